//! What is looked at beyond test scores.

use crate::base::json::{record, words};
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

/// What a measure tells about. After Guskey's levels (2002), with who gets in before them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum About {
    /// Who takes part.
    #[default]
    Access,
    /// How learners work and belong.
    Engagement,
    /// How sure teachers are.
    TeacherConfidence,
    /// What teachers do.
    TeacherPractice,
    /// What partners bring and get.
    PartnerValue,
    /// What learners can do and where they go.
    Outcomes,
}

words!(About {
    Access = "access",
    Engagement = "engagement",
    TeacherConfidence = "teacher_confidence",
    TeacherPractice = "teacher_practice",
    PartnerValue = "partner_value",
    Outcomes = "outcomes",
});

impl About {
    /// All kinds, in the order they are offered.
    pub const ALL: [About; 6] = [
        About::Access,
        About::Engagement,
        About::TeacherConfidence,
        About::TeacherPractice,
        About::PartnerValue,
        About::Outcomes,
    ];
}

impl TrackedMeasure {
    /// The reading of the latest day; the later entry wins on the same day.
    #[must_use]
    pub fn latest(&self) -> Option<&Reading> {
        self.readings.iter().max_by_key(|reading| reading.date)
    }
}
