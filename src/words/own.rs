//! Sentences that a framework says in its own words.

use std::rc::Rc;

use super::catalogue::KEYS;
use super::message::{Kind, Message};
use crate::base::texts::Texts;
use crate::base::{near, sort};

/// How the keys begin that a build without the command line does not know. A framework may name them all the same: who
/// works with its files elsewhere has them checked.
const COMMAND_LINE: &str = "cohort_";

/// Whether this build says the sentences of the command line.
const HAS_COMMAND_LINE: bool = cfg!(all(feature = "cohort", not(target_arch = "wasm32")));

/// Sentences by their keys, as sentences by their places, in the order of these. Keys that nothing says are passed over.
pub(super) fn sentences(own: &Texts) -> Rc<[(usize, String)]> {
    let own = keys().enumerate().filter_map(|(place, (area, name, given))| {
        let text = own.get(&[area, name].join("_"))?;
        Some((place, built(text, given)?))
    });
    own.collect()
}

/// A sentence's text with the placeholders, which are given, in their places.
fn built(text: &str, given: &str) -> Option<String> {
    let mut names: Vec<&str> = placeholders(given).ok()?.iter().map(|(name, _)| *name).collect();
    sort(&mut names, |one, other| one < other);
    names.dedup();
    if names.is_empty() {
        return Some(text.to_owned());
    }
    let mut out = String::new();
    Message::parse(text).ok()?.build(&names, 0, &mut out);
    Some(out)
}

/// A sentence's placeholders, by its key.
fn find(key: &str) -> Option<&'static str> {
    keys().find_map(|(area, name, given)| {
        let is_it = key.strip_prefix(area).and_then(|rest| rest.strip_prefix('_')) == Some(name);
        is_it.then_some(given)
    })
}

/// All keys, as area, name and placeholders, in the order of the places.
fn keys() -> impl Iterator<Item = (&'static str, &'static str, &'static str)> {
    KEYS.lines().filter_map(|line| line.split_once(' ')).flat_map(|(area, names)| {
        names.split(' ').map(move |key| {
            let (name, given) = key.split_at(key.find('{').unwrap_or(key.len()));
            (area, name, given)
        })
    })
}

/// Whether a sentence can replace the one with this key: it parses, and takes no placeholder that is not given.
///
/// # Errors
/// What is wrong, and what would be right.
///
/// ```
/// use stem_readiness::words::check;
/// assert_eq!(check("common_title", "Early Literacy Readiness"), Ok(()));
/// assert!(check("common_titel", "Early Literacy Readiness").unwrap_err().contains("`common_title`"));
/// assert!(check("common_opened", "{name} is open.").is_err());
/// ```
pub fn check(key: &str, sentence: &str) -> Result<(), String> {
    if !HAS_COMMAND_LINE && key.starts_with(COMMAND_LINE) {
        return Ok(());
    }
    let Some(given) = find(key) else { return Err(format!("is no key, {}", meant(key))) };
    if sentence.trim().is_empty() {
        return Err("is empty, expected a sentence".to_owned());
    }
    let given = placeholders(given)?;
    let taken = placeholders(sentence)?;
    match taken.iter().find(|taken| !given.contains(taken)) {
        None => Ok(()),
        Some((name, kind)) if given.is_empty() => Err(format!("has {}, expected no placeholder", shown(name, *kind))),
        Some((name, kind)) => {
            let given: Vec<String> = given.iter().map(|(name, kind)| shown(name, *kind)).collect();
            Err(format!("has {}, expected {}", shown(name, *kind), given.join(" or ")))
        }
    }
}

fn placeholders(sentence: &str) -> Result<Vec<(&str, Kind)>, String> {
    let mut found = Vec::new();
    Message::parse(sentence)?.placeholders(&mut found);
    found.dedup();
    Ok(found)
}

fn shown(name: &str, kind: Kind) -> String {
    match kind {
        Kind::Text => format!("`{{{name}}}`"),
        Kind::Number => format!("`{{{name}, number}}`"),
    }
}

/// A clause for the key that was probably meant.
fn meant(key: &str) -> String {
    let known: Vec<String> = keys().map(|(area, name, _)| [area, name].join("_")).collect();
    match near::nearest(key, known.iter().map(String::as_str)) {
        Some(known) => format!("did you mean `{known}`?"),
        None => "expected a key such as `common_title`".to_owned(),
    }
}
