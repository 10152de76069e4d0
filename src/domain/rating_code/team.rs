//! Who is who: the people of a team in a link, and the number by which a phone says whose it is.

use super::symbols::Bits;
use crate::base::ItemId;
use crate::domain::panel::Respondent;

/// What precedes the people of a team in the fragment of a link.
pub const TEAM_NAME: &str = "stem-readiness-team=";

/// The most bytes of people that a link is given: more makes a QR code that phones do not read off a wall.
const MOST_WRITTEN: usize = 500;

/// The most bytes of people that are read from a link.
const MOST_READ: usize = 4000;

/// The most people that are read from a link.
const MOST_PEOPLE: usize = 500;

/// Between people, and between what is said of one: characters that no link needs to escape.
const PERSON: char = '~';
const FIELD: char = '.';

/// A number of a phone with a seat: so many bits of chance, and so many that follow from them, the round and the person.
const ROUND_BITS: u32 = 24;
const CHANCE_BITS: u32 = 12;
const SEAT_BITS: u32 = 20;

/// The people as a link carries them: ids and roles, names where wanted. Empty where they are too many for a link.
///
/// ```
/// use stem_readiness::domain::panel::Respondent;
/// use stem_readiness::domain::rating_code::written_team;
/// let ana = Respondent { id: "i1".into(), name: "Ana P.".into(), role: "Teacher".into(), ..Respondent::default() };
/// assert_eq!(written_team(&[ana.clone()], false), "i1.Teacher");
/// assert_eq!(written_team(&[ana], true), "i1.Teacher.Ana%20P%2E");
/// ```
#[must_use]
pub fn written_team(roster: &[Respondent], names: bool) -> String {
    let person = |person: &Respondent| {
        let mut text = escaped(person.id.as_str());
        let fields = if names { vec![&person.role, &person.name] } else { vec![&person.role] };
        for field in fields {
            text.push(FIELD);
            text.push_str(&escaped(field.trim()));
        }
        text
    };
    let text = roster.iter().map(person).collect::<Vec<_>>().join("~");
    if text.len() <= MOST_WRITTEN { text } else { String::new() }
}

/// The people that a link carries; none where it carries none.
#[must_use]
pub fn read_team(link: &str) -> Vec<Respondent> {
    link.split(['#', '&']).find_map(|part| part.strip_prefix(TEAM_NAME)).map_or(Vec::new(), people)
}

fn people(text: &str) -> Vec<Respondent> {
    let text = &text[..text.floor_char_boundary(MOST_READ)];
    let person = |text: &str| {
        let mut fields = text.split(FIELD).map(plain);
        let id = fields.next().filter(|id| !id.is_empty())?;
        let (role, name) = (fields.next().unwrap_or_default(), fields.next().unwrap_or_default());
        Some(Respondent { id: id.into(), name, role, ..Respondent::default() })
    };
    text.split(PERSON).filter_map(person).take(MOST_PEOPLE).collect()
}

/// Percent-encoded: letters, digits, `-` and `_` stay.
fn escaped(text: &str) -> String {
    let mut written = String::new();
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_') {
            written.push(char::from(byte));
        } else {
            written.push_str(&format!("%{byte:02X}"));
        }
    }
    written
}

/// Undoes [`escaped`]. What is no escape stays as it is.
fn plain(text: &str) -> String {
    let mut bytes = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.bytes().next() {
        let code = rest.get(1..3).filter(|_| first == b'%').and_then(|code| u8::from_str_radix(code, 16).ok());
        let taken = if code.is_some() { 3 } else { 1 };
        bytes.push(code.unwrap_or(first));
        rest = rest.get(taken..).unwrap_or_default();
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The number of a phone whose owner has this seat in a round. It keeps the first bits of a number by chance, so that two
/// phones of one person are two.
#[must_use]
pub fn seated(round: u32, chance: u32, person: &ItemId) -> u32 {
    let chance = chance >> SEAT_BITS;
    let mut bits = Bits::default();
    bits.push(round, ROUND_BITS);
    bits.push(chance, CHANCE_BITS);
    person.as_str().bytes().for_each(|byte| bits.push(u32::from(byte), 8));
    chance << SEAT_BITS | bits.check() & ((1 << SEAT_BITS) - 1)
}

/// Whose phone has this number in a round. Nobody's where it says no seat, or fits two. A number that is all chance fits a
/// person once in a million.
#[must_use]
pub fn seat_of(round: u32, rater: u32, roster: &[Respondent]) -> Option<&ItemId> {
    let mut found = roster.iter().map(|person| &person.id).filter(|id| seated(round, rater, id) == rater);
    found.next().filter(|_| found.next().is_none())
}

/// The number of a phone whose owner is none of the team: chance, but nobody's.
#[must_use]
pub fn unseated(round: u32, chance: u32, roster: &[Respondent]) -> u32 {
    (0..=u32::MAX)
        .map(|step| chance.wrapping_add(step))
        .find(|rater| seat_of(round, *rater, roster).is_none())
        .unwrap_or(chance)
}
