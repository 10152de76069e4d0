//! A phone's part of a round: what one person says, until the code is given back. Kept on the phone alone. A phone or
//! tablet that goes round a table has one person after the other, each with a number, and so a code, of their own.

use super::sealed::{RatingSheet, SheetState, hexadecimal};
use crate::base::record::record;
use crate::domain::Framework;
use crate::domain::rating_code::{IndicatorSet, JoinCode, RatingCode};

record! {
    /// A phone's part of a round.
    pub struct Phone {
        /// The join code that the link or the person brought.
        pub join: String,
        /// The phone's number in this round: eight hexadecimal digits, made by chance.
        pub rater: String,
        /// What its owner says.
        pub sheet: RatingSheet,
        /// The join code that came while somebody's ratings are here: whoever holds the phone is asked who it is. Empty
        /// while nobody is asked.
        pub asks: String,
    }
    other other
}

impl Phone {
    /// A phone that has just joined.
    #[must_use]
    pub fn new(join: JoinCode, rater: u32) -> Phone {
        Phone {
            join: join.write(),
            rater: hexadecimal(rater),
            sheet: RatingSheet::default(),
            asks: String::new(),
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
    pub fn joined(&mut self, join: JoinCode, rater: u32) {
        let is_same = self.join == join.write();
        let is_done = self.sheet.stage == SheetState::Done;
        if self.has_begun() && (is_same || !is_done) {
            self.asks = join.write();
        } else if !is_same {
            *self = Phone::new(join, rater);
        }
    }

    /// Begins blank for the next person, in the round that was joined last.
    pub fn next_person(&mut self, rater: u32) {
        let join = if self.asks.is_empty() { &self.join } else { &self.asks };
        if let Ok(join) = JoinCode::read(join) {
            *self = Phone::new(join, rater);
        }
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
