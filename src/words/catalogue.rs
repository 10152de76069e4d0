//! All sentences of all languages, as the build puts them together.

/// One language's sentences.
pub(super) struct Table {
    /// The language's tag.
    pub(super) lang: &'static str,
    /// Its sentences, in the order of the keys.
    pub(super) sentences: &'static [&'static str],
}

include!(concat!(env!("OUT_DIR"), "/catalogue.rs"));
