//! What is talked about after a reveal: the spreads, the list, the time for it, the way to an indicator, and what became of
//! it.

use std::rc::Rc;

use crate::ui::view::{Callback, MouseEvent, use_memo};

use crate::app::{DeskMsg, Model, Msg};
use crate::base::IndicatorId;
use crate::domain::agenda::{Part, agenda, talk_minutes};
use crate::domain::agreement::{MINUTES_EACH, Spread, TalkItem, all_to_talk_about};
use crate::domain::panel::{Ballots, Round};
use crate::domain::plan::priority::Relevance;
use crate::domain::{Framework, Indicator};
use crate::ui::{Scene, Wish};

/// The spreads of the latest round, counted when its ballots change.
#[yew::hook]
pub(super) fn use_spreads(model: &Model) -> Rc<Vec<Rc<Spread>>> {
    use_memo(model.document.panel.latest().map(Counted::of), |counted| {
        let spreads = counted.as_ref().map(|counted| counted.spreads(&model.framework)).unwrap_or_default();
        spreads.into_iter().map(Rc::new).collect()
    })
}

/// What spreads are counted from: equal as long as the ballots are the same ones.
#[derive(Clone, PartialEq)]
struct Counted {
    ballots: Ballots,
    scope: crate::domain::Scope,
    kept: Vec<Spread>,
}

impl Counted {
    fn of(round: &Round) -> Counted {
        Counted { ballots: round.ballots.clone(), scope: round.scope, kept: round.spreads.clone() }
    }

    fn spreads(&self, framework: &Framework) -> Vec<Spread> {
        if self.ballots.is_empty() { self.kept.clone() } else { self.ballots.spreads(framework, self.scope) }
    }
}

/// The minutes for talk, and whether they run: what is left of the part that runs, where it is the talk; else those that
/// the script gives it.
pub(super) fn minutes_for(model: &Model, minute: u32) -> (u32, bool) {
    let (view, length) = (&model.view, model.document.panel.length_minutes());
    let part = agenda(length).get(view.part as usize).map(|(part, _)| *part);
    match (part, view.ends_s, view.left_s) {
        (Some(Part::Talk), ends_s, _) if ends_s > 0 => ((ends_s / 60).saturating_sub(minute), true),
        (Some(Part::Talk), _, left_s) if left_s > 0 => (left_s / 60, true),
        _ => (talk_minutes(length), false),
    }
}

/// What is talked about in a round.
pub(super) struct Talks {
    /// What is neither settled nor parked, most pressing first.
    pub open: Vec<TalkItem>,
    /// How many are settled or parked already.
    pub done: u32,
}

impl Talks {
    /// Of the latest round; nothing once it is closed.
    pub(super) fn of(model: &Model, round: &Round, spreads: &[Rc<Spread>]) -> Talks {
        if round.keeps.is_some() {
            return Talks { open: Vec::new(), done: 0 };
        }
        let mission = &model.document.mission;
        let (tags, names) = (mission.tags(&model.framework), mission.names_who_is_missing());
        let relevance = |indicator: &Indicator| Relevance::of(indicator, &tags, names).quarters();
        let spreads: Vec<Spread> = spreads.iter().map(|spread| (**spread).clone()).collect();
        let all = all_to_talk_about(&model.framework, &spreads, relevance, |_| true);
        let (open, done): (Vec<_>, Vec<_>) = all.into_iter().partition(|item| round.is_open(&item.indicator));
        Talks { open, done: done.len() as u32 }
    }

    /// Those for which there is time.
    pub(super) fn within(&self, minutes: u32) -> &[TalkItem] {
        &self.open[..self.open.len().min((minutes / MINUTES_EACH) as usize)]
    }

    /// The one to talk about after this one, of those for which there is time.
    pub(super) fn after(&self, id: &IndicatorId, minutes: u32) -> Option<&IndicatorId> {
        self.within(minutes).iter().map(|item| &item.indicator).find(|other| *other != id)
    }
}

/// Opens an indicator, with the keyboard on its heading.
pub(super) fn opens(scene: &Scene, id: Option<IndicatorId>) -> Callback<MouseEvent> {
    let (send, ask) = (scene.send.clone(), scene.ask.clone());
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        send.emit(Msg::Desk(DeskMsg::TalkOpened(id.clone())));
        ask.emit(Wish::Focus("place-title".to_owned()));
    })
}

/// What became of an indicator: "settled at 2", "parked", or nothing yet.
pub(super) fn outcome(scene: &Scene, round: &Round, id: &IndicatorId) -> Option<String> {
    let words = &scene.words;
    if round.parked.contains(id) {
        return Some(words.workshop_is_parked().into_owned());
    }
    let level = scene.model.document.readiness.level(id).filter(|_| round.settled.contains(id))?;
    Some(words.workshop_is_settled(level.number()))
}
