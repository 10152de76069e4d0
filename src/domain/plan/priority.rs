//! Which indicators to raise first, and why.
//!
//! The rule is the project's own: gap × weight × relevance × (1 + 0.25 × held back) ÷ effort. Each factor can be shown.
//! All sums are exact: relevance and held back count in quarters.

use crate::base::{IndicatorId, Level, sort};
use crate::domain::score::unmet_foundations;
use crate::domain::{ActionLibrary, Assessment, Foundation, Framework, Indicator, Mission};

/// The effort assumed where the library has no action for the next rise of level.
const USUAL_EFFORT: u32 = 2;

/// An indicator below its target, with everything that makes its rank.
#[derive(Clone, Debug, PartialEq)]
pub struct Candidate {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Its level today.
    pub level: Level,
    /// Where the team wants it.
    pub target_level: Level,
    /// Target minus level, at least 1.
    pub gap_levels: u8,
    /// The framework's weight.
    pub weight: u32,
    /// What the mission adds.
    pub relevance: Relevance,
    /// The indicators that this one holds back.
    pub holds_back: Vec<IndicatorId>,
    /// 1 to 3: the smallest effort among the actions for the next rise.
    pub effort: u32,
    /// The indicators that are ahead of this one, their foundation: it ranks above them, whatever its sum.
    pub foundation_of: Vec<IndicatorId>,
    /// The foundations that this indicator is ahead of.
    pub ahead_of: Vec<IndicatorId>,
}

/// What the mission adds to an indicator's rank.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Relevance {
    /// A choice of the mission carries one of its tags: × 1.5.
    Named(Vec<String>),
    /// It bears on equity and the mission names who is missing: × 1.25.
    Equity,
    /// Nothing: × 1.
    None,
}

impl Relevance {
    /// What a mission with these tags adds to an indicator.
    pub(crate) fn of(indicator: &Indicator, tags: &[String], names_who_is_missing: bool) -> Relevance {
        let shared: Vec<String> = indicator.tags.iter().filter(|tag| tags.contains(tag)).cloned().collect();
        if !shared.is_empty() {
            Relevance::Named(shared)
        } else if indicator.equity && names_who_is_missing {
            Relevance::Equity
        } else {
            Relevance::None
        }
    }

    /// The factor, in quarters: 6, 5 or 4.
    #[must_use]
    pub fn quarters(&self) -> u32 {
        match self {
            Relevance::Named(_) => 6,
            Relevance::Equity => 5,
            Relevance::None => 4,
        }
    }
}

impl Candidate {
    /// The factor for what is held back, in quarters: 4 and one more for each.
    #[must_use]
    pub fn held_back_quarters(&self) -> u32 {
        4 + self.holds_back.len() as u32
    }

    /// The sum, exact, as a numerator and what it is divided by: 16 × effort, for the quarters of two factors.
    #[must_use]
    pub fn sum(&self) -> (u64, u64) {
        let factors = [u32::from(self.gap_levels), self.weight, self.relevance.quarters(), self.held_back_quarters()];
        (factors.into_iter().map(u64::from).product(), 16 * u64::from(self.effort))
    }

    /// The sum in hundredths, rounded half up.
    #[must_use]
    pub fn hundredths(&self) -> u32 {
        let (sum, per) = self.sum();
        ((200 * sum + per) / (2 * per)) as u32
    }
}

/// All indicators below their targets: largest sum first, equal sums in the framework's order.
///
/// A foundation ranks above an indicator that is ahead of it, whatever its sum. One whose sum would put it below moves up
/// to the place directly above; one that ranks higher anyway keeps its place. A foundation that has reached its own
/// target is not a candidate, so it does not appear.
#[must_use]
pub fn candidates(
    framework: &Framework,
    library: &ActionLibrary,
    mission: &Mission,
    assessment: &Assessment,
) -> Vec<Candidate> {
    let setting = Setting {
        framework,
        library,
        assessment,
        tags: mission.tags(framework),
        names_who_is_missing: mission.names_who_is_missing(),
        unmet: unmet_foundations(framework, assessment),
    };
    let mut ranked: Vec<Candidate> =
        framework.indicators().filter_map(|indicator| setting.candidate(indicator)).collect();
    sort(&mut ranked, |one, other| {
        let ((one_sum, one_per), (other_sum, other_per)) = (one.sum(), other.sum());
        one_sum * other_per > other_sum * one_per
    });
    lift_foundations(ranked)
}

/// What all candidates are worked out from.
struct Setting<'a> {
    framework: &'a Framework,
    library: &'a ActionLibrary,
    assessment: &'a Assessment,
    tags: Vec<String>,
    names_who_is_missing: bool,
    unmet: Vec<&'a Foundation>,
}

impl Setting<'_> {
    fn candidate(&self, indicator: &Indicator) -> Option<Candidate> {
        let id = &indicator.id;
        let level = self.assessment.level(id)?;
        let gap_levels = self.assessment.gap_levels(self.framework, id);
        if gap_levels == 0 {
            return None;
        }
        let rises = self.library.rises(id, level.next()?);
        let unmet = || self.unmet.iter();
        Some(Candidate {
            indicator: id.clone(),
            level,
            target_level: self.assessment.target_level(self.framework, id)?,
            gap_levels,
            weight: indicator.weight,
            relevance: Relevance::of(indicator, &self.tags, self.names_who_is_missing),
            holds_back: holds_back(self.framework, self.assessment, id, level),
            effort: rises.map(|action| action.effort).min().unwrap_or(USUAL_EFFORT).clamp(1, 3),
            foundation_of: unmet().filter(|row| row.needs == *id).map(|row| row.indicator.clone()).collect(),
            ahead_of: unmet().filter(|row| row.indicator == *id).map(|row| row.needs.clone()).collect(),
        })
    }
}

/// The rated indicators whose level or target reaches a foundation row's level, while this one lies below what the row
/// needs. Each once.
fn holds_back(framework: &Framework, assessment: &Assessment, id: &IndicatorId, level: Level) -> Vec<IndicatorId> {
    let mut held: Vec<IndicatorId> = Vec::new();
    for row in framework.foundations.iter().filter(|row| row.needs == *id && level < row.needs_level) {
        let reaches = assessment.level(&row.indicator).is_some_and(|there| {
            there >= row.level
                || assessment.target_level(framework, &row.indicator).is_some_and(|target| target >= row.level)
        });
        if reaches && !held.contains(&row.indicator) {
            held.push(row.indicator.clone());
        }
    }
    held
}

/// Moves each foundation that lies below the indicators ahead of it up, directly above the first of them. A foundation's
/// own foundation follows it upwards; a circle ends where it began.
fn lift_foundations(ranked: Vec<Candidate>) -> Vec<Candidate> {
    let mut order: Vec<Candidate> = Vec::with_capacity(ranked.len());
    let mut waiting: Vec<Option<Candidate>> = ranked.into_iter().map(Some).collect();
    for index in 0..waiting.len() {
        place(index, &mut waiting, &mut order);
    }
    order
}

fn place(index: usize, waiting: &mut [Option<Candidate>], order: &mut Vec<Candidate>) {
    let Some(candidate) = waiting[index].take() else { return };
    for other in 0..waiting.len() {
        if waiting[other].as_ref().is_some_and(|ground| ground.foundation_of.contains(&candidate.indicator)) {
            place(other, waiting, order);
        }
    }
    order.push(candidate);
}
