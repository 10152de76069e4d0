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

    /// What should happen next with an action, as it was last said before a check-in; its first step while nothing was.
    #[must_use]
    pub fn last_step<'a>(&'a self, action: &'a Action, before: &CheckIn) -> &'a str {
        let said = self.check_ins.iter().filter(|one| one.id != before.id && one.date <= before.date);
        let said = said.filter_map(|one| Some((one.date, one.checked(&action.id)?.next_step.trim())));
        let last = said.filter(|(_, step)| !step.is_empty()).max_by_key(|(date, _)| *date);
        last.map_or(action.first_step.trim(), |(_, step)| step)
    }

    /// The actions that raise an indicator, in the team's order.
    pub fn actions_for(&self, indicator: &IndicatorId) -> impl Iterator<Item = &Action> {
        self.actions.iter().filter(move |action| action.indicator == *indicator)
    }
}
