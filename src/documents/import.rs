//! What somebody changed in a table that left the widget, to be looked over before anything changes.
//!
//! Each column of a table says itself how it comes back ([`Back`](super::table::Back)). A cell that says what the widget
//! would write there now changes nothing, whatever a spreadsheet program has made of it on the way.

mod apply;
mod cell;
mod change;
mod day;
mod known;
mod look;
mod reading;
mod sheet;

use std::rc::Rc;

use crate::base::json::{self, Json, Reader};
use crate::documents::manuscript::Manuscript;
use crate::documents::paper::PaperSize;
use crate::domain::Facts;
use crate::words::Words;
pub use change::{Change, Edit, Fault, Left, LeftWhat, Place, Review, What, Why};
use sheet::Sheet;

/// The rows of a table, its head among them.
pub type Rows = Vec<Vec<String>>;

/// Looks over tables that wait, as they are kept. `turned` are the keys of changes that are kept beside them: see [`review`].
#[must_use]
pub fn waiting_review(tables: &str, turned: &str, facts: &Facts) -> Option<Rc<Review>> {
    let tables: Vec<Rows> = kept(tables)?;
    let turned: Vec<String> = kept(turned).unwrap_or_default();
    review(&tables, &turned, facts).map(Rc::new)
}

/// A value that this program has kept as a text.
pub(crate) fn kept<T: Json>(text: &str) -> Option<T> {
    json::read_by(Reader::new(0).lenient(), serde_json::from_str(text).ok()?).ok()
}

/// Looks over tables that came back, each its head first. `None` when none of them is one of ours. Columns that are not
/// there change nothing; a cell that was emptied takes the value away. `turned` are the keys of changes about which
/// somebody has decided otherwise than the review proposes.
#[must_use]
pub fn review(tables: &[Rows], turned: &[String], facts: &Facts) -> Option<Review> {
    // Names of columns and words of choices are the same in every language; besides, English ones are understood.
    let words = Words::english();
    let manuscript = &Manuscript::of(facts, &words, PaperSize::Letter);
    let known = known::tables(manuscript);
    let document = apply::value(manuscript.document);
    let mut review = Review::default();
    let mut is_ours = false;
    for rows in tables {
        if let Some(sheet) = Sheet::of(rows, &known) {
            is_ours = true;
            sheet.look_over(manuscript, &document, &mut review);
        }
    }
    for change in &mut review.changes {
        let proposed = change.what != What::Removed;
        change.is_taken = proposed != turned.contains(&change.key());
    }
    is_ours.then_some(review)
}
