//! The plan in depth: parts that unfold, each with a line on where it stands.

use std::borrow::Cow;

use web_sys::Element;
use yew::{AttrValue, Callback, Html, Properties, TargetCast, component, html, use_state};

use super::{charter, check_in, cost, measure, partner, pilot};
use crate::domain::cost::five_years;
use crate::say;
use crate::ui::Scene;

/// Draws the parts in the order in which a team comes to them.
pub(super) fn plan_parts(scene: &Scene) -> Html {
    let words = &scene.words;
    let plan = &scene.model.document.plan;
    let costs = if plan.cost.lines.is_empty() {
        words.cost_about().into_owned()
    } else {
        say::cost::cliff(words, &five_years(&plan.cost, &plan.pilot.schools, scene.model.today))
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
        <section class="depth" aria-labelledby="depth-title">
            <h3 class="depth__title" id="depth-title">{ words.plan_parts_title() }</h3>
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
    stands: impl Into<AttrValue>,
    content: Callback<(), Html>,
) -> Html {
    html! { <Part key={id} {id} title={title.into()} stands={stands.into()} {content} /> }
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
    stands: AttrValue,
    content: Callback<(), Html>,
}

/// A part that unfolds. What it holds is drawn only while it is open; that it is open is all that a reload loses.
#[component]
fn Part(props: &PartProps) -> Html {
    let PartProps { id, title, stands, content } = props;
    let is_open = use_state(|| false);
    let ontoggle = {
        let is_open = is_open.clone();
        Callback::from(move |event: yew::Event| {
            let part = event.target_unchecked_into::<Element>();
            if part.class_list().contains("depth__part") {
                is_open.set(part.has_attribute("open"));
            }
        })
    };
    html! {
        <details class="card depth__part" part="card" id={["depth-", id].concat()} {ontoggle}>
            <summary class="depth__summary">
                <span class="depth__name" role="heading" aria-level="4">{ title.clone() }</span>
                <span class="depth__stands">{ stands.clone() }</span>
            </summary>
            if *is_open {
                <div class="depth__content">{ content.emit(()) }</div>
            }
        </details>
    }
}
