//! What is looked at beyond test scores.

use crate::ui::view::{Callback, Html, html};

use crate::app::edit::Spot;
use crate::app::forms::measure::{ACTIONS, MEASURE};
use crate::app::{Msg, PlanMsg};
use crate::base::Date;
use crate::domain::measure::TrackedMeasure;
use crate::ui::Scene;
use crate::ui::form::{APART_IN_SIGHT, add, form, remove};
use crate::ui::parts::action_card::readings::new_reading;
use crate::ui::parts::entry;
use crate::ui::parts::fold::{Fold, long_list};
use crate::words::with;

/// Draws the measures.
pub(super) fn measures(scene: &Scene) -> Html {
    let words = &scene.words;
    let spot = Spot::new("plan.measures");
    let (drawn, list) = (scene.clone(), spot.clone());
    html! {
        <>
            <p class="field__hint">{ words.measure_hint() }</p>
            { long_list("measures-more", scene.model.document.plan.measures.len(), APART_IN_SIGHT, words, move |shown| html! {
                <>{ for drawn.model.document.plan.measures[shown].iter().map(|measure| one(&drawn, measure, &list.row(measure.id.as_str()))) }</>
            }) }
            { add(scene, &spot, "what", words.measure_add()) }
        </>
    }
}

fn one(scene: &Scene, measure: &TrackedMeasure, spot: &Spot) -> Html {
    let what = html! {
        <>
            <div class="fields">
                { form(scene, MEASURE, spot) }
                { remove(scene, spot, "what") }
            </div>
            { linked(scene, measure, spot) }
        </>
    };
    html! {
        <fieldset class="form__row" key={measure.id.to_string()}>
            <legend class="visually-hidden">{ measure.what.clone() }</legend>
            { entry::row(scene, spot, "what", MEASURE, what) }
            { readings(scene, measure) }
        </fieldset>
    }
}

/// The actions it tells about.
fn linked(scene: &Scene, measure: &TrackedMeasure, spot: &Spot) -> Html {
    if scene.model.document.plan.actions.is_empty() {
        return html! {};
    }
    let summary =
        html! { <summary class="fold__summary">{ scene.words.measure_linked(measure.actions.len() as u32) }</summary> };
    let (id, drawn, at) = (spot.field("linked").to_string(), scene.clone(), spot.clone());
    let content = Callback::from(move |()| form(&drawn, ACTIONS, &at));
    html! { <Fold {id} class="fold" {summary} {content} is_written={!measure.actions.is_empty()} /> }
}

/// What was read, and the line for the next reading.
pub(super) fn readings(scene: &Scene, measure: &TrackedMeasure) -> Html {
    let words = &scene.words;
    let id = measure.id.clone();
    let on_reading: Callback<(Date, String, String)> =
        scene.on(move |(day, value, note)| Msg::Plan(PlanMsg::MeasureRead(id.clone(), day, value, note)));
    html! {
        <>
            if let Some(latest) = measure.latest() {
                <details class="fold">
                    <summary class="fold__summary">{ words.plan_reading(with::Date(words.date(latest.date)), with::Value(&latest.value)) }</summary>
                    <ul class="readings__list">
                        { for measure.readings.iter().map(|reading| html! {
                            <li class="readings__line">
                                <span><strong>{ words.plan_reading(with::Date(words.date(reading.date)), with::Value(&reading.value)) }</strong>{ " " }{ reading.note.clone() }</span>
                            </li>
                        }) }
                    </ul>
                </details>
            }
            { new_reading(scene, &format!("measure-{}-reading", measure.id), on_reading) }
        </>
    }
}
