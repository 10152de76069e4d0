//! What becomes of another copy of the answers.

use std::rc::Rc;

use super::{change, read_only, touched};
use crate::app::copies::{Copies, CopiesMsg, Source, Standing};
use crate::app::model::{Model, Notice};
use crate::base::Same;
use crate::domain::Document;
use crate::domain::merge::{Side, stay_closed};

impl Model {
    /// Opens a file: plainly where nothing gets lost by that, else both copies are shown.
    fn open_file(&mut self, file: Document) -> Option<Document> {
        if self.document.is_empty() {
            return Some(file);
        }
        self.find_copy(Source::File, file, None);
        match self.copies.as_ref().map(|copies| copies.standing) {
            None => self.notice = Some(Notice::SameCopy),
            Some(Standing::Newer) => return self.copies.take().map(|copies| (*copies.other).clone()),
            Some(_) => self.notice = None,
        }
        None
    }
}

/// Changes what is chosen, or ends the look at the other copy.
pub(super) fn update(model: &mut Model, msg: CopiesMsg) {
    match msg {
        CopiesMsg::Found(Source::File, file) => {
            read_only::close(model);
            if let Some(file) = model.open_file(*file) {
                super::opened(model, file);
            }
        }
        CopiesMsg::Found(source, other) => model.find_copy(source, *other, None),
        CopiesMsg::Touched(touching) => model.offer(*touching),
        CopiesMsg::Chosen(path, side) => edit(model, |copies| copies.choose(path, side)),
        CopiesMsg::AllOurs => edit(model, |copies| copies.choose_all(Side::Ours)),
        CopiesMsg::AllTheirs => edit(model, |copies| copies.choose_all(Side::Theirs)),
        CopiesMsg::Taken => end(model, Notice::CopiesJoined, Copies::joined),
        CopiesMsg::OtherTaken => end(model, |_| Notice::CopyTaken, |copies| Some((*copies.other).clone())),
        CopiesMsg::Left if model.copies.as_ref().is_some_and(|copies| copies.merge.is_none()) => model.copies = None,
        CopiesMsg::Left => end(model, Notice::CopyLeft, |_| None),
        CopiesMsg::Forgotten => {
            model.copies = None;
            model.ancestors.clear();
        }
    }
}

fn edit(model: &mut Model, make: impl FnOnce(&mut Copies)) {
    if let Some(copies) = &mut model.copies {
        make(Rc::make_mut(copies));
    }
}

/// Ends the look. What is chosen takes the place of the answers as one step, that can be taken back.
fn end(
    model: &mut Model,
    notice: impl FnOnce(Same<Document>) -> Notice,
    chosen: impl FnOnce(&Copies) -> Option<Document>,
) {
    let Some(copies) = model.copies.take() else { return };
    if let Some(chosen) = chosen(&copies) {
        change(model, None, |document, _| *document = Document { revision: document.revision, ..chosen });
        keep_closed(model);
    }
    // A choice is newer than either copy, so that nobody is asked twice. A file that is left stays outside.
    if copies.source != Source::File || !Rc::ptr_eq(copies.ours(), &model.document) {
        let document = Rc::make_mut(&mut model.document);
        document.revision = document.revision.max(copies.other.revision.saturating_add(1));
        document.has_seen(copies.ours());
        document.has_seen(&copies.other);
        touched(model);
    }
    model.notice = Some(notice(Same::of(&copies.other)));
}

/// A round that was closed elsewhere is closed in everything that could be taken back, too.
fn keep_closed(model: &mut Model) {
    let now = Rc::clone(&model.document);
    if now.panel.rounds.iter().any(|round| round.keeps.is_some()) {
        model.undo.rewrite(|document| stay_closed(document, &now));
        model.ancestors.iter_mut().for_each(|document| stay_closed(Rc::make_mut(document), &now));
    }
}
