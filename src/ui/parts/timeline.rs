//! The plan over time: what is overdue, what each month brings, and what is closed; beside it, where there is room, a
//! bar on a scale of months with a line for today. Words and shapes say what colors say.

use std::ops::Range;

use crate::ui::view::{Html, classes, html};

use crate::base::Date;
use crate::domain::action::Status;
use crate::domain::plan::timeline::{Overload, Scale, When};
use crate::domain::{Action, Facts};
use crate::say;
use crate::ui::Scene;
use crate::ui::parts::fold::long_list;
use crate::words::{Words, with};

/// Draws the card; nothing while there are no actions.
pub(crate) fn timeline(scene: &Scene) -> Html {
    let (facts, words) = (&scene.model.facts, &scene.words);
    if facts.document.plan.actions.is_empty() {
        return html! {};
    }
    let (placed, drawn) = (facts.timeline(), scene.clone());
    html! {
        <section class="card timeline" part="card">
            { overloads(facts.overloads(), words) }
            <p class="timeline__hint">{ words.plan_timeline_hint(words.date(facts.today)) }</p>
            { months(&placed.scale, facts.today, words) }
            { long_list("timeline-more", facts.document.plan.actions.len(), IN_SIGHT, words, move |shown| groups(&drawn, shown)) }
        </section>
    }
}

/// Who holds too much in which month.
fn overloads(loads: &[Overload], words: &Words) -> Html {
    html! {
        { for loads.iter().map(|load| html! {
            <p class="timeline__overload" key={format!("{} {}", load.owner, load.month)}>
                { words.plan_overload(with::Count(load.count as u32), with::Month(words.formats().month(load.month)), with::Owner(&load.owner)) }
            </p>
        }) }
    }
}

/// The most months that are named; with more of them, every second or third is.
const MOST_NAMED: usize = 12;

/// The names of the months; of January, the year.
fn months(scale: &Scale, today: Date, words: &Words) -> Html {
    let every = scale.months().count().div_ceil(MOST_NAMED);
    let name = |month: Date| match month.month() {
        1 => month.year().to_string(),
        _ => words.formats().short_month(month),
    };
    html! {
        <div class="timeline__row timeline__head" aria-hidden="true">
            <svg class="timeline__track" width="100%" height="100%" focusable="false">
                { for scale.months().filter(|month| (usize::from(month.month()) - 1).is_multiple_of(every)).map(|month| html! {
                    <text class="timeline__month" x={at(scale, month)} y="14">{ name(month) }</text>
                }) }
                { upright("timeline__today", scale, today) }
            </svg>
        </div>
    }
}

/// How many actions are in sight: what is overdue, and the months that come first.
const IN_SIGHT: usize = 8;

/// The actions from one place of the order to another, by what is due when.
fn groups(scene: &Scene, shown: Range<usize>) -> Html {
    let (facts, words) = (&scene.model.facts, &scene.words);
    let placed = facts.timeline();
    let mut before = 0;
    let parts = placed.groups.iter().filter_map(|group| {
        let from = shown.start.saturating_sub(before).min(group.actions.len());
        let to = shown.end.saturating_sub(before).min(group.actions.len());
        before += group.actions.len();
        (from < to).then(|| self::group(group.when, &group.actions[from..to], &placed.scale, facts, words))
    });
    html! { <>{ for parts }</> }
}

fn group(when: When, actions: &[usize], scale: &Scale, facts: &Facts, words: &Words) -> Html {
    let all = &facts.document.plan.actions;
    html! {
        <section key={format!("{when:?}")}>
            <h3 class="timeline__subtitle">{ say::plan::when(words, when) }</h3>
            <ul class="timeline__rows" role="list">
                { for actions.iter().map(|at| row(&all[*at], scale, facts.today, words)) }
            </ul>
        </section>
    }
}

fn row(action: &Action, scale: &Scale, today: Date, words: &Words) -> Html {
    let overdue = action.overdue_days(today).is_some().then_some("timeline__state--overdue");
    let span = say::plan::span(words, action);
    html! {
        <li class="timeline__row" key={action.id.to_string()}>
            <div class="timeline__text">
                <span class="timeline__title">{ or(&action.title, &words.plan_untitled()) }</span>
                { " " }
                <span class="timeline__about">
                    <bdi>{ or(&action.owner, &words.plan_nobody()) }</bdi>
                    if !span.is_empty() {
                        { ", " }{ span }
                    }
                    { ". " }<strong class={classes!("timeline__state", overdue)}>{ say::plan::state(words, action, today) }</strong>
                </span>
            </div>
            { track(action, scale, today) }
        </li>
    }
}

/// An action on the scale of months: a bar from its start to its due date, and from there, where it is overdue, a broken
/// line to today.
fn track(action: &Action, scale: &Scale, today: Date) -> Html {
    let due = action.due_date.or(action.start_date);
    let late = due.filter(|_| action.overdue_days(today).is_some());
    html! {
        <svg class="timeline__track" width="100%" height="100%" aria-hidden="true" focusable="false">
            { for scale.months().map(|month| upright("timeline__tick", scale, month)) }
            { for due.map(|due| bar(action, action.start_date.unwrap_or(due).min(due), due, scale)) }
            { for late.map(|due| html! {
                <line class="timeline__late" x1={at(scale, due)} x2={at(scale, today)} y1="14" y2="14" />
            }) }
            { upright("timeline__today", scale, today) }
        </svg>
    }
}

fn bar(action: &Action, from: Date, to: Date, scale: &Scale) -> Html {
    let shape = match action.status {
        Status::Done => "timeline__bar--done",
        Status::Stopped => "timeline__bar--stopped",
        Status::Planned | Status::OnTrack | Status::Stuck => "timeline__bar--open",
    };
    // Short spans, and what lies beyond the scale, still show.
    let (start, end) = (scale.place(from).min(990), scale.place(to));
    let width = percent(end.saturating_sub(start).max(10));
    html! {
        <>
            <rect class={classes!("timeline__bar", shape)} x={percent(start)} width={width} y="8" height="12" rx="3" />
            if action.status == Status::Done {
                <circle class="timeline__done" cx={percent(end.max(start + 10))} cy="14" r="5" />
            }
        </>
    }
}

fn upright(class: &'static str, scale: &Scale, day: Date) -> Html {
    html! { <line {class} x1={at(scale, day)} x2={at(scale, day)} y1="0" y2="100%" /> }
}

fn at(scale: &Scale, day: Date) -> String {
    percent(scale.place(day))
}

/// Thousandths as a share of the width.
fn percent(thousandths: u32) -> String {
    format!("{}.{}%", thousandths / 10, thousandths % 10)
}

fn or(text: &str, otherwise: &str) -> String {
    let text = text.trim();
    if text.is_empty() { otherwise.to_owned() } else { text.to_owned() }
}
