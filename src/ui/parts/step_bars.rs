//! Bars on the scale of levels, one per step, each with what the step needs next.

use crate::ui::view::{AttrValue, Callback, Html, MouseEvent, html};

/// A step's bar. Levels count from 1, with decimals; what is not rated has none.
pub(crate) struct StepBar {
    pub title: String,
    /// The level word, or that it is too early for one.
    pub word: String,
    /// The level and the target in numbers.
    pub numbers: String,
    /// What blocks the next level.
    pub need: String,
    pub now: Option<f64>,
    pub aim: Option<f64>,
    /// Where the step's address would lead, if links led anywhere.
    pub href: AttrValue,
    pub on_open: Callback<MouseEvent>,
}

/// Draws the bars.
pub(crate) fn step_bars(bars: &[StepBar], level_count: u8) -> Html {
    html! { <ul class="step-bars">{ for bars.iter().map(|bar| step_bar(bar, level_count)) }</ul> }
}

fn step_bar(bar: &StepBar, level_count: u8) -> Html {
    html! {
        <li class="step-bars__item" key={bar.href.to_string()}>
            <div class="step-bars__head">
                <a class="step-bars__title" href={bar.href.clone()} onclick={bar.on_open.clone()}>{ bar.title.clone() }</a>
                { " " }
                <strong class="step-bars__word">{ bar.word.clone() }</strong>
                { " " }
                <span class="step-bars__numbers">{ bar.numbers.clone() }</span>
            </div>
            { track(bar, level_count) }
            <p class="step-bars__need">{ bar.need.clone() }</p>
        </li>
    }
}

fn track(bar: &StepBar, level_count: u8) -> Html {
    html! {
        <svg class="step-bars__track" width="100%" height="22" aria-hidden="true" focusable="false">
            <rect class="step-bars__rail" x="0" y="6" width="100%" height="10" />
            { for bar.now.map(|now| html! {
                <rect class="step-bars__fill" x="0" y="6" width={percent(now, level_count)} height="10" />
            }) }
            { for (2..level_count).map(|level| {
                let x = percent(f64::from(level), level_count);
                html! { <line class="step-bars__tick" x1={x.clone()} x2={x} y1="6" y2="16" /> }
            }) }
            { for bar.now.map(|now| html! {
                <circle class="step-bars__dot" cx={percent(now, level_count)} cy="11" r="7" />
            }) }
            { for bar.aim.map(|aim| {
                let x = percent(aim, level_count);
                html! { <line class="step-bars__aim" x1={x.clone()} x2={x} y1="0" y2="22" /> }
            }) }
        </svg>
    }
}

/// Where a level lies on the scale, to a tenth of a percent, kept off the very ends so that marks are not cut.
fn percent(level: f64, level_count: u8) -> String {
    let share = (level - 1.0) / f64::from(level_count.max(2) - 1);
    let tenths = (20.0 + share * 960.0 + 0.5) as u32;
    format!("{}.{}%", tenths / 10, tenths % 10)
}
