//! The readiness of the steps on the radar.

use super::radar::Axis;
use crate::domain::score::{Readiness, Score};
use crate::domain::{Answer, Assessment, Framework, Step};

/// The axes of a framework's steps, with the readiness now and, where there is one to compare with, before.
#[must_use]
pub fn axes(framework: &Framework, assessment: &Assessment, now: &Readiness, before: Option<&Readiness>) -> Vec<Axis> {
    let axis = |(index, step): (usize, &Step)| {
        let score = |readiness: &Readiness| readiness.steps.get(index)?.score.map(Score::value);
        let aim = now.steps.get(index).and_then(|step| step.target);
        Axis {
            name: step.short_title.clone(),
            now: score(now),
            aim: aim.or_else(|| unrated_aim(framework, assessment, step)).map(Score::value),
            before: before.and_then(score),
        }
    };
    framework.steps.iter().enumerate().map(axis).collect()
}

/// The target of a step of which nothing is rated yet.
fn unrated_aim(framework: &Framework, assessment: &Assessment, step: &Step) -> Option<Score> {
    let applies = |id| !assessment.answer(id).is_some_and(Answer::is_not_applicable);
    let indicators = step.indicators.iter().filter(|indicator| applies(&indicator.id));
    Score::mean(
        indicators.filter_map(|indicator| Some((assessment.target_level(framework, &indicator.id)?, indicator.weight))),
    )
}
