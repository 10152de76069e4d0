//! What is done with two copies of the answers later.

use std::rc::Rc;

use super::Document;
use super::merge::{self, Merge, Side};
use crate::base::later::later;

later! {
    /// Merges two copies of a document: see `merge::merge`.
    fn merge(base: Option<&Document>, ours: &Document, theirs: &Document) -> Option<Merge> = merge::merged;
    /// Two copies in one, where they touch by this side; and whether they touch.
    fn put_together(base: Option<&Document>, ours: &Document, theirs: &Document, side: Side) -> Option<(Document, bool)> = merge::put_together;
    /// Closes in a copy what another one has closed.
    fn stay_closed(copy: &mut Document, closed: &Document) = merge::stay_closed;
    /// The newest state of our own line that a copy goes back to.
    fn ancestor(line: &[Rc<Document>], copy: &Document) -> Option<Rc<Document>> = merge::ancestor;
}
