//! What a cell says: whether that is what the widget would write there, and which value it stands for.

use serde_json::{Value, json};

use super::day::{self, Days};
use crate::base::text::{lower, plain};
use crate::base::{ItemId, decimal, delimited, limits};
use crate::documents::files::xlsx;
use crate::documents::manuscript::Manuscript;
use crate::documents::table::{Form, Kept};
use crate::domain::Confidence;
use crate::domain::action::{Horizon, Status};
use crate::domain::cost::{Category, Recurs};
use crate::domain::measure::About;
use crate::say;
use crate::say::choice::offered;

/// What the cells of a column tell together.
#[derive(Clone, Copy, Default)]
pub(super) struct Habits {
    /// How days are written.
    pub(super) days: Days,
    /// Whether the decimal sign is a comma.
    pub(super) comma: bool,
}

/// Whether a cell says what the widget writes. Spreadsheet programs write numbers and days their own way, drop zeros
/// before a number, and cut what is too long.
pub(super) fn says(text: &str, kept: &Kept, habits: Habits) -> bool {
    let bare = delimited::unguarded(text);
    match kept {
        Kept::Empty => bare.is_empty(),
        Kept::Text(known) => {
            let known = plain(known);
            let known = known.trim();
            [text, bare].iter().any(|text| is_worn(plain(text).trim(), known))
                || plain(bare).trim() == xlsx::fitted(known).trim()
                || is_same_number(bare, known, habits.comma)
        }
        Kept::Number(known) => is_same_number(bare, known, habits.comma),
        Kept::Date(known) => bare == known.to_string() || day::read(bare, habits.days) == Some(*known),
    }
}

/// Whether a text is a known one, but for letters that a program's own alphabet does not have: Excel saves CSV in
/// Windows-1252 and puts question marks in their place, and a reader puts one where bytes are no letter.
fn is_worn(text: &str, known: &str) -> bool {
    let (mut text, mut known) = (text.chars().peekable(), known.chars().peekable());
    while let Some(c) = known.next() {
        let is_alike = match text.next() {
            Some('?') if !is_in_windows_1252(c) => c.len_utf16() == 1 || text.next_if_eq(&'?').is_some(),
            Some('\u{fffd}') if !c.is_ascii() => {
                // Letters side by side may have become more marks than they are, or fewer.
                while text.next_if_eq(&'\u{fffd}').is_some() {}
                while known.next_if(|c| !c.is_ascii()).is_some() {}
                true
            }
            one => one == Some(c),
        };
        if !is_alike {
            return false;
        }
    }
    text.next().is_none()
}

fn is_in_windows_1252(c: char) -> bool {
    const OTHERS: &str = "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ";
    c <= '\u{7f}' || ('\u{a0}'..='\u{ff}').contains(&c) || OTHERS.contains(c)
}

fn is_same_number(text: &str, known: &str, comma: bool) -> bool {
    let known = number(known, false);
    known.is_some() && number(text, comma) == known
}

/// The most digits that spreadsheet programs show of a number; their files hold 0.28999999999999998 for 0.29.
const MOST_DIGITS: usize = 15;

/// A number in its plain form as a spreadsheet program shows it, without zeros around it.
fn number(text: &str, comma: bool) -> Option<String> {
    let plain = decimal::plain(text, comma)?;
    let (whole, part) = plain.split_once('.').unwrap_or((&plain, ""));
    let sign = if whole.starts_with('-') { "-" } else { "" };
    let whole = whole.trim_start_matches(['-', '0']);
    let places = MOST_DIGITS.saturating_sub(whole.len());
    let rounded = ["0", whole, ".", part].concat();
    let rounded = decimal::scaled(&rounded, places).map(|units| decimal::unscaled(units, places));
    // A number of more digits than any is kept as it is.
    let bare = rounded.unwrap_or_else(|| [if whole.is_empty() { "0" } else { whole }, ".", part].concat());
    Some(if bare == "0" { bare } else { [sign, &bare].concat() })
}

/// The value that a cell stands for; null for an empty one. `None` where it says nothing that belongs there.
pub(super) fn read(form: Form, text: &str, habits: Habits, manuscript: &Manuscript<'_>) -> Option<Value> {
    let text = delimited::unguarded(text).trim();
    if text.is_empty() {
        return empty(form);
    }
    match form {
        Form::Name | Form::Text | Form::ReadingValue | Form::ReadingNote => written(text),
        Form::Reason => match truth(text) {
            Some(false) => Some(Value::Null),
            Some(true) => Some(json!({ "not_applicable": json!({ "reason": "" }) })),
            None => Some(json!({ "not_applicable": json!({ "reason": written(text)? }) })),
        },
        Form::Day | Form::ReadingDay => day::read(text, habits.days).map(|day| day.to_string().into()),
        Form::Number => number(text, habits.comma).map(Value::from),
        Form::Hundredths => {
            let units = decimal::scaled(&number(text, habits.comma)?, 2)?;
            u32::try_from(units).ok().map(Value::from)
        }
        Form::Schools => ids(text, |id| manuscript.document.plan.pilot.schools.row(id).is_some()),
        Form::Actions => ids(text, |id| manuscript.document.plan.actions.iter().any(|action| action.id == *id)),
        _ => {
            let wanted = folded(text);
            let all = choices(form, manuscript);
            let chosen = all.into_iter().find(|(_, names)| names.iter().any(|name| folded(name) == wanted));
            chosen.map(|(value, _)| value)
        }
    }
}

/// The ids in a cell, if all of them are known.
fn ids(text: &str, is_known: impl Fn(&ItemId) -> bool) -> Option<Value> {
    let ids = text.split([' ', ',', ';', '\n']).filter(|id| !id.is_empty()).map(ItemId::from);
    ids.map(|id| is_known(&id).then(|| id.as_str().into())).collect::<Option<Vec<Value>>>().map(Value::from)
}

/// What an empty cell stands for; `None` where the field always holds a value.
fn empty(form: Form) -> Option<Value> {
    match form {
        Form::Status | Form::Category | Form::Recurs | Form::About => None,
        Form::Name | Form::Text | Form::Number => Some("".into()),
        _ => Some(Value::Null),
    }
}

/// What spreadsheet programs show in place of a value that they cannot work out.
const ERRORS: [&str; 7] = ["#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!"];

/// A text, unless it was cut, damaged, or is no text of a person.
fn written(text: &str) -> Option<Value> {
    let text = plain(text);
    let is_whole = !limits::is_too_long(&text) && !xlsx::is_cut(&text) && !text.contains('\u{fffd}');
    (is_whole && !ERRORS.contains(&text.trim())).then(|| text.trim().into())
}

/// Yes or no, as people and programs write them.
pub(super) fn truth(text: &str) -> Option<bool> {
    match lower(text).as_str() {
        "yes" | "y" | "true" | "x" | "1" => Some(true),
        "" | "no" | "n" | "false" | "0" => Some(false),
        _ => None,
    }
}

/// The values of a column of choices, each with what it is called there.
fn choices(form: Form, manuscript: &Manuscript<'_>) -> Vec<(Value, Vec<String>)> {
    let Manuscript { words, framework, document, .. } = manuscript;
    let of = |offered: Vec<(String, String)>| {
        offered.into_iter().map(|(word, label)| (json!(word), vec![word, label])).collect()
    };
    let levels = |value: &dyn Fn(u8) -> Value| {
        let name = |level| framework.level_name(level).to_owned();
        let level = |level: crate::base::Level| (value(level.number()), vec![level.to_string(), name(level)]);
        framework.all_levels().map(level).collect()
    };
    match form {
        Form::Status => of(offered::<Status>(words)),
        Form::Horizon => of(offered::<Horizon>(words)),
        Form::Confidence => of(offered::<Confidence>(words)),
        Form::Category => of(offered::<Category>(words)),
        Form::Recurs => of(offered::<Recurs>(words)),
        Form::About => of(offered::<About>(words)),
        Form::Level => levels(&|number| json!({ "level": number })),
        // The framework's target holds where the team has set none.
        Form::Target => {
            levels(&|number| if number == framework.default_target.number() { Value::Null } else { json!(number) })
        }
        Form::Effort => (1..=3_u32)
            .map(|effort| (json!(effort), vec![effort.to_string(), say::plan::effort(words, effort).into_owned()]))
            .collect(),
        Form::Indicator => {
            let name = |id: &str, title: &str| (json!(id), vec![id.to_owned(), title.to_owned()]);
            framework.indicators().map(|indicator| name(indicator.id.as_str(), &indicator.title)).collect()
        }
        Form::Source => {
            let sources = document.plan.cost.sources.iter();
            sources
                .map(|source| (json!(source.id.as_str()), vec![source.id.to_string(), source.name.clone()]))
                .collect()
        }
        _ => Vec::new(),
    }
}

/// A name without regard to case, spaces and signs; a number without the decimals that a program has added.
pub(super) fn folded(name: &str) -> String {
    let name = name.trim();
    let name = name.strip_suffix(".0").unwrap_or(name);
    lower(name).chars().filter(|c| c.is_alphanumeric()).collect()
}
