//! Texts as parts of sentences.

/// A text's start inside a sentence: with a small first letter, unless a capital or a digit follows, as in "STEM" or "K8".
pub(super) fn lower_first(text: &str) -> String {
    let mut letters = text.chars();
    let Some(first) = letters.next() else { return String::new() };
    if letters.clone().next().is_some_and(|second| second.is_uppercase() || second.is_numeric()) {
        return text.to_owned();
    }
    first.to_lowercase().chain(letters).collect()
}
