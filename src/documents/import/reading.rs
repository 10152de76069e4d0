//! The latest reading of a measure: three columns of one table, and an entry of a list.

use serde_json::{Value, json};

use super::cell::Habits;
use super::day;
use crate::base::delimited::unguarded;
use crate::base::sort;
use crate::base::text::plain;
use crate::documents::table::Form;

/// A column of the latest reading.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Day,
    Value,
    Note,
}

/// Which part of the latest reading a column holds.
pub(super) fn part(form: Form) -> Option<Part> {
    match form {
        Form::ReadingDay => Some(Part::Day),
        Form::ReadingValue => Some(Part::Value),
        Form::ReadingNote => Some(Part::Note),
        _ => None,
    }
}

/// Readings with what a row says of the latest, by the text of each part: on its day it is mended, on another day one is
/// added. `None` where nothing can be made of it.
pub(super) fn with<'a>(readings: &Value, text: impl Fn(Part) -> Option<(&'a str, Habits)>) -> Option<Value> {
    let mut all = readings.as_array().cloned().unwrap_or_default();
    let latest = (0..all.len()).max_by_key(|at| all[*at]["date"].as_str().unwrap_or_default().to_owned());
    let said = |part| text(part).map(|(text, _)| plain(unguarded(text)).trim().to_owned());
    let day = match text(Part::Day) {
        Some((text, habits)) => day::read(unguarded(text), habits.days).map(|day| Value::from(day.to_string())),
        None => latest.map(|at| all[at]["date"].clone()),
    }?;
    let (value, note) = (said(Part::Value), said(Part::Note));
    match latest.filter(|at| all[*at]["date"] == day) {
        Some(at) => {
            let fields = [("value", value), ("note", note)];
            fields
                .into_iter()
                .filter_map(|(name, said)| Some((name, said?)))
                .for_each(|(name, said)| all[at][name] = said.into());
        }
        None if value.as_ref().is_some_and(|value| !value.is_empty()) => {
            all.push(json!({ "date": day, "value": value, "note": note.unwrap_or_default() }));
            sort(&mut all, |one, other| one["date"].as_str() < other["date"].as_str());
        }
        None => return None,
    }
    Some(all.into())
}
