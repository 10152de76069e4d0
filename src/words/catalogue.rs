//! The languages, and what is found by a key, as the build puts them together.

/// A language. English is in the methods of [`Words`](super::Words), each sentence where it is said, so that a part of
/// the program brings its own.
pub(super) struct Language {
    /// Its tag.
    pub(super) lang: &'static str,
    /// Its sentences, a list for each area in the order of the keys; none for English.
    pub(super) areas: &'static [&'static [&'static str]],
}

impl Language {
    /// The sentence in a place; none where English has the word.
    pub(super) fn sentence(&self, mut place: usize) -> Option<&'static str> {
        for area in self.areas {
            match area.get(place) {
                Some(sentence) => return Some(sentence),
                None => place -= area.len(),
            }
        }
        None
    }
}

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// Which of [`CHOICES`] is a value's, by the choice's name and the value's word.
pub(super) const fn choice(name: &str, word: &str) -> Option<usize> {
    let mut at = 0;
    while at < CHOICES.len() {
        if is_key(CHOICES[at].0.as_bytes(), name.as_bytes(), word.as_bytes()) {
            return Some(at);
        }
        at += 1;
    }
    None
}

/// Whether a key is a name and a word with `_` between them. By hand, since it also runs while the widget is built.
const fn is_key(key: &[u8], name: &[u8], word: &[u8]) -> bool {
    if key.len() != name.len() + 1 + word.len() || key[name.len()] != b'_' {
        return false;
    }
    let mut at = 0;
    while at < key.len() {
        let expected = if at < name.len() {
            name[at]
        } else if at == name.len() {
            b'_'
        } else {
            word[at - name.len() - 1]
        };
        if key[at] != expected {
            return false;
        }
        at += 1;
    }
    true
}
