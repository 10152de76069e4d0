//! Another copy of the answers turns up, and waits for a look.

pub(crate) mod later;

use std::rc::Rc;

use super::copies::{Copies, Source};
use super::keeping::Touching;
use super::model::Model;
use crate::domain::{Document, later as domain};

impl Model {
    /// Another copy of the answers turned up: it waits for a look, unless it says the same. The caller knows the common
    /// ancestor, or it is looked for among our own earlier states.
    pub fn find_copy(&mut self, source: Source, other: Document, base: Option<Rc<Document>>) {
        let base = base.or_else(|| domain::ancestor(&self.line(), &other));
        self.copies = Copies::of(source, &self.document, other, base).map(Rc::new);
    }

    /// Offers the choice between what was typed here and what another window had saved, where the two touch.
    pub fn offer(&mut self, touching: Touching) {
        self.find_copy(Source::Tab, (*touching.ours).clone(), touching.base);
    }

    /// Lets the comparison follow the answers on screen.
    pub(super) fn settle_copies(&mut self) {
        self.copies = self.copies.take().and_then(|copies| copies.again(&self.document));
    }

    /// Our own earlier states, the oldest first, and what is on screen.
    fn line(&self) -> Vec<Rc<Document>> {
        let states = self.ancestors.iter().chain(self.undo.past());
        states.chain([&self.document]).map(Rc::clone).collect()
    }
}
