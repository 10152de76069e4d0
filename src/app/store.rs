//! Holds the model, changes it by messages, and tells who listens.
//!
//! The element's properties must read what was written a line before, so the model changes at once and drawing
//! follows when Yew gets to it. Yew's own reducer would keep a message waiting until then.

use std::cell::{Cell, RefCell};
use std::rc::{Rc, Weak};

use super::model::Later;
use super::{Model, Msg, later, update};
use crate::base::Date;

type Listener = Rc<dyn Fn(&Rc<Model>)>;

/// Holds the model. Clones share it.
#[derive(Clone)]
pub struct Store(Rc<Shared>);

struct Shared {
    model: RefCell<Rc<Model>>,
    listeners: RefCell<Vec<(u32, Listener)>>,
    last_listener: Cell<u32>,
    /// Messages that wait for the later part of the program, in their order.
    waiting: RefCell<Vec<Msg>>,
    /// What day it is; `None` where the day is the model's for good.
    day: Cell<Option<fn() -> Date>>,
}

/// Listens to a store until it is dropped.
pub struct Subscription {
    store: Weak<Shared>,
    number: u32,
}

impl Drop for Subscription {
    fn drop(&mut self) {
        if let Some(store) = self.store.upgrade() {
            store.listeners.borrow_mut().retain(|(number, _)| *number != self.number);
        }
    }
}

impl PartialEq for Store {
    fn eq(&self, other: &Store) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Store {
    /// A store that begins with a model.
    #[must_use]
    pub fn new(mut model: Model) -> Store {
        model.settle_facts();
        Store(Rc::new(Shared {
            model: RefCell::new(Rc::new(model)),
            listeners: RefCell::default(),
            last_listener: Cell::new(0),
            waiting: RefCell::default(),
            day: Cell::new(None),
        }))
    }

    /// The model as it is now.
    #[must_use]
    pub fn model(&self) -> Rc<Model> {
        Rc::clone(&self.0.model.borrow())
    }

    /// Asks for the day before each message from now on, so that nothing happens on a day that is over: a page may stay
    /// open over midnight, and a laptop sleeps for months.
    pub fn ask_day(&self, day: fn() -> Date) {
        self.0.day.set(Some(day));
    }

    /// Lets a message change the model. Listeners hear of it when something did change. What needs the later part of the
    /// program waits for it.
    pub fn send(&self, msg: Msg) {
        if self.waits(&msg) {
            return self.0.waiting.borrow_mut().push(msg);
        }
        if msg.changes() {
            // A way back that waits was not meant for what is changed after it.
            self.0.waiting.borrow_mut().retain(|waiting| !matches!(waiting, Msg::Undone | Msg::Redone));
        }
        let is_here = matches!(msg, Msg::Later(Later::Here));
        self.take(msg);
        if is_here {
            self.0.waiting.take().into_iter().for_each(|msg| self.take(msg));
        }
    }

    fn waits(&self, msg: &Msg) -> bool {
        let model = self.model();
        let goes_behind = || later::follows(msg) && self.0.waiting.borrow().iter().any(Msg::changes);
        model.later != Later::Here && (later::is_later(msg, &model) || goes_behind())
    }

    fn take(&self, msg: Msg) {
        let before = self.model();
        let mut next = (*before).clone();
        if let Some(day) = self.0.day.get() {
            update::update(&mut next, Msg::DayTold(day()));
        }
        if later::is_later(&msg, &next) {
            later::change(&mut next, msg);
        } else {
            update::update(&mut next, msg);
        }
        if next == *before {
            return;
        }
        let next = Rc::new(next);
        self.0.model.replace(Rc::clone(&next));
        let listeners = self.0.listeners.borrow().clone();
        for (_, listener) in listeners {
            listener(&next);
        }
    }

    /// Calls the listener after each change, until the subscription is dropped.
    #[must_use = "dropped, nothing is heard"]
    pub fn listen(&self, listener: impl Fn(&Rc<Model>) + 'static) -> Subscription {
        let number = self.0.last_listener.get().wrapping_add(1);
        self.0.last_listener.set(number);
        self.0.listeners.borrow_mut().push((number, Rc::new(listener)));
        Subscription { store: Rc::downgrade(&self.0), number }
    }
}
