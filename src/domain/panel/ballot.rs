//! What one person said in a round, and what all of them said together.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::{Respondent, Scope};
use crate::base::choice::choice;
use crate::base::json::{Expected, Json, Reader};
use crate::base::record::record;
use crate::base::{IndicatorId, ItemId, Level, sort};
use crate::domain::agreement::Spread;
use crate::domain::{Confidence, Framework};

/// How many people a role needs before the role is named beside ratings: fewer could be recognized.
pub const FEWEST_OF_A_ROLE: usize = 3;

/// The most ballots of a round.
pub const MOST_BALLOTS: usize = 500;

record! {
    /// What one person said.
    #[derive(Default)]
    pub struct Ballot {
        /// The number of the phone it came from, eight hexadecimal digits; empty for laptop and paper.
        pub rater: String,
        /// The person of the roster, once known.
        pub respondent: Option<ItemId>,
        /// The role, once only roles are kept.
        pub role: String,
        /// Which of one phone's codes it is.
        pub revision: u32 = 0,
        /// How it came.
        pub way: Way,
        /// Whether it was given after the reveal.
        pub late: bool,
        /// The ratings.
        pub ratings: Ratings,
    }
    other other
}

choice! {
    /// How a ballot came.
    #[derive(Default)]
    pub enum Way as "way" {
        /// As a code from a phone.
        #[default]
        Phone = "phone",
        /// On the laptop that is passed on.
        Laptop = "laptop",
        /// From a paper sheet.
        Paper = "paper",
    }
    absent Phone
}

/// One person's rating of one indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rating {
    /// What was said.
    pub said: Said,
    /// How sure the person is. Never with "I can't tell".
    pub confidence: Option<Confidence>,
}

/// What a person said of an indicator.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// A level.
    Level(Level),
    /// "I can't tell from where I sit".
    CannotTell,
}

/// A person's ratings by indicator, in the order of the ids. Kept as an object of short texts: `"3"`, `"3 fair"`, `"?"`,
/// since two hundred people's ratings as objects of their own would take a third of a browser's storage.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ratings(Vec<(IndicatorId, Rating)>);

/// All ballots of a round. Copies share them, so that a copy of the document costs nothing.
#[derive(Clone, Debug, Default)]
pub struct Ballots(Rc<Vec<Ballot>>);

impl PartialEq for Ballots {
    fn eq(&self, other: &Ballots) -> bool {
        Rc::ptr_eq(&self.0, &other.0) || self.0 == other.0
    }
}

impl Ratings {
    /// What was said of an indicator.
    #[must_use]
    pub fn get(&self, id: &IndicatorId) -> Option<Rating> {
        let at = self.0.binary_search_by(|(known, _)| known.cmp(id)).ok()?;
        self.0.get(at).map(|(_, rating)| *rating)
    }

    /// Says something of an indicator, or takes it back.
    pub fn set(&mut self, id: &IndicatorId, rating: Option<Rating>) {
        match (self.0.binary_search_by(|(known, _)| known.cmp(id)), rating) {
            (Ok(at), Some(rating)) => self.0[at].1 = rating,
            (Ok(at), None) => drop(self.0.remove(at)),
            (Err(at), Some(rating)) => self.0.insert(at, (id.clone(), rating)),
            (Err(_), None) => {}
        }
    }

    /// What was said, in the order of the ids.
    pub fn iter(&self) -> impl Iterator<Item = (&IndicatorId, &Rating)> {
        self.0.iter().map(|(id, rating)| (id, rating))
    }

    /// How many indicators something was said of.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was said.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Rating {
    /// As it is kept: `3`, `3 fair` or `?`.
    #[must_use]
    pub fn text(self) -> String {
        let Said::Level(level) = self.said else { return "?".to_owned() };
        let mut text = level.to_string();
        if let Some(confidence) = self.confidence {
            text.push(' ');
            text.push_str(confidence.word());
        }
        text
    }

    /// Reads [`Rating::text`]; `None` where it does not fit.
    #[must_use]
    pub fn parse(text: &str, level_count: u8) -> Option<Rating> {
        if text == "?" {
            return Some(Rating { said: Said::CannotTell, confidence: None });
        }
        let (level, word) = text.split_once(' ').map_or((text, None), |(level, word)| (level, Some(word)));
        let level = level.parse().ok().and_then(|number| Level::new(number).ok());
        let level = level.filter(|level| level.number() <= level_count)?;
        let confidence = match word {
            None => None,
            Some(word) => Some(Confidence::named(word)?),
        };
        Some(Rating { said: Said::Level(level), confidence })
    }
}

impl Json for Ratings {
    fn read(value: Option<Value>, reader: &mut Reader) -> Ratings {
        let mut ratings = Ratings::default();
        if value.is_none() {
            return ratings;
        }
        reader.object(value, |reader, fields| {
            for (id, value) in std::mem::take(fields) {
                let level_count = reader.level_count();
                match value.as_str().and_then(|text| Rating::parse(text, level_count)) {
                    Some(rating) => ratings.set(&id.into(), Some(rating)),
                    None => reader.fault_at(&id, Expected::Level(level_count)),
                }
            }
        });
        ratings
    }

    fn write(&self) -> Option<Value> {
        let mut fields = Map::new();
        for (id, rating) in &self.0 {
            fields.insert(id.to_string(), rating.text().into());
        }
        (!fields.is_empty()).then_some(Value::Object(fields))
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        serde_json::json!({
            "type": "object",
            "additionalProperties": { "type": "string", "pattern": "^(\\?|[1-7]( (guess|fair|certain))?)$" },
        })
    }
}

impl Json for Ballots {
    fn read(value: Option<Value>, reader: &mut Reader) -> Ballots {
        Ballots(Rc::new(Vec::read(value, reader)))
    }

    fn write(&self) -> Option<Value> {
        self.0.write()
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        Vec::<Ballot>::schema()
    }
}

impl Ballots {
    /// These ballots.
    #[must_use]
    pub fn new(ballots: Vec<Ballot>) -> Ballots {
        Ballots(Rc::new(ballots))
    }

    /// All of them.
    pub fn iter(&self) -> std::slice::Iter<'_, Ballot> {
        self.0.iter()
    }

    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Keeps those that pass.
    pub fn retain(&mut self, passes: impl Fn(&Ballot) -> bool) {
        if !self.0.iter().all(&passes) {
            Rc::make_mut(&mut self.0).retain(passes);
        }
    }

    /// Lets go of a person. What the person said at the laptop or on paper goes along; what came from a phone stays,
    /// without a name.
    pub(super) fn let_go(&mut self, person: &ItemId) {
        let is_theirs = |ballot: &Ballot| ballot.respondent.as_ref() == Some(person);
        self.retain(|ballot| ballot.is_by_phone() || !is_theirs(ballot));
        self.edit(|all| all.iter_mut().filter(|ballot| is_theirs(ballot)).for_each(|ballot| ballot.respondent = None));
    }

    /// Puts a phone's ballot on a person's seat, or takes it off.
    pub fn seat(&mut self, rater: &str, person: Option<&ItemId>) {
        self.edit(|all| {
            all.iter_mut()
                .filter(|ballot| ballot.rater == rater)
                .for_each(|ballot| ballot.respondent = person.cloned());
        });
    }

    /// Puts a phone's ballot on a person's seat where it is on none.
    pub fn seat_first(&mut self, rater: &str, person: &ItemId) {
        if self.iter().any(|ballot| ballot.rater == rater && ballot.respondent.is_none()) {
            self.seat(rater, Some(person));
        }
    }

    /// Changes them.
    pub fn edit(&mut self, edit: impl FnOnce(&mut Vec<Ballot>)) {
        edit(Rc::make_mut(&mut self.0));
    }

    /// How the ratings of each indicator are spread, in the framework's order.
    #[must_use]
    pub fn spreads(&self, framework: &Framework, scope: Scope) -> Vec<Spread> {
        let shown = framework.indicators().filter(|indicator| scope == Scope::Full || indicator.pulse);
        let all = || self.0.iter();
        shown.map(|indicator| spread(&indicator.id, framework.level_count(), all())).collect()
    }

    /// By role, roles of three people or more only, in the order of the roster.
    pub(super) fn roles<'a>(&'a self, roster: &'a [Respondent]) -> Vec<(&'a str, Vec<&'a Ballot>)> {
        let mut found: Vec<(&str, Vec<&Ballot>)> = Vec::new();
        for ballot in self.iter() {
            let role = ballot.role_in(roster);
            match found.iter_mut().find(|(known, _)| known.eq_ignore_ascii_case(role)) {
                Some((_, ballots)) => ballots.push(ballot),
                None if role.is_empty() => {}
                None => found.push((role, vec![ballot])),
            }
        }
        found.retain(|(_, ballots)| ballots.len() >= FEWEST_OF_A_ROLE);
        found
    }

    /// The same without people: roles in place of names, none for a role that few share, in an order that tells nothing.
    pub(super) fn by_role_only(&self, roster: &[Respondent]) -> Ballots {
        let shown = self.roles(roster);
        let shown: Vec<&str> = shown.iter().map(|(role, _)| *role).collect();
        let bare = |ballot: &Ballot| {
            let role = ballot.role_in(roster);
            let role = shown.iter().find(|known| known.eq_ignore_ascii_case(role)).copied().unwrap_or_default();
            Ballot { role: role.to_owned(), ratings: ballot.ratings.clone(), ..Ballot::default() }
        };
        let mut ballots: Vec<(String, Ballot)> = self
            .iter()
            .map(|ballot| {
                let said = ballot.ratings.0.iter().map(|(_, rating)| rating.text()).collect::<Vec<_>>().join(" ");
                (said, bare(ballot))
            })
            .collect();
        sort(&mut ballots, |(one, a), (other, b)| (&a.role, one) < (&b.role, other));
        Ballots::new(ballots.into_iter().map(|(_, ballot)| ballot).collect())
    }
}

impl Ballot {
    /// Whether another ballot comes from the same phone, or from the same person at the laptop or on paper.
    #[must_use]
    pub fn is_by(&self, other: &Ballot) -> bool {
        self.rater == other.rater && (self.is_by_phone() || self.respondent == other.respondent)
    }

    /// Whether it came from a phone: somebody gave it, whoever that is.
    #[must_use]
    pub fn is_by_phone(&self) -> bool {
        !self.rater.is_empty()
    }

    /// The short number of its phone, as it shows there and beside the seat: four characters.
    #[must_use]
    pub fn number(&self) -> String {
        short_number(&self.rater)
    }

    /// Whether the ballot says something, and its person was not removed. What a phone gave counts without a person.
    #[must_use]
    pub fn counts(&self, roster: &[Respondent]) -> bool {
        let is_somebodys = self.is_by_phone() || self.respondent.is_none() || self.seat(roster).is_some();
        !self.ratings.is_empty() && is_somebodys
    }

    /// The person of the roster whose ballot it is.
    #[must_use]
    pub fn seat<'a>(&self, roster: &'a [Respondent]) -> Option<&'a Respondent> {
        roster.iter().find(|person| self.respondent.as_ref() == Some(&person.id))
    }

    /// The person's role: as the roster has it, or as it was kept.
    #[must_use]
    pub fn role_in<'a>(&'a self, roster: &'a [Respondent]) -> &'a str {
        self.seat(roster).map_or(self.role.as_str(), |person| person.role.trim())
    }
}

/// The short number of a phone, of its number in codes: four characters, as they are read aloud.
#[must_use]
pub fn short_number(rater: &str) -> String {
    rater.get(4..).unwrap_or_default().to_uppercase()
}

/// How some people's ratings of an indicator are spread.
pub(crate) fn spread<'a>(id: &IndicatorId, level_count: u8, ballots: impl Iterator<Item = &'a Ballot>) -> Spread {
    let mut found = Spread { indicator: id.clone(), levels: vec![0; usize::from(level_count)], ..Spread::default() };
    for rating in ballots.filter_map(|ballot| ballot.ratings.get(id)) {
        match rating.said {
            Said::CannotTell => found.cannot_tell += 1,
            Said::Level(level) => {
                if let Some(count) = found.levels.get_mut(level.index()) {
                    *count += 1;
                }
            }
        }
        match rating.confidence {
            None => {}
            Some(Confidence::Guess) => found.guess += 1,
            Some(Confidence::Fair) => found.fair += 1,
            Some(Confidence::Certain) => found.certain += 1,
        }
    }
    found
}
