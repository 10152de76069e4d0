//! What every part of the screen is given.

use std::rc::Rc;

use yew::{Callback, Properties};

use crate::app::{Model, Msg, Scope};
use crate::domain::export::FileKind;
use crate::domain::paper::Pack;
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
    pub ask: Callback<Ask>,
    /// The page that phones open to rate, if the page names one.
    pub rate_href: Option<String>,
}

/// A wish that only the browser can fulfil. None of them changes an answer by itself.
#[derive(Clone, Debug, PartialEq)]
pub enum Ask {
    /// Print what is shown, a pack being open.
    Print(Pack),
    /// Hand over a file made of the answers.
    Save(FileKind),
    /// Hand over the whole page with the answers inside.
    SaveHtml,
    /// Read a file that a person chose, and open it.
    Open(web_sys::File),
    /// Open what a person pasted, as if it were a file.
    OpenText(String),
    /// Read a file that a person chose as text, and hand it on; an empty text when that is not possible.
    ReadText(web_sys::File, Callback<String>),
    /// Put the open team aside and begin another one.
    NewTeam,
    /// Put the open team aside and open this one, by its document's id.
    OpenTeam(String),
    /// Forget a team that lies aside, by its document's id.
    ForgetTeam(String),
    /// Read the files of other teams, to be seen beside this one.
    ReadTeams(Vec<web_sys::File>),
    /// Show the teams that lie aside beside this one.
    CompareTeams,
    /// Call back when the browser has had time for others.
    Later(Callback<()>),
    /// Forget everything kept on this device.
    DeleteEverything,
    /// Begin a round of rating, with a number by chance.
    BeginRound(Scope),
    /// Join a round by a typed code or a pasted link.
    Join(String),
    /// Read rating codes from files.
    TakeCodes(Vec<web_sys::File>),
    /// Read rating codes with the camera, shown in this element; nothing ends it.
    Watch(Option<web_sys::Element>),
    /// Put a text on the clipboard.
    Copy(String),
    /// Hand a text to another app.
    ShareText(String),
    /// Hand over a text as a file: name and text.
    SaveText(String, String),
    /// Move the keyboard to an element of the widget, by its id.
    Focus(String),
}

impl Scene {
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
