//! Another copy of the answers, which waits until somebody has looked at it. Nothing changes before that.

use std::rc::Rc;

use super::keeping::Touching;
use crate::base::Table;
use crate::domain::merge::{Conflict, Merge, Side};
use crate::domain::{Document, later};

/// Another copy of the answers that waits for a look.
#[derive(Clone, Debug)]
pub struct Copies {
    /// Where it comes from.
    pub source: Source,
    /// How it compares with the answers on screen.
    pub standing: Standing,
    /// The copy.
    pub other: Rc<Document>,
    /// Both put together; `None` for another team's.
    pub merge: Option<Rc<Merge>>,
    ours: Rc<Document>,
    base: Option<Rc<Document>>,
    sides: Table<String, Side>,
}

/// The same copies, not alike ones, so that large ones are told apart at a glance.
impl PartialEq for Copies {
    fn eq(&self, other: &Copies) -> bool {
        Rc::ptr_eq(&self.other, &other.other) && Rc::ptr_eq(&self.ours, &other.ours) && self.sides == other.sides
    }
}

/// Where a copy comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Source {
    /// Somebody opened a file.
    File,
    /// The page holds it, and the device's answers are shown.
    Page,
    /// The device holds it under another name of this page, and the page's answers are shown.
    Device,
    /// Another tab or window wrote it.
    Tab,
}

/// How another copy compares with the answers on screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Each has something that the other has not.
    Apart,
    /// It has all that is here, and more.
    Newer,
    /// It has nothing that is not here.
    Older,
    /// It belongs to another team.
    OtherTeam,
}

/// What happened to another copy.
#[derive(Clone, Debug, PartialEq)]
pub enum CopiesMsg {
    /// One turned up. Opening a file that says nothing else, or is simply newer, asks nothing.
    Found(Source, Box<Document>),
    /// Answers of this window touch those of another one.
    Touched(Box<Touching>),
    /// In a conflict, by its path, a side was chosen.
    Chosen(String, Side),
    /// Ours was chosen in every conflict.
    AllOurs,
    /// Theirs was chosen in every conflict.
    AllTheirs,
    /// Both were kept, put together as chosen.
    Taken,
    /// The other one was kept in place of ours.
    OtherTaken,
    /// Ours was kept as it is.
    Left,
    /// Everything about other copies was forgotten.
    Forgotten,
}

impl Copies {
    /// Compares another copy with ours. `None` where both say the same, and while the later part of the program, which
    /// compares them, is not here.
    #[must_use]
    pub fn of(source: Source, ours: &Rc<Document>, mut other: Document, base: Option<Rc<Document>>) -> Option<Copies> {
        let is_same_team = ours.document_id == other.document_id;
        if is_same_team {
            later::stay_closed(&mut other, ours);
        }
        let merge = if is_same_team { Some(Rc::new(later::merge(base.as_deref(), ours, &other)?)) } else { None };
        if merge.as_ref().is_some_and(|merge| merge.is_of_equals()) {
            return None;
        }
        let standing = merge.as_ref().map_or(Standing::OtherTeam, |merge| standing(merge, ours, &other));
        let (ours, other) = (Rc::clone(ours), Rc::new(other));
        Some(Copies { source, standing, other, merge, ours, base, sides: Table::new() })
    }

    /// Where both copies have something else, in the order of the document.
    #[must_use]
    pub fn conflicts(&self) -> &[Conflict] {
        self.merge.as_ref().map_or(&[], |merge| &merge.conflicts)
    }

    /// What is chosen in a conflict: ours until somebody chooses.
    #[must_use]
    pub fn side(&self, conflict: &Conflict) -> Side {
        self.sides.get(&conflict.path).copied().unwrap_or_default()
    }

    /// The common ancestor, where it is known.
    #[must_use]
    pub fn base(&self) -> Option<&Rc<Document>> {
        self.base.as_ref()
    }

    /// The answers it is compared with.
    pub(super) fn ours(&self) -> &Rc<Document> {
        &self.ours
    }

    /// Chooses a side in the conflict with this path.
    pub(super) fn choose(&mut self, path: String, side: Side) {
        self.sides.insert(path, side);
    }

    /// Chooses a side in every conflict.
    pub(super) fn choose_all(&mut self, side: Side) {
        self.sides = self.conflicts().iter().map(|conflict| (conflict.path.clone(), side)).collect();
    }

    /// Both put together as chosen; `None` for another team's.
    pub(super) fn joined(&self) -> Option<Document> {
        Some(self.merge.as_ref()?.settled(|conflict| self.side(conflict)))
    }

    /// The same for answers that have changed since. What was chosen stays chosen.
    pub(super) fn again(self: Rc<Copies>, ours: &Rc<Document>) -> Option<Rc<Copies>> {
        if Rc::ptr_eq(&self.ours, ours) {
            return Some(self);
        }
        let again = Copies::of(self.source, ours, (*self.other).clone(), self.base.clone())?;
        Some(Rc::new(Copies { sides: self.sides.clone(), ..again }))
    }
}

fn standing(merge: &Merge, ours: &Document, other: &Document) -> Standing {
    if merge.brings_nothing() {
        Standing::Older
    } else if merge.is_theirs() && other.revision > ours.revision {
        Standing::Newer
    } else {
        Standing::Apart
    }
}
