//! The tables of each feature, and those of them that data people get: one row for each thing, ids that never change,
//! real numbers and dates.
//!
//! Names of columns and words of fixed choices are those of the document, in every language. Only what the team settled
//! on is in them; nobody's own ratings, and no row of who is missing.

pub(crate) mod cost;
pub(crate) mod measure;
pub(crate) mod mission;
pub(crate) mod partner;
pub(crate) mod pilot;
pub(crate) mod plan;
pub(crate) mod readiness;
pub(crate) mod teams;
pub(crate) mod workshop;

use super::manuscript::Manuscript;
use super::table::{Table, Worksheet};

/// A table of data files.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tidy {
    /// A row for each step, and one for all.
    Readiness,
    /// A row for each indicator.
    Ratings,
    /// A row for each action.
    Plan,
    /// A row for each measure.
    Measures,
    /// A row for each cost line.
    Cost,
    /// A row for each school.
    Pilots,
}

impl Tidy {
    /// All tables, in the order of a workbook's sheets.
    pub const ALL: [Tidy; 6] = [Tidy::Readiness, Tidy::Ratings, Tidy::Plan, Tidy::Measures, Tidy::Cost, Tidy::Pilots];

    /// The table with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Tidy> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }

    /// The place of its rows in the document: a list, or an object by ids. Empty for what is worked out.
    #[must_use]
    pub fn place(self) -> &'static [&'static str] {
        match self {
            Tidy::Readiness => &[],
            Tidy::Ratings => &["readiness", "answers"],
            Tidy::Plan => &["plan", "actions"],
            Tidy::Measures => &["plan", "measures"],
            Tidy::Cost => &["plan", "cost", "lines"],
            Tidy::Pilots => &["plan", "pilot", "schools", "rows"],
        }
    }

    /// Whether a team can add rows and take them away.
    #[must_use]
    pub fn grows(self) -> bool {
        matches!(self, Tidy::Plan | Tidy::Measures | Tidy::Cost | Tidy::Pilots)
    }

    /// Its name, in files and for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Tidy::Readiness => "readiness",
            Tidy::Ratings => "ratings",
            Tidy::Plan => "plan",
            Tidy::Measures => "measures",
            Tidy::Cost => "cost",
            Tidy::Pilots => "pilots",
        }
    }
}

/// A table as data files have it.
pub(super) fn worksheet(which: Tidy, manuscript: &Manuscript<'_>) -> Worksheet {
    table(which, manuscript).kept(which.name())
}

/// A table, with the columns that data files leave out.
pub(super) fn table(which: Tidy, manuscript: &Manuscript<'_>) -> Table {
    match which {
        Tidy::Readiness => readiness::steps(manuscript),
        Tidy::Ratings => readiness::ratings(manuscript),
        Tidy::Plan => plan::actions(manuscript),
        Tidy::Measures => measure::tracked(manuscript),
        Tidy::Cost => cost::lines(manuscript),
        Tidy::Pilots => pilot::schools(manuscript),
    }
}
