//! The bar on top of the places in team mode: the workshop's parts, and the part of the script that runs.

use crate::ui::view::{Html, Properties, classes, component, html};

use super::next_act::NextAct;
use crate::app::{Desk, DeskMsg, Msg, ViewMsg};
use crate::domain::agenda::{Part, agenda};
use crate::say;
use crate::say::choice::said;
use crate::ui::Scene;
use crate::ui::parts::button::{Tone, button, tool};
use crate::ui::parts::icon::Icon;
use crate::ui::platform::use_seconds;
use crate::words::{Words, with};

/// From so many seconds left on, the bar says what helps to finish.
const SHORT_S: u32 = 120;

/// Draws the bar, in team mode.
pub(crate) fn bar(scene: &Scene) -> Html {
    let (view, words) = (&scene.model.view, &scene.words);
    if !view.team {
        return html! {};
    }
    let link = |desk: Desk| {
        let name = desk.word();
        let current = view.desk == Some(desk);
        html! {
            <li key={name}>
                <a id={format!("desk-{name}")} href={format!("#{name}")} aria-current={current.then_some("page")}
                    class={classes!("tab", current.then_some("tab--current"))}
                    onclick={scene.on_click(move || Msg::Desk(DeskMsg::Opened(desk)))}>{ said(desk, words) }</a>
            </li>
        }
    };
    html! {
        <div class="bar">
            <nav class="bar__desks" aria-label={words.workshop_bar()}>
                <ul class="tabs">{ for Desk::ALL.into_iter().map(link) }</ul>
            </nav>
            <Clock scene={scene.clone()} />
            { tool(Icon::Screen, words.share_projector(), false, scene.on_click(|| Msg::View(ViewMsg::ProjectorToggled))) }
            { tool(Icon::Close, words.workshop_leave(), false, scene.on_click(|| Msg::Desk(DeskMsg::TeamToggled))) }
            <NextAct scene={scene.clone()} />
        </div>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct ClockProps {
    scene: Scene,
}

/// The part that runs and its time. It is worked out from the instant the part ends, so that a reload or a sleeping
/// laptop changes nothing.
#[component]
fn Clock(props: &ClockProps) -> Html {
    let ClockProps { scene } = props;
    let (timer, words) = (&scene.model.view.timer, &scene.words);
    let now_s = use_seconds(scene.platform, timer.ends_s > 0);
    let script = agenda(scene.model.document.panel.length_minutes());
    let begin = |at: usize| script.get(at).map(|(part, minutes)| begin(scene, at, (*part, *minutes), now_s));
    if timer.ends_s == 0 && timer.left_s == 0 {
        return html! { <div class="bar__clock">{ begin(0).unwrap_or_default() }</div> };
    }
    let at = timer.part as usize;
    let part = script.get(at).map_or(Part::Open, |(part, _)| *part);
    let runs = timer.ends_s > 0;
    let left_s = if runs { i64::from(timer.ends_s) - i64::from(now_s) } else { i64::from(timer.left_s) };
    let is_short = left_s <= i64::from(SHORT_S);
    let toggle = if runs { words.workshop_timer_pause() } else { words.workshop_timer_go_on() };
    html! {
        <div class="bar__clock">
            <span class="bar__part">{ say::workshop::part_name(part, words) }</span>
            <span class={classes!("bar__time", is_short.then_some("bar__time--short"))} role="timer">{ time(left_s, words) }</span>
            { button(Tone::Plain, toggle, scene.on_click(move || Msg::Desk(DeskMsg::TimerToggled(now_s)))) }
            { begin(at + 1).unwrap_or_default() }
            if is_short {
                <span class="bar__prompt">{ say::workshop::part_prompt(part, words) }</span>
            }
        </div>
    }
}

fn begin(scene: &Scene, at: usize, (part, minutes): (Part, u32), now_s: u32) -> Html {
    let label = scene
        .words
        .workshop_timer_begin(with::Minutes(minutes), with::Part(say::workshop::part_name(part, &scene.words)));
    button(Tone::Plain, label, scene.on_click(move || Msg::Desk(DeskMsg::PartBegun(at as u32, now_s))))
}

fn time(left_s: i64, words: &Words) -> String {
    let seconds = left_s.unsigned_abs();
    let mut time = (seconds / 60).to_string();
    time.push(':');
    if seconds % 60 < 10 {
        time.push('0');
    }
    time.push_str(&(seconds % 60).to_string());
    if left_s < 0 { words.workshop_timer_over(time) } else { words.workshop_timer_left(time) }
}
