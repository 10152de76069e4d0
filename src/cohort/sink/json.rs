//! A table as NDJSON: an object on each line, without what is empty.

use std::io::{self, Write};

use serde_json::{Map, Value};

use super::flushed;
use crate::cohort::cell::Cell;
use crate::cohort::table::{Row, Table};

pub(super) struct Sheet<W> {
    table: &'static Table,
    out: W,
    /// Whether each line says which table it is of.
    is_named: bool,
}

impl<W: Write> Sheet<W> {
    pub(super) fn new(table: &'static Table, out: W, is_named: bool) -> Sheet<W> {
        Sheet { table, out, is_named }
    }
}

impl<W: Write> super::Sheet for Sheet<W> {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        let mut fields = Map::new();
        for (column, cell) in self.table.all_columns().zip(row) {
            let value = match cell {
                Cell::Empty => continue,
                Cell::Text(text) => Value::from(text.as_str()),
                Cell::Number(number) => Value::from(*number),
                Cell::YesNo(yes) => Value::from(*yes),
                Cell::Day(day) => Value::from(day.to_string()),
            };
            fields.insert(column.name.to_owned(), value);
        }
        let fields = Value::Object(fields);
        if self.is_named {
            // The name stands apart, so that whoever parts the lines by table need not read the rest.
            writeln!(self.out, "{}\t{fields}", self.table.name)
        } else {
            writeln!(self.out, "{fields}")
        }
    }

    fn finish(self: Box<Self>) -> io::Result<()> {
        flushed(self.out)
    }
}
