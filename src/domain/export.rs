//! What leaves the widget: documents made by pure functions; the browser only carries them away.

mod board;
mod common;
mod full_plan;
pub mod html;
pub mod page;
mod poster;
mod rating_sheets;
mod script;
mod step_report;
mod team;

use std::cell::Cell;

use super::paper::{Pack, Paper};
use super::{Date, Document, Framework};
use crate::words::Words;

/// What a printed document is made from.
pub(crate) struct Source<'a> {
    pub(crate) document: &'a Document,
    pub(crate) framework: &'a Framework,
    pub(crate) today: Date,
    pub(crate) words: &'a Words,
    /// Whether a text was too long for its place.
    pub(crate) cut: Cell<bool>,
}

/// A printed document, as it stands on a day. An empty document gives a paper that says what is missing.
#[must_use]
pub fn paper(pack: Pack, document: &Document, framework: &Framework, today: Date, words: &Words) -> Paper {
    let source = Source { document, framework, today, words, cut: Cell::new(false) };
    match pack {
        Pack::Board => board::board(&source),
        Pack::FullPlan => full_plan::full_plan(&source),
        Pack::Poster => poster::poster(&source),
        Pack::StepReport => step_report::step_report(&source),
        Pack::RatingSheets => rating_sheets::rating_sheets(&source),
        Pack::Script => script::script(&source),
    }
}
