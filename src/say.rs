//! Every sentence about the field that is said in more than one place: a file for each feature.

pub(crate) mod amount;
pub(crate) mod check_in;
pub(crate) mod choice;
pub(crate) mod cost;
pub mod mission;
pub(crate) mod pilot;
pub(crate) mod plan;
pub mod readiness;
mod sentence;
pub mod teams;
pub mod workshop;
