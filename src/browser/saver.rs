//! What a widget knows of its records, and how it deletes them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use serde_json::Value;

use super::keys::Keys;
use super::storage::{Storage, Write};
use crate::app::Drafts;
use crate::app::exchange::{self, Window, part};
use crate::app::model::Unsaved;
use crate::app::record::{Found, Mark};
use crate::domain::Document;

/// What a widget knows of its records, and when it writes them next.
pub(super) struct Saver {
    pub(super) storage: Storage,
    pub(super) keys: Keys,
    pub(super) window: RefCell<Window>,
    pub(super) timer: RefCell<Option<Timeout>>,
    pub(super) is_busy: Cell<bool>,
    pub(super) is_asked: Cell<bool>,
    pub(super) is_deleting: Cell<bool>,
    /// The view as it was written last.
    pub(super) view: RefCell<Value>,
    /// What is written and not handed in yet, as it was kept last.
    pub(super) drafts: RefCell<Rc<Drafts>>,
    /// What waits for a choice, as it was written last.
    pub(super) apart: RefCell<Option<Rc<Document>>>,
    /// Whether the older storage holds what the database did not have yet.
    pub(super) is_mirrored: Cell<bool>,
}

impl Saver {
    pub(super) fn new(storage: Storage, keys: Keys, window: Window, view: Value, drafts: Rc<Drafts>) -> Saver {
        Saver {
            storage,
            keys,
            window: RefCell::new(window),
            timer: RefCell::default(),
            is_busy: Cell::new(false),
            is_asked: Cell::new(false),
            is_deleting: Cell::new(false),
            view: RefCell::new(view),
            drafts: RefCell::new(drafts),
            apart: RefCell::default(),
            is_mirrored: Cell::new(false),
        }
    }

    /// The key of a part's record.
    pub(super) fn key(&self, part: &str) -> String {
        [self.keys.own.as_str(), part].concat()
    }

    pub(super) fn keyed(&self, writes: Vec<exchange::Write>) -> Vec<Write> {
        writes.into_iter().map(|(part, text)| Write { key: self.key(&part), text }).collect()
    }

    /// Lets the next exchange delete everything instead.
    pub(super) fn deletes(&self) {
        self.is_deleting.set(true);
    }

    /// Deletes every record of the widget. What other windows would follow is marked as deleted, so that none of them
    /// writes it again.
    pub(super) async fn delete(&self) -> Result<Window, Unsaved> {
        let own = &self.keys.own;
        let mut keys = self.storage.keys(&[own, "#"].concat()).await;
        keys.extend(self.keys.copies.clone());
        let marked = [part::ANSWERS, part::ROUND, part::RATE].map(|part| self.key(part));
        keys.retain(|key| !marked.contains(key));
        let window = self.window.borrow().clone();
        let mut marks = Vec::new();
        let delete = |found: Vec<Option<String>>| {
            marks = found.into_iter().map(|record| Mark::next(Found::read(record).mark(), window.writer)).collect();
            let gone = keys.into_iter().map(|key| Write { key, text: None });
            let marked = marked.iter().zip(&marks);
            gone.chain(marked.map(|(key, mark)| Write { key: key.clone(), text: Some(mark.record(None)) })).collect()
        };
        self.storage.exchange(&marked, delete).await?;
        Ok(window.deleted(&marks))
    }

    /// Forgets that anything waits to be written.
    pub(super) fn rest(&self) {
        self.timer.take();
    }
}
