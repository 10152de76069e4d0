//! What the parts of an indicator's card are given.

use yew::{Callback, Properties};

use crate::app::edit::Spot;
use crate::app::{Msg, ReadinessMsg};
use crate::base::Same;
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
    /// Where number keys move on to, if they do: an element's id.
    pub next: Option<String>,
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

    /// Where a field of this indicator's answer is kept.
    pub(crate) fn spot(&self, field: &str) -> Spot {
        Spot::new("readiness.answers").row(self.indicator.id.as_str()).field(field)
    }

    /// The id of a control of this card.
    pub(crate) fn control(&self, name: &str) -> String {
        format!("{}-{name}", self.indicator.id)
    }
}
