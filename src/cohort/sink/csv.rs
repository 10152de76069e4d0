//! A table as CSV. Texts are in quotes, and guarded against spreadsheets that would take them for formulas.

use std::io::{self, Write};

use super::flushed;
use crate::base::delimited::{self, Written};
use crate::cohort::cell::Cell;
use crate::cohort::table::{Row, Table};

pub(super) struct Sheet<W> {
    out: W,
    line: String,
}

impl<W: Write> Sheet<W> {
    pub(super) fn new(table: &Table, out: W) -> io::Result<Sheet<W>> {
        let mut sheet = Sheet { out, line: String::new() };
        sheet.write(table.all_columns().map(|column| Written::Bare(column.name.to_owned())))?;
        Ok(sheet)
    }

    fn write(&mut self, cells: impl Iterator<Item = Written>) -> io::Result<()> {
        self.line.clear();
        delimited::write(cells, &mut self.line);
        self.out.write_all(self.line.as_bytes())
    }
}

impl<W: Write> super::Sheet for Sheet<W> {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        self.write(row.iter().map(|cell| match cell {
            Cell::Empty => Written::Bare(String::new()),
            Cell::Text(text) => Written::Text(text.clone()),
            Cell::Number(number) => Written::Bare(number.to_string()),
            Cell::YesNo(yes) => Written::Bare(yes.to_string()),
            Cell::Day(day) => Written::Bare(day.to_string()),
        }))
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        flushed(self.out)
    }
}
