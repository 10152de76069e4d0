//! Choices: values that are kept as one of a few words.

use serde_json::Value;

use super::json::{Expected, Reader};

/// One of a few values, each kept as a word. `choice!` declares it, once.
pub trait Worded: Copy + PartialEq + 'static {
    /// The choice's own name, as in the keys of its sentences: `status` in `choice_status_on_track`.
    const NAME: &'static str;
    /// All values, in the order they are offered.
    const VALUES: &'static [Self];
    /// Their words, in the same order.
    const WORDS: &'static [&'static str];

    /// The place of the value among [`Worded::VALUES`].
    fn place(self) -> usize;

    /// The word that the value is kept as.
    fn word_of(self) -> &'static str {
        Self::WORDS[self.place()]
    }

    /// The value that is kept as a word.
    fn of_word(word: &str) -> Option<Self> {
        place(Self::WORDS, word).map(|place| Self::VALUES[place])
    }
}

/// The place of a word among the words of a choice.
pub(crate) fn place(words: &[&str], word: &str) -> Option<usize> {
    words.iter().position(|known| *known == word)
}

/// The place of a word as it is kept; the first, and a fault, where it is none of them.
pub(crate) fn read(value: Option<Value>, words: &'static [&'static str], reader: &mut Reader) -> usize {
    let found = value.as_ref().and_then(Value::as_str).and_then(|word| place(words, word));
    found.unwrap_or_else(|| reader.fault(Expected::OneOf(words), 0))
}

/// Declares a choice: an enum, its name, and the word that each value is kept as. It gives `ALL`, `word`, `named`,
/// [`Worded`] and the way into JSON. `absent Value` names a value that is not written, and is read where there is none.
///
/// ```ignore
/// choice! {
///     /// How an action goes.
///     #[derive(Default)]
///     pub enum Status as "status" {
///         /// Not begun.
///         #[default]
///         Planned = "planned",
///         /// Under way.
///         OnTrack = "on_track",
///     }
/// }
/// ```
macro_rules! choice {
    (
        $(#[$about:meta])+
        pub enum $name:ident as $key:literal {
            $( $(#[$doc:meta])+ $variant:ident = $word:literal ),+ $(,)?
        }
        $(absent $absent:ident)?
    ) => {
        $(#[$about])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum $name {
            $( $(#[$doc])+ $variant, )+
        }

        impl $name {
            /// All values, in the order they are offered.
            pub const ALL: [$name; [$($word),+].len()] = [$($name::$variant),+];

            /// The word that the value is kept as.
            #[must_use]
            pub fn word(self) -> &'static str {
                $crate::base::choice::Worded::word_of(self)
            }

            /// The value that is kept as a word.
            #[must_use]
            pub fn named(word: &str) -> Option<$name> {
                $crate::base::choice::Worded::of_word(word)
            }
        }

        impl $crate::base::choice::Worded for $name {
            const NAME: &'static str = $key;
            const VALUES: &'static [$name] = &$name::ALL;
            const WORDS: &'static [&'static str] = &[$($word),+];

            fn place(self) -> usize {
                self as usize
            }
        }

        impl $crate::base::json::Json for $name {
            fn read(value: Option<serde_json::Value>, reader: &mut $crate::base::json::Reader) -> $name {
                $( if value.is_none() { return $name::$absent; } )?
                let words = <$name as $crate::base::choice::Worded>::WORDS;
                $name::ALL[$crate::base::choice::read(value, words, reader)]
            }

            fn write(&self) -> Option<serde_json::Value> {
                $( if *self == $name::$absent { return None; } )?
                Some(self.word().into())
            }

            #[cfg(feature = "schema")]
            fn schema() -> serde_json::Value {
                serde_json::json!({ "enum": [$($word),+] })
            }
        }
    };
}

pub(crate) use choice;
