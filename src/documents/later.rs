//! What is made of files later.

use super::import::{self, Review};
use crate::base::later::later;
use crate::domain::plan::Plan;

later! {
    /// What a changed table of the plan would change. `None` when it has no column of action ids.
    fn review(rows: &[Vec<String>], plan: &Plan) -> Option<Review> = import::review;
}
