//! Back and on, along the journey; on a phone it stays at the bottom.

use crate::ui::view::{Callback, Html, Properties, component, html};

use crate::app::select::{self, Progress};
use crate::app::{Msg, Place, ViewMsg};
use crate::base::Same;
use crate::domain::Framework;
use crate::say::choice::said;
use crate::ui::Scene;
use crate::ui::scene::on_click;
use crate::words::Words;

/// What the pager shows.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PagerProps {
    framework: Same<Framework>,
    place: Place,
    /// The step shown, from 0.
    step: usize,
    progress: Progress,
    words: Words,
    send: Callback<Msg>,
}

/// The pager of a scene.
pub(crate) fn pager(scene: &Scene) -> Html {
    let model = &scene.model;
    html! {
        <Pager framework={Same::of(&model.framework)} place={model.view.place} step={model.view.step}
            progress={select::readiness_progress(model)} words={scene.words.clone()} send={scene.send.clone()} />
    }
}

/// Draws the way back, how far the team has come, and the way on.
#[component]
fn Pager(props: &PagerProps) -> Html {
    let PagerProps { framework, progress, words, send, .. } = props;
    let stops = stops(framework);
    let here = stops.iter().position(|stop| is_here(props, stop)).unwrap_or(0);
    let back = here.checked_sub(1).and_then(|index| stops.get(index));
    let next = stops.get(here + 1);
    html! {
        <nav class="pager" aria-label={words.common_journey()}>
            if let Some(stop) = back {
                <button type="button" id="pager-back" class="button button--plain" onclick={on_click(send, stop.clone())}>
                    { words.common_back_to(name(props, stop)) }
                </button>
            } else {
                <span></span>
            }
            <span class="pager__count">{ words.common_rated_of(progress.done, progress.total) }</span>
            if let Some(stop) = next {
                <button type="button" id="pager-next" class="button button--primary" onclick={on_click(send, stop.clone())}>
                    { words.common_continue_to(name(props, stop)) }
                </button>
            }
        </nav>
    }
}

/// The journey's stops, each as the message that leads there.
fn stops(framework: &Framework) -> Vec<Msg> {
    let mut stops = vec![Msg::View(ViewMsg::PlaceOpened(Place::Mission))];
    stops.extend((0..framework.steps.len()).map(|value| Msg::View(ViewMsg::StepOpened(value))));
    stops.extend([Place::Insights, Place::Plan, Place::Share].map(|value| Msg::View(ViewMsg::PlaceOpened(value))));
    stops
}

fn is_here(props: &PagerProps, stop: &Msg) -> bool {
    match stop {
        Msg::View(ViewMsg::StepOpened(step)) => props.place == Place::Readiness && props.step == *step,
        Msg::View(ViewMsg::PlaceOpened(place)) => props.place == *place,
        _ => false,
    }
}

fn name(props: &PagerProps, stop: &Msg) -> String {
    match stop {
        Msg::View(ViewMsg::StepOpened(step)) => props.framework.steps.get(*step).map(|step| step.short_title.clone()),
        Msg::View(ViewMsg::PlaceOpened(place)) => Some(said(*place, &props.words).into_owned()),
        _ => None,
    }
    .unwrap_or_default()
}
