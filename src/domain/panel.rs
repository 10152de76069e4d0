//! A team that rates together: who they are, what each said, and what became of it. What a person says (a rating) stays
//! apart from what the team settles on (a response, in [`crate::domain::assessment`]).

mod ballot;
mod list;
mod phone;
mod respondent;
mod round;
mod scope;
mod sealed;

use super::Framework;
use crate::base::ItemId;
use crate::base::record::record;

pub use ballot::{Ballot, Ballots, FEWEST_OF_A_ROLE, MOST_BALLOTS, Rating, Ratings, Said, Way, short_number};
pub use list::people_of;
pub use phone::{Invitation, Phone};
pub use respondent::Respondent;
pub use round::{RoleGap, Round, VoteRecord};
pub use scope::Scope;
pub use sealed::{RatingSheet, Sealed, SheetState, Taken, Turn, hexadecimal};

record! {
    /// The people of a team and their rounds of rating.
    #[derive(Default)]
    pub struct Panel {
        /// Who belongs to the team, in the order they were added.
        pub roster: Vec<Respondent>,
        /// Whether names stay off the shared screen.
        pub names_hidden: bool,
        /// Whether the link to rate carries names, so that people find theirs on the phone.
        pub names_in_link: bool,
        /// How long the workshop is, in minutes: 60, 90, 120 or 180.
        pub minutes: Option<u32>,
        /// Revealed rounds, oldest first. A round before its reveal is on the device alone and never in a document.
        pub rounds: Vec<Round>,
        /// What was put off to another day, in the team's words, a line each.
        pub parking_lot: String,
    }
    other other
}

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

    /// Removes a person and what the person said in the open round at the laptop or on paper. What came from a phone stays
    /// and counts, without a name, as it does before the reveal.
    pub fn remove(&mut self, id: &ItemId) {
        self.roster.retain(|person| person.id != *id);
        self.edit_open(|round| {
            round.ballots.let_go(id);
            round.apart.let_go(id);
        });
    }

    /// Closes the open round. What is not kept is gone, here and, since the caller does the same to them, in every
    /// earlier document that could be taken back.
    pub fn close(&mut self, keeps: VoteRecord, framework: &Framework) {
        let roster = std::mem::take(&mut self.roster);
        self.edit_open(|round| {
            round.spreads = round.spreads(framework);
            match keeps {
                VoteRecord::Names => {}
                VoteRecord::Roles => round.ballots = round.ballots.by_role_only(&roster),
                VoteRecord::Spread => round.ballots = Ballots::default(),
            }
            round.apart = Ballots::default();
            round.talk = None;
            round.keeps = Some(keeps);
        });
        self.roster = roster;
    }
}
