//! A table as Parquet, a group of rows at a time.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::WriterProperties;
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use crate::cohort::cell::{Cell, Kind};
use crate::cohort::table::{Row, Table};

/// How many rows are held until they are written: what is in memory does not grow with the files.
const GROUP: usize = 20_000;

pub(super) struct Sheet<W: Write + Send> {
    table: &'static Table,
    writer: SerializedFileWriter<W>,
    columns: Vec<Held>,
    rows: usize,
}

/// What a column holds of the rows to come: which of them have a value, and the values.
struct Held {
    is_there: Vec<i16>,
    values: Values,
}

enum Values {
    Text(Vec<ByteArray>),
    Number(Vec<i64>),
    YesNo(Vec<bool>),
    Day(Vec<i32>),
}

impl<W: Write + Send> Sheet<W> {
    pub(super) fn new(table: &'static Table, out: W) -> io::Result<Sheet<W>> {
        let schema = parse_message_type(&schema(table)).map_err(failed)?;
        let properties = WriterProperties::builder().set_compression(Compression::SNAPPY).build();
        let writer = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties)).map_err(failed)?;
        let columns = table.all_columns().map(|column| Held::new(column.kind)).collect();
        Ok(Sheet { table, writer, columns, rows: 0 })
    }

    fn flush(&mut self) -> Result<(), ParquetError> {
        let mut group = self.writer.next_row_group()?;
        for held in &mut self.columns {
            let Some(mut column) = group.next_column()? else { break };
            held.write(column.untyped())?;
            column.close()?;
        }
        group.close()?;
        self.rows = 0;
        Ok(())
    }
}

impl<W: Write + Send> super::Sheet for Sheet<W> {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        for (held, cell) in self.columns.iter_mut().zip(row) {
            held.push(cell);
        }
        self.rows += 1;
        if self.rows == GROUP { self.flush().map_err(failed) } else { Ok(()) }
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        if self.rows > 0 {
            self.flush().map_err(failed)?;
        }
        let table = self.table.name;
        self.writer.close().map(drop).map_err(|error| io::Error::other(format!("{table}: {error}")))
    }
}

impl Held {
    fn new(kind: Kind) -> Held {
        let values = match kind {
            Kind::Text => Values::Text(Vec::new()),
            Kind::Number => Values::Number(Vec::new()),
            Kind::YesNo => Values::YesNo(Vec::new()),
            Kind::Day => Values::Day(Vec::new()),
        };
        Held { is_there: Vec::new(), values }
    }

    fn push(&mut self, cell: &Cell) {
        match (&mut self.values, cell) {
            (Values::Text(values), Cell::Text(text)) => values.push(text.as_str().into()),
            (Values::Number(values), Cell::Number(number)) => values.push(*number),
            (Values::YesNo(values), Cell::YesNo(yes)) => values.push(*yes),
            (Values::Day(values), Cell::Day(day)) => values.push(day.days_since_1970()),
            (_, cell) => {
                debug_assert_eq!(*cell, Cell::Empty, "a cell of another type than its column's");
                return self.is_there.push(0);
            }
        }
        self.is_there.push(1);
    }

    /// Writes what is held, and holds nothing more.
    fn write(&mut self, column: &mut ColumnWriter<'_>) -> Result<(), ParquetError> {
        let is_there = Some(self.is_there.as_slice());
        match (&mut self.values, column) {
            (Values::Text(values), ColumnWriter::ByteArrayColumnWriter(out)) => {
                out.write_batch(values, is_there, None)?;
                values.clear();
            }
            (Values::Number(values), ColumnWriter::Int64ColumnWriter(out)) => {
                out.write_batch(values, is_there, None)?;
                values.clear();
            }
            (Values::YesNo(values), ColumnWriter::BoolColumnWriter(out)) => {
                out.write_batch(values, is_there, None)?;
                values.clear();
            }
            (Values::Day(values), ColumnWriter::Int32ColumnWriter(out)) => {
                out.write_batch(values, is_there, None)?;
                values.clear();
            }
            _ => return Err(ParquetError::General("a column of another type than the schema's".to_owned())),
        }
        self.is_there.clear();
        Ok(())
    }
}

/// The table's columns in the language of Parquet. All are optional, so that engines agree on what may be empty.
fn schema(table: &Table) -> String {
    let mut text = format!("message {} {{", table.name);
    for column in table.all_columns() {
        let (physical, logical) = match column.kind {
            Kind::Text => ("binary", " (UTF8)"),
            Kind::Number => ("int64", ""),
            Kind::YesNo => ("boolean", ""),
            Kind::Day => ("int32", " (DATE)"),
        };
        text.push_str(&format!(" optional {physical} {}{logical};", column.name));
    }
    text.push_str(" }");
    text
}

fn failed(error: ParquetError) -> io::Error {
    io::Error::other(error)
}
