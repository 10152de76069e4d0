//! Texts by name, as an object whose fields are all texts.

use serde_json::{Map, Value};

use super::json::{Json, Reader};

/// Texts by name, in the order of their names.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(pub Vec<(String, String)>);

impl Texts {
    /// The text with this name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, text)| text.as_str())
    }
}

impl Json for Texts {
    fn read(value: Option<Value>, reader: &mut Reader) -> Texts {
        if value.is_none() {
            return Texts::default();
        }
        reader.object(value, |reader, fields| {
            let names: Vec<String> = fields.keys().cloned().collect();
            Texts(names.into_iter().map(|name| (name.clone(), reader.field(fields, &name))).collect())
        })
    }

    fn write(&self) -> Option<Value> {
        let fields: Map<String, Value> =
            self.0.iter().map(|(name, text)| (name.clone(), text.as_str().into())).collect();
        (!fields.is_empty()).then_some(Value::Object(fields))
    }

    #[cfg(feature = "schema")]
    fn schema() -> Value {
        serde_json::json!({ "type": "object", "additionalProperties": String::schema() })
    }
}
