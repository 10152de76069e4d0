//! Partners, and the pathways and school levels where none is.

use yew::{Html, html};

use super::{Row, add, boxes, table};
use crate::app::deep::{Field, Sheet};
use crate::app::{DeepMsg, Msg};
use crate::base::ChoiceId;
use crate::domain::framework::Choice;
use crate::domain::partner::{Partner, canvas};
use crate::ui::Scene;

/// Draws the partners and the canvas of where they are.
pub(super) fn partners(scene: &Scene) -> Html {
    let words = &scene.words;
    html! {
        <>
            <p class="field__hint">{ words.partner_hint() }</p>
            { for scene.model.document.plan.partners.iter().map(|partner| one(scene, partner)) }
            { add(scene, Sheet::Partner, words.partner_add()) }
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
                { row.text(Field::Name, words.partner_name(), &partner.name, None) }
                { row.text(Field::Gives, words.partner_gives(), &partner.gives, None) }
                { row.text(Field::Gets, words.partner_gets(), &partner.gets, None) }
                { row.text(Field::Agreement, words.partner_agreement(), &partner.agreement, None) }
                { row.date(Field::Review, words.partner_review(), partner.review_date) }
                { row.remove(words.common_remove(&partner.name)) }
            </div>
            { boxes(&format!("partner-{}-pathway", partner.id), words.partner_pathways(), pathways.collect(), &tick(Field::Pathways)) }
            { boxes(&format!("partner-{}-band", partner.id), words.partner_bands(), bands.collect(), &tick(Field::Bands)) }
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
