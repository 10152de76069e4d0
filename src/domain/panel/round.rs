//! A round of rating, from its reveal on.

use std::cmp::Ordering;

use super::ballot::{Ballot, Ballots, FEWEST_OF_A_ROLE, MOST_BALLOTS, spread};
use super::{Respondent, Scope, Taken, sealed};
use crate::base::choice::choice;
use crate::base::record::record;
use crate::base::{Date, IndicatorId, sort};
use crate::domain::Framework;
use crate::domain::agreement::Spread;
use crate::domain::framework::reference::FrameworkRef;
use crate::domain::rating_code::{IndicatorSet, RatingCode};

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
        pub keeps: Option<VoteRecord>,
        /// What each person said. Empty once only the spread is kept.
        pub ballots: Ballots,
        /// What does not count: what was given after the reveal, and what such a one has taken the place of. Gone once the
        /// round is closed.
        pub apart: Ballots,
        /// How the ratings are spread, for a round that is closed.
        pub spreads: Vec<Spread>,
        /// The indicators that the team settled in this round.
        pub settled: Vec<IndicatorId>,
        /// The indicators that were put off.
        pub parked: Vec<IndicatorId>,
        /// The indicator that the room talks about, the same in every window; absent while it looks at all of them.
        pub talk: Option<IndicatorId>,
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

choice! {
    /// What is kept of a round when it is closed.
    #[derive(Default)]
    pub enum VoteRecord as "keeps" {
        /// Who said what.
        Names = "names",
        /// Which role said what, for roles of three people or more.
        Roles = "roles",
        /// How many chose each level.
        #[default]
        Spread = "spread",
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

    /// The round's number in rating codes.
    #[must_use]
    pub fn number(&self) -> u32 {
        sealed::number(&self.id)
    }

    /// Takes in a code that came after the reveal. It lies apart until the team counts it ([`Round::turn`]). Of two late
    /// ones of a phone the later one stays, as before the reveal; the one from before the reveal counts again then.
    pub fn take_late(&mut self, code: &RatingCode, set: &IndicatorSet) -> Taken {
        let mut found = Ballot::of(code, set);
        let known: Vec<Ballot> = self.of_phone(&found.rater).cloned().collect();
        match known.iter().map(|ballot| ballot.rank(code, set)).max() {
            Some(Ordering::Greater) => return Taken::Older,
            Some(Ordering::Equal) => return Taken::Same,
            _ if known.is_empty() && self.ballots.len() + self.apart.len() >= MOST_BALLOTS => return Taken::Full,
            _ => {}
        }
        if self.ballots.iter().any(|ballot| ballot.late && ballot.rater == found.rater) {
            self.turn(&found.rater);
        }
        self.apart.retain(|ballot| ballot.rater != found.rater);
        found.late = true;
        found.respondent = known.into_iter().find_map(|ballot| ballot.respondent);
        self.apart.edit(|apart| apart.push(found));
        Taken::Late
    }

    /// Counts what a phone gave after the reveal, in the place of what it gave before; or no longer.
    pub fn turn(&mut self, rater: &str) {
        let is_it = |ballot: &&Ballot| ballot.rater == rater;
        let [counted, apart] =
            [&self.ballots, &self.apart].map(|all| all.iter().filter(is_it).cloned().collect::<Vec<_>>());
        self.ballots.retain(|ballot| ballot.rater != rater);
        self.apart.retain(|ballot| ballot.rater != rater);
        self.ballots.edit(|all| all.extend(apart));
        self.apart.edit(|all| all.extend(counted));
    }

    /// What was given after the reveal, with each whether it counts.
    pub fn late(&self) -> impl Iterator<Item = (&Ballot, bool)> {
        let counted = self.ballots.iter().map(|ballot| (ballot, true));
        counted.chain(self.apart.iter().map(|ballot| (ballot, false))).filter(|(ballot, _)| ballot.late)
    }

    fn of_phone(&self, rater: &str) -> impl Iterator<Item = &Ballot> {
        self.ballots.iter().chain(self.apart.iter()).filter(move |ballot| ballot.rater == rater)
    }

    /// Whether an indicator is neither settled nor put off.
    #[must_use]
    pub fn is_open(&self, id: &IndicatorId) -> bool {
        !self.settled.contains(id) && !self.parked.contains(id)
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
