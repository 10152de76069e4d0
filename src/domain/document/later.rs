//! How what a team comes to after rating is compared.

use crate::base::later::later;
use crate::domain::framework::reference::FrameworkRef;
use crate::domain::{Milestone, Panel, Plan};

/// What a document has beside mission and ratings.
pub(super) type Rest<'a> = (&'a Plan, &'a Panel, &'a [Milestone], &'a FrameworkRef);

later! {
    /// Whether two are the same; `None` while it cannot be told like this.
    fn is_same(one: Rest<'_>, other: Rest<'_>) -> Option<bool> = compare;
}

fn compare(one: Rest<'_>, other: Rest<'_>) -> Option<bool> {
    Some(one == other)
}
