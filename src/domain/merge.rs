//! Two copies of one team's answers, put together: what was edited apart is merged, what touches is a choice.
//!
//! The merge is three-way and works on the JSON of the documents, by one rule for all of them (`tree`), so that a field
//! that is added tomorrow merges too, and one that this version does not know.

mod ancestor;
mod conflict;
mod content;
mod fresh;
mod order;
mod rounds;
mod tree;

use serde_json::Value;

use super::Document;
use crate::base::Level;
use crate::base::json::{self, Fault, Kept, Reader};

pub use ancestor::ancestor;
pub use conflict::{Conflict, Side};
use conflict::{Step, at, put};
use content::content;
pub use rounds::stay_closed;

/// How many places of a merged document may be found not to fit before all of ours is taken instead.
const MOST_MISFITS: usize = 20;

/// Two copies, put together.
#[derive(Clone, Debug, PartialEq)]
pub struct Merge {
    /// Ours, with everything of theirs that does not touch ours. Where they touch it holds ours.
    pub document: Document,
    /// Where they touch, in the order of the document.
    pub conflicts: Vec<Conflict>,
    ours: Seen,
    theirs: Seen,
}

/// A copy as it came: its revision, and its content without it.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    revision: u32,
    content: Value,
}

/// Merges two copies of a document that have this common ancestor. The copies have the same document id.
///
/// Without an ancestor everything that only one copy has is taken, and where both have something else it is a conflict.
/// The revision is a new one when the outcome is neither of the two.
#[must_use]
pub fn merge(base: Option<&Document>, ours: &Document, theirs: &Document) -> Merge {
    let seen = (Seen::of(ours), Seen::of(theirs));
    if seen.0.content == seen.1.content {
        return Merge { document: ours.clone(), conflicts: Vec::new(), ours: seen.0, theirs: seen.1 };
    }
    let (base, closed_ours, closed_theirs) = rounds::closed_alike(base, ours, theirs);
    let base = base.map(|base| content(&base));
    let ours = content(&closed_ours);
    let theirs = fresh::renamed(base.as_ref(), &ours, content(&closed_theirs));
    let (merged, mut conflicts) = tree::merged(base.as_ref(), &ours, &theirs);
    let mut document = fitting(merged, &mut conflicts, [base.as_ref(), Some(&ours), Some(&theirs)], &closed_ours);
    for conflict in &mut conflicts {
        conflict.both = joined(conflict, &mut document);
    }
    document.marks.clone_from(&closed_ours.marks);
    document.has_seen(&closed_theirs);
    let mut merge = Merge { document, conflicts, ours: seen.0, theirs: seen.1 };
    merge.document.revision = merge.revision_of(&merge.document);
    merge
}

/// The same, as what comes later gives it.
pub(super) fn merged(base: Option<&Document>, ours: &Document, theirs: &Document) -> Option<Merge> {
    Some(merge(base, ours, theirs))
}

/// Both copies in one document, with every conflict settled by one side; and whether there was any.
pub(super) fn put_together(
    base: Option<&Document>,
    ours: &Document,
    theirs: &Document,
    side: Side,
) -> Option<(Document, bool)> {
    let merged = merge(base, ours, theirs);
    Some((merged.settled(|_| side), !merged.conflicts.is_empty()))
}

impl Merge {
    /// The document with every conflict settled. [`Side::Both`] counts as ours where both cannot hold.
    #[must_use]
    pub fn settled(&self, side: impl Fn(&Conflict) -> Side) -> Document {
        let mut value = content(&self.document);
        for conflict in &self.conflicts {
            match side(conflict) {
                Side::Theirs => put(&mut value, conflict, conflict.theirs.clone()),
                Side::Both if conflict.both.is_some() => put(&mut value, conflict, conflict.both.clone()),
                Side::Ours | Side::Both => {}
            }
        }
        let sides = [None, Some(&content(&self.document)), None];
        let mut document = fitting(value, &mut Vec::new(), sides, &self.document);
        document.revision = self.revision_of(&document);
        document.marks.clone_from(&self.document.marks);
        document
    }

    /// Whether theirs has nothing that ours has not.
    #[must_use]
    pub fn brings_nothing(&self) -> bool {
        self.conflicts.is_empty() && content(&self.document) == self.ours.content
    }

    /// Whether ours has nothing that theirs has not.
    #[must_use]
    pub fn is_theirs(&self) -> bool {
        self.conflicts.is_empty() && content(&self.document) == self.theirs.content
    }

    /// Whether the copies say the same, whatever their revisions are.
    #[must_use]
    pub fn is_of_equals(&self) -> bool {
        self.ours.content == self.theirs.content
    }

    /// A copy's own revision where the document is that copy and the later one; else one above both.
    fn revision_of(&self, document: &Document) -> u32 {
        let content = content(document);
        let (ours, theirs) = (self.ours.revision, self.theirs.revision);
        if content == self.ours.content && (ours > theirs || self.is_of_equals()) {
            ours
        } else if content == self.theirs.content && theirs > ours {
            theirs
        } else {
            ours.max(theirs).saturating_add(1)
        }
    }
}

impl Seen {
    fn of(document: &Document) -> Seen {
        Seen { revision: document.revision, content: content(document) }
    }
}

/// Reads a merged document. What does not fit together, such as four priorities, is taken from ours and is a conflict.
fn fitting(mut value: Value, conflicts: &mut Vec<Conflict>, sides: [Option<&Value>; 3], ours: &Document) -> Document {
    for _ in 0..MOST_MISFITS {
        let (document, faults) = json::read_on::<Document>(value.clone(), Level::MAX.number());
        let Some(fault) = faults.first() else { return document };
        let way = way_to(fault, &value);
        let [base, ours, theirs] = sides.map(|side| side.and_then(|side| at(side, &way)).cloned());
        conflicts.retain(|conflict| !conflict.way.starts_with(&way));
        let conflict = Conflict { base, ours, theirs, ..Conflict::at(way) };
        put(&mut value, &conflict, conflict.ours.clone());
        conflicts.push(conflict);
    }
    ours.clone()
}

/// The way to what does not fit, as far as it goes by names alone.
fn way_to(fault: &Fault, value: &Value) -> Vec<Step> {
    let mut way = Vec::new();
    let path = fault.path.split('[').next().unwrap_or_default();
    for name in path.split('.') {
        way.push(Step::Field(name.to_owned()));
        if at(value, &way).is_none() && way.len() > 1 {
            way.pop();
            break;
        }
    }
    way
}

/// Both texts of a conflict in one, where a text of people's own words is kept there.
fn joined(conflict: &Conflict, document: &mut Document) -> Option<Value> {
    let both = conflict.joined()?;
    let mut kept: &mut dyn Kept = document;
    for step in &conflict.way {
        kept = kept.at_mut(step.name())?;
    }
    let before = kept.get();
    let mut reader = Reader::new(Level::MAX.number());
    kept.set(Some(both.clone()), &mut reader);
    let fits = reader.faults.is_empty();
    kept.set(before, &mut reader);
    fits.then_some(both)
}
