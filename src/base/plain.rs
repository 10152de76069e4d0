//! How plain values, lists and maps are kept as JSON.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::json::{Json, Kept, put};
use super::reader::{Expected, Reader};
use super::{Date, Level, Table};

impl Json for String {
    fn read(value: Option<Value>, reader: &mut Reader) -> String {
        match value {
            None => String::new(),
            Some(Value::String(text)) => {
                reader.check_length(&text);
                text
            }
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
        serde_json::json!({ "type": "string", "maxLength": super::limits::MOST_TEXT })
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
        let number = value.as_ref().and_then(Value::as_u64).filter(|number| *number <= u64::from(reader.level_count()));
        let level = number.and_then(|number| Level::new(number as u8).ok());
        level.unwrap_or_else(|| reader.fault(Expected::Level(reader.level_count()), Level::MIN))
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

    fn fill(&mut self, value: Option<Value>, reader: &mut Reader) {
        self.clear();
        read_rows(self, value, reader);
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
        serde_json::json!({ "type": "array", "items": T::schema(), "maxItems": super::limits::MOST_ENTRIES })
    }
}

impl<K: From<String> + AsRef<str> + Ord, V: Json> Json for Table<K, V> {
    fn read(value: Option<Value>, reader: &mut Reader) -> Table<K, V> {
        let mut all = Table::new();
        if value.is_some() {
            let fields = reader.open(value).0;
            let count = reader.check_count(fields.len());
            for (key, value) in fields.into_iter().take(count) {
                let read = reader.within(&key, |reader| V::read(Some(value), reader));
                all.insert(key.into(), read);
            }
        }
        all
    }

    fn write(&self) -> Option<Value> {
        let mut fields = Map::new();
        for (key, value) in self.iter() {
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
        let most = super::limits::MOST_ENTRIES;
        serde_json::json!({ "type": "object", "additionalProperties": V::schema(), "maxProperties": most })
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
    let count = reader.check_count(items.len());
    for (index, item) in items.into_iter().take(count).enumerate() {
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
