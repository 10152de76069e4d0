//! What happens to the plan in depth.

use std::rc::Rc;

use crate::app::deep::{DeepMsg, Field, Sheet};
use crate::base::{Date, ItemId, sort};
use crate::domain::check_in::{CheckIn, Checked, Rerated};
use crate::domain::cost::{Category, CostLine, CostSketch, Recurs, Source};
use crate::domain::measure::Reading;
use crate::domain::measure::{About, TrackedMeasure};
use crate::domain::partner::Partner;
use crate::domain::pilot::{Charter, Cycle, Decision, Need, Pilot, Wave};
use crate::domain::{Action, Document, Plan, Response};

/// The text field a message belongs to, so that typing is taken back as a whole.
pub(super) fn field(msg: &DeepMsg) -> Option<String> {
    match msg {
        DeepMsg::Written(sheet, id, field, _) | DeepMsg::Counted(sheet, id, field, _) => {
            Some(format!("{sheet:?} {id} {field:?}"))
        }
        DeepMsg::CheckWritten(check_in, action, field, _) => Some(format!("{check_in} {action} {field:?}")),
        _ => None,
    }
}

/// Whether a message takes something away that a person may want back.
pub(super) fn removes(msg: &DeepMsg) -> bool {
    matches!(msg, DeepMsg::Removed(..))
}

pub(super) fn update(document: &mut Document, msg: DeepMsg, new_id: ItemId, today: Date) {
    let plan = &mut document.plan;
    let pilot = &mut plan.pilot;
    match msg {
        DeepMsg::SchoolsRead(schools) => bring(pilot, schools),
        DeepMsg::UnitChosen(unit) => pilot.unit = Some(unit),
        DeepMsg::SitesWanted(count) => pilot.site_count = count,
        DeepMsg::LockToggled(id) => {
            pilot.excluded.retain(|known| *known != id);
            toggle(&mut pilot.locked, id);
        }
        DeepMsg::ExclusionToggled(id) => {
            pilot.locked.retain(|known| *known != id);
            toggle(&mut pilot.excluded, id);
        }
        DeepMsg::NeedChosen(column, at_least, sites) => {
            pilot.need = Need { column, at_least, sites, other: std::mem::take(&mut pilot.need.other) };
        }
        DeepMsg::ColumnWeighed(column, weight) => {
            if let Some(column) = Rc::make_mut(&mut pilot.schools).columns.get_mut(column) {
                column.weight = Some(weight);
            }
        }
        DeepMsg::SitesAgreed(sites) => pilot.sites = sites,
        DeepMsg::Added(sheet) => add(plan, sheet, new_id, today),
        DeepMsg::Removed(sheet, id) => remove(plan, sheet, &id),
        DeepMsg::Written(sheet, id, field, text) => write(plan, sheet, &id, field, text),
        DeepMsg::Counted(sheet, id, field, amount) => count(&mut plan.cost, sheet, &id, field, amount),
        DeepMsg::Listed(sheet, id, field, item) => list(plan, sheet, &id, field, item),
        DeepMsg::Chosen(id, field, choice) => {
            if let Some(partner) = row(&mut plan.partners, |row| row.id == id) {
                let chosen = if field == Field::Pathways { &mut partner.pathways } else { &mut partner.bands };
                toggle(chosen, choice);
            }
        }
        DeepMsg::Read(id, date, value, note) => {
            if let Some(measure) = row(&mut plan.measures, |row| row.id == id) {
                measure.readings.push(Reading { date, value, note, other: serde_json::Map::new() });
                sort(&mut measure.readings, |one, other| one.date < other.date);
            }
        }
        DeepMsg::HandedOver(from, to) => hand_over(&mut plan.actions, &from, &to),
        other => check_in(document, other),
    }
}

/// New schools; what was said about schools that are no longer there is forgotten.
fn bring(pilot: &mut Pilot, schools: Rc<crate::domain::pilot::Schools>) {
    let kept = |ids: &mut Vec<ItemId>| ids.retain(|id| schools.row(id).is_some());
    [&mut pilot.locked, &mut pilot.excluded, &mut pilot.sites].into_iter().for_each(kept);
    if !schools.columns.iter().any(|column| column.name == pilot.need.column) {
        pilot.need = Need::default();
    }
    pilot.schools = schools;
}

fn toggle<T: PartialEq>(list: &mut Vec<T>, item: T) {
    if list.contains(&item) { list.retain(|known| *known != item) } else { list.push(item) }
}

fn row<T>(rows: &mut [T], is_it: impl Fn(&T) -> bool) -> Option<&mut T> {
    rows.iter_mut().find(|row| is_it(row))
}

fn add(plan: &mut Plan, sheet: Sheet, id: ItemId, today: Date) {
    match sheet {
        Sheet::Cycle => plan.pilot.charter.cycles.push(Cycle { id, ..Cycle::default() }),
        Sheet::Wave => plan.pilot.waves.push(Wave { id, ..Wave::default() }),
        Sheet::CostLine => plan.cost.lines.push(CostLine { id, ..CostLine::default() }),
        Sheet::Source => plan.cost.sources.push(Source { id, ..Source::default() }),
        Sheet::Measure => plan.measures.push(TrackedMeasure { id, ..TrackedMeasure::default() }),
        Sheet::Partner => plan.partners.push(Partner { id, ..Partner::default() }),
        Sheet::CheckIn => plan.check_ins.push(CheckIn::new(id, today)),
        Sheet::Charter | Sheet::Costs => {}
    }
}

fn remove(plan: &mut Plan, sheet: Sheet, id: &ItemId) {
    match sheet {
        Sheet::Cycle => plan.pilot.charter.cycles.retain(|row| row.id != *id),
        Sheet::Wave => plan.pilot.waves.retain(|row| row.id != *id),
        Sheet::CostLine => plan.cost.lines.retain(|row| row.id != *id),
        Sheet::Source => plan.cost.sources.retain(|row| row.id != *id),
        Sheet::Measure => plan.measures.retain(|row| row.id != *id),
        Sheet::Partner => plan.partners.retain(|row| row.id != *id),
        Sheet::CheckIn => plan.check_ins.retain(|row| row.id != *id),
        Sheet::Charter | Sheet::Costs => {}
    }
}

/// Writes a field of a sheet. A field that the sheet does not have changes nothing.
fn write(plan: &mut Plan, sheet: Sheet, id: &ItemId, field: Field, text: String) {
    let _ = match sheet {
        Sheet::Charter => write_charter(&mut plan.pilot.charter, field, text),
        Sheet::Cycle => row(&mut plan.pilot.charter.cycles, |row| row.id == *id).and_then(|row| match field {
            Field::Name => put(&mut row.name, text),
            Field::Start => put(&mut row.start_date, text.parse().ok()),
            Field::End => put(&mut row.end_date, text.parse().ok()),
            _ => None,
        }),
        Sheet::Wave => row(&mut plan.pilot.waves, |row| row.id == *id).and_then(|row| match field {
            Field::Name => put(&mut row.name, text),
            Field::Start => put(&mut row.start_date, text.parse().ok()),
            Field::Schools => put(&mut row.schools, text),
            Field::Readiness => put(&mut row.readiness, text),
            Field::Support => put(&mut row.support, text),
            _ => None,
        }),
        Sheet::CostLine => row(&mut plan.cost.lines, |row| row.id == *id).and_then(|row| write_line(row, field, text)),
        Sheet::Source => row(&mut plan.cost.sources, |row| row.id == *id).and_then(|row| match field {
            Field::Name => put(&mut row.name, text),
            Field::End => put(&mut row.end_date, text.parse().ok()),
            _ => None,
        }),
        Sheet::Measure => row(&mut plan.measures, |row| row.id == *id).and_then(|row| write_measure(row, field, text)),
        Sheet::Partner => row(&mut plan.partners, |row| row.id == *id).and_then(|row| write_partner(row, field, text)),
        Sheet::CheckIn => row(&mut plan.check_ins, |row| row.id == *id).and_then(|row| match field {
            Field::Learned => put(&mut row.learned, text),
            Field::Next => put(&mut row.next, text),
            Field::When => text.parse().ok().and_then(|date| put(&mut row.date, date)),
            _ => None,
        }),
        Sheet::Costs => None,
    };
}

fn put<T>(place: &mut T, value: T) -> Option<()> {
    *place = value;
    Some(())
}

fn write_charter(charter: &mut Charter, field: Field, text: String) -> Option<()> {
    match field {
        Field::Question => put(&mut charter.question, text),
        Field::Baseline => put(&mut charter.baseline, text),
        Field::Stop => put(&mut charter.stop, text),
        Field::Adapt => put(&mut charter.adapt, text),
        Field::Scale => put(&mut charter.scale, text),
        Field::AgreedOn => put(&mut charter.agreed_on, text.parse().ok()),
        Field::Playbook => put(&mut charter.playbook, text),
        Field::Decision => put(&mut charter.decision, Decision::named(&text)),
        Field::DecidedOn => put(&mut charter.decided_on, text.parse().ok()),
        Field::Reason => put(&mut charter.decision_reason, text),
        _ => None,
    }
}

fn write_line(line: &mut CostLine, field: Field, text: String) -> Option<()> {
    match field {
        Field::What => put(&mut line.what, text),
        Field::Category => put(&mut line.category, Category::named(&text).unwrap_or_default()),
        Field::Recurs => put(&mut line.recurs, Recurs::named(&text).unwrap_or_default()),
        Field::Start => put(&mut line.start_date, text.parse().ok()),
        Field::End => put(&mut line.end_date, text.parse().ok()),
        Field::PaidBy => put(&mut line.source, ItemId::from(text)),
        _ => None,
    }
}

fn write_measure(measure: &mut TrackedMeasure, field: Field, text: String) -> Option<()> {
    match field {
        Field::About => put(&mut measure.about, About::named(&text).unwrap_or_default()),
        Field::What => put(&mut measure.what, text),
        Field::Baseline => put(&mut measure.baseline, text),
        Field::Aim => put(&mut measure.target, text),
        Field::Who => put(&mut measure.who, text),
        Field::When => put(&mut measure.when, text),
        Field::Split => put(&mut measure.split, text),
        _ => None,
    }
}

fn write_partner(partner: &mut Partner, field: Field, text: String) -> Option<()> {
    match field {
        Field::Name => put(&mut partner.name, text),
        Field::Gives => put(&mut partner.gives, text),
        Field::Gets => put(&mut partner.gets, text),
        Field::Agreement => put(&mut partner.agreement, text),
        Field::Review => put(&mut partner.review_date, text.parse().ok()),
        _ => None,
    }
}

fn count(sketch: &mut CostSketch, sheet: Sheet, id: &ItemId, field: Field, amount: Option<u32>) {
    let place = match (sheet, field) {
        (Sheet::Costs, Field::Students) => Some(&mut sketch.students),
        (Sheet::Costs, Field::YearBegins) => {
            sketch.year_begins = amount.filter(|month| (1..=12).contains(month));
            None
        }
        (Sheet::Source, Field::YearlyMost) => {
            row(&mut sketch.sources, |row| row.id == *id).map(|row| &mut row.yearly_cents)
        }
        (Sheet::CostLine, _) => row(&mut sketch.lines, |row| row.id == *id).and_then(|line| match field {
            Field::Quantity => Some(&mut line.quantity_hundredths),
            Field::UnitCost => Some(&mut line.unit_cost_cents),
            Field::Actual => Some(&mut line.actual_cents),
            _ => None,
        }),
        _ => None,
    };
    if let Some(place) = place {
        *place = amount;
    }
}

fn list(plan: &mut Plan, sheet: Sheet, id: &ItemId, field: Field, item: ItemId) {
    let place = match (sheet, field) {
        (Sheet::Charter, Field::Measures) => Some(&mut plan.pilot.charter.measures),
        (Sheet::CostLine, Field::Schools) => row(&mut plan.cost.lines, |row| row.id == *id).map(|row| &mut row.schools),
        (Sheet::Measure, Field::Actions) => row(&mut plan.measures, |row| row.id == *id).map(|row| &mut row.actions),
        _ => None,
    };
    if let Some(place) = place {
        toggle(place, item);
    }
}

/// Owners are the same when their names differ only in case or surrounding space.
fn hand_over(actions: &mut [Action], from: &str, to: &str) {
    let same = |owner: &str| owner.trim().to_lowercase() == from.trim().to_lowercase();
    for action in actions.iter_mut().filter(|action| action.status.is_open() && same(&action.owner)) {
        action.owner = to.trim().to_owned();
    }
}

/// What is said in a check-in counts at once: an action's status and an indicator's level change with it.
fn check_in(document: &mut Document, msg: DeepMsg) {
    let plan = &mut document.plan;
    match msg {
        DeepMsg::Checked(id, action, status) => {
            let Some(known) = row(&mut plan.actions, |row| row.id == action) else { return };
            if let Some(check_in) = row(&mut plan.check_ins, |row| row.id == id) {
                said(check_in, known).status = status;
                known.status = status;
            }
        }
        DeepMsg::CheckWritten(id, action, field, text) => {
            let Some(known) = row(&mut plan.actions, |row| row.id == action) else { return };
            if let Some(check_in) = row(&mut plan.check_ins, |row| row.id == id) {
                let said = said(check_in, known);
                *(if field == Field::Why { &mut said.why } else { &mut said.next_step }) = text;
            }
        }
        DeepMsg::Rerated(id, indicator, to) => {
            let from = document.readiness.level(&indicator);
            let Some(check_in) = row(&mut document.plan.check_ins, |row| row.id == id) else { return };
            match check_in.rerated.iter_mut().find(|rated| rated.indicator == indicator) {
                Some(rated) => rated.to = to,
                None => check_in.rerated.push(Rerated {
                    indicator: indicator.clone(),
                    from,
                    to,
                    other: serde_json::Map::new(),
                }),
            }
            check_in.rerated.retain(|rated| rated.from != Some(rated.to));
            document.readiness.edit(&indicator, |answer| answer.response = Some(Response::Level(to)));
        }
        _ => {}
    }
}

fn said<'a>(check_in: &'a mut CheckIn, action: &Action) -> &'a mut Checked {
    let at = check_in.actions.iter().position(|checked| checked.action == action.id).unwrap_or_else(|| {
        check_in.actions.push(Checked::of(action));
        check_in.actions.len() - 1
    });
    &mut check_in.actions[at]
}
