//! The print packs, each a paper made of a team's answers.

mod action;
pub(super) mod board;
pub(super) mod charter;
pub(super) mod cost;
pub(super) mod family;
pub(super) mod full_plan;
pub(super) mod lacks;
mod measure;
pub(super) mod poster;
pub(super) mod progress;
pub(super) mod rating_sheets;
pub(super) mod script;
pub(super) mod step_report;
pub(super) mod teams;
mod workshop;
