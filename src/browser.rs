//! The only code that calls the platform. Every call may fail, and nothing here panics.

pub mod aside;
mod asks;
mod component;
mod database;
mod deletion;
mod device;
pub(crate) mod download;
mod events;
pub(crate) mod file_input;
pub(crate) mod focus;
mod follow;
mod following;
pub(crate) mod fragment;
pub(crate) mod intl;
mod keys;
mod later;
mod leftovers;
#[cfg(all(target_arch = "wasm32", feature = "split"))]
mod memory;
mod mirror;
pub mod mount;
mod object;
mod options;
pub(crate) mod print;
mod remarks;
mod restore;
mod root;
pub(crate) mod saver;
mod saving;
pub(crate) mod scanner;
mod script_timer;
pub(crate) mod session;
mod set_aside;
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
