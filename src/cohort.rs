//! Any number of teams' files as tables, for the command line: a floor of its own beside `browser`.
//!
//! A file goes through the reader that the widget uses, and what follows from it is worked out by [`crate::domain`]. One
//! file is in memory at a time, for each thread.

pub mod case;
pub mod cell;
pub mod clock;
pub mod columns;
pub mod command;
pub mod failure;
pub mod fault;
pub mod inputs;
pub mod limits;
pub mod read;
pub mod report;
pub mod run;
pub mod sink;
pub mod table;
mod tables;

pub use read::{Reader, Settings};
pub use tables::{Batch, TABLES, batch};
