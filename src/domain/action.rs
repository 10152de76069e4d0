//! A thing to do, with its owner and its dates.

use super::LibraryAction;
use super::measure::Reading;
use crate::base::choice::choice;
use crate::base::record::record;
use crate::base::{Date, IndicatorId, ItemId};

record! {
    /// A thing to do. Once adopted it is the team's own: later answers never delete or reword it.
    #[derive(Default)]
    pub struct Action {
        /// The action's id.
        pub id: ItemId,
        /// The indicator it raises.
        pub indicator: IndicatorId,
        /// The library's entry it began as.
        pub from_library: Option<String>,
        /// What to do.
        pub title: String,
        /// What somebody does within 30 days.
        pub first_step: String,
        /// What exists when it is done.
        pub product: String,
        /// Who answers for it.
        pub owner: String,
        /// Who helps.
        pub helpers: String,
        /// Who is told.
        pub informed: String,
        /// The day it begins.
        pub start_date: Option<Date>,
        /// The day it should be done.
        pub due_date: Option<Date>,
        /// The horizon it belongs to.
        pub horizon: Option<Horizon>,
        /// How it goes.
        pub status: Status = Status::Planned,
        /// 1: a few people, weeks. 2: a semester, some money. 3: a year or more.
        #[most(3)]
        pub effort: Option<u32>,
        /// What will be counted.
        pub measure: Measure,
        /// The equity questions and the team's answers.
        pub equity: Equity,
    }
    other other
}

choice! {
    /// How far away an action's end is.
    #[derive(PartialOrd, Ord)]
    pub enum Horizon as "horizon" {
        /// Within 30 days.
        Days30 = "30-days",
        /// Within 60 days.
        Days60 = "60-days",
        /// Within 90 days.
        Days90 = "90-days",
        /// Within the year.
        Year = "year",
    }
}

choice! {
    /// How an action goes.
    #[derive(Default)]
    pub enum Status as "status" {
        /// Not begun.
        #[default]
        Planned = "planned",
        /// Under way.
        OnTrack = "on_track",
        /// Under way, and held up.
        Stuck = "stuck",
        /// Done.
        Done = "done",
        /// Given up.
        Stopped = "stopped",
    }
}

record! {
    /// What an action is measured by.
    #[derive(Default)]
    pub struct Measure {
        /// What is counted, with its unit.
        pub what: String,
        /// Where it stands at the start.
        pub baseline: String,
        /// Where it should stand.
        pub target: String,
        /// What was read later, oldest first.
        pub readings: Vec<Reading>,
    }
    other other
}

record! {
    /// The equity questions of an action.
    #[derive(Default)]
    pub struct Equity {
        /// The library's question for this action.
        pub question: String,
        /// Who gains first.
        pub gains_first: String,
        /// Who could be missed.
        pub could_be_missed: String,
        /// Which split of the data would show it.
        pub split: String,
    }
    other other
}

impl Measure {
    /// Whether nothing is measured yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Measure::default()
    }

    /// The reading of the latest day; the later entry wins on the same day.
    #[must_use]
    pub fn latest(&self) -> Option<&Reading> {
        self.readings.iter().max_by_key(|reading| reading.date)
    }
}

impl Equity {
    /// Whether there is neither question nor answer.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Equity::default()
    }
}

impl Status {
    /// Whether there is work left.
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, Status::Done | Status::Stopped)
    }
}

impl Action {
    /// For how many days it has been overdue; `None` when it is closed, or due that day or later, or whenever.
    #[must_use]
    pub fn overdue_days(&self, today: Date) -> Option<u32> {
        let due = self.due_date.filter(|_| self.status.is_open())?;
        u32::try_from(today.days_after(due)).ok().filter(|days| *days > 0)
    }

    /// The team's own copy of a library action.
    #[must_use]
    pub fn adopted(library: &LibraryAction, id: ItemId) -> Action {
        Action {
            id,
            indicator: library.indicator.clone(),
            from_library: Some(library.id.clone()),
            title: library.title.clone(),
            first_step: library.first_step.clone(),
            product: library.product.clone(),
            effort: Some(library.effort),
            measure: Measure { what: library.measure.clone(), ..Measure::default() },
            equity: Equity { question: library.equity.clone(), ..Equity::default() },
            ..Action::default()
        }
    }
}
