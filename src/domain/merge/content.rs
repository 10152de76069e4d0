//! What a document says, whatever its revision is.

use serde_json::Value;

use crate::base::json::Json;
use crate::domain::Document;

/// The document as JSON, without its revision and its marks.
pub(super) fn content(document: &Document) -> Value {
    let mut value = document.write().unwrap_or_default();
    if let Some(fields) = value.as_object_mut() {
        fields.remove("revision");
        fields.remove("marks");
    }
    value
}
