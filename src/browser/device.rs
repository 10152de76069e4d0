//! What a device holds of a widget.

use std::rc::Rc;

use serde_json::Value;

use super::keys::Keys;
use super::storage::Storage;
use crate::app::exchange::{journal_of, part};
use crate::app::keeping::read_document;
use crate::app::record::Found;
use crate::documents::files::json;
use crate::documents::files::json::DocumentError;
use crate::documents::files::json::newer::Newer;
use crate::domain::{Document, Framework};

/// The records of a widget, read.
pub(super) struct Device {
    pub(super) answers: Found,
    pub(super) round: Found,
    pub(super) phone: Found,
    pub(super) view: Option<Value>,
    pub(super) drafts: Option<Value>,
    pub(super) journal: Option<String>,
    pub(super) apart: Option<Value>,
    pub(super) teams: Option<String>,
    pub(super) copies: Found,
}

impl Device {
    pub(super) async fn read(storage: &Storage, keys: &Keys) -> Device {
        let parts =
            [part::ANSWERS, part::ROUND, part::RATE, part::VIEW, part::DRAFTS, part::JOURNAL, part::APART, part::TEAMS];
        let mut all: Vec<String> = parts.iter().map(|part| [keys.own.as_str(), part].concat()).collect();
        all.extend(keys.copies.clone());
        let mut found = storage.read(&all).await.into_iter();
        let mut next = || found.next().flatten();
        let json = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
        Device {
            answers: Found::read(next()),
            round: Found::read(next()),
            phone: Found::read(next()),
            view: json(next()),
            drafts: json(next()),
            journal: next(),
            apart: json(next()),
            teams: next(),
            copies: Found::read(next()),
        }
    }

    /// The answers of the device. A newer program's stay where they are: nothing is written over them.
    ///
    /// # Errors
    /// With the record where it cannot be read.
    pub(super) fn document(&self, framework: &Framework) -> Result<Option<Document>, String> {
        match &self.answers {
            Found::Nothing | Found::Record(_, None) => Ok(None),
            Found::Record(_, Some(text)) => match json::from_kept(parsed(text), framework) {
                Ok(document) => Ok(Some(document)),
                Err(DocumentError::Newer { .. }) => Ok(None),
                Err(_) => Err(text.clone()),
            },
            Found::Damaged(record) => Err(record.clone()),
        }
    }

    /// The answers of a newer program, as far as they can be understood.
    pub(super) fn newer(&self, framework: &Framework) -> Option<(Document, Newer)> {
        json::newer::read(self.answers.text()?, framework).ok()
    }

    /// The earlier states of the answers that can be read, the newest last.
    pub(super) fn ancestors(&self, framework: &Framework) -> Vec<Rc<Document>> {
        let states = self.journal.as_deref().map(journal_of).unwrap_or_default();
        let read = |state| read_document(Found::read(Some(state)).text()?, framework).ok().map(Rc::new);
        states.into_iter().filter_map(read).collect()
    }
}

pub(super) fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}
