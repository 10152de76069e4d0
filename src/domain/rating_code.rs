//! A person's ratings as about fifty characters, to be typed, read aloud, shown as a QR code or put into a file.
//!
//! `schema/rating-code.md` specifies the code, so that others can make and read it.

mod number;
mod symbols;
mod team;

use super::panel::{Rating, Said, Scope};
use super::{Confidence, Framework};
use crate::base::{IndicatorId, Level};
use number::Number;
use symbols::{Bits, Slip, Unreadable};

pub use team::{TEAM_NAME, read_team, seat_of, seated, unseated, written_team};

/// The format this program writes.
pub const FORMAT: u32 = 1;

/// Above this many characters nobody types a code: it travels as QR code or file.
pub const MOST_TYPED: usize = 100;

const FORMAT_BITS: u32 = 4;
const SET_BITS: u32 = 16;
const ROUND_BITS: u32 = 24;
const RATER_BITS: u32 = 32;
const REVISION_BITS: u32 = 8;

/// The indicators a round is about, in order. Two sides that hold the same one understand each other's codes.
#[derive(Clone, Debug, PartialEq)]
pub struct IndicatorSet {
    /// The indicators, in the framework's order.
    pub ids: Vec<IndicatorId>,
    /// How many levels each has.
    pub level_count: u8,
    /// Sixteen bits that tell this set from others.
    pub fingerprint: u16,
}

/// What a rating code says.
#[derive(Clone, Debug, PartialEq)]
pub struct RatingCode {
    /// The round, 24 bits.
    pub round: u32,
    /// Who rated: a number made by chance on the phone.
    pub rater: u32,
    /// Grows each time the same person makes a code with other ratings.
    pub revision: u8,
    /// What was said of each indicator of the set, in order; `None` where nothing was.
    pub ratings: Vec<Option<Rating>>,
}

/// What a phone needs to join a round. It carries no answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct JoinCode {
    /// The round, 24 bits.
    pub round: u32,
    /// Which indicators are rated.
    pub scope: Scope,
    /// The fingerprint of their set.
    pub fingerprint: u16,
}

/// What precedes a join code in the fragment of a link.
pub const LINK_NAME: &str = "stem-readiness-rate=";

/// The link that phones open to rate in a round: the page, with the people of the team, if there are any, and the join
/// code in its fragment. The code comes last, where people and programs look for it.
///
/// ```
/// use stem_readiness::domain::rating_code::link;
/// assert_eq!(link("https://a.example/rate#top", "", "AB"), "https://a.example/rate#stem-readiness-rate=AB");
/// let link = link("https://a.example/rate", "i1.Teacher", "AB");
/// assert_eq!(link, "https://a.example/rate#stem-readiness-team=i1.Teacher&stem-readiness-rate=AB");
/// ```
#[must_use]
pub fn link(page: &str, team: &str, join: &str) -> String {
    let page = page.split('#').next().unwrap_or(page);
    let team = if team.is_empty() { String::new() } else { [TEAM_NAME, team, "&"].concat() };
    [page, "#", &team, LINK_NAME, join].concat()
}

/// The most bytes of our parts that are read from a link.
const MOST_OF_A_LINK: usize = 5000;

/// Our parts of a link's fragment, the join code last, and the fragment without them, neither with its `#`. `None` where
/// there is no join code.
///
/// ```
/// use stem_readiness::domain::rating_code::in_fragment;
/// let ours = "stem-readiness-rate=AB".to_owned();
/// assert_eq!(in_fragment("#a=1&stem-readiness-rate=AB&b"), Some((ours, "a=1&b".to_owned())));
/// assert_eq!(in_fragment("#top"), None);
/// ```
#[must_use]
pub fn in_fragment(fragment: &str) -> Option<(String, String)> {
    let parts = || fragment.strip_prefix('#').unwrap_or(fragment).split('&').filter(|part| !part.is_empty());
    let join = parts().find(|part| part.starts_with(LINK_NAME))?;
    let team = parts().find(|part| part.starts_with(TEAM_NAME));
    let ours = team.into_iter().chain([join]).map(|part| &part[..part.floor_char_boundary(MOST_OF_A_LINK)]);
    let others: Vec<&str> =
        parts().filter(|part| !part.starts_with(LINK_NAME) && !part.starts_with(TEAM_NAME)).collect();
    Some((ours.collect::<Vec<_>>().join("&"), others.join("&")))
}

/// Why a code was refused. Nothing of what was collected changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CodeError {
    /// There is nothing that could be a code.
    Nothing,
    /// A character that no code has; its place among the code's characters, from 1.
    Character(char, usize),
    /// So many characters were found, and so many should be.
    Length(usize, usize),
    /// The check does not fit, and no single slip explains it.
    Slip,
    /// The check would fit with another character at this place among the code's characters, from 1.
    Wrong(usize),
    /// The check would fit with this character and the next one swapped, from 1.
    Swapped(usize),
    /// It is a join code, or the link that phones open: what people get, not what they give back.
    Join,
    /// The code is of a later format.
    Newer(u32),
    /// The code is about other indicators: another framework or edition, or the other of pulse and full.
    OtherSet,
    /// The code belongs to another round.
    OtherRound,
    /// The check fits and the content does not: no program of ours made it.
    Forged,
}

impl IndicatorSet {
    /// The indicators of a framework that a scope shows.
    #[must_use]
    pub fn of(framework: &Framework, scope: Scope) -> IndicatorSet {
        let shown = framework.indicators().filter(|indicator| scope == Scope::Full || indicator.pulse);
        let ids: Vec<IndicatorId> = shown.map(|indicator| indicator.id.clone()).collect();
        let level_count = framework.level_count();
        let fingerprint = fingerprint(framework, &ids);
        IndicatorSet { ids, level_count, fingerprint }
    }

    /// How many things can be said of an indicator: nothing, "I can't tell", or a level with one of four confidences.
    fn states(&self) -> u32 {
        2 + 4 * u32::from(self.level_count)
    }

    /// The bits that all ratings take together.
    fn rating_bits(&self) -> u32 {
        let mut largest = Number::default();
        for _ in &self.ids {
            largest.push(self.states(), self.states() - 1);
        }
        largest.bit_length()
    }

    /// How many characters a code for this set has.
    #[must_use]
    pub fn code_length(&self) -> usize {
        let head = FORMAT_BITS + SET_BITS + ROUND_BITS + RATER_BITS + REVISION_BITS;
        (head + self.rating_bits()).div_ceil(5) as usize + symbols::CHECK_SYMBOLS
    }
}

/// CRC-16/CCITT-FALSE of `id edition levels id id …`, in UTF-8 with single spaces.
fn fingerprint(framework: &Framework, ids: &[IndicatorId]) -> u16 {
    let mut words = vec![framework.id.as_str(), framework.edition.as_str()];
    let levels = framework.level_count().to_string();
    words.push(&levels);
    words.extend(ids.iter().map(IndicatorId::as_str));
    let mut rest = 0xFFFF_u16;
    for byte in words.join(" ").bytes() {
        rest ^= u16::from(byte) << 8;
        for _ in 0..8 {
            let carried = rest & 0x8000 != 0;
            rest <<= 1;
            if carried {
                rest ^= 0x1021;
            }
        }
    }
    rest
}

impl RatingCode {
    /// The code as characters, without groups.
    #[must_use]
    pub fn write(&self, set: &IndicatorSet) -> String {
        let mut bits = Bits::default();
        bits.push(FORMAT, FORMAT_BITS);
        bits.push(u32::from(set.fingerprint), SET_BITS);
        bits.push(self.round, ROUND_BITS);
        bits.push(self.rater, RATER_BITS);
        bits.push(u32::from(self.revision), REVISION_BITS);
        let mut number = Number::default();
        for at in 0..set.ids.len() {
            let said = self.ratings.get(at).copied().flatten();
            number.push(set.states(), state(said).min(set.states() - 1));
        }
        number.write(&mut bits, set.rating_bits());
        bits.seal()
    }

    /// Which of two codes of one phone stays: the higher revision, then the later characters.
    pub(super) fn write_rank(&self, other: &RatingCode, set: &IndicatorSet) -> std::cmp::Ordering {
        let rank = |code: &RatingCode| (code.revision, code.write(set));
        rank(self).cmp(&rank(other))
    }

    /// Reads a code for a set and a round. Case does not count, nor what is neither letter nor digit; a link that ends with
    /// the code is understood, and a code among words.
    ///
    /// # Errors
    /// What is wrong with it.
    ///
    /// ```
    /// use stem_readiness::content;
    /// use stem_readiness::domain::panel::Scope;
    /// use stem_readiness::domain::rating_code::{IndicatorSet, RatingCode, grouped};
    /// let set = IndicatorSet::of(&content::framework(), Scope::Full);
    /// let code = RatingCode { round: 7, rater: 42, revision: 1, ratings: vec![None; 30] };
    /// let text = code.write(&set);
    /// assert_eq!(text.len(), 48);
    /// assert_eq!(RatingCode::read(&grouped(&text).to_lowercase(), &set, 7), Ok(code));
    /// let slip = if text.starts_with('2') { "3" } else { "2" };
    /// assert!(RatingCode::read(&format!("{slip}{}", &text[1..]), &set, 7).is_err());
    /// ```
    pub fn read(text: &str, set: &IndicatorSet, round: u32) -> Result<RatingCode, CodeError> {
        let expected = set.code_length();
        let mut bits = open(text, expected)?;
        let found = bits.len() / 5 + symbols::CHECK_SYMBOLS;
        if bits.len() < (FORMAT_BITS + SET_BITS + ROUND_BITS + RATER_BITS + REVISION_BITS) as usize {
            return Err(if JoinCode::read(text).is_ok() {
                CodeError::Join
            } else {
                CodeError::Length(found, expected)
            });
        }
        format_of(&mut bits)?;
        if bits.take(SET_BITS) != u32::from(set.fingerprint) {
            return Err(CodeError::OtherSet);
        }
        if bits.take(ROUND_BITS) != round {
            return Err(CodeError::OtherRound);
        }
        let (rater, revision) = (bits.take(RATER_BITS), bits.take(REVISION_BITS) as u8);
        let mut number = Number::read(&mut bits, set.rating_bits());
        let padding = bits.len() as u32;
        if found != expected || bits.take(padding) != 0 {
            return Err(CodeError::Forged);
        }
        let mut ratings: Vec<Option<Rating>> = set.ids.iter().map(|_| said(number.pop(set.states()))).collect();
        ratings.reverse();
        if number.is_zero() { Ok(RatingCode { round, rater, revision, ratings }) } else { Err(CodeError::Forged) }
    }
}

impl JoinCode {
    /// The code as fifteen characters in three groups, for the end of a link and for typing.
    #[must_use]
    pub fn write(self) -> String {
        let mut bits = Bits::default();
        bits.push(FORMAT, FORMAT_BITS);
        bits.push(u32::from(self.scope == Scope::Pulse), 1);
        bits.push(self.round, ROUND_BITS);
        bits.push(u32::from(self.fingerprint), SET_BITS);
        let text = bits.seal();
        text.as_bytes().chunks(JOIN_GROUP).map(|five| String::from_utf8_lossy(five)).collect::<Vec<_>>().join("-")
    }

    /// Reads a join code, or a link that ends with one.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn read(text: &str) -> Result<JoinCode, CodeError> {
        let mut bits = open(text, Self::LENGTH)?;
        if bits.len() != (Self::LENGTH - symbols::CHECK_SYMBOLS) * 5 {
            return Err(CodeError::Length(bits.len() / 5 + symbols::CHECK_SYMBOLS, Self::LENGTH));
        }
        format_of(&mut bits)?;
        let scope = if bits.take(1) == 1 { Scope::Pulse } else { Scope::Full };
        Ok(JoinCode { scope, round: bits.take(ROUND_BITS), fingerprint: bits.take(SET_BITS) as u16 })
    }

    const LENGTH: usize = 15;
}

/// How many characters of a rating code are read aloud together.
pub const GROUP: usize = 4;

/// How many characters of a join code are written together.
pub const JOIN_GROUP: usize = 5;

/// The characters in groups of four, for reading aloud.
#[must_use]
pub fn grouped(code: &str) -> String {
    code.as_bytes().chunks(GROUP).map(|four| String::from_utf8_lossy(four)).collect::<Vec<_>>().join(" ")
}

/// The text after the last `#`, `=` or `:`, so that links and labeled lines are understood.
fn bare(text: &str) -> &str {
    text.rsplit(['#', '=', ':', '＃', '＝', '：']).next().unwrap_or(text)
}

/// The most bytes of a text among whose words a code is looked for.
const MOST_AROUND: usize = 2000;

/// The one code among the words of a text, however often it stands there: as many of them as have its characters, and a
/// check that fits. `None` where there is none, or more than one.
fn among_words(text: &str, expected: usize) -> Option<Bits> {
    let text = &text[..text.floor_char_boundary(MOST_AROUND)];
    let words: Vec<&str> = text.split([' ', '\u{a0}', '\t', '\n', ':']).filter(|word| !word.is_empty()).collect();
    let lengths: Vec<usize> =
        words.iter().map(|word| word.chars().filter(|c| symbols::is_written(*c)).count()).collect();
    let from = |first: usize| {
        let mut length = 0;
        let last = (first..words.len()).find(|at| {
            length += lengths[*at];
            length >= expected
        })?;
        // Words without a character of their own begin no code.
        let is_whole = length == expected && lengths[first] > 0;
        is_whole.then(|| Bits::open(&words[first..=last].join(" ")).ok())?
    };
    let mut found = (0..words.len()).filter_map(from);
    found.next().filter(|first| found.all(|other| other == *first))
}

fn open(text: &str, expected: usize) -> Result<Bits, CodeError> {
    let read = Bits::open(bare(text)).or_else(|why| match why {
        Unreadable::TooShort(0) => Bits::open(text),
        why => Err(why),
    });
    read.or_else(|why| among_words(text, expected).ok_or(why)).map_err(|unreadable| match unreadable {
        Unreadable::Character(c, at) => CodeError::Character(c, at),
        Unreadable::TooShort(0) => CodeError::Nothing,
        Unreadable::TooShort(found) | Unreadable::TooLong(found) => CodeError::Length(found, expected),
        Unreadable::Slip(found, _) if found != expected => CodeError::Length(found, expected),
        Unreadable::Slip(_, None) => CodeError::Slip,
        Unreadable::Slip(_, Some(Slip::Wrong(at))) => CodeError::Wrong(at),
        Unreadable::Slip(_, Some(Slip::Swapped(at))) => CodeError::Swapped(at),
    })
}

fn format_of(bits: &mut Bits) -> Result<(), CodeError> {
    match bits.take(FORMAT_BITS) {
        FORMAT => Ok(()),
        0 => Err(CodeError::Forged),
        later => Err(CodeError::Newer(later)),
    }
}

/// The number of what was said: 0 nothing, 1 "I can't tell", then levels with each confidence.
fn state(rating: Option<Rating>) -> u32 {
    match rating {
        None => 0,
        Some(Rating { said: Said::CannotTell, .. }) => 1,
        Some(Rating { said: Said::Level(level), confidence }) => {
            let sure = match confidence {
                None => 0,
                Some(Confidence::Guess) => 1,
                Some(Confidence::Fair) => 2,
                Some(Confidence::Certain) => 3,
            };
            2 + 4 * level.index() as u32 + sure
        }
    }
}

fn said(state: u32) -> Option<Rating> {
    let Some(level) = state.checked_sub(2) else {
        return (state == 1).then_some(Rating { said: Said::CannotTell, confidence: None });
    };
    let confidence = [None, Some(Confidence::Guess), Some(Confidence::Fair), Some(Confidence::Certain)];
    let confidence = confidence[(level % 4) as usize];
    Level::new((level / 4 + 1) as u8).ok().map(|level| Rating { said: Said::Level(level), confidence })
}
