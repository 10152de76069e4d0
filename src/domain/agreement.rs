//! How close a team's ratings of one indicator lie together, and what follows for the talk.
//!
//! The measure is the consensus of Tastle and Wierman ("Consensus and dissention: A measure of ordinal dispersion",
//! International Journal of Approximate Reasoning 45, 2007): 1 when all agree, 0 when half are at either end. Bands,
//! patterns and talk list are the project's own rules.

use super::{Framework, Indicator, Step};
use crate::base::Level;
use crate::base::record::record;
use crate::base::{IndicatorId, sort};

/// From so many ratings on, agreement means something.
pub const FEWEST_RATINGS: u32 = 3;

/// At or above this agreement, in hundredths, a spread needs two minutes at most.
pub const ACCEPT_HUNDREDTHS: u32 = 80;

/// Below this agreement, in hundredths, the team should talk.
pub const DISCUSS_HUNDREDTHS: u32 = 60;

/// Minutes of talk that one indicator takes.
pub const MINUTES_EACH: u32 = 5;

record! {
    /// How the ratings of one indicator are spread. It names nobody.
    #[derive(Default)]
    pub struct Spread {
        /// The indicator.
        pub indicator: IndicatorId,
        /// How many chose each level, lowest first.
        pub levels: Vec<u32>,
        /// How many could not tell from where they sit.
        pub cannot_tell: u32 = 0,
        /// How many called their rating a guess.
        pub guess: u32 = 0,
        /// How many were fairly sure.
        pub fair: u32 = 0,
        /// How many were certain.
        pub certain: u32 = 0,
    }
    other other
}

/// The agreement of some ratings, in ten-thousandths: 0 to 10,000.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Agreement(u32);

/// What the spread of an indicator asks of the team.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Fewer than three ratings: the team settles by itself.
    TooFew,
    /// All lie within one level of each other: the lower median is offered, without talk.
    Agreed(Level),
    /// Some differ by two levels, most agree: two minutes.
    Brief,
    /// The room is divided: discuss.
    Discuss,
}

/// What a spread looks like, for the question to ask.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Pattern {
    /// Two camps, at these levels, with fewer people between them.
    Split(Level, Level),
    /// One person is two levels or more away from everybody else.
    Outlier(Level),
    /// Spread over three levels or more, without camps.
    Wide(Level, Level),
    /// Everybody is within one level and nobody at either end of the scale.
    Middling,
    /// Everybody says that the level which asks for evidence is reached, and none is cited.
    Claimed,
    /// All agree.
    Together,
}

/// An indicator to talk about.
#[derive(Clone, Debug, PartialEq)]
pub struct TalkItem {
    /// The indicator.
    pub indicator: IndicatorId,
    /// Disagreement × importance: ten-thousandths × weight × quarters of relevance. More comes first.
    pub urgency: u64,
}

impl Spread {
    /// How many chose a level.
    #[must_use]
    pub fn count(&self) -> u32 {
        self.levels.iter().sum()
    }

    /// How many rated the indicator or said that they cannot tell.
    #[must_use]
    pub fn said(&self) -> u32 {
        self.count() + self.cannot_tell
    }

    /// The lowest and the highest level that somebody chose.
    #[must_use]
    pub fn range(&self) -> Option<(Level, Level)> {
        let mut chosen = self.chosen();
        let first = chosen.next()?;
        Some((first, chosen.last().unwrap_or(first)))
    }

    /// The levels that somebody chose, lowest first.
    fn chosen(&self) -> impl Iterator<Item = Level> + '_ {
        (1..).zip(&self.levels).filter(|(_, count)| **count > 0).filter_map(|(number, _)| Level::new(number).ok())
    }

    /// How many chose a level.
    #[must_use]
    pub fn at(&self, level: Level) -> u32 {
        self.levels.get(level.index()).copied().unwrap_or(0)
    }

    /// The lower median: with an even count, the lower of the two in the middle. `None` without ratings.
    #[must_use]
    pub fn lower_median(&self) -> Option<Level> {
        let middle = self.count().checked_sub(1)? / 2;
        self.ranked(middle)
    }

    /// The median in tenths of a level: 25 between levels 2 and 3. `None` without ratings.
    #[must_use]
    pub fn median_tenths(&self) -> Option<u32> {
        let count = self.count();
        let (low, high) = (self.ranked(count.checked_sub(1)? / 2)?, self.ranked(count / 2)?);
        Some((u32::from(low.number()) + u32::from(high.number())) * 5)
    }

    /// The mean in tenths of a level, rounded half up. `None` without ratings.
    #[must_use]
    pub fn mean_tenths(&self) -> Option<u32> {
        let count = self.count();
        let sum: u32 = (1..).zip(&self.levels).map(|(level, count)| level * count).sum();
        (count > 0).then(|| (20 * sum + count) / (2 * count))
    }

    /// The level of the rating at a place, from 0, when all are in a row from low to high.
    fn ranked(&self, place: u32) -> Option<Level> {
        let mut below = 0;
        self.chosen().find(|level| {
            below += self.at(*level);
            below > place
        })
    }

    /// The agreement of the ratings; `None` without any. Every level of the scale counts in `levels`, also those that
    /// nobody chose: the scale's width is part of the measure.
    ///
    /// ```
    /// use stem_readiness::domain::agreement::Spread;
    /// // The example of the R package agrmt, which gives 0.7256876.
    /// let spread = Spread { levels: vec![30, 40, 210, 130, 530, 50, 10], ..Spread::default() };
    /// assert_eq!(spread.agreement().map(|found| found.ten_thousandths()), Some(7257));
    /// ```
    #[must_use]
    pub fn agreement(&self) -> Option<Agreement> {
        let count = u64::from(self.count());
        let width = (self.levels.len() as u64).checked_sub(1).filter(|width| *width > 0)?;
        if count == 0 {
            return None;
        }
        let levels = || (0_u64..).zip(self.levels.iter().map(|count| u64::from(*count)));
        let sum: u64 = levels().map(|(level, count)| level * count).sum();
        // 1 + Σ p·log2(1 − |x − mean| ÷ width), with everything inside the logarithm times count × width.
        let whole = log2(count * width);
        let lost: u64 = levels()
            .filter(|(_, here)| *here > 0)
            .map(|(level, here)| here * (whole - log2((count * width - (count * level).abs_diff(sum)).max(1))))
            .sum();
        let lost = (lost * 10_000 / count + LOG_ONE / 2) / LOG_ONE;
        Some(Agreement(10_000 - (lost as u32).min(10_000)))
    }

    /// What the spread asks of the team. That all lie within one level of each other wins over the bands.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        let (Some((low, high)), Some(agreement), Some(median)) = (self.range(), self.agreement(), self.lower_median())
        else {
            return Verdict::TooFew;
        };
        if self.count() < FEWEST_RATINGS {
            Verdict::TooFew
        } else if high.number() - low.number() <= 1 {
            Verdict::Agreed(median)
        } else if agreement.hundredths() >= DISCUSS_HUNDREDTHS {
            Verdict::Brief
        } else {
            Verdict::Discuss
        }
    }

    /// What the spread looks like; `None` below three ratings. `claimed_from` is the level that asks for evidence, and
    /// `is_cited` whether the team cites any.
    #[must_use]
    pub fn pattern(&self, claimed_from: Level, is_cited: bool) -> Option<Pattern> {
        let (low, high) = self.range()?;
        if self.count() < FEWEST_RATINGS {
            return None;
        }
        if high.number() - low.number() >= 2 {
            return Some(self.outlier().or_else(|| self.camps()).unwrap_or(Pattern::Wide(low, high)));
        }
        let is_inside = low > Level::MIN && high.index() + 1 < self.levels.len();
        Some(match () {
            () if low >= claimed_from && !is_cited => Pattern::Claimed,
            () if is_inside && low != high => Pattern::Middling,
            () => Pattern::Together,
        })
    }

    /// One person two levels or more away from everybody else, who lie within one level.
    fn outlier(&self) -> Option<Pattern> {
        let chosen: Vec<Level> = self.chosen().collect();
        let (first, last) = (*chosen.first()?, *chosen.last()?);
        let (second, before) = (*chosen.get(1)?, *chosen.get(chosen.len() - 2)?);
        let apart = |one: Level, other: Level| other.number() - one.number();
        if self.at(first) == 1 && apart(first, second) >= 2 && apart(second, last) <= 1 {
            return Some(Pattern::Outlier(first));
        }
        (self.at(last) == 1 && apart(before, last) >= 2 && apart(first, before) <= 1).then_some(Pattern::Outlier(last))
    }

    /// Two levels, two or more apart, each chosen by more people than every level between them, and by two at least.
    fn camps(&self) -> Option<Pattern> {
        let (mut best, mut most) = (None, 0);
        for low in self.chosen() {
            for high in self.chosen().filter(|high| high.number() >= low.number() + 2) {
                let smaller = self.at(low).min(self.at(high));
                let between = self.chosen().filter(|level| (low < *level) && (*level < high));
                let is_gap = between.map(|level| self.at(level)).max().unwrap_or(0) < smaller;
                if smaller >= 2 && is_gap && smaller > most {
                    (best, most) = (Some(Pattern::Split(low, high)), smaller);
                }
            }
        }
        best
    }
}

impl Agreement {
    /// The agreement in ten-thousandths, rounded half up: 0 to 10,000.
    #[must_use]
    pub fn ten_thousandths(self) -> u32 {
        self.0
    }

    /// The agreement as it is shown, in hundredths, rounded half up: 0 to 100. The bands are set by this, so that what
    /// is read and what follows never differ.
    #[must_use]
    pub fn hundredths(self) -> u32 {
        (self.0 + 50) / 100
    }

    /// The mean of several, rounded half up; `None` without any.
    #[must_use]
    pub fn mean(all: &[Agreement]) -> Option<Agreement> {
        let count = all.len() as u32;
        (count > 0).then(|| Agreement((all.iter().map(|one| one.0).sum::<u32>() + count / 2) / count))
    }
}

/// The indicators that need talk, most pressing first: disagreement × importance, where importance is the framework's
/// weight × what the mission adds (in quarters). Equals keep the framework's order. `is_open` tells which are neither
/// settled nor parked yet; the list is no longer than the minutes left ÷ 5, so that there is time for all of it.
pub fn talk_list(
    framework: &Framework,
    spreads: &[Spread],
    minutes_left: u32,
    relevance_quarters: impl Fn(&Indicator) -> u32,
    is_open: impl Fn(&IndicatorId) -> bool,
) -> Vec<TalkItem> {
    let mut list = all_to_talk_about(framework, spreads, relevance_quarters, is_open);
    list.truncate((minutes_left / MINUTES_EACH) as usize);
    list
}

/// [`talk_list`] without an end.
pub fn all_to_talk_about(
    framework: &Framework,
    spreads: &[Spread],
    relevance_quarters: impl Fn(&Indicator) -> u32,
    is_open: impl Fn(&IndicatorId) -> bool,
) -> Vec<TalkItem> {
    let mut list: Vec<TalkItem> = framework
        .indicators()
        .filter(|indicator| is_open(&indicator.id))
        .filter_map(|indicator| {
            let spread = spreads.iter().find(|spread| spread.indicator == indicator.id)?;
            if !matches!(spread.verdict(), Verdict::Brief | Verdict::Discuss) {
                return None;
            }
            let disagreement = u64::from(10_000 - spread.agreement()?.0);
            let importance = u64::from(indicator.weight) * u64::from(relevance_quarters(indicator));
            Some(TalkItem { indicator: indicator.id.clone(), urgency: disagreement * importance })
        })
        .collect();
    sort(&mut list, |one, other| one.urgency > other.urgency);
    list
}

/// How a team agrees on a step.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StepAgreement {
    /// The mean agreement of its indicators with three ratings or more.
    pub agreement: Option<Agreement>,
    /// How many of its indicators divide the room.
    pub divided: u32,
    /// The share of the ratings with a confidence that are certain, in percent, rounded half up.
    pub certain_percent: Option<u32>,
    /// How many times somebody could not tell.
    pub cannot_tell: u32,
}

/// How a team agrees on some indicators of a step.
#[must_use]
pub fn step_agreement(step: &Step, spreads: &[Spread]) -> StepAgreement {
    let of_step = |spread: &&Spread| step.indicators.iter().any(|known| known.id == spread.indicator);
    let own: Vec<&Spread> = spreads.iter().filter(of_step).collect();
    let meant: Vec<Agreement> = own
        .iter()
        .filter(|spread| spread.verdict() != Verdict::TooFew)
        .filter_map(|spread| spread.agreement())
        .collect();
    let certain: u32 = own.iter().map(|spread| spread.certain).sum();
    let sure: u32 = own.iter().map(|spread| spread.certain + spread.fair + spread.guess).sum();
    StepAgreement {
        agreement: Agreement::mean(&meant),
        divided: own.iter().filter(|spread| spread.verdict() == Verdict::Discuss).count() as u32,
        certain_percent: (sure > 0).then(|| (200 * certain + sure) / (2 * sure)),
        cannot_tell: own.iter().map(|spread| spread.cannot_tell).sum(),
    }
}

/// One, in the unit of [`log2`].
const LOG_ONE: u64 = 1 << LOG_BITS;
const LOG_BITS: u32 = 24;

/// The binary logarithm of a number from 1, in 2⁻²⁴, by squaring. Whole numbers, since the floating-point one links its
/// tables into the program.
fn log2(number: u64) -> u64 {
    let whole = u64::from(number.ilog2());
    // The number as 1.x with 31 bits after the point.
    let mut rest = if whole > 31 { number >> (whole - 31) } else { number << (31 - whole) };
    let mut fraction = 0;
    for _ in 0..LOG_BITS {
        rest = (rest * rest) >> 31;
        fraction <<= 1;
        if rest >= 1 << 32 {
            rest >>= 1;
            fraction += 1;
        }
    }
    (whole << LOG_BITS) + fraction
}
