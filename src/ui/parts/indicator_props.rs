//! What the parts of an indicator's card are given.

use yew::{Callback, Properties};

use crate::app::edit::Spot;
use crate::app::{Msg, ReadinessMsg, Stop, ViewMsg};
use crate::base::{IndicatorId, Level, Same};
use crate::domain::{Answer, Framework, Indicator};
use crate::ui::Wish;
use crate::words::Words;

/// What a card shows: drawn anew only when its own answer changes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct IndicatorCardProps {
    /// Its place among the cards of a step, from 0.
    pub at: usize,
    pub indicator: Same<Indicator>,
    pub framework: Same<Framework>,
    pub answer: Option<Answer>,
    pub claimed: bool,
    /// Whether a narrow screen shows it alone.
    pub is_current: bool,
    /// Whether number keys move on.
    pub moves_on: bool,
    /// The indicator after it; `None` for the last one.
    pub next: Option<IndicatorId>,
    /// The step to go on to, where this rating is the last that its step waits for.
    pub onward: Option<usize>,
    pub words: Words,
    pub send: Callback<Msg>,
    pub ask: Callback<Wish>,
}

impl IndicatorCardProps {
    /// A callback that tells what happened to this indicator.
    pub(crate) fn on<T: 'static>(&self, msg: impl Fn(T) -> ReadinessMsg + 'static) -> Callback<T> {
        let id = self.indicator.id.clone();
        self.send.reform(move |value| Msg::Readiness(id.clone(), msg(value)))
    }

    /// Rates, and moves on where the team wants it.
    pub(crate) fn rate(&self) -> Callback<Level> {
        let IndicatorCardProps { next, onward, moves_on, send, ask, .. } = self;
        let (rate, next, send, ask) = (self.on(ReadinessMsg::Answered), next.clone(), send.clone(), ask.clone());
        let (moves_on, onward) = (*moves_on, *onward);
        Callback::from(move |level| {
            rate.emit(level);
            match &next {
                _ if !moves_on => {}
                Some(next) => {
                    send.emit(Msg::View(ViewMsg::CardShown(next.clone())));
                    ask.emit(Wish::Focus(format!("{next}-1")));
                }
                None => match onward {
                    Some(step) => send.emit(Msg::View(ViewMsg::Opened(Stop::Step(step)))),
                    None => ask.emit(Wish::Focus("pager-next".to_owned())),
                },
            }
        })
    }

    /// Where a field of this indicator's answer is kept.
    pub(crate) fn spot(&self, field: &str) -> Spot {
        Spot::new("readiness.answers").row(self.indicator.id.as_str()).field(field)
    }

    /// The id of a control of this card.
    pub(crate) fn control(&self, name: &str) -> String {
        format!("{}-{name}", self.indicator.id)
    }
}
