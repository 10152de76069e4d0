//! What is talked about after a reveal: the spreads, the way to an indicator, and what became of it.

use std::rc::Rc;

use crate::ui::view::{Callback, MouseEvent, use_memo};

use crate::app::{DeskMsg, Model, Msg};
use crate::base::IndicatorId;
use crate::domain::Framework;
use crate::domain::agreement::Spread;
use crate::domain::panel::{Ballots, Round};
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
