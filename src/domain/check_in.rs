//! A check-in: fifteen minutes, any later day, on how the plan goes. Past ones are kept.

use super::Action;
use super::action::Status;
use crate::base::record::record;
use crate::base::{Date, IndicatorId, ItemId, Level};

record! {
    /// What was said on one day.
    pub struct CheckIn {
        /// Its id.
        pub id: ItemId,
        /// The day.
        pub date: Date,
        /// What was said about each action.
        pub actions: Vec<Checked>,
        /// The indicators that were rated anew.
        pub rerated: Vec<Rerated>,
        /// What the team has learned.
        pub learned: String,
        /// What comes next.
        pub next: String,
    }
    other other
}

record! {
    /// How an action goes.
    #[derive(Default)]
    pub struct Checked {
        /// The action.
        pub action: ItemId,
        /// How it went until then.
        pub was: Status = Status::Planned,
        /// How it goes.
        pub status: Status = Status::Planned,
        /// Why.
        pub why: String,
        /// What happens next.
        pub next_step: String,
    }
    other other
}

record! {
    /// An indicator rated anew.
    pub struct Rerated {
        /// The indicator.
        pub indicator: IndicatorId,
        /// Where it stood; absent when it was not rated.
        pub from: Option<Level>,
        /// Where it stands.
        pub to: Level,
    }
    other other
}

impl CheckIn {
    /// A check-in of a day, with nothing said yet.
    #[must_use]
    pub fn new(id: ItemId, date: Date) -> CheckIn {
        CheckIn {
            id,
            date,
            actions: Vec::new(),
            rerated: Vec::new(),
            learned: String::new(),
            next: String::new(),
            other: serde_json::Map::new(),
        }
    }

    /// What was said about an action.
    #[must_use]
    pub fn checked(&self, action: &ItemId) -> Option<&Checked> {
        self.actions.iter().find(|checked| checked.action == *action)
    }
}

impl Checked {
    /// What is said about an action while nothing was said yet.
    #[must_use]
    pub fn of(action: &Action) -> Checked {
        Checked { action: action.id.clone(), was: action.status, status: action.status, ..Checked::default() }
    }
}
