//! A team's document as a file has it, and what a row reads of it.

use std::rc::Rc;

use super::cell::{Cell, ids};
use super::table::Row;
use crate::domain::score::{Gate, Overall};
use crate::domain::{Document, Facts, Framework};
use crate::words::Words;

/// A team's document with what follows from it.
pub struct Case {
    /// Tells this file from others of the run.
    pub file_id: String,
    /// Where it is.
    pub path: String,
    /// What the team has written.
    pub document: Rc<Document>,
    /// What follows from it.
    pub facts: Facts,
    /// Whether names of people are told.
    pub names: bool,
    /// The words to say it in.
    pub words: Words,
}

impl Case {
    /// A row of this file: its keys, then these cells.
    pub(super) fn row(&self, cells: Row) -> Row {
        let mut row = Vec::with_capacity(cells.len() + 2);
        row.extend([Cell::from(&self.file_id), Cell::from(&self.document.document_id)]);
        row.extend(cells);
        row
    }

    /// What the document is asked by.
    #[must_use]
    pub fn framework(&self) -> &Framework {
        &self.facts.framework
    }

    pub(super) fn level_count(&self) -> u8 {
        self.framework().level_count()
    }

    pub(super) fn overall(&self) -> &Overall {
        &self.facts.readiness().overall
    }

    /// The value of the last folder on the path that is named `name=…`.
    pub(super) fn tagged(&self, name: &str) -> Option<&str> {
        let folders = self.path.rsplit(['/', '\\']).skip(1);
        let mut values = folders.filter_map(|folder| folder.strip_suffix('!').unwrap_or(folder).split_once('='));
        values.find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The name of a person, where names are told.
    pub(super) fn named<'a>(&self, name: &'a str) -> Option<&'a str> {
        self.names.then_some(name)
    }

    /// What lies more than one level below the next one, by ids.
    pub(super) fn blockers<Id: AsRef<str>>(&self, gate: &Option<Gate<Id>>) -> Cell {
        let block = gate.as_ref().and_then(|gate| gate.block.as_ref());
        ids(block.into_iter().flat_map(|block| block.too_low.iter().map(AsRef::as_ref)))
    }
}
