//! Finds everything in a framework file that cannot be right, at once, each with its place.
//!
//! Values of the wrong kind are noted while reading; this checks what they mean. A value that failed to parse is reported
//! once; what depends on it is skipped. Texts and ids are checked in the file itself, by patterns of paths: a check for
//! each field weighed three times as much.
//!
//! A tag that no indicator carries, a framework without foundations, pulse or actions, and a step of one indicator,
//! which never has a level word, are no faults: each leaves a framework that works.

use std::collections::BTreeMap;

use serde_json::Value;

use super::{Foundation, Framework, FrameworkFault, SentenceCheck};
use crate::base::{IndicatorId, Level};

/// The most indicators in all.
const MOST_INDICATORS: usize = 200;

/// The most rows of foundations: twice as many as there can be indicators.
const MOST_FOUNDATIONS: usize = 2 * MOST_INDICATORS;

/// The most faults of one kind of check that are told.
const MOST_FAULTS: usize = 500;

/// Texts that people read, or that answers name. `*` means every entry of a list.
const TEXTS: [&str; 21] = [
    "edition",
    "lang",
    "title",
    "levels.*.name",
    "steps.*.title",
    "steps.*.short_title",
    "steps.*.indicators.*.title",
    "steps.*.indicators.*.question",
    "steps.*.indicators.*.descriptors.*",
    "foundations.*.because",
    "mission.focus.*.label",
    "mission.focus.*.phrase",
    "mission.purposes.*.label",
    "mission.purposes.*.phrase",
    "mission.partners.*.label",
    "mission.partners.*.phrase",
    "mission.authors.*.label",
    "mission.authors.*.phrase",
    "mission.obstacles.*.label",
    "mission.obstacles.*.phrase",
    "actions.*.title",
];

/// More texts, of the back matter.
const BACK: [&str; 4] = ["mission.bands.*.label", "glossary.*.term", "glossary.*.meaning", "sources.*.citation"];

/// Ids, of which each is used once among those of its line.
const IDS: [&[&str]; 10] = [
    &["id"],
    &["steps.*.id", "steps.*.indicators.*.id"],
    &["mission.focus.*.id"],
    &["mission.purposes.*.id"],
    &["mission.partners.*.id"],
    &["mission.authors.*.id"],
    &["mission.obstacles.*.id"],
    &["mission.bands.*.id"],
    &["sources.*.id"],
    &["actions.*.id"],
];

/// Everything wrong that a file's texts and ids show, before it is read.
pub(super) fn shape_faults(file: &Value) -> Vec<FrameworkFault> {
    let mut faults = Vec::new();
    let mut found = Vec::new();
    for pattern in TEXTS.iter().chain(&BACK) {
        at(file, pattern, String::new(), &mut found);
    }
    for (path, value) in found.drain(..) {
        if value.is_none_or(|value| value.is_null() || value.as_str().is_some_and(|text| text.trim().is_empty())) {
            faults.push(fault(path, "is missing or empty, expected a text".to_owned()));
        }
    }
    for patterns in IDS {
        for pattern in patterns {
            at(file, pattern, String::new(), &mut found);
        }
        ids(std::mem::take(&mut found), true, &mut faults);
    }
    at(file, "levels.*.name", String::new(), &mut found);
    ids(found, false, &mut faults);
    faults
}

/// Collects the paths that match a pattern, each with its value.
fn at<'a>(value: &'a Value, pattern: &str, path: String, found: &mut Vec<(String, Option<&'a Value>)>) {
    let (name, rest) = pattern.split_once('.').unwrap_or((pattern, ""));
    let mut go = |inner: Option<&'a Value>, path: String| match inner {
        Some(inner) if !rest.is_empty() => at(inner, rest, path, found),
        inner if rest.is_empty() => found.push((path, inner)),
        _ => {}
    };
    match value {
        Value::Array(entries) if name == "*" => {
            for (index, entry) in entries.iter().enumerate() {
                go(Some(entry), format!("{path}[{index}]"));
            }
        }
        Value::Object(fields) if name != "*" => go(fields.get(name), join(&path, name)),
        _ => {}
    }
}

/// Ids are of letters that are safe everywhere, where `is_plain`, and used once.
fn ids(found: Vec<(String, Option<&Value>)>, is_plain: bool, faults: &mut Vec<FrameworkFault>) {
    let text = |value: Option<&'_ Value>| value.map_or(Some(String::new()), |value| value.as_str().map(str::to_owned));
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    for (at, (path, value)) in found.iter().enumerate() {
        let Some(id) = text(*value) else { continue };
        let is_safe = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
        if is_plain && (id.is_empty() || !id.chars().all(is_safe)) {
            faults.push(fault(path.clone(), format!("is `{id}`, expected letters, digits, `-` and `_`")));
            continue;
        }
        match used.get(&id) {
            Some(first) => {
                let owner = found[*first].0.rsplit_once('.').map_or("", |(owner, _)| owner);
                faults.push(fault(path.clone(), format!("`{id}` is already used by {owner}")));
            }
            None => drop(used.insert(id, at)),
        }
    }
}

/// Everything wrong with what was read; `unread` are the faults found while reading.
pub(super) fn check(
    framework: &Framework,
    unread: &[FrameworkFault],
    check_sentence: SentenceCheck,
) -> Vec<FrameworkFault> {
    let mut check = Check { framework, unread, faults: Vec::new() };
    check.head();
    check.steps();
    check.foundations();
    check.actions();
    for (key, sentence) in framework.words.iter() {
        if let Err(message) = check_sentence(key, sentence) {
            check.fault(join("words", key), message);
        }
    }
    check.faults
}

struct Check<'a> {
    framework: &'a Framework,
    unread: &'a [FrameworkFault],
    faults: Vec<FrameworkFault>,
}

impl Check<'_> {
    /// Whether a value was read: neither it nor anything it lies in was of the wrong kind.
    fn is_read(&self, path: &str) -> bool {
        let holds = |outer: &str| {
            let rest = path.strip_prefix(outer);
            rest.is_some_and(|rest| outer.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
        };
        !self.unread.iter().any(|fault| holds(&fault.path))
    }

    fn fault(&mut self, path: String, message: String) {
        if self.faults.len() < MOST_FAULTS && self.is_read(&path) {
            self.faults.push(fault(path, message));
        }
    }

    fn head(&mut self) {
        let framework = self.framework;
        if framework.format != "stem-readiness-framework" {
            self.fault("format".into(), format!("is `{}`, expected `stem-readiness-framework`", framework.format));
        }
        if framework.version != 1 {
            self.fault("version".into(), format!("is {}, expected 1", framework.version));
        }
        let total = framework.indicators().count();
        for (name, found, most) in
            [("levels", framework.levels.len(), Level::MAX.index() + 1), ("steps", framework.steps.len(), 12)]
        {
            if found < 2 || found > most {
                self.fault(name.into(), format!("has {found} {name}, expected 2 to {most}"));
            }
        }
        if total > MOST_INDICATORS {
            self.fault("steps".into(), format!("hold {total} indicators, expected at most {MOST_INDICATORS}"));
        }
    }

    fn steps(&mut self) {
        let expected = self.framework.levels.len();
        for (s, step) in self.framework.steps.iter().enumerate() {
            if step.indicators.is_empty() {
                self.fault(format!("steps[{s}].indicators"), "is empty, expected at least one".to_owned());
            }
            for (i, indicator) in step.indicators.iter().enumerate() {
                let path = format!("steps[{s}].indicators[{i}]");
                if !(1..=100).contains(&indicator.weight) {
                    self.fault(join(&path, "weight"), format!("is {}, expected 1 to 100", indicator.weight));
                }
                let found = indicator.descriptors.len();
                if found != expected && self.is_read("levels") {
                    let message = format!("has {found}, expected {expected}, one for each level");
                    self.fault(join(&path, "descriptors"), message);
                }
            }
        }
    }

    /// An indicator that something names. Where ids could not be read, what names them is not blamed.
    fn known(&mut self, path: String, id: &IndicatorId) {
        let of_ids = |path: &str| {
            path.starts_with("steps") && [".id", "]", "steps", ".indicators"].iter().any(|end| path.ends_with(end))
        };
        if self.framework.indicator(id).is_none() && !self.unread.iter().any(|fault| of_ids(&fault.path)) {
            self.fault(path, format!("is `{id}`, expected an indicator's id"));
        }
    }

    fn foundations(&mut self) {
        let rows = &self.framework.foundations;
        if rows.len() > MOST_FOUNDATIONS {
            let message = format!("has {} rows, expected at most {MOST_FOUNDATIONS}", rows.len());
            return self.fault("foundations".into(), message);
        }
        let stuck = circular(rows);
        for (index, (row, stuck)) in rows.iter().zip(stuck).enumerate() {
            let Foundation { indicator, level, needs, needs_level, .. } = row;
            let path = format!("foundations[{index}]");
            self.known(join(&path, "indicator"), indicator);
            self.known(join(&path, "needs"), needs);
            if indicator == needs {
                self.fault(join(&path, "needs"), format!("`{needs}` cannot rest on itself"));
            } else if stuck {
                let message = format!(
                    "`{indicator}` at {level} needs `{needs}` at {needs_level}, which in turn needs `{indicator}`: \
                     neither could come first, expected rows that lead nowhere in a circle"
                );
                self.fault(path, message);
            }
        }
    }

    fn actions(&mut self) {
        let framework = self.framework;
        for (index, action) in framework.actions.iter().enumerate() {
            let path = format!("actions[{index}]");
            self.known(join(&path, "indicator"), &action.indicator);
            if action.to_level == Level::MIN {
                let most = framework.levels.len();
                self.fault(join(&path, "to_level"), format!("is 1, expected a level from 2 to {most}"));
            }
            if !(1..=3).contains(&action.effort) {
                self.fault(join(&path, "effort"), format!("is {}, expected 1, 2 or 3", action.effort));
            }
            let cited = action.source.as_ref().filter(|id| framework.sources.iter().all(|source| source.id != **id));
            if let (Some(id), true) = (cited, self.is_read("sources")) {
                self.fault(join(&path, "source"), format!("is `{id}`, expected the id of one of `sources`"));
            }
        }
    }
}

fn fault(path: String, message: String) -> FrameworkFault {
    FrameworkFault { path, message }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { [path, name].join(".") }
}

/// Which rows of foundations lie on a circle, so that no level of it could be reached first.
///
/// Reaching what a row needs calls on every row of that indicator up to that level. Rows that call on none, or that none
/// calls on, are taken away until nothing changes; what stays goes round.
fn circular(rows: &[Foundation]) -> Vec<bool> {
    let calls = |one: &Foundation, other: &Foundation| one.needs == other.indicator && other.level <= one.needs_level;
    let mut stuck = vec![true; rows.len()];
    loop {
        let loose = (0..rows.len()).filter(|at| stuck[*at]).find(|at| {
            let others = || (0..rows.len()).filter(|other| stuck[*other]).map(|other| &rows[other]);
            !others().any(|other| calls(&rows[*at], other)) || !others().any(|other| calls(other, &rows[*at]))
        });
        match loose {
            Some(at) => stuck[at] = false,
            None => return stuck,
        }
    }
}
