//! What is looked at beyond test scores.

use yew::{Callback, Html, html};

use super::{Row, add, boxes};
use crate::app::deep::{Field, Sheet};
use crate::app::{DeepMsg, Msg};
use crate::base::{Date, ItemId};
use crate::domain::measure::{About, TrackedMeasure};
use crate::say::choice::offered;
use crate::ui::Scene;
use crate::ui::parts::action_card::readings::NewReading;

/// Draws the measures.
pub(super) fn measures(scene: &Scene) -> Html {
    let words = &scene.words;
    html! {
        <>
            <p class="field__hint">{ words.measure_hint() }</p>
            { for scene.model.document.plan.measures.iter().map(|measure| one(scene, measure)) }
            { add(scene, Sheet::Measure, words.measure_add()) }
        </>
    }
}

fn one(scene: &Scene, measure: &TrackedMeasure) -> Html {
    let words = &scene.words;
    let row = Row::new(scene, Sheet::Measure, &measure.id);
    html! {
        <fieldset class="depth__row" key={measure.id.to_string()}>
            <legend class="visually-hidden">{ measure.what.clone() }</legend>
            <div class="fields">
                { row.choice(Field::About, words.measure_about_what(), &offered::<About>(words), measure.about.word()) }
                { row.text(Field::What, words.measure_what(), &measure.what, None) }
                { row.text(Field::Baseline, words.measure_baseline(), &measure.baseline, None) }
                { row.text(Field::Aim, words.measure_aim(), &measure.target, None) }
                { row.text(Field::Who, words.measure_who(), &measure.who, None) }
                { row.text(Field::When, words.cost_when(), &measure.when, None) }
                { row.text(Field::Split, words.measure_split(), &measure.split, None) }
                { row.remove(words.common_remove(&measure.what)) }
            </div>
            { actions(scene, measure) }
            { readings(scene, measure) }
        </fieldset>
    }
}

fn actions(scene: &Scene, measure: &TrackedMeasure) -> Html {
    let plan = &scene.model.document.plan;
    if plan.actions.is_empty() {
        return html! {};
    }
    let options = plan
        .actions
        .iter()
        .map(|action| (action.id.to_string(), action.title.clone(), measure.actions.contains(&action.id)));
    let id = measure.id.clone();
    let on_tick = scene.on(move |action: String| {
        Msg::Deep(DeepMsg::Listed(Sheet::Measure, id.clone(), Field::Actions, ItemId::from(action)))
    });
    html! {
        <details class="deep__more">
            <summary class="deep__summary">{ scene.words.measure_linked(measure.actions.len() as u32) }</summary>
            { boxes(&format!("measure-{}-action", measure.id), scene.words.measure_tells_about(), options.collect(), &on_tick) }
        </details>
    }
}

/// What was read, and the line for the next reading.
pub(super) fn readings(scene: &Scene, measure: &TrackedMeasure) -> Html {
    let words = &scene.words;
    let id = measure.id.clone();
    let on_reading: Callback<(Date, String, String)> =
        scene.on(move |(day, value, note)| Msg::Deep(DeepMsg::Read(id.clone(), day, value, note)));
    html! {
        <details class="deep__more">
            <summary class="deep__summary">{ match measure.latest() {
                Some(latest) => words.plan_reading(words.date(latest.date), &latest.value),
                None => words.measure_no_reading().into_owned(),
            } }</summary>
            <ul class="readings__list">
                { for measure.readings.iter().map(|reading| html! {
                    <li class="readings__line">
                        <span><strong>{ words.plan_reading(words.date(reading.date), &reading.value) }</strong>{ " " }{ reading.note.clone() }</span>
                    </li>
                }) }
            </ul>
            <NewReading prefix={format!("measure-{}-reading", measure.id)} today={scene.model.today} words={words.clone()}
                ask={scene.ask.clone()} {on_reading} />
        </details>
    }
}
