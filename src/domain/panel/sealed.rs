//! A round before its reveal. It is kept on the device under a key of its own, and never becomes part of a document, a
//! file, a page copy or a print.

use std::cmp::Ordering;

use super::{Ballot, Ballots, MOST_BALLOTS, Ratings, Respondent, Scope, Way};
use crate::base::choice::choice;
use crate::base::record::record;
use crate::base::{IndicatorId, ItemId};
use crate::domain::framework::reference::FrameworkRef;
use crate::domain::rating_code::{IndicatorSet, RatingCode};

record! {
    /// A round before its reveal.
    pub struct Sealed {
        /// Six hexadecimal digits: the number in rating codes.
        pub id: String,
        /// The document the round belongs to.
        pub document_id: String,
        /// Which indicators are rated.
        pub scope: Scope,
        /// The framework the ratings belong to.
        pub framework: FrameworkRef,
        /// What came so far.
        pub ballots: Ballots,
        /// Codes that are typed or pasted and not taken yet: as secret as the ratings.
        pub typed: String,
        /// Who has the laptop.
        pub turn: Option<Turn>,
    }
    other other
}

record! {
    /// One person's time at the laptop that is passed on.
    pub struct Turn {
        /// Whose turn it is.
        pub respondent: ItemId,
        /// What the person says.
        pub sheet: RatingSheet,
    }
    other other
}

record! {
    /// What one person says while rating, on a phone or at the laptop.
    #[derive(Default)]
    pub struct RatingSheet {
        /// How far the person is.
        pub stage: SheetState,
        /// The language the person chose; empty for the page's.
        pub lang: String,
        /// The indicator shown, from 0 within the set.
        pub at: u32 = 0,
        /// What was said.
        pub ratings: Ratings,
        /// What the latest code said.
        pub coded: Ratings,
        /// Grows with each code that says something else; 0 before the first.
        pub revision: u32 = 0,
    }
    other other
}

choice! {
    /// How far a person is with rating.
    #[derive(Default)]
    pub enum SheetState as "stage" {
        /// Asked who it is and which language: nobody's ratings show.
        #[default]
        Door = "door",
        /// Rating.
        Rating = "rating",
        /// Done: the code shows, or the laptop goes on.
        Done = "done",
    }
}

/// What became of a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// It is the first one of this phone.
    New,
    /// It took the place of an older one of the same phone.
    Replaced,
    /// The same code is here already.
    Same,
    /// A newer one of the same phone is here already.
    Older,
    /// There are as many as a round holds.
    Full,
    /// It came after the reveal, and lies apart.
    Late,
}

impl Sealed {
    /// Who of the roster has no ratings, and how many phones that have rated have no name: each can be anybody's.
    #[must_use]
    pub fn not_rated<'a>(&self, roster: &'a [Respondent]) -> (Vec<&'a ItemId>, usize) {
        let missing = roster.iter().map(|person| &person.id).filter(|id| self.of(id).next().is_none());
        let is_nobodys = |ballot: &&Ballot| ballot.is_by_phone() && ballot.seat(roster).is_none();
        (missing.collect(), self.ballots.iter().filter(is_nobodys).count())
    }

    /// The round's number.
    #[must_use]
    pub fn number(&self) -> u32 {
        number(&self.id)
    }

    /// Takes a code in. The order of codes never matters: of one phone's, that with the highest revision stays, and
    /// between two of the same revision the one whose characters come later.
    pub fn take(&mut self, code: &RatingCode, set: &IndicatorSet) -> Taken {
        let ballot = Ballot::of(code, set);
        let Some(known) = self.ballots.iter().position(|known| known.rater == ballot.rater) else {
            if self.ballots.len() >= MOST_BALLOTS {
                return Taken::Full;
            }
            self.ballots.edit(|ballots| ballots.push(ballot));
            return Taken::New;
        };
        let mut taken = Taken::Replaced;
        self.ballots.edit(|ballots| {
            let here = &mut ballots[known];
            taken = match here.rank(code, set) {
                Ordering::Greater => Taken::Older,
                Ordering::Equal => Taken::Same,
                Ordering::Less => {
                    *here = Ballot { respondent: here.respondent.take(), ..ballot };
                    Taken::Replaced
                }
            };
        });
        taken
    }

    /// Takes in what a person of the roster said at the laptop or on paper; it replaces what the same person said there
    /// before.
    pub fn put(&mut self, respondent: &ItemId, way: Way, ratings: Ratings) {
        let is_it = |ballot: &Ballot| ballot.rater.is_empty() && ballot.respondent.as_ref() == Some(respondent);
        self.ballots.edit(|ballots| {
            let known = ballots.iter().position(is_it);
            match known {
                Some(at) if ratings.is_empty() => drop(ballots.remove(at)),
                Some(at) => ballots[at] = Ballot { way, ratings, ..ballots[at].clone() },
                None if ratings.is_empty() || ballots.len() >= MOST_BALLOTS => {}
                None => {
                    ballots.push(Ballot { respondent: Some(respondent.clone()), way, ratings, ..Ballot::default() })
                }
            }
        });
    }

    /// Puts together what two windows made of a round: what came to either is there. Where both changed the same ballot
    /// or the same turn, theirs is kept, since it was saved first.
    #[must_use]
    pub fn merged(base: Option<&Sealed>, ours: &Sealed, theirs: &Sealed) -> Sealed {
        let mut merged = theirs.clone();
        if base.is_none_or(|base| base.turn == theirs.turn) {
            merged.turn = ours.turn.clone();
        }
        if base.map_or(theirs.typed.is_empty(), |base| base.typed == theirs.typed) {
            merged.typed = ours.typed.clone();
        }
        let known = |ballot: &Ballot| base.and_then(|base| base.ballots.iter().find(|one| one.is_by(ballot)));
        merged.ballots.edit(|all| {
            all.retain(|theirs| known(theirs) != Some(theirs) || ours.ballots.iter().any(|ours| ours.is_by(theirs)));
            for ballot in ours.ballots.iter().filter(|ours| known(ours) != Some(*ours)) {
                match all.iter_mut().find(|theirs| theirs.is_by(ballot)) {
                    Some(theirs) if known(theirs) == Some(&*theirs) => *theirs = ballot.clone(),
                    Some(_) => {}
                    None => all.push(ballot.clone()),
                }
            }
        });
        merged
    }

    /// The ballots that another state of the round does not have as they are here.
    #[must_use]
    pub fn beyond(&self, other: &Sealed) -> Vec<Ballot> {
        self.ballots.iter().filter(|ballot| !other.ballots.iter().any(|known| known == *ballot)).cloned().collect()
    }

    /// The ballots of a person.
    pub fn of<'a>(&'a self, respondent: &'a ItemId) -> impl Iterator<Item = &'a Ballot> {
        self.ballots.iter().filter(move |ballot| ballot.respondent.as_ref() == Some(respondent))
    }

    /// How many people's ballots count: those of removed people wait, in case the removal is taken back.
    #[must_use]
    pub fn count(&self, roster: &[Respondent]) -> usize {
        self.ballots.iter().filter(|ballot| ballot.counts(roster)).count()
    }

    /// What a person said on paper so far.
    #[must_use]
    pub fn on_paper(&self, respondent: &ItemId) -> Option<&Ballot> {
        let is_it = |ballot: &&Ballot| ballot.way == Way::Paper && ballot.respondent.as_ref() == Some(respondent);
        self.ballots.iter().find(is_it)
    }
}

impl Ballot {
    /// What a code says, of a phone.
    pub(super) fn of(code: &RatingCode, set: &IndicatorSet) -> Ballot {
        let mut ratings = Ratings::default();
        for (id, rating) in set.ids.iter().zip(&code.ratings) {
            ratings.set(id, *rating);
        }
        let (rater, revision) = (hexadecimal(code.rater), u32::from(code.revision));
        Ballot { rater, revision, ratings, ..Ballot::default() }
    }

    /// Whether this ballot stays beside another code of its phone: greater where it does, equal where it is the same.
    pub(super) fn rank(&self, code: &RatingCode, set: &IndicatorSet) -> Ordering {
        let own = RatingCode { revision: self.revision as u8, ratings: in_order(&self.ratings, set), ..code.clone() };
        own.write_rank(code, set)
    }
}

impl RatingSheet {
    /// Puts together what was said in two windows; of the same indicator, what theirs says.
    #[must_use]
    pub fn merged(base: &RatingSheet, ours: &RatingSheet, theirs: &RatingSheet) -> RatingSheet {
        let mut merged = if base == theirs { ours.clone() } else { theirs.clone() };
        for (id, rating) in ours.ratings.iter() {
            if theirs.ratings.get(id) == base.ratings.get(id) {
                merged.ratings.set(id, Some(*rating));
            }
        }
        merged
    }

    /// What was said, as a code's list for a set.
    #[must_use]
    pub fn code(&self, set: &IndicatorSet, round: u32, rater: u32) -> RatingCode {
        let revision = self.revision.min(255) as u8;
        RatingCode { round, rater, revision, ratings: in_order(&self.ratings, set) }
    }

    /// Ends the rating. The revision grows when something else was said than the latest code told.
    pub fn finish(&mut self) {
        if self.revision == 0 || self.coded != self.ratings {
            self.revision = (self.revision + 1).min(255);
            self.coded = self.ratings.clone();
        }
        self.stage = SheetState::Done;
    }

    /// How many indicators of a set something was said of.
    #[must_use]
    pub fn done(&self, ids: &[IndicatorId]) -> usize {
        ids.iter().filter(|id| self.ratings.get(id).is_some()).count()
    }
}

fn in_order(ratings: &Ratings, set: &IndicatorSet) -> Vec<Option<super::Rating>> {
    set.ids.iter().map(|id| ratings.get(id)).collect()
}

/// A round's number in rating codes, by its id.
pub(super) fn number(id: &str) -> u32 {
    u32::from_str_radix(id, 16).unwrap_or(0) & 0xFF_FFFF
}

/// A rater's or a round's number as it is kept.
#[must_use]
pub fn hexadecimal(number: u32) -> String {
    format!("{number:08x}")
}
