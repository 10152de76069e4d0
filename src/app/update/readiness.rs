//! What happens to one indicator in Readiness.

use crate::app::msg::ReadinessMsg;
use crate::base::IndicatorId;
use crate::domain::{Document, Framework, Response};

/// The text field a message belongs to, so that typing is taken back as a whole.
pub(super) fn field(indicator: &IndicatorId, msg: &ReadinessMsg) -> Option<String> {
    match msg {
        ReadinessMsg::NotApplicable(reason) if !reason.is_empty() => Some(format!("{indicator} reason")),
        ReadinessMsg::NotApplicable(_)
        | ReadinessMsg::Answered(_)
        | ReadinessMsg::Cleared
        | ReadinessMsg::TargetChosen(_) => None,
    }
}

/// Changes the answer of an indicator. An indicator or level that the framework does not have changes nothing.
pub(super) fn update(document: &mut Document, framework: &Framework, indicator: &IndicatorId, msg: ReadinessMsg) {
    if framework.indicator(indicator).is_none() {
        return;
    }
    document.readiness.edit(indicator, |answer| match msg {
        ReadinessMsg::Answered(level) if level.number() <= framework.level_count() => {
            answer.response = Some(Response::Level(level));
            answer.beyond_level = None;
        }
        ReadinessMsg::Answered(_) => {}
        ReadinessMsg::Cleared => (answer.response, answer.beyond_level) = (None, None),
        ReadinessMsg::NotApplicable(reason) => {
            (answer.response, answer.beyond_level) = (Some(Response::NotApplicable { reason }), None);
        }
        ReadinessMsg::TargetChosen(target) => {
            answer.target_level = target.filter(|target| target.number() <= framework.level_count());
            answer.beyond_target = None;
        }
    });
}
