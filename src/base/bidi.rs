//! Isolation of writing directions: a text that turns the direction turns nothing but itself.

use std::borrow::Cow;

/// First strong isolate: what follows has the direction of its own first letter.
const FSI: char = '\u{2068}';
/// Ends an isolate, and every embedding and override begun in it.
const PDI: char = '\u{2069}';

/// A text to put into a line of another one. One that could turn the line's direction is isolated, each of its lines by
/// itself; any other is as it was. `is_rtl` is the direction of the line around it.
///
/// ```
/// use stem_readiness::base::bidi::isolated;
/// assert_eq!(isolated("M. Ortiz", false), "M. Ortiz");
/// assert_eq!(isolated("\u{202e}M. Ortiz", false), "\u{2068}\u{202e}M. Ortiz\u{2069}");
/// assert_eq!(isolated("M. Ortiz", true), "\u{2068}M. Ortiz\u{2069}");
/// ```
#[must_use]
pub fn isolated(text: &str, is_rtl: bool) -> Cow<'_, str> {
    let turns =
        |c: char| if is_rtl { is_control(c) || is_left_to_right(c) } else { is_control(c) || is_right_to_left(c) };
    apart(text, turns)
}

/// A text whose own controls of direction end with it. For lines that hold nothing else, where letters may go as they
/// go.
#[must_use]
pub fn closed(text: &str) -> Cow<'_, str> {
    apart(text, is_control)
}

fn apart(text: &str, turns: impl Fn(char) -> bool) -> Cow<'_, str> {
    if !text.contains(&turns) {
        return Cow::Borrowed(text);
    }
    let lines: Vec<String> =
        text.split('\n').map(|line| if line.contains(&turns) { isolate(line) } else { line.to_owned() }).collect();
    Cow::Owned(lines.join("\n"))
}

/// A line between a beginning and an end. An end without a beginning would end ours, so it is left out; beginnings
/// without an end get one.
fn isolate(line: &str) -> String {
    if is_isolated(line) {
        return line.to_owned();
    }
    let (mut out, mut open) = (String::from(FSI), 1);
    for c in line.chars() {
        match c {
            PDI if open == 1 => continue,
            PDI => open -= 1,
            '\u{2066}'..=FSI => open += 1,
            _ => {}
        }
        out.push(c);
    }
    out.extend(std::iter::repeat_n(PDI, open));
    out
}

/// Whether one isolate is around all of a line.
fn is_isolated(line: &str) -> bool {
    let mut open = 0_usize;
    for (at, c) in line.char_indices() {
        match c {
            '\u{2066}'..=FSI => open += 1,
            PDI => open = open.saturating_sub(1),
            _ => {}
        }
        if open == 0 {
            return c == PDI && at + c.len_utf8() == line.len();
        }
    }
    false
}

/// Marks, embeddings, overrides and isolates.
fn is_control(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Hebrew, Arabic and their kin.
fn is_right_to_left(c: char) -> bool {
    matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}' | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}')
}

/// Latin, Greek, Cyrillic and the other letters from left to right.
fn is_left_to_right(c: char) -> bool {
    c.is_alphabetic() && !is_right_to_left(c)
}
