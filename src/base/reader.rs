//! Reading with every fault remembered: what does not fit, where, and what would be right.

use std::fmt;

use serde_json::{Map, Value};

use super::limits;

/// What does not fit, where, and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The JSON path, such as `steps[2].id`; empty for the whole.
    pub path: String,
    /// What would be right.
    pub expected: Expected,
}

/// What would be right in place of a value that does not fit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// A text of at most so many characters.
    Shorter(usize),
    /// Yes or no.
    Boolean,
    /// A whole number, not negative.
    Number,
    /// A whole number, not negative, and at most this.
    UpTo(u64),
    /// A day, as 2027-05-12.
    Date,
    /// A level, from 1 to this.
    Level(u8),
    /// A list.
    List,
    /// A list with at most so many entries.
    AtMost(usize),
    /// An object with named fields.
    Object,
    /// A value, where there is none.
    Something,
    /// One of these words.
    OneOf(&'static [&'static str]),
}

impl fmt::Display for Expected {
    /// For logs and for those who write frameworks; what teams read is in the catalogue.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Expected::Text => f.write_str("expected a text"),
            Expected::Shorter(most) => write!(f, "expected at most {most} characters"),
            Expected::Boolean => f.write_str("expected true or false"),
            Expected::Number => f.write_str("expected a whole number"),
            Expected::UpTo(most) => write!(f, "expected a whole number up to {most}"),
            Expected::Date => f.write_str("expected a date such as 2027-05-12"),
            Expected::Level(most) => write!(f, "expected a level from 1 to {most}"),
            Expected::List => f.write_str("expected a list"),
            Expected::AtMost(most) => write!(f, "expected at most {most} entries"),
            Expected::Object => f.write_str("expected an object"),
            Expected::Something => f.write_str("expected a value"),
            Expected::OneOf(words) => write!(f, "expected one of {}", words.join(", ")),
        }
    }
}

/// The most faults that are remembered: nobody mends more at a time.
const MOST_FAULTS: usize = 500;

/// The most bytes of a name in a path.
const MOST_OF_A_STEP: usize = 80;

/// A field that no record declares, and the absent one that it was probably meant to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Misnamed {
    /// The JSON path of the field in the file.
    pub path: String,
    /// The JSON path of the field that it was meant to be.
    pub meant: String,
    /// The name of that field.
    pub name: &'static str,
}

/// Finds among an object's names those that were meant for others, by the names that its record declares.
pub(crate) type Look = fn(&[&'static str], &Map<String, Value>) -> Vec<(String, &'static str)>;

/// Remembers where it reads, and what did not fit.
#[derive(Debug)]
pub struct Reader {
    path: String,
    level_count: u8,
    is_lenient: bool,
    rest: Map<String, Value>,
    look: Option<Look>,
    /// The fields that were meant for others, where it looks for them.
    pub misnamed: Vec<Misnamed>,
    /// What did not fit, in the order it was found.
    pub faults: Vec<Fault>,
}

impl Reader {
    /// A reader for a framework with so many levels.
    #[must_use]
    pub fn new(level_count: u8) -> Reader {
        Reader {
            path: String::new(),
            level_count,
            is_lenient: false,
            rest: Map::new(),
            look: None,
            misnamed: Vec::new(),
            faults: Vec::new(),
        }
    }

    /// The same for what this program has written itself: nothing is too long or too much.
    #[must_use]
    pub fn lenient(self) -> Reader {
        Reader { is_lenient: true, ..self }
    }

    /// The same, which also looks for fields that were meant for others.
    #[must_use]
    pub(crate) fn looking(self, look: Look) -> Reader {
        Reader { look: Some(look), ..self }
    }

    /// Looks at the names of an object before its record takes them.
    pub(super) fn look(&mut self, known: impl Iterator<Item = &'static str>, fields: &Map<String, Value>) {
        let Some(look) = self.look else { return };
        for (found, name) in look(&known.collect::<Vec<_>>(), fields) {
            let [path, meant] = [&found, name].map(|step| self.within(step, |reader| reader.path.clone()));
            self.misnamed.push(Misnamed { path, meant, name });
        }
    }

    /// The same for a framework with so many levels.
    #[must_use]
    pub fn with_levels(self, level_count: u8) -> Reader {
        Reader { level_count, ..self }
    }

    /// Notes a text that is longer than any is kept.
    pub(super) fn check_length(&mut self, text: &str) {
        if !self.is_lenient && limits::is_too_long(text) {
            self.note(Expected::Shorter(limits::MOST_TEXT));
        }
    }

    /// Notes more entries than any list has, and says how many are read.
    pub(super) fn check_count(&mut self, count: usize) -> usize {
        if self.is_lenient || count <= limits::MOST_ENTRIES {
            return count;
        }
        self.note(Expected::AtMost(limits::MOST_ENTRIES));
        limits::MOST_ENTRIES
    }

    /// Leaves fields that this version does not know, and that the value here has no place for, to the record around it.
    /// `inner` is the object they are in, by its name; empty for the value itself.
    pub(crate) fn leave(&mut self, inner: &str, fields: Map<String, Value>) {
        if !fields.is_empty() {
            self.rest.insert(inner.to_owned(), Value::Object(fields));
        }
    }

    /// What was left to the record here.
    pub(super) fn left(&mut self) -> Map<String, Value> {
        std::mem::take(&mut self.rest)
    }

    /// Notes that the value here does not fit, and goes on with another in its place.
    pub fn fault<T>(&mut self, expected: Expected, instead: T) -> T {
        self.note(expected);
        instead
    }

    /// Notes that a field does not fit.
    pub fn fault_at(&mut self, field: &str, expected: Expected) {
        let back = self.enter(field);
        self.note(expected);
        self.path.truncate(back);
    }

    fn note(&mut self, expected: Expected) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(Fault { path: self.path.clone(), expected });
        }
    }

    /// How many levels there are: no level above it fits.
    #[must_use]
    pub fn level_count(&self) -> u8 {
        self.level_count
    }

    /// Goes one step further in: to a field or an index, as the path names it. Returns the way back.
    fn enter(&mut self, step: &str) -> usize {
        let length = self.path.len();
        if length > 0 && !step.starts_with('[') {
            self.path.push('.');
        }
        self.path.push_str(&step[..step.floor_char_boundary(MOST_OF_A_STEP)]);
        length
    }

    /// Reads one step further in: at a field or an index.
    pub fn within<T>(&mut self, step: &str, read: impl FnOnce(&mut Reader) -> T) -> T {
        let back = self.enter(step);
        let read = read(self);
        self.path.truncate(back);
        read
    }

    /// Reads an object from its fields. A value that is not an object is one fault; its fields are not reported as missing.
    pub fn object<T>(
        &mut self,
        value: Option<Value>,
        read: impl FnOnce(&mut Reader, &mut Map<String, Value>) -> T,
    ) -> T {
        let (mut fields, last) = self.open(value);
        let read = read(self, &mut fields);
        self.faults.truncate(last);
        read
    }

    /// The fields of an object, and how many faults there can be after it.
    pub(super) fn open(&mut self, value: Option<Value>) -> (Map<String, Value>, usize) {
        match value {
            Some(Value::Object(fields)) => (fields, usize::MAX),
            _ => {
                self.note(Expected::Object);
                (Map::new(), self.faults.len())
            }
        }
    }
}
