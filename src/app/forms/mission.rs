//! The mission's prompts: one idea each, with an example where it helps. At `mission`.

use crate::app::form::{Item, date, text, toggles};
use crate::domain::framework::Choice;
use crate::words::Words;

/// The four that make the statement.
pub static FIRST: &[Item] = &[
    text("community", Words::mission_community).example(Words::mission_community_example),
    text("who", Words::mission_who).example(Words::mission_who_example),
    text("what", Words::mission_what).lines(2).example(Words::mission_what_example),
    text("by_when", Words::mission_by_when).example(Words::mission_by_when_example),
];

/// A group that is missing today, as a line says it.
pub static MISSING: &[Item] = &[
    text("group", Words::mission_group),
    text("baseline", Words::mission_baseline),
    text("target", Words::mission_target),
    text("count", Words::mission_count),
    date("by", Words::mission_target_date),
];

/// What is most often in the way.
pub static OBSTACLES: &[Item] =
    &[toggles("obstacles", Words::mission_obstacles_most, |model, _| offered(&model.framework.mission.obstacles))
        .hint(Words::mission_obstacles_hint)];

/// Where the team starts.
pub static START: &[Item] = &[
    text("includes", Words::mission_includes).lines(2).example(Words::mission_includes_example),
    text("owned", Words::mission_owned).lines(2).example(Words::mission_owned_example),
    text("learners", Words::mission_learners).lines(2).example(Words::mission_learners_example),
];

/// What the mission is needed for.
pub static NEED: &[Item] = &[
    toggles("focus", Words::mission_focus, |model, _| offered(&model.framework.mission.focus)),
    text("own_focus", Words::mission_own_focus).example(Words::mission_own_focus_example),
    toggles("purposes", Words::mission_purposes, |model, _| offered(&model.framework.mission.purposes)),
];

/// Who shaped it, and who helps.
pub static PEOPLE: &[Item] = &[
    toggles("authors", Words::mission_authors, |model, _| offered(&model.framework.mission.authors)),
    text("own_authors", Words::mission_own_authors).example(Words::mission_own_authors_example),
    toggles("partners", Words::mission_partners, |model, _| offered(&model.framework.mission.partners)),
    text("own_partners", Words::mission_own_partners)
        .hint(Words::mission_own_partners_hint)
        .example(Words::mission_own_partners_example),
];

/// What the mission is tested by.
pub static TEST: &[Item] = &[
    text("measure", Words::mission_measure).lines(2).example(Words::mission_measure_example),
    text("decides", Words::mission_decides)
        .lines(2)
        .hint(Words::mission_decides_hint)
        .example(Words::mission_decides_example),
    text("stop", Words::mission_stop).lines(2).hint(Words::mission_stop_hint).example(Words::mission_stop_example),
];

fn offered(choices: &[Choice]) -> Vec<(String, String)> {
    choices.iter().map(|choice| (choice.id.to_string(), choice.label.clone())).collect()
}
