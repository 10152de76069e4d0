//! What happens in Plan.

use crate::app::model::View;
use crate::app::msg::{ActionMsg, PlanMsg};
use crate::base::text::lower;
use crate::base::{Date, IndicatorId, ItemId, date, sort};
use crate::domain::check_in::CheckIn;
use crate::domain::measure::Reading;
use crate::domain::plan::MOST_PRIORITIES;
use crate::domain::{Action, ActionLibrary, Plan};

/// Messages that change only what is shown. True when the message was one of them.
pub(super) fn view_changed(view: &mut View, plan: &Plan, msg: &PlanMsg) -> bool {
    match msg {
        PlanMsg::PriorityTaken(id) if plan.priorities.len() >= MOST_PRIORITIES && !plan.priorities.contains(id) => {
            view.asks_in = Some(id.clone());
        }
        PlanMsg::PriorityWithdrawn => view.asks_in = None,
        PlanMsg::ActionToggled(id) => {
            let closes = view.open_action.as_deref() == Some(id.as_str());
            view.open_action = (!closes).then(|| id.to_string());
        }
        _ => return false,
    }
    true
}

/// The text field a message belongs to, so that typing is taken back as a whole.
pub(super) fn field(msg: &PlanMsg) -> Option<String> {
    match msg {
        PlanMsg::BoardAskWritten(_) => Some("board ask".to_owned()),
        PlanMsg::NextReportDated(_) => Some("next report".to_owned()),
        _ => None,
    }
}

/// Whether a message takes something away that a person may want back.
pub(super) fn removes(msg: &PlanMsg) -> bool {
    matches!(msg, PlanMsg::ActionRemoved(_) | PlanMsg::PriorityDropped(_))
}

/// Whether a message adds something that needs an id.
pub(super) fn adds(msg: &PlanMsg) -> bool {
    matches!(msg, PlanMsg::ActionAdopted(_) | PlanMsg::ActionAdded(_) | PlanMsg::CheckInBegun)
}

/// `new` is the id of what is added, and the day.
pub(super) fn update(
    plan: &mut Plan,
    msg: PlanMsg,
    library: &ActionLibrary,
    waiting: Option<IndicatorId>,
    new: (ItemId, Date),
) {
    let (new_id, today) = new;
    match msg {
        PlanMsg::PriorityTaken(id) if !plan.priorities.contains(&id) => plan.priorities.push(id),
        PlanMsg::PriorityDropped(id) => plan.priorities.retain(|known| *known != id),
        PlanMsg::PriorityReplaced(old) => {
            if let (Some(new), Some(place)) = (waiting, plan.priorities.iter().position(|id| *id == old)) {
                plan.priorities[place] = new;
            }
        }
        PlanMsg::PriorityMoved(id, by) => shift(&mut plan.priorities, |known| *known == id, by),
        PlanMsg::ActionAdopted(id) => {
            if let Some(entry) = library.actions.iter().find(|entry| entry.id == id) {
                plan.actions.push(Action::adopted(entry, new_id));
            }
        }
        PlanMsg::ActionAdded(indicator) => plan.actions.push(Action { id: new_id, indicator, ..Action::default() }),
        PlanMsg::ActionRemoved(id) => plan.actions.retain(|action| action.id != id),
        PlanMsg::ActionMoved(id, by) => move_action(plan, &id, by),
        PlanMsg::Action(id, msg) => {
            if let Some(action) = plan.actions.iter_mut().find(|action| action.id == id) {
                change(action, msg);
            }
        }
        PlanMsg::CheckInBegun => plan.check_ins.push(CheckIn::new(new_id, today)),
        PlanMsg::MeasureRead(id, date, value, note) => {
            if let Some(measure) = plan.measures.iter_mut().find(|measure| measure.id == id) {
                read(&mut measure.readings, date, value, note);
            }
        }
        PlanMsg::HandedOver(from, to) => hand_over(&mut plan.actions, &from, &to),
        PlanMsg::BoardAskWritten(text) => plan.board_ask = text,
        PlanMsg::NextReportDated(text) => plan.next_report = date::typed(&text),
        PlanMsg::PriorityTaken(_) | PlanMsg::PriorityWithdrawn | PlanMsg::ActionToggled(_) => {}
    }
}

/// Moves an entry by so many places, and stops at the ends.
fn shift<T>(list: &mut Vec<T>, is_it: impl Fn(&T) -> bool, by: isize) {
    if let Some(from) = list.iter().position(is_it) {
        let to = from.saturating_add_signed(by).min(list.len() - 1);
        let entry = list.remove(from);
        list.insert(to, entry);
    }
}

/// Moves an action among those of its indicator; the others keep their places.
fn move_action(plan: &mut Plan, id: &ItemId, by: isize) {
    let Some(indicator) = plan.actions.iter().find(|action| action.id == *id).map(|action| action.indicator.clone())
    else {
        return;
    };
    let places: Vec<usize> =
        (0..plan.actions.len()).filter(|index| plan.actions[*index].indicator == indicator).collect();
    let mut own: Vec<Action> = places.iter().map(|index| plan.actions[*index].clone()).collect();
    shift(&mut own, |action| action.id == *id, by);
    for (place, action) in places.into_iter().zip(own) {
        plan.actions[place] = action;
    }
}

/// Adds what was read, at its day.
pub(super) fn read(readings: &mut Vec<Reading>, date: Date, value: String, note: String) {
    readings.push(Reading { date, value, note, other: serde_json::Map::new() });
    sort(readings, |one, other| one.date < other.date);
}

/// Owners are the same when their names differ only in case or surrounding space.
fn hand_over(actions: &mut [Action], from: &str, to: &str) {
    let same = |owner: &str| lower(owner.trim()) == lower(from.trim());
    for action in actions.iter_mut().filter(|action| action.status.is_open() && same(&action.owner)) {
        action.owner = to.trim().to_owned();
    }
}

fn change(action: &mut Action, msg: ActionMsg) {
    match msg {
        ActionMsg::ReadingAdded(date, value, note) => read(&mut action.measure.readings, date, value, note),
        ActionMsg::ReadingRemoved(index) if index < action.measure.readings.len() => {
            action.measure.readings.remove(index);
        }
        ActionMsg::ReadingRemoved(_) => {}
    }
}
