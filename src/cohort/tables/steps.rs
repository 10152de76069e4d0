//! The steps of a team.

use crate::cohort::case::Case;
use crate::cohort::cell::ids;
use crate::cohort::table::{Row, table};
use crate::domain::Step;
use crate::domain::agreement::{Agreement, StepAgreement, step_agreement};
use crate::domain::score::{Block, Score, StepReadiness};
use crate::say::readiness::step_word;

/// A step, with what is worked out of it.
struct At<'a> {
    case: &'a Case,
    step: &'a Step,
    readiness: &'a StepReadiness,
    agreement: Option<StepAgreement>,
}

table! {
    /// A row for each step of the framework, rated or not.
    steps of at: At<'_> {
        /// The step's id.
        step_id: Text = &at.step.id;
        /// Its short title.
        step: Text = &at.step.short_title;
        /// How many of its indicators have a level.
        rated: Number = at.readiness.coverage.rated;
        /// How many were said not to apply.
        not_applicable: Number = at.readiness.coverage.not_applicable;
        /// How many have no answer.
        unanswered: Number = at.readiness.coverage.unanswered;
        /// The step's score in tenths of a level, from 10: the mean of its rated indicators by their weights.
        score_tenths: Number = at.readiness.score.map(Score::tenths);
        /// The score between the lowest and the highest level, 0 to 100 percent.
        percent: Number = at.readiness.score.map(|score| score.percent(at.case.level_count()));
        /// Where its rated indicators should be, in tenths of a level.
        target_tenths: Number = at.readiness.target.map(Score::tenths);
        /// The level that the step has reached, from 1. Empty while fewer than two thirds of it are rated.
        level: Number = at.readiness.gate.as_ref().map(|gate| gate.level);
        /// The name of that level.
        level_word: Text = at.readiness.gate.as_ref().map(|gate| at.case.framework().level_name(gate.level));
        /// The name of that level, or in words that there is none yet, as the widget says it. Never empty.
        standing: Text = step_word(at.readiness, at.case.framework(), &at.case.words);
        /// Whether there is a score, but too few ratings for a level.
        early: YesNo = at.readiness.is_early();
        /// The next level. Empty at the top, and without a level.
        next_level: Number = at.block().map(|block| block.next);
        /// How many indicators must be at the next level or above.
        needed: Number = at.block().map(|block| block.needed);
        /// How many are.
        there: Number = at.block().map(|block| block.there);
        /// The indicators more than one level below the next, by ids: each of them alone closes the gate.
        blocked_by: Text = at.case.blockers(&at.readiness.gate);
        /// The indicators one level below the next, by ids.
        near: Text = at.block().map(|block| ids(block.near.iter().map(|id| id.as_str())));
        /// How many levels are claimed without evidence.
        claimed: Number = at.readiness.claimed;
        /// How close the ratings of the latest round lie together, 0 to 100. Empty without a round.
        agreement: Number = at.agreement.and_then(|found| found.agreement).map(Agreement::hundredths);
        /// How many of its indicators divided the room in that round.
        divided: Number = at.agreement.map(|found| found.divided);
        /// The share of that round's ratings with a confidence that are certain, 0 to 100 percent.
        certain_percent: Number = at.agreement.and_then(|found| found.certain_percent);
        /// How many times somebody could not tell in that round.
        cannot_tell: Number = at.agreement.map(|found| found.cannot_tell);
    }
}

impl At<'_> {
    fn block(&self) -> Option<&Block<crate::base::IndicatorId>> {
        self.readiness.gate.as_ref()?.block.as_ref()
    }
}

pub(super) fn rows(case: &Case) -> Vec<Row> {
    let framework = case.framework();
    let spreads = case.document.panel.latest().map(|round| round.spreads(framework));
    let steps = framework.steps.iter().zip(&case.facts.readiness().steps);
    steps
        .map(|(step, readiness)| {
            let agreement = spreads.as_ref().map(|spreads| step_agreement(step, spreads));
            case.row(row(&At { case, step, readiness, agreement }))
        })
        .collect()
}
