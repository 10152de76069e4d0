//! What happens in a check-in. What is said counts at once: an action's status and an indicator's level change with it.

use super::plan;
use crate::app::msg::CheckInMsg;
use crate::base::{IndicatorId, ItemId, Level};
use crate::domain::check_in::{CheckIn, Checked, Rerated};
use crate::domain::{Action, Document, Plan, Response};

/// The text field a message belongs to, so that typing is taken back as a whole.
pub(super) fn field(msg: &CheckInMsg) -> Option<String> {
    match msg {
        CheckInMsg::Explained(id, action, _) => Some(format!("plan.check_ins.{id}.{action}.why")),
        CheckInMsg::NextStepWritten(id, action, _) => Some(format!("plan.check_ins.{id}.{action}.next_step")),
        CheckInMsg::Read(id, of, _) => Some(format!("plan.check_ins.{id}.{of}.reading")),
        CheckInMsg::Checked(..) | CheckInMsg::Rerated(..) => None,
    }
}

pub(super) fn update(document: &mut Document, msg: CheckInMsg) {
    let plan = &mut document.plan;
    match msg {
        CheckInMsg::Checked(id, action, status) => change(plan, &id, &action, |said, action| {
            said.status = status;
            action.status = status;
        }),
        CheckInMsg::Explained(id, action, text) => change(plan, &id, &action, |said, _| said.why = text),
        CheckInMsg::NextStepWritten(id, action, text) => change(plan, &id, &action, |said, _| said.next_step = text),
        CheckInMsg::Read(id, of, text) => read(plan, &id, &of, text),
        CheckInMsg::Rerated(id, indicator, to) => rerate(document, &id, &indicator, to),
    }
}

/// Changes what a check-in says about an action, and the action with it.
fn change(plan: &mut Plan, id: &ItemId, action: &ItemId, make: impl FnOnce(&mut Checked, &mut Action)) {
    let action = plan.actions.iter_mut().find(|known| known.id == *action);
    let check_in = plan.check_ins.iter_mut().find(|known| known.id == *id);
    if let (Some(action), Some(check_in)) = (action, check_in) {
        make(said(check_in, action), action);
    }
}

fn said<'a>(check_in: &'a mut CheckIn, action: &Action) -> &'a mut Checked {
    let at = check_in.actions.iter().position(|checked| checked.action == action.id).unwrap_or_else(|| {
        check_in.actions.push(Checked::of(action));
        check_in.actions.len() - 1
    });
    &mut check_in.actions[at]
}

/// Writes down what was read on the check-in's day, letter by letter, in place of what stood there.
fn read(plan: &mut Plan, id: &ItemId, of: &ItemId, value: String) {
    let Some(date) = plan.check_ins.iter().find(|known| known.id == *id).map(|known| known.date) else { return };
    let of_actions = plan.actions.iter_mut().map(|action| (&action.id, &mut action.measure.readings));
    let of_measures = plan.measures.iter_mut().map(|measure| (&measure.id, &mut measure.readings));
    let Some((_, readings)) = of_actions.chain(of_measures).find(|(id, _)| *id == of) else { return };
    match readings.iter().rposition(|reading| reading.date == date) {
        Some(at) if value.is_empty() => drop(readings.remove(at)),
        Some(at) => readings[at].value = value,
        None if value.is_empty() => {}
        None => plan::read(readings, date, value, String::new()),
    }
}

fn rerate(document: &mut Document, id: &ItemId, indicator: &IndicatorId, to: Level) {
    let from = document.readiness.level(indicator);
    let Some(check_in) = document.plan.check_ins.iter_mut().find(|known| known.id == *id) else { return };
    match check_in.rerated.iter_mut().find(|rated| rated.indicator == *indicator) {
        Some(rated) => rated.to = to,
        None => {
            let other = serde_json::Map::new();
            check_in.rerated.push(Rerated { indicator: indicator.clone(), from, to, other });
        }
    }
    check_in.rerated.retain(|rated| rated.from != Some(rated.to));
    document.readiness.edit(indicator, |answer| answer.response = Some(Response::Level(to)));
}
