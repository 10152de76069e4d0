//! The way around: the five places, and the steps while rating.

use crate::ui::view::{Callback, Html, Properties, classes, component, html};

use super::companion::Star;
use crate::app::select::{self, Progress};
use crate::app::{Msg, Place, ViewMsg};
use crate::base::Same;
use crate::domain::Framework;
use crate::domain::plan::MOST_PRIORITIES;
use crate::say::choice::said;
use crate::ui::Scene;
use crate::ui::scene::on_click;
use crate::words::Words;

/// What the rail shows.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct RailProps {
    framework: Same<Framework>,
    /// Where somebody is; `None` in the workshop.
    place: Option<Place>,
    /// The step shown, from 0.
    step: usize,
    /// How many checks the mission passes.
    checks: Progress,
    /// How many indicators of each step are rated.
    steps: Vec<Progress>,
    priorities: u32,
    words: Words,
    send: Callback<Msg>,
}

/// The rail of a scene.
pub(crate) fn rail(scene: &Scene, star: &Star) -> Html {
    let model = &scene.model;
    let passed = star.checks.iter().filter(|check| check.passed).count() as u32;
    html! {
        <Rail framework={Same::of(&model.framework)} place={model.view.desk.is_none().then_some(model.view.place)} step={model.view.step}
            checks={Progress { done: passed, total: star.checks.len() as u32 }}
            steps={model.framework.steps.iter().map(|step| select::step_progress(model, step)).collect::<Vec<_>>()}
            priorities={model.document.plan.priorities.len() as u32} words={scene.words.clone()} send={scene.send.clone()} />
    }
}

/// Draws the places, and below them the steps when the place is Readiness.
#[component]
fn Rail(props: &RailProps) -> Html {
    let words = &props.words;
    html! {
        <div class="rail" part="rail">
            <nav class="rail__places" aria-label={words.common_places()}>
                <p class="eyebrow rail__eyebrow" aria-hidden="true">{ words.common_places() }</p>
                <ul class="tabs rail__list">{ for Place::ALL.into_iter().map(|place| place_link(props, place)) }</ul>
            </nav>
            if props.place == Some(Place::Readiness) {
                <nav class="rail__steps" aria-label={words.common_steps()}>
                    <p class="eyebrow rail__eyebrow" aria-hidden="true">{ words.common_steps() }</p>
                    <ol class="tabs rail__list">{ for (0..props.framework.steps.len()).map(|index| step_link(props, index)) }</ol>
                </nav>
            }
        </div>
    }
}

fn place_link(props: &RailProps, place: Place) -> Html {
    let current = props.place == Some(place);
    let id = format!("place-{}", place.word());
    html! {
        <li key={place.word()}>
            <a {id} href={format!("#{}", place.word())} class={classes!("tab", "rail__link", current.then_some("tab--current"))}
                aria-current={current.then_some("page")} onclick={on_click(&props.send, Msg::View(ViewMsg::PlaceOpened(place)))}>
                { said(place, &props.words) }
                { for count(props, place).map(|count| html! { <small class="rail__count" aria-hidden="true">{ count }</small> }) }
            </a>
        </li>
    }
}

/// How far the team has come in a place, where that can be counted.
fn count(props: &RailProps, place: Place) -> Option<String> {
    let of = |progress: Progress| Some(props.words.common_of(progress.done, progress.total));
    match place {
        Place::Mission => of(props.checks),
        Place::Readiness => of(props.steps.iter().copied().sum()),
        Place::Plan => of(Progress { done: props.priorities, total: MOST_PRIORITIES as u32 }),
        Place::Insights | Place::Share => None,
    }
}

fn step_link(props: &RailProps, index: usize) -> Html {
    let words = &props.words;
    let step = &props.framework.steps[index];
    let progress = props.steps[index];
    let current = props.step == index;
    let id = format!("step-{}", step.id);
    html! {
        <li key={id.clone()}>
            <a {id} href={format!("#{}", step.id)} class={classes!("tab", "rail__link", current.then_some("tab--current"))}
                aria-current={current.then_some("step")} onclick={on_click(&props.send, Msg::View(ViewMsg::StepOpened(index)))}>
                <span class="visually-hidden">
                    { step.title.clone() }{ ", " }{ words.readiness_step_progress(progress.done, progress.total) }
                </span>
                <span aria-hidden="true">{ words.common_numbered(&step.short_title, index as u32 + 1) }</span>
                <small class="rail__count" aria-hidden="true">{ words.common_of(progress.done, progress.total) }</small>
            </a>
        </li>
    }
}
