//! What is looked at beyond test scores.

use crate::base::choice::choice;
use crate::base::record::record;
use crate::base::{Date, ItemId};

record! {
    /// Something the team looks at over the years.
    #[derive(Default)]
    pub struct TrackedMeasure {
        /// Its id.
        pub id: ItemId,
        /// What it tells about.
        pub about: About = About::Access,
        /// What is counted or looked at, with its unit.
        pub what: String,
        /// Where it stands at the start.
        pub baseline: String,
        /// Where it should stand.
        pub target: String,
        /// Who looks.
        pub who: String,
        /// When, or how often.
        pub when: String,
        /// By which groups it is split.
        pub split: String,
        /// The actions it tells about.
        pub actions: Vec<ItemId>,
        /// What was read, oldest first.
        pub readings: Vec<Reading>,
    }
    other other
}

record! {
    /// A value read on a day.
    pub struct Reading {
        /// The day.
        pub date: Date,
        /// The value, with its unit.
        pub value: String,
        /// What to know about it.
        pub note: String,
    }
    other other
}

choice! {
    /// What a measure tells about. After Guskey's levels (2002), with who gets in before them.
    #[derive(Default)]
    pub enum About as "about" {
        /// Who takes part.
        #[default]
        Access = "access",
        /// How learners work and belong.
        Engagement = "engagement",
        /// How sure teachers are.
        TeacherConfidence = "teacher_confidence",
        /// What teachers do.
        TeacherPractice = "teacher_practice",
        /// What partners bring and get.
        PartnerValue = "partner_value",
        /// What learners can do and where they go.
        Outcomes = "outcomes",
    }
}

impl TrackedMeasure {
    /// The reading of the latest day; the later entry wins on the same day.
    #[must_use]
    pub fn latest(&self) -> Option<&Reading> {
        self.readings.iter().max_by_key(|reading| reading.date)
    }
}
