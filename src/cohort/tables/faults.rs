//! Files that were not read.

use crate::cohort::cell::Cell;
use crate::cohort::fault::Fault;
use crate::cohort::table::{Row, table};

table! {
    /// A row for each file that was not read. Nothing else tells of it, and all other files are read as if it were not there.
    faults of fault: Fault {
        /// Where the file is, as in `teams.path`.
        path: Text = &fault.path;
        /// Why, in a word: one of the reasons in the list below.
        reason: Text = fault.reason;
        /// Where in the file: the JSON path, the line and column, or the byte.
        place: Text = &fault.place;
        /// What is wrong, and what would be right.
        message: Text = &fault.message;
    }
}

pub(super) fn rows(fault: &Fault) -> Vec<Row> {
    let mut cells = vec![Cell::from(&fault.file_id), Cell::Empty];
    cells.extend(row(fault));
    vec![cells]
}
