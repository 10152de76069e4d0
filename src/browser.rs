//! The only code that calls the platform. Every call may fail, and nothing here panics.

mod beginning;
pub(crate) mod download;
pub(crate) mod file_input;
pub(crate) mod focus;
pub(crate) mod fragment;
pub(crate) mod intl;
pub(crate) mod island;
pub mod mount;
pub(crate) mod print;
pub(crate) mod rounds;
pub(crate) mod scanner;
pub(crate) mod session;
pub(crate) mod share;
mod stage;
pub(crate) mod storage;
pub(crate) mod surroundings;
pub(crate) mod table_file;
pub(crate) mod teams;
pub(crate) mod today;
