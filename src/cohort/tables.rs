//! The tables, a module for each. Every number comes from [`crate::domain`].

mod actions;
mod costs;
mod faults;
mod milestones;
mod pilots;
mod priorities;
mod ratings;
mod readings;
mod spreads;
mod steps;
mod teams;

use super::case::Case;
use super::fault::Fault;
use super::table::{Row, Table};

/// How many tables there are.
const COUNT: usize = 11;

/// All tables, in the order of the documentation.
pub static TABLES: [Table; COUNT] = [
    teams::TABLE,
    steps::TABLE,
    ratings::TABLE,
    spreads::TABLE,
    priorities::TABLE,
    actions::TABLE,
    readings::TABLE,
    costs::TABLE,
    pilots::TABLE,
    milestones::TABLE,
    faults::TABLE,
];

/// The place of the faults.
pub(super) const FAULTS: usize = COUNT - 1;

/// The rows of one file, by the places of their tables in [`TABLES`].
pub type Batch = [Vec<Row>; COUNT];

/// The rows of a file: of a document, or of the reason why it is none.
#[must_use]
pub fn batch(read: Result<Case, Fault>) -> Batch {
    match read {
        Ok(case) => of_case(&case),
        Err(fault) => {
            let mut batch = Batch::default();
            batch[FAULTS] = faults::rows(&fault);
            batch
        }
    }
}

fn of_case(case: &Case) -> Batch {
    [
        teams::rows(case),
        steps::rows(case),
        ratings::rows(case),
        spreads::rows(case),
        priorities::rows(case),
        actions::rows(case),
        readings::rows(case),
        costs::rows(case),
        pilots::rows(case),
        milestones::rows(case),
        Vec::new(),
    ]
}
