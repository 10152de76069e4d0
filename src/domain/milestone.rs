//! A named, frozen copy of the answers, for comparison.

use super::Assessment;
use super::framework::reference::FrameworkRef;
use crate::base::record::record;
use crate::base::{Date, ItemId};

record! {
    /// The answers as they stood on a day.
    pub struct Milestone {
        /// The milestone's id.
        pub id: ItemId,
        /// What the team calls it.
        pub name: String,
        /// The day it was frozen.
        pub date: Date,
        /// The framework the answers belong to.
        pub framework: FrameworkRef,
        /// The answers.
        pub readiness: Assessment,
    }
    other other
}
