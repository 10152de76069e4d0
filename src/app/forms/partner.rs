//! A partner: what it gives and gets, and where it works. At a row of `plan.partners`.

use crate::app::form::{Item, date, picks, text};
use crate::words::Words;

/// What is agreed with the partner.
pub static PARTNER: &[Item] = &[
    text("name", Words::partner_name),
    text("gives", Words::partner_gives),
    text("gets", Words::partner_gets),
    text("agreement", Words::partner_agreement),
    date("review_date", Words::partner_review),
];

/// The pathways and school levels it works at, as the mission offers them.
pub static REACH: &[Item] = &[
    picks("pathways", Words::partner_pathways, |model, _| {
        let offered = &model.framework.mission.focus;
        offered.iter().map(|choice| (choice.id.to_string(), choice.label.clone())).collect()
    }),
    picks("bands", Words::partner_bands, |model, _| {
        let offered = &model.framework.mission.bands;
        offered.iter().map(|band| (band.id.to_string(), band.label.clone())).collect()
    }),
];
