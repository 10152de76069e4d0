//! How plain values, lists and maps are kept as JSON.

use std::rc::Rc;

use serde_json::{Map, Value};

use super::json::Json;
use super::kept::{Inside, InsideMut, Kept, Keyed, Rows, put, read_rows, write_rows};
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

    fn inside(&self) -> Inside<'_> {
        self.as_ref().map_or(Inside::Nothing, |value| Inside::Value(value))
    }

    fn inside_mut(&mut self) -> InsideMut<'_> {
        self.as_mut().map_or(InsideMut::Nothing, |value| InsideMut::Value(value))
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

    fn inside(&self) -> Inside<'_> {
        Inside::Value(&**self)
    }

    fn inside_mut(&mut self) -> InsideMut<'_> {
        let value: &mut T = Rc::make_mut(self);
        InsideMut::Value(value)
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
    const IS_WHOLE: bool = false;

    fn read(value: Option<Value>, reader: &mut Reader) -> Vec<T> {
        let mut all = Vec::new();
        read_rows(&mut all, value, reader);
        all
    }

    fn fill(&mut self, value: Option<Value>, reader: &mut Reader) {
        read_rows(self, value, reader);
    }

    fn write(&self) -> Option<Value> {
        write_rows(self)
    }

    fn blank() -> Vec<T> {
        Vec::new()
    }

    fn inside(&self) -> Inside<'_> {
        Inside::Rows(self)
    }

    fn inside_mut(&mut self) -> InsideMut<'_> {
        InsideMut::Rows(self)
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

    fn inside(&self) -> Inside<'_> {
        Inside::Keyed(self)
    }

    fn inside_mut(&mut self) -> InsideMut<'_> {
        InsideMut::Keyed(self)
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        let most = super::limits::MOST_ENTRIES;
        serde_json::json!({ "type": "object", "additionalProperties": V::schema(), "maxProperties": most })
    }
}

impl<K: From<String> + AsRef<str> + Ord, V: Json> Keyed for Table<K, V> {
    fn value(&self, key: &str) -> Option<&dyn Kept> {
        self.iter().find(|(known, _)| known.as_ref() == key).map(|(_, value)| value as &dyn Kept)
    }

    fn value_mut(&mut self, key: &str) -> Option<&mut dyn Kept> {
        self.iter_mut().find(|(known, _)| known.as_ref() == key).map(|(_, value)| value as &mut dyn Kept)
    }
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

    fn empty(&mut self) {
        self.clear();
    }
}
