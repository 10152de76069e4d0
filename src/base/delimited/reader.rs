//! Reads the cells of a text one by one.

use super::table::{Delimited, MOST_BYTES, MOST_CELLS, MOST_ROWS, Row};

/// A text that is being read.
pub(super) struct Reader<'a> {
    text: &'a str,
    at: usize,
    /// Where the row under way begins.
    row_at: usize,
    delimiter: char,
    /// How many cells most rows have; 0 where it is not known.
    width: usize,
    line: u32,
    row: Row,
    table: Delimited,
    /// How many bytes were looked at in vain for the end of a quote.
    looked: usize,
}

/// How many bytes are looked at in vain for ends of quotes, before a quote that is not ended on its line is none.
const MOST_LOOKED: usize = 4 * MOST_BYTES;

impl<'a> Reader<'a> {
    pub(super) fn new(text: &'a str, delimiter: char, width: usize, line: u32) -> Reader<'a> {
        let table = Delimited { delimiter, ..Delimited::default() };
        let row = Row { line, cells: Vec::new() };
        Reader { text, at: 0, row_at: 0, delimiter, width, line, row, table, looked: 0 }
    }

    /// Reads up to so many rows.
    pub(super) fn read(&mut self, most: usize) {
        while self.table.rows.len() < most && !self.is_at_end() {
            let cell = self.cell();
            if self.row.cells.len() < MOST_CELLS {
                self.row.cells.push(cell);
            }
            match self.rest().chars().next() {
                Some(c) if c == self.delimiter => self.at += c.len_utf8(),
                _ => self.end_row(),
            }
        }
        if !self.row.cells.is_empty() {
            self.end_row();
        }
    }

    pub(super) fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    pub(super) fn line(&self) -> u32 {
        self.line
    }

    /// What was read. Blank rows after the last row are none.
    pub(super) fn table(mut self) -> Delimited {
        let last = self.table.rows.last().map_or(0, |row| row.line);
        self.table.blank.retain(|line| *line < last);
        self.table
    }

    fn rest(&self) -> &'a str {
        &self.text[self.at..]
    }

    /// The next cell; what follows is a delimiter, the end of a line, or the end.
    fn cell(&mut self) -> String {
        let rest = self.rest();
        let start = self.at + (rest.len() - rest.trim_start_matches(|c| self.is_space(c)).len());
        if self.text[start..].starts_with('"') {
            if let Some(end) = self.closing(start + 1) {
                let inner = &self.text[start + 1..end];
                self.line += lines(inner);
                let rest = &self.text[end + 1..];
                self.at = self.text.len() - rest.trim_start_matches(|c| self.is_space(c)).len();
                return inner.replace("\"\"", "\"").trim().to_owned();
            }
            let cell = self.bare();
            if cell.matches('"').count().is_multiple_of(2) {
                return cell.to_owned();
            }
            self.table.unended.push(self.line);
            return cell.trim_start_matches('"').to_owned();
        }
        self.bare().to_owned()
    }

    /// A cell without quotes.
    fn bare(&mut self) -> &'a str {
        let rest = self.rest();
        let end = rest.find([self.delimiter, '\r', '\n']).unwrap_or(rest.len());
        self.at += end;
        rest[..end].trim()
    }

    /// Where the quote ends that begins a cell: at one that a delimiter or the end of a line follows. A quote inside is
    /// written twice; on the same line a lone one is let pass, as in `"The "Oak" School",`. Once the line has ended, a
    /// lone one shows that this quote was never ended.
    fn closing(&mut self, from: usize) -> Option<usize> {
        if self.looked > MOST_LOOKED {
            return None;
        }
        let bytes = self.text.as_bytes();
        let (mut at, mut is_on_another_line, mut is_broken) = (from, false, false);
        while let Some(next) = bytes[at..].iter().position(|byte| matches!(byte, b'"' | b'\r' | b'\n')) {
            at += next;
            if bytes[at] != b'"' {
                is_on_another_line = true;
            } else if bytes.get(at + 1) == Some(&b'"') {
                at += 1;
            } else if self.ends_cell(at + 1) {
                let holds_rows = is_on_another_line && self.row.cells.is_empty() && self.holds_rows(at);
                return (!holds_rows).then_some(at);
            } else if is_on_another_line {
                is_broken = true;
                break;
            }
            at += 1;
        }
        self.looked += if is_broken { at - from } else { bytes.len() - from };
        None
    }

    fn ends_cell(&self, at: usize) -> bool {
        let rest = self.text[at..].trim_start_matches(|c| self.is_space(c));
        rest.chars().next().is_none_or(|c| c == self.delimiter || c == '\r' || c == '\n')
    }

    /// Whether a quote from the start of the row to `end` would hold whole rows: its first line and its last have as many
    /// cells as rows have.
    fn holds_rows(&self, end: usize) -> bool {
        let after = &self.text[end..];
        let end = end + after.find(['\r', '\n']).unwrap_or(after.len());
        let mut lines = self.text[self.row_at..end].split(['\r', '\n']).filter(|line| !line.is_empty());
        let is_row = |line: &str| line.matches(self.delimiter).count() + 1 == self.width;
        self.width > 2 && lines.next().is_some_and(is_row) && lines.next_back().is_some_and(is_row)
    }

    fn is_space(&self, c: char) -> bool {
        c != self.delimiter && c != '\r' && c != '\n' && c.is_whitespace()
    }

    fn end_row(&mut self) {
        let rest = self.rest();
        let ending = if rest.starts_with("\r\n") { 2 } else { rest.chars().next().map_or(0, char::len_utf8) };
        self.at += ending;
        self.line += u32::from(ending > 0);
        self.row_at = self.at;
        let next = Row { line: self.line, cells: Vec::new() };
        let row = std::mem::replace(&mut self.row, next);
        if row.cells.iter().any(|cell| !cell.is_empty()) {
            self.table.rows.push(row);
        } else if self.table.blank.len() < MOST_ROWS {
            self.table.blank.push(row.line);
        }
    }
}

/// How many lines a text ends.
fn lines(text: &str) -> u32 {
    let returns = text.matches('\r').count() - text.matches("\r\n").count();
    (text.matches('\n').count() + returns) as u32
}
