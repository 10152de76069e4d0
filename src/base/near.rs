//! The name that was probably meant.

use serde_json::{Map, Value};

/// The most letters of a name that is compared.
const MOST_LETTERS: usize = 64;

/// Which of the known names a word was probably meant to be: the one that is most like it, where they differ by a slip or
/// two. Case, hyphens and underscores are no difference.
///
/// ```
/// use stem_readiness::base::near::nearest;
/// assert_eq!(nearest("stepz", ["format", "steps"]), Some("steps"));
/// assert_eq!(nearest("defaultTarget", ["default_target"]), Some("default_target"));
/// assert_eq!(nearest("notes", ["steps"]), None);
/// ```
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let word = letters(word);
    let mut best = None;
    for name in known {
        let letters = letters(name);
        let most = match letters.len() {
            _ if word.len().max(letters.len()) > MOST_LETTERS => continue,
            0..=3 => 0,
            4..=5 => 1,
            _ => 2,
        };
        let slips = slips(&word, &letters);
        if slips <= best.map_or(most, |(fewest, _): (usize, _)| most.min(fewest.saturating_sub(1))) {
            best = Some((slips, name));
        }
    }
    best.map(|(_, name)| name)
}

/// The names of an object that its record does not declare, each with the absent one that it was probably meant to be.
pub(crate) fn misnamed(known: &[&'static str], fields: &Map<String, Value>) -> Vec<(String, &'static str)> {
    let absent = || known.iter().copied().filter(|&name| !fields.contains_key(name));
    let others = fields.keys().filter(|name| !known.contains(&name.as_str()));
    others.filter_map(|name| Some((name.clone(), nearest(name, absent())?))).collect()
}

fn letters(name: &str) -> Vec<char> {
    name.chars().filter(|c| *c != '_' && *c != '-').take(MOST_LETTERS + 1).map(|c| c.to_ascii_lowercase()).collect()
}

/// How many letters are missing, added, changed, or swapped with the next one.
fn slips(one: &[char], other: &[char]) -> usize {
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=other.len()).collect();
    for (at, c) in one.iter().enumerate() {
        let mut row = vec![at + 1];
        for (to, d) in other.iter().enumerate() {
            let mut fewest = (last[to] + usize::from(c != d)).min(last[to + 1] + 1).min(row[to] + 1);
            if at > 0 && to > 0 && *c == other[to - 1] && one[at - 1] == *d {
                fewest = fewest.min(before[to - 1] + 1);
            }
            row.push(fewest);
        }
        (before, last) = (last, row);
    }
    last[other.len()]
}
