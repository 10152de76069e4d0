//! What people call a place in the document, and how they read what is there: by the labels of the forms.

use serde_json::Value;

use super::edit::Spot;
use super::form::{Item, Kind, choice, date, text};
use super::forms;
use super::model::Model;
use crate::base::{Date, IndicatorId, Level};
use crate::domain::merge::Conflict;
use crate::domain::{Confidence, Document};
use crate::say;
use crate::say::choice::offered;
use crate::words::{Words, with};

/// Fields that no form declares, since they are drawn in a way of their own.
static OTHERS: &[(&str, &[Item])] = &[
    (
        "readiness.answers.*",
        &[
            text("response", Words::readiness_level),
            text("evidence.note", Words::readiness_printed_evidence),
            text("evidence.link", Words::readiness_link),
            date("evidence.date", Words::readiness_date),
            choice("confidence", Words::readiness_how_sure, |_, words| offered::<Confidence>(words)),
            text("target_level", Words::readiness_target),
            text("answered_by", Words::readiness_answered_by),
        ],
    ),
    ("mission.missing.*", forms::mission::MISSING),
    ("mission", &[text("experiences", Words::mission_experiences), text("missing", Words::mission_missing)]),
    (
        "mission.drafts.*",
        &[text("wording", Words::mission_statement), text("second_wording", Words::mission_second_label)],
    ),
    (
        "plan",
        &[
            text("priorities", Words::plan_priorities),
            text("actions", Words::plan_action),
            text("board_ask", Words::plan_board_ask),
            date("next_report", Words::plan_next_report),
        ],
    ),
    (
        "plan.actions.*",
        &[
            text("owner", Words::plan_owner),
            text("measure.readings", Words::plan_readings),
            text("indicator", Words::readiness_indicator),
        ],
    ),
    (
        "plan.pilot",
        &[text("sites", Words::share_pilot), text("locked", Words::pilot_lock), text("excluded", Words::pilot_exclude)],
    ),
    ("plan.measures.*", &[text("readings", Words::plan_readings)]),
    ("plan.pilot.schools.rows.*", &[text("name", Words::schools_school)]),
    ("panel", &[text("parking_lot", Words::workshop_parking_field), text("minutes", Words::workshop_length)]),
];

/// Fields by which a row is known, the first that says something.
const NAMES: [&str; 7] = ["title", "name", "what", "group", "wording", "date", "indicator"];

/// What people call a field, by the names on the way to it; `None` where no form has it.
#[must_use]
pub fn field_at(names: &[&str], words: &Words) -> Option<String> {
    item(names).map(|item| (item.label)(words).into_owned())
}

/// What a field holds, as people read it; by the names on the way to it.
#[must_use]
pub fn field_value(names: &[&str], value: &Value, model: &Model, words: &Words) -> String {
    if is_nothing(value) { words.copies_empty().into_owned() } else { shown(value, item(names), model, words) }
}

/// What people call the place of a conflict; its path where nothing on screen has that name.
#[must_use]
pub fn place_of(conflict: &Conflict, model: &Model, other: &Document, words: &Words) -> String {
    let names: Vec<&str> = conflict.names().collect();
    let field = field_at(&names, words);
    let row = (1..=names.len()).rev().find_map(|end| row(&names[..end], model, other, words));
    match (row, field) {
        (Some(row), Some(field)) => words.copies_field_of(with::Field(field), with::Row(row)),
        (Some(only), None) | (None, Some(only)) => only,
        (None, None) => conflict.path.clone(),
    }
}

/// What a place holds, as people read it.
#[must_use]
pub fn value_at(conflict: &Conflict, value: Option<&Value>, model: &Model, words: &Words) -> String {
    let names: Vec<&str> = conflict.names().collect();
    match value {
        Some(value) => shown(value, item(&names), model, words),
        None if conflict.is_of_entry() => words.copies_removed().into_owned(),
        None => words.copies_empty().into_owned(),
    }
}

/// What a field of a form says, for a line about its row: a text or a number behind its label, and what says itself what it
/// is alone. `None` where nothing is written.
#[must_use]
pub fn said(item: &Item, spot: &Spot, model: &Model, words: &Words) -> Option<String> {
    let value = spot.value(&model.document)?;
    if is_nothing(&value) {
        return None;
    }
    let text = match item.kind {
        Kind::Amount(2) if item.at.ends_with("_cents") => say::amount::money(words, value.as_u64()?),
        _ => shown(&value, Some(item), model, words),
    };
    Some(match item.kind {
        Kind::Text(_) | Kind::Number | Kind::Picks(_) | Kind::Schools(_) => {
            words.share_value(with::Field((item.label)(words)), with::Value(text))
        }
        _ => text,
    })
}

fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(entries) => entries.is_empty(),
        _ => false,
    }
}

fn shown(value: &Value, item: Option<&Item>, model: &Model, words: &Words) -> String {
    match value {
        Value::String(text) => shown_text(text, item, model, words),
        Value::Number(number) => shown_number(number.as_u64().unwrap_or_default(), item, words),
        Value::Array(entries) => {
            entries.iter().map(|entry| shown(entry, item, model, words)).collect::<Vec<_>>().join("; ")
        }
        Value::Object(fields) if fields.contains_key("level") => level(&value["level"], model, words),
        Value::Object(fields) if fields.contains_key("not_applicable") => {
            let reason = value["not_applicable"]["reason"].as_str().unwrap_or_default();
            words.readiness_not_applicable_because(reason)
        }
        Value::Object(fields) if fields.contains_key("date") && fields.contains_key("value") => reading(value, words),
        Value::Object(fields) => {
            let is_said = |(name, field): &(&String, &Value)| *name != "id" && !field.is_array() && !field.is_null();
            fields
                .iter()
                .filter(is_said)
                .map(|(_, field)| shown(field, None, model, words))
                .collect::<Vec<_>>()
                .join("; ")
        }
        other => other.to_string(),
    }
}

/// A value that was read on a day, with what to know about it.
fn reading(reading: &Value, words: &Words) -> String {
    let text = |name: &str| reading[name].as_str().unwrap_or_default();
    let day = text("date").parse::<Date>().map_or_else(|_| text("date").to_owned(), |day| words.date(day));
    let read = words.plan_reading(with::Date(day), with::Value(text("value")));
    if text("note").trim().is_empty() { read } else { words.joined(&[&read, text("note")]) }
}

/// A text: what is offered by its label, a day and an indicator by name.
fn shown_text(text: &str, item: Option<&Item>, model: &Model, words: &Words) -> String {
    let offer = item.and_then(|item| match item.kind {
        Kind::Choice(offer, _)
        | Kind::Chips(offer)
        | Kind::Toggles(offer)
        | Kind::Picks(offer)
        | Kind::Schools(offer) => Some(offer),
        _ => None,
    });
    let offered = offer.and_then(|offer| offer(model, words).into_iter().find(|(id, _)| id == text));
    if let Some((_, label)) = offered {
        return label;
    }
    indicator(text, model, words)
        .or_else(|| text.parse::<Date>().ok().map(|day| words.date(day)))
        .unwrap_or_else(|| text.to_owned())
}

fn shown_number(number: u64, item: Option<&Item>, words: &Words) -> String {
    match item.map(|item| item.kind) {
        Some(Kind::Amount(2)) => say::amount::hundredths(words, number),
        _ => words.formats().number(number as f64, 0),
    }
}

fn level(number: &Value, model: &Model, words: &Words) -> String {
    let level = number.as_u64().and_then(|number| Level::new(u8::try_from(number).ok()?).ok());
    level.map_or_else(
        || number.to_string(),
        |level| words.plan_level(with::Level(level.to_string()), with::Word(model.framework.level_name(level))),
    )
}

fn indicator(id: &str, model: &Model, words: &Words) -> Option<String> {
    let indicator = model.framework.indicator(&IndicatorId::from(id))?;
    Some(words.plan_name(with::Id(id), with::Title(&indicator.title)))
}

/// What a row of a list is called: an indicator by its title, anything else by what it says itself, here or there.
fn row(names: &[&str], model: &Model, other: &Document, words: &Words) -> Option<String> {
    let (last, way) = names.split_last()?;
    if let Some(name) = indicator(last, model, words) {
        return Some(name);
    }
    if way.is_empty() {
        return None;
    }
    let spot = names[1..].iter().fold(Spot::new(names[0]), |spot, name| spot.row(name));
    let said = |document: &Document| {
        let text = |name: &&str| Some(spot.field(name).text(document)).filter(|text| !text.trim().is_empty());
        spot.field("id").value(document).and_then(|_| NAMES.iter().find_map(text))
    };
    let name = said(&model.document).or_else(|| said(other))?;
    Some(shown_text(&name, None, model, words))
}

/// The field of a form that is at a path.
fn item(names: &[&str]) -> Option<&'static Item> {
    forms::ALL.iter().chain(OTHERS).find_map(|(at, items)| {
        let at: Vec<&str> = at.split('.').collect();
        let is_here = at.len() <= names.len() && at.iter().zip(names).all(|(at, name)| *at == "*" || at == name);
        is_here.then(|| within(items, &names[at.len()..])).flatten()
    })
}

fn within(items: &'static [Item], names: &[&str]) -> Option<&'static Item> {
    items.iter().find_map(|item| {
        let at: Vec<&str> = item.at.split('.').filter(|name| !name.is_empty()).collect();
        match item.kind {
            Kind::Fields(inner) | Kind::Group(inner) | Kind::When(_, inner) => within(inner, names),
            Kind::Rows(inner, ..) if names.len() > at.len() && names.starts_with(&at) => {
                within(inner, &names[at.len() + 1..])
            }
            Kind::Rows(..) | Kind::Hint | Kind::Fault => None,
            _ => (at == names).then_some(item),
        }
    })
}
