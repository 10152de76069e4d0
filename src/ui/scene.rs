//! What every part of the screen is given.

use std::rc::Rc;

use yew::{AttrValue, Callback, Properties};

use super::draft::Draft;
use super::platform::Platform;
use super::wish::Wish;

use crate::app::{Model, Msg};
use crate::documents::manuscript::Manuscript;
use crate::words::Words;

/// The model, the words, and the two ways out: messages, and wishes that only the browser can fulfil.
#[derive(Clone, PartialEq, Properties)]
pub struct Scene {
    /// Everything the widget knows.
    pub model: Rc<Model>,
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

impl Scene {
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
    pub fn on_click(&self, msg: Msg) -> Callback<yew::MouseEvent> {
        let send = self.send.clone();
        Callback::from(move |event: yew::MouseEvent| {
            event.prevent_default();
            send.emit(msg.clone());
        })
    }
}
