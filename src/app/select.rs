//! What the places read from the model. Counted, not remembered.

use std::iter::Sum;
use std::rc::Rc;

use super::model::{Model, Scope};
use crate::domain::panel::Sealed;
use crate::domain::rating_code::IndicatorSet;
use crate::domain::{Indicator, Step};

/// How much has been answered: done of total.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Answered.
    pub done: u32,
    /// All there is.
    pub total: u32,
}

impl Sum for Progress {
    fn sum<I: Iterator<Item = Progress>>(all: I) -> Progress {
        let add = |sum: Progress, one: Progress| Progress { done: sum.done + one.done, total: sum.total + one.total };
        all.fold(Progress::default(), add)
    }
}

/// Whether an indicator is shown in a scope.
#[must_use]
pub fn is_shown(indicator: &Indicator, scope: Scope) -> bool {
    scope == Scope::Full || indicator.pulse
}

/// Whether the framework has a ten-minute start: indicators of the pulse.
#[must_use]
pub fn has_pulse(model: &Model) -> bool {
    model.framework.indicators().any(|indicator| indicator.pulse)
}

/// The scope that is shown: all indicators where the framework has no pulse.
#[must_use]
pub fn scope(model: &Model) -> Scope {
    if model.view.scope == Scope::Pulse && has_pulse(model) { Scope::Pulse } else { Scope::Full }
}

/// How many of a step's shown indicators have a response.
#[must_use]
pub fn step_progress(model: &Model, step: &Step) -> Progress {
    let (mut progress, scope) = (Progress::default(), scope(model));
    for indicator in step.indicators.iter().filter(|indicator| is_shown(indicator, scope)) {
        let answer = model.document.readiness.answer(&indicator.id);
        progress.total += 1;
        progress.done += u32::from(answer.is_some_and(|answer| answer.response.is_some()));
    }
    progress
}

/// How many of all shown indicators have a response.
#[must_use]
pub fn readiness_progress(model: &Model) -> Progress {
    model.framework.steps.iter().map(|step| step_progress(model, step)).sum()
}

/// Whether every indicator is answered.
#[must_use]
pub fn is_complete(model: &Model) -> bool {
    let answers = &model.document.readiness;
    let is_answered = |id| answers.answer(id).is_some_and(|answer| answer.response.is_some());
    model.framework.indicators().all(|indicator| is_answered(&indicator.id))
}

impl Model {
    /// The round before its reveal, if it belongs to this document.
    #[must_use]
    pub fn sealed(&self) -> Option<&Rc<Sealed>> {
        self.workshop.sealed.as_ref().filter(|sealed| sealed.document_id == self.document.document_id)
    }

    /// The indicators that the person on this device rates.
    #[must_use]
    pub fn sheet_set(&self) -> Option<IndicatorSet> {
        match &self.workshop.phone {
            Some(phone) => phone.round(&self.framework).map(|(_, set)| set),
            None => self.workshop.sealed.as_ref().map(|sealed| IndicatorSet::of(&self.framework, sealed.scope)),
        }
    }
}
