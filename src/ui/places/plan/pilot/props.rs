//! What the planner is given.

use crate::ui::view::{Callback, Properties};

use crate::app::Msg;
use crate::domain::pilot::Pilot;
use crate::ui::Wish;
use crate::ui::draft::Draft;
use crate::words::Words;

/// The pilot as it is kept, and the ways out.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct PlannerProps {
    pub pilot: Pilot,
    /// What the list of schools is searched for.
    pub search: Draft,
    pub words: Words,
    pub send: Callback<Msg>,
    pub ask: Callback<Wish>,
}
