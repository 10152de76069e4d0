//! Pieces that places are made of. Each takes data and a way to tell what happened.

pub(crate) mod action_card;
pub(crate) mod amount;
pub(crate) mod button;
pub(crate) mod chips;
pub(crate) mod companion;
pub(crate) mod edition;
pub(crate) mod evidence_field;
pub(crate) mod field;
pub(crate) mod header;
pub(crate) mod heat_strip;
pub(crate) mod icon;
pub(crate) mod indicator_card;
mod indicator_props;
pub(crate) mod level_option;
pub(crate) mod notice;
pub(crate) mod page_report;
pub(crate) mod pager;
pub(crate) mod preview;
pub(crate) mod qr;
pub(crate) mod rail;
pub(crate) mod rating_sheet;
pub(crate) mod read_only;
pub(crate) mod rung;
pub(crate) mod spread;
pub(crate) mod step_bars;
pub(crate) mod timeline;
