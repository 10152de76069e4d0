//! Tables as text: cells apart by commas, semicolons, tabs or bars, in quotes where they need them.

/// A table read from text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delimited {
    /// The sign between cells.
    pub delimiter: char,
    /// The rows that have anything in them.
    pub rows: Vec<Row>,
}

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
    let delimiter = delimiter(text);
    let mut rows = Vec::new();
    let mut row = Row { line: 1, cells: Vec::new() };
    let (mut cell, mut quoted, mut was_quoted, mut line) = (String::new(), false, false, 1);
    let mut signs = text.chars().peekable();
    while let Some(c) = signs.next() {
        match c {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() && !was_quoted => {
                cell.clear();
                (quoted, was_quoted) = (true, true);
            }
            c if c == delimiter && !quoted => {
                row.cells.push(cell.trim().to_owned());
                (cell, was_quoted) = (String::new(), false);
            }
            '\r' | '\n' if !quoted => {
                if c == '\r' && signs.peek() == Some(&'\n') {
                    signs.next();
                }
                line += 1;
                row.cells.push(std::mem::take(&mut cell).trim().to_owned());
                was_quoted = false;
                keep(&mut rows, std::mem::replace(&mut row, Row { line, cells: Vec::new() }));
            }
            c => {
                line += u32::from(c == '\n');
                cell.push(c);
            }
        }
    }
    row.cells.push(cell.trim().to_owned());
    keep(&mut rows, row);
    Delimited { delimiter, rows }
}

fn keep(rows: &mut Vec<Row>, row: Row) {
    if row.cells.iter().any(|cell| !cell.is_empty()) {
        rows.push(row);
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
            Written::Text(text) => {
                out.push('"');
                out.push_str(guard(&text));
                out.push_str(&text.replace('"', "\"\""));
                out.push('"');
            }
        }
    }
    out.push_str("\r\n");
}

/// A cell to write.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Written {
    /// A number or a date, as it is.
    Bare(String),
    /// A text.
    Text(String),
}

/// The apostrophe before a text that a spreadsheet would take for a formula.
fn guard(text: &str) -> &'static str {
    if text.starts_with(FORMULA) || is_guarded(text) { "'" } else { "" }
}

/// How a formula begins, by spreadsheets and, with wide signs, by some of East Asia.
const FORMULA: [char; 11] = ['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠'];

/// A text with an apostrophe that we, or a team, put before what a spreadsheet would take for a formula.
fn is_guarded(text: &str) -> bool {
    let bare = text.trim_start_matches('\'');
    bare.len() < text.len() && bare.starts_with(FORMULA)
}

/// A text without the apostrophe that [`write()`] puts before what a spreadsheet would take for a formula.
#[must_use]
pub fn unguarded(text: &str) -> &str {
    if is_guarded(text) { &text[1..] } else { text }
}
