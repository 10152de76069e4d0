//! A measure: what is looked at, its readings, and which actions it tells about. At a row of `plan.measures`.

use crate::app::form::{Item, choice, picks, text};
use crate::domain::measure::About;
use crate::say::choice::offered;
use crate::words::Words;

/// What is looked at.
pub static MEASURE: &[Item] = &[
    choice("about", Words::measure_about_what, |_, words| offered::<About>(words)),
    text("what", Words::measure_what),
    text("baseline", Words::measure_baseline),
    text("target", Words::measure_aim),
    text("who", Words::measure_who),
    text("when", Words::cost_when),
    text("split", Words::measure_split),
];

/// The actions it tells about.
pub static ACTIONS: &[Item] = &[picks("actions", Words::measure_tells_about, |model, _| {
    let actions = &model.document.plan.actions;
    actions.iter().map(|action| (action.id.to_string(), action.title.clone())).collect()
})];
