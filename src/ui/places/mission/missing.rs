//! Who is missing today: a row for each group.

use crate::ui::view::{Html, html};

use super::list_buttons::{IN_SIGHT, add_button, remove_button};
use crate::app::Msg;
use crate::app::edit::Spot;
use crate::app::forms::mission::MISSING;
use crate::domain::mission::{MissingGroup, REPORTING_LIMIT};
use crate::ui::Scene;
use crate::ui::edited::written;
use crate::ui::parts::date::DateField;
use crate::ui::parts::entry;
use crate::ui::parts::field::TextField;
use crate::ui::parts::fold::long_list;

/// Draws the rows, and the way to add one.
pub(super) fn missing(scene: &Scene) -> Html {
    let (rows, words) = (&scene.model.document.mission.missing, &scene.words);
    let first = format!("missing-{}-group", rows.len());
    let drawn = scene.clone();
    html! {
        <section class="card" part="card" key="missing" aria-labelledby="missing-title">
            <h3 class="card__title" id="missing-title" tabindex="-1">{ words.mission_missing() }</h3>
            <p class="field__hint">{ words.mission_missing_hint() }</p>
            { long_list("missing-more", rows.len(), IN_SIGHT, words, move |shown| html! {
                <ul class="lines">
                    { for shown.filter_map(|index| Some(group_row(&drawn, index, drawn.model.document.mission.missing.get(index)?))) }
                </ul>
            }) }
            { add_button(scene, "missing-add", words.mission_missing_add(), || Msg::RowAdded(Spot::new("mission.missing")), first) }
            <p class="field__hint mission__privacy">{ words.mission_missing_privacy(REPORTING_LIMIT) }</p>
        </section>
    }
}

fn group_row(scene: &Scene, index: usize, row: &MissingGroup) -> Html {
    let words = &scene.words;
    let number = index as u32 + 1;
    let id = |name: &str| format!("missing-{index}-{name}");
    let spot = Spot::new("mission.missing").row(row.id.as_str());
    let on = |field: &str| written(&scene.send, &spot.field(field));
    let count = row.count.map(|count| count.to_string()).unwrap_or_default();
    let row_spot = spot.clone();
    let removed = move || Msg::RowRemoved(row_spot.clone());
    let fields = html! {
            <fieldset class="lines__fields">
                <legend class="visually-hidden">{ words.mission_missing_row(number) }</legend>
                <TextField id={id("group")} label={words.mission_group()} example={words.mission_group_example()} lines={1}
                    value={row.group.clone()} on_text={on("group")} />
                <TextField id={id("baseline")} label={words.mission_baseline()} example={words.mission_baseline_example()}
                    value={row.baseline.clone()} on_text={on("baseline")} />
                <TextField id={id("target")} label={words.mission_target()} example={words.mission_target_example()}
                    value={row.target.clone()} on_text={on("target")} />
                <TextField id={id("count")} kind="number" label={words.mission_count()} value={count} on_text={on("count")} />
                <DateField id={id("by")} label={words.mission_target_date()} value={row.by} words={words.clone()} on_text={on("by")} />
                { remove_button(scene, id("remove"), words.mission_remove_row(number), removed, "missing-title") }
            </fieldset>
    };
    html! {
        <li class="lines__item" key={row.id.to_string()}>
            { entry::row(scene, &spot, "group", MISSING, fields) }
            if row.is_below_limit() {
                <p class="lines__note"><span class="tag">{ words.mission_row_hidden() }</span></p>
            }
        </li>
    }
}
