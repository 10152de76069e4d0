//! What the places read from the model. Counted, not remembered.

use std::iter::Sum;
use std::rc::Rc;

use super::drafts::LATE_CODES;
use super::model::{Model, Place, Scope};
use super::room::Room;
use crate::base::{ChoiceId, IndicatorId};
use crate::domain::framework::Band;
use crate::domain::panel::{Ballot, Ballots, Sealed};
use crate::domain::plan::MOST_PRIORITIES;
use crate::domain::rating_code::IndicatorSet;
use crate::domain::{Document, Indicator, Step};

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

    /// What people said in the round that is not closed yet, before its reveal and after it.
    pub fn ballots(&self) -> impl Iterator<Item = &Ballot> {
        let before = self.sealed().map(|sealed| &sealed.ballots);
        let after = self.document.panel.open_round().map(|round| [&round.ballots, &round.apart]);
        before.into_iter().chain(after.into_iter().flatten()).flat_map(Ballots::iter)
    }

    /// The codes that are typed and not given yet: with the round before its reveal, a draft after it.
    #[must_use]
    pub fn typed_codes(&self) -> &str {
        match self.sealed() {
            Some(sealed) => &sealed.typed,
            None => self.drafts.get(LATE_CODES).map_or("", |typed| typed),
        }
    }

    /// The indicator that is talked about: while a round is open, the one that every window shows.
    #[must_use]
    pub fn talk(&self) -> Option<IndicatorId> {
        match self.document.panel.open_round().filter(|_| self.read_only.is_none()) {
            Some(round) => round.talk.clone(),
            None => self.view.talk.as_deref().map(IndicatorId::from),
        }
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

/// The indicators of the current step that are shown, and the place of the one that a narrow screen shows alone.
#[must_use]
pub fn cards(model: &Model) -> (Vec<&Rc<Indicator>>, usize) {
    let steps = &model.framework.steps;
    let (step, scope) = (&steps[model.view.step.min(steps.len() - 1)], scope(model));
    let shown: Vec<&Rc<Indicator>> = step.indicators.iter().filter(|indicator| is_shown(indicator, scope)).collect();
    let at = shown.iter().position(|indicator| Some(&indicator.id) == model.view.card.as_ref());
    (shown, at.unwrap_or(0))
}

/// How much of a room is done, where that can be told: what is answered in Mission, what is chosen and dated in Plan.
#[must_use]
pub fn room_progress(model: &Model, room: Room) -> Option<Progress> {
    let (document, content) = (&model.document, &model.framework.mission);
    let (mission, plan) = (&document.mission, &document.plan);
    let is = |text: &str| !text.trim().is_empty();
    let (any, texts) =
        (|chosen: &[ChoiceId]| !chosen.is_empty(), |all: &[&str]| all.iter().map(|one| is(one)).collect());
    let answered: Vec<bool> = match room {
        Room::Statement => texts(&[&mission.community, &mission.who, &mission.what, &mission.by_when]),
        Room::Missing => {
            let obstacles = (!content.obstacles.is_empty()).then(|| any(&mission.obstacles));
            [!mission.missing.is_empty()].into_iter().chain(obstacles).collect()
        }
        Room::Start => {
            let mut all: Vec<bool> = texts(&[&mission.includes, &mission.owned, &mission.learners]);
            all.extend([any(&mission.focus) || is(&mission.own_focus), any(&mission.purposes)]);
            all
        }
        Room::People => {
            let said = |band: &Band| mission.experiences.get(&band.id).is_some_and(|text| is(text));
            let people = [
                any(&mission.authors) || is(&mission.own_authors),
                any(&mission.partners) || is(&mission.own_partners),
            ];
            content.bands.iter().map(said).chain(people).collect()
        }
        Room::Test => texts(&[&mission.measure, &mission.decides, &mission.stop]),
        Room::Priorities => (0..MOST_PRIORITIES).map(|at| at < plan.priorities.len()).collect(),
        Room::Timeline => plan.actions.iter().map(|action| action.due_date.is_some()).collect(),
        _ => return None,
    };
    let done = answered.iter().filter(|is_done| **is_done).count() as u32;
    Some(Progress { done, total: answered.len() as u32 })
}

/// How much of Mission is answered beyond its first room.
#[must_use]
pub fn detail_progress(model: &Model) -> Progress {
    Place::Mission.rooms()[1..].iter().filter_map(|room| room_progress(model, *room)).sum()
}

/// How many entries a room holds, where they are counted.
#[must_use]
pub fn room_count(document: &Document, room: Room) -> usize {
    let plan = &document.plan;
    match room {
        Room::SignOff => document.mission.sign_offs.len(),
        Room::Milestones => document.milestones.len(),
        Room::Pilot => plan.pilot.sites.len(),
        Room::Cost => plan.cost.lines.len(),
        Room::Measures => plan.measures.len(),
        Room::Partners => plan.partners.len(),
        Room::CheckIn => plan.check_ins.len(),
        _ => 0,
    }
}
