//! The way around: the five places, and the steps while rating.

use crate::ui::view::{Html, classes, html};

use crate::app::{Msg, Place, ViewMsg, select};
use crate::domain::mission::check;
use crate::say;
use crate::say::choice::said;
use crate::ui::Scene;

/// Draws the places, and below them the steps when the place is Readiness.
pub(crate) fn rail(scene: &Scene) -> Html {
    html! {
        <div class="rail" part="rail">
            <nav class="rail__places" aria-label={scene.words.common_places()}>
                <p class="eyebrow rail__eyebrow" aria-hidden="true">{ scene.words.common_places() }</p>
                <ul class="tabs rail__list">{ for Place::ALL.into_iter().map(|place| place_link(scene, place)) }</ul>
            </nav>
            if scene.model.view.place == Place::Readiness && scene.model.view.desk.is_none() {
                <nav class="rail__steps" aria-label={scene.words.common_steps()}>
                    <p class="eyebrow rail__eyebrow" aria-hidden="true">{ scene.words.common_steps() }</p>
                    <ol class="tabs rail__list">{ for (0..scene.model.framework.steps.len()).map(|index| step_link(scene, index)) }</ol>
                </nav>
            }
        </div>
    }
}

fn place_link(scene: &Scene, place: Place) -> Html {
    let current = scene.model.view.place == place && scene.model.view.desk.is_none();
    let id = format!("place-{}", place.word());
    html! {
        <li key={place.word()}>
            <a {id} href={format!("#{}", place.word())} class={classes!("tab", "rail__link", current.then_some("tab--current"))}
                aria-current={current.then_some("page")} onclick={scene.on_click(Msg::View(ViewMsg::PlaceOpened(place)))}>
                { said(place, &scene.words) }
                <small class="rail__count" aria-hidden="true">{ count(scene, place) }</small>
            </a>
        </li>
    }
}

/// How far the team has come in a place, where that can be counted.
fn count(scene: &Scene, place: Place) -> String {
    let (model, words) = (&scene.model, &scene.words);
    match place {
        Place::Mission => {
            let mission = &model.document.mission;
            let statement = say::mission::statement(mission, &model.framework, words);
            let checks = check::check(mission, &model.framework, &statement);
            let passed = checks.iter().filter(|check| check.passed).count() as u32;
            words.common_of(passed, checks.len() as u32)
        }
        Place::Readiness => {
            let progress = select::readiness_progress(model);
            words.common_of(progress.done, progress.total)
        }
        Place::Plan => words.common_of(model.document.plan.priorities.len() as u32, 3u32),
        Place::Insights | Place::Share => String::new(),
    }
}

fn step_link(scene: &Scene, index: usize) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let step = &model.framework.steps[index];
    let progress = select::step_progress(model, step);
    let current = model.view.step == index;
    let id = format!("step-{}", step.id);
    html! {
        <li key={id.clone()}>
            <a {id} href={format!("#{}", step.id)} class={classes!("tab", "rail__link", current.then_some("tab--current"))}
                aria-current={current.then_some("step")} onclick={scene.on_click(Msg::View(ViewMsg::StepOpened(index)))}>
                <span class="visually-hidden">
                    { step.title.clone() }{ ", " }{ words.readiness_step_progress(progress.done, progress.total) }
                </span>
                <span aria-hidden="true">{ words.common_numbered(&step.short_title, index as u32 + 1) }</span>
                <small class="rail__count" aria-hidden="true">{ words.common_of(progress.done, progress.total) }</small>
            </a>
        </li>
    }
}
