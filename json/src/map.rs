//! Objects.

use crate::Value;

/// An object: values by their names, in the order of the names. It has its parameters from `serde_json`, and is only ever
/// a `Map<String, Value>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Map<K, V>(Vec<(K, V)>);

impl Map<String, Value> {
    /// An object without fields.
    #[must_use]
    pub const fn new() -> Map<String, Value> {
        Map(Vec::new())
    }

    /// Where the name is, or where it would be put. Whoever adds fields in the order of their names is not kept waiting.
    fn place(&self, name: &str) -> Result<usize, usize> {
        match self.0.last() {
            Some((last, _)) if last.as_str() < name => Err(self.0.len()),
            _ => self.0.binary_search_by(|(known, _)| known.as_str().cmp(name)),
        }
    }

    /// The value of a name.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&Value> {
        let at = self.place(name).ok()?;
        self.0.get(at).map(|(_, value)| value)
    }

    /// The same, to change it.
    pub fn get_mut(&mut self, name: &str) -> Option<&mut Value> {
        let at = self.place(name).ok()?;
        self.0.get_mut(at).map(|(_, value)| value)
    }

    /// Whether there is a value of this name.
    #[must_use]
    pub fn contains_key(&self, name: &str) -> bool {
        self.place(name).is_ok()
    }

    /// Gives a name its value, and returns the one that it had.
    pub fn insert(&mut self, name: String, value: Value) -> Option<Value> {
        match self.place(&name) {
            Ok(at) => Some(std::mem::replace(&mut self.0[at].1, value)),
            Err(at) => {
                self.0.insert(at, (name, value));
                None
            }
        }
    }

    /// Takes the value of a name out.
    pub fn remove(&mut self, name: &str) -> Option<Value> {
        let at = self.place(name).ok()?;
        Some(self.0.remove(at).1)
    }

    /// The place of a name, whether it has a value or not.
    pub fn entry(&mut self, name: impl Into<String>) -> Entry<'_> {
        Entry { map: self, name: name.into() }
    }

    /// How many fields there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The names.
    pub fn keys(&self) -> impl Iterator<Item = &String> {
        self.0.iter().map(|(name, _)| name)
    }

    /// The values.
    pub fn values(&self) -> impl Iterator<Item = &Value> {
        self.0.iter().map(|(_, value)| value)
    }

    /// The values, to change them.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut Value> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// The fields.
    pub fn iter(&self) -> Iter<'_> {
        self.0.iter().map(pair)
    }

    /// Keeps the fields for which this holds.
    pub fn retain(&mut self, mut keep: impl FnMut(&String, &mut Value) -> bool) {
        self.0.retain_mut(|(name, value)| keep(name, value));
    }
}

/// A place in an object.
#[derive(Debug)]
pub struct Entry<'a> {
    map: &'a mut Map<String, Value>,
    name: String,
}

impl<'a> Entry<'a> {
    /// The value there, which is this one where there was none.
    pub fn or_insert(self, value: Value) -> &'a mut Value {
        self.or_insert_with(|| value)
    }

    /// The same, with a value that is made where there was none.
    pub fn or_insert_with(self, make: impl FnOnce() -> Value) -> &'a mut Value {
        let at = self.map.place(&self.name).unwrap_or_else(|at| {
            self.map.0.insert(at, (self.name, make()));
            at
        });
        &mut self.map.0[at].1
    }
}

type Iter<'a> = std::iter::Map<std::slice::Iter<'a, (String, Value)>, fn(&(String, Value)) -> (&String, &Value)>;

type IterMut<'a> =
    std::iter::Map<std::slice::IterMut<'a, (String, Value)>, fn(&mut (String, Value)) -> (&String, &mut Value)>;

fn pair((name, value): &(String, Value)) -> (&String, &Value) {
    (name, value)
}

fn pair_mut((name, value): &mut (String, Value)) -> (&String, &mut Value) {
    (name, value)
}

impl Default for Map<String, Value> {
    fn default() -> Self {
        Map::new()
    }
}

impl FromIterator<(String, Value)> for Map<String, Value> {
    /// Of two values of one name the last counts.
    fn from_iter<I: IntoIterator<Item = (String, Value)>>(fields: I) -> Self {
        Map(sorted(fields.into_iter().collect()))
    }
}

/// Sorts fields by their names. Most are sorted already, since what we write is.
pub(crate) fn sorted(mut fields: Vec<(String, Value)>) -> Vec<(String, Value)> {
    if fields.is_sorted_by(|one, next| one.0 < next.0) {
        return fields;
    }
    let second = sorted(fields.split_off(fields.len() / 2)).into_iter();
    let (mut first, mut second) = (sorted(fields).into_iter().peekable(), second.peekable());
    let mut all = Vec::with_capacity(first.len() + second.len());
    while let (Some((one, _)), Some((other, _))) = (first.peek(), second.peek()) {
        if one == other {
            first.next();
        } else {
            let next = if one < other { first.next() } else { second.next() };
            all.extend(next);
        }
    }
    all.extend(first);
    all.extend(second);
    all
}

impl Extend<(String, Value)> for Map<String, Value> {
    fn extend<I: IntoIterator<Item = (String, Value)>>(&mut self, fields: I) {
        for (name, value) in fields {
            self.insert(name, value);
        }
    }
}

impl IntoIterator for Map<String, Value> {
    type Item = (String, Value);
    type IntoIter = std::vec::IntoIter<(String, Value)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a mut Map<String, Value> {
    type Item = (&'a String, &'a mut Value);
    type IntoIter = IterMut<'a>;

    fn into_iter(self) -> IterMut<'a> {
        self.0.iter_mut().map(pair_mut)
    }
}

impl<'a> IntoIterator for &'a Map<String, Value> {
    type Item = (&'a String, &'a Value);
    type IntoIter = Iter<'a>;

    fn into_iter(self) -> Iter<'a> {
        self.iter()
    }
}
