//! One widget on one page: where its answers come from, where they go, and whom it tells.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::Function;
use wasm_bindgen::JsValue;
use web_sys::{Element, HtmlElement};

use super::intl::IntlFormats;
use super::options::Options;
use super::print::Prepared;
use super::rounds::Rounds;
use super::scanner::{self, Watch};
use super::{events, share, storage, today};
use crate::app::model::{SaveState, Unsaved};
use crate::app::select::is_complete;
use crate::app::settings::KeptIn;
use crate::app::workshop::Capabilities;
use crate::app::{Model, Msg, Scope, Settings, Store, Subscription, ViewMsg};
use crate::base::json::Json;
use crate::browser::restore::{Keys, first_model};
use crate::documents::files::json::{self, DocumentError};
use crate::domain::Document;
use crate::words::Words;

/// How long a change waits to be written, in milliseconds, so that a run of typing is written once.
const SAVE_AFTER_MS: u32 = 300;

/// One widget on one page. Clones share it.
#[derive(Clone)]
pub(crate) struct Session(pub(super) Rc<Shared>);

pub(super) struct Shared {
    pub(super) store: Store,
    pub(super) settings: RefCell<Settings>,
    /// Where the widget is drawn.
    pub(super) root: Element,
    /// The page while a printed document is on screen.
    pub(super) prepared: RefCell<Option<Prepared>>,
    pub(super) host: Option<HtmlElement>,
    pub(super) make_page: Option<Function>,
    pub(super) inflate: Option<Function>,
    /// The text of the page's own framework; `None` for the default one.
    pub(super) framework: Option<String>,
    pub(super) keys: Keys,
    pub(super) timer: RefCell<Option<Timeout>>,
    pub(super) saved: RefCell<Rc<Document>>,
    pub(super) last_told_revision: Cell<u32>,
    pub(super) was_complete: Cell<bool>,
    pub(super) rounds: Rounds,
    pub(super) watch: RefCell<Option<Watch>>,
    pub(super) subscription: RefCell<Option<Subscription>>,
}

impl Session {
    /// Starts with the answers kept for this widget, or with none, and saves every change from then on.
    pub(crate) fn start(options: Options, root: Element) -> Session {
        let (framework, is_own) = options.framework();
        let (mut model, keys) = first_model(&options, framework);
        let rounds = Rounds::start(options.settings.storage, &keys.own, options.settings.rate, &mut model);
        model.workshop.can = Capabilities { share: share::can_share(), scan: scanner::can_read() };
        let session = Session(Rc::new(Shared {
            saved: RefCell::new(Rc::clone(&model.document)),
            last_told_revision: Cell::new(model.document.revision),
            was_complete: Cell::new(is_complete(&model)),
            store: Store::new(model),
            settings: RefCell::new(options.settings),
            root,
            prepared: RefCell::default(),
            host: options.host,
            framework: options.framework.filter(|_| is_own),
            make_page: options.make_page,
            keys,
            inflate: options.inflate,
            timer: RefCell::default(),
            rounds,
            watch: RefCell::default(),
            subscription: RefCell::default(),
        }));
        // Weak: the store must not keep its session alive.
        let itself = Rc::downgrade(&session.0);
        let subscription = session.0.store.listen(move |model| {
            if let Some(shared) = itself.upgrade() {
                Session(shared).changed(model);
            }
        });
        session.0.subscription.replace(Some(subscription));
        session
    }

    /// The store: the model, and the one way to change it.
    pub(crate) fn store(&self) -> Store {
        self.0.store.clone()
    }

    /// The sentences in the page's language, with those of the framework.
    pub(crate) fn words(&self) -> Words {
        words_in(&self.0.settings.borrow().lang).with(&self.0.store.model().framework.words)
    }

    /// Applies new settings from the page.
    pub(crate) fn configure(&self, settings: Settings) {
        let before = self.0.settings.replace(settings.clone());
        if let Some(place) = settings.start.filter(|_| settings.start != before.start) {
            self.0.store.send(Msg::View(ViewMsg::PlaceOpened(place)));
        }
        if settings.pulse != before.pulse {
            self.0.store.send(Msg::View(ViewMsg::ScopeChosen(if settings.pulse { Scope::Pulse } else { Scope::Full })));
        }
        if settings.keep_in_page && !before.keep_in_page {
            self.keep_in_page(&self.0.store.model().document);
        }
    }

    /// Opens a document's text. The page of a saved copy is read too.
    ///
    /// # Errors
    /// As [`json::read`]. The answers are then unchanged.
    pub(crate) fn open(&self, text: &str) -> Result<(), DocumentError> {
        let model = self.0.store.model();
        let read = json::in_page(text)
            .map_or_else(|| json::read(text, &model.framework), |text| json::read(&text, &model.framework));
        match read {
            Ok(document) => {
                self.0.store.send(Msg::Opened(Box::new(document)));
                Ok(())
            }
            Err(error) => {
                self.0.store.send(Msg::Refused(error.clone()));
                let message = json::refused(&error, &self.words());
                self.tell(events::ERROR, &[("code", error.code().into()), ("message", message.into())]);
                Err(error)
            }
        }
    }

    /// Tells the page that the widget is live.
    pub(crate) fn ready(&self) {
        self.tell(events::READY, &[]);
    }

    /// Saves pending changes.
    pub(crate) fn flush(&self) {
        self.0.timer.take();
        let model = self.0.store.model();
        if model.save == SaveState::Pending || !Rc::ptr_eq(&self.0.saved.borrow(), &model.document) {
            self.save();
        }
    }

    /// Gives up the page that was prepared for printing, which restores it.
    pub(crate) fn release_page(&self) -> Option<Prepared> {
        self.0.prepared.take()
    }

    /// Stops listening for changes, because the widget is being removed.
    pub(crate) fn retire(&self) {
        self.0.subscription.take();
    }

    fn changed(&self, model: &Rc<Model>) {
        if self.0.last_told_revision.replace(model.document.revision) != model.document.revision {
            let revision = JsValue::from_f64(f64::from(model.document.revision));
            self.tell(events::CHANGE, &[("revision", revision)]);
            self.tell_when_complete(model);
        }
        let is_report = matches!(model.save, SaveState::Saved(_) | SaveState::Unsaved(_));
        if is_report && Rc::ptr_eq(&self.0.saved.borrow(), &model.document) {
            return self.save_view_later();
        }
        let session = self.clone();
        self.0.timer.replace(Some(Timeout::new(SAVE_AFTER_MS, move || session.save())));
    }

    /// Saves the view without a report: where someone is matters less than what they wrote.
    fn save_view_later(&self) {
        let session = self.clone();
        self.0.timer.replace(Some(Timeout::new(SAVE_AFTER_MS, move || {
            // The next change to the answers reports a refusal.
            let _ = session.write(&session.0.store.model());
        })));
    }

    fn save(&self) {
        let model = self.0.store.model();
        let changed = model.save == SaveState::Pending || !Rc::ptr_eq(&self.0.saved.borrow(), &model.document);
        let written = self.write(&model);
        self.keep_in_page(&model.document);
        self.0.saved.replace(Rc::clone(&model.document));
        let state = match written {
            Ok(()) => SaveState::Saved(today::now_ms()),
            Err(why) => SaveState::Unsaved(why),
        };
        if changed || matches!(state, SaveState::Unsaved(_)) {
            self.0.store.send(Msg::SaveReported(state));
        }
        if changed && written.is_ok() {
            self.tell(events::SAVED, &[]);
        }
    }

    fn write(&self, model: &Model) -> Result<(), Unsaved> {
        self.0.rounds.write(model)?;
        // A phone that rates has no document, and must not write over one that this browser keeps.
        if self.0.settings.borrow().rate {
            return storage::check(self.0.settings.borrow().storage);
        }
        let keep = self.0.settings.borrow().storage;
        let view = model.view.write().unwrap_or_default();
        let text = serde_json::json!({ "document": json::to_value(&model.document), "view": view }).to_string();
        if let Some(copies) = &self.0.keys.copies {
            // The page's own record is what counts; it is written next.
            let _ = storage::write(keep, copies, &text);
        }
        storage::write(keep, &self.0.keys.own, &text)
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

    fn tell(&self, name: &str, detail: &[(&str, JsValue)]) {
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

    /// Where this widget keeps its answers, and under which key.
    pub(crate) fn place(&self) -> (KeptIn, String) {
        (self.0.settings.borrow().storage, self.0.keys.own.clone())
    }
}

impl PartialEq for Session {
    fn eq(&self, other: &Session) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// The sentences of a language, or of English where the widget does not speak it.
pub(crate) fn words_in(lang: &str) -> Words {
    let known = if Words::speaks(lang) { lang } else { "en" };
    Words::new(known, Rc::new(IntlFormats::new(known)))
}
