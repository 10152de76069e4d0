//! A phone's part of a round: what its owner says, until the code is given back. Kept on the phone alone.

use super::sealed::{RatingSheet, hexadecimal};
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
            other: serde_json::Map::new(),
        }
    }

    /// Puts together what two windows of one phone made of one person's part.
    #[must_use]
    pub fn merged(base: Option<&Phone>, ours: &Phone, theirs: &Phone) -> Phone {
        let before = base.map(|base| base.sheet.clone()).unwrap_or_default();
        Phone { sheet: RatingSheet::merged(&before, &ours.sheet, &theirs.sheet), ..theirs.clone() }
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
