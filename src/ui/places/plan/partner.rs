//! Partners, and the pathways and school levels where none is.

use crate::ui::view::{Html, html};

use crate::app::edit::Spot;
use crate::app::forms::partner::{PARTNER, REACH};
use crate::documents::tables::partner::canvas;
use crate::ui::Scene;
use crate::ui::form::{APART_IN_SIGHT, add, form, remove, rows};
use crate::ui::parts::entry;
use crate::ui::table::table;

/// Draws the partners and the canvas of where they are.
pub(super) fn partners(scene: &Scene) -> Html {
    let words = &scene.words;
    let spot = Spot::new("plan.partners");
    html! {
        <>
            <p class="field__hint">{ words.partner_hint() }</p>
            { rows(scene, &spot, APART_IN_SIGHT, one) }
            { add(scene, &spot, "name", words.partner_add()) }
            { grid(scene) }
        </>
    }
}

fn one(scene: &Scene, spot: &Spot) -> Html {
    let agreed = html! {
        <>
            <div class="fields">
                { form(scene, PARTNER, spot) }
                { remove(scene, spot, "name") }
            </div>
            { form(scene, REACH, spot) }
        </>
    };
    html! {
        <fieldset class="form__row" key={spot.to_string()}>
            <legend class="visually-hidden">{ spot.field("name").text(&scene.model.document) }</legend>
            { entry::row(scene, spot, "name", PARTNER, agreed) }
        </fieldset>
    }
}

/// The canvas of where partners are; a hint where there is no pathway to be on it.
fn grid(scene: &Scene) -> Html {
    match canvas(&scene.manuscript()) {
        Some(canvas) => table(&canvas, &scene.words),
        None => html! { <p class="field__hint">{ scene.words.partner_no_pathway() }</p> },
    }
}
