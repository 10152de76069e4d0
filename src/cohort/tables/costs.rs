//! The cost sketch, year by year.

use crate::cohort::case::Case;
use crate::cohort::table::{Row, table};
use crate::domain::cost::{FiveYears, Year};

/// A budget year of a team.
struct At<'a> {
    five: &'a FiveYears,
    place: usize,
    year: &'a Year,
}

table! {
    /// A row for each of the five budget years of a team that has a cost line. Amounts are in cents, from 0.
    costs of at: At<'_> {
        /// Which of the five years, 1 to 5.
        year: Number = at.place + 1;
        /// The calendar year in which it begins.
        begins: Number = at.year.begins;
        /// What comes up once.
        once_cents: Number = at.year.once;
        /// What comes up every year.
        yearly_cents: Number = at.year.yearly;
        /// Both together.
        total_cents: Number = at.year.total();
        /// What sources pay of the yearly cost.
        yearly_money_cents: Number = at.year.yearly_money;
        /// What sources pay of the one-off cost.
        once_money_cents: Number = at.year.once_money;
        /// The yearly cost that nothing pays for.
        gap_cents: Number = at.year.gap();
        /// The one-off cost that nothing pays for.
        once_gap_cents: Number = at.year.once_gap();
        /// What the year costs for each student, rounded half up. Empty where nobody counted them.
        per_student_cents: Number = at.five.per_student(at.year.total());
        /// Whether it is the first year whose yearly cost exceeds its money.
        cliff: YesNo = at.five.cliff().is_some_and(|cliff| cliff.year == at.place);
    }
}

pub(super) fn rows(case: &Case) -> Vec<Row> {
    if case.document.plan.cost.lines.is_empty() {
        return Vec::new();
    }
    let five = case.facts.five_years();
    five.years.iter().enumerate().map(|(place, year)| case.row(row(&At { five, place, year }))).collect()
}
