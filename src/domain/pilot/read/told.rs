//! What became of a table: its schools, and what is told about it.

use super::sheet::LeftOut;
use crate::domain::pilot::Schools;

/// What became of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Read {
    /// The schools.
    pub schools: Schools,
    /// What could not be taken as it is, in the order of the lines.
    pub faults: Vec<Fault>,
    /// The lines that are no schools, in their order.
    pub left_out: Vec<LeftOut>,
    /// How many cells of each column say that something is not known, where any does.
    pub unknown: Vec<(String, u32)>,
    /// The rows of the schools known so far that the table does not name.
    pub lost: Vec<usize>,
    /// The lines of the schools that nothing but a person's word makes one of those known so far, where any are known.
    pub fresh: Vec<u32>,
    /// The line of each school.
    pub lines: Vec<u32>,
}

/// Something in a table that could not be taken as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line of the text, from 1.
    pub line: u32,
    /// What is the matter.
    pub what: FaultKind,
}

/// What is the matter with a row or a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The row names no school and is left out.
    NoName,
    /// The row is one that an earlier line holds, or has its number, and is left out.
    Twice {
        /// The school.
        name: String,
    },
    /// The school has a name that another has; it is told apart by what stands behind it.
    SameName {
        /// The name that it has now.
        name: String,
    },
    /// The school has more students than all others together. It may be a sum.
    Largest {
        /// The school.
        name: String,
    },
    /// The row has more cells than the table has columns; what is too much is left out.
    TooLong,
    /// A quote begins here that never ends; it counts as no quote.
    Unended,
    /// The cell holds no number and counts as not known.
    NoNumber {
        /// The column.
        column: String,
        /// What it holds.
        text: String,
    },
    /// The cell holds bounds in place of a number and counts as not known.
    Range {
        /// The column.
        column: String,
        /// What it holds.
        text: String,
    },
    /// A spreadsheet has made a day of a span of grades; it counts as the span.
    Grades {
        /// What the cell holds.
        text: String,
        /// The span.
        span: String,
    },
    /// A spreadsheet has rounded the number of a school, so that it names none.
    Rounded {
        /// The column.
        column: String,
        /// What it holds.
        text: String,
    },
    /// The column holds shares of one, not of a hundred.
    SharesOfOne {
        /// The column.
        column: String,
        /// Its place, from 0.
        at: usize,
    },
    /// The cell holds a share of one in a column of shares of a hundred.
    MixedShares {
        /// The column.
        column: String,
        /// Its place, from 0.
        at: usize,
        /// What it holds.
        text: String,
    },
    /// The table holds more schools than are read; this row and those after it are left out.
    TooMany,
    /// The table is larger than any that is read; what follows is left out.
    TooLarge,
}
