//! The plan over time: what is overdue, what each month brings, and what is closed; beside it, where there is room, a
//! bar on a scale of months with a line for today. Words and shapes say what colors say.

use crate::ui::view::{Html, classes, html};

use crate::base::Date;
use crate::domain::action::Status;
use crate::domain::plan::timeline::{Group, Overload, Scale};
use crate::domain::{Action, Facts};
use crate::say;
use crate::words::{Words, with};

/// Draws the card; nothing while there are no actions.
pub(crate) fn timeline(facts: &Facts, words: &Words) -> Html {
    if facts.document.plan.actions.is_empty() {
        return html! {};
    }
    let placed = facts.timeline();
    html! {
        <section class="card timeline" part="card">
            { overloads(facts.overloads(), words) }
            <p class="timeline__hint">{ words.plan_timeline_hint(words.date(facts.today)) }</p>
            { months(&placed.scale, facts.today, words) }
            { for placed.groups.iter().map(|group| self::group(group, &placed.scale, facts, words)) }
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

fn group(group: &Group, scale: &Scale, facts: &Facts, words: &Words) -> Html {
    let actions = &facts.document.plan.actions;
    html! {
        <section key={format!("{:?}", group.when)}>
            <h3 class="timeline__subtitle">{ say::plan::when(words, group.when) }</h3>
            <ul class="timeline__rows" role="list">
                { for group.actions.iter().map(|at| row(&actions[*at], scale, facts.today, words)) }
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
