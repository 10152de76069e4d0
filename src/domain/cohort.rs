//! What many teams' answers add up to: counts of teams, and nothing that tells one of them.

use std::collections::BTreeMap;

use super::agreement::Spread;
use super::score::{Readiness, Score};
use super::{Facts, Framework};
use crate::base::{IndicatorId, Level};

/// How a team stands in a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// At a level.
    At(Level),
    /// With a score, and too few ratings for a level.
    Early,
    /// Without a rating.
    Unrated,
}

/// What counts of one team.
#[derive(Clone, Debug, PartialEq)]
pub struct Team {
    revision: u32,
    /// By step, in the framework's order.
    standings: Vec<Standing>,
    /// By indicator, in the framework's order: level, whether it lies below its target, whether it closes a gate alone.
    ratings: Vec<(Option<Level>, bool, bool)>,
    /// By step, then for all of them: by how many tenths of a level the score rose since the last milestone.
    rises: Vec<Option<i64>>,
}

/// Many teams, each by its latest file.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cohort {
    teams: BTreeMap<String, Team>,
}

/// How teams moved since their last milestone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Moved {
    /// How many teams rose.
    pub rose: u64,
    /// How many stayed.
    pub stayed: u64,
    /// How many fell.
    pub fell: u64,
    /// The sum of what they rose, in tenths of a level.
    sum: i64,
}

impl Moved {
    /// How many teams have a milestone to compare with.
    #[must_use]
    pub fn count(self) -> u64 {
        self.rose + self.stayed + self.fell
    }

    /// How far the teams rose on average, in tenths of a level, a half away from zero; `None` without a team.
    #[must_use]
    pub fn mean_tenths(self) -> Option<i64> {
        let count = self.count() as i64;
        (count > 0).then(|| self.sum.signum() * ((2 * self.sum.abs() + count) / (2 * count)))
    }
}

impl Team {
    /// What counts of a team's answers.
    #[must_use]
    pub fn of(facts: &Facts) -> Team {
        let (framework, readiness) = (&facts.framework, facts.readiness());
        let standing = |step: &super::score::StepReadiness| match &step.gate {
            Some(gate) => Standing::At(gate.level),
            None if step.score.is_some() => Standing::Early,
            None => Standing::Unrated,
        };
        let closes = |id: &IndicatorId| {
            let blocks = readiness.steps.iter().filter_map(|step| step.gate.as_ref()?.block.as_ref());
            blocks.into_iter().any(|block| block.too_low.contains(id))
        };
        let assessment = &facts.document.readiness;
        let rating = |id: &IndicatorId| (assessment.level(id), assessment.gap_levels(framework, id) > 0, closes(id));
        Team {
            revision: facts.document.revision,
            standings: readiness.steps.iter().map(standing).collect(),
            ratings: framework.indicators().map(|indicator| rating(&indicator.id)).collect(),
            rises: rises(facts),
        }
    }
}

/// By how much each step, and all of them, rose since the latest milestone of the framework.
fn rises(facts: &Facts) -> Vec<Option<i64>> {
    let scores = |readiness: &Readiness| -> Vec<Option<Score>> {
        readiness.steps.iter().map(|step| step.score).chain([readiness.overall.score]).collect()
    };
    let now = scores(facts.readiness());
    let last = facts.comparable_milestones().max_by_key(|milestone| milestone.date);
    let Some(before) = last.and_then(|milestone| facts.readiness_at(&milestone.id)) else {
        return vec![None; now.len()];
    };
    now.into_iter().zip(scores(before)).map(|(now, before)| Some(now?.tenths_above(before?))).collect()
}

impl Cohort {
    /// Counts a team; of two files of one team the later one.
    pub fn add(&mut self, id: String, team: Team) {
        let known = self.teams.entry(id).or_insert_with(|| team.clone());
        if known.revision <= team.revision {
            *known = team;
        }
    }

    /// How many teams there are.
    #[must_use]
    pub fn len(&self) -> u64 {
        self.teams.len() as u64
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.teams.is_empty()
    }

    /// How many teams are at each level of a step, lowest first, then early, then unrated.
    #[must_use]
    pub fn standings(&self, framework: &Framework, step: usize) -> Vec<u64> {
        let levels = usize::from(framework.level_count());
        let mut counts = vec![0; levels + 2];
        for team in self.teams.values() {
            let place = match team.standings.get(step) {
                Some(Standing::At(level)) => level.index(),
                Some(Standing::Early) => levels,
                _ => levels + 1,
            };
            counts[place.min(levels + 1)] += 1;
        }
        counts
    }

    /// How the teams' levels of an indicator are spread, by its place in the framework.
    #[must_use]
    pub fn spread(&self, framework: &Framework, place: usize) -> Spread {
        let indicator = framework.indicators().nth(place).map(|indicator| indicator.id.clone()).unwrap_or_default();
        let mut spread =
            Spread { indicator, levels: vec![0; usize::from(framework.level_count())], ..Spread::default() };
        for level in self.ratings(place).filter_map(|(level, ..)| *level) {
            if let Some(count) = spread.levels.get_mut(level.index()) {
                *count += 1;
            }
        }
        spread
    }

    /// How many teams lie below their target in an indicator.
    #[must_use]
    pub fn below(&self, place: usize) -> u64 {
        self.ratings(place).filter(|(_, is_below, _)| *is_below).count() as u64
    }

    /// How many teams have a step whose gate this indicator closes alone.
    #[must_use]
    pub fn closed(&self, place: usize) -> u64 {
        self.ratings(place).filter(|(.., closes)| *closes).count() as u64
    }

    fn ratings(&self, place: usize) -> impl Iterator<Item = &(Option<Level>, bool, bool)> {
        self.teams.values().filter_map(move |team| team.ratings.get(place))
    }

    /// How teams moved in a step since their last milestone; in all of them where the place is behind the last step.
    #[must_use]
    pub fn moved(&self, step: usize) -> Moved {
        let rises = self.teams.values().filter_map(|team| *team.rises.get(step)?);
        rises.fold(Moved::default(), |moved, rise| Moved {
            rose: moved.rose + u64::from(rise > 0),
            stayed: moved.stayed + u64::from(rise == 0),
            fell: moved.fell + u64::from(rise < 0),
            sum: moved.sum + rise,
        })
    }
}

/// The counts of a row that may be shown: those of groups with fewer teams than `fewest` are `None`. Where that hides one
/// count alone, the smallest of the others is hidden too, or the rest and the sum would tell it.
///
/// ```
/// use stem_readiness::domain::cohort::shown;
/// assert_eq!(shown(&[40, 0, 3, 12], 10), [Some(40), Some(0), None, None]);
/// assert_eq!(shown(&[40, 0, 3, 12], 1), [Some(40), Some(0), Some(3), Some(12)]);
/// ```
#[must_use]
pub fn shown(counts: &[u64], fewest: u64) -> Vec<Option<u64>> {
    let is_small = |count: u64| (1..fewest).contains(&count);
    let mut shown: Vec<Option<u64>> =
        counts.iter().map(|count| Some(*count).filter(|count| !is_small(*count))).collect();
    if shown.iter().filter(|count| count.is_none()).count() == 1 {
        let others = shown.iter_mut().filter(|count| count.is_some_and(|count| count > 0));
        if let Some(next) = others.min_by_key(|count| **count) {
            *next = None;
        }
    }
    shown
}
