//! What any program of this kind would have: days, levels, ids, decimals, JSON, limits of what is read, tables of text,
//! archives. It knows no word of the field.

mod cents;
pub(crate) mod distinct;
mod id;
pub mod kept;
mod level;
mod plain;
mod reader;
mod same;
mod sort;
mod table;

pub mod bidi;
pub mod choice;
pub mod date;
pub mod decimal;
pub mod delimited;
pub mod json;
pub(crate) mod later;
pub mod letters;
pub mod limits;
pub mod near;
pub mod record;
pub mod text;
pub mod texts;
pub mod web_table;
pub mod xml;
pub mod zip;

pub use cents::Cents;
pub use date::Date;
pub use id::{ChoiceId, IndicatorId, ItemId, StepId};
pub use level::{Level, LevelOutOfRange};
pub use same::Same;
pub(crate) use sort::{by_line, sort};
pub use table::Table;
