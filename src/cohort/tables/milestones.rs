//! How a team moved from milestone to milestone, and to the present.

use crate::base::Date;
use crate::cohort::case::Case;
use crate::cohort::table::{Row, table};
use crate::domain::score::{Readiness, Score};

/// A step, or all of them, at one stop on the way.
struct At<'a> {
    case: &'a Case,
    stop: &'a Stop<'a>,
    step: &'a str,
    score: Option<Score>,
    level: Option<crate::base::Level>,
    before: Option<Score>,
}

/// A milestone, or the present.
struct Stop<'a> {
    place: usize,
    id: &'a str,
    name: &'a str,
    date: Date,
    edition: &'a str,
    readiness: &'a Readiness,
}

table! {
    /// A row for each step, and one for all, at each milestone of the framework that the file belongs to, oldest first, and at
    /// present. A team without a milestone has the present alone.
    milestones of at: At<'_> {
        /// The milestone's id. Empty for the present.
        milestone_id: Text = at.stop.id;
        /// What the team calls it.
        name: Text = at.stop.name;
        /// Its place in time, from 1; the present has the last.
        stop: Number = at.stop.place;
        /// The day it was frozen; `teams.today` for the present.
        date: Day = at.stop.date;
        /// The edition of the framework that the answers belong to.
        edition: Text = at.stop.edition;
        /// The step's id; `overall` for all of them.
        step_id: Text = at.step;
        /// The score in tenths of a level, from 10.
        score_tenths: Number = at.score.map(Score::tenths);
        /// The score between the lowest and the highest level, 0 to 100 percent.
        percent: Number = at.score.map(|score| score.percent(at.case.level_count()));
        /// The level that is reached, from 1.
        level: Number = at.level;
        /// By how many tenths of a level the score lies above that of the stop before; negative below it. Worked out before
        /// anything is rounded. Empty at the first stop.
        rise_tenths: Number = at.score.zip(at.before).map(|(now, before)| now.tenths_above(before));
    }
}

pub(super) fn rows(case: &Case) -> Vec<Row> {
    let mut rows = Vec::new();
    let stops = stops(case);
    for (at, stop) in stops.iter().enumerate() {
        let before = at.checked_sub(1).map(|before| stops[before].readiness);
        let overall = &stop.readiness.overall;
        rows.push(case.row(row(&At {
            case,
            stop,
            step: "overall",
            score: overall.score,
            level: overall.gate.as_ref().map(|gate| gate.level),
            before: before.and_then(|before| before.overall.score),
        })));
        for (place, step) in stop.readiness.steps.iter().enumerate() {
            let before = before.and_then(|before| before.steps.get(place)?.score);
            let level = step.gate.as_ref().map(|gate| gate.level);
            let step_id = step.step_id.as_str();
            rows.push(case.row(row(&At { case, stop, step: step_id, score: step.score, level, before })));
        }
    }
    rows
}

/// The milestones in the order of time, and the present.
fn stops(case: &Case) -> Vec<Stop<'_>> {
    let mut milestones: Vec<_> = case.facts.comparable_milestones().collect();
    milestones.sort_by_key(|milestone| milestone.date);
    let past = milestones.into_iter().filter_map(|milestone| {
        let readiness = case.facts.readiness_at(&milestone.id)?;
        Some((
            milestone.id.as_str(),
            milestone.name.as_str(),
            milestone.date,
            milestone.framework.edition.as_str(),
            readiness,
        ))
    });
    let edition = case.document.framework.edition.as_str();
    let now = ("", "", case.facts.today, edition, case.facts.readiness());
    (1..)
        .zip(past.chain([now]))
        .map(|(place, (id, name, date, edition, readiness))| Stop { place, id, name, date, edition, readiness })
        .collect()
}
