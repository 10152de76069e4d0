//! Texts by name, as an object whose fields are all texts.

use serde_json::{Map, Value};

use crate::base::json::{Expected, Json, Reader};

/// Texts by name, in the order of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(Map<String, Value>);

impl Texts {
    /// The text with this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).and_then(Value::as_str)
    }

    /// Sets the text with this name.
    pub fn set(&mut self, name: &str, text: &str) {
        self.0.insert(name.to_owned(), text.into());
    }

    /// All names with their texts.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().filter_map(|(name, text)| Some((name.as_str(), text.as_str()?)))
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Json for Texts {
    fn read(value: Option<Value>, reader: &mut Reader) -> Texts {
        if value.is_none() {
            return Texts::default();
        }
        reader.object(value, |reader, fields| {
            reader.check_count(fields.len());
            for (name, text) in &*fields {
                match text {
                    Value::String(text) => reader.within(name, |reader| reader.check_length(text)),
                    _ => reader.fault_at(name, Expected::Text),
                }
            }
            Texts(std::mem::take(fields))
        })
    }

    fn write(&self) -> Option<Value> {
        (!self.0.is_empty()).then(|| Value::Object(self.0.clone()))
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        let most = super::limits::MOST_ENTRIES;
        serde_json::json!({ "type": "object", "additionalProperties": String::schema(), "maxProperties": most })
    }
}
