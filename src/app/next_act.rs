//! The next act of a workshop, and what leads there.

use std::rc::Rc;

use super::model::Model;
use super::msg::{Msg, ViewMsg};
use super::room::{Room, Stop};
use super::talks::Talks;
use super::workshop::{Desk, DeskMsg};
use crate::base::IndicatorId;
use crate::documents::paper::Pack;
use crate::domain::agreement::{Spread, Verdict};
use crate::domain::panel::{Round, Sealed};
use crate::domain::plan::MOST_PRIORITIES;

/// What a facilitator does next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Act {
    /// Begin a round.
    Begin,
    /// Collect the first ratings.
    First,
    /// Collect the ratings of so many more people.
    Collect(u32),
    /// Collect more, or reveal what so many have given: without a list nobody knows how many there will be.
    More(u32),
    /// Reveal the ratings.
    Reveal,
    /// Accept so many indicators that all agree on.
    Accept(u32),
    /// Talk about an indicator, the first of so many.
    Talk(IndicatorId, u32),
    /// Settle or park the indicator that is on the screen.
    Here(IndicatorId),
    /// Settle or park so many for which there is no list or no time, this one first.
    Settle(IndicatorId, u32),
    /// Close the round.
    Close,
    /// Choose so many more priorities.
    Choose(u32),
    /// Give so many priorities an action.
    Adopt(u32),
    /// Print the board page.
    Print,
}

/// The next act, where these are the spreads of the latest round and so many minutes are left for talk. It is worked out of
/// the answers and the sealed round, so that every window says the same.
#[must_use]
pub fn next_act(model: &Model, spreads: &[Rc<Spread>], minutes: u32) -> Act {
    let panel = &model.document.panel;
    if let Some(round) = panel.open_round() {
        return after_reveal(model, round, spreads, minutes);
    }
    if let Some(sealed) = model.sealed() {
        return before_reveal(model, sealed);
    }
    let begins = matches!(model.view.desk, Some(Desk::Prepare | Desk::Rate));
    if begins || panel.latest().is_none() { Act::Begin } else { after_close(model) }
}

/// A team may choose fewer priorities than it can: once each has an action, it has chosen.
fn after_close(model: &Model) -> Act {
    let plan = &model.document.plan;
    let chosen = plan.priorities.len();
    let bare = plan.priorities.iter().filter(|id| plan.actions_for(id).next().is_none()).count();
    let most = model.framework.indicators().take(MOST_PRIORITIES).count();
    match most.saturating_sub(chosen) as u32 {
        _ if bare == 0 && chosen > 0 => Act::Print,
        0 => Act::Adopt(bare as u32),
        missing => Act::Choose(missing),
    }
}

fn before_reveal(model: &Model, sealed: &Sealed) -> Act {
    let panel = &model.document.panel;
    let (missing, phones) = sealed.not_rated(&panel.roster);
    match (sealed.count(&panel.roster), missing.len().saturating_sub(phones)) {
        (0, _) => Act::First,
        (count, _) if panel.roster.is_empty() => Act::More(count as u32),
        (_, 0) => Act::Reveal,
        (_, count) => Act::Collect(count as u32),
    }
}

fn after_reveal(model: &Model, round: &Round, spreads: &[Rc<Spread>], minutes: u32) -> Act {
    let open = || spreads.iter().filter(|spread| round.is_open(&spread.indicator));
    if let Some(here) = model.talk().filter(|here| model.view.desk == Some(Desk::Reveal) && is_in(open(), here)) {
        return Act::Here(here);
    }
    let agreed = open().filter(|spread| matches!(spread.verdict(), Verdict::Agreed(_))).count() as u32;
    if agreed > 0 {
        return Act::Accept(agreed);
    }
    let talks = Talks::of(model, round, spreads);
    let first = talks.within(minutes).first().map(|item| item.indicator.clone());
    match (first, open().next()) {
        (Some(first), _) => Act::Talk(first, talks.open.len() as u32),
        (None, Some(left)) => Act::Settle(left.indicator.clone(), open().count() as u32),
        (None, None) => Act::Close,
    }
}

fn is_in<'a>(mut open: impl Iterator<Item = &'a Rc<Spread>>, id: &IndicatorId) -> bool {
    open.any(|spread| spread.indicator == *id)
}

impl Act {
    /// What leads there. `None` where the person is there already.
    #[must_use]
    pub fn way(&self, model: &Model) -> Option<Msg> {
        let desk = match self {
            Act::Begin | Act::First | Act::Collect(_) | Act::More(_) | Act::Reveal => Desk::Rate,
            Act::Here(_) => return None,
            Act::Talk(id, _) | Act::Settle(id, _) if model.view.desk == Some(Desk::Reveal) => {
                return Some(Msg::Desk(DeskMsg::TalkOpened(Some(id.clone()))));
            }
            Act::Accept(_) | Act::Talk(..) | Act::Settle(..) => Desk::Reveal,
            Act::Close => Desk::Close,
            Act::Choose(_) | Act::Adopt(_) => {
                let stop = Stop::Room(Room::Priorities);
                let is_there = model.view.desk.is_none() && model.view.stop() == stop;
                return (!is_there).then_some(Msg::View(ViewMsg::Opened(stop)));
            }
            Act::Print => return Some(Msg::View(ViewMsg::PackOpened(Pack::Board))),
        };
        let is_there = model.view.desk == Some(desk) && model.talk().is_none();
        (!is_there).then_some(Msg::Desk(DeskMsg::Opened(desk)))
    }
}
