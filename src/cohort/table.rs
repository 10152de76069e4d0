//! What a table is: its columns with their meaning, and how its rows are made.

use super::cell::{Cell, Kind};

/// A row: a cell for each column.
pub type Row = Vec<Cell>;

/// A table of data files.
#[derive(Debug)]
pub struct Table {
    /// Its name, also that of its file.
    pub name: &'static str,
    /// What a row is.
    pub about: &'static str,
    /// The columns after [`KEYS`].
    pub columns: &'static [Column],
}

/// A column.
#[derive(Debug)]
pub struct Column {
    /// Its name.
    pub name: &'static str,
    /// Its type.
    pub kind: Kind,
    /// What it means: unit and range, and when it is empty.
    pub about: &'static str,
}

/// The columns that every table begins with.
pub const KEYS: [Column; 2] = [
    Column {
        name: "file_id",
        kind: Kind::Text,
        about: " Which file: 20 hexadecimal digits, made of its path and its bytes. Never empty.",
    },
    Column {
        name: "team_id",
        kind: Kind::Text,
        about: " Which team: the document's id, the same in every file of the team. Empty where a file was not read.",
    },
];

impl Table {
    /// All columns, in their order.
    pub fn all_columns(&self) -> impl Iterator<Item = &Column> + Clone {
        KEYS.iter().chain(self.columns)
    }
}

/// Declares a table in a module of its own: what a row is, and each column with its meaning, its type and what it holds. It
/// gives `TABLE`, and `row`, which makes a row's cells without those of [`KEYS`].
macro_rules! table {
    (
        $(#[doc = $about:literal])+
        $table:ident of $row:ident: $made_of:ty {
            $( $(#[doc = $doc:literal])+ $column:ident: $kind:ident = $value:expr; )+
        }
    ) => {
        $(#[doc = $about])+
        pub(in crate::cohort) const TABLE: $crate::cohort::table::Table = $crate::cohort::table::Table {
            name: stringify!($table),
            about: concat!($($about),+),
            columns: &[$( $crate::cohort::table::Column {
                name: stringify!($column),
                kind: $crate::cohort::cell::Kind::$kind,
                about: concat!($($doc),+),
            } ),+],
        };

        fn row($row: &$made_of) -> $crate::cohort::table::Row {
            vec![$( $crate::cohort::cell::Cell::from($value) ),+]
        }
    };
}

pub(super) use table;
