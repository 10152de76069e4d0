//! An action that a team can take up.

use crate::base::record::record;
use crate::base::{IndicatorId, Level};

record! {
    /// One action on offer. What the team adopts becomes its own copy.
    pub struct LibraryAction {
        /// Never changes.
        pub id: String,
        /// The indicator it raises.
        pub indicator: IndicatorId,
        /// The level it raises the indicator to, from the one below.
        pub to_level: Level,
        /// What to do.
        pub title: String,
        /// What somebody does within 30 days.
        pub first_step: String,
        /// What exists when it is done.
        pub product: String,
        /// The role that usually owns it.
        pub owner: String,
        /// 1: a few people, weeks. 2: a semester, some money. 3: a year or more, a budget or board decision.
        pub effort: u32,
        /// What can be counted.
        pub measure: String,
        /// Who gains first, who could be missed, which split of the data would show it.
        pub equity: String,
        /// The publication behind it, by its id in the framework.
        pub source: Option<String>,
    }
}
