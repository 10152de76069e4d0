//! What can be taken back: whole documents, the latest first.

use std::rc::Rc;

use crate::domain::Document;
use crate::domain::later;
use crate::domain::merge::Side;

/// How many steps can be taken back.
const MOST: usize = 100;

/// Changes that can be taken back, and those that were.
#[derive(Clone, Debug, Default)]
pub struct Undo {
    past: Vec<Step>,
    future: Vec<Step>,
    field: Option<String>,
}

/// A change.
#[derive(Clone, Debug)]
struct Step {
    before: Rc<Document>,
    after: Rc<Document>,
}

/// The same documents, not alike ones: a hundred documents with two hundred ballots each are told apart at a glance.
impl PartialEq for Undo {
    fn eq(&self, other: &Undo) -> bool {
        let same = |one: &[Step], other: &[Step]| {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| one.is(other))
        };
        same(&self.past, &other.past) && same(&self.future, &other.future) && self.field == other.field
    }
}

impl Step {
    fn is(&self, other: &Step) -> bool {
        Rc::ptr_eq(&self.before, &other.before) && Rc::ptr_eq(&self.after, &other.after)
    }
}

impl Undo {
    /// Remembers a change. Changes to one text field, one after the other, are one step, so `field` names it.
    pub fn remember(&mut self, before: &Rc<Document>, after: &Rc<Document>, field: Option<String>) {
        let continues = field.is_some() && field == self.field && self.future.is_empty();
        self.field = field;
        self.future.clear();
        if let Some(step) = self.past.last_mut().filter(|_| continues) {
            step.after = Rc::clone(after);
            return;
        }
        if self.past.len() == MOST {
            self.past.remove(0);
        }
        self.past.push(Step { before: Rc::clone(before), after: Rc::clone(after) });
    }

    /// What is typed from now on is a step of its own.
    pub fn end_field(&mut self) {
        self.field = None;
    }

    /// The document without the latest change.
    pub fn take_back(&mut self, now: &Rc<Document>) -> Option<Rc<Document>> {
        let step = self.past.pop()?;
        let without = turned(&step.after, &step.before, now);
        self.future.push(step);
        self.field = None;
        Some(without)
    }

    /// The document with the change last taken back.
    pub fn redo(&mut self, now: &Rc<Document>) -> Option<Rc<Document>> {
        let step = self.future.pop()?;
        let with = turned(&step.before, &step.after, now);
        self.past.push(step);
        self.field = None;
        Some(with)
    }

    /// Whether the next step back, or forward, must be put together with what another window has changed since.
    #[must_use]
    pub fn must_merge(&self, back: bool, now: &Document) -> bool {
        let step = if back { self.past.last() } else { self.future.last() };
        step.is_some_and(|step| !if back { &step.after } else { &step.before }.says_the_same(now))
    }

    /// Changes every earlier and later document, so that nothing taken back brings something back that must stay gone.
    pub fn rewrite(&mut self, change: impl Fn(&mut Document)) {
        self.field = None;
        for step in self.past.iter_mut().chain(&mut self.future) {
            change(Rc::make_mut(&mut step.before));
            change(Rc::make_mut(&mut step.after));
        }
    }

    /// The documents that can be taken back to, the oldest first.
    pub fn past(&self) -> impl Iterator<Item = &Rc<Document>> {
        self.past.iter().map(|step| &step.before)
    }

    /// Whether there is something to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to redo.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}

/// The document of now after a step from one document to another. What another window has changed since stays, even where
/// the step touches it.
fn turned(from: &Rc<Document>, to: &Rc<Document>, now: &Rc<Document>) -> Rc<Document> {
    if from.says_the_same(now) {
        return Rc::clone(to);
    }
    later::put_together(Some(from), now, to, Side::Ours).map_or_else(|| Rc::clone(now), |(turned, _)| Rc::new(turned))
}
