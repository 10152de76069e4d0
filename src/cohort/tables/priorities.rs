//! What could be a priority, and what the team chose.

use crate::base::IndicatorId;
use crate::cohort::case::Case;
use crate::cohort::cell::ids;
use crate::cohort::table::{Row, table};
use crate::domain::plan::MOST_PRIORITIES;
use crate::domain::plan::priority::{Candidate, Relevance};

/// An indicator, with what makes its rank.
struct At<'a> {
    case: &'a Case,
    indicator: &'a IndicatorId,
    candidate: Option<(usize, &'a Candidate)>,
}

table! {
    /// A row for each indicator below its target, and for each other one that the team chose.
    priorities of at: At<'_> {
        /// The indicator's id.
        indicator_id: Text = at.indicator;
        /// Its place among the team's priorities, 1 to 3. Empty where it was not chosen.
        chosen: Number = at.case.document.plan.priorities.iter().position(|id| id == at.indicator).map(|at| at + 1);
        /// Its place by the widget's rule, from 1. Empty where it has reached its target.
        rank: Number = at.candidate.map(|(place, _)| place + 1);
        /// Whether it is among the three that the widget suggests.
        suggested: YesNo = at.candidate.is_some_and(|(place, _)| place < MOST_PRIORITIES);
        /// Its level.
        level: Number = at.candidate.map(|(_, candidate)| candidate.level);
        /// Where the team wants it.
        target: Number = at.candidate.map(|(_, candidate)| candidate.target_level);
        /// Target minus level, from 1.
        gap: Number = at.candidate.map(|(_, candidate)| candidate.gap_levels);
        /// The framework's weight, from 1.
        weight: Number = at.candidate.map(|(_, candidate)| candidate.weight);
        /// What the mission adds: `named`, `equity` or `none`.
        relevance: Text = at.candidate.map(|(_, candidate)| relevance(&candidate.relevance));
        /// The indicators that it holds back, by ids.
        holds_back: Text = at.candidate.map(|(_, candidate)| ids(candidate.holds_back.iter().map(|id| id.as_str())));
        /// The smallest effort of an action that raises it, 1 to 3.
        effort: Number = at.candidate.map(|(_, candidate)| candidate.effort);
        /// The sum that it ranks by, in hundredths. A foundation may rank higher than its sum.
        hundredths: Number = at.candidate.map(|(_, candidate)| candidate.hundredths());
    }
}

fn relevance(relevance: &Relevance) -> &'static str {
    match relevance {
        Relevance::Named(_) => "named",
        Relevance::Equity => "equity",
        Relevance::None => "none",
    }
}

pub(super) fn rows(case: &Case) -> Vec<Row> {
    let candidates = case.facts.candidates();
    let is_candidate = |id: &IndicatorId| candidates.iter().any(|candidate| candidate.indicator == *id);
    let ranked = candidates.iter().enumerate().map(|at| (&at.1.indicator, Some(at)));
    let others = case.document.plan.priorities.iter().filter(|id| !is_candidate(id)).map(|id| (id, None));
    ranked.chain(others).map(|(indicator, candidate)| case.row(row(&At { case, indicator, candidate }))).collect()
}
