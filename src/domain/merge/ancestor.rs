//! Which of our earlier states another copy goes back to.

use std::rc::Rc;

use super::content::content;
use crate::domain::Document;

/// The newest state of our own line that a copy goes back to. The oldest state comes first.
///
/// A revision alone proves nothing, and a wrong ancestor would take a copy's older values for edits. So a state counts
/// only where the copy's marks show it, or where it is the copy itself. Without one, what differs is a choice.
#[must_use]
pub fn ancestor(line: &[Rc<Document>], copy: &Document) -> Option<Rc<Document>> {
    let of_team = line.iter().rev().filter(|state| state.document_id == copy.document_id);
    let shown = of_team.clone().find(|state| copy.goes_back_to(state));
    let same = || {
        let theirs = content(copy);
        of_team.filter(|state| state.revision <= copy.revision).find(|state| content(state) == theirs)
    };
    shown.or_else(same).map(Rc::clone)
}
