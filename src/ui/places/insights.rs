//! Insights: where the team stands, what the next level needs, what stands out, and what has changed.

mod comparison;
mod findings;
mod milestone;
mod next_level;
mod overview;
mod team;

use std::borrow::Cow;

use crate::ui::view::{AttrValue, Html, html};

use crate::app::{Msg, Place, Room, Stop, ViewMsg};
use crate::domain::score::{Score, StepReadiness};
use crate::say;
use crate::say::choice::said;
use crate::ui::Scene;
use crate::ui::parts::button::{self, Tone};
use crate::ui::parts::edition;
use crate::ui::parts::room::head;
use crate::ui::parts::sight::in_sight;
use crate::words::Words;

/// Draws the room of what the ratings say that somebody is in.
pub(crate) fn insights(scene: &Scene) -> Html {
    let words = &scene.words;
    let room = scene.model.view.room(Place::Insights);
    let (title, lead) = match room {
        Some(Room::NextLevel) => (words.insights_next_title(), words.insights_next_lead()),
        Some(Room::Findings) => (words.insights_findings_title(), words.insights_findings_lead()),
        Some(Room::Milestones) => (words.insights_milestones_title(), words.insights_milestones_hint()),
        _ => stands(scene),
    };
    let room = html! {
        <>
            { head(said(Place::Insights, words), title, lead) }
            { match room {
                Some(Room::NextLevel) => rated(scene, next_level::next_level),
                Some(Room::Findings) => html! { <>{ rated(scene, findings::findings) }{ team::team(scene) }{ edition::strays(scene) }</> },
                Some(Room::Milestones) => milestone::milestones(scene, has_rating(scene)),
                _ => rated(scene, overview::overview),
            } }
        </>
    };
    in_sight(scene, room)
}

/// The team's level, and what that rests on.
fn stands(scene: &Scene) -> (Cow<'static, str>, Cow<'static, str>) {
    let (framework, words) = (&scene.model.framework, &scene.words);
    let now = scene.model.facts.readiness();
    (
        say::readiness::overall_word(&now.overall, framework, words).into(),
        say::readiness::overall_sentence(now, framework, words).into(),
    )
}

fn has_rating(scene: &Scene) -> bool {
    scene.model.facts.readiness().overall.coverage.rated > 0
}

/// What a room holds, or, before the first rating, what it will hold.
fn rated(scene: &Scene, room: fn(&Scene) -> Html) -> Html {
    if has_rating(scene) { room(scene) } else { nothing_rated(scene) }
}

fn nothing_rated(scene: &Scene) -> Html {
    let words = &scene.words;
    html! {
        <section class="card" part="card">
            <h3 class="card__title">{ words.insights_empty_title() }</h3>
            <p class="insights__hint">{ words.insights_empty() }</p>
            { button::button(Tone::Primary, words.insights_rate(), scene.on_click(|| Msg::View(ViewMsg::Opened(Stop::Step(0))))) }
        </section>
    }
}

/// A level in tenths as people write it: "2.3".
fn level(tenths: u32, words: &Words) -> String {
    words.formats().number(f64::from(tenths) / 10.0, 1)
}

fn score_level(score: Option<Score>, words: &Words) -> String {
    score.map_or_else(|| words.insights_none().into_owned(), |score| level(score.tenths(), words))
}

/// By how much a step has risen or fallen; a dash where it was not rated on one of the days.
fn change(now: &StepReadiness, then: &StepReadiness, words: &Words) -> String {
    let Some((now, then)) = now.score.zip(then.score) else { return words.insights_none().into_owned() };
    let amount = |tenths: i64| level(tenths.unsigned_abs() as u32, words);
    match now.tenths_above(then) {
        _ if now == then => words.insights_no_change().into_owned(),
        0 if then.is_below(now) => words.insights_rise_small().into_owned(),
        0 => words.insights_fall_small().into_owned(),
        tenths if tenths > 0 => words.insights_rise(amount(tenths)),
        tenths => words.insights_fall(amount(tenths)),
    }
}

/// The class of a list in one column.
const LIST: &str = "insights__list";

/// The classes of a list of short entries, in two columns where there is room.
const COLUMNS: &str = "insights__list insights__list--columns";

/// A card with a title and a list, or a sentence in place of an empty list.
fn list_card(
    list: &'static str,
    title: impl Into<AttrValue>,
    hint: Option<String>,
    items: Vec<Html>,
    none: String,
) -> Html {
    html! {
        <section class="card" part="card">
            <h3 class="card__title">{ title.into() }</h3>
            if items.is_empty() {
                <p class="insights__hint">{ none }</p>
            } else {
                { for hint.map(|hint| html! { <p class="insights__hint">{ hint }</p> }) }
                <ul class={list}>{ for items }</ul>
            }
        </section>
    }
}
