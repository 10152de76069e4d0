//! A measure: what is looked at, where it stands, and which actions it tells about. At a row of `plan.measures`.

use crate::app::form::{Item, choice, picks, text};
use crate::domain::measure::About;
use crate::say::choice::offered;
use crate::words::Words;

/// What is looked at.
pub static MEASURE: &[Item] = &[
    choice("about", Words::depth_about, |_, words| offered::<About>(words)),
    text("what", Words::deep_what),
    text("baseline", Words::deep_baseline),
    text("target", Words::deep_aim),
    text("who", Words::deep_who),
    text("when", Words::deep_when),
    text("split", Words::deep_split),
];

/// The actions it tells about.
pub static ACTIONS: &[Item] = &[picks("actions", Words::depth_tells_about, |model, _| {
    let actions = &model.document.plan.actions;
    actions.iter().map(|action| (action.id.to_string(), action.title.clone())).collect()
})];
