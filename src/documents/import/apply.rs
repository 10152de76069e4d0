//! Making the changes of a review, on the document as JSON: one rule for every table.

use serde_json::{Map, Value, json};

use super::change::{Change, Edit, Place, Review, What};
use crate::base::json::{self, Json, Reader};
use crate::base::{IndicatorId, ItemId, Level};
use crate::documents::tables::Tidy;
use crate::domain::Document;

/// The lists that hold schools by their ids.
const LISTS: [&str; 3] = ["plan.pilot.sites", LOCKED, EXCLUDED];
const LOCKED: &str = "plan.pilot.locked";
const EXCLUDED: &str = "plan.pilot.excluded";

/// A document as it is written.
pub(super) fn value(document: &Document) -> Value {
    document.write().unwrap_or_default()
}

/// The value at the end of a way: fields by name, entries of lists by their id or their place. Null where nothing is.
pub(super) fn at(value: &Value, way: impl IntoIterator<Item = impl AsRef<str>>) -> &Value {
    way.into_iter().fold(value, |value, name| match value {
        Value::Array(entries) => place(entries, name.as_ref()).map_or(&Value::Null, |at| &entries[at]),
        _ => &value[name.as_ref()],
    })
}

fn place(entries: &[Value], name: &str) -> Option<usize> {
    let by_id = entries.iter().position(|entry| entry["id"] == *name);
    by_id.or_else(|| name.parse().ok().filter(|at: &usize| *at < entries.len() && !entries[*at].is_object()))
}

impl Review {
    /// Makes the changes that are taken. `ids` are for new rows that bring none: see [`Review::nameless_count`].
    pub fn apply(&self, document: &mut Document, ids: Vec<ItemId>) {
        let mut value = value(document);
        let mut ids = ids.into_iter();
        for change in self.changes.iter().filter(|change| change.is_taken) {
            change.make(&mut value, &mut ids);
        }
        // It is the document that was written here, so that nothing in it is too much.
        let reader = Reader::new(Level::MAX.number()).lenient();
        if let Ok(changed) = json::read_by(reader, value) {
            *document = changed;
        }
        for change in self.changes.iter().filter(|change| change.table == Tidy::Ratings) {
            // An answer goes with its last field.
            document.readiness.edit(&IndicatorId::from(change.id.as_str()), |_| ());
        }
    }
}

impl Change {
    fn make(&self, document: &mut Value, ids: &mut impl Iterator<Item = ItemId>) {
        let table = self.table.place();
        match &self.what {
            What::Edited(edit) => self.set(document, &self.id, edit),
            What::Added(edits) => {
                let id = if self.id.is_empty() { ids.next().unwrap_or_default().to_string() } else { self.id.clone() };
                let row = match self.table {
                    Tidy::Pilots => json!({ "id": id, "values": json!([]) }),
                    _ => json!({ "id": id }),
                };
                change_list(document, table, |rows| rows.push(row));
                edits.iter().for_each(|edit| self.set(document, &id, edit));
            }
            What::Removed => {
                change_list(document, table, |rows| rows.retain(|row| row["id"] != *self.id));
                if self.table == Tidy::Pilots {
                    LISTS.iter().for_each(|list| put(document, list, &self.id, false));
                }
            }
        }
    }

    fn set(&self, document: &mut Value, id: &str, edit: &Edit) {
        let row: Vec<&str> = self.table.place().iter().copied().chain([id]).collect();
        // Another window may have taken the row away since.
        if self.table.grows() && at(document, &row).is_null() {
            return;
        }
        match &edit.place {
            Place::List(list) => {
                put(document, list, id, edit.to == true);
                match *list {
                    LOCKED if edit.to == true => put(document, EXCLUDED, id, false),
                    EXCLUDED if edit.to == true => put(document, LOCKED, id, false),
                    _ => {}
                }
            }
            Place::Field(way) => {
                let row = entry(document, &row);
                let names: Vec<&str> = way.iter().map(String::as_str).collect();
                *entry(row, &names) = edit.to.clone();
                // What was answered anew is beyond no framework.
                match (self.table, names.as_slice()) {
                    (Tidy::Ratings, ["response"]) => row["beyond_level"] = Value::Null,
                    (Tidy::Ratings, ["target_level"]) => row["beyond_target"] = Value::Null,
                    _ => {}
                }
            }
        }
    }
}

/// The value at the end of a way, to change it. What is not there comes into being.
fn entry<'a>(value: &'a mut Value, way: &[&str]) -> &'a mut Value {
    way.iter().fold(value, |value, name| match value {
        Value::Array(entries) => {
            let at = place(entries, name).unwrap_or_else(|| {
                let wanted = name.parse().unwrap_or(entries.len());
                entries.resize(wanted.max(entries.len()) + 1, Value::from(""));
                wanted
            });
            &mut entries[at]
        }
        value => {
            if !value.is_object() {
                *value = Value::Object(Map::new());
            }
            &mut value[*name]
        }
    })
}

fn change_list(document: &mut Value, way: &[&str], change: impl FnOnce(&mut Vec<Value>)) {
    let list = entry(document, way);
    let mut entries = match list.take() {
        Value::Array(entries) => entries,
        _ => Vec::new(),
    };
    change(&mut entries);
    *list = entries.into();
}

/// Puts an id on a list, or takes it off.
fn put(document: &mut Value, list: &str, id: &str, is_on: bool) {
    let way: Vec<&str> = list.split('.').collect();
    change_list(document, &way, |ids| {
        ids.retain(|known| *known != *id);
        if is_on {
            ids.push(id.into());
        }
    });
}
