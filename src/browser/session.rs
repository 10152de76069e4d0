//! One widget on one page: where its answers come from, where they go, and whom it tells.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};

use super::following::Following;
use super::intl::IntlFormats;
use super::options::Options;
use super::print::Prepared;
use super::restore::{self, Bring, Start};
use super::saver::Saver;
use super::scanner::{self, Watch};
use super::today::DayWatch;
use super::{events, share, today};
use crate::app::copies::{CopiesMsg, Source};
use crate::app::select::is_complete;
use crate::app::workshop::Capabilities;
use crate::app::{Later, Model, Msg, Scope, Settings, Stop, Store, Subscription, ViewMsg};
use crate::documents::files::json::{self, DocumentError};
use crate::domain::Document;
use crate::words::Words;

/// One widget on one page. Clones share it.
#[derive(Clone)]
pub(crate) struct Session(pub(super) Rc<Shared>);

pub(super) struct Shared {
    pub(super) store: Store,
    pub(super) settings: RefCell<Settings>,
    /// Made once for a language: a framework may bring every sentence, and a format of the browser's takes long to make.
    words: RefCell<Words>,
    /// Where the widget is drawn.
    pub(super) root: Element,
    /// The page while a printed document is on screen.
    pub(super) prepared: RefCell<Option<Prepared>>,
    pub(super) host: Option<HtmlElement>,
    pub(super) make_page: Option<Function>,
    pub(super) inflate: Option<Function>,
    /// The text of the page's own framework; `None` for the default one.
    pub(super) framework: Option<String>,
    pub(super) saver: Saver,
    /// Records of the older storage that go once the device holds their answers.
    pub(super) taken_up: RefCell<Vec<String>>,
    pub(super) following: RefCell<Option<Following>>,
    /// The revision that was downloaded last.
    pub(super) downloaded: Cell<Option<u32>>,
    pub(super) last_told_revision: Cell<u32>,
    pub(super) was_complete: Cell<bool>,
    pub(super) watch: RefCell<Option<Watch>>,
    /// What waits for the later part of the program, in its order.
    waiting: RefCell<Vec<Waiting>>,
    pub(super) subscription: RefCell<Option<Subscription>>,
    pub(super) day: RefCell<Option<DayWatch>>,
    /// On a phone: links that are opened in this page.
    pub(super) links: RefCell<Option<EventListener>>,
}

/// Something that waits for the later part of the program.
type Waiting = Box<dyn FnOnce(&Session)>;

impl Session {
    /// Starts with the answers kept for this widget, or with none, and saves every change from then on.
    pub(crate) async fn start(options: Options, root: Element, bring: Bring) -> Session {
        let (framework, is_own) = options.framework();
        let Start { mut model, saver, taken_up, found } = restore::start(&options, framework, bring).await;
        model.workshop.can = Capabilities { share: share::can_share(), scan: scanner::can_read() };
        let words = spoken(&options.settings, &model);
        let session = Session(Rc::new(Shared {
            last_told_revision: Cell::new(model.document.revision),
            was_complete: Cell::new(is_complete(&model)),
            store: Store::new(model),
            settings: RefCell::new(options.settings),
            words: RefCell::new(words),
            root,
            prepared: RefCell::default(),
            host: options.host,
            framework: options.framework.filter(|_| is_own),
            make_page: options.make_page,
            saver,
            taken_up: RefCell::new(taken_up),
            following: RefCell::default(),
            downloaded: Cell::default(),
            inflate: options.inflate,
            watch: RefCell::default(),
            waiting: RefCell::default(),
            subscription: RefCell::default(),
            day: RefCell::default(),
            links: RefCell::default(),
        }));
        session.follow_day();
        // Compared once the later part of the program is here.
        found.into_iter().for_each(|found| session.0.store.send(Msg::Copies(found)));
        // Weak: the store must not keep its session alive.
        let itself = Rc::downgrade(&session.0);
        let subscription = session.0.store.listen(move |model| {
            if let Some(shared) = itself.upgrade() {
                Session(shared).changed(model);
            }
        });
        session.0.subscription.replace(Some(subscription));
        session.0.following.replace(Some(session.follow()));
        // What an earlier page has left is kept now.
        session.changed_to(&session.0.store.model());
        session
    }

    /// Does something now, or once the later part of the program is here.
    pub(super) fn when_later(&self, work: impl FnOnce(&Session) + 'static) {
        if self.0.store.model().later == Later::Here {
            work(self);
        } else {
            self.0.waiting.borrow_mut().push(Box::new(work));
        }
    }

    /// Does what has waited for the later part of the program, if that is here.
    pub(super) fn go_on(&self) {
        if self.0.store.model().later == Later::Here {
            self.0.waiting.take().into_iter().for_each(|work| work(self));
        }
    }

    /// Lets the model know what day it is, whenever something happens and when nothing does.
    fn follow_day(&self) {
        let store = self.store();
        store.ask_day(today::today);
        self.0.day.replace(Some(DayWatch::new(move |day| store.send(Msg::DayTold(day)))));
    }

    /// The model as it is today: for what is made without a message, such as a file.
    pub(super) fn model_today(&self) -> Rc<Model> {
        self.0.store.send(Msg::DayTold(today::today()));
        self.0.store.model()
    }

    /// The store: the model, and the one way to change it.
    pub(crate) fn store(&self) -> Store {
        self.0.store.clone()
    }

    /// The sentences in the page's language, with those of the framework.
    pub(crate) fn words(&self) -> Words {
        self.0.words.borrow().clone()
    }

    /// Applies new settings from the page.
    pub(crate) fn configure(&self, settings: Settings) {
        let before = self.0.settings.replace(settings.clone());
        if settings.lang != before.lang {
            self.0.words.replace(spoken(&settings, &self.0.store.model()));
        }
        let start = Stop::named(&settings.start, &self.0.store.model().framework);
        if let Some(stop) = start.filter(|_| settings.start != before.start) {
            self.0.store.send(Msg::View(ViewMsg::Opened(stop)));
        }
        if settings.pulse != before.pulse {
            self.0.store.send(Msg::View(ViewMsg::ScopeChosen(if settings.pulse { Scope::Pulse } else { Scope::Full })));
        }
        if settings.keep_in_page && !before.keep_in_page {
            self.keep_in_page(&self.0.store.model().document);
        }
        if !settings.keep_in_page && before.keep_in_page {
            self.take_out_of_page();
        }
    }

    /// Opens a document's text in place of the answers. The page of a saved copy is read too.
    ///
    /// # Errors
    /// As [`json::read`]. The answers are then unchanged.
    pub(crate) fn open(&self, text: &str) -> Result<(), DocumentError> {
        match self.read(text) {
            Ok(document) => {
                self.0.store.send(Msg::Opened(Box::new(document)));
                Ok(())
            }
            Err(DocumentError::Newer { .. }) => self.show_newer(text),
            Err(error) => Err(self.refused(error)),
        }
    }

    /// Opens a document's text that a person chose. Where answers could get lost by that, both copies are shown.
    pub(super) fn offer(&self, text: &str) {
        match self.read(text) {
            Ok(document) => self.0.store.send(Msg::Copies(CopiesMsg::Found(Source::File, Box::new(document)))),
            // A refusal is told by the notice.
            Err(DocumentError::Newer { .. }) => drop(self.show_newer(text)),
            Err(error) => drop(self.refused(error)),
        }
    }

    fn read(&self, text: &str) -> Result<Document, DocumentError> {
        let framework = Rc::clone(&self.0.store.model().framework);
        json::in_page(text).map_or_else(|| json::read(text, &framework), |text| json::read(&text, &framework))
    }

    /// Tells why a document was refused, on screen and to the page.
    fn refused(&self, error: DocumentError) -> DocumentError {
        self.0.store.send(Msg::Refused(error.clone()));
        let message = json::refused(&error, &self.words());
        self.tell(events::ERROR, &[("code", error.code().into()), ("message", message.into())]);
        error
    }

    /// Shows a file of a newer program, for reading only.
    ///
    /// # Errors
    /// Where even so nothing can be made of it. The answers are then unchanged.
    pub(super) fn show_newer(&self, text: &str) -> Result<(), DocumentError> {
        let text = json::in_page(text).unwrap_or_else(|| text.to_owned());
        let (document, original) = json::newer::read(&text, &self.0.store.model().framework)
            .inspect_err(|error| self.0.store.send(Msg::Refused(error.clone())))?;
        self.0.store.send(Msg::NewerOpened(Box::new(document), Box::new(original)));
        Ok(())
    }

    /// Tells the page that the widget is live.
    pub(crate) fn ready(&self) {
        self.tell(events::READY, &[]);
    }

    /// Gives up the page that was prepared for printing, which restores it.
    pub(crate) fn release_page(&self) -> Option<Prepared> {
        self.0.prepared.take()
    }

    /// Stops listening for changes, because the widget is being removed.
    pub(crate) fn retire(&self) {
        self.0.subscription.take();
        self.0.following.take();
        self.0.saver.rest();
        self.0.day.take();
        self.0.links.take();
        self.0.waiting.take();
    }

    fn changed(&self, model: &Rc<Model>) {
        if self.0.last_told_revision.replace(model.document.revision) != model.document.revision {
            let revision = JsValue::from_f64(f64::from(model.document.revision));
            self.tell(events::CHANGE, &[("revision", revision)]);
            self.tell_when_complete(model);
        }
        self.changed_to(model);
    }

    /// Puts the answers into a hidden child of the element, so that the page saved by the browser holds them.
    pub(super) fn keep_in_page(&self, document: &Document) {
        let Some(host) = self.0.host.as_ref().filter(|_| self.0.settings.borrow().keep_in_page) else { return };
        let kept = host.query_selector(":scope > data[data-kept]").ok().flatten().or_else(|| {
            let kept = host.owner_document()?.create_element("data").ok()?;
            kept.set_attribute("hidden", "").ok()?;
            kept.set_attribute("data-kept", "").ok()?;
            host.append_child(&kept).ok()?;
            Some(kept)
        });
        if let Some(kept) = kept {
            // Only an invalid name is refused.
            let _ = kept.set_attribute("value", &json::write(document));
        }
    }

    /// Takes the copy out of the page again.
    fn take_out_of_page(&self) {
        let kept = self.0.host.as_ref().and_then(|host| host.query_selector(":scope > data[data-kept]").ok().flatten());
        if let Some(kept) = kept {
            kept.remove();
        }
    }

    pub(super) fn tell(&self, name: &str, detail: &[(&str, JsValue)]) {
        if let Some(host) = &self.0.host {
            events::dispatch(host, name, detail);
        }
    }

    fn tell_when_complete(&self, model: &Model) {
        let complete = is_complete(model);
        if complete && !self.0.was_complete.replace(complete) {
            self.tell(events::COMPLETE, &events::levels(model.facts.readiness()));
        }
    }
}

impl PartialEq for Session {
    fn eq(&self, other: &Session) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The sentences in the page's language, with those of the framework.
fn spoken(settings: &Settings, model: &Model) -> Words {
    words_in(&settings.lang).with(&model.framework.words)
}

/// The sentences of a language, or of English where the widget does not speak it.
pub(crate) fn words_in(lang: &str) -> Words {
    let known = if Words::speaks(lang) { lang } else { "en" };
    Words::new(known, Rc::new(IntlFormats::new(known)))
}
