//! The pilot's charter, and the waves after it.

use yew::{Html, html};

use super::{Row, add, boxes};
use crate::app::deep::{Field, Sheet};
use crate::app::{DeepMsg, Msg};
use crate::base::ItemId;
use crate::domain::pilot::{Cycle, Decision, Wave};
use crate::say::choice::offered;
use crate::ui::Scene;

/// Draws what is agreed before the pilot starts, and what follows it.
pub(super) fn charter(scene: &Scene) -> Html {
    let words = &scene.words;
    let pilot = &scene.model.document.plan.pilot;
    let charter = &pilot.charter;
    let whole = Row::whole(scene, Sheet::Charter);
    html! {
        <>
            { whole.text(Field::Question, words.charter_question(), &charter.question, Some(2)) }
            { whole.text(Field::Baseline, words.charter_baseline(), &charter.baseline, Some(2)) }
            { measures(scene) }
            <fieldset class="depth__group">
                <legend class="depth__legend">{ words.charter_thresholds() }</legend>
                <p class="field__hint">{ words.charter_thresholds_hint() }</p>
                <div class="fields">
                    { whole.text(Field::Stop, words.charter_stop(), &charter.stop, Some(2)) }
                    { whole.text(Field::Adapt, words.charter_adapt(), &charter.adapt, Some(2)) }
                    { whole.text(Field::Scale, words.charter_scale(), &charter.scale, Some(2)) }
                    { whole.date(Field::AgreedOn, words.charter_agreed_on(), charter.agreed_on) }
                </div>
            </fieldset>
            <fieldset class="depth__group">
                <legend class="depth__legend">{ words.charter_cycles() }</legend>
                { for charter.cycles.iter().map(|one| cycle(scene, one)) }
                { add(scene, Sheet::Cycle, words.charter_add_cycle()) }
            </fieldset>
            { whole.text(Field::Playbook, words.charter_playbook(), &charter.playbook, Some(3)) }
            { decision(scene) }
            <fieldset class="depth__group">
                <legend class="depth__legend">{ words.charter_waves() }</legend>
                <p class="field__hint">{ words.charter_waves_hint() }</p>
                { for pilot.waves.iter().map(|one| wave(scene, one)) }
                { add(scene, Sheet::Wave, words.charter_add_wave()) }
            </fieldset>
        </>
    }
}

fn measures(scene: &Scene) -> Html {
    let words = &scene.words;
    let plan = &scene.model.document.plan;
    let chosen = &plan.pilot.charter.measures;
    if plan.measures.is_empty() {
        return html! { <p class="field__hint">{ words.charter_measures_first() }</p> };
    }
    let options = plan
        .measures
        .iter()
        .map(|measure| (measure.id.to_string(), measure.what.clone(), chosen.contains(&measure.id)));
    let on_tick = scene.on(|measure: String| {
        Msg::Deep(DeepMsg::Listed(Sheet::Charter, ItemId::default(), Field::Measures, ItemId::from(measure)))
    });
    html! {
        <>
            { boxes("charter-measure", words.charter_judged_by(), options.collect(), &on_tick) }
            if chosen.len() > 5 {
                <p class="field__fault">{ words.charter_too_many_measures() }</p>
            }
        </>
    }
}

fn cycle(scene: &Scene, cycle: &Cycle) -> Html {
    let words = &scene.words;
    let row = Row::new(scene, Sheet::Cycle, &cycle.id);
    html! {
        <div class="fields" key={cycle.id.to_string()}>
            { row.text(Field::Name, words.charter_cycle(), &cycle.name, None) }
            { row.date(Field::Start, words.charter_from(), cycle.start_date) }
            { row.date(Field::End, words.charter_to(), cycle.end_date) }
            { row.remove(words.common_remove(&cycle.name)) }
        </div>
    }
}

fn wave(scene: &Scene, wave: &Wave) -> Html {
    let words = &scene.words;
    let row = Row::new(scene, Sheet::Wave, &wave.id);
    html! {
        <div class="fields depth__row" key={wave.id.to_string()}>
            { row.text(Field::Name, words.charter_wave(), &wave.name, None) }
            { row.date(Field::Start, words.charter_from(), wave.start_date) }
            { row.text(Field::Schools, words.charter_wave_schools(), &wave.schools, Some(1)) }
            { row.text(Field::Readiness, words.charter_ready(), &wave.readiness, Some(1)) }
            { row.text(Field::Support, words.charter_support(), &wave.support, Some(1)) }
            { row.remove(words.common_remove(&wave.name)) }
        </div>
    }
}

fn decision(scene: &Scene) -> Html {
    let words = &scene.words;
    let charter = &scene.model.document.plan.pilot.charter;
    let row = Row::whole(scene, Sheet::Charter);
    let mut options = vec![(String::new(), words.charter_undecided().into_owned())];
    options.extend(offered::<Decision>(words));
    let chosen = charter.decision.map(Decision::word).unwrap_or_default();
    html! {
        <fieldset class="depth__group">
            <legend class="depth__legend">{ words.charter_decision() }</legend>
            <div class="fields">
                { row.choice(Field::Decision, words.charter_decided(), &options, chosen) }
                { row.date(Field::DecidedOn, words.charter_decided_on(), charter.decided_on) }
                { row.text(Field::Reason, words.charter_decision_reason(), &charter.decision_reason, Some(1)) }
            </div>
        </fieldset>
    }
}
