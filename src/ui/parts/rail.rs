//! The way around: the five places, and below them the rooms or steps of the one that is shown.

use crate::ui::view::{AttrValue, Callback, Html, Properties, classes, component, html};

use super::companion::Star;
use crate::app::select::{self, Progress};
use crate::app::{Msg, Place, Room, Stop, ViewMsg};
use crate::domain::plan::MOST_PRIORITIES;
use crate::say::choice::said;
use crate::ui::Scene;
use crate::ui::scene::on_click;
use crate::words::{Words, with};

/// What the rail shows.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct RailProps {
    /// Where somebody is; `None` in the workshop.
    stop: Option<Stop>,
    /// How many checks the mission passes.
    checks: Progress,
    /// How many indicators are rated.
    rated: Progress,
    priorities: u32,
    /// The rooms or steps of the place that is shown.
    rooms: Vec<RoomLink>,
    words: Words,
    send: Callback<Msg>,
}

/// A link to a room or a step.
#[derive(Clone, PartialEq)]
struct RoomLink {
    stop: Stop,
    id: String,
    /// What is seen of it.
    name: AttrValue,
    /// What is heard of it, with how far the team is.
    said: String,
    /// How far the team is, in figures.
    count: String,
}

/// The rail of a scene.
pub(crate) fn rail(scene: &Scene, star: &Star) -> Html {
    let model = &scene.model;
    let passed = star.checks.iter().filter(|check| check.passed).count() as u32;
    let stop = model.view.desk.is_none().then(|| model.view.stop());
    let stops = stop.map(|stop| Stop::of(stop.place(), &model.framework)).unwrap_or_default();
    html! {
        <Rail {stop} checks={Progress { done: passed, total: star.checks.len() as u32 }}
            rated={select::readiness_progress(model)} priorities={model.document.plan.priorities.len() as u32}
            rooms={stops.into_iter().filter_map(|stop| link(scene, stop)).collect::<Vec<_>>()}
            words={scene.words.clone()} send={scene.send.clone()} />
    }
}

/// The link to a room or a step; a place itself has its own.
fn link(scene: &Scene, stop: Stop) -> Option<RoomLink> {
    match stop {
        Stop::Place(_) => None,
        Stop::Step(index) => step_link(scene, index),
        Stop::Room(room) => Some(room_link(scene, room)),
    }
}

fn step_link(scene: &Scene, index: usize) -> Option<RoomLink> {
    let words = &scene.words;
    let step = scene.model.framework.steps.get(index)?;
    let Progress { done, total } = select::step_progress(&scene.model, step);
    Some(RoomLink {
        stop: Stop::Step(index),
        id: format!("step-{}", step.id),
        name: words.common_numbered(with::Name(&step.short_title), with::Number(index as u32 + 1)).into(),
        said: [&*step.title, ", ", &words.common_rated_of(with::Done(done), with::Total(total))].concat(),
        count: words.common_of(with::Done(done), with::Total(total)),
    })
}

fn room_link(scene: &Scene, room: Room) -> RoomLink {
    let (model, words) = (&scene.model, &scene.words);
    let name = said(room, words);
    let (said, count) = match (select::room_progress(model, room), select::room_count(&model.document, room)) {
        (Some(Progress { total: 0, .. }), _) | (None, 0) => (name.to_string(), String::new()),
        (Some(Progress { done, total }), _) => (
            [&*name, ", ", &words.common_done_of(with::Done(done), with::Total(total))].concat(),
            words.common_of(with::Done(done), with::Total(total)),
        ),
        (None, count) => {
            let figure = words.formats().number(count as f64, 0);
            ([&*name, ", ", &words.common_room_count(count as u32)].concat(), figure)
        }
    };
    RoomLink { stop: Stop::Room(room), id: format!("room-{}", room.word()), name: name.into(), said, count }
}

/// Draws the places, and below them the rooms or steps of the one that is shown.
#[component]
fn Rail(props: &RailProps) -> Html {
    let words = &props.words;
    html! {
        <div class="rail" part="rail">
            <nav class="rail__places" aria-label={words.common_places()}>
                <p class="eyebrow rail__eyebrow" aria-hidden="true">{ words.common_places() }</p>
                <ul class="tabs rail__list">{ for Place::ALL.into_iter().map(|place| place_link(props, place)) }</ul>
            </nav>
            if let Some(stop) = props.stop.filter(|_| !props.rooms.is_empty()) {
                { rooms(props, stop) }
            }
        </div>
    }
}

fn rooms(props: &RailProps, here: Stop) -> Html {
    let name = match here.place() {
        Place::Readiness => props.words.common_steps(),
        place => said(place, &props.words),
    };
    html! {
        <nav class="rail__rooms" aria-label={name.clone()} key={here.place().word()}>
            <p class="eyebrow rail__eyebrow" aria-hidden="true">{ name }</p>
            <ol class="tabs rail__list" role="list">{ for props.rooms.iter().map(|room| shown_link(props, room, here)) }</ol>
        </nav>
    }
}

fn place_link(props: &RailProps, place: Place) -> Html {
    let current = props.stop.is_some_and(|stop| stop.place() == place);
    let id = format!("place-{}", place.word());
    html! {
        <li key={place.word()}>
            <a {id} href={format!("#/{}", place.word())} class={classes!("tab", "rail__link", current.then_some("tab--current"))}
                aria-current={current.then_some("page")} onclick={on_click(&props.send, move || Msg::View(ViewMsg::Opened(Stop::Place(place))))}>
                { said(place, &props.words) }
                { for count(props, place).map(|count| html! { <small class="rail__count" aria-hidden="true">{ count }</small> }) }
            </a>
        </li>
    }
}

/// How far the team has come in a place, where that can be counted.
fn count(props: &RailProps, place: Place) -> Option<String> {
    let of = |progress: Progress| Some(props.words.common_of(with::Done(progress.done), with::Total(progress.total)));
    match place {
        Place::Mission => of(props.checks),
        Place::Readiness => of(props.rated),
        Place::Plan => of(Progress { done: props.priorities, total: MOST_PRIORITIES as u32 }),
        Place::Insights | Place::Share => None,
    }
}

fn shown_link(props: &RailProps, room: &RoomLink, here: Stop) -> Html {
    let stop = room.stop;
    let current = stop == here;
    html! {
        <li key={room.id.clone()}>
            <a id={room.id.clone()} href={format!("#/{}", room.id)} class={classes!("tab", "rail__link", current.then_some("tab--current"))}
                aria-current={current.then_some("step")} onclick={on_click(&props.send, move || Msg::View(ViewMsg::Opened(stop)))}>
                <span class="visually-hidden">{ room.said.clone() }</span>
                <span aria-hidden="true">{ room.name.clone() }</span>
                <small class="rail__count" aria-hidden="true">{ room.count.clone() }</small>
            </a>
        </li>
    }
}
