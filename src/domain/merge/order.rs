//! Lists whose entries have keys, and the order of two such lists put together.

use std::collections::BTreeMap;

use serde_json::Value;

/// What tells the entries of a list apart, the first that an entry has. An entry without any is known by its whole value:
/// two of them that differ are two entries.
const KEYS: [&str; 5] = ["id", "action", "indicator", "rater", "respondent"];

/// A list with the keys of its entries.
pub(super) struct Rows<'a> {
    entries: &'a [Value],
    keys: Vec<String>,
    places: BTreeMap<String, usize>,
}

impl<'a> Rows<'a> {
    /// The entries of a list; none where there is no list.
    pub(super) fn of(list: Option<&'a Value>) -> Rows<'a> {
        let entries = list.and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        let mut rows = Rows { entries, keys: Vec::new(), places: BTreeMap::new() };
        for (at, entry) in entries.iter().enumerate() {
            let plain = key_of(entry);
            let mut key = plain.clone();
            let mut count = 1;
            while rows.places.contains_key(&key) {
                count += 1;
                key = format!("{plain}#{count}");
            }
            rows.places.insert(key.clone(), at);
            rows.keys.push(key);
        }
        rows
    }

    /// The entry with this key.
    pub(super) fn get(&self, key: &str) -> Option<&'a Value> {
        self.entries.get(self.place(key)?)
    }

    /// The place of the entry with this key.
    pub(super) fn place(&self, key: &str) -> Option<usize> {
        self.places.get(key).copied()
    }

    /// The keys, in the order of the list.
    pub(super) fn keys(&self) -> &[String] {
        &self.keys
    }

    /// The key of the entry before this one.
    pub(super) fn before(&self, key: &str) -> Option<String> {
        let before = self.place(key)?.checked_sub(1)?;
        self.keys.get(before).cloned()
    }

    fn has(&self, key: &String) -> bool {
        self.places.contains_key(key)
    }
}

fn key_of(entry: &Value) -> String {
    let named = KEYS.iter().find_map(|key| entry.get(*key).and_then(Value::as_str));
    named.or(entry.as_str()).map_or_else(|| entry.to_string(), str::to_owned)
}

/// The order of two lists put together.
pub(super) struct Order {
    /// Every key of either list, once.
    pub(super) keys: Vec<String>,
    /// The same in the order of theirs, where each side has put what was there before into an order of its own.
    pub(super) theirs: Option<Vec<String>>,
}

/// The order of ours, unless theirs alone has reordered what was there before. New entries come after the one that was
/// before them.
pub(super) fn order(base: &Rows<'_>, ours: &Rows<'_>, theirs: &Rows<'_>) -> Order {
    let in_both = |of: &Rows<'_>| -> Vec<String> {
        of.keys().iter().filter(|key| ours.has(key) && theirs.has(key)).cloned().collect()
    };
    let in_all = |of: &Rows<'_>| -> Vec<String> { in_both(of).into_iter().filter(|key| base.has(key)).collect() };
    if in_both(ours) == in_both(theirs) || in_all(base) == in_all(theirs) && !in_all(base).is_empty() {
        return Order { keys: woven(ours, theirs), theirs: None };
    }
    if in_all(base) == in_all(ours) && !in_all(base).is_empty() {
        return Order { keys: woven(theirs, ours), theirs: None };
    }
    Order { keys: woven(ours, theirs), theirs: Some(woven(theirs, ours)) }
}

/// The keys of one list with those of the other that it does not have, each after the one that is before it there, and
/// after those that follow it here alone.
fn woven(one: &Rows<'_>, other: &Rows<'_>) -> Vec<String> {
    // Those that follow none of ours come first, those that follow our entry at `place` at `place + 1`.
    let mut following: Vec<Vec<&String>> = vec![Vec::new(); one.keys.len() + 1];
    let mut anchor = 0;
    for key in other.keys() {
        match one.place(key) {
            Some(place) => anchor = place + 1,
            None => following[anchor].push(key),
        }
    }
    let mut keys: Vec<String> = Vec::new();
    let mut open = 0;
    for (place, key) in one.keys().iter().enumerate() {
        if other.has(key) {
            keys.extend(following[open].iter().copied().cloned());
            open = place + 1;
        }
        keys.push(key.clone());
    }
    keys.extend(following[open].iter().copied().cloned());
    keys
}
