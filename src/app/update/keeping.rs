//! What the browser tells of the records: what other windows have made of the answers is followed.

use std::rc::Rc;

use super::Model;
use crate::app::exchange::Outcome;
use crate::app::keeping::{Touching, continued, saved_first};
use crate::app::model::{Notice, View};
use crate::app::msg::KeepingMsg;
use crate::app::undo::Undo;
use crate::app::workshop::Workshop;
use crate::app::{offers, together};
use crate::domain::Document;
use crate::domain::panel::{Phone, Sealed};

pub(super) fn update(model: &mut Model, msg: KeepingMsg) {
    match msg {
        KeepingMsg::Exchanged(outcome) => follow(model, *outcome),
        KeepingMsg::Erased(document_id, is_elsewhere) => erase(model, document_id, is_elsewhere),
        KeepingMsg::SetAsideTold(records) => model.set_aside = records,
    }
}

/// Shows what the device holds now, with what was changed here in the meantime.
fn follow(model: &mut Model, outcome: Outcome) {
    let Outcome { window, shown, touching, .. } = outcome;
    let before = (model.workshop.sealed.clone(), Rc::clone(&model.document));
    if let Some(theirs) = window.document.value {
        follow_answers(model, &shown.document, &theirs);
    }
    // Beside what is on screen by now.
    touching.into_iter().for_each(|touching| offers::later::offer(model, *touching));
    let workshop = &mut model.workshop;
    workshop.sealed = followed(workshop.sealed.take(), shown.round.as_ref(), window.round.value, Sealed::merged);
    workshop.phone = followed(workshop.phone.take(), shown.phone.as_ref(), window.phone.value, Phone::merged);
    together::later::go_along(model, before);
}

fn follow_answers(model: &mut Model, shown: &Rc<Document>, theirs: &Rc<Document>) {
    // While a newer program's file is shown, the answers wait behind it.
    let ours = match &mut model.read_only {
        Some(read_only) => read_only.before.as_mut(),
        None => Some(&mut model.document),
    };
    let Some(ours) = ours.filter(|_| !Rc::ptr_eq(shown, theirs)) else { return };
    if Rc::ptr_eq(shown, ours) || ours.document_id != theirs.document_id {
        *ours = Rc::clone(theirs);
        return;
    }
    if let Some(document) = continued(Some(shown), ours, theirs) {
        *ours = document;
        return;
    }
    // An outcome that needs this waits for the later part of the program.
    let Some((document, touch)) = saved_first(Some(shown), ours, theirs) else { return };
    let now = std::mem::replace(ours, Rc::new(document));
    if touch {
        offers::later::offer(model, Touching { base: Some(Rc::clone(shown)), ours: now, theirs: Rc::clone(theirs) });
    }
}

/// A part of the workshop as the device holds it, with what was changed here in the meantime.
fn followed<T>(
    now: Option<Rc<T>>,
    shown: Option<&Rc<T>>,
    theirs: Option<Rc<T>>,
    put_together: impl FnOnce(Option<&T>, &T, &T) -> T,
) -> Option<Rc<T>> {
    let is = |one: Option<&Rc<T>>, other: Option<&Rc<T>>| one.map(Rc::as_ptr) == other.map(Rc::as_ptr);
    if is(now.as_ref(), shown) {
        return theirs;
    }
    match (&now, &theirs) {
        (Some(ours), Some(theirs)) if !is(Some(theirs), shown) => {
            Some(Rc::new(put_together(shown.map(Rc::as_ref), ours, theirs)))
        }
        _ => now,
    }
}

/// Forgets everything that was written, and every way back to it.
fn erase(model: &mut Model, document_id: String, is_elsewhere: bool) {
    model.document = Rc::new(Document::new(&model.framework, document_id));
    model.undo = Undo::default();
    model.read_only = None;
    model.drafts = Rc::default();
    model.view = View { paper: model.view.paper, projector: model.view.projector, ..View::default() };
    model.workshop = Workshop { can: model.workshop.can, ..Workshop::default() };
    (model.review, model.copies) = (None, None);
    model.ancestors.clear();
    (model.teams, model.beside, model.set_aside) = (Vec::new(), Vec::new(), Vec::new());
    model.refused_files.clear();
    model.notice = Some(if is_elsewhere { Notice::DeletedElsewhere } else { Notice::DeletedHere });
}
