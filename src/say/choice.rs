//! What the team calls the values of choices. One sentence each, `choice_<name>_<word>`, on screen and on paper.

use std::borrow::Cow;

use crate::base::choice::Worded;
use crate::words::{Words, has_choice};

/// What the team calls a value. A choice of which a value has no sentence does not build.
pub(crate) fn said<C: Worded>(value: C, words: &Words) -> Cow<'static, str> {
    const { assert!(has_choice(C::NAME, C::WORDS), "a value of a choice has no sentence in choice.json") };
    words.choice(C::NAME, value.word_of())
}

/// The values of a choice as they are offered: each word with what the team calls it.
pub(crate) fn offered<C: Worded>(words: &Words) -> Vec<(String, String)> {
    C::VALUES.iter().map(|value| (value.word_of().to_owned(), said(*value, words).into_owned())).collect()
}
