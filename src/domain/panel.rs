//! A team that rates together: who they are, what each said, and what became of it. What a person says (a rating) stays
//! apart from what the team settles on (a response, in [`crate::domain::assessment`]).

mod ballot;
mod phone;
mod sealed;

use serde::Serialize;

use super::Framework;
use super::agreement::Spread;
use super::framework::reference::FrameworkRef;
use crate::base::json::{record, words};
use crate::base::{Date, IndicatorId, ItemId, sort};
use ballot::spread;

pub use ballot::{Ballot, Ballots, Rating, Ratings, Said, Way};
pub use phone::Phone;
pub use sealed::{Sealed, Sheet, Stage, Taken, Turn, hexadecimal};

/// How many people a role needs before the role is named beside ratings: fewer could be recognized.
pub const FEWEST_OF_A_ROLE: usize = 3;

/// The most ballots of a round.
pub const MOST_BALLOTS: usize = 500;

record! {
    /// The people of a team and their rounds of rating.
    #[derive(Default)]
    pub struct Panel {
        /// Who belongs to the team, in the order they were added.
        pub roster: Vec<Respondent>,
        /// Whether names stay off the shared screen.
        pub names_hidden: bool,
        /// How long the workshop is, in minutes: 60, 90, 120 or 180.
        pub minutes: Option<u32>,
        /// Revealed rounds, oldest first. A round before its reveal is on the device alone and never in a document.
        pub rounds: Vec<Round>,
        /// What was put off to another day, in the team's words, a line each.
        pub parking_lot: String,
    }
    other other
}

record! {
    /// One person who rates.
    pub struct Respondent {
        /// The person's id.
        pub id: ItemId,
        /// Name or initials.
        pub name: String,
        /// What the person is to the schools.
        pub role: String,
    }
    other other
}

record! {
    /// A round of rating, from its reveal on.
    pub struct Round {
        /// Six hexadecimal digits: the number in rating codes.
        pub id: String,
        /// The day of the reveal.
        pub date: Date,
        /// Which indicators were rated.
        pub scope: Scope,
        /// The framework the ratings belong to.
        pub framework: FrameworkRef,
        /// What was kept on closing; absent while the round is open.
        pub keeps: Option<Keeps>,
        /// What each person said. Empty once only the spread is kept.
        pub ballots: Ballots,
        /// How the ratings are spread, for a round that is closed.
        pub spreads: Vec<Spread>,
        /// The indicators that the team settled in this round.
        pub settled: Vec<IndicatorId>,
        /// The indicators that were put off.
        pub parked: Vec<IndicatorId>,
    }
    other other
}

/// Two roles that see an indicator differently: each with the mean of its ratings in tenths of a level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RoleGap {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The role that rates it lowest.
    pub low: (String, u32),
    /// The role that rates it highest.
    pub high: (String, u32),
}

/// Which indicators are rated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// All of them.
    #[default]
    Full,
    /// The ten-minute start.
    Pulse,
}

/// What is kept of a round when it is closed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Keeps {
    /// Who said what.
    Names,
    /// Which role said what, for roles of three people or more.
    Roles,
    /// How many chose each level.
    #[default]
    Spread,
}

words!(Scope { Full = "full", Pulse = "pulse" });
words!(Keeps { Names = "names", Roles = "roles", Spread = "spread" });

impl Panel {
    /// The person with this id.
    #[must_use]
    pub fn respondent(&self, id: &ItemId) -> Option<&Respondent> {
        self.roster.iter().find(|person| person.id == *id)
    }

    /// The latest round that was revealed.
    #[must_use]
    pub fn latest(&self) -> Option<&Round> {
        self.rounds.last()
    }

    /// The revealed round that is not closed yet.
    #[must_use]
    pub fn open_round(&self) -> Option<&Round> {
        self.latest().filter(|round| round.keeps.is_none())
    }

    /// How long the workshop is, in minutes; 120 unless the team said otherwise.
    #[must_use]
    pub fn length_minutes(&self) -> u32 {
        self.minutes.unwrap_or(120)
    }

    /// Changes the open round.
    pub fn edit_open(&mut self, edit: impl FnOnce(&mut Round)) {
        if let Some(round) = self.rounds.last_mut().filter(|round| round.keeps.is_none()) {
            edit(round);
        }
    }

    /// Removes a person and what the person said in the open round.
    pub fn remove(&mut self, id: &ItemId) {
        self.roster.retain(|person| person.id != *id);
        self.edit_open(|round| round.ballots.retain(|ballot| ballot.respondent.as_ref() != Some(id)));
    }

    /// Closes the open round. What is not kept is gone, here and, since the caller does the same to them, in every
    /// earlier document that could be taken back.
    pub fn close(&mut self, keeps: Keeps, framework: &Framework) {
        let roster = std::mem::take(&mut self.roster);
        self.edit_open(|round| {
            round.spreads = round.spreads(framework);
            match keeps {
                Keeps::Names => {}
                Keeps::Roles => round.ballots = round.ballots.by_role_only(&roster),
                Keeps::Spread => round.ballots = Ballots::default(),
            }
            round.keeps = Some(keeps);
        });
        self.roster = roster;
    }
}

impl Round {
    /// How the ratings of each indicator of the round are spread, in the framework's order: counted where there are
    /// ballots, else as they were kept.
    #[must_use]
    pub fn spreads(&self, framework: &Framework) -> Vec<Spread> {
        if self.ballots.is_empty() {
            return self.spreads.clone();
        }
        self.ballots.spreads(framework, self.scope)
    }

    /// The ballots by role, roles of three people or more only, in the order of the roster.
    #[must_use]
    pub fn roles<'a>(&'a self, roster: &'a [Respondent]) -> Vec<(&'a str, Vec<&'a Ballot>)> {
        self.ballots.roles(roster)
    }

    /// Where roles of three people or more see an indicator a level or more apart, widest first.
    #[must_use]
    pub fn role_gaps(&self, roster: &[Respondent], framework: &Framework) -> Vec<RoleGap> {
        let roles = self.roles(roster);
        let mut found = Vec::new();
        for indicator in framework.indicators() {
            let means: Vec<(&str, u32)> = roles
                .iter()
                .filter_map(|(role, ballots)| {
                    let spread = spread(&indicator.id, framework.level_count(), ballots.iter().copied());
                    let enough = spread.count() as usize >= FEWEST_OF_A_ROLE;
                    Some((*role, spread.mean_tenths().filter(|_| enough)?))
                })
                .collect();
            let low = means.iter().min_by_key(|(_, mean)| *mean);
            let high = means.iter().rev().max_by_key(|(_, mean)| *mean);
            if let (Some((low, lowest)), Some((high, highest))) = (low, high)
                && highest - lowest >= 10
            {
                found.push(RoleGap {
                    indicator: indicator.id.clone(),
                    low: ((*low).to_owned(), *lowest),
                    high: ((*high).to_owned(), *highest),
                });
            }
        }
        sort(&mut found, |one, other| one.high.1 - one.low.1 > other.high.1 - other.low.1);
        found
    }

    /// Marks an indicator as settled.
    pub fn settle(&mut self, id: &IndicatorId) {
        self.parked.retain(|known| known != id);
        if !self.settled.contains(id) {
            self.settled.push(id.clone());
        }
    }

    /// Puts an indicator off, or takes it up again.
    pub fn park(&mut self, id: &IndicatorId) {
        if self.parked.contains(id) {
            self.parked.retain(|known| known != id);
        } else {
            self.settled.retain(|known| known != id);
            self.parked.push(id.clone());
        }
    }
}
