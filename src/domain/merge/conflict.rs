//! Where two copies touch, and how a place in a document is found and set.

use std::fmt::Write;

use serde_json::{Map, Value};

use super::fresh::REFERENCES;
use super::order::Rows;

/// Names of texts that are no words of the team's own: two of them joined would name nothing.
const NAMES: [&str; 5] = ["edition", "format", "from_library", "indicator", "rater"];

/// Where two copies touch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Conflict {
    /// The JSON path, list entries by their keys: `plan.actions[i7].owner`.
    pub path: String,
    /// What the common ancestor has there.
    pub base: Option<Value>,
    /// What our copy has there; `None` where it has removed it.
    pub ours: Option<Value>,
    /// What their copy has there; `None` where it has removed it.
    pub theirs: Option<Value>,
    /// Both in one, where both can hold.
    pub both: Option<Value>,
    pub(super) way: Vec<Step>,
    /// The key of the entry before theirs, where an entry is at stake.
    pub(super) after: Option<String>,
}

/// What becomes of a conflict.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Side {
    /// Ours is kept.
    #[default]
    Ours,
    /// Theirs is taken.
    Theirs,
    /// Both are kept.
    Both,
}

/// One step on the way to a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Step {
    /// To a field of an object.
    Field(String),
    /// To an entry of a list, by its key.
    Entry(String),
}

impl Step {
    /// The name of the field, or the key of the entry.
    pub(super) fn name(&self) -> &str {
        match self {
            Step::Field(name) | Step::Entry(name) => name,
        }
    }
}

impl Conflict {
    /// A conflict at a place, with nothing on either side yet.
    pub(super) fn at(way: Vec<Step>) -> Conflict {
        let mut path = String::new();
        for step in &way {
            let _ = match step {
                Step::Field(name) if path.is_empty() => write!(path, "{name}"),
                Step::Field(name) => write!(path, ".{name}"),
                Step::Entry(key) => write!(path, "[{key}]"),
            };
        }
        Conflict { path, way, ..Conflict::default() }
    }

    /// The names on the way: fields, and list entries by their keys.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.way.iter().map(Step::name)
    }

    /// Whether an entry of a list is at stake: one copy has removed it.
    #[must_use]
    pub fn is_of_entry(&self) -> bool {
        matches!(self.way.last(), Some(Step::Entry(_)))
    }

    /// Both texts in one: on two lines where one of them has lines, else on one, since a field of one line drops breaks.
    pub(super) fn joined(&self) -> Option<Value> {
        let Some(Step::Field(name)) = self.way.last() else { return None };
        let is_name = NAMES.contains(&name.as_str()) || REFERENCES.contains(&name.as_str());
        let (Some(Value::String(ours)), Some(Value::String(theirs)), false) = (&self.ours, &self.theirs, is_name)
        else {
            return None;
        };
        let between = if ours.contains('\n') || theirs.contains('\n') { "\n" } else { " / " };
        Some(format!("{ours}{between}{theirs}").into())
    }
}

/// The value at the end of a way.
pub(super) fn at<'a>(value: &'a Value, way: &[Step]) -> Option<&'a Value> {
    way.iter().try_fold(value, |value, step| match step {
        Step::Field(name) => value.get(name),
        Step::Entry(key) => Rows::of(Some(value)).get(key),
    })
}

/// Sets the value of a conflict's place, or takes it away. A place whose list is gone stays as it is.
pub(super) fn put(value: &mut Value, conflict: &Conflict, new: Option<Value>) {
    let Some((last, way)) = conflict.way.split_last() else { return };
    let mut value = value;
    for step in way {
        let next = match step {
            Step::Field(name) => fields(value).entry(name.as_str()).or_insert(Value::Null),
            Step::Entry(key) => {
                let Some(at) = Rows::of(Some(value)).place(key) else { return };
                &mut value[at]
            }
        };
        value = next;
    }
    match (last, new) {
        (Step::Field(name), Some(new)) => drop(fields(value).insert(name.clone(), new)),
        (Step::Field(name), None) => drop(fields(value).remove(name)),
        (Step::Entry(key), new) => put_entry(value, key, conflict.after.as_deref(), new),
    }
}

fn put_entry(list: &mut Value, key: &str, after: Option<&str>, new: Option<Value>) {
    let place = |key: &str| Rows::of(Some(list)).place(key);
    let (at, before) = (place(key), after.and_then(place));
    if list.is_null() {
        *list = Value::Array(Vec::new());
    }
    let Some(entries) = list.as_array_mut() else { return };
    match (at, new) {
        (Some(at), Some(new)) => entries[at] = new,
        (Some(at), None) => drop(entries.remove(at)),
        (None, Some(new)) => entries.insert(before.map_or(entries.len(), |before| before + 1), new),
        (None, None) => {}
    }
}

/// The fields of an object; of an empty one where there is none.
fn fields(value: &mut Value) -> &mut Map<String, Value> {
    if !value.is_object() {
        *value = Value::Object(Map::new());
    }
    match value {
        Value::Object(fields) => fields,
        _ => unreachable!("made an object just now"),
    }
}
