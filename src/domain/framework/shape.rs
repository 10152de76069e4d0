//! Finds what cannot be right in a framework's texts and ids, in the file itself, by patterns of paths: a check for each
//! field weighed three times as much.

use serde_json::{Map, Value};

use super::FrameworkFault;
use super::fault::{fault, join};

/// Texts that people read, or that answers name. `*` means every entry of a list.
const TEXTS: [&str; 21] = [
    "edition",
    "lang",
    "title",
    "levels.*.name",
    "steps.*.title",
    "steps.*.short_title",
    "steps.*.indicators.*.title",
    "steps.*.indicators.*.question",
    "steps.*.indicators.*.descriptors.*",
    "foundations.*.because",
    "mission.focus.*.label",
    "mission.focus.*.phrase",
    "mission.purposes.*.label",
    "mission.purposes.*.phrase",
    "mission.partners.*.label",
    "mission.partners.*.phrase",
    "mission.authors.*.label",
    "mission.authors.*.phrase",
    "mission.obstacles.*.label",
    "mission.obstacles.*.phrase",
    "actions.*.title",
];

/// More texts, of the back matter.
const BACK: [&str; 4] = ["mission.bands.*.label", "glossary.*.term", "glossary.*.meaning", "sources.*.citation"];

/// Ids, of which each is used once among those of its line.
const IDS: [&[&str]; 10] = [
    &["id"],
    &["steps.*.id", "steps.*.indicators.*.id"],
    &["mission.focus.*.id"],
    &["mission.purposes.*.id"],
    &["mission.partners.*.id"],
    &["mission.authors.*.id"],
    &["mission.obstacles.*.id"],
    &["mission.bands.*.id"],
    &["sources.*.id"],
    &["actions.*.id"],
];

/// What a script that writes it as a name loses: it is the name of something else there.
const UNKEPT: &str = "__proto__";

/// Everything wrong that a file's texts and ids show, before it is read.
pub(super) fn shape_faults(file: &Value) -> Vec<FrameworkFault> {
    let mut faults = Vec::new();
    let mut found = Vec::new();
    for pattern in TEXTS.iter().chain(&BACK) {
        at(file, pattern, String::new(), &mut found);
    }
    for (path, value) in found.drain(..) {
        if value.is_none_or(|value| value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty())) {
            faults.push(fault(path, "is missing or empty, expected a text".to_owned()));
        }
    }
    for patterns in IDS {
        for pattern in patterns {
            at(file, pattern, String::new(), &mut found);
        }
        ids(std::mem::take(&mut found), true, &mut faults);
    }
    at(file, "levels.*.name", String::new(), &mut found);
    ids(found, false, &mut faults);
    faults
}

/// Collects the paths that match a pattern, each with its value.
fn at<'a>(value: &'a Value, pattern: &str, path: String, found: &mut Vec<(String, Option<&'a Value>)>) {
    let (name, rest) = pattern.split_once('.').unwrap_or((pattern, ""));
    let mut go = |inner: Option<&'a Value>, path: String| match inner {
        Some(inner) if !rest.is_empty() => at(inner, rest, path, found),
        inner if rest.is_empty() => found.push((path, inner)),
        _ => {}
    };
    match value {
        Value::Array(entries) if name == "*" => {
            for (index, entry) in entries.iter().enumerate() {
                go(Some(entry), format!("{path}[{index}]"));
            }
        }
        Value::Object(fields) if name != "*" => go(fields.get(name), join(&path, name)),
        _ => {}
    }
}

/// Ids are of letters that are safe everywhere, where `is_plain`, and used once.
fn ids(found: Vec<(String, Option<&Value>)>, is_plain: bool, faults: &mut Vec<FrameworkFault>) {
    let text = |value: Option<&'_ Value>| value.map_or(Some(String::new()), |value| value.as_str().map(str::to_owned));
    // Of two with one name the last is kept, which is the first of the file. An object of our own, as JSON has, is one type
    // of tree less in the program.
    let firsts = found.iter().enumerate().rev();
    let firsts: Map<String, Value> = firsts.filter_map(|(at, (_, value))| Some((text(*value)?, at.into()))).collect();
    for (at, (path, value)) in found.iter().enumerate() {
        let Some(id) = text(*value) else { continue };
        if let Some(what) = unfit(&id).filter(|_| is_plain) {
            faults.push(fault(path.clone(), what));
            continue;
        }
        let first = firsts.get(&id).and_then(Value::as_u64).map_or(at, |first| first as usize);
        if first != at {
            let owner = found[first].0.rsplit_once('.').map_or("", |(owner, _)| owner);
            faults.push(fault(path.clone(), format!("`{id}` is already used by {owner}")));
        }
    }
}

/// Why a text is no id.
fn unfit(id: &str) -> Option<String> {
    let is_safe = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if id.is_empty() {
        Some("is missing or empty, expected an id".to_owned())
    } else if !id.chars().all(is_safe) {
        Some(format!("is `{id}`, expected letters, digits, `-` and `_`"))
    } else {
        (id == UNKEPT).then(|| format!("is `{id}`, which scripts cannot keep as a name, expected another id"))
    }
}
