//! Holds the model, changes it by messages, and tells who listens.
//!
//! The element's properties must read what was written a line before, so the model changes at once and drawing
//! follows when Yew gets to it. Yew's own reducer would keep a message waiting until then.

use std::cell::RefCell;
use std::rc::Rc;

use super::{Model, Msg, update};

type Listener = Rc<dyn Fn(&Rc<Model>)>;

/// Holds the model. Clones share it.
#[derive(Clone)]
pub struct Store(Rc<Shared>);

struct Shared {
    model: RefCell<Rc<Model>>,
    listeners: RefCell<Vec<Listener>>,
}

impl PartialEq for Store {
    fn eq(&self, other: &Store) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl Store {
    /// A store that begins with a model.
    #[must_use]
    pub fn new(model: Model) -> Store {
        Store(Rc::new(Shared { model: RefCell::new(Rc::new(model)), listeners: RefCell::default() }))
    }

    /// The model as it is now.
    #[must_use]
    pub fn model(&self) -> Rc<Model> {
        Rc::clone(&self.0.model.borrow())
    }

    /// Lets a message change the model. Listeners hear of it when something did change.
    pub fn send(&self, msg: Msg) {
        let before = self.model();
        let mut next = (*before).clone();
        update::update(&mut next, msg);
        if next == *before {
            return;
        }
        let next = Rc::new(next);
        self.0.model.replace(Rc::clone(&next));
        let listeners = self.0.listeners.borrow().clone();
        for listener in listeners {
            listener(&next);
        }
    }

    /// Calls the listener after each change, for as long as the store lives.
    pub fn listen(&self, listener: impl Fn(&Rc<Model>) + 'static) {
        self.0.listeners.borrow_mut().push(Rc::new(listener));
    }

    /// Lets all listeners go. They hold what holds the store: without this, none of it would ever be freed.
    pub fn silence(&self) {
        self.0.listeners.take();
    }
}
