//! Any kept value, whatever its type: what is inside it, and the one way to read and write that.
//!
//! A record is a table of its fields and a way to each by its place ([`Record::field`]); a list gives its rows. What is done
//! with them is written here, once for all types. A record that read and wrote its own fields, type by type, weighed more
//! than the rules of the field. None of these functions is inlined: that would make one of each type again.

use serde_json::{Map, Value};

use super::reader::{Expected, Reader};

/// A field as it is declared.
#[derive(Debug)]
pub struct Field {
    /// Its name in files.
    pub name: &'static str,
    /// Whether it has a value of its own where it is absent.
    pub stands: bool,
    /// The most of a number that begins at 1, or of a list's entries.
    pub most: Option<usize>,
    /// What it means, for the JSON Schema.
    #[cfg(feature = "schema")]
    pub about: &'static str,
    /// The JSON Schema of its type.
    #[cfg(feature = "schema")]
    pub schema: fn() -> Value,
    /// Whether an object of ours always has it.
    #[cfg(feature = "schema")]
    pub is_required: fn() -> bool,
}

/// A type whose fields are known by their places.
pub trait Record {
    /// The fields, as declared.
    fn fields(&self) -> &'static [Field];
    /// Whether it may be absent.
    fn may_be_absent(&self) -> bool;
    /// A field's value. The place is one of [`Record::fields`].
    fn field(&self, at: usize) -> &dyn Kept;
    /// The same, to change it.
    fn field_mut(&mut self, at: usize) -> &mut dyn Kept;
    /// The fields that this version does not know, where they are kept.
    fn other(&self) -> Option<&Map<String, Value>>;
    /// The same, to change them.
    fn other_mut(&mut self) -> Option<&mut Map<String, Value>>;
}

/// Any list of kept values.
pub trait Rows {
    /// How many entries there are.
    fn count(&self) -> usize;
    /// An entry.
    fn row(&self, at: usize) -> &dyn Kept;
    /// An entry, to change it.
    fn row_mut(&mut self, at: usize) -> &mut dyn Kept;
    /// Adds an entry with nothing in it, at the end.
    fn add(&mut self);
    /// Takes all entries away.
    fn empty(&mut self);
}

/// Any table of kept values.
pub trait Keyed {
    /// The value under a key.
    fn value(&self, key: &str) -> Option<&dyn Kept>;
    /// The same, to change it.
    fn value_mut(&mut self, key: &str) -> Option<&mut dyn Kept>;
}

/// What is inside a kept value.
pub enum Inside<'a> {
    /// Nothing that is kept by itself.
    Nothing,
    /// A value that is read and written with what holds it.
    Value(&'a dyn Kept),
    /// Fields.
    Record(&'a dyn Record),
    /// Entries of a list.
    Rows(&'a dyn Rows),
    /// Values under keys.
    Keyed(&'a dyn Keyed),
}

/// The same, to change it.
pub enum InsideMut<'a> {
    /// Nothing that is kept by itself.
    Nothing,
    /// A value that is read and written with what holds it.
    Value(&'a mut dyn Kept),
    /// Fields.
    Record(&'a mut dyn Record),
    /// Entries of a list.
    Rows(&'a mut dyn Rows),
    /// Values under keys.
    Keyed(&'a mut dyn Keyed),
}

/// Any kept value, whatever its type: so that records, lists and forms need each be written once.
pub trait Kept {
    /// What is inside it.
    fn inside(&self) -> Inside<'_>;
    /// The same, to change it.
    fn inside_mut(&mut self) -> InsideMut<'_>;
    /// Reads a value in place of this one, where it is neither a record nor a list.
    fn set_whole(&mut self, value: Option<Value>, reader: &mut Reader);
    /// The value as JSON, where it is neither a record nor a list.
    fn whole(&self) -> Option<Value>;
    /// The value that a list holds for an entry with nothing to write.
    fn none(&self) -> Value;
}

impl<'k> dyn Kept + 'k {
    /// Reads a value in place of this one. A record must be blank.
    #[inline(never)]
    pub fn set(&mut self, value: Option<Value>, reader: &mut Reader) {
        match self.inside_mut() {
            InsideMut::Record(record) => read_record(record, value, reader),
            InsideMut::Rows(rows) => read_rows(rows, value, reader),
            _ => self.set_whole(value, reader),
        }
    }

    /// The value as JSON; `None` where nothing need be written.
    #[inline(never)]
    pub fn get(&self) -> Option<Value> {
        match self.inside() {
            Inside::Record(record) => write_record(record),
            Inside::Rows(rows) => write_rows(rows),
            _ => self.whole(),
        }
    }

    /// The part of the value under a name: a record's field, a list's entry with this id, a table's value.
    #[inline(never)]
    pub fn at(&self, name: &str) -> Option<&(dyn Kept + '_)> {
        match self.inside() {
            Inside::Nothing => None,
            Inside::Value(value) => value.at(name),
            Inside::Record(record) => place(record, name).map(|at| record.field(at)),
            Inside::Rows(rows) => row_of(rows, name).map(|at| rows.row(at)),
            Inside::Keyed(table) => table.value(name),
        }
    }

    /// The same, to change it.
    #[inline(never)]
    pub fn at_mut(&mut self, name: &str) -> Option<&mut (dyn Kept + '_)> {
        match self.inside_mut() {
            InsideMut::Nothing => None,
            InsideMut::Value(value) => value.at_mut(name),
            InsideMut::Record(record) => place(record, name).map(|at| record.field_mut(at)),
            InsideMut::Rows(rows) => row_of(rows, name).map(|at| rows.row_mut(at)),
            InsideMut::Keyed(table) => table.value_mut(name),
        }
    }

    /// The most of the number or the entries under a name, where it is declared.
    #[inline(never)]
    pub fn most_of(&self, name: &str) -> Option<usize> {
        match self.inside() {
            Inside::Record(record) => record.fields().iter().find(|field| field.name == name)?.most,
            _ => None,
        }
    }
}

/// A field's value, taken out of its object.
pub(super) fn take(fields: &mut Map<String, Value>, name: &str) -> Option<Value> {
    fields.remove(name).filter(|value| !value.is_null())
}

/// Puts a value into an object, unless there is none.
pub(super) fn put(fields: &mut Map<String, Value>, name: &str, value: Option<Value>) {
    if let Some(value) = value {
        fields.insert(name.to_owned(), value);
    }
}

/// Reads a blank record's fields. A value that is not an object is one fault; its fields are not reported as missing.
#[inline(never)]
pub(crate) fn read_record(record: &mut dyn Record, value: Option<Value>, reader: &mut Reader) {
    if value.is_none() && record.may_be_absent() {
        return;
    }
    reader.object(value, |reader, fields| {
        reader.look(record.fields().iter().map(|field| field.name), fields);
        for (at, field) in record.fields().iter().enumerate() {
            if fields.contains_key(field.name) || !field.stands {
                let value = take(fields, field.name);
                reader.within(field.name, |reader| set(record.field_mut(at), field, value, reader));
                let left = reader.left();
                if !left.is_empty() {
                    // The name is free there: the field's own value is taken out.
                    fields.insert(field.name.to_owned(), left.into());
                }
            }
        }
        if let Some(other) = record.other_mut() {
            *other = std::mem::take(fields);
        }
    });
}

fn set(kept: &mut dyn Kept, field: &Field, value: Option<Value>, reader: &mut Reader) {
    let excess = field.most.and_then(|most| match &value {
        Some(Value::Array(entries)) if entries.len() > most => Some(Expected::AtMost(most)),
        Some(Value::Number(number)) if !(1..=most as u64).contains(&number.as_u64()?) => {
            Some(Expected::Level(most as u8))
        }
        _ => None,
    });
    kept.set(value, reader);
    if let Some(excess) = excess {
        reader.fault(excess, ());
    }
}

/// Writes a record's fields, after those that this version does not know.
#[inline(never)]
pub(crate) fn write_record(record: &dyn Record) -> Option<Value> {
    let mut fields = record.other().cloned().unwrap_or_default();
    for (at, field) in record.fields().iter().enumerate() {
        let kept = record.field(at);
        let left = fields.remove(field.name);
        let value = kept.get().or_else(|| field.stands.then(|| kept.none()));
        put(&mut fields, field.name, value.map(|value| with_left(value, left)));
    }
    (!fields.is_empty()).then_some(Value::Object(fields))
}

/// A field's value with the fields that it left to the record ([`Reader::leave`]), in the objects that are still there.
fn with_left(mut value: Value, left: Option<Value>) -> Value {
    for (inner, fields) in left.as_ref().and_then(Value::as_object).into_iter().flatten() {
        let place = if inner.is_empty() { Some(&mut value) } else { value.get_mut(inner) };
        if let (Some(Value::Object(place)), Some(fields)) = (place, fields.as_object()) {
            for (name, field) in fields {
                place.entry(name).or_insert_with(|| field.clone());
            }
        }
    }
    value
}

fn place(record: &dyn Record, name: &str) -> Option<usize> {
    record.fields().iter().position(|field| field.name == name)
}

/// The place of the entry with this id.
fn row_of(rows: &dyn Rows, id: &str) -> Option<usize> {
    let is_it =
        |at: &usize| rows.row(*at).at("id").and_then(|id| id.get()).as_ref().and_then(Value::as_str) == Some(id);
    (0..rows.count()).find(is_it)
}

/// Reads a list's entries in place of those that are there.
#[inline(never)]
pub(super) fn read_rows(rows: &mut dyn Rows, value: Option<Value>, reader: &mut Reader) {
    rows.empty();
    let items = match value {
        None => Vec::new(),
        Some(Value::Array(items)) => items,
        Some(_) => reader.fault(Expected::List, Vec::new()),
    };
    let count = reader.check_count(items.len());
    for (index, item) in items.into_iter().take(count).enumerate() {
        rows.add();
        reader.within(&format!("[{index}]"), |reader| rows.row_mut(index).set(Some(item), reader));
    }
}

/// Writes a list's entries.
#[inline(never)]
pub(super) fn write_rows(rows: &dyn Rows) -> Option<Value> {
    let write = |at| {
        let row = rows.row(at);
        row.get().unwrap_or_else(|| row.none())
    };
    (rows.count() > 0).then(|| (0..rows.count()).map(write).collect())
}

/// The JSON Schema of a record.
#[cfg(feature = "schema")]
pub(crate) fn schema(about: &str, fields: &[Field]) -> Value {
    let mut properties = Map::new();
    for field in fields {
        let mut property = (field.schema)();
        property["description"] = field.about.trim().into();
        if let Some(most) = field.most {
            let limit = if property["type"] == "array" { "maxItems" } else { "maximum" };
            property[limit] = most.into();
        }
        properties.insert(field.name.to_owned(), property);
    }
    let required: Vec<&str> =
        fields.iter().filter(|field| !field.stands && (field.is_required)()).map(|field| field.name).collect();
    serde_json::json!({
        "type": "object",
        "description": about.trim(),
        "properties": properties,
        "required": required,
    })
}
