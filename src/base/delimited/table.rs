//! A table of texts, and how large it may be.

/// A table read from text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Delimited {
    /// The sign between cells.
    pub delimiter: char,
    /// The rows that have anything in them.
    pub rows: Vec<Row>,
    /// The lines of rows between these that have nothing in them; the first [`MOST_ROWS`] of them.
    pub blank: Vec<u32>,
    /// The lines on which a quote begins that never ends. It counts as no quote.
    pub unended: Vec<u32>,
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

impl Row {
    /// Its cells that hold something, apart by spaces.
    #[must_use]
    pub fn text(&self) -> String {
        self.cells.iter().filter(|cell| !cell.is_empty()).map(String::as_str).collect::<Vec<_>>().join(" ")
    }
}
