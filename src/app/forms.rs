//! The forms, a file for each feature.

pub mod action;
pub mod charter;
pub mod check_in;
pub mod cost;
pub mod measure;
pub mod mission;
pub mod partner;

use super::form::Item;

/// Every form, with the spot it is kept at; `*` is any row of a list.
pub static ALL: &[(&str, &[Item])] = &[
    ("mission", mission::FIRST),
    ("mission", mission::OBSTACLES),
    ("mission", mission::START),
    ("mission", mission::NEED),
    ("mission", mission::PEOPLE),
    ("mission", mission::TEST),
    ("plan.pilot", charter::CHARTER),
    ("plan.cost", cost::SOURCES),
    ("plan.cost", cost::SKETCH),
    ("plan.cost.lines.*", cost::LINE),
    ("plan.cost.lines.*", cost::SCHOOLS),
    ("plan.measures.*", measure::MEASURE),
    ("plan.measures.*", measure::ACTIONS),
    ("plan.partners.*", partner::PARTNER),
    ("plan.partners.*", partner::REACH),
    ("plan.actions.*", action::TITLE),
    ("plan.actions.*", action::DUE),
    ("plan.actions.*", action::WHAT),
    ("plan.actions.*", action::WHO),
    ("plan.actions.*", action::WHEN),
    ("plan.actions.*", action::MEASURE),
    ("plan.actions.*", action::EQUITY),
    ("plan.check_ins.*", check_in::DAY),
    ("plan.check_ins.*", check_in::LEARNED),
];
