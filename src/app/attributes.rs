//! What a page asks of the element that the widget does not know, for the webmaster.

use super::room::{Place, Room, Stop};
use crate::base::choice::Worded;
use crate::base::near;
use crate::domain::Framework;
use crate::words::Words;

/// The attributes that take one of a few words, the default first.
const CHOICES: [(&str, &[&str]); 4] = [
    ("storage", &["local", "session", "none"]),
    ("keep-in-page", &["off", "on"]),
    ("theme", &["auto", "light", "dark"]),
    ("view", &["full", "pulse", "rate"]),
];

/// The attributes that take an address, with how one begins.
const ADDRESSES: [(&str, &[&str]); 2] = [("logo", &["data:image/"]), ("contact-href", &["https:", "mailto:", "tel:"])];

/// A line for each attribute whose value the widget passes over: what it is, what would be right, and what holds instead.
///
/// ```
/// use stem_readiness::app::attributes::remarks;
/// let framework = stem_readiness::content::framework();
/// let given = |name: &str| (name == "theme").then(|| "drak".to_owned());
/// let told = [r#"theme="drak": expected auto, light or dark, did you mean dark? auto holds"#];
/// assert_eq!(remarks(given, &framework), told);
/// ```
#[must_use]
pub fn remarks(attribute: impl Fn(&str) -> Option<String>, framework: &Framework) -> Vec<String> {
    let given = |name: &str| attribute(name).filter(|value| !value.is_empty());
    let mut remarks = Vec::new();
    for (name, known) in CHOICES {
        if let Some(value) = given(name).filter(|value| !known.contains(&value.as_str())) {
            let hint = did_you_mean(&value, known.iter().copied());
            remarks.push(format!(r#"{name}="{value}": expected {}{hint} {} holds"#, or(known), known[0]));
        }
    }
    for (name, known) in ADDRESSES {
        if let Some(value) = given(name).filter(|value| known.iter().all(|scheme| !value.starts_with(scheme))) {
            remarks.push(format!(r#"{name}="{value}": expected an address with {}; it is left out"#, or(known)));
        }
    }
    if let Some(lang) = given("lang").filter(|lang| !Words::speaks(lang)) {
        let known = Words::languages();
        remarks.push(format!(r#"lang="{lang}": the widget speaks {}; its sentences are in English"#, or(&known)));
    }
    remarks.extend(given("start").and_then(|start| start_remark(&start, framework)));
    remarks
}

/// What `start` names that is not there.
fn start_remark(start: &str, framework: &Framework) -> Option<String> {
    let (place, inner) = start.split_once('/').unwrap_or((start, ""));
    let Some(known) = Place::named(place) else {
        let hint = did_you_mean(place, Place::WORDS.iter().copied());
        return Some(format!(
            r#"start="{start}": expected {}{hint} {} opens"#,
            or(Place::WORDS),
            Place::default().word()
        ));
    };
    if inner.is_empty() || !matches!(Stop::named(start, framework), Some(Stop::Place(_))) {
        return None;
    }
    let inside: Vec<&str> = match known {
        Place::Readiness => framework.steps.iter().map(|step| step.id.as_str()).collect(),
        _ => known.rooms().iter().map(|room| Room::word(*room)).collect(),
    };
    let hint = did_you_mean(inner, inside.iter().copied());
    Some(format!(r#"start="{start}": {place} has {}{hint} {place} opens"#, or(&inside).replace(" or ", " and ")))
}

fn did_you_mean<'a>(value: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    near::nearest(value, known).map_or_else(|| ";".to_owned(), |meant| format!(", did you mean {meant}?"))
}

fn or(known: &[&str]) -> String {
    match known {
        [first @ .., last] if !first.is_empty() => format!("{} or {last}", first.join(", ")),
        all => all.concat(),
    }
}
