//! How numbers, dates, plurals and lists are written.

use crate::base::Date;

/// How numbers, dates, plurals and lists are written in a language.
///
/// In a browser this is the platform's `Intl`; natively it is [`PlainFormats`](super::PlainFormats).
pub trait Formats {
    /// A number with a fixed count of decimals, 0 to 2.
    fn number(&self, value: f64, decimals: u8) -> String;
    /// A day, as in "Jan 29, 2027".
    fn date(&self, date: Date) -> String;
    /// A month, as in "November 2026".
    fn month(&self, date: Date) -> String;
    /// A month's name where there is little room, as in "Nov".
    fn short_month(&self, date: Date) -> String;
    /// The time of day of an instant, in milliseconds since 1970, as in "10:42".
    fn time(&self, instant_ms: f64) -> String;
    /// The plural category of a number: `zero`, `one`, `two`, `few`, `many` or `other`.
    fn plural(&self, value: f64) -> String;
    /// "a, b, and c".
    fn list(&self, items: &[String]) -> String;
    /// A text in capitals.
    fn capitals(&self, text: &str) -> String;
    /// A text in small letters.
    fn small(&self, text: &str) -> String;
}
