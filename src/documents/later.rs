//! What is made of files later.

use std::rc::Rc;

use super::import::{self, Review};
use crate::base::ItemId;
use crate::base::later::later;
use crate::domain::{Document, Facts};

later! {
    /// What waiting tables would change: see [`import::waiting_review`].
    fn waiting_review(tables: &str, turned: &str, facts: &Facts) -> Option<Rc<Review>> = import::waiting_review;

    /// Makes the changes of a review that are taken: see [`Review::apply`].
    fn apply(review: &Review, document: &mut Document, ids: Vec<ItemId>) = Review::apply;
}
