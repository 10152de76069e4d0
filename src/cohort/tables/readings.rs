//! What was read of actions and measures.

use crate::base::{IndicatorId, ItemId};
use crate::cohort::case::Case;
use crate::cohort::table::{Row, table};
use crate::domain::measure::Reading;

/// A reading, with what it was read of.
struct At<'a> {
    of: &'static str,
    id: &'a ItemId,
    indicator: Option<&'a IndicatorId>,
    about: Option<&'static str>,
    /// What is counted, its baseline and its target.
    measured: [&'a str; 3],
    reading: &'a Reading,
}

table! {
    /// A row for each value that was read. Notes stay out: they may name people.
    readings of at: At<'_> {
        /// What was read: the measure of an `action`, or a `measure` of the plan.
        of: Text = at.of;
        /// The id of that action or measure.
        of_id: Text = at.id;
        /// The indicator that the action raises, by its id.
        indicator_id: Text = at.indicator;
        /// What the measure tells about: `access`, `engagement`, `teacher_confidence`, `teacher_practice`,
        /// `partner_value` or `outcomes`. Empty for an action.
        about: Text = at.about;
        /// What is counted, with its unit.
        what: Text = at.measured[0];
        /// Where it stood at the start, as the team wrote it.
        baseline: Text = at.measured[1];
        /// Where it should stand, as the team wrote it.
        target: Text = at.measured[2];
        /// The day of the reading.
        date: Day = at.reading.date;
        /// The value, as the team wrote it.
        value: Text = &at.reading.value;
    }
}

pub(super) fn rows(case: &Case) -> Vec<Row> {
    let plan = &case.document.plan;
    let mut rows = Vec::new();
    for action in &plan.actions {
        let measure = &action.measure;
        let measured = [measure.what.as_str(), &measure.baseline, &measure.target];
        let indicator = Some(&action.indicator);
        let at = |reading| At { of: "action", id: &action.id, indicator, about: None, measured, reading };
        rows.extend(measure.readings.iter().map(|reading| case.row(row(&at(reading)))));
    }
    for measure in &plan.measures {
        let measured = [measure.what.as_str(), &measure.baseline, &measure.target];
        let about = Some(measure.about.word());
        let at = |reading| At { of: "measure", id: &measure.id, indicator: None, about, measured, reading };
        rows.extend(measure.readings.iter().map(|reading| case.row(row(&at(reading)))));
    }
    rows
}
