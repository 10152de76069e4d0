//! The sign-off list of the mission.

use crate::ui::view::{Html, html};

use super::list_buttons::{IN_SIGHT, add_button, remove_button};
use crate::app::Msg;
use crate::app::edit::Spot;
use crate::domain::mission::SignOff;
use crate::ui::Scene;
use crate::ui::edited::written;
use crate::ui::parts::date::DateField;
use crate::ui::parts::field::TextField;
use crate::ui::parts::fold::long_list;

/// Draws the list, and the way to add a line.
pub(super) fn sign_off(scene: &Scene) -> Html {
    let (lines, words) = (&scene.model.document.mission.sign_offs, &scene.words);
    let first = format!("sign-off-{}-name", lines.len());
    let drawn = scene.clone();
    html! {
        <section class="card" part="card" aria-labelledby="sign-off-title">
            <h3 class="card__title" id="sign-off-title" tabindex="-1">{ words.mission_sign_off() }</h3>
            <p class="field__hint">{ words.mission_sign_off_hint() }</p>
            { long_list("sign-off-more", lines.len(), IN_SIGHT, words, move |shown| html! {
                <ul class="lines">
                    { for shown.filter_map(|index| Some(sign_off_line(&drawn, index, drawn.model.document.mission.sign_offs.get(index)?))) }
                </ul>
            }) }
            { add_button(scene, "sign-off-add", words.mission_sign_off_add(), || Msg::RowAdded(Spot::new("mission.sign_offs")), first) }
        </section>
    }
}

fn sign_off_line(scene: &Scene, index: usize, line: &SignOff) -> Html {
    let words = &scene.words;
    let number = index as u32 + 1;
    let id = |name: &str| format!("sign-off-{index}-{name}");
    let spot = Spot::new("mission.sign_offs").row(line.id.as_str());
    let on = |field: &str| written(&scene.send, &spot.field(field));
    let line_spot = spot.clone();
    let removed = move || Msg::RowRemoved(line_spot.clone());
    html! {
        <li class="lines__item" key={line.id.to_string()}>
            <fieldset class="lines__fields">
                <legend class="visually-hidden">{ words.mission_sign_off_row(number) }</legend>
                <TextField id={id("name")} label={words.mission_sign_off_name()} value={line.name.clone()} on_text={on("name")} />
                <TextField id={id("role")} label={words.mission_sign_off_role()} lines={1} value={line.role.clone()} on_text={on("role")} />
                <DateField id={id("date")} label={words.mission_sign_off_date()} value={line.date} words={words.clone()} on_text={on("date")} />
                { remove_button(scene, id("remove"), words.mission_remove_sign_off(number), removed, "sign-off-title") }
            </fieldset>
        </li>
    }
}
