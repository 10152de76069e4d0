//! Several teams side by side: in which order they stand, and how they are spread over a step.

use std::rc::Rc;

use super::agreement::Spread;
use super::{Facts, Framework};
use crate::base::sort;
use crate::base::text::lower;
use crate::domain::score::Score;

/// The most teams that stand side by side.
pub const MOST_TEAMS: usize = 300;

/// The order of teams: by a column of their table, rising or falling.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Order {
    /// The column: 0 is the team's name, then come the steps, and after them all steps together.
    pub column: usize,
    /// Whether the highest come first.
    pub falls: bool,
}

impl Order {
    /// The order after somebody has asked for a column: names rise and levels fall at first, and the other way round when
    /// they are asked for again.
    #[must_use]
    pub fn asked(self, column: usize) -> Order {
        let again = self.column == column;
        Order { column, falls: if again { !self.falls } else { column > 0 } }
    }

    /// As a text to be kept; empty for the order at first.
    #[must_use]
    pub fn write(self) -> String {
        if self == Order::default() {
            return String::new();
        }
        format!("{} {}", self.column, if self.falls { "falls" } else { "rises" })
    }

    /// Reads what [`Order::write`] has written; the order at first for anything else.
    #[must_use]
    pub fn read(text: &str) -> Order {
        let order = text.split_once(' ').and_then(|(column, way)| {
            let column = column.parse().ok()?;
            Some(Order { column, falls: way == "falls" })
        });
        order.unwrap_or_default()
    }
}

/// Teams in an order. Of those that are alike in it, and of those without a rating there, which come last, names rise.
#[must_use]
pub fn ordered(teams: &[Rc<Facts>], order: Order) -> Vec<Rc<Facts>> {
    let ranked =
        teams.iter().map(|team| (rank(team, order.column), lower(team.document.mission.community.trim()), team));
    let mut ranked: Vec<_> = ranked.collect();
    sort(&mut ranked, |(rank, name, _), (other_rank, other_name, _)| match (rank, other_rank) {
        _ if order.column == 0 => {
            if order.falls {
                name > other_name
            } else {
                name < other_name
            }
        }
        (Some(one), Some(other)) if one != other => (one > other) == order.falls,
        (Some(_), None) => true,
        (None, Some(_)) => false,
        _ => name < other_name,
    });
    ranked.into_iter().map(|(.., team)| Rc::clone(team)).collect()
}

/// What a team has in a column: a step's score, or the overall level and then the score.
fn rank(team: &Facts, column: usize) -> Option<u32> {
    let readiness = team.readiness();
    let step = column.checked_sub(1)?;
    if let Some(step) = readiness.steps.get(step) {
        return step.score.map(Score::tenths);
    }
    let overall = &readiness.overall;
    let level = overall.gate.as_ref().map_or(0, |gate| u32::from(gate.level.number()));
    overall.score.map(|score| level * 1_000 + score.tenths())
}

/// How teams are spread over a step.
#[derive(Clone, Debug, PartialEq)]
pub struct StepSpread {
    /// How many teams have reached each level.
    pub levels: Spread,
    /// How many have rated too little for a level.
    pub early: u32,
    /// The scores, lowest first, in tenths.
    scores: Vec<u32>,
}

impl StepSpread {
    /// How teams are spread over a step, by its place.
    #[must_use]
    pub fn of(teams: &[Rc<Facts>], framework: &Framework, step: usize) -> StepSpread {
        let mut levels = Spread { levels: vec![0; usize::from(framework.level_count())], ..Spread::default() };
        let (mut early, mut scores) = (0, Vec::new());
        for step in teams.iter().filter_map(|team| team.readiness().steps.get(step)) {
            let reached = step.gate.as_ref().and_then(|gate| levels.levels.get_mut(gate.level.index()));
            match reached {
                Some(count) => *count += 1,
                None => early += 1,
            }
            scores.extend(step.score.map(Score::tenths));
        }
        sort(&mut scores, |one, other| one < other);
        StepSpread { levels, early, scores }
    }

    /// The score, in tenths, that so many quarters of the teams do not exceed: 0 is the lowest, 2 the middle one, 4 the
    /// highest. `None` where no team has one.
    #[must_use]
    pub fn score(&self, quarters: usize) -> Option<u32> {
        let last = self.scores.len().checked_sub(1)?;
        self.scores.get(last * quarters.min(4) / 4).copied()
    }
}
