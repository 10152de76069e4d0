//! What is made of files later.

use std::collections::BTreeSet;

use super::import::{self, Review, Rows};
use crate::base::ItemId;
use crate::base::later::later;
use crate::domain::{Document, Facts};

later! {
    /// What changed tables would change: see [`import::review`]. `None` when none of them is one of ours.
    fn review(tables: &[Rows], turned: &BTreeSet<String>, facts: &Facts) -> Option<Review> = import::review;

    /// Makes the changes of a review that are taken: see [`Review::apply`].
    fn apply(review: &Review, document: &mut Document, ids: Vec<ItemId>) = Review::apply;
}
