//! Back and on, along the journey; on a phone it stays at the bottom.

use crate::ui::view::{Html, html};

use crate::app::{Model, Msg, Place, ViewMsg, select};
use crate::say::choice::said;
use crate::ui::Scene;

/// Draws the way back, how far the team has come, and the way on.
pub(crate) fn pager(scene: &Scene) -> Html {
    let words = &scene.words;
    let stops = stops(&scene.model);
    let here = stops.iter().position(|stop| is_here(&scene.model, stop)).unwrap_or(0);
    let back = here.checked_sub(1).and_then(|index| stops.get(index));
    let next = stops.get(here + 1);
    let progress = select::readiness_progress(&scene.model);
    html! {
        <nav class="pager" aria-label={words.common_journey()}>
            if let Some(stop) = back {
                <button type="button" id="pager-back" class="button button--plain" onclick={scene.on_click(stop.clone())}>
                    { words.common_back_to(name(scene, stop)) }
                </button>
            } else {
                <span></span>
            }
            <span class="pager__count">{ words.common_rated_of(progress.done, progress.total) }</span>
            if let Some(stop) = next {
                <button type="button" id="pager-next" class="button button--primary" onclick={scene.on_click(stop.clone())}>
                    { words.common_continue_to(name(scene, stop)) }
                </button>
            }
        </nav>
    }
}

/// The journey's stops, each as the message that leads there.
fn stops(model: &Model) -> Vec<Msg> {
    let mut stops = vec![Msg::View(ViewMsg::PlaceOpened(Place::Mission))];
    stops.extend((0..model.framework.steps.len()).map(|value| Msg::View(ViewMsg::StepOpened(value))));
    stops.extend([Place::Insights, Place::Plan, Place::Share].map(|value| Msg::View(ViewMsg::PlaceOpened(value))));
    stops
}

fn is_here(model: &Model, stop: &Msg) -> bool {
    match stop {
        Msg::View(ViewMsg::StepOpened(step)) => model.view.place == Place::Readiness && model.view.step == *step,
        Msg::View(ViewMsg::PlaceOpened(place)) => model.view.place == *place,
        _ => false,
    }
}

fn name(scene: &Scene, stop: &Msg) -> String {
    match stop {
        Msg::View(ViewMsg::StepOpened(step)) => {
            scene.model.framework.steps.get(*step).map(|step| step.short_title.clone())
        }
        Msg::View(ViewMsg::PlaceOpened(place)) => Some(said(*place, &scene.words).into_owned()),
        _ => None,
    }
    .unwrap_or_default()
}
