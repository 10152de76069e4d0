//! The actions of a plan.

use crate::cohort::case::Case;
use crate::cohort::table::{Row, table};
use crate::domain::Action;

/// An action of a team.
struct At<'a> {
    case: &'a Case,
    action: &'a Action,
}

table! {
    /// A row for each action of the plan.
    actions of at: At<'_> {
        /// The action's id, unique within its team.
        action_id: Text = &at.action.id;
        /// The indicator that it raises, by its id.
        indicator_id: Text = &at.action.indicator;
        /// The entry of the action library that it began as, by its id.
        from_library: Text = at.action.from_library.as_deref();
        /// What to do.
        title: Text = &at.action.title;
        /// How it goes: `planned`, `on_track`, `stuck`, `done` or `stopped`.
        status: Text = at.action.status.word();
        /// The day it begins.
        start_date: Day = at.action.start_date;
        /// The day it should be done.
        due_date: Day = at.action.due_date;
        /// How many days it has been overdue, from 1. Empty where it is not.
        overdue_days: Number = at.action.overdue_days(at.case.facts.today);
        /// How far away its end was set: `30-days`, `60-days`, `90-days` or `year`.
        horizon: Text = at.action.horizon.map(|horizon| horizon.word());
        /// 1: a few people, weeks. 2: a semester, some money. 3: a year or more.
        effort: Number = at.action.effort;
        /// Whether somebody answers for it.
        owned: YesNo = !at.action.owner.trim().is_empty();
        /// What is counted, with its unit.
        measure: Text = &at.action.measure.what;
        /// How many readings there are of it.
        readings: Number = at.action.measure.readings.len();
        /// The day of the latest.
        last_reading: Day = at.action.measure.latest().map(|reading| reading.date);
        /// Who answers for it. Empty without `--names`.
        owner: Text = at.case.named(&at.action.owner);
        /// Who helps. Empty without `--names`.
        helpers: Text = at.case.named(&at.action.helpers);
        /// Who is told. Empty without `--names`.
        informed: Text = at.case.named(&at.action.informed);
    }
}

pub(super) fn rows(case: &Case) -> Vec<Row> {
    case.document.plan.actions.iter().map(|action| case.row(row(&At { case, action }))).collect()
}
