//! All sentences of all languages, as the build puts them together.

/// One language's sentences.
pub(super) struct Table {
    /// The language's tag.
    pub(super) lang: &'static str,
    /// Its sentences, in the order of the keys.
    pub(super) sentences: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));

/// The place of the sentence for a value of a choice, by the choice's name and the value's word.
pub(super) const fn choice(name: &str, word: &str) -> Option<usize> {
    let mut at = 0;
    while at < CHOICES.len() {
        if is_key(CHOICES[at].as_bytes(), name.as_bytes(), word.as_bytes()) {
            return Some(FIRST_CHOICE + at);
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
