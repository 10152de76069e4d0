//! Lets a phone join the round of its link.

use super::{fragment, today};
use crate::app::Workshop;
use crate::domain::rating_code::JoinCode;

/// Joins the round of the page's link, which is read once.
pub(super) fn join_by_link(workshop: &mut Workshop) {
    if let Some(text) = fragment::take() {
        workshop.join(JoinCode::read(&text), today::number());
    }
}
