//! What can be taken back: whole documents, the latest first.

use std::rc::Rc;

use crate::domain::Document;

/// How many steps can be taken back.
const MOST: usize = 100;

/// Earlier and later documents.
#[derive(Clone, Debug, Default)]
pub struct Undo {
    past: Vec<Rc<Document>>,
    future: Vec<Rc<Document>>,
    field: Option<String>,
}

/// The same documents, not alike ones: a hundred documents with two hundred ballots each are told apart at a glance.
impl PartialEq for Undo {
    fn eq(&self, other: &Undo) -> bool {
        let same = |one: &[Rc<Document>], other: &[Rc<Document>]| {
            one.len() == other.len() && one.iter().zip(other).all(|(one, other)| Rc::ptr_eq(one, other))
        };
        same(&self.past, &other.past) && same(&self.future, &other.future) && self.field == other.field
    }
}

impl Undo {
    /// Remembers the document before a change. Changes to one text field, one after the other, are one step, so `field`
    /// names it.
    pub fn remember(&mut self, before: &Rc<Document>, field: Option<String>) {
        let continues = field.is_some() && field == self.field && self.future.is_empty();
        self.field = field;
        self.future.clear();
        if continues {
            return;
        }
        if self.past.len() == MOST {
            self.past.remove(0);
        }
        self.past.push(Rc::clone(before));
    }

    /// The document before the latest change; `now` can be redone.
    pub fn take_back(&mut self, now: &Rc<Document>) -> Option<Rc<Document>> {
        let before = self.past.pop()?;
        self.future.push(Rc::clone(now));
        self.field = None;
        Some(before)
    }

    /// The document after the change last taken back.
    pub fn redo(&mut self, now: &Rc<Document>) -> Option<Rc<Document>> {
        let after = self.future.pop()?;
        self.past.push(Rc::clone(now));
        self.field = None;
        Some(after)
    }

    /// Changes every earlier and later document, so that nothing taken back brings something back that must stay gone.
    pub fn rewrite(&mut self, change: impl Fn(&mut Document)) {
        self.field = None;
        for document in self.past.iter_mut().chain(&mut self.future) {
            change(Rc::make_mut(document));
        }
    }

    /// The documents that can be taken back to, the oldest first.
    pub fn past(&self) -> std::slice::Iter<'_, Rc<Document>> {
        self.past.iter()
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
