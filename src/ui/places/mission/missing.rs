//! Who is missing today: a row for each group.

use yew::{Html, html};

use super::list_buttons::{add_button, remove_button};
use crate::app::msg::GroupField;
use crate::app::{MissionMsg, Msg};
use crate::domain::mission::{MissingGroup, REPORTING_LIMIT};
use crate::ui::Scene;
use crate::ui::parts::field::TextField;

/// Draws the rows, and the way to add one.
pub(super) fn missing(scene: &Scene) -> Html {
    let (rows, words) = (&scene.model.document.mission.missing, &scene.words);
    let first = format!("missing-{}-group", rows.len());
    html! {
        <section class="card" part="card" key="missing" aria-labelledby="missing-title">
            <h3 class="card__title" id="missing-title" tabindex="-1">{ words.mission_missing() }</h3>
            <p class="field__hint">{ words.mission_missing_hint() }</p>
            <ul class="lines">{ for rows.iter().enumerate().map(|(index, row)| group_row(scene, index, row)) }</ul>
            { add_button(scene, "missing-add", words.mission_missing_add(), MissionMsg::GroupAdded, first) }
            <p class="field__hint mission__privacy">{ words.mission_missing_privacy(REPORTING_LIMIT) }</p>
        </section>
    }
}

fn group_row(scene: &Scene, index: usize, row: &MissingGroup) -> Html {
    let words = &scene.words;
    let number = index as u32 + 1;
    let id = |name: &str| format!("missing-{index}-{name}");
    let on = |field: GroupField| {
        let id = row.id.clone();
        scene.on(move |text| Msg::Mission(MissionMsg::GroupWritten(id.clone(), field, text)))
    };
    let count = row.count.map(|count| count.to_string()).unwrap_or_default();
    let by = row.by.map(|date| date.to_string()).unwrap_or_default();
    let removed = MissionMsg::GroupRemoved(row.id.clone());
    html! {
        <li class="lines__item" key={row.id.to_string()}>
            <fieldset class="lines__fields">
                <legend class="visually-hidden">{ words.mission_missing_row(number) }</legend>
                <div class="lines__first">
                    <TextField id={id("group")} label={words.mission_group()} example={words.mission_group_example()} lines={1}
                        value={row.group.clone()} on_text={on(GroupField::Group)} />
                    { remove_button(scene, id("remove"), words.mission_remove_row(number), removed, "missing-title") }
                </div>
                <TextField id={id("baseline")} label={words.mission_baseline()} example={words.mission_baseline_example()}
                    value={row.baseline.clone()} on_text={on(GroupField::Baseline)} />
                <TextField id={id("target")} label={words.mission_target()} example={words.mission_target_example()}
                    value={row.target.clone()} on_text={on(GroupField::Target)} />
                <TextField id={id("count")} kind="number" label={words.mission_count()} value={count} on_text={on(GroupField::Count)} />
                <TextField id={id("by")} kind="date" label={words.mission_target_date()} value={by} on_text={on(GroupField::By)} />
            </fieldset>
            if row.is_below_limit() {
                <p class="lines__note"><span class="tag">{ words.mission_row_hidden() }</span></p>
            }
        </li>
    }
}
