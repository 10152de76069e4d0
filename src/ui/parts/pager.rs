//! Back and on, along the journey; on a phone it stays at the bottom.

use crate::ui::view::{Callback, Html, Properties, component, html};

use crate::app::select::{self, Progress};
use crate::app::{Msg, Stop, ViewMsg};
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
    here: Stop,
    progress: Progress,
    words: Words,
    send: Callback<Msg>,
}

/// The pager of a scene.
pub(crate) fn pager(scene: &Scene) -> Html {
    let model = &scene.model;
    html! {
        <Pager framework={Same::of(&model.framework)} here={model.view.stop()}
            progress={select::readiness_progress(model)} words={scene.words.clone()} send={scene.send.clone()} />
    }
}

/// Draws the way back, how far the team has come, and the way on.
#[component]
fn Pager(props: &PagerProps) -> Html {
    let PagerProps { framework, here, progress, words, send } = props;
    let stops = Stop::journey(framework, *here);
    let here = stops.iter().position(|stop| stop == here).unwrap_or(0);
    let back = here.checked_sub(1).and_then(|index| stops.get(index));
    let next = stops.get(here + 1);
    html! {
        <nav class="pager" aria-label={words.common_journey()}>
            if let Some(stop) = back {
                <button type="button" id="pager-back" class="button button--plain" onclick={on_click(send, Msg::View(ViewMsg::Opened(*stop)))}>
                    { words.common_back_to(name(props, *stop)) }
                </button>
            } else {
                <span></span>
            }
            <span class="pager__count">{ words.common_rated_of(progress.done, progress.total) }</span>
            if let Some(stop) = next {
                <button type="button" id="pager-next" class="button button--primary" onclick={on_click(send, Msg::View(ViewMsg::Opened(*stop)))}>
                    { words.common_continue_to(name(props, *stop)) }
                </button>
            }
        </nav>
    }
}

/// What a stop is called from here: a place's first room by the place, unless somebody is in another of its rooms.
fn name(props: &PagerProps, stop: Stop) -> String {
    let place = stop.place();
    match stop {
        Stop::Step(step) => props.framework.steps.get(step).map(|step| step.short_title.clone()).unwrap_or_default(),
        Stop::Room(room) if place == props.here.place() || place.rooms().first() != Some(&room) => {
            said(room, &props.words).into_owned()
        }
        Stop::Place(_) | Stop::Room(_) => said(place, &props.words).into_owned(),
    }
}
