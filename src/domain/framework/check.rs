//! Finds everything in a framework file that cannot be right, at once, each with its place.
//!
//! Values of the wrong kind were noted while reading; what is looked at here is what they mean. A value that could not
//! be read is not found wanting a second time, nor is anything that hangs on it.
//!
//! A tag that no indicator carries, a framework without foundations, pulse or actions, and a step of one indicator,
//! which never has a level word, are no faults: each leaves a framework that works.

use std::collections::BTreeMap;

use super::{Choice, Foundation, Framework, FrameworkFault};
use crate::domain::{IndicatorId, Level};
use crate::words;

/// The most indicators in all.
const MOST_INDICATORS: usize = 200;

/// Everything that is wrong with what was read. `faults` are those found while reading; they stay first.
pub(super) fn check(framework: &Framework, faults: Vec<FrameworkFault>) -> Vec<FrameworkFault> {
    let unread = faults.len();
    let mut check = Check { framework, faults, unread };
    check.head();
    check.levels();
    check.steps();
    check.foundations();
    check.mission();
    check.back();
    check.actions();
    check.words();
    check.faults
}

struct Check<'a> {
    framework: &'a Framework,
    faults: Vec<FrameworkFault>,
    /// How many of the faults were found while reading.
    unread: usize,
}

impl<'a> Check<'a> {
    /// Whether a value was read: neither it nor anything it lies in was of the wrong kind.
    fn is_read(&self, path: &str) -> bool {
        let holds = |outer: &str| {
            path.strip_prefix(outer)
                .is_some_and(|rest| outer.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
        };
        !self.faults[..self.unread].iter().any(|fault| holds(&fault.path))
    }

    fn fault(&mut self, path: String, message: String) {
        if self.is_read(&path) {
            self.faults.push(FrameworkFault { path, message });
        }
    }

    /// A text that people read, or that answers name.
    fn text(&mut self, path: &str, name: &str, text: &str) {
        if text.trim().is_empty() {
            self.fault(join(path, name), "is missing or empty, expected a text".to_owned());
        }
    }

    fn count(&mut self, path: &str, found: usize, least: usize, most: usize, what: &str) {
        if found < least || found > most {
            self.fault(path.to_owned(), format!("has {found} {what}, expected {least} to {most}"));
        }
    }

    /// An id: of letters that are safe everywhere, and used once.
    fn id(&mut self, path: &str, id: &'a str, used: &mut BTreeMap<&'a str, String>) {
        let place = join(path, "id");
        if id.is_empty() || !id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
            return self.fault(place, format!("is `{id}`, expected letters, digits, `-` and `_`"));
        }
        match used.get(id) {
            Some(first) => self.fault(place, format!("`{id}` is already used by {first}")),
            None => drop(used.insert(id, path.to_owned())),
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
        self.id("", &framework.id, &mut BTreeMap::new());
        for (name, text) in [("edition", &framework.edition), ("lang", &framework.lang), ("title", &framework.title)] {
            self.text("", name, text);
        }
    }

    fn levels(&mut self) {
        let levels = &self.framework.levels;
        self.count("levels", levels.len(), 2, Level::MAX.index() + 1, "levels");
        for (index, level) in levels.iter().enumerate() {
            let path = format!("levels[{index}]");
            self.text(&path, "name", &level.name);
            let first = levels.iter().position(|other| other.name == level.name).unwrap_or(index);
            if first < index && !level.name.is_empty() {
                self.fault(join(&path, "name"), format!("`{}` is already used by levels[{first}]", level.name));
            }
        }
    }

    fn steps(&mut self) {
        let framework = self.framework;
        let mut used = BTreeMap::new();
        self.count("steps", framework.steps.len(), 2, 12, "steps");
        let total = framework.indicators().count();
        if total > MOST_INDICATORS {
            self.fault("steps".into(), format!("hold {total} indicators, expected at most {MOST_INDICATORS}"));
        }
        for (s, step) in framework.steps.iter().enumerate() {
            let path = format!("steps[{s}]");
            self.id(&path, step.id.as_str(), &mut used);
            self.text(&path, "title", &step.title);
            self.text(&path, "short_title", &step.short_title);
            if step.indicators.is_empty() {
                self.fault(join(&path, "indicators"), "is empty, expected at least one".to_owned());
            }
            for i in 0..step.indicators.len() {
                self.indicator(&format!("{path}.indicators[{i}]"), s, i, &mut used);
            }
        }
    }

    fn indicator(&mut self, path: &str, step: usize, index: usize, used: &mut BTreeMap<&'a str, String>) {
        let framework = self.framework;
        let indicator = &framework.steps[step].indicators[index];
        self.id(path, indicator.id.as_str(), used);
        self.text(path, "title", &indicator.title);
        self.text(path, "question", &indicator.question);
        if !(1..=100).contains(&indicator.weight) {
            self.fault(join(path, "weight"), format!("is {}, expected 1 to 100", indicator.weight));
        }
        let (found, expected) = (indicator.descriptors.len(), framework.levels.len());
        if found != expected && self.is_read("levels") {
            let message = format!("has {found}, expected {expected}, one for each level");
            self.fault(join(path, "descriptors"), message);
        }
        for (index, text) in indicator.descriptors.iter().enumerate() {
            self.text(path, &format!("descriptors[{index}]"), text);
        }
    }

    /// An indicator that something names. Where ids could not be read, what names them is not blamed.
    fn known(&mut self, path: String, id: &IndicatorId) {
        let ids_read = !self.faults[..self.unread].iter().any(|fault| {
            fault.path.starts_with("steps")
                && [".id", "]", "steps", ".indicators"].iter().any(|end| fault.path.ends_with(end))
        });
        if ids_read && self.framework.indicator(id).is_none() {
            self.fault(path, format!("is `{id}`, expected an indicator's id"));
        }
    }

    fn foundations(&mut self) {
        let rows = &self.framework.foundations;
        for (index, row) in rows.iter().enumerate() {
            let path = format!("foundations[{index}]");
            self.known(join(&path, "indicator"), &row.indicator);
            self.known(join(&path, "needs"), &row.needs);
            self.text(&path, "because", &row.because);
            if row.indicator == row.needs {
                self.fault(join(&path, "needs"), format!("`{}` cannot rest on itself", row.needs));
            }
        }
        for (index, stuck) in circular(rows).into_iter().enumerate() {
            let Foundation { indicator, level, needs, needs_level, .. } = &rows[index];
            if stuck && indicator != needs {
                let message = format!(
                    "`{indicator}` at {level} needs `{needs}` at {needs_level}, which in turn needs `{indicator}`: \
                     neither could come first, expected rows that lead nowhere in a circle"
                );
                self.fault(format!("foundations[{index}]"), message);
            }
        }
    }

    fn mission(&mut self) {
        let offered = &self.framework.mission;
        let lists: [(&str, &'a [Choice]); 5] = [
            ("mission.focus", &offered.focus),
            ("mission.purposes", &offered.purposes),
            ("mission.partners", &offered.partners),
            ("mission.authors", &offered.authors),
            ("mission.obstacles", &offered.obstacles),
        ];
        for (list, choices) in lists {
            let mut used = BTreeMap::new();
            for (index, choice) in choices.iter().enumerate() {
                let path = format!("{list}[{index}]");
                self.id(&path, choice.id.as_str(), &mut used);
                self.text(&path, "label", &choice.label);
                self.text(&path, "phrase", &choice.phrase);
            }
        }
        let mut used = BTreeMap::new();
        for (index, band) in offered.bands.iter().enumerate() {
            let path = format!("mission.bands[{index}]");
            self.id(&path, band.id.as_str(), &mut used);
            self.text(&path, "label", &band.label);
        }
    }

    fn back(&mut self) {
        for (index, term) in self.framework.glossary.iter().enumerate() {
            let path = format!("glossary[{index}]");
            self.text(&path, "term", &term.term);
            self.text(&path, "meaning", &term.meaning);
        }
        let mut used = BTreeMap::new();
        for (index, source) in self.framework.sources.iter().enumerate() {
            let path = format!("sources[{index}]");
            self.id(&path, &source.id, &mut used);
            self.text(&path, "citation", &source.citation);
        }
    }

    fn actions(&mut self) {
        let framework = self.framework;
        let mut used = BTreeMap::new();
        for (index, action) in framework.actions.iter().enumerate() {
            let path = format!("actions[{index}]");
            self.id(&path, &action.id, &mut used);
            self.known(join(&path, "indicator"), &action.indicator);
            self.text(&path, "title", &action.title);
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

    fn words(&mut self) {
        for (key, sentence) in &self.framework.words.0 {
            if let Err(message) = words::check(key, sentence) {
                self.fault(join("words", key), message);
            }
        }
    }
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") }
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
