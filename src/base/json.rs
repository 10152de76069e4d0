//! The one way into JSON and out of it.
//!
//! A kept type declares its fields once, in `record!` ([`super::record`]). From that it is read, written, described (JSON
//! Schema) and reached by a path. Serde's derive with `serde_path_to_error` weighed 300 KB of wasm for these types, a
//! third of the whole program. This weighs a tenth, finds every fault at once with its path, and keeps unknown fields.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use serde_json::{Map, Value};

use super::{Date, Level};

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
    /// Yes or no.
    Boolean,
    /// A whole number, not negative.
    Number,
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
            Expected::Boolean => f.write_str("expected true or false"),
            Expected::Number => f.write_str("expected a whole number"),
            Expected::Date => f.write_str("expected a date such as 2027-05-12"),
            Expected::Level(most) => write!(f, "expected a level from 1 to {most}"),
            Expected::List => f.write_str("expected a list"),
            Expected::AtMost(most) => write!(f, "expected at most {most} entries"),
            Expected::Object => f.write_str("expected an object"),
            Expected::Something => f.write_str("is missing"),
            Expected::OneOf(words) => write!(f, "expected one of {}", words.join(", ")),
        }
    }
}

/// Remembers where it reads, and what did not fit.
#[derive(Debug)]
pub struct Reader {
    path: String,
    level_count: u8,
    /// What did not fit, in the order it was found.
    pub faults: Vec<Fault>,
}

impl Reader {
    /// A reader for a framework with so many levels.
    #[must_use]
    pub fn new(level_count: u8) -> Reader {
        Reader { path: String::new(), level_count, faults: Vec::new() }
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
        self.faults.push(Fault { path: self.path.clone(), expected });
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
        self.path.push_str(step);
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
    fn open(&mut self, value: Option<Value>) -> (Map<String, Value>, usize) {
        match value {
            Some(Value::Object(fields)) => (fields, usize::MAX),
            _ => {
                self.note(Expected::Object);
                (Map::new(), self.faults.len())
            }
        }
    }

    /// A field, taken out of its object.
    pub fn field<T: Json>(&mut self, fields: &mut Map<String, Value>, name: &str) -> T {
        self.within(name, |reader| T::read(take(fields, name), reader))
    }
}

/// A field's value, taken out of its object.
pub(super) fn take(fields: &mut Map<String, Value>, name: &str) -> Option<Value> {
    fields.remove(name).filter(|value| !value.is_null())
}

/// Something that is kept as JSON.
pub trait Json: Sized {
    /// Reads a value; `None` is one that is absent. Where it does not fit the fault is noted, and any value
    /// returned: after a fault [`read`] returns none of them. To return early, field by field, took 20 KB of wasm.
    fn read(value: Option<Value>, reader: &mut Reader) -> Self;

    /// The value as JSON; `None` where nothing need be written.
    fn write(&self) -> Option<Value>;

    /// Reads a value in place of a blank one.
    fn fill(&mut self, value: Option<Value>, reader: &mut Reader) {
        *self = Self::read(value, reader);
    }

    /// The value to begin with, before anything is read.
    #[must_use]
    fn blank() -> Self {
        Self::read(None, &mut Reader::new(0))
    }

    /// The value that a list holds for an entry with nothing to write.
    #[must_use]
    fn nothing() -> Value {
        Value::Object(Map::new())
    }

    /// The part of the value under a name: a record's field, a list's entry with this id, an object's value.
    fn part(&self, _name: &str) -> Option<&dyn Kept> {
        None
    }

    /// The same, to change it.
    fn part_mut(&mut self, _name: &str) -> Option<&mut dyn Kept> {
        None
    }

    /// The most of the number or the entries under a name, where it is declared.
    fn most(&self, _name: &str) -> Option<usize> {
        None
    }

    /// The JSON Schema of the type.
    #[cfg(feature = "schema")]
    fn schema() -> Value;

    /// Whether an object of ours always has the field.
    #[cfg(feature = "schema")]
    fn is_required() -> bool {
        false
    }
}

/// Any kept value, whatever its type: so that records, lists and forms need each be written once.
pub trait Kept {
    /// [`Json::fill`]: reads a value in place of this one; a record must be blank.
    fn set(&mut self, value: Option<Value>, reader: &mut Reader);
    /// [`Json::write`].
    fn get(&self) -> Option<Value>;
    /// [`Json::nothing`].
    fn none(&self) -> Value;
    /// [`Json::part`].
    fn at(&self, name: &str) -> Option<&dyn Kept>;
    /// [`Json::part_mut`].
    fn at_mut(&mut self, name: &str) -> Option<&mut dyn Kept>;
    /// [`Json::most`].
    fn most_of(&self, name: &str) -> Option<usize>;
}

impl<T: Json> Kept for T {
    fn set(&mut self, value: Option<Value>, reader: &mut Reader) {
        self.fill(value, reader);
    }

    fn get(&self) -> Option<Value> {
        self.write()
    }

    fn none(&self) -> Value {
        T::nothing()
    }

    fn at(&self, name: &str) -> Option<&dyn Kept> {
        self.part(name)
    }

    fn at_mut(&mut self, name: &str) -> Option<&mut dyn Kept> {
        self.part_mut(name)
    }

    fn most_of(&self, name: &str) -> Option<usize> {
        self.most(name)
    }
}

/// Any list of kept values.
trait Rows {
    /// How many entries there are.
    fn count(&self) -> usize;
    /// An entry.
    fn row(&self, at: usize) -> &dyn Kept;
    /// An entry, to change it.
    fn row_mut(&mut self, at: usize) -> &mut dyn Kept;
    /// Adds an entry with nothing in it, at the end.
    fn add(&mut self);
}

impl<T: Json> Rows for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn row(&self, at: usize) -> &dyn Kept {
        &self[at]
    }

    fn row_mut(&mut self, at: usize) -> &mut dyn Kept {
        &mut self[at]
    }

    fn add(&mut self) {
        self.push(T::blank());
    }
}

/// The place of the entry with this id.
fn row_of(rows: &dyn Rows, id: &str) -> Option<usize> {
    let is_it = |at: &usize| rows.row(*at).at("id").and_then(Kept::get).as_ref().and_then(Value::as_str) == Some(id);
    (0..rows.count()).find(is_it)
}

fn read_rows(rows: &mut dyn Rows, value: Option<Value>, reader: &mut Reader) {
    let items = match value {
        None => Vec::new(),
        Some(Value::Array(items)) => items,
        Some(_) => reader.fault(Expected::List, Vec::new()),
    };
    for (index, item) in items.into_iter().enumerate() {
        rows.add();
        reader.within(&format!("[{index}]"), |reader| rows.row_mut(index).set(Some(item), reader));
    }
}

fn write_rows(rows: &dyn Rows) -> Option<Value> {
    let write = |at| {
        let row = rows.row(at);
        row.get().unwrap_or_else(|| row.none())
    };
    (rows.count() > 0).then(|| (0..rows.count()).map(write).collect())
}

/// Puts a value into an object, unless there is none.
pub(super) fn put(fields: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        fields.insert(name.to_owned(), value);
    }
}

/// Reads a value of a type, or tells every fault.
///
/// # Errors
/// What does not fit, in the order it was found.
pub fn read<T: Json>(value: Value, level_count: u8) -> Result<T, Vec<Fault>> {
    let (read, faults) = read_on(value, level_count);
    if faults.is_empty() { Ok(read) } else { Err(faults) }
}

/// Reads a value of a type as far as it goes, and tells every fault. What did not fit holds any value.
pub fn read_on<T: Json>(value: Value, level_count: u8) -> (T, Vec<Fault>) {
    let mut reader = Reader::new(level_count);
    let read = T::read(Some(value), &mut reader);
    (read, reader.faults)
}

/// The value as text: two spaces of indent and a final line end.
pub fn text(value: &impl Json) -> String {
    value.write().map_or_else(String::new, |value| format!("{value:#}\n"))
}

impl Json for String {
    fn read(value: Option<Value>, reader: &mut Reader) -> String {
        match value {
            None => String::new(),
            Some(Value::String(text)) => text,
            Some(_) => reader.fault(Expected::Text, String::new()),
        }
    }

    fn write(&self) -> Option<Value> {
        (!self.is_empty()).then(|| self.as_str().into())
    }

    fn blank() -> String {
        String::new()
    }

    fn nothing() -> Value {
        Value::String(String::new())
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        serde_json::json!({ "type": "string" })
    }
}

impl Json for bool {
    fn read(value: Option<Value>, reader: &mut Reader) -> bool {
        match value {
            None => false,
            Some(Value::Bool(yes)) => yes,
            Some(_) => reader.fault(Expected::Boolean, false),
        }
    }

    fn write(&self) -> Option<Value> {
        self.then_some(Value::Bool(true))
    }

    fn nothing() -> Value {
        Value::Bool(false)
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        serde_json::json!({ "type": "boolean" })
    }
}

impl Json for u32 {
    fn read(value: Option<Value>, reader: &mut Reader) -> u32 {
        let number = value.as_ref().and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok());
        let expected = if value.is_none() { Expected::Something } else { Expected::Number };
        number.unwrap_or_else(|| reader.fault(expected, 0))
    }

    fn write(&self) -> Option<Value> {
        Some((*self).into())
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        serde_json::json!({ "type": "integer", "minimum": 0 })
    }

    #[cfg(feature = "schema")]
    fn is_required() -> bool {
        true
    }
}

impl Json for usize {
    fn read(value: Option<Value>, reader: &mut Reader) -> usize {
        u32::read(value, reader) as usize
    }

    fn write(&self) -> Option<Value> {
        Some((*self as u64).into())
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        u32::schema()
    }
}

impl Json for Level {
    fn read(value: Option<Value>, reader: &mut Reader) -> Level {
        let number = value.as_ref().and_then(Value::as_u64).filter(|number| *number <= u64::from(reader.level_count));
        let level = number.and_then(|number| Level::new(number as u8).ok());
        level.unwrap_or_else(|| reader.fault(Expected::Level(reader.level_count), Level::MIN))
    }

    fn write(&self) -> Option<Value> {
        Some(self.number().into())
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        serde_json::json!({ "type": "integer", "minimum": Level::MIN.number(), "maximum": Level::MAX.number() })
    }

    #[cfg(feature = "schema")]
    fn is_required() -> bool {
        true
    }
}

impl Json for Date {
    fn read(value: Option<Value>, reader: &mut Reader) -> Date {
        let date = value.as_ref().and_then(Value::as_str).and_then(|text| text.parse().ok());
        date.unwrap_or_else(|| reader.fault(Expected::Date, Date::MIN))
    }

    fn write(&self) -> Option<Value> {
        Some(self.to_string().into())
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        serde_json::json!({ "type": "string", "format": "date" })
    }

    #[cfg(feature = "schema")]
    fn is_required() -> bool {
        true
    }
}

impl<T: Json> Json for Option<T> {
    fn read(value: Option<Value>, reader: &mut Reader) -> Option<T> {
        value.map(|value| T::read(Some(value), reader))
    }

    fn write(&self) -> Option<Value> {
        self.as_ref().map(|value| value.write().unwrap_or_else(T::nothing))
    }

    fn blank() -> Option<T> {
        None
    }

    fn part(&self, name: &str) -> Option<&dyn Kept> {
        self.as_ref()?.part(name)
    }

    fn part_mut(&mut self, name: &str) -> Option<&mut dyn Kept> {
        self.as_mut()?.part_mut(name)
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        T::schema()
    }
}

impl<T: Json + Clone> Json for Rc<T> {
    fn read(value: Option<Value>, reader: &mut Reader) -> Rc<T> {
        Rc::new(T::read(value, reader))
    }

    fn write(&self) -> Option<Value> {
        (**self).write()
    }

    fn blank() -> Rc<T> {
        Rc::new(T::blank())
    }

    fn part(&self, name: &str) -> Option<&dyn Kept> {
        (**self).part(name)
    }

    fn part_mut(&mut self, name: &str) -> Option<&mut dyn Kept> {
        Rc::make_mut(self).part_mut(name)
    }

    fn nothing() -> Value {
        T::nothing()
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        T::schema()
    }
}

impl<T: Json> Json for Vec<T> {
    fn read(value: Option<Value>, reader: &mut Reader) -> Vec<T> {
        let mut all = Vec::new();
        read_rows(&mut all, value, reader);
        all
    }

    fn write(&self) -> Option<Value> {
        write_rows(self)
    }

    fn blank() -> Vec<T> {
        Vec::new()
    }

    fn part(&self, name: &str) -> Option<&dyn Kept> {
        row_of(self, name).map(|at| self.row(at))
    }

    fn part_mut(&mut self, name: &str) -> Option<&mut dyn Kept> {
        row_of(self, name).map(|at| self.row_mut(at))
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        serde_json::json!({ "type": "array", "items": T::schema() })
    }
}

impl<K: From<String> + AsRef<str> + Ord, V: Json> Json for BTreeMap<K, V> {
    fn read(value: Option<Value>, reader: &mut Reader) -> BTreeMap<K, V> {
        let mut all = BTreeMap::new();
        if value.is_some() {
            for (key, value) in reader.open(value).0 {
                let read = reader.within(&key, |reader| V::read(Some(value), reader));
                all.insert(key.into(), read);
            }
        }
        all
    }

    fn write(&self) -> Option<Value> {
        let mut fields = Map::new();
        for (key, value) in self {
            put(&mut fields, key.as_ref(), value.write());
        }
        (!fields.is_empty()).then_some(Value::Object(fields))
    }

    fn part(&self, name: &str) -> Option<&dyn Kept> {
        self.iter().find(|(key, _)| key.as_ref() == name).map(|(_, value)| value as &dyn Kept)
    }

    fn part_mut(&mut self, name: &str) -> Option<&mut dyn Kept> {
        self.iter_mut().find(|(key, _)| key.as_ref() == name).map(|(_, value)| value as &mut dyn Kept)
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        serde_json::json!({ "type": "object", "additionalProperties": V::schema() })
    }
}
