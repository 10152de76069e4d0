//! Files of later versions: read as far as they can be understood, and given back as they were written.

use std::collections::BinaryHeap;

use serde_json::Value;

use super::{DocumentError, FORMAT, MOST_BYTES, VERSION, level_count_is_known, parsed, settled};
use crate::base::Level;
use crate::base::json;
use crate::domain::{Document, Framework};

/// How often what does not fit is left out before a file is given up: what is around it may then not fit either.
const MOST_ROUNDS: usize = 8;

/// A file of a later version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Newer {
    /// Its version.
    pub version: u64,
    /// The text, as it was written.
    pub text: String,
    /// The JSON paths of what this version does not understand, in the order of the file.
    pub left_out: Vec<String>,
}

/// Reads a file of a later version for being shown. What does not fit is left out of what is shown, never of the file.
///
/// # Errors
/// As [`super::read`], where even so nothing can be made of the file; and [`DocumentError::OtherFormat`] where it comes
/// from no later version.
pub fn read(text: &str, framework: &Framework) -> Result<(Document, Newer), DocumentError> {
    if text.len() > MOST_BYTES {
        return Err(DocumentError::TooLarge);
    }
    let mut value = parsed(text)?;
    let version = value["version"].as_u64().unwrap_or_default();
    if value["format"] != FORMAT || version <= u64::from(VERSION) {
        return Err(DocumentError::OtherFormat);
    }
    level_count_is_known(&value, framework)?;
    value["version"] = VERSION.into();
    let mut left_out = Vec::new();
    for _ in 0..MOST_ROUNDS {
        let (document, faults) = json::read_on::<Document>(value.clone(), Level::MAX.number());
        if faults.is_empty() {
            // A heap sorts any number of them in a tenth of the code of `sort`.
            let left_out = BinaryHeap::from(left_out).into_sorted_vec();
            return Ok((settled(document, framework)?, Newer { version, text: text.to_owned(), left_out }));
        }
        // From the end, so that places in lists stay what they are.
        for fault in faults.iter().rev() {
            left_out.extend(leave_out(&mut value, &fault.path));
        }
    }
    Err(DocumentError::Newer { version })
}

/// Reads a file for being shown beside others, one of a later version as far as it can be understood.
///
/// # Errors
/// As [`super::read`].
pub fn read_to_show(text: &str, framework: &Framework) -> Result<Document, DocumentError> {
    match super::read(text, framework) {
        Err(DocumentError::Newer { .. }) => read(text, framework).map(|(document, _)| document),
        read => read,
    }
}

/// Takes the value at a JSON path out; where there is none, the one that should have it. Returns the path of what is gone.
fn leave_out(value: &mut Value, path: &str) -> Option<String> {
    if path.is_empty() {
        return None;
    }
    let at = path.rfind(['.', '[']).unwrap_or(0);
    let (owner, name) = (&path[..at], path[at..].trim_matches(['.', '[', ']']));
    let gone = match reach(value, owner)? {
        Value::Object(fields) => fields.remove(name).is_some(),
        Value::Array(entries) => {
            let index = name.parse().ok().filter(|index| *index < entries.len());
            index.map(|index: usize| entries.remove(index)).is_some()
        }
        _ => false,
    };
    if gone { Some(path.to_owned()) } else { leave_out(value, owner) }
}

/// The value at a JSON path such as `plan.actions[2].due_date`.
fn reach<'a>(value: &'a mut Value, path: &str) -> Option<&'a mut Value> {
    path.split(['.', '[']).filter(|step| !step.is_empty()).try_fold(value, |value, step| match value {
        Value::Array(entries) => entries.get_mut(step.trim_end_matches(']').parse::<usize>().ok()?),
        other => other.get_mut(step),
    })
}
