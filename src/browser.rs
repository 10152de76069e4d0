//! The only code that calls the platform. Every call may fail, and nothing here panics.

pub mod aside;
mod component;
pub(crate) mod download;
mod events;
pub(crate) mod file_input;
pub(crate) mod focus;
pub(crate) mod fragment;
pub(crate) mod intl;
pub mod mount;
mod object;
mod options;
pub(crate) mod print;
mod restore;
mod root;
pub(crate) mod rounds;
pub(crate) mod scanner;
pub(crate) mod session;
pub(crate) mod shadow_host;
pub(crate) mod share;
mod shelf;
pub(crate) mod storage;
mod styles;
pub(crate) mod surroundings;
pub(crate) mod table_file;
pub(crate) mod teams;
pub(crate) mod today;
mod wishes;

pub use component::{StemReadiness, StemReadinessProps};
pub use styles::STYLES;
