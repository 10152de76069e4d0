//! Tables as text: cells apart by commas, semicolons, tabs or bars, in quotes where they need them.

mod reader;
mod table;

pub use table::{Delimited, MOST_BYTES, MOST_CELLS, MOST_ROWS, Row};

use reader::Reader;

use super::sort;
use super::text::plain;

/// Reads a table; every text is one. A byte order mark is passed over. The delimiter is the one that a first line
/// `sep=;` names, or else the one that parts the most lines into as many cells.
///
/// ```
/// use stem_readiness::base::delimited::read;
/// let table = read("\u{feff}School;Students, all\r\n\"Elm; Upper\";1 200\r\n");
/// assert_eq!(table.delimiter, ';');
/// assert_eq!(table.rows[1].cells, ["Elm; Upper", "1 200"]);
/// ```
#[must_use]
pub fn read(text: &str) -> Delimited {
    let text = text.trim_start_matches('\u{feff}');
    let whole = text.len() <= MOST_BYTES;
    let text = &text[..text.floor_char_boundary(MOST_BYTES)];
    let (delimiter, width, start) = named(text).unwrap_or_else(|| {
        let (delimiter, width) = delimiter(text);
        (delimiter, width, 0)
    });
    let mut reader = Reader::new(&text[start..], delimiter, width, 1 + u32::from(start > 0));
    reader.read(MOST_ROWS);
    let is_cut = !whole || !reader.is_at_end();
    let cut_at = is_cut.then_some(reader.line());
    Delimited { cut_at, ..reader.table() }
}

/// The delimiters, the surest first: where two part a text equally well, the comma is more likely part of the text.
const DELIMITERS: [char; 4] = ['\t', ';', '|', ','];

/// How much of a text shows what its delimiter is.
const MOST_LOOKED_AT: usize = 64 * 1024;

/// The delimiter that a first line `sep=;` names, which Excel writes and reads; how many cells a row has, which it does
/// not say; and where the next line begins.
fn named(text: &str) -> Option<(char, usize, usize)> {
    let end = text.find(['\r', '\n']).unwrap_or(text.len());
    let line = text[..end].trim().trim_matches('"');
    let sign = line.get(..4).filter(|word| word.eq_ignore_ascii_case("sep=")).map(|_| &line[4..])?;
    let mut signs = sign.chars();
    let delimiter = match (signs.next(), signs.next()) {
        (None, _) => '\t',
        (Some(sign), None) if DELIMITERS.contains(&sign) => sign,
        _ => return None,
    };
    let rest = &text[end..];
    let ending = if rest.starts_with("\r\n") { 2 } else { rest.len().min(1) };
    Some((delimiter, 0, end + ending))
}

/// The delimiter of a text, and how many cells most rows have by it.
fn delimiter(text: &str) -> (char, usize) {
    let near = &text[..text.floor_char_boundary(MOST_LOOKED_AT)];
    let mut best = (',', 0, (0, 0));
    for sign in DELIMITERS {
        let mut reader = Reader::new(near, sign, 0, 1);
        reader.read(200);
        let rows = reader.table().rows;
        let mut counts: Vec<usize> = rows.iter().map(|row| row.cells.len()).filter(|count| *count > 1).collect();
        sort(&mut counts, |one, other| one < other);
        let (alike, width) = counts.chunk_by(|a, b| a == b).map(|same| (same.len(), same[0])).max().unwrap_or_default();
        // A lone quote in a cell shows that the sign stands inside quotes.
        let is_whole = |row: &&Row| row.cells.iter().all(|cell| cell.matches('"').count().is_multiple_of(2));
        let fit = (alike, rows.iter().filter(is_whole).count());
        if alike > 0 && fit > best.2 {
            best = (sign, width, fit);
        }
    }
    (best.0, best.1)
}

/// A row as CSV by RFC 4180: every text in quotes, so that no program takes it for anything else.
pub fn write(cells: impl IntoIterator<Item = Written>, out: &mut String) {
    for (index, cell) in cells.into_iter().enumerate() {
        if index > 0 {
            out.push(',');
        }
        match cell {
            Written::Bare(text) => out.push_str(&text),
            Written::Typed(text) if !text.contains(['"', ',', '\n', '\r', ';', '\t', '|']) => out.push_str(&text),
            Written::Typed(text) => quoted("", &text, out),
            Written::Text(text) => {
                let text = plain(&text);
                quoted(guard(&text), &text, out);
            }
        }
    }
    out.push_str("\r\n");
}

fn quoted(before: &str, text: &str, out: &mut String) {
    out.extend(["\"", before, &text.replace('"', "\"\""), "\""]);
}

/// A cell to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// A number or a date, as it is.
    Bare(String),
    /// A text for spreadsheet programs.
    Text(String),
    /// A text for a table that people type: in quotes where it needs them, with nothing before it.
    Typed(String),
}

/// The apostrophe before a text that a spreadsheet would take for a formula.
fn guard(text: &str) -> &'static str {
    if text.trim_start().starts_with(FORMULA) || text.starts_with(['\t', '\n', '\r']) || is_guarded(text) {
        "'"
    } else {
        ""
    }
}

/// The signs that begin a formula, those of East Asian keyboards among them.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// A text with an apostrophe that we, or a team, put before what a spreadsheet would take for a formula.
fn is_guarded(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    bare.len() < text.len() && (bare.trim_start().starts_with(FORMULA) || bare.starts_with(['\t', '\n', '\r']))
}

/// A text without the apostrophe that [`write()`] puts before what a spreadsheet would take for a formula.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    if is_guarded(text) { &text[1..] } else { text }
}
