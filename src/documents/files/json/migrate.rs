//! Brings files of earlier versions up to the current one: one pure step per version, in order.
//!
//! A field that is added needs no version: programs keep fields that they do not know. A new word of a choice, another
//! meaning or another place of a field does: an older program would refuse it, or take it for something else. A version
//! comes with its step here, and with a file of it in `tests/fixtures/versions`, which never changes again.

use serde_json::Value;

use super::{DocumentError, Expected, FORMAT, VERSION};

/// A step from one version to the next.
type Step = fn(&mut Value);

/// The step at index 0 leads from version 1 to 2, and so on; a version without a step does not compile. There is one
/// version so far.
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
    walk(&mut value, version, &STEPS);
    Ok(value)
}

/// Takes the steps from a version on, each of which leaves the file one version later.
fn walk(value: &mut Value, version: u64, steps: &[Step]) {
    for (step, from) in steps.iter().zip(1..).skip_while(|(_, from)| *from < version) {
        step(value);
        value["version"] = (from + 1).into();
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::walk;

    #[test]
    fn the_steps_are_taken_in_order_from_the_files_version_on() {
        let steps: [fn(&mut Value); 3] = [
            |value| value["path"] = "2".into(),
            |value| value["path"] = [value["path"].as_str().unwrap_or("?"), "3"].concat().into(),
            |value| value["path"] = [value["path"].as_str().unwrap_or("?"), "4"].concat().into(),
        ];
        let walked = |version: u64| {
            let mut value = json!({ "version": version });
            walk(&mut value, version, &steps);
            value
        };
        assert_eq!(walked(1), json!({ "version": 4, "path": "234" }));
        assert_eq!(walked(2), json!({ "version": 4, "path": "?34" }));
        assert_eq!(walked(4), json!({ "version": 4 }));
    }
}
