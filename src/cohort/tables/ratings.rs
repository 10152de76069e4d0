//! What a team settled on, indicator by indicator.

use crate::cohort::case::Case;
use crate::cohort::table::{Row, table};
use crate::domain::score::StepReadiness;
use crate::domain::{Answer, Indicator, Step};

/// An indicator, with its step.
struct At<'a> {
    case: &'a Case,
    step: &'a Step,
    readiness: &'a StepReadiness,
    indicator: &'a Indicator,
}

table! {
    /// A row for each indicator of the framework, rated or not.
    ratings of at: At<'_> {
        /// The step's id.
        step_id: Text = &at.step.id;
        /// The indicator's id.
        indicator_id: Text = &at.indicator.id;
        /// Its title.
        indicator: Text = &at.indicator.title;
        /// How much it counts in its step, from 1.
        weight: Number = at.indicator.weight;
        /// Whether it bears on equity.
        equity: YesNo = at.indicator.equity;
        /// The level that the team settled on, from 1. Empty where it is not rated or does not apply.
        level: Number = at.case.document.readiness.level(&at.indicator.id);
        /// The name of that level.
        level_word: Text = at.case.document.readiness.level(&at.indicator.id)
            .map(|level| at.case.framework().level_name(level));
        /// Whether the team said that it does not apply.
        not_applicable: YesNo = at.answer().is_some_and(Answer::is_not_applicable);
        /// Where the team wants to be. Empty at or above the framework's target, unless the team set one.
        target: Number = at.case.document.readiness.target_level(at.case.framework(), &at.indicator.id);
        /// How many levels it lies below its target, from 0.
        gap: Number = at.case.document.readiness.gap_levels(at.case.framework(), &at.indicator.id);
        /// Its place among the three widest gaps of the team, from 1.
        gap_rank: Number = at.place(at.case.facts.gaps().iter().map(|(id, _)| id));
        /// Its place among the three strengths of the team, from 1.
        strength_rank: Number = at.place(at.case.facts.strengths().iter().map(|(id, _)| id));
        /// Whether it is more than one level below what its step needs next, and so alone closes the gate.
        blocks: YesNo = at.blocks();
        /// Whether it stands higher than a foundation that it rests on allows.
        ahead: YesNo = at.case.facts.unmet_foundations().iter().any(|row| row.indicator == at.indicator.id);
        /// Whether its level asks for evidence and none is cited.
        claimed: YesNo = at.case.facts.is_claimed(at.indicator);
        /// Whether evidence is cited.
        cited: YesNo = at.answer().is_some_and(|answer| answer.evidence.is_cited());
        /// How recent the evidence is.
        evidence_date: Day = at.answer().and_then(|answer| answer.evidence.date);
        /// How sure the team is: `guess`, `fair` or `certain`.
        confidence: Text = at.answer().and_then(|answer| answer.confidence).map(|sure| sure.word());
        /// Its place among the chosen priorities, from 1.
        priority: Number = at.place(at.case.document.plan.priorities.iter());
        /// Who answered. Empty without `--names`.
        answered_by: Text = at.case.named(at.answer().map_or("", |answer| &answer.answered_by));
    }
}

impl At<'_> {
    fn answer(&self) -> Option<&Answer> {
        self.case.document.readiness.answer(&self.indicator.id)
    }

    fn place<'a>(&self, mut list: impl Iterator<Item = &'a crate::base::IndicatorId>) -> Option<usize> {
        list.position(|id| *id == self.indicator.id).map(|at| at + 1)
    }

    fn blocks(&self) -> bool {
        let block = self.readiness.gate.as_ref().and_then(|gate| gate.block.as_ref());
        block.is_some_and(|block| block.too_low.contains(&self.indicator.id))
    }
}

pub(super) fn rows(case: &Case) -> Vec<Row> {
    let steps = case.framework().steps.iter().zip(&case.facts.readiness().steps);
    steps
        .flat_map(|(step, readiness)| {
            let at = move |indicator| At { case, step, readiness, indicator };
            step.indicators.iter().map(move |indicator| case.row(row(&at(indicator))))
        })
        .collect()
}
