//! A table as Parquet, a group of rows at a time.

use std::io::{self, Write};
use std::sync::Arc;

use parquet::basic::Compression;
use parquet::column::writer::ColumnWriter;
use parquet::data_type::ByteArray;
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::SerializedFileWriter;
use parquet::schema::parser::parse_message_type;

use crate::cohort::cell::{Cell, Kind};
use crate::cohort::table::{Row, Table};

pub(super) struct Sheet<W: Write + Send> {
    writer: SerializedFileWriter<W>,
    columns: Vec<Held>,
    /// How many bytes the columns hold.
    held: usize,
}

/// What a column holds of the rows to come: which of them have a value, and the values.
struct Held {
    is_there: Vec<i16>,
    values: Values,
}

enum Values {
    Text(Texts),
    Number(Vec<i64>),
    YesNo(Vec<bool>),
    Day(Vec<i32>),
}

/// Texts one after the other, with the end of each: a text of its own would cost as much again.
#[derive(Default)]
struct Texts {
    bytes: Vec<u8>,
    ends: Vec<usize>,
}

impl<W: Write + Send> Sheet<W> {
    pub(super) fn new(table: &Table, out: W) -> io::Result<Sheet<W>> {
        let schema = parse_message_type(&schema(table)).map_err(failed)?;
        // What is kept of each page until the end would grow with the files; that of a group is a few hundred bytes.
        let properties = WriterProperties::builder()
            .set_compression(Compression::SNAPPY)
            .set_statistics_enabled(EnabledStatistics::Chunk)
            .set_offset_index_disabled(true)
            .build();
        let writer = SerializedFileWriter::new(out, Arc::new(schema), Arc::new(properties)).map_err(failed)?;
        let columns = table.all_columns().map(|column| Held::new(column.kind)).collect();
        Ok(Sheet { writer, columns, held: 0 })
    }

    fn write(&mut self) -> Result<(), ParquetError> {
        let mut group = self.writer.next_row_group()?;
        for held in &mut self.columns {
            let Some(mut column) = group.next_column()? else { break };
            held.write(column.untyped())?;
            column.close()?;
        }
        group.close()?;
        self.held = 0;
        Ok(())
    }
}

impl<W: Write + Send> super::Sheet for Sheet<W> {
    fn row(&mut self, row: &Row) -> io::Result<()> {
        for (held, cell) in self.columns.iter_mut().zip(row) {
            self.held += held.push(cell);
        }
        Ok(())
    }

    fn held(&self) -> usize {
        self.held
    }

    fn flush(&mut self) -> io::Result<()> {
        self.write().map_err(failed)
    }

    fn finish(mut self: Box<Self>) -> io::Result<()> {
        if self.held > 0 {
            self.flush()?;
        }
        self.writer.close().map(drop).map_err(failed)
    }
}

impl Held {
    fn new(kind: Kind) -> Held {
        let values = match kind {
            Kind::Text => Values::Text(Texts::default()),
            Kind::Number => Values::Number(Vec::new()),
            Kind::YesNo => Values::YesNo(Vec::new()),
            Kind::Day => Values::Day(Vec::new()),
        };
        Held { is_there: Vec::new(), values }
    }

    /// Takes a cell, and says how many bytes that takes.
    fn push(&mut self, cell: &Cell) -> usize {
        let taken = match (&mut self.values, cell) {
            (Values::Text(values), Cell::Text(text)) => values.push(text),
            (Values::Number(values), Cell::Number(number)) => pushed(values, *number),
            (Values::YesNo(values), Cell::YesNo(yes)) => pushed(values, *yes),
            (Values::Day(values), Cell::Day(day)) => pushed(values, day.days_since_1970()),
            (_, cell) => {
                debug_assert_eq!(*cell, Cell::Empty, "a cell of another type than its column's");
                return pushed(&mut self.is_there, 0);
            }
        };
        taken + pushed(&mut self.is_there, 1)
    }

    /// Writes what is held, and holds nothing more.
    fn write(&mut self, column: &mut ColumnWriter<'_>) -> Result<(), ParquetError> {
        let is_there = Some(self.is_there.as_slice());
        match (&mut self.values, column) {
            (Values::Text(values), ColumnWriter::ByteArrayColumnWriter(out)) => {
                out.write_batch(&values.take(), is_there, None)?;
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

impl Texts {
    fn push(&mut self, text: &str) -> usize {
        self.bytes.extend_from_slice(text.as_bytes());
        text.len() + pushed(&mut self.ends, self.bytes.len())
    }

    /// All texts, each a part of the same bytes; none are left.
    fn take(&mut self) -> Vec<ByteArray> {
        let all = ByteArray::from(std::mem::take(&mut self.bytes));
        let mut from = 0;
        self.ends.drain(..).map(|end| all.slice(from, end - std::mem::replace(&mut from, end))).collect()
    }
}

/// Adds a value, and says how many bytes it takes.
fn pushed<T>(values: &mut Vec<T>, value: T) -> usize {
    values.push(value);
    size_of::<T>()
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

/// What the system said, where it is the reason.
fn failed(error: ParquetError) -> io::Error {
    match error {
        ParquetError::External(error) => error.downcast().map_or_else(io::Error::other, |error| *error),
        other => io::Error::other(other),
    }
}
