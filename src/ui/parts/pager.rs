//! Back and on, along the journey; on a phone it stays at the bottom.

use crate::ui::view::{Callback, Classes, Html, MouseEvent, Properties, classes, component, html};

use crate::app::select::{self, Progress};
use crate::app::{Msg, Place, Stop, ViewMsg};
use crate::base::{IndicatorId, Same};
use crate::domain::Framework;
use crate::say::choice::said;
use crate::ui::scene::on_click;
use crate::ui::{Scene, Wish};
use crate::words::{Words, with};

/// What the pager shows.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PagerProps {
    framework: Same<Framework>,
    here: Stop,
    /// The indicators of the step that is shown, where a narrow screen shows one at a time, and the place of that one.
    cards: Option<(Vec<IndicatorId>, usize)>,
    progress: Progress,
    words: Words,
    send: Callback<Msg>,
    ask: Callback<Wish>,
}

/// The pager of a scene.
pub(crate) fn pager(scene: &Scene) -> Html {
    let model = &scene.model;
    let is_one = model.view.place == Place::Readiness && !model.view.whole_list;
    let cards = is_one.then(|| {
        let (shown, at) = select::cards(model);
        (shown.iter().map(|indicator| indicator.id.clone()).collect::<Vec<_>>(), at)
    });
    html! {
        <Pager {cards} framework={Same::of(&model.framework)} here={model.view.stop()}
            progress={select::readiness_progress(model)} words={scene.words.clone()} send={scene.send.clone()} ask={scene.ask.clone()} />
    }
}

/// Draws the way back, how far the team has come, and the way on; for a narrow screen from indicator to indicator.
#[component]
fn Pager(props: &PagerProps) -> Html {
    let PagerProps { framework, here, cards, progress, words, .. } = props;
    let stops = Stop::journey(framework, *here);
    let here = stops.iter().position(|stop| stop == here).unwrap_or(0);
    let (back, next) = (here.checked_sub(1).and_then(|index| stops.get(index)), stops.get(here + 1));
    let way =
        |id, label: String, class, on| html! { <button type="button" {id} {class} onclick={on}>{ label }</button> };
    let to = |stop: Stop| on_click(&props.send, move || Msg::View(ViewMsg::Opened(stop)));
    let back = |id| back.map(|stop| way(id, words.common_back_to(name(props, *stop)), PLAIN, to(*stop)));
    let next = |id| next.map(|stop| way(id, words.common_continue_to(name(props, *stop)), PRIMARY, to(*stop)));
    let rated = words.common_rated_of(with::Done(progress.done), with::Total(progress.total));
    html! {
        <>
            { bar(props, classes!("pager", cards.is_some().then_some("pager--wide")), back("pager-back"), rated, next("pager-next")) }
            { for cards.iter().map(|(cards, at)| {
                let card = |at: usize| cards.get(at).map(|id| to_card(props, id));
                let before = at.checked_sub(1).and_then(card).map(|on| way("card-back", words.common_back().into_owned(), PLAIN, on));
                let after = card(at + 1).map(|on| way("card-next", words.common_next().into_owned(), PRIMARY, on));
                let place = words.readiness_card_of(with::At(*at as u32 + 1), with::Count(cards.len() as u32));
                bar(props, classes!("pager", "pager--cards"), before.or_else(|| back("card-back")), place, after.or_else(|| next("card-next")))
            }) }
        </>
    }
}

const PLAIN: &str = "button button--plain";
const PRIMARY: &str = "button button--primary";

fn bar(props: &PagerProps, class: Classes, back: Option<Html>, between: String, next: Option<Html>) -> Html {
    html! {
        <nav {class} aria-label={props.words.common_journey()}>
            { back.unwrap_or_else(|| html! { <span></span> }) }
            <span class="pager__count">{ between }</span>
            { next }
        </nav>
    }
}

/// A click that turns to an indicator, with the keyboard at its first level.
fn to_card(props: &PagerProps, id: &IndicatorId) -> Callback<MouseEvent> {
    let (send, ask, id) = (props.send.clone(), props.ask.clone(), id.clone());
    Callback::from(move |_: MouseEvent| {
        send.emit(Msg::View(ViewMsg::CardShown(id.clone())));
        ask.emit(Wish::Focus(format!("{id}-1")));
    })
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
