//! The next act of a workshop, in one line that is in sight in each of its parts.

use crate::ui::view::{Html, Properties, component, html};

use super::talk_list::use_spreads;
use crate::app::{Act, Model, minutes_for, next_act};
use crate::ui::Scene;
use crate::ui::parts::button::{Tone, button};
use crate::ui::platform::use_minute;
use crate::words::{Words, with};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct NextActProps {
    pub scene: Scene,
}

/// Draws the line, as a way there where it is somewhere else.
#[component]
pub(super) fn NextAct(props: &NextActProps) -> Html {
    let NextActProps { scene } = props;
    let minute = use_minute(scene.platform, scene.model.view.timer.ends_s > 0);
    let (minutes, _) = minutes_for(&scene.model, minute);
    let act = next_act(&scene.model, &use_spreads(&scene.model), minutes);
    let said = said(&act, &scene.model, &scene.words);
    html! {
        <div class="next-act">
            if let Some(way) = act.way(&scene.model) {
                { button(Tone::Plain, said, scene.on_click(move || way.clone())) }
            } else {
                <p>{ said }</p>
            }
        </div>
    }
}

fn said(act: &Act, model: &Model, words: &Words) -> String {
    match act {
        Act::Begin => words.workshop_next_begin().into_owned(),
        Act::First => words.workshop_next_first().into_owned(),
        Act::Collect(count) => words.workshop_next_collect(*count),
        Act::More(count) => words.workshop_next_more(*count),
        Act::Reveal => words.workshop_next_reveal().into_owned(),
        Act::Accept(count) => words.workshop_next_accept(*count),
        Act::Talk(id, count) => {
            let indicator = model.framework.indicator(id).map(|indicator| format!("{id} {}", indicator.title));
            words.workshop_next_talk(with::Count(*count), with::Indicator(indicator.unwrap_or_default()))
        }
        Act::Here(id) => words.workshop_next_here(id.as_str()),
        Act::Settle(_, count) => words.workshop_next_settle(*count),
        Act::Close => words.workshop_next_close().into_owned(),
        Act::Choose(count) => words.workshop_next_choose(*count),
        Act::Adopt(count) => words.workshop_next_adopt(*count),
        Act::Print => words.workshop_next_print().into_owned(),
    }
}
