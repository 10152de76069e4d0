//! Whether a message has changed anything.

use std::rc::Rc;

use super::Model;
use crate::domain::Document;

impl PartialEq for Model {
    fn eq(&self, other: &Model) -> bool {
        self.save == other.save && self.shows_the_same(other)
    }
}

impl Model {
    /// Whether two models differ in nothing but in how safe the answers are.
    pub(crate) fn shows_the_same(&self, other: &Model) -> bool {
        // Every field is named, so that none is forgotten.
        #[rustfmt::skip]
        let Model {
            framework, library, page, document, facts, view, undo, save: _, surroundings, today, notice, review, copies,
            ancestors, read_only, drafts, teams, set_aside, beside, refused_files, last_item, later, workshop,
        } = self;
        alike(document, &other.document)
            && *view == other.view
            && *undo == other.undo
            && *notice == other.notice
            && *drafts == other.drafts
            && Rc::ptr_eq(framework, &other.framework)
            && Rc::ptr_eq(library, &other.library)
            && (page, today, last_item, later) == (&other.page, &other.today, &other.last_item, &other.later)
            && *facts == other.facts
            && *surroundings == other.surroundings
            && is_one(review, &other.review)
            && is_one(copies, &other.copies)
            && ancestors.len() == other.ancestors.len()
            && ancestors.iter().zip(&other.ancestors).all(|(one, other)| alike(one, other))
            && *read_only == other.read_only
            && (teams, set_aside, beside) == (&other.teams, &other.set_aside, &other.beside)
            && *refused_files == other.refused_files
            && *workshop == other.workshop
    }
}

/// A document is read only where the two are not one, and one that somebody changed differs in its revision at once.
fn alike(one: &Rc<Document>, other: &Rc<Document>) -> bool {
    Rc::ptr_eq(one, other) || one.is_alike(other)
}

/// Whether two are one, or neither is there.
fn is_one<T>(one: &Option<Rc<T>>, other: &Option<Rc<T>>) -> bool {
    one.as_ref().map(Rc::as_ptr) == other.as_ref().map(Rc::as_ptr)
}
