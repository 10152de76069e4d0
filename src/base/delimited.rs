//! Tables as text: cells apart by commas, semicolons, tabs or bars, in quotes where they need them.

use std::iter::Peekable;
use std::str::Chars;

use super::text::plain;

/// A table read from text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delimited {
    /// The sign between cells.
    pub delimiter: char,
    /// The rows that have anything in them.
    pub rows: Vec<Row>,
    /// The line at which reading ended, from 1, where there was more than the limits allow.
    pub cut_at: Option<u32>,
}

/// The most bytes of a text that is read as a table: 2,000 schools take less than a tenth of it.
pub const MOST_BYTES: usize = 4 * 1024 * 1024;

/// The most rows of a table, the head among them.
pub const MOST_ROWS: usize = 10_000;

/// The most cells of a row. What is more is left out.
pub const MOST_CELLS: usize = 256;

/// A row, with the line it begins on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// The line, from 1.
    pub line: u32,
    /// The cells, without quotes and outer space.
    pub cells: Vec<String>,
}

/// Reads a table; every text is one. A byte order mark is passed over; the delimiter is the one most used in the first
/// row, outside quotes.
///
/// ```
/// use stem_readiness::base::delimited::read;
/// let table = read("\u{feff}School;Students\r\n\"Elm; Upper\";1 200\r\n");
/// assert_eq!(table.delimiter, ';');
/// assert_eq!(table.rows[1].cells, ["Elm; Upper", "1 200"]);
/// ```
#[must_use]
pub fn read(text: &str) -> Delimited {
    let text = text.trim_start_matches('\u{feff}');
    let whole = text.len() <= MOST_BYTES;
    let text = &text[..text.floor_char_boundary(MOST_BYTES)];
    let mut reader = Reader { delimiter: delimiter(text), line: 1, ..Reader::default() };
    reader.row.line = 1;
    let mut signs = text.chars().peekable();
    while reader.rows.len() < MOST_ROWS
        && let Some(c) = signs.next()
    {
        reader.take(c, &mut signs);
    }
    let is_cut = !whole || signs.peek().is_some();
    if reader.rows.len() < MOST_ROWS {
        reader.end_row();
    }
    Delimited { delimiter: reader.delimiter, rows: reader.rows, cut_at: is_cut.then_some(reader.line) }
}

/// What is being read.
#[derive(Default)]
struct Reader {
    delimiter: char,
    rows: Vec<Row>,
    row: Row,
    cell: String,
    /// Whether the cell has anything but space.
    is_begun: bool,
    is_quoted: bool,
    was_quoted: bool,
    line: u32,
}

impl Reader {
    fn take(&mut self, c: char, signs: &mut Peekable<Chars<'_>>) {
        match c {
            '"' if self.is_quoted && signs.next_if_eq(&'"').is_some() => self.put(c),
            '"' if self.is_quoted => self.is_quoted = false,
            '"' if !self.is_begun && !self.was_quoted => {
                self.cell.clear();
                (self.is_quoted, self.was_quoted) = (true, true);
            }
            c if c == self.delimiter && !self.is_quoted => self.end_cell(),
            '\r' | '\n' if !self.is_quoted => {
                if c == '\r' {
                    signs.next_if_eq(&'\n');
                }
                self.line += 1;
                self.end_row();
            }
            c => {
                self.line += u32::from(c == '\n');
                self.put(c);
            }
        }
    }

    fn put(&mut self, c: char) {
        self.is_begun |= !c.is_whitespace();
        self.cell.push(c);
    }

    fn end_cell(&mut self) {
        if self.row.cells.len() < MOST_CELLS {
            self.row.cells.push(self.cell.trim().to_owned());
        }
        self.cell.clear();
        (self.is_begun, self.was_quoted) = (false, false);
    }

    fn end_row(&mut self) {
        self.end_cell();
        let next = Row { line: self.line, cells: Vec::new() };
        let row = std::mem::replace(&mut self.row, next);
        if row.cells.iter().any(|cell| !cell.is_empty()) {
            self.rows.push(row);
        }
    }
}

fn delimiter(text: &str) -> char {
    let mut quoted = false;
    let mut counts = [(',', 0), (';', 0), ('\t', 0), ('|', 0)];
    for c in text.trim_start().chars() {
        if c == '"' {
            quoted = !quoted;
        } else if c == '\n' && !quoted {
            break;
        } else if let Some((_, count)) = counts.iter_mut().find(|(sign, _)| *sign == c && !quoted) {
            *count += 1;
        }
    }
    let mut most = counts[0];
    for count in counts {
        if count.1 > most.1 {
            most = count;
        }
    }
    most.0
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
