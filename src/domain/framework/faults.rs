//! Reads a framework file with every fault told: a text that is no JSON, values of the wrong kind, fields with another's
//! name, and values that contradict.

use serde_json::Value;

use super::fault::{FrameworkFault, fault, holds};
use super::{Framework, SentenceCheck, check, shape};
use crate::base::json::{self, Expected, Fault, Json, Misnamed, Reader, Unparsed};
use crate::base::{Level, limits, near};

/// Reads a framework file.
pub(super) fn read(text: &str, check_sentence: SentenceCheck) -> Result<Framework, Vec<FrameworkFault>> {
    let file = json::parse(text).map_err(|why| vec![fault(String::new(), unparsed(&why))])?;
    let (framework, reader) = take(&file);
    let kinds = || reader.faults.iter().map(|fault| told(fault, &file));
    let all = |unread: &[String]| {
        let meant = check::check(&framework, unread, check_sentence);
        kinds().chain(meant).chain(shape::shape_faults(&file)).collect::<Vec<FrameworkFault>>()
    };
    let mut unread: Vec<String> = reader.faults.iter().map(|fault| fault.path.clone()).collect();
    let first = all(&unread);
    // What is missed because of its name is told once, and what depends on it is not blamed.
    let is_missed = |one: &&Misnamed| first.iter().any(|fault| holds(&one.meant, &fault.path));
    let missed: Vec<&Misnamed> = reader.misnamed.iter().filter(is_missed).collect();
    unread.extend(missed.iter().map(|one| one.meant.clone()));
    let mut faults: Vec<FrameworkFault> = missed.iter().map(|one| fault(one.path.clone(), did_you_mean(one))).collect();
    let is_other = |fault: &FrameworkFault| missed.iter().all(|one| !holds(&one.meant, &fault.path));
    faults.extend(all(&unread).into_iter().filter(is_other));
    if faults.is_empty() { Ok(framework) } else { Err(faults) }
}

/// What a file holds, as far as it was read, and what was noted meanwhile.
pub(super) fn take(file: &Value) -> (Framework, Reader) {
    // The count of level names sets the range that a fault gives for a level.
    let count = file.get("levels").and_then(Value::as_array).map_or(usize::MAX, Vec::len);
    let most = Level::MAX.number();
    let mut reader = Reader::new(u8::try_from(count).unwrap_or(most).clamp(2, most)).looking(near::misnamed);
    (Json::read(Some(file.clone()), &mut reader), reader)
}

pub(super) fn did_you_mean(one: &Misnamed) -> String {
    format!("is no field, did you mean `{}`?", one.name)
}

/// Why a value was not read: what it is, and what would be right.
fn told(fault: &Fault, file: &Value) -> FrameworkFault {
    let found = match at(file, &fault.path) {
        _ if fault.path.starts_with("words.") => String::new(),
        None | Some(Value::Null) => "is missing, ".to_owned(),
        // No word of it: what is taken for a framework may be answers.
        Some(Value::String(_)) => "is a text, ".to_owned(),
        Some(Value::Array(entries)) if matches!(fault.expected, Expected::AtMost(_)) => {
            format!("has {}, ", entries.len())
        }
        Some(Value::Array(_)) => "is a list, ".to_owned(),
        Some(Value::Object(_)) => "is an object, ".to_owned(),
        Some(value) => format!("is {value}, "),
    };
    FrameworkFault { path: fault.path.clone(), message: found + &fault.expected.to_string() }
}

/// A value by the path that the reader gives it.
fn at<'a>(file: &'a Value, path: &str) -> Option<&'a Value> {
    path.split(['.', '[']).filter(|step| !step.is_empty()).try_fold(file, |value, step| {
        match step.strip_suffix(']').and_then(|index| index.parse::<usize>().ok()) {
            Some(index) => value.get(index),
            None => value.get(step),
        }
    })
}

/// Why a text is no framework file, for those who write one.
fn unparsed(why: &Unparsed) -> String {
    match why {
        Unparsed::NotJson(error) => format!("this is no JSON: {error}"),
        Unparsed::TooLarge => format!("expected at most {} bytes", limits::MOST_BYTES),
        Unparsed::TooMany => format!("expected at most {} values", limits::MOST_VALUES),
        Unparsed::TooDeep(line, column) => {
            let most = limits::MOST_DEPTH;
            format!("line {line}, column {column}: expected lists and objects at most {most} deep in one another")
        }
    }
}
