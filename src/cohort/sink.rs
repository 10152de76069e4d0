//! Where rows go: a file for each table, or lines of standard output.

mod csv;
mod json;
mod parquet;

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use super::table::{Row, Table};
use super::tables::{Batch, TABLES};

/// How many bytes of rows all tables hold together: then the fullest is written, so that memory does not grow with the files.
const MOST_HELD: usize = 12 << 20;

/// A format of tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// Apache Parquet, packed with Snappy.
    Parquet,
    /// Comma-separated values by RFC 4180.
    Csv,
    /// A JSON object on each line.
    Ndjson,
}

impl Format {
    /// All formats, the default first.
    pub const ALL: [Format; 3] = [Format::Parquet, Format::Csv, Format::Ndjson];

    /// Its name, also the ending of its files.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Format::Parquet => "parquet",
            Format::Csv => "csv",
            Format::Ndjson => "ndjson",
        }
    }
}

/// Takes the rows of one table.
trait Sheet {
    fn row(&mut self, row: &Row) -> io::Result<()>;

    /// How many bytes of rows are held until they are written.
    fn held(&self) -> usize {
        0
    }

    /// Writes the rows that are held.
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }

    /// Writes what is left.
    fn finish(self: Box<Self>) -> io::Result<()>;
}

/// Takes the rows of all tables.
pub struct Sink {
    sheets: Vec<Box<dyn Sheet>>,
    /// The folder, and the format, where there are files.
    files: Option<(PathBuf, Format)>,
}

impl Sink {
    /// Files in a folder, which is made where it is not there. Until all is written they end with `.part`.
    ///
    /// # Errors
    /// Where a file cannot be made.
    pub fn folder(folder: &Path, format: Format) -> io::Result<Sink> {
        fs::create_dir_all(folder)?;
        let sheet = |table: &'static Table| -> io::Result<Box<dyn Sheet>> {
            let out = BufWriter::new(File::create(part(folder, table, format))?);
            Ok(match format {
                Format::Parquet => Box::new(parquet::Sheet::new(table, out)?),
                Format::Csv => Box::new(csv::Sheet::new(table, out)?),
                Format::Ndjson => Box::new(json::Sheet::new(table, out, false)),
            })
        };
        let sheets = TABLES.iter().map(sheet).collect::<io::Result<_>>()?;
        Ok(Sink { sheets, files: Some((folder.to_owned(), format)) })
    }

    /// Lines of standard output: a JSON object for each row, with its table's name first.
    #[must_use]
    pub fn lines() -> Sink {
        let sheet = |table| Box::new(json::Sheet::new(table, io::stdout(), true)) as Box<dyn Sheet>;
        Sink { sheets: TABLES.iter().map(sheet).collect(), files: None }
    }

    /// Takes the rows of a file.
    ///
    /// # Errors
    /// Where they cannot be written.
    pub fn take(&mut self, batch: &Batch) -> io::Result<()> {
        for (sheet, rows) in self.sheets.iter_mut().zip(batch) {
            rows.iter().try_for_each(|row| sheet.row(row))?;
        }
        while self.sheets.iter().map(|sheet| sheet.held()).sum::<usize>() > MOST_HELD {
            let Some(fullest) = self.sheets.iter_mut().max_by_key(|sheet| sheet.held()) else { break };
            fullest.flush()?;
        }
        Ok(())
    }

    /// Writes what is left, and gives the files their names.
    ///
    /// # Errors
    /// Where that cannot be done.
    pub fn finish(self) -> io::Result<()> {
        self.sheets.into_iter().try_for_each(Sheet::finish)?;
        let Some((folder, format)) = self.files else { return Ok(()) };
        TABLES.iter().try_for_each(|table| {
            fs::rename(part(&folder, table, format), folder.join(format!("{}.{}", table.name, format.name())))
        })
    }
}

/// The file of a table in the making.
fn part(folder: &Path, table: &Table, format: Format) -> PathBuf {
    folder.join(format!("{}.{}.part", table.name, format.name()))
}

/// Everything that was written reaches the disk's owner, or the reason why not is told.
fn flushed(mut out: impl Write) -> io::Result<()> {
    out.flush()
}
