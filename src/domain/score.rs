//! What the answers add up to: scores, gated levels, foundations, the equity lens.
//!
//! The rules are the project's own (see "How scores work" in the README). Integers only; numbers are rounded half up
//! where they are shown. What is not applicable or unanswered is left out and reported as coverage.

use std::cmp::Reverse;
use std::rc::Rc;

use super::framework::{Foundation, Framework, Indicator, Step};
use super::{Assessment, Response};
use crate::base::{IndicatorId, Level, StepId, sort};

/// A mean of levels, between 1 and the framework's count of levels.
///
/// It is exact as long as its weight stays below 2^40. Only the mean of steps whose weights have next to nothing in
/// common gets beyond that; such a mean is kept to the ninth decimal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Score {
    sum: u128,
    weight: u128,
}

impl Score {
    /// The mean of some levels, each with its weight. `None` when nothing counts.
    #[must_use]
    pub fn mean(levels: impl IntoIterator<Item = (Level, u32)>) -> Option<Score> {
        let (sum, weight) = levels.into_iter().fold((0, 0), |(sum, weight), (level, counts)| {
            (sum + u128::from(level.number()) * u128::from(counts), weight + u128::from(counts))
        });
        (weight > 0).then(|| Score { sum, weight }.reduced())
    }

    /// The mean of some scores, all counting the same. `None` when there are none.
    #[must_use]
    pub fn mean_of(scores: &[Score]) -> Option<Score> {
        let total = scores.iter().copied().reduce(|one, other| {
            Score { sum: one.sum * other.weight + other.sum * one.weight, weight: one.weight * other.weight }.bounded()
        })?;
        Some(Score { sum: total.sum, weight: total.weight * scores.len() as u128 }.bounded())
    }

    /// The level in tenths, rounded half up: 2.25 is 23.
    ///
    /// ```
    /// use stem_readiness::base::Level;
    /// use stem_readiness::domain::score::Score;
    /// let two = Level::new(2).unwrap();
    /// let three = Level::new(3).unwrap();
    /// assert_eq!(Score::mean([(two, 3), (three, 1)]).unwrap().tenths(), 23);
    /// ```
    #[must_use]
    pub fn tenths(self) -> u32 {
        ((20 * self.sum + self.weight) / (2 * self.weight)) as u32
    }

    /// How far the mean lies between the lowest and the highest level, in whole percent, rounded half up.
    #[must_use]
    pub fn percent(self, level_count: u8) -> u32 {
        let range = u128::from(level_count.max(2) - 1) * self.weight;
        let above = self.sum.saturating_sub(self.weight);
        ((200 * above + range) / (2 * range)) as u32
    }

    /// The level as a fraction, for drawing only: what is written comes from [`Score::tenths`].
    #[must_use]
    pub fn value(self) -> f64 {
        self.sum as f64 / self.weight as f64
    }

    /// For comparing two scores without rounding.
    #[must_use]
    pub fn is_below(self, other: Score) -> bool {
        self.sum * other.weight < other.sum * self.weight
    }

    /// By how many tenths of a level it lies above another, rounded half away from zero; negative where it lies below.
    /// Worked out before anything is rounded: from 1.667 to 1.833 is 2, though 1.7 and 1.8 are what is written.
    #[must_use]
    pub fn tenths_above(self, other: Score) -> i64 {
        let (one, two) = (self.sum * other.weight, other.sum * self.weight);
        let weight = self.weight * other.weight;
        let tenths = ((20 * one.abs_diff(two) + weight) / (2 * weight)) as i64;
        if one < two { -tenths } else { tenths }
    }

    fn reduced(self) -> Score {
        let (mut a, mut b) = (self.sum, self.weight);
        while b > 0 {
            (a, b) = (b, a % b);
        }
        Score { sum: self.sum / a.max(1), weight: self.weight / a.max(1) }
    }

    /// Reduced, and to the ninth decimal when the weight is too large to be multiplied any further.
    fn bounded(self) -> Score {
        const MOST: u128 = 1 << 40;
        const DECIMALS: u128 = 1_000_000_000;
        let exact = self.reduced();
        if exact.weight <= MOST {
            return exact;
        }
        Score { sum: (2 * exact.sum * DECIMALS + exact.weight) / (2 * exact.weight), weight: DECIMALS }.reduced()
    }
}

/// How much of something has been rated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    /// With a level.
    pub rated: usize,
    /// Said not to apply.
    pub not_applicable: usize,
    /// Without an answer.
    pub unanswered: usize,
}

impl Coverage {
    /// All indicators there are.
    #[must_use]
    pub fn total(self) -> usize {
        self.rated + self.not_applicable + self.unanswered
    }
}

/// The level that a group has reached, and what blocks the next one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gate<Id> {
    /// The level reached.
    pub level: Level,
    /// What blocks the next level; `None` at the top.
    pub block: Option<Block<Id>>,
}

/// Why a group has not reached the next level: too few members are there (`missing` is above 0), some lie too far below
/// it (`too_low` is not empty), or both.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Block<Id> {
    /// The next level.
    pub next: Level,
    /// How many members count.
    pub of: usize,
    /// How many of them must be at the next level or above.
    pub needed: usize,
    /// How many are.
    pub there: usize,
    /// Members more than one level below the next one: each of them alone holds the group back.
    pub too_low: Vec<Id>,
    /// Members one level below the next one: the nearest to rise.
    pub near: Vec<Id>,
}

impl<Id> Block<Id> {
    /// How many more members must rise to the next level.
    #[must_use]
    pub fn missing(&self) -> usize {
        self.needed.saturating_sub(self.there)
    }
}

/// The highest level that at least so many percent of the members have reached while none lies more than one level
/// below it. There must be at least one member.
///
/// If a level holds, so does every level below it; so the level above the one reached is the next to be blocked, and
/// raising a member never lowers the level reached.
fn gate<Id: Clone>(members: &[(Id, Level)], share_percent: usize, level_count: u8) -> Gate<Id> {
    let holds = |level: Level| {
        let there = members.iter().filter(|(_, reached)| *reached >= level).count();
        let low = members.iter().any(|(_, reached)| reached.number() + 1 < level.number());
        there * 100 >= share_percent * members.len() && !low
    };
    let levels = (1..=level_count).rev().filter_map(|number| Level::new(number).ok());
    let level = levels.into_iter().find(|level| holds(*level)).unwrap_or(Level::MIN);
    let next = level.next().filter(|next| next.number() <= level_count);
    let block = next.map(|next| {
        let pick = |wanted: &dyn Fn(u8) -> bool| {
            members.iter().filter(|(_, reached)| wanted(reached.number())).map(|(id, _)| id.clone()).collect()
        };
        Block {
            next,
            of: members.len(),
            needed: (share_percent * members.len()).div_ceil(100),
            there: members.iter().filter(|(_, reached)| *reached >= next).count(),
            too_low: pick(&|reached| reached + 1 < next.number()),
            near: pick(&|reached| reached + 1 == next.number()),
        }
    });
    Gate { level, block }
}

/// Scores and levels of each step and overall.
#[derive(Clone, Debug, PartialEq)]
pub struct Readiness {
    /// The steps, in the framework's order.
    pub steps: Vec<StepReadiness>,
    /// All steps together.
    pub overall: Overall,
}

/// Score and level of one step.
#[derive(Clone, Debug, PartialEq)]
pub struct StepReadiness {
    /// The step.
    pub step_id: StepId,
    /// The mean of the rated indicators, by their weights.
    pub score: Option<Score>,
    /// The mean of where the rated indicators should be; where there is no target, of where they are.
    pub target: Option<Score>,
    /// How much has been rated.
    pub coverage: Coverage,
    /// The level reached; `None` while too few are rated: then the score is an early reading.
    pub gate: Option<Gate<IndicatorId>>,
    /// How many levels are claimed without evidence.
    pub claimed: usize,
}

/// Score and level of all steps together.
#[derive(Clone, Debug, PartialEq)]
pub struct Overall {
    /// The mean of the steps that have a rating.
    pub score: Option<Score>,
    /// How much has been rated.
    pub coverage: Coverage,
    /// The level reached; `None` while fewer than 80% of the steps have a level word.
    pub gate: Option<Gate<StepId>>,
}

/// The share of a step's rated indicators that must have reached its level, in percent.
pub const STEP_SHARE_PERCENT: usize = 75;

/// The share of the steps that must have reached the overall level, and that must have a level word, in percent.
pub const OVERALL_SHARE_PERCENT: usize = 80;

impl StepReadiness {
    /// Whether there is a score, but too few ratings for a level word.
    #[must_use]
    pub fn is_early(&self) -> bool {
        self.score.is_some() && self.gate.is_none()
    }
}

impl Overall {
    /// Whether there is a score, but too few steps with a level word for one in all.
    #[must_use]
    pub fn is_early(&self) -> bool {
        self.score.is_some() && self.gate.is_none()
    }
}

/// Works out scores and levels of each step and overall.
#[must_use]
pub fn readiness(framework: &Framework, assessment: &Assessment) -> Readiness {
    let steps: Vec<StepReadiness> =
        framework.steps.iter().map(|step| step_readiness(framework, step, assessment)).collect();
    let overall = overall(framework, &steps);
    Readiness { steps, overall }
}

fn step_readiness(framework: &Framework, step: &Step, assessment: &Assessment) -> StepReadiness {
    let rated: Vec<(&Indicator, Level)> =
        step.indicators.iter().filter_map(|indicator| Some((&**indicator, assessment.level(&indicator.id)?))).collect();
    let members: Vec<_> = rated.iter().map(|(indicator, level)| (indicator.id.clone(), *level)).collect();
    let enough = rated.len() >= least_rated(step.indicators.len());
    StepReadiness {
        step_id: step.id.clone(),
        score: Score::mean(rated.iter().map(|(indicator, level)| (*level, indicator.weight))),
        target: Score::mean(rated.iter().map(|(indicator, level)| {
            let target = assessment.target_level(framework, &indicator.id).unwrap_or(*level);
            (target.max(*level), indicator.weight)
        })),
        coverage: coverage(step, assessment),
        gate: enough.then(|| gate(&members, STEP_SHARE_PERCENT, framework.level_count())),
        claimed: step.indicators.iter().filter(|indicator| assessment.is_claimed(framework, indicator)).count(),
    }
}

/// How many of a step's indicators must be rated before it has a level word: two thirds, and at least two.
#[must_use]
pub fn least_rated(of: usize) -> usize {
    (of * 2).div_ceil(3).max(2)
}

fn coverage(step: &Step, assessment: &Assessment) -> Coverage {
    let mut coverage = Coverage::default();
    for indicator in &step.indicators {
        match assessment.answer(&indicator.id).and_then(|answer| answer.response.as_ref()) {
            Some(Response::Level(_)) => coverage.rated += 1,
            Some(Response::NotApplicable { .. }) => coverage.not_applicable += 1,
            None => coverage.unanswered += 1,
        }
    }
    coverage
}

fn overall(framework: &Framework, steps: &[StepReadiness]) -> Overall {
    let scores: Vec<Score> = steps.iter().filter_map(|step| step.score).collect();
    let members: Vec<(StepId, Level)> =
        steps.iter().filter_map(|step| Some((step.step_id.clone(), step.gate.as_ref()?.level))).collect();
    let enough = !members.is_empty() && members.len() * 100 >= OVERALL_SHARE_PERCENT * steps.len();
    Overall {
        score: Score::mean_of(&scores),
        coverage: steps.iter().fold(Coverage::default(), |sum, step| Coverage {
            rated: sum.rated + step.coverage.rated,
            not_applicable: sum.not_applicable + step.coverage.not_applicable,
            unanswered: sum.unanswered + step.coverage.unanswered,
        }),
        gate: enough.then(|| gate(&members, OVERALL_SHARE_PERCENT, framework.level_count())),
    }
}

/// The foundations that fail: the indicator is rated at the row's level or above, what it needs is rated below. What
/// is unrated or not applicable never fails.
#[must_use]
pub fn unmet_foundations<'a>(framework: &'a Framework, assessment: &Assessment) -> Vec<&'a Foundation> {
    let fails = |row: &&Foundation| {
        assessment.level(&row.indicator).is_some_and(|level| level >= row.level)
            && assessment.level(&row.needs).is_some_and(|level| level < row.needs_level)
    };
    framework.foundations.iter().filter(fails).collect()
}

/// The foundations that hold, but whose ground is claimed without evidence.
#[must_use]
pub fn resting_on_claims<'a>(framework: &'a Framework, assessment: &Assessment) -> Vec<&'a Foundation> {
    let rests = |row: &&Foundation| {
        let ground = framework.indicator(&row.needs);
        assessment.level(&row.indicator).is_some_and(|level| level >= row.level)
            && assessment.level(&row.needs).is_some_and(|level| level >= row.needs_level)
            && ground.is_some_and(|ground| assessment.is_claimed(framework, ground))
    };
    framework.foundations.iter().filter(rests).collect()
}

/// The indicators that bear on equity against all others.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct EquityLens {
    /// The mean of those that bear on equity.
    pub equity: Option<Score>,
    /// The mean of the others.
    pub others: Option<Score>,
}

/// Looks at the indicators that bear on equity apart from the rest, by their weights.
#[must_use]
pub fn equity_lens(framework: &Framework, assessment: &Assessment) -> EquityLens {
    let mean = |equity: bool| {
        let chosen = framework.indicators().filter(|indicator| indicator.equity == equity);
        Score::mean(chosen.filter_map(|indicator| Some((assessment.level(&indicator.id)?, indicator.weight))))
    };
    EquityLens { equity: mean(true), others: mean(false) }
}

/// The indicators at or above the framework's default target: highest first, backed by evidence before claimed, then
/// in the framework's order; three at most.
#[must_use]
pub fn strengths(framework: &Framework, assessment: &Assessment) -> Vec<(IndicatorId, Level)> {
    let mut found: Vec<_> = framework
        .indicators()
        .filter_map(|indicator| Some((indicator, assessment.level(&indicator.id)?)))
        .filter(|(_, level)| *level >= framework.default_target)
        .collect();
    let key =
        |(indicator, level): &(&Rc<Indicator>, Level)| (Reverse(*level), assessment.is_claimed(framework, indicator));
    sort(&mut found, |one, other| key(one) < key(other));
    found.into_iter().take(3).map(|(indicator, level)| (indicator.id.clone(), level)).collect()
}

/// The indicators furthest below their targets: widest gap first, then in the framework's order; three at most.
#[must_use]
pub fn gaps(framework: &Framework, assessment: &Assessment) -> Vec<(IndicatorId, u8)> {
    let mut found: Vec<(IndicatorId, u8)> = framework
        .indicators()
        .map(|indicator| (indicator.id.clone(), assessment.gap_levels(framework, &indicator.id)))
        .filter(|(_, gap)| *gap > 0)
        .collect();
    sort(&mut found, |(_, one), (_, other)| one > other);
    found.truncate(3);
    found
}

/// The indicators at a level that asks for evidence, and without any.
#[must_use]
pub fn claims<'a>(framework: &'a Framework, assessment: &Assessment) -> Vec<&'a Indicator> {
    framework
        .indicators()
        .map(|indicator| &**indicator)
        .filter(|indicator| assessment.is_claimed(framework, indicator))
        .collect()
}
