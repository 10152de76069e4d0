//! A phone's part of a round: what one person says, until the code is given back. Kept on the phone alone. A phone or
//! tablet that goes round a table has one person after the other, each with a number, and so a code, of their own.

use super::Respondent;
use super::sealed::{RatingSheet, SheetState, hexadecimal};
use crate::base::ItemId;
use crate::base::record::record;
use crate::domain::Framework;
use crate::domain::rating_code::{CodeError, IndicatorSet, JoinCode, RatingCode, read_team, seated, unseated};

record! {
    /// A phone's part of a round.
    pub struct Phone {
        /// The join code that the link or the person brought.
        pub join: String,
        /// The phone's number in this round: eight hexadecimal digits, made by chance, or by chance and a seat.
        pub rater: String,
        /// The people of the team, as the link named them; empty where it named none.
        pub team: Vec<Respondent>,
        /// Whether the owner has said who it is.
        pub told: bool,
        /// Who the owner is, if one of the team.
        pub respondent: Option<ItemId>,
        /// What its owner says.
        pub sheet: RatingSheet,
        /// The join code that came while somebody's ratings are here: whoever holds the phone is asked who it is. Empty
        /// while nobody is asked.
        pub asks: String,
        /// The people of the team that came with it.
        pub asks_team: Vec<Respondent>,
    }
    other other
}

/// What a link brings to a phone.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitation {
    /// The round.
    pub join: JoinCode,
    /// The people of the team, in the order of its list; names only where the team wants them there. Empty where the
    /// link has none.
    pub team: Vec<Respondent>,
}

impl Invitation {
    /// Reads a link, what stands behind its `#`, or a join code alone.
    ///
    /// # Errors
    /// What is wrong with the join code.
    pub fn read(text: &str) -> Result<Invitation, CodeError> {
        Ok(Invitation { join: JoinCode::read(text)?, team: read_team(text) })
    }
}

impl From<JoinCode> for Invitation {
    fn from(join: JoinCode) -> Invitation {
        Invitation { join, team: Vec::new() }
    }
}

impl Phone {
    /// A phone that has just joined.
    #[must_use]
    pub fn new(invitation: Invitation, rater: u32) -> Phone {
        Phone {
            join: invitation.join.write(),
            rater: hexadecimal(rater),
            team: invitation.team,
            told: false,
            respondent: None,
            sheet: RatingSheet::default(),
            asks: String::new(),
            asks_team: Vec::new(),
            other: serde_json::Map::new(),
        }
    }

    /// Puts together what two windows of one phone made of one person's part.
    #[must_use]
    pub fn merged(base: Option<&Phone>, ours: &Phone, theirs: &Phone) -> Phone {
        let before = base.map(|base| base.sheet.clone()).unwrap_or_default();
        let sheet = RatingSheet::merged(&before, &ours.sheet, &theirs.sheet);
        let is_asked_there = base.is_some_and(|base| base.asks != theirs.asks);
        let asks = if is_asked_there { &theirs.asks } else { &ours.asks };
        Phone { sheet, asks: asks.clone(), ..theirs.clone() }
    }

    /// Takes in a join code on a phone that is in a round already. Where somebody has rated, the person is asked first:
    /// nobody goes on with another's ratings, nor takes them away unasked. Ratings of an earlier round that ended in a
    /// code make way.
    pub fn joined(&mut self, invitation: Invitation, rater: u32) {
        let is_same = self.join == invitation.join.write();
        let is_done = self.sheet.stage == SheetState::Done;
        if self.has_begun() && (is_same || !is_done) {
            self.asks = invitation.join.write();
            self.asks_team = invitation.team;
        } else if !is_same || (!invitation.team.is_empty() && invitation.team != self.team) {
            *self = Phone::new(invitation, rater);
        }
    }

    /// Begins blank for the next person, in the round that was joined last.
    pub fn next_person(&mut self, rater: u32) {
        let is_asked = !self.asks.is_empty();
        let join = if is_asked { &self.asks } else { &self.join };
        if let Ok(join) = JoinCode::read(join) {
            let brings_team = is_asked && (self.asks != self.join || !self.asks_team.is_empty());
            let team = std::mem::take(if brings_team { &mut self.asks_team } else { &mut self.team });
            *self = Phone::new(Invitation { join, team }, rater);
        }
    }

    /// The owner says who it is: one of the team, or somebody else. Once there is a code it stays as it is.
    pub fn sits(&mut self, person: Option<ItemId>) {
        let (Ok(join), Ok(rater)) = (JoinCode::read(&self.join), u32::from_str_radix(&self.rater, 16)) else { return };
        if self.sheet.revision > 0 {
            return;
        }
        self.rater = hexadecimal(match &person {
            Some(person) => seated(join.round, rater, person),
            None => unseated(join.round, rater, &self.team),
        });
        (self.told, self.respondent) = (true, person);
    }

    /// Whether the owner is asked who it is.
    #[must_use]
    pub fn asks_who(&self) -> bool {
        !self.team.is_empty() && !self.told
    }

    /// Whether somebody has said something, or got a code.
    #[must_use]
    pub fn has_begun(&self) -> bool {
        !self.sheet.ratings.is_empty() || self.sheet.revision > 0
    }

    /// The round and its indicators; `None` where this page holds other indicators than the team's.
    #[must_use]
    pub fn round(&self, framework: &Framework) -> Option<(JoinCode, IndicatorSet)> {
        let join = JoinCode::read(&self.join).ok()?;
        let set = IndicatorSet::of(framework, join.scope);
        (set.fingerprint == join.fingerprint).then_some((join, set))
    }

    /// The rating code, without groups.
    #[must_use]
    pub fn code(&self, framework: &Framework) -> Option<String> {
        let (join, set) = self.round(framework)?;
        let rater = u32::from_str_radix(&self.rater, 16).ok()?;
        let code: RatingCode = self.sheet.code(&set, join.round, rater);
        Some(code.write(&set))
    }
}
