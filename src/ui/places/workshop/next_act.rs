//! The next act of a workshop, in one line that is in sight in each of its parts.

use std::rc::Rc;

use crate::ui::view::{Html, Properties, component, html};

use super::rate::not_rated;
use super::talk_list::{Talks, use_spreads};
use crate::app::{Desk, DeskMsg, Model, Msg, Room, Stop, ViewMsg};
use crate::base::IndicatorId;
use crate::documents::paper::Pack;
use crate::domain::agreement::{Spread, Verdict};
use crate::domain::panel::{Round, Sealed};
use crate::domain::plan::{MOST_PRIORITIES, Plan};
use crate::ui::Scene;
use crate::ui::parts::button::{Tone, button};
use crate::words::{Words, with};

/// What a facilitator does next.
enum Act {
    /// Begin a round.
    Begin,
    /// Collect the first ratings.
    First,
    /// Collect the ratings of so many more people.
    Collect(u32),
    /// Reveal the ratings.
    Reveal,
    /// Accept so many indicators that all agree on.
    Accept(u32),
    /// Talk about an indicator, the first of so many.
    Talk(IndicatorId, u32),
    /// Settle or park so many that need no talk.
    Settle(u32),
    /// Close the round.
    Close,
    /// Choose so many more priorities.
    Choose(u32),
    /// Give so many priorities an action.
    Adopt(u32),
    /// Print the board page.
    Print,
}

#[derive(Clone, PartialEq, Properties)]
pub(super) struct NextActProps {
    pub scene: Scene,
}

/// Draws the line, as a way there where it is somewhere else.
#[component]
pub(super) fn NextAct(props: &NextActProps) -> Html {
    let NextActProps { scene } = props;
    let act = next_act(&scene.model, &use_spreads(&scene.model));
    let said = act.said(&scene.model, &scene.words);
    html! {
        <div class="next-act">
            if let Some(way) = act.way(&scene.model) {
                { button(Tone::Plain, said, scene.on_click(way)) }
            } else {
                <p>{ said }</p>
            }
        </div>
    }
}

fn next_act(model: &Model, spreads: &[Rc<Spread>]) -> Act {
    let panel = &model.document.panel;
    if let Some(round) = panel.open_round() {
        return after_reveal(model, round, spreads);
    }
    if let Some(sealed) = model.sealed() {
        return before_reveal(model, sealed);
    }
    let begins = matches!(model.view.desk, Some(Desk::Prepare | Desk::Rate));
    if begins || panel.latest().is_none() { Act::Begin } else { after_close(&model.document.plan) }
}

fn after_close(plan: &Plan) -> Act {
    let bare = plan.priorities.iter().filter(|id| plan.actions_for(id).next().is_none()).count() as u32;
    match MOST_PRIORITIES.saturating_sub(plan.priorities.len()) as u32 {
        0 if bare == 0 => Act::Print,
        0 => Act::Adopt(bare),
        missing => Act::Choose(missing),
    }
}

fn before_reveal(model: &Model, sealed: &Sealed) -> Act {
    let panel = &model.document.panel;
    let (missing, phones) = not_rated(panel, sealed);
    match missing.len().saturating_sub(phones) {
        _ if sealed.count(&panel.roster) == 0 => Act::First,
        0 => Act::Reveal,
        count => Act::Collect(count as u32),
    }
}

fn after_reveal(model: &Model, round: &Round, spreads: &[Rc<Spread>]) -> Act {
    let open = || spreads.iter().filter(|spread| round.is_open(&spread.indicator));
    let agreed = open().filter(|spread| matches!(spread.verdict(), Verdict::Agreed(_))).count() as u32;
    if agreed > 0 {
        return Act::Accept(agreed);
    }
    let list = Talks::of(model, round, spreads).open;
    match (list.first(), open().count() as u32) {
        (Some(first), _) => Act::Talk(first.indicator.clone(), list.len() as u32),
        (None, 0) => Act::Close,
        (None, count) => Act::Settle(count),
    }
}

impl Act {
    fn said(&self, model: &Model, words: &Words) -> String {
        match self {
            Act::Begin => words.workshop_next_begin().into_owned(),
            Act::First => words.workshop_next_first().into_owned(),
            Act::Collect(count) => words.workshop_next_collect(*count),
            Act::Reveal => words.workshop_next_reveal().into_owned(),
            Act::Accept(count) => words.workshop_next_accept(*count),
            Act::Talk(id, count) => {
                let indicator = model.framework.indicator(id).map(|indicator| format!("{id} {}", indicator.title));
                words.workshop_next_talk(with::Count(*count), with::Indicator(indicator.unwrap_or_default()))
            }
            Act::Settle(count) => words.workshop_next_settle(*count),
            Act::Close => words.workshop_next_close().into_owned(),
            Act::Choose(count) => words.workshop_next_choose(*count),
            Act::Adopt(count) => words.workshop_next_adopt(*count),
            Act::Print => words.workshop_next_print().into_owned(),
        }
    }

    /// What leads there. `None` where the person is there already.
    fn way(&self, model: &Model) -> Option<Msg> {
        let desk = match self {
            Act::Begin | Act::First | Act::Collect(_) | Act::Reveal => Desk::Rate,
            Act::Talk(id, _) => {
                let is_open = model.view.talk.as_deref() == Some(id.as_str());
                let opens = if model.view.desk == Some(Desk::Reveal) {
                    DeskMsg::TalkOpened(Some(id.clone()))
                } else {
                    DeskMsg::Opened(Desk::Reveal)
                };
                return (!is_open).then_some(Msg::Desk(opens));
            }
            Act::Accept(_) | Act::Settle(_) => Desk::Reveal,
            Act::Close => Desk::Close,
            Act::Choose(_) | Act::Adopt(_) => {
                let stop = Stop::Room(Room::Priorities);
                let is_there = model.view.desk.is_none() && model.view.stop() == stop;
                return (!is_there).then_some(Msg::View(ViewMsg::Opened(stop)));
            }
            Act::Print => return Some(Msg::View(ViewMsg::PackOpened(Pack::Board))),
        };
        let is_there = model.view.desk == Some(desk) && model.view.talk.is_none();
        (!is_there).then_some(Msg::Desk(DeskMsg::Opened(desk)))
    }
}
