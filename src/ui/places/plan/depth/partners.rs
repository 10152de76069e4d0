//! Partners, and the pathways and school levels where none is.

use yew::{Html, html};

use super::{Row, add, boxes};
use crate::app::deep::{Field, Sheet};
use crate::app::{DeepMsg, Msg};
use crate::base::ChoiceId;
use crate::documents::tables::partner::canvas;
use crate::domain::partner::Partner;
use crate::ui::Scene;
use crate::ui::table::{PLAN, table};

/// Draws the partners and the canvas of where they are.
pub(super) fn partners(scene: &Scene) -> Html {
    let words = &scene.words;
    html! {
        <>
            <p class="field__hint">{ words.depth_partners_hint() }</p>
            { for scene.model.document.plan.partners.iter().map(|partner| one(scene, partner)) }
            { add(scene, Sheet::Partner, words.depth_add_partner()) }
            { grid(scene) }
        </>
    }
}

fn one(scene: &Scene, partner: &Partner) -> Html {
    let (words, offered) = (&scene.words, &scene.model.framework.mission);
    let row = Row::new(scene, Sheet::Partner, &partner.id);
    let tick = |field| {
        let id = partner.id.clone();
        scene.on(move |choice: String| Msg::Deep(DeepMsg::Chosen(id.clone(), field, ChoiceId::from(choice))))
    };
    let pathways = offered
        .focus
        .iter()
        .map(|choice| (choice.id.to_string(), choice.label.clone(), partner.pathways.contains(&choice.id)));
    let bands =
        offered.bands.iter().map(|band| (band.id.to_string(), band.label.clone(), partner.bands.contains(&band.id)));
    html! {
        <fieldset class="depth__row" key={partner.id.to_string()}>
            <legend class="visually-hidden">{ partner.name.clone() }</legend>
            <div class="fields">
                { row.text(Field::Name, words.depth_partner(), &partner.name, None) }
                { row.text(Field::Gives, words.depth_gives(), &partner.gives, None) }
                { row.text(Field::Gets, words.depth_gets(), &partner.gets, None) }
                { row.text(Field::Agreement, words.depth_agreement(), &partner.agreement, None) }
                { row.date(Field::Review, words.depth_review(), partner.review_date) }
                { row.remove(words.depth_remove(&partner.name)) }
            </div>
            { boxes(&format!("partner-{}-pathway", partner.id), words.depth_pathways(), pathways.collect(), &tick(Field::Pathways)) }
            { boxes(&format!("partner-{}-band", partner.id), words.depth_bands(), bands.collect(), &tick(Field::Bands)) }
        </fieldset>
    }
}

/// The canvas of where partners are; a hint where there is no pathway to be on it.
fn grid(scene: &Scene) -> Html {
    match canvas(&scene.manuscript()) {
        Some(canvas) => table(&canvas, &PLAN, &scene.words),
        None => html! { <p class="field__hint">{ scene.words.depth_no_pathway() }</p> },
    }
}
