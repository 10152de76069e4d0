//! Texts as parts of sentences.

use crate::words::Words;

/// A text's start inside a sentence: with a small first letter, unless a capital or a digit follows, as in "STEM" or "K8".
pub(super) fn lower_first(text: &str, words: &Words) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(|second| second.is_uppercase() || second.is_numeric()) {
        return text.to_owned();
    }
    words.small(first.encode_utf8(&mut [0; 4])) + letters.as_str()
}
