//! The parts of the plan that unfold, each with a line on its state.

use std::borrow::Cow;

use crate::ui::view::{AttrValue, Callback, Html, Properties, TargetCast, component, html, use_state};
use web_sys::Element;

use super::{charter, check_in, cost, measure, partner, pilot};
use crate::say;
use crate::ui::Scene;

/// Draws the parts in the order in which a team comes to them.
pub(super) fn plan_parts(scene: &Scene) -> Html {
    let words = &scene.words;
    let plan = &scene.model.document.plan;
    let costs = if plan.cost.lines.is_empty() {
        words.cost_about().into_owned()
    } else {
        say::cost::cliff(words, scene.model.facts.five_years())
    };
    let pilot = match plan.pilot.sites.len() {
        0 => words.pilot_about().into_owned(),
        count => words.pilot_state(plan.pilot.schools.rows.len() as u32, count as u32),
    };
    let count = |count: usize, about: Cow<'static, str>| match count {
        0 => about.into_owned(),
        count => words.plan_parts_written(count as u32),
    };
    let checked = plan.check_ins.iter().map(|one| one.date).max();
    let check_in =
        checked.map_or_else(|| words.check_in_about().into_owned(), |day| words.check_in_last(words.date(day)));
    let partners = count(plan.partners.len(), words.partner_about());
    html! {
        <section class="plan-parts" aria-labelledby="plan-parts-title">
            <h3 class="plan-parts__title" id="plan-parts-title">{ words.plan_parts_title() }</h3>
            <p class="field__hint">{ words.plan_parts_hint() }</p>
            { part("measures", words.measure_title(), count(plan.measures.len(), words.measure_about()), lazily(scene, measure::measures)) }
            { part("pilot", words.pilot_title(), pilot, lazily(scene, pilot::pilot)) }
            { part("charter", words.charter_with_waves(), words.charter_about(), lazily(scene, charter::charter)) }
            { part("cost", words.cost_sketch(), costs, lazily(scene, cost::cost)) }
            { part("partners", words.partner_title(), partners, lazily(scene, partner::partners)) }
            { part("check-in", words.check_in_title(), check_in, lazily(scene, check_in::check_in)) }
        </section>
    }
}

fn part(
    id: &'static str,
    title: impl Into<AttrValue>,
    state: impl Into<AttrValue>,
    content: Callback<(), Html>,
) -> Html {
    html! { <Part key={id} {id} title={title.into()} state={state.into()} {content} /> }
}

/// What a part shows once it is open.
fn lazily(scene: &Scene, content: fn(&Scene) -> Html) -> Callback<(), Html> {
    let scene = scene.clone();
    Callback::from(move |()| content(&scene))
}

#[derive(Clone, PartialEq, Properties)]
struct PartProps {
    id: &'static str,
    title: AttrValue,
    state: AttrValue,
    content: Callback<(), Html>,
}

/// A part that unfolds. Its content is drawn only while it is open. Local state: whether it is open.
#[component]
fn Part(props: &PartProps) -> Html {
    let PartProps { id, title, state, content } = props;
    let is_open = use_state(|| false);
    let ontoggle = {
        let is_open = is_open.clone();
        Callback::from(move |event: yew::Event| {
            let part = event.target_unchecked_into::<Element>();
            if part.class_list().contains("plan-part") {
                is_open.set(part.has_attribute("open"));
            }
        })
    };
    html! {
        <details class="card plan-part" part="card" id={["plan-part-", id].concat()} {ontoggle}>
            <summary class="plan-part__summary">
                <span class="plan-part__name" role="heading" aria-level="4">{ title.clone() }</span>
                <span class="plan-part__state">{ state.clone() }</span>
            </summary>
            if *is_open {
                <div class="plan-part__content">{ content.emit(()) }</div>
            }
        </details>
    }
}
