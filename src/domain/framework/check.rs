//! Finds what cannot be right in a framework that was read: values that contradict, each with its place.
//!
//! Values of the wrong kind are noted while reading; this checks what they mean. A value that failed to parse is reported
//! once; what depends on it is skipped.
//!
//! A framework without foundations, pulse or actions, and a step of one indicator, which never has a level word, are no
//! faults: each leaves a framework that works. What has no effect is told by `remarks.rs`.

use super::fault::{fault, holds, join};
use super::{Foundation, Framework, FrameworkFault, SentenceCheck};
use crate::base::{IndicatorId, Level};

/// What the file says it is.
const FORMAT: &str = "stem-readiness-framework";

/// The most indicators in all.
const MOST_INDICATORS: usize = 200;

/// The most rows of foundations: twice as many as there can be indicators.
const MOST_FOUNDATIONS: usize = 2 * MOST_INDICATORS;

/// The most faults of one kind of check that are told.
const MOST_FAULTS: usize = 500;

/// Everything wrong with what was read; `unread` are the paths of what was not.
pub(super) fn check(framework: &Framework, unread: &[String], check_sentence: SentenceCheck) -> Vec<FrameworkFault> {
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
    unread: &'a [String],
    faults: Vec<FrameworkFault>,
}

impl Check<'_> {
    /// Whether a value was read: neither it nor anything it lies in was of the wrong kind.
    fn is_read(&self, path: &str) -> bool {
        !self.unread.iter().any(|outer| holds(outer, path))
    }

    fn fault(&mut self, path: String, message: String) {
        if self.faults.len() < MOST_FAULTS && self.is_read(&path) {
            self.faults.push(fault(path, message));
        }
    }

    fn head(&mut self) {
        let framework = self.framework;
        match framework.format.as_str() {
            FORMAT => {}
            "" => self.fault("format".into(), format!("is missing or empty, expected `{FORMAT}`")),
            other => self.fault("format".into(), format!("is `{other}`, expected `{FORMAT}`")),
        }
        if framework.version != 1 {
            self.fault("version".into(), format!("is {}, expected 1", framework.version));
        }
        let total = framework.indicators().count();
        for (name, found, most) in
            [("levels", framework.levels.len(), Level::MAX.index() + 1), ("steps", framework.steps.len(), 12)]
        {
            match found {
                0 => self.fault(name.into(), format!("is missing or empty, expected 2 to {most} {name}")),
                1 => self.fault(name.into(), format!("has one entry, expected 2 to {most} {name}")),
                _ if found > most => self.fault(name.into(), format!("has {found} {name}, expected 2 to {most}")),
                _ => {}
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
                self.fault(format!("steps[{s}].indicators"), "is missing or empty, expected at least one".to_owned());
            }
            for (i, indicator) in step.indicators.iter().enumerate() {
                let path = format!("steps[{s}].indicators[{i}]");
                if !(1..=100).contains(&indicator.weight) {
                    self.fault(join(&path, "weight"), format!("is {}, expected 1 to 100", indicator.weight));
                }
                let found = indicator.descriptors.len();
                if found != expected && expected > 0 && self.is_read("levels") {
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
        if self.framework.indicator(id).is_none()
            && self.framework.indicators().next().is_some()
            && !self.unread.iter().any(|path| of_ids(path))
        {
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
