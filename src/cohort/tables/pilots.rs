//! The schools that a pilot chooses from.

use crate::cohort::case::Case;
use crate::cohort::table::{Row, table};
use crate::domain::cost::SchoolCost;
use crate::domain::mission::REPORTING_LIMIT;
use crate::domain::pilot::{Pilot, School};

/// A school of a team.
struct At<'a> {
    pilot: &'a Pilot,
    place: usize,
    school: &'a School,
    cost: Option<&'a SchoolCost>,
}

table! {
    /// A row for each school, grade or classroom that the pilot chooses from.
    pilots of at: At<'_> {
        /// Its id, unique within its team.
        school_id: Text = &at.school.id;
        /// What a site is: `school`, `grade` or `classroom`.
        unit: Text = at.pilot.unit.map_or("school", |unit| unit.word());
        /// Its name.
        school: Text = &at.school.name;
        /// Its number in the table that it came from.
        code: Text = &at.school.code;
        /// How many students it has. Empty where that is not known, and below the reporting limit of ten.
        students: Number = at.pilot.schools.students(at.place).filter(|count| *count >= REPORTING_LIMIT);
        /// Whether it is an agreed site.
        site: YesNo = at.pilot.sites.contains(&at.school.id);
        /// Whether it is a site in any case.
        locked: YesNo = at.pilot.locked.contains(&at.school.id);
        /// Whether it is no site in any case.
        excluded: YesNo = at.pilot.excluded.contains(&at.school.id);
        /// Whether it is high-need by the team's rule.
        high_need: YesNo = at.pilot.is_high_need(at.place);
        /// What five years cost there, in cents.
        five_year_cents: Number = at.cost.map(|cost| cost.cents);
        /// The same for each student, rounded half up. Empty below the reporting limit of ten students.
        per_student_cents: Number = at.cost
            .filter(|cost| cost.students.is_some_and(|count| count >= REPORTING_LIMIT))
            .and_then(|cost| cost.per_student);
    }
}

pub(super) fn rows(case: &Case) -> Vec<Row> {
    let pilot = &case.document.plan.pilot;
    let costs = if case.document.plan.cost.lines.is_empty() { &[] } else { case.facts.by_school() };
    let schools = pilot.schools.rows.iter().enumerate();
    schools.map(|(place, school)| case.row(row(&At { pilot, place, school, cost: costs.get(place) }))).collect()
}
