//! Partners, and the pathways and school levels where none is.

use yew::{Html, html};

use crate::app::edit::Spot;
use crate::app::forms::partner::{PARTNER, REACH};
use crate::base::ChoiceId;
use crate::domain::framework::Choice;
use crate::domain::partner::{Partner, canvas};
use crate::ui::Scene;
use crate::ui::form::{add, form, remove};
use crate::ui::parts::table::table;

/// Draws the partners and the canvas of where they are.
pub(super) fn partners(scene: &Scene) -> Html {
    let words = &scene.words;
    let spot = Spot::new("plan.partners");
    html! {
        <>
            <p class="field__hint">{ words.partner_hint() }</p>
            { for scene.model.document.plan.partners.iter().map(|partner| one(scene, partner, &spot.row(partner.id.as_str()))) }
            { add(scene, &spot, words.partner_add()) }
            { grid(scene) }
        </>
    }
}

fn one(scene: &Scene, partner: &Partner, spot: &Spot) -> Html {
    html! {
        <fieldset class="depth__row" key={partner.id.to_string()}>
            <legend class="visually-hidden">{ partner.name.clone() }</legend>
            <div class="fields">
                { form(scene, PARTNER, spot) }
                { remove(scene, spot, "name") }
            </div>
            { form(scene, REACH, spot) }
        </fieldset>
    }
}

/// Pathways as rows, school levels as columns; a gap says that it is one.
fn grid(scene: &Scene) -> Html {
    let (words, model) = (&scene.words, &scene.model);
    let offered = &model.framework.mission;
    let spots = canvas(&model.document.plan.partners, &model.document.mission, offered);
    if spots.is_empty() || offered.bands.is_empty() {
        return html! { <p class="field__hint">{ words.partner_no_pathway() }</p> };
    }
    let name = |id: &ChoiceId| {
        let known: Option<&Choice> = offered.focus.iter().find(|choice| choice.id == *id);
        known.map_or_else(|| id.to_string(), |choice| choice.label.clone())
    };
    let rows = spots.chunks(offered.bands.len()).map(|spots| {
        let mut row = vec![name(spots[0].pathway)];
        row.extend(spots.iter().map(|spot| {
            if spot.partners.is_empty() { words.partner_gap().into_owned() } else { words.list(&spot.partners) }
        }));
        row
    });
    let mut head = vec![words.partner_pathway().into_owned()];
    head.extend(offered.bands.iter().map(|band| band.label.clone()));
    table(words.partner_canvas(), head, rows.collect())
}
