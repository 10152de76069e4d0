//! What moves when a framework's content changes while answers to it are kept. No answer is ever dropped.

use super::framework::reference::{FrameworkRef, level_names};
use super::{Answer, Assessment, Document, Framework, Response};
use crate::base::texts::Texts;
use crate::base::{IndicatorId, Level};

/// What moved since the answers were last given.
#[derive(Clone, Debug, PartialEq)]
pub struct Moved {
    /// Indicators the answers' edition did not have.
    pub added: Vec<IndicatorId>,
    /// Indicators the page's edition does not have.
    pub gone: Vec<IndicatorId>,
    /// Titles before and after.
    pub retitled: Vec<(String, String)>,
    /// The names of the levels before, where they are others now.
    pub levels_before: Option<Vec<String>>,
    /// Indicators rated at a level that this edition does not have.
    pub beyond: Vec<IndicatorId>,
}

/// What moved between the edition that a document names and the framework; `None` where both are the same, and for a
/// document without answers.
#[must_use]
pub fn moved(document: &Document, framework: &Framework) -> Option<Moved> {
    let was = &document.framework;
    // Asked with each drawing, so it makes nothing to compare with.
    if (was.edition == framework.edition && was.says_what(framework)) || document.is_empty() {
        return None;
    }
    let known = |id: &str| framework.indicator(&id.into());
    let before = |id: &IndicatorId| was.indicators.get(id.as_str());
    let all = || framework.indicators();
    let retitled =
        all().filter_map(|now| Some((before(&now.id)?, now.title.as_str()))).filter(|(then, now)| then != now);
    let added = all().filter(|now| !was.indicators.is_empty() && before(&now.id).is_none());
    let gone = was.indicators.iter().map(|(id, _)| id).filter(|id| known(id).is_none());
    let mut gone: Vec<IndicatorId> = gone.map(IndicatorId::from).collect();
    for id in strays(document, framework) {
        if was.earlier.get(id.as_str()).is_none() && !gone.contains(id) {
            gone.push(id.clone());
        }
    }
    Some(Moved {
        added: added.map(|now| now.id.clone()).collect(),
        gone,
        retitled: retitled.map(|(then, now)| (then.to_owned(), now.to_owned())).collect(),
        levels_before: Some(was.levels.clone()).filter(|was| !was.is_empty() && *was != level_names(framework)),
        beyond: all().filter(|now| beyond(&document.readiness, &now.id).is_some()).map(|now| now.id.clone()).collect(),
    })
}

/// The reference of a document whose team has seen what moved. The titles of what is gone stay with the answers to it.
#[must_use]
pub fn settled(document: &Document, framework: &Framework) -> FrameworkRef {
    let mut earlier = Texts::default();
    for id in strays(document, framework) {
        earlier.set(id.as_str(), document.framework.title_of(id));
    }
    FrameworkRef { earlier, other: document.framework.other.clone(), ..FrameworkRef::of(framework) }
}

/// The indicators that the document says something about and the framework does not have, each once.
#[must_use]
pub fn strays<'a>(document: &'a Document, framework: &Framework) -> Vec<&'a IndicatorId> {
    let planned = document.plan.priorities.iter().chain(document.plan.actions.iter().map(|action| &action.indicator));
    let mut found: Vec<&IndicatorId> = Vec::new();
    for id in document.readiness.answers.keys().chain(planned) {
        if framework.indicator(id).is_none() && !found.contains(&id) {
            found.push(id);
        }
    }
    found
}

/// The level that an indicator was rated at in an edition with more levels.
#[must_use]
pub fn beyond(assessment: &Assessment, id: &IndicatorId) -> Option<u32> {
    assessment.answer(id)?.beyond_level
}

/// Sets levels that the framework does not have aside, and takes back those it has again.
pub(crate) fn carry(assessment: &mut Assessment, framework: &Framework) {
    for answer in assessment.answers.values_mut() {
        carry_answer(answer, framework.level_count());
    }
}

fn carry_answer(answer: &mut Answer, level_count: u8) {
    let fits = |number: u32| u8::try_from(number).ok().filter(|number| *number <= level_count).map(Level::new)?.ok();
    if let Some(level) = answer.level().filter(|level| level.number() > level_count) {
        (answer.response, answer.beyond_level) = (None, Some(u32::from(level.number())));
    } else if let (None, Some(level)) = (&answer.response, answer.beyond_level.and_then(fits)) {
        (answer.response, answer.beyond_level) = (Some(Response::Level(level)), None);
    }
    if let Some(level) = answer.target_level.filter(|level| level.number() > level_count) {
        (answer.target_level, answer.beyond_target) = (None, Some(u32::from(level.number())));
    } else if let (None, Some(level)) = (answer.target_level, answer.beyond_target.and_then(fits)) {
        (answer.target_level, answer.beyond_target) = (Some(level), None);
    }
}
