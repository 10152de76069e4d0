//! What the team will do: priorities, and owned and dated actions.

pub mod priority;
pub mod timeline;

use super::Action;
use super::check_in::CheckIn;
use super::cost::CostSketch;
use super::measure::TrackedMeasure;
use super::partner::Partner;
use super::pilot::Pilot;
use crate::base::record::record;
use crate::base::{Date, IndicatorId, ItemId};

/// How many priorities a team can hold at a time.
pub const MOST_PRIORITIES: usize = 3;

record! {
    /// The team's plan.
    #[derive(Default)]
    pub struct Plan {
        /// The chosen indicators, most important first; three at most.
        #[most(MOST_PRIORITIES)]
        pub priorities: Vec<IndicatorId>,
        /// The adopted actions, in the team's order.
        pub actions: Vec<Action>,
        /// What the team asks of the board.
        pub board_ask: String,
        /// When the team reports next.
        pub next_report: Option<Date>,
        /// Where it is tried first.
        pub pilot: Pilot,
        /// What it costs.
        pub cost: CostSketch,
        /// What is looked at beyond test scores.
        pub measures: Vec<TrackedMeasure>,
        /// Who works with us.
        pub partners: Vec<Partner>,
        /// How it went, oldest first.
        pub check_ins: Vec<CheckIn>,
    }
    other other
}

impl Plan {
    /// Whether something of the plan has this id. Schools have ids of their own kind.
    #[must_use]
    pub fn has(&self, id: &ItemId) -> bool {
        self.actions.iter().any(|row| row.id == *id)
            || self.measures.iter().any(|row| row.id == *id)
            || self.partners.iter().any(|row| row.id == *id)
            || self.check_ins.iter().any(|row| row.id == *id)
            || self.cost.lines.iter().any(|row| row.id == *id)
            || self.cost.sources.iter().any(|row| row.id == *id)
            || self.pilot.waves.iter().any(|row| row.id == *id)
            || self.pilot.charter.cycles.iter().any(|row| row.id == *id)
    }

    /// The actions that raise an indicator, in the team's order.
    pub fn actions_for(&self, indicator: &IndicatorId) -> impl Iterator<Item = &Action> {
        self.actions.iter().filter(move |action| action.indicator == *indicator)
    }
}
