//! What the way in for schools is given, and what it makes of a table.

use crate::app::Msg;
use crate::domain::pilot::Pilot;
use crate::domain::pilot::read::{Read, Reading, Sheet};
use crate::ui::Wish;
use crate::ui::draft::Draft;
use crate::ui::view::{Callback, MouseEvent, Properties};
use crate::words::Words;

#[derive(Clone, PartialEq, Properties)]
pub(in crate::ui::places::plan) struct ImportProps {
    pub pilot: Pilot,
    /// The table under way.
    pub text: Draft,
    /// How it is read once somebody corrected the guess: a line for each correction, as `column::corrected` reads it.
    pub columns: Draft,
    pub words: Words,
    pub send: Callback<Msg>,
    pub ask: Callback<Wish>,
}

/// A table as far as it is understood.
#[derive(PartialEq)]
pub(super) struct Understood {
    pub sheet: Sheet,
    /// The guess of its columns, which decides where each is shown.
    pub guess: Reading,
    /// The guess as somebody corrected it.
    pub reading: Reading,
    pub read: Read,
}

/// Adds a correction to those that are written.
pub(super) fn correct(corrections: &Draft, line: String) -> Callback<MouseEvent> {
    let corrections = corrections.clone();
    Callback::from(move |_: MouseEvent| corrections.add_line(&line))
}
