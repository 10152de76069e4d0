//! Sentences that a framework says in its own words.

use super::catalogue::{KEYS, TABLES};
use super::message::{Kind, Message};

/// The place of a sentence in the table, by its key.
pub(super) fn place(key: &str) -> Option<usize> {
    keys().position(|(area, name)| key.strip_prefix(area).and_then(|rest| rest.strip_prefix('_')) == Some(name))
}

/// All keys, as area and name, in the table's order.
fn keys() -> impl Iterator<Item = (&'static str, &'static str)> {
    KEYS.lines()
        .filter_map(|line| line.split_once(' '))
        .flat_map(|(area, names)| names.split(' ').map(move |name| (area, name)))
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
    let Some(place) = place(key) else { return Err(format!("is no key, expected one such as `{}`", nearest(key))) };
    if sentence.trim().is_empty() {
        return Err("is empty, expected a sentence".to_owned());
    }
    let given = placeholders(TABLES[0].sentences[place])?;
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

/// The key that begins most like this one.
fn nearest(key: &str) -> String {
    let (mut best, mut most) = (String::new(), 0);
    for known in keys().map(|(area, name)| [area, name].join("_")) {
        let alike = known.bytes().zip(key.bytes()).take_while(|(one, other)| one == other).count();
        if alike >= most {
            (best, most) = (known, alike);
        }
    }
    best
}
