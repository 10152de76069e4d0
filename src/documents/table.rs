//! A table, made once: its columns with a name in data files, a head for people, or both, and its cells. Three read it:
//! CSV and workbooks, printed documents, and the screen.

use std::borrow::Cow;

use super::paper::Block;
use crate::base::choice::Worded;
use crate::base::{Date, decimal};
use crate::say;
use crate::say::choice::said;
use crate::words::Words;

/// A billion dollars, in cents.
const BILLION: u64 = 100_000_000_000;

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// The columns, in the order of every reader.
    pub columns: Vec<Column>,
    /// The rows, with a cell for each column.
    pub rows: Vec<Vec<Cell>>,
}

/// A column.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Its name in data files; none where they leave it out.
    pub name: Option<Cow<'static, str>>,
    /// Its head for people; none where they do not see it.
    pub head: Option<String>,
    /// Its share of the width in print, in percent.
    pub width: u8,
    /// Whether it holds numbers, which the screen sets to the end.
    pub is_number: bool,
    /// How it comes back from a data file: see `documents::import`.
    pub back: Back,
}

impl Column {
    /// A column of data files.
    pub(crate) fn data(name: impl Into<Cow<'static, str>>) -> Column {
        Column { name: Some(name.into()), ..Column::default() }
    }

    /// A column for people.
    pub(crate) fn said(head: impl Into<String>, width: u8) -> Column {
        Column { head: Some(head.into()), width, ..Column::default() }
    }

    /// The column in data files too.
    pub(crate) fn named(self, name: &'static str) -> Column {
        Column { name: Some(name.into()), ..self }
    }

    /// The column as one of numbers.
    pub(crate) fn number(self) -> Column {
        Column { is_number: true, ..self }
    }

    /// The column as the one that names the row.
    pub(crate) fn id(self) -> Column {
        Column { back: Back::Id, ..self }
    }

    /// The column as one that is read back: what its cells hold, and the field of the row that keeps it.
    pub(crate) fn kept(self, form: Form, at: impl Into<Cow<'static, str>>) -> Column {
        Column { back: Back::At(form, at.into()), ..self }
    }

    /// The column as one whose yes puts the row on a list of the document, by its path.
    pub(crate) fn listed(self, at: &'static str) -> Column {
        Column { back: Back::Listed(at), ..self }
    }
}

/// How a column comes back from a data file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Back {
    /// Not at all: what it holds is worked out.
    #[default]
    Never,
    /// It names the row.
    Id,
    /// A field of the row keeps it: the path from the row, names apart by points.
    At(Form, Cow<'static, str>),
    /// A list of the document holds the ids of the rows that say yes: its path.
    Listed(&'static str),
}

/// What the cells of a column hold, as they are read back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// What people call the row.
    Name,
    /// A text.
    Text,
    /// Why an indicator does not apply; "yes" where nobody says why.
    Reason,
    /// A day.
    Day,
    /// A number that is kept as a text.
    Number,
    /// An amount in hundredths of a unit, such as cents.
    Hundredths,
    /// An action's effort, 1 to 3.
    Effort,
    /// How an action goes.
    Status,
    /// How far away an action's end is.
    Horizon,
    /// How sure the team is.
    Confidence,
    /// The kind of a cost.
    Category,
    /// Whether a cost comes back.
    Recurs,
    /// An indicator.
    Indicator,
    /// A settled level, by its number or name. Its name has a column too, which is not read: a table whose level was
    /// changed still has the old name there.
    Level,
    /// A level aimed at, by its number.
    Target,
    /// What pays, by its name or id; as with levels, only one of the two columns is read.
    Source,
    /// Schools, by their ids.
    Schools,
    /// Actions, by their ids.
    Actions,
    /// What a measure tells about.
    About,
    /// The day of the latest reading.
    ReadingDay,
    /// The value of the latest reading.
    ReadingValue,
    /// What to know about the latest reading.
    ReadingNote,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub enum Cell {
    /// Nothing, and nothing to say of it.
    Blank,
    /// Nothing: a dash for people.
    None,
    /// Nothing yet: "not decided yet" for people.
    Open,
    /// A text.
    Text(String),
    /// A number in its plain form. What is none is kept as a text: files from elsewhere hold anything.
    Number(String),
    /// A whole number.
    Count(u32),
    /// A number in tenths.
    Tenths(u32),
    /// A number in hundredths.
    Hundredths(u32),
    /// A share in percent.
    Percent(u32),
    /// Money in cents.
    Money(u64),
    /// A day.
    Date(Date),
    /// A choice: the word it is kept as, and what the team calls it.
    Choice(&'static str, String),
    /// Yes or no.
    Yes(bool),
    /// Cells under one another.
    Lines(Vec<Cell>),
}

impl Cell {
    /// A text without outer space; blank where it is empty.
    pub(crate) fn text(text: &str) -> Cell {
        let text = text.trim();
        if text.is_empty() { Cell::Blank } else { Cell::Text(text.to_owned()) }
    }

    /// A day; blank where there is none.
    pub(crate) fn day(date: Option<Date>) -> Cell {
        date.map_or(Cell::Blank, Cell::Date)
    }

    /// A value as a cell; blank where there is none.
    pub(crate) fn of<T>(value: Option<T>, cell: impl FnOnce(T) -> Cell) -> Cell {
        value.map_or(Cell::Blank, cell)
    }

    /// A choice.
    pub(crate) fn choice<C: Worded>(choice: C, words: &Words) -> Cell {
        Cell::Choice(choice.word_of(), said(choice, words).into_owned())
    }

    /// The cell, with a dash where it is blank.
    pub(crate) fn or_none(self) -> Cell {
        if self == Cell::Blank { Cell::None } else { self }
    }

    /// The cell, with "not decided yet" where it is blank.
    pub(crate) fn or_open(self) -> Cell {
        if self == Cell::Blank { Cell::Open } else { self }
    }

    /// The cell as data files keep it, in every language the same.
    #[must_use]
    pub fn kept(&self) -> Kept {
        let unscaled = |value, decimals| Kept::Number(decimal::unscaled(value, decimals));
        match self {
            Cell::Blank | Cell::None | Cell::Open | Cell::Lines(_) => Kept::Empty,
            Cell::Text(text) => Kept::Text(text.clone()),
            // A document may hold anything where a number belongs; a spreadsheet would take some of it for a formula.
            Cell::Number(number) if decimal::is_exact(number) => Kept::Number(number.clone()),
            Cell::Number(text) => Kept::Text(text.clone()),
            Cell::Count(count) | Cell::Percent(count) => unscaled((*count).into(), 0),
            Cell::Tenths(tenths) => unscaled((*tenths).into(), 1),
            Cell::Hundredths(hundredths) => unscaled((*hundredths).into(), 2),
            Cell::Money(cents) => unscaled(i64::try_from(*cents).unwrap_or(i64::MAX), 2),
            Cell::Date(date) => Kept::Date(*date),
            Cell::Choice(word, _) => Kept::Text((*word).to_owned()),
            Cell::Yes(is) => Kept::Text(if *is { "yes" } else { "no" }.to_owned()),
        }
    }

    /// The cell as people read it in a table whose money has so many decimals.
    #[must_use]
    pub fn said_to(&self, words: &Words, decimals: u8) -> String {
        match self {
            Cell::Money(cents) => say::amount::money_to(words, *cents, decimals),
            cell => cell.said(words),
        }
    }

    /// The cell as people read it. Lines end with `\n`.
    #[must_use]
    pub fn said(&self, words: &Words) -> String {
        match self {
            Cell::Blank => String::new(),
            Cell::None => words.print_none().into_owned(),
            Cell::Open => words.plan_open().into_owned(),
            Cell::Text(text) | Cell::Number(text) | Cell::Choice(_, text) => text.clone(),
            Cell::Count(count) => words.formats().number(f64::from(*count), 0),
            Cell::Tenths(tenths) => words.formats().number(f64::from(*tenths) / 10.0, 1),
            Cell::Hundredths(hundredths) => say::amount::hundredths(words, (*hundredths).into()),
            Cell::Percent(percent) => words.print_percent(*percent),
            Cell::Money(cents) => say::amount::money(words, *cents),
            Cell::Date(date) => words.date(*date),
            // No table says one yet: it would be a column of data files alone.
            Cell::Yes(_) => String::new(),
            Cell::Lines(cells) => {
                let lines: Vec<String> = cells.iter().map(|cell| cell.said(words)).collect();
                lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
            }
        }
    }
}

/// A cell of a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Nothing is known.
    Empty,
    /// A text.
    Text(String),
    /// A number in its plain form.
    Number(String),
    /// A day.
    Date(Date),
}

/// A table of a data file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worksheet {
    /// Its name.
    pub name: &'static str,
    /// The columns' names.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Kept>>,
}

impl Table {
    /// The table as data files have it: the columns that are named.
    pub(super) fn kept(&self, name: &'static str) -> Worksheet {
        let head = self.columns.iter().filter_map(|column| column.name.as_ref().map(|name| name.to_string()));
        let row = |row: &Vec<Cell>| {
            let cells = self.columns.iter().zip(row).filter(|(column, _)| column.name.is_some());
            cells.map(|(_, cell)| cell.kept()).collect()
        };
        Worksheet { name, head: head.collect(), rows: self.rows.iter().map(row).collect() }
    }

    /// How many decimals the money of a table has for people, so that all its amounts are written alike: two where any of
    /// it has cents, none where any of it is beyond a billion dollars, because there is no room for both.
    pub(crate) fn decimals(&self) -> u8 {
        let said = |row: &Vec<Cell>| {
            let cells = self.columns.iter().zip(row).filter(|(column, _)| column.head.is_some());
            cells
                .filter_map(|(_, cell)| if let Cell::Money(cents) = cell { Some(*cents) } else { None })
                .collect::<Vec<_>>()
        };
        let all: Vec<u64> = self.rows.iter().flat_map(said).collect();
        let is_fine = all.iter().any(|cents| !cents.is_multiple_of(100)) && all.iter().all(|cents| *cents < BILLION);
        if is_fine { 2 } else { 0 }
    }

    /// The table in a printed document: the columns with a head.
    pub(super) fn block(&self, words: &Words) -> Block {
        let columns = || self.columns.iter().filter(|column| column.head.is_some());
        let decimals = self.decimals();
        let row = |row: &Vec<Cell>| {
            let cells = self.columns.iter().zip(row).filter(|(column, _)| column.head.is_some());
            cells.map(|(_, cell)| cell.said_to(words, decimals)).collect()
        };
        let numbers = columns().enumerate().filter(|(_, column)| column.is_number).map(|(at, _)| at);
        Block::Table {
            numbers: numbers.collect(),
            caption: self.caption.clone(),
            head: columns().filter_map(|column| column.head.clone()).collect(),
            widths: columns().map(|column| column.width).collect(),
            rows: self.rows.iter().map(row).collect(),
        }
    }

    /// The table in a printed document; none without rows.
    pub(super) fn block_of_some(&self, words: &Words) -> Option<Block> {
        (!self.rows.is_empty()).then(|| self.block(words))
    }
}
