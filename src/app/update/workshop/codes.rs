//! Rating codes are typed and given: before the reveal into the round, after it apart.

use std::rc::Rc;

use super::super::{drafts, touched};
use super::{change_open, edit};
use crate::app::drafts::LATE_CODES;
use crate::app::model::Model;
use crate::app::workshop::LineAnswer;
use crate::base::text::is_unseen;
use crate::domain::panel::{MOST_BALLOTS, Respondent, Taken, hexadecimal};
use crate::domain::rating_code::{CodeError, IndicatorSet, RatingCode, seat_of};

/// The longest text of codes that is read at once.
const MOST_TEXT: usize = 1 << 20;

/// The most lines of a code that a mail program has broken.
const MOST_LINES: usize = 14;

/// How much of a line is shown beside its answer, in characters: no code or link is longer.
const SHOWN: usize = 1000;

/// How many lines are answered: one for each ballot that a round can hold. What follows is not read.
const MOST_ANSWERS: usize = MOST_BALLOTS;

/// Keeps what is typed and not given yet.
pub(super) fn typed(model: &mut Model, text: String) {
    if model.sealed().is_some() {
        edit(model, |sealed| sealed.typed = text);
    } else {
        drafts(model).set(LATE_CODES, Some(text));
    }
}

/// Takes codes in, and answers each line on its own. Of what was typed, the lines that were refused stay in the field.
pub(super) fn given(model: &mut Model, text: &str) {
    let text = &text[..text.floor_char_boundary(MOST_TEXT)];
    let is_typed = model.typed_codes() == text;
    if let Some(sealed) = model.sealed().cloned() {
        let (set, mut taken) = (IndicatorSet::of(&model.framework, sealed.scope), (*sealed).clone());
        let left = answer(model, text, &set, sealed.number(), |code, roster| {
            let outcome = taken.take(code, &set);
            if outcome == Taken::New {
                taken.ballots.seat(&hexadecimal(code.rater), seat_of(code.round, code.rater, roster));
            }
            outcome
        });
        if is_typed {
            taken.typed = left;
        }
        model.workshop.sealed = Some(Rc::new(taken));
        touched(model);
    } else if let Some(round) = model.document.panel.open_round().cloned() {
        let (set, mut taken) = (IndicatorSet::of(&model.framework, round.scope), round.clone());
        let left = answer(model, text, &set, round.number(), |code, roster| {
            let outcome = taken.take_late(code, &set);
            if let (Taken::Late, Some(person)) = (outcome, seat_of(code.round, code.rater, roster)) {
                taken.apart.seat_first(&hexadecimal(code.rater), person);
            }
            outcome
        });
        if is_typed {
            drafts(model).set(LATE_CODES, Some(left).filter(|left| !left.is_empty()));
        }
        if taken != round {
            change_open(model, |round| *round = taken);
        }
    }
}

/// Reads codes line by line, and tells what became of each. Returns what was not taken, as lines.
fn answer(
    model: &mut Model,
    text: &str,
    set: &IndicatorSet,
    round: u32,
    mut take: impl FnMut(&RatingCode, &[Respondent]) -> Taken,
) -> String {
    let lines: Vec<&str> =
        text.split(['\n', '\r', ',', ';']).map(str::trim).filter(|line| !line.chars().all(is_unseen)).collect();
    let (mut answers, mut left) = (Vec::new(), Vec::<&str>::new());
    let mut at = 0;
    while at < lines.len() && answers.len() < MOST_ANSWERS {
        let (found, count) = read(&lines[at..], set, round);
        let outcome = found.map(|code| take(&code, &model.document.panel.roster));
        let given = lines[at..at + count].join(" ");
        let line: String = given.chars().filter(|c| !is_unseen(*c)).take(SHOWN).collect();
        if outcome.is_err() {
            left.extend(&lines[at..at + count]);
        }
        answers.push(LineAnswer { line, outcome });
        at += count;
    }
    left.extend(&lines[at..]);
    model.workshop.answers = Rc::new(answers);
    left.join("\n")
}

/// The code that begins with the first line, and how many lines it takes: mail programs break long lines.
fn read(lines: &[&str], set: &IndicatorSet, round: u32) -> (Result<RatingCode, CodeError>, usize) {
    let first = RatingCode::read(lines[0], set, round);
    let Err(CodeError::Length(found, expected)) = first else { return (first, 1) };
    if found < expected {
        for count in 2..=lines.len().min(MOST_LINES) {
            if let Ok(code) = RatingCode::read(&lines[..count].join(""), set, round) {
                return (Ok(code), count);
            }
        }
    }
    (first, 1)
}
