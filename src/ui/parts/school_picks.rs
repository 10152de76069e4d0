//! Schools to choose from the district's list: those of a wave, each with its facts.

use crate::ui::view::{Callback, Html, MouseEvent, html};

use super::button::{Tone, button};
use super::field::{TextField, toggle};
use super::fold::Fold;
use crate::app::edit::{Input, Spot};
use crate::app::form::Offer;
use crate::app::{Msg, PilotMsg};
use crate::base::text::lower;
use crate::domain::pilot::Wave;
use crate::ui::Scene;

/// How many schools are listed at a time.
const MOST_LISTED: usize = 12;

/// Draws the chosen schools, a line that opens the list, and what the words of the same wave name of it. Nothing while
/// there is no list.
pub(crate) fn school_picks(scene: &Scene, spot: &Spot, offer: Offer) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let offered = offer(model, words);
    if offered.is_empty() {
        return html! {};
    }
    let chosen = spot.ids(&model.document);
    let listed: Vec<&String> = offered.iter().filter(|(id, _)| chosen.contains(id)).map(|(_, label)| label).collect();
    let gone = chosen.len().saturating_sub(listed.len()) as u32;
    let summary = html! {
        <summary class="fold__summary" id={format!("{spot}-summary")}>{ words.charter_wave_choose(listed.len() as u32) }</summary>
    };
    let content = {
        let (scene, spot) = (scene.clone(), spot.clone());
        Callback::from(move |()| list(&scene, &spot, &offer(&scene.model, &scene.words)))
    };
    html! {
        <fieldset class="form__boxes school-picks">
            <legend class="field__label">{ words.charter_wave_schools() }</legend>
            <ul class="school-picks__chosen">
                { for listed.into_iter().map(|label| html! { <li>{ label.clone() }</li> }) }
            </ul>
            if gone > 0 {
                <p class="field__hint">{ words.charter_wave_gone(gone) }</p>
            }
            <Fold id={format!("{spot}-list")} class="fold" {summary} {content} />
            { for wave_of(scene, spot).map(|wave| matching(scene, wave)) }
        </fieldset>
    }
}

/// The list, as far as it is found by name.
fn list(scene: &Scene, spot: &Spot, offered: &[(String, String)]) -> Html {
    let words = &scene.words;
    let chosen = spot.ids(&scene.model.document);
    let search = scene.draft(format!("{spot}-find"));
    let needle = lower(search.text().trim());
    let found: Vec<&(String, String)> = offered.iter().filter(|(_, label)| lower(label).contains(&needle)).collect();
    html! {
        <div class="school-picks__list">
            <TextField id={format!("{spot}-find")} label={words.pilot_find()} value={search.text()} on_text={search.on_text()} />
            { for found.iter().take(MOST_LISTED).map(|(id, label)| {
                let (to, school) = (spot.clone(), id.clone());
                let on_change = scene.on(move |()| Msg::Edited(to.clone(), Input::Toggled(school.clone())));
                toggle(spot.row(id).to_string(), label.clone(), chosen.contains(id), on_change)
            }) }
            if found.len() > MOST_LISTED {
                <p class="field__hint">{ words.pilot_more_schools((found.len() - MOST_LISTED) as u32) }</p>
            }
        </div>
    }
}

/// The wave that a list of schools belongs to.
fn wave_of<'a>(scene: &'a Scene, spot: &Spot) -> Option<&'a Wave> {
    let waves = &scene.model.document.plan.pilot.waves;
    waves.iter().find(|wave| Spot::new("plan.pilot.waves").row(wave.id.as_str()).field(spot.name()) == *spot)
}

/// The way from words to the list, where they name schools of it.
fn matching(scene: &Scene, wave: &Wave) -> Html {
    let (found, _) = wave.named(&scene.model.document.plan.pilot.schools);
    if found.is_empty() {
        return html! {};
    }
    let id = wave.id.clone();
    let matched = scene.on(move |_: MouseEvent| Msg::Pilot(PilotMsg::WaveMatched(id.clone())));
    button(Tone::Plain, scene.words.charter_wave_match(found.len() as u32), matched)
}
