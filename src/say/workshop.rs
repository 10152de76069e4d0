//! Sentences about rating together: spreads, agreement, what to ask, and the parts of the script.

use std::borrow::Cow;

use crate::base::ItemId;
use crate::domain::Panel;
use crate::domain::agenda::Part;
use crate::domain::agreement::{MINUTES_EACH, Pattern, Spread, Verdict};
use crate::domain::panel::Respondent;
use crate::domain::rating_code::CodeError;
use crate::words::{Words, with};

/// The spread in words: "4 at 1, 1 at 2, 1 at 3, 3 at 4; 2 of 11 couldn't tell".
#[must_use]
pub fn in_words(spread: &Spread, words: &Words) -> String {
    let levels = (1_u32..).zip(&spread.levels).filter(|(_, count)| **count > 0);
    let mut said: Vec<String> =
        levels.map(|(level, count)| words.workshop_spread_at(with::Count(*count), with::Level(level))).collect();
    if said.is_empty() {
        said.push(words.workshop_spread_none().into_owned());
    }
    let mut text = said.join(", ");
    if spread.cannot_tell > 0 {
        text.push_str("; ");
        text.push_str(&words.workshop_spread_cannot(with::Count(spread.cannot_tell), with::Said(spread.said())));
    }
    text
}

/// The median and the agreement with its band: "Median 2 · Agreement 0.17, discuss".
#[must_use]
pub fn measures(spread: &Spread, words: &Words) -> String {
    let mut parts = Vec::new();
    if let Some(tenths) = spread.median_tenths() {
        parts.push(words.workshop_median(median(tenths, words)));
    }
    if let Some(agreement) = spread.agreement().filter(|_| spread.verdict() != Verdict::TooFew) {
        parts.push(words.workshop_agreement(hundredths(agreement.hundredths(), words)));
    }
    parts.push(band(spread, words).into_owned());
    parts.join(" · ")
}

/// A median as people write it: "2", or "2.5" between two levels.
#[must_use]
pub fn median(tenths: u32, words: &Words) -> String {
    words.formats().number(f64::from(tenths) / 10.0, u8::from(!tenths.is_multiple_of(10)))
}

/// An agreement as people write it: "0.17".
#[must_use]
pub fn hundredths(value: u32, words: &Words) -> String {
    words.formats().number(f64::from(value) / 100.0, 2)
}

/// What the spread asks of the team, in a word.
#[must_use]
pub fn band(spread: &Spread, words: &Words) -> Cow<'static, str> {
    match spread.verdict() {
        Verdict::TooFew => words.workshop_band_few(),
        Verdict::Agreed(_) => words.workshop_band_agreed(),
        Verdict::Brief => words.workshop_band_brief(),
        Verdict::Discuss => words.workshop_band_discuss(),
    }
}

/// The question to ask of a room with this pattern.
#[must_use]
pub fn question(pattern: Pattern, words: &Words) -> String {
    match pattern {
        Pattern::Split(low, high) => words.workshop_ask_split(with::High(high.number()), with::Low(low.number())),
        Pattern::Outlier(level) => words.workshop_ask_outlier(level.number()),
        Pattern::Wide(low, high) => words.workshop_ask_wide(with::High(high.number()), with::Low(low.number())),
        Pattern::Middling => words.workshop_ask_middling().into_owned(),
        Pattern::Claimed => words.workshop_ask_claimed().into_owned(),
        Pattern::Together => words.workshop_ask_together().into_owned(),
    }
}

/// The name of a part of the script.
#[must_use]
pub fn part_name(part: Part, words: &Words) -> Cow<'static, str> {
    match part {
        Part::Open => words.workshop_part_open(),
        Part::Mission => words.workshop_part_mission(),
        Part::Rate => words.workshop_part_rate(),
        Part::Collect => words.workshop_part_collect(),
        Part::Talk => words.workshop_part_talk(),
        Part::Choose => words.workshop_part_choose(),
        Part::Act => words.workshop_part_act(),
        Part::Sign => words.workshop_part_sign(),
    }
}

/// What happens in a part of the script.
#[must_use]
pub fn part_does(part: Part, minutes: u32, words: &Words) -> String {
    match part {
        Part::Open => words.workshop_do_open(),
        Part::Mission => words.workshop_do_mission(),
        Part::Rate => words.workshop_do_rate(),
        Part::Collect => words.workshop_do_collect(),
        Part::Talk => return words.workshop_do_talk(minutes / MINUTES_EACH),
        Part::Choose => words.workshop_do_choose(),
        Part::Act => words.workshop_do_act(),
        Part::Sign => words.workshop_do_sign(),
    }
    .into_owned()
}

/// What helps when the time of a part runs short.
#[must_use]
pub fn part_prompt(part: Part, words: &Words) -> Cow<'static, str> {
    match part {
        Part::Open => words.workshop_prompt_open(),
        Part::Mission => words.workshop_prompt_mission(),
        Part::Rate => words.workshop_prompt_rate(),
        Part::Collect => words.workshop_prompt_collect(),
        Part::Talk => words.workshop_prompt_talk(),
        Part::Choose => words.workshop_prompt_choose(),
        Part::Act => words.workshop_prompt_act(),
        Part::Sign => words.workshop_prompt_sign(),
    }
}

/// Why a code was refused, in a clause. `group` is how many characters are written together.
pub(crate) fn refused_code(error: CodeError, group: usize, words: &Words) -> String {
    let in_group = |at: usize| (((at - 1) / group + 1) as u32, ((at - 1) % group + 1) as u32);
    match error {
        CodeError::Nothing => words.workshop_code_nothing().into_owned(),
        CodeError::Character(c, at) => {
            words.workshop_code_character(with::Character(c.to_string()), with::Place(at as u32))
        }
        CodeError::Length(found, expected) => {
            words.workshop_code_length(with::Expected(expected as u32), with::Found(found as u32))
        }
        CodeError::Slip => words.workshop_code_slip().into_owned(),
        CodeError::Wrong(at) => {
            let (group, place) = in_group(at);
            words.workshop_code_wrong(with::Group(group), with::Place(place))
        }
        CodeError::Swapped(at) => {
            let (group, place) = in_group(at);
            words.workshop_code_swapped(with::Group(group), with::Place(place))
        }
        CodeError::Join => words.workshop_code_join().into_owned(),
        CodeError::Newer(_) => words.workshop_code_newer().into_owned(),
        CodeError::OtherSet => words.workshop_code_other_set().into_owned(),
        CodeError::OtherRound => words.workshop_code_other_round().into_owned(),
        CodeError::Forged => words.workshop_code_forged().into_owned(),
    }
}

/// A person as a phone's list shows it: by name where there is one, else by number, with the role.
pub(crate) fn on_list(at: usize, person: &Respondent, words: &Words) -> String {
    let name = person.name.trim();
    let name = if name.is_empty() { words.workshop_person_number(at as u32 + 1) } else { name.to_owned() };
    match person.role.trim() {
        "" => name,
        role => words.workshop_seat_with_role(with::Name(name), with::Role(role)),
    }
}

/// A person of the roster by number and name, as the person finds the number on a phone: "3 Cruz".
pub(crate) fn numbered(panel: &Panel, at: usize, words: &Words) -> String {
    let name = panel.roster.get(at).map_or("", |person| person.name.trim());
    let number = at as u32 + 1;
    if panel.names_hidden || name.is_empty() {
        words.workshop_person_number(number)
    } else {
        words.workshop_person_numbered(with::Name(name), with::Number(number))
    }
}

/// A person's name as it may be shown: a number where names are hidden or there is none.
pub(crate) fn name_of(panel: &Panel, id: &ItemId, words: &Words) -> String {
    let at = panel.roster.iter().position(|person| person.id == *id);
    let name = at.and_then(|at| panel.roster.get(at)).map_or("", |person| person.name.trim());
    if panel.names_hidden || name.is_empty() {
        words.workshop_person_number(at.unwrap_or(0) as u32 + 1)
    } else {
        name.to_owned()
    }
}
