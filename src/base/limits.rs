//! How much is read. What comes from outside is measured before anything is made of it; the largest real files stay far
//! below every limit.

use serde_json::Value;

/// The most bytes of a JSON text.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;

/// How deep lists and objects may lie in one another. Below the 128 at which `serde_json` gives up, so that a document
/// still fits into a record that holds it.
pub const MOST_DEPTH: usize = 64;

/// The most values in a JSON text, those in lists and objects counted one by one.
pub const MOST_VALUES: usize = 250_000;

/// The most characters of a text.
pub const MOST_TEXT: usize = 100_000;

/// The most entries of a list or of an object that is kept by names.
pub const MOST_ENTRIES: usize = 2_000;

/// Why a text is not read as JSON.
#[derive(Debug)]
pub enum Unparsed {
    /// It has more than [`MOST_BYTES`].
    TooLarge,
    /// It holds more than [`MOST_VALUES`].
    TooMany,
    /// From here on, as line and column, it is nested deeper than [`MOST_DEPTH`].
    TooDeep(usize, usize),
    /// It is no JSON.
    NotJson(serde_json::Error),
}

/// Reads a text as JSON within the limits.
///
/// # Errors
/// What is too much, or where it is no JSON.
pub fn parse(text: &str) -> Result<Value, Unparsed> {
    measure(text)?;
    serde_json::from_str(text).map_err(Unparsed::NotJson)
}

/// Counts the values and the depth of what would be JSON, outside quotes.
fn measure(text: &str) -> Result<(), Unparsed> {
    if text.len() > MOST_BYTES {
        return Err(Unparsed::TooLarge);
    }
    let (mut values, mut depth, mut is_quoted, mut is_escaped) = (1, 0_usize, false, false);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if is_quoted => is_escaped = true,
            b'"' => is_quoted = !is_quoted,
            _ if is_quoted => {}
            b'[' | b'{' => (values, depth) = (values + 1, depth + 1),
            b']' | b'}' => depth = depth.saturating_sub(1),
            b',' => values += 1,
            _ => {}
        }
        if depth > MOST_DEPTH {
            let before = text.get(..at).unwrap_or_default();
            let line = before.rsplit('\n').next().unwrap_or_default();
            return Err(Unparsed::TooDeep(before.matches('\n').count() + 1, line.len() + 1));
        }
    }
    if values > MOST_VALUES { Err(Unparsed::TooMany) } else { Ok(()) }
}

/// Whether a text has more than [`MOST_TEXT`] characters.
pub(crate) fn is_too_long(text: &str) -> bool {
    text.len() > MOST_TEXT && text.chars().nth(MOST_TEXT).is_some()
}

/// As much of a text as is kept.
#[must_use]
pub fn held(text: &str) -> &str {
    text.char_indices().nth(MOST_TEXT).map_or(text, |(end, _)| text.get(..end).unwrap_or(text))
}
