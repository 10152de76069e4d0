//! The one writer: whatever a form sets, it sets here.

use std::fmt;
use std::rc::Rc;

use serde_json::{Value, json};

use crate::base::json::{Kept, Reader};
use crate::base::limits::held;
use crate::base::{IndicatorId, ItemId, Level};
use crate::domain::Document;

/// Where a value is kept in the document: the names on the way to it, rows by their ids, such as
/// `plan.pilot.charter.cycles.i7.name`. It is the id of the control, the path in a fault, what Undo takes back as one
/// step, and the name in the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot(Vec<Rc<str>>);

/// What was done to a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A text, a date or a number was written. What the field does not take empties it.
    Written(String),
    /// One of a few was chosen, by its word or its number.
    Chosen(String),
    /// An amount was written, in units of its last decimal.
    Counted(Option<u64>),
    /// An id was put on a list, or taken off.
    Toggled(String),
}

impl Spot {
    /// A spot by its path. Ids with a dot in them are reached by [`Spot::row`] only.
    #[must_use]
    pub fn new(path: &str) -> Spot {
        Spot(path.split('.').map(Rc::from).collect())
    }

    /// A spot further in: a path of fields.
    #[must_use]
    pub fn field(&self, path: &str) -> Spot {
        Spot(self.0.iter().cloned().chain(path.split('.').map(Rc::from)).collect())
    }

    /// The spot of a row or of an indicator's answer, by its id.
    #[must_use]
    pub fn row(&self, id: &str) -> Spot {
        Spot(self.0.iter().cloned().chain([Rc::from(id)]).collect())
    }

    /// The last step of the path: the field's name or the row's id.
    #[must_use]
    pub fn name(&self) -> &str {
        self.0.last().map_or("", |name| name)
    }

    /// What is kept there, as it is written; `None` where nothing is.
    #[must_use]
    pub fn value(&self, document: &Document) -> Option<Value> {
        let mut kept: &dyn Kept = document;
        for name in &self.0 {
            kept = kept.at(name)?;
        }
        kept.get()
    }

    /// What is kept there, as a control shows it: a text, or a number in digits.
    #[must_use]
    pub fn text(&self, document: &Document) -> String {
        match self.value(document) {
            Some(Value::String(text)) => text,
            Some(Value::Number(number)) => number.to_string(),
            _ => String::new(),
        }
    }

    /// The ids on the list that is kept there.
    #[must_use]
    pub fn ids(&self, document: &Document) -> Vec<String> {
        let Some(Value::Array(ids)) = self.value(document) else { return Vec::new() };
        ids.into_iter().filter_map(|id| Some(id.as_str()?.to_owned())).collect()
    }

    /// The ids of the rows that are kept there.
    #[must_use]
    pub fn rows(&self, document: &Document) -> Vec<String> {
        let Some(Value::Array(rows)) = self.value(document) else { return Vec::new() };
        rows.into_iter().filter_map(|row| Some(row["id"].as_str()?.to_owned())).collect()
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.join("."))
    }
}

/// Sets a field. A spot that the document does not have changes nothing.
pub fn edit(document: &mut Document, spot: &Spot, input: Input) {
    change(document, spot, |owner, name| {
        let most = owner.most_of(name);
        if let Some(kept) = owner.at_mut(name) {
            match input {
                Input::Written(text) | Input::Chosen(text) => write(kept, &text, most),
                Input::Counted(amount) => count(kept, amount),
                Input::Toggled(id) => toggle(kept, id, most),
            }
        }
    });
}

/// Adds an empty row with this id to a list.
pub fn add(document: &mut Document, spot: &Spot, id: &ItemId) {
    edit_rows(document, spot, |rows| rows.push(json!({ "id": id.as_str() })));
}

/// Takes a row away.
pub fn remove(document: &mut Document, spot: &Spot) {
    let Some((id, list)) = spot.0.split_last() else { return };
    edit_rows(document, &Spot(list.to_vec()), |rows| rows.retain(|row| row["id"] != **id));
}

fn edit_rows(document: &mut Document, spot: &Spot, make: impl FnOnce(&mut Vec<Value>)) {
    change(document, spot, |owner, name| {
        if let Some(kept) = owner.at_mut(name) {
            let mut rows = list(kept);
            make(&mut rows);
            fits(kept, Some(Value::Array(rows)));
        }
    });
}

fn list(kept: &dyn Kept) -> Vec<Value> {
    match kept.get() {
        Some(Value::Array(entries)) => entries,
        _ => Vec::new(),
    }
}

/// Changes something under a name. An answer comes into being with its first field, and goes with its last.
fn change(document: &mut Document, spot: &Spot, make: impl FnOnce(&mut dyn Kept, &str)) {
    let Some((name, way)) = spot.0.split_last() else { return };
    match way {
        [readiness, answers, id, way @ ..] if **readiness == *"readiness" && **answers == *"answers" => {
            document.readiness.edit(&IndicatorId::from(&**id), |answer| walk(answer, way, |owner| make(owner, name)));
        }
        way => walk(document, way, |owner| make(owner, name)),
    }
}

fn walk(mut kept: &mut dyn Kept, way: &[Rc<str>], make: impl FnOnce(&mut dyn Kept)) {
    for name in way {
        let Some(next) = kept.at_mut(name) else { return };
        kept = next;
    }
    make(kept);
}

/// Sets a value, and says whether it fits there.
fn fits(kept: &mut dyn Kept, value: Option<Value>) -> bool {
    let mut reader = Reader::new(Level::MAX.number());
    kept.set(value, &mut reader);
    reader.faults.is_empty()
}

/// Writes a text where one is kept, else what it says; nothing where it says nothing that fits, and what was there
/// before where there must be something.
fn write(kept: &mut dyn Kept, text: &str, most: Option<usize>) {
    let (before, text) = (kept.get(), held(text));
    let in_range = |number: &u32| most.is_none_or(|most| (1..=most).contains(&(*number as usize)));
    let number = text.trim().parse::<u32>().ok().filter(in_range);
    let is_written = fits(kept, Some(text.into()))
        || number.is_some_and(|number| fits(kept, Some(number.into())))
        || fits(kept, None);
    if !is_written {
        fits(kept, before);
    }
}

/// Sets an amount; one that does not fit there changes nothing.
fn count(kept: &mut dyn Kept, amount: Option<u64>) {
    let before = kept.get();
    if !fits(kept, amount.map(Value::from)) {
        fits(kept, before);
    }
}

/// One entry too many takes the place of the first.
fn toggle(kept: &mut dyn Kept, id: String, most: Option<usize>) {
    let mut ids = list(kept);
    let id = Value::String(id);
    if ids.contains(&id) {
        ids.retain(|known| *known != id);
    } else {
        ids.push(id);
        if most.is_some_and(|most| ids.len() > most) {
            ids.remove(0);
        }
    }
    fits(kept, Some(Value::Array(ids)));
}
