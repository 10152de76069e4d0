//! A file of a newer program is read, and nothing of it is changed.

use std::rc::Rc;

use super::drafts;
use crate::app::drafts::PASTED_DOCUMENT;
use crate::app::model::Model;
use crate::documents::files::json::newer::Newer;
use crate::domain::Document;

/// Shows a file. The answers that were shown are there again when it is closed.
pub(super) fn open(model: &mut Model, document: Document, original: Newer) {
    let before = match model.read_only.take() {
        Some(read_only) => read_only.before,
        None => Some(Rc::clone(&model.document)),
    };
    drafts(model).set(PASTED_DOCUMENT, None);
    model.show_newer(document, original, before);
    model.notice = None;
}

/// Shows the answers from before, or none.
pub(super) fn close(model: &mut Model) {
    let Some(read_only) = model.read_only.take() else { return };
    let empty = || Document::new(&model.framework, model.document.document_id.clone()).into();
    model.document = read_only.before.unwrap_or_else(empty);
}
