//! What the team settled on, indicator by indicator.

use serde_json::{Value, json};

use super::{Framework, Indicator};
use crate::base::choice::choice;
use crate::base::json::{Json, Reader, field};
use crate::base::record::record;
use crate::base::{Date, IndicatorId, Level, Table};

record! {
    /// All answers, by indicator. An indicator without an answer has no entry.
    #[derive(Default)]
    pub struct Assessment {
        /// The answers.
        pub answers: Table<IndicatorId, Answer>,
    }
    other other
}

record! {
    /// Everything said about one indicator.
    #[derive(Default)]
    pub struct Answer {
        /// The settled level, or why the indicator does not apply.
        pub response: Option<Response>,
        /// Why we believe it.
        pub evidence: Evidence,
        /// How sure the team is.
        pub confidence: Option<Confidence>,
        /// Where the team wants to be, when it is not the framework's default.
        pub target_level: Option<Level>,
        /// Who answered.
        pub answered_by: String,
        /// The level settled on in an edition of the framework that had more levels. It counts nowhere, until the team
        /// rates again or the framework has the level again.
        pub beyond_level: Option<u32>,
        /// The target set in an edition that had more levels.
        pub beyond_target: Option<u32>,
        /// Why the team settled on this response.
        pub reason: String,
    }
    other other
}

/// What the team settled on.
#[derive(Clone, Debug, PartialEq)]
pub enum Response {
    /// A level.
    Level(Level),
    /// The indicator does not apply to this team.
    NotApplicable {
        /// Why not.
        reason: String,
    },
}

record! {
    /// Why a response is believed.
    #[derive(Default)]
    pub struct Evidence {
        /// What one would show a visitor.
        pub note: String,
        /// Where it can be found.
        pub link: String,
        /// How recent it is.
        pub date: Option<Date>,
    }
    other other
}

choice! {
    /// How sure the team is of a response.
    #[derive(PartialOrd, Ord)]
    pub enum Confidence as "confidence" {
        /// "A guess".
        Guess = "guess",
        /// "Fairly".
        Fair = "fair",
        /// "Certain".
        Certain = "certain",
    }
}

impl Json for Response {
    fn read(value: Option<Value>, reader: &mut Reader) -> Response {
        reader.object(value, |reader, fields| {
            let response = if fields.contains_key("level") {
                Response::Level(field(reader, fields, "level"))
            } else {
                let why = fields.remove("not_applicable");
                let reason = reader.object(why, |reader, fields| {
                    let reason = field(reader, fields, "reason");
                    reader.leave("not_applicable", std::mem::take(fields));
                    reason
                });
                Response::NotApplicable { reason }
            };
            reader.leave("", std::mem::take(fields));
            response
        })
    }

    fn write(&self) -> Option<Value> {
        Some(match self {
            Response::Level(level) => json!({ "level": level.number() }),
            Response::NotApplicable { reason } => json!({ "not_applicable": json!({ "reason": reason }) }),
        })
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        json!({ "oneOf": [
            { "type": "object", "properties": { "level": Level::schema() }, "required": ["level"] },
            { "type": "object", "properties": { "not_applicable": {
                "type": "object", "properties": { "reason": String::schema() } } }, "required": ["not_applicable"] },
        ] })
    }
}

impl Evidence {
    /// Whether nothing is cited. A date alone cites nothing, but is kept.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        !self.is_cited() && self.date.is_none() && self.other.is_empty()
    }

    /// Whether there is a note or a link.
    #[must_use]
    pub fn is_cited(&self) -> bool {
        !self.note.trim().is_empty() || !self.link.trim().is_empty()
    }
}

impl Answer {
    /// The settled level, if there is one.
    #[must_use]
    pub fn level(&self) -> Option<Level> {
        match self.response {
            Some(Response::Level(level)) => Some(level),
            _ => None,
        }
    }

    /// Whether the team said that the indicator does not apply.
    #[must_use]
    pub fn is_not_applicable(&self) -> bool {
        matches!(self.response, Some(Response::NotApplicable { .. }))
    }
}

impl Assessment {
    /// What was said about an indicator.
    #[must_use]
    pub fn answer(&self, id: &IndicatorId) -> Option<&Answer> {
        self.answers.get(id)
    }

    /// The settled level of an indicator, if there is one.
    #[must_use]
    pub fn level(&self, id: &IndicatorId) -> Option<Level> {
        self.answer(id).and_then(Answer::level)
    }

    /// Where the team wants an indicator to be. The framework's default holds unless the team set another; at or
    /// above the default there is no target unless the team set one.
    #[must_use]
    pub fn target_level(&self, framework: &Framework, id: &IndicatorId) -> Option<Level> {
        let answer = self.answer(id);
        if let Some(target) = answer.and_then(|answer| answer.target_level) {
            return Some(target);
        }
        let reached = answer.and_then(Answer::level).is_some_and(|level| level >= framework.default_target);
        (!reached).then_some(framework.default_target)
    }

    /// How many levels an indicator lies below its target; 0 at or above it, and where it is not rated.
    #[must_use]
    pub fn gap_levels(&self, framework: &Framework, id: &IndicatorId) -> u8 {
        match (self.level(id), self.target_level(framework, id)) {
            (Some(level), Some(target)) => target.number().saturating_sub(level.number()),
            _ => 0,
        }
    }

    /// Whether an indicator is at a level that asks for evidence, and cites none.
    #[must_use]
    pub fn is_claimed(&self, framework: &Framework, indicator: &Indicator) -> bool {
        self.answer(&indicator.id).is_some_and(|answer| {
            answer.level().is_some_and(|level| level >= framework.claimed_from) && !answer.evidence.is_cited()
        })
    }

    /// Changes the answer of an indicator, and removes it once it is empty.
    pub fn edit(&mut self, id: &IndicatorId, change: impl FnOnce(&mut Answer)) {
        let mut answer = self.answers.remove(id).unwrap_or_default();
        change(&mut answer);
        if answer != Answer::default() {
            self.answers.insert(id.clone(), answer);
        }
    }
}
