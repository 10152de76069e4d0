//! What a review holds: changes, faults, and what is left as it is.

use serde_json::Value;

use crate::documents::tables::Tidy;

/// What tables change, and what of them was not taken.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// The changes, table by table in the order of the rows; those that take rows away come last.
    pub changes: Vec<Change>,
    /// Cells and rows that were not understood.
    pub faults: Vec<Fault>,
    /// What differs from the document and is not taken.
    pub left: Vec<Left>,
}

/// One change, which a person takes or leaves.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// The table it is in.
    pub table: Tidy,
    /// The id of the row; of a new row that brings none, empty.
    pub id: String,
    /// What people call the row.
    pub name: String,
    /// The row in the file, from 1, the head counted; 0 where it is not there.
    pub row: usize,
    /// What becomes of the row.
    pub what: What,
    /// Whether it is taken. A row is taken away only where somebody says so.
    pub is_taken: bool,
}

/// What becomes of a row.
#[derive(Clone, Debug, PartialEq)]
pub enum What {
    /// One field gets another value.
    Edited(Edit),
    /// It comes into being, with these fields.
    Added(Vec<Edit>),
    /// It is taken away: the table no longer has it.
    Removed,
}

/// Another value of a field.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The column's name in the file.
    pub column: String,
    /// What keeps it.
    pub place: Place,
    /// What is there; null where nothing is.
    pub from: Value,
    /// What comes there; null for nothing.
    pub to: Value,
}

/// What keeps a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A field of the row: the names on the way to it.
    Field(Vec<String>),
    /// A list of the document, by its path: whether the row's id is on it.
    List(&'static str),
}

/// A cell or row of a table that was not understood, and so changes nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The row in the file, from 1, the head counted.
    pub row: usize,
    /// The column's name in the file.
    pub column: String,
    /// The text of the cell.
    pub text: String,
    /// What is wrong.
    pub why: Why,
}

/// Why a cell or row changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// The cell says nothing that belongs into its column.
    Cell,
    /// Nothing in the document has the row's id, and the row has no name to make something new of it.
    Unknown,
    /// Another row of the table has the same id.
    Twice,
    /// The row says a level, and that the indicator does not apply.
    Both,
    /// There are more rows than the document holds, from here on.
    Many,
}

/// What differs from the document and is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// The table it is in.
    pub table: Tidy,
    /// What it is.
    pub what: LeftWhat,
}

/// What is not taken of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LeftWhat {
    /// What was changed in these columns, which are worked out.
    WorkedOut(Vec<String>),
    /// These columns, which are none of ours.
    Unknown(Vec<String>),
    /// The order of the rows.
    Order,
}

impl Review {
    /// Whether the tables say the same as the document.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Review::default()
    }

    /// How many changes are taken.
    #[must_use]
    pub fn taken_count(&self) -> usize {
        self.changes.iter().filter(|change| change.is_taken).count()
    }

    /// How many rows come into being without an id of their own.
    #[must_use]
    pub fn nameless_count(&self) -> usize {
        let is_nameless = |change: &&Change| change.is_taken && change.id.is_empty();
        self.changes.iter().filter(is_nameless).count()
    }
}

impl Change {
    /// What tells the change from the others of its review.
    #[must_use]
    pub fn key(&self) -> String {
        let (id, table) = (&self.id, self.table.name());
        match &self.what {
            What::Edited(edit) => format!("{table}/{id}/{}", edit.column),
            What::Added(_) => format!("{table}//{}", self.row),
            What::Removed => format!("{table}/{id}"),
        }
    }

    /// The names on the way from the top of the document to a field of the row, as forms name it.
    #[must_use]
    pub fn names<'a>(&'a self, edit: &'a Edit) -> Vec<&'a str> {
        let row = self.table.place().iter().copied().chain([self.id.as_str()]);
        match &edit.place {
            Place::Field(way) => row.chain(way.iter().map(String::as_str)).collect(),
            Place::List(list) => list.split('.').collect(),
        }
    }
}
