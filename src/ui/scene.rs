//! What every part of the screen is given.

use std::ops::Deref;
use std::rc::Rc;

use yew::{AttrValue, Callback, MouseEvent};

use super::draft::Draft;
use super::platform::Platform;
use super::wish::Wish;

use crate::app::{Model, Msg};
use crate::base::Same;
use crate::documents::manuscript::Manuscript;
use crate::words::Words;

/// What every part of the screen is given. Clones share it.
#[derive(Clone, PartialEq)]
pub struct Scene(Rc<Given>, Extent);

/// The model, the words, and the two ways out: messages, and wishes that only the browser can fulfil.
#[derive(PartialEq)]
pub struct Given {
    /// Everything the widget knows.
    pub model: Same<Model>,
    /// What the widget says.
    pub words: Words,
    /// Tells what happened.
    pub send: Callback<Msg>,
    /// Asks the browser for something.
    pub ask: Callback<Wish>,
    /// What the browser answers at once.
    pub platform: Platform,
    /// The page that phones open to rate, if the page names one.
    pub rate_href: Option<String>,
    /// The build's name; empty where the program does not know it.
    pub build: String,
}

/// How much is drawn. What is long is drawn in pieces, each in a task of its own, so that none keeps the page from
/// answering; each holds what the pieces before it hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Extent {
    /// What all places have.
    Header,
    /// The links as well.
    Rail,
    /// What is in sight of a place.
    Sight,
    /// Everything.
    #[default]
    Whole,
}

impl Extent {
    /// The next piece; `None` after the last one.
    pub(crate) fn next(self) -> Option<Extent> {
        match self {
            Extent::Header => Some(Extent::Rail),
            Extent::Rail => Some(Extent::Sight),
            Extent::Sight => Some(Extent::Whole),
            Extent::Whole => None,
        }
    }
}

impl Deref for Scene {
    type Target = Given;

    fn deref(&self) -> &Given {
        &self.0
    }
}

impl From<Given> for Scene {
    fn from(given: Given) -> Scene {
        Scene(Rc::new(given), Extent::Whole)
    }
}

impl Scene {
    /// How much of the scene is drawn.
    pub(super) fn extent(&self) -> Extent {
        self.1
    }

    /// The same scene, drawn so far and no further.
    pub(super) fn up_to(&self, extent: Extent) -> Scene {
        Scene(Rc::clone(&self.0), self.1.min(extent))
    }

    /// Whether two scenes differ in nothing but in how safe the answers are.
    pub(super) fn shows_the_same(&self, other: &Scene) -> bool {
        let Scene(other, extent) = other;
        let Given { model, words, send, ask, platform, rate_href, build } = &*self.0;
        (Rc::ptr_eq(model, &other.model) || model.shows_the_same(&other.model))
            && (words, send, ask) == (&other.words, &other.send, &other.ask)
            && (platform, rate_href, build) == (&other.platform, &other.rate_href, &other.build)
            && self.1 == *extent
    }

    /// What tables, pictures and prints are made from.
    pub(crate) fn manuscript(&self) -> Manuscript<'_> {
        Manuscript::of(&self.model.facts, &self.words, self.model.view.paper)
    }

    /// What waits under a key until it is handed in. The key is the id of its control, or names what is chosen; the ids
    /// of the things it is about are parts of it, between hyphens or points.
    pub(crate) fn draft(&self, key: impl Into<AttrValue>) -> Draft {
        let key = key.into();
        let text = self.model.drafts.get(&key).cloned().map(AttrValue::from);
        Draft { key, text, send: self.send.clone() }
    }

    /// A callback that sends a message made from what it is given.
    pub fn on<T: 'static>(&self, msg: impl Fn(T) -> Msg + 'static) -> Callback<T> {
        let send = self.send.clone();
        Callback::from(move |value| send.emit(msg(value)))
    }

    /// A click that sends a message and goes nowhere: links inside the widget never navigate.
    pub fn on_click(&self, msg: impl Fn() -> Msg + 'static) -> Callback<MouseEvent> {
        on_click(&self.send, msg)
    }
}

/// A click that sends a message and goes nowhere.
///
/// The message is made anew with each click: what copies any message is larger than what makes these.
pub(super) fn on_click(send: &Callback<Msg>, msg: impl Fn() -> Msg + 'static) -> Callback<MouseEvent> {
    clicked(send.clone(), Box::new(msg))
}

fn clicked(send: Callback<Msg>, msg: Box<dyn Fn() -> Msg>) -> Callback<MouseEvent> {
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        send.emit(msg());
    })
}
