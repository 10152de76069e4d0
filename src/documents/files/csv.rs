//! A table as CSV by RFC 4180.

use crate::base::delimited;
use crate::base::delimited::Written;
use crate::documents::table::{Kept, Worksheet};

/// Writes a table: texts in quotes, with an apostrophe before what a spreadsheet would take for a formula; numbers and
/// dates bare. It begins with the mark by which spreadsheet programs know UTF-8.
#[must_use]
pub fn csv(table: &Worksheet) -> String {
    let mut out = String::from("\u{feff}");
    delimited::write(table.head.iter().cloned().map(Written::Text), &mut out);
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell {
            Kept::Empty => Written::Bare(String::new()),
            Kept::Text(text) => Written::Text(text.clone()),
            Kept::Number(number) => Written::Bare(number.clone()),
            Kept::Date(date) => Written::Bare(date.to_string()),
        });
        delimited::write(cells, &mut out);
    }
    out
}
