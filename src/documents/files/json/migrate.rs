//! Brings files of earlier versions up to the current one: one pure step per version, in order.

use serde_json::Value;

use super::{DocumentError, Expected, FORMAT, VERSION};

/// A step from one version to the next.
type Step = fn(&mut Value);

/// The step at index 0 leads from version 1 to 2, and so on. There is one version so far.
const STEPS: [Step; (VERSION - 1) as usize] = [];

/// The file in the current version's form.
///
/// # Errors
/// When the value is no document of ours, or comes from a later version.
pub(super) fn to_current(mut value: Value) -> Result<Value, DocumentError> {
    if value.get("format").and_then(Value::as_str) != Some(FORMAT) {
        return Err(DocumentError::OtherFormat);
    }
    let version = value
        .get("version")
        .and_then(Value::as_u64)
        .filter(|version| *version > 0)
        .ok_or_else(|| DocumentError::Misfit { path: "version".to_owned(), expected: Expected::Number })?;
    if version > u64::from(VERSION) {
        return Err(DocumentError::Newer { version });
    }
    for step in &STEPS[(version - 1) as usize..] {
        step(&mut value);
    }
    Ok(value)
}
