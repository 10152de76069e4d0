//! The plan over time: bars over four horizons where there is room, a list by horizon where there is not.

use crate::ui::view::{Html, classes, html};

use crate::base::sort;
use crate::domain::action::Horizon;
use crate::domain::plan::timeline::{Bar, Overload, Timeline};
use crate::domain::{Action, Facts};
use crate::say::choice::said;
use crate::words::Words;

/// Draws the card; nothing while there are no actions.
pub(crate) fn timeline(facts: &Facts, words: &Words) -> Html {
    let actions = &facts.document.plan.actions;
    if actions.is_empty() {
        return html! {};
    }
    let placed = facts.timeline();
    html! {
        <section class="card timeline" part="card">
            <h3 class="card__title">{ words.plan_timeline() }</h3>
            { overloads(facts.overloads(), words) }
            if !placed.bars.is_empty() {
                { bars(placed, actions, words) }
                { lists(placed, actions, words) }
            }
            { undated(placed, actions, words) }
        </section>
    }
}

/// Who holds too much in which month.
fn overloads(loads: &[Overload], words: &Words) -> Html {
    html! {
        { for loads.iter().map(|load| html! {
            <p class="timeline__overload" key={format!("{} {}", load.owner, load.month)}>
                { words.plan_overload(load.count as u32, words.formats().month(load.month), &load.owner) }
            </p>
        }) }
    }
}

fn bars(placed: &Timeline, actions: &[Action], words: &Words) -> Html {
    html! {
        <div class="timeline__chart">
            <div class="timeline__head" aria-hidden="true">
                { for Horizon::ALL.into_iter().map(|horizon| html! {
                    <span class={classes!("timeline__column", format!("timeline__column--{}", column(horizon)))}>{ said(horizon, words) }</span>
                }) }
            </div>
            <ul class="timeline__rows" role="list">{ for placed.bars.iter().map(|bar| row(bar, &actions[bar.action], words)) }</ul>
        </div>
    }
}

fn row(bar: &Bar, action: &Action, words: &Words) -> Html {
    let place = [format!("timeline__bar--from-{}", column(bar.from)), format!("timeline__bar--to-{}", column(bar.to))];
    let closed = (!action.status.is_open()).then_some("timeline__bar--closed");
    let (start, end) = (said(bar.from, words), said(bar.to, words));
    html! {
        <li class="timeline__row" key={action.id.to_string()}>
            <span class="timeline__title">{ title(action, words) }</span>
            { " " }
            <span class={classes!("timeline__bar", place.to_vec(), closed)}>
                <bdi>{ owner(action, words) }</bdi>
                if closed.is_some() {
                    { ", " }{ said(action.status, words) }
                }
                <span class="visually-hidden">{ ", " }{ words.plan_timeline_from_to(end, start) }</span>
            </span>
        </li>
    }
}

/// The same by horizon, for a narrow widget.
fn lists(placed: &Timeline, actions: &[Action], words: &Words) -> Html {
    html! {
        <div class="timeline__lists">
            { for Horizon::ALL.into_iter().map(|horizon| list(placed, actions, horizon, words)) }
        </div>
    }
}

fn list(placed: &Timeline, actions: &[Action], horizon: Horizon, words: &Words) -> Html {
    let mut ending: Vec<&Action> =
        placed.bars.iter().filter(|bar| bar.to == horizon).map(|bar| &actions[bar.action]).collect();
    let key = |action: &Action| (action.due_date.is_none(), action.due_date);
    sort(&mut ending, |one, other| key(one) < key(other));
    if ending.is_empty() {
        return html! {};
    }
    let heading = match horizon {
        Horizon::Year => words.plan_timeline_this_year().into_owned(),
        days => words.plan_timeline_within(said(days, words)),
    };
    html! { <>{ subtitle(heading) }{ lines(&ending, words) }</> }
}

fn undated(placed: &Timeline, actions: &[Action], words: &Words) -> Html {
    if placed.undated.is_empty() {
        return html! {};
    }
    let undated: Vec<&Action> = placed.undated.iter().map(|at| &actions[*at]).collect();
    html! { <>{ subtitle(words.plan_timeline_undated().into_owned()) }{ lines(&undated, words) }</> }
}

fn subtitle(text: String) -> Html {
    html! { <h4 class="timeline__subtitle">{ text }</h4> }
}

fn lines(actions: &[&Action], words: &Words) -> Html {
    html! {
        <ul class="timeline__list">
            { for actions.iter().map(|action| html! {
                <li class="timeline__line" key={action.id.to_string()}>
                    <span>{ title(action, words) }</span>
                    { " " }
                    <span class="timeline__about">{ about(action, words) }</span>
                </li>
            }) }
        </ul>
    }
}

fn about(action: &Action, words: &Words) -> String {
    match action.due_date {
        Some(date) => words.plan_timeline_line(words.date(date), owner(action, words)),
        None => owner(action, words),
    }
}

fn title(action: &Action, words: &Words) -> String {
    or(&action.title, &words.plan_untitled())
}

fn owner(action: &Action, words: &Words) -> String {
    or(&action.owner, &words.plan_nobody())
}

fn or(text: &str, otherwise: &str) -> String {
    let text = text.trim();
    if text.is_empty() { otherwise.to_owned() } else { text.to_owned() }
}

/// Which of the four columns a horizon is, from 1.
fn column(horizon: Horizon) -> usize {
    Horizon::ALL.iter().take_while(|known| **known < horizon).count() + 1
}
