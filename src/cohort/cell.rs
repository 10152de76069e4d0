//! What a row holds in a column.

use std::borrow::Borrow;

use crate::base::{Cents, Date, IndicatorId, ItemId, Level, StepId};

/// The type of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Text in UTF-8.
    Text,
    /// A whole number of 64 bits with a sign.
    Number,
    /// True or false.
    YesNo,
    /// A day.
    Day,
}

impl Kind {
    /// The type's name in SQL, for DuckDB and Spark alike.
    #[must_use]
    pub fn sql(self) -> &'static str {
        match self {
            Kind::Text => "string",
            Kind::Number => "bigint",
            Kind::YesNo => "boolean",
            Kind::Day => "date",
        }
    }
}

/// What a row holds in a column. Nothing is known, or nothing applies, where it is empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing.
    Empty,
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
    /// True or false.
    YesNo(bool),
    /// A day.
    Day(Date),
}

impl Cell {
    /// Whether a column of this type can hold it.
    #[must_use]
    pub fn fits(&self, kind: Kind) -> bool {
        match self {
            Cell::Empty => true,
            Cell::Text(_) => kind == Kind::Text,
            Cell::Number(_) => kind == Kind::Number,
            Cell::YesNo(_) => kind == Kind::YesNo,
            Cell::Day(_) => kind == Kind::Day,
        }
    }
}

/// A text; one of spaces alone says nothing.
impl From<&str> for Cell {
    fn from(text: &str) -> Cell {
        let text = text.trim();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
    }
}

/// Ids, parted by spaces, in their order.
pub(super) fn ids<Id: Borrow<str>>(list: impl IntoIterator<Item = Id>) -> Cell {
    let mut text = String::new();
    for id in list {
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(id.borrow());
    }
    Cell::from(text.as_str())
}

impl<T: Into<Cell>> From<Option<T>> for Cell {
    fn from(value: Option<T>) -> Cell {
        value.map_or(Cell::Empty, Into::into)
    }
}

macro_rules! cells {
    ($($type:ty: $value:ident => $cell:expr;)+) => {
        $( impl From<$type> for Cell {
            fn from($value: $type) -> Cell {
                $cell
            }
        } )+
    };
}

cells! {
    String: text => Cell::from(text.as_str());
    &String: text => Cell::from(text.as_str());
    &IndicatorId: id => Cell::from(id.as_str());
    &StepId: id => Cell::from(id.as_str());
    &ItemId: id => Cell::from(id.as_str());
    bool: yes => Cell::YesNo(yes);
    Date: day => Cell::Day(day);
    Level: level => Cell::Number(level.number().into());
    Cents: cents => Cell::from(cents.get());
    u8: number => Cell::Number(number.into());
    u32: number => Cell::Number(number.into());
    i32: number => Cell::Number(number.into());
    i64: number => Cell::Number(number);
    u64: number => Cell::Number(i64::try_from(number).unwrap_or(i64::MAX));
    usize: number => Cell::from(number as u64);
}
