//! What a widget knows of its records, and how it deletes them.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use serde_json::Value;

use super::keys::Keys;
use super::storage::{Storage, Write};
use crate::app::Drafts;
use crate::app::exchange::{self, Window};
use crate::app::workshop::Timer;
use crate::domain::Document;

/// What a widget knows of its records, and when it writes them next.
pub(super) struct Saver {
    pub(super) storage: Storage,
    pub(super) keys: Keys,
    pub(super) window: RefCell<Window>,
    pub(super) timer: RefCell<Option<Timeout>>,
    /// Whether a change came since the timer was set.
    pub(super) is_changing: Cell<bool>,
    pub(super) is_busy: Cell<bool>,
    pub(super) is_asked: Cell<bool>,
    pub(super) is_deleting: Cell<bool>,
    /// Whether the next exchange waits for the later part of the program, with something to put together.
    pub(super) waits: Cell<bool>,
    /// The view as it was written last.
    pub(super) view: RefCell<Value>,
    /// The script's timer as the windows agreed on it last.
    pub(super) script: RefCell<Timer>,
    /// What is written and not handed in yet, as it was kept last.
    pub(super) drafts: RefCell<Rc<Drafts>>,
    /// What waits for a choice, as it was written last.
    pub(super) apart: RefCell<Option<Rc<Document>>>,
    /// Whether the older storage holds what the database did not have yet.
    pub(super) is_mirrored: Cell<bool>,
}

impl Saver {
    pub(super) fn new(
        storage: Storage,
        keys: Keys,
        window: Window,
        view: Value,
        script: Timer,
        drafts: Rc<Drafts>,
    ) -> Saver {
        Saver {
            storage,
            keys,
            window: RefCell::new(window),
            timer: RefCell::default(),
            is_changing: Cell::new(false),
            is_busy: Cell::new(false),
            is_asked: Cell::new(false),
            is_deleting: Cell::new(false),
            waits: Cell::new(false),
            view: RefCell::new(view),
            script: RefCell::new(script),
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

    /// Forgets that anything waits to be written.
    pub(super) fn rest(&self) {
        self.timer.take();
    }
}
