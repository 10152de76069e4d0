//! One widget on one page: where its answers come from, where they go, and whom it tells.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo::timers::callback::Timeout;
use js_sys::{Function, Reflect};
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};
use yew::Callback;

use super::intl::IntlFormats;
use super::options::Options;
use super::print::Prepared;
use super::rounds::Rounds;
use super::scanner::{self, Watch};
use super::{download, file_input, focus, print, share, storage, table_file, today};
use crate::app::model::{Notice, SaveState, Unsaved};
use crate::app::settings::Keep;
use crate::app::workshop::Capabilities;
use crate::app::{Model, Msg, Scope, Settings, Store, Subscription, WorkshopMsg};
use crate::base::json::Json;
use crate::browser::restore::{Keys, first_model, unread};
use crate::documents;
use crate::documents::FileKind;
use crate::documents::files::html;
use crate::documents::files::json::{self, DocumentError};
use crate::documents::import;
use crate::documents::manuscript::Manuscript;
use crate::documents::paper::Pack;
use crate::domain::Document;
use crate::domain::rating_code::JoinCode;
use crate::ui::Wish;
use crate::words::Words;

/// How long a change waits to be written, so that typing is written once.
const SAVE_AFTER_MS: u32 = 300;

/// One widget on one page. Clones share it.
#[derive(Clone)]
pub(crate) struct Session(Rc<Shared>);

struct Shared {
    store: Store,
    settings: RefCell<Settings>,
    /// Where the widget is drawn.
    root: Element,
    /// The page while a printed document is on screen.
    prepared: RefCell<Option<Prepared>>,
    host: Option<HtmlElement>,
    make_page: Option<Function>,
    inflate: Option<Function>,
    /// The framework that the page brought, as it stands in the page; `None` for ours.
    framework: Option<String>,
    keys: Keys,
    timer: RefCell<Option<Timeout>>,
    saved: RefCell<Rc<Document>>,
    told: Cell<u32>,
    was_complete: Cell<bool>,
    rounds: Rounds,
    watch: RefCell<Option<Watch>>,
    subscription: RefCell<Option<Subscription>>,
}

impl Session {
    /// Begins with what is kept for this widget, or empty, and saves every change from then on.
    pub(crate) fn start(start: Options, root: Element) -> Session {
        let (framework, is_own) = start.framework();
        let (mut model, keys) = first_model(&start, framework);
        let rounds = Rounds::start(start.settings.storage, &keys.own, start.settings.rate, &mut model);
        model.workshop.can = Capabilities { share: share::can_share(), scan: scanner::can_read() };
        let session = Session(Rc::new(Shared {
            saved: RefCell::new(Rc::clone(&model.document)),
            told: Cell::new(model.document.revision),
            was_complete: Cell::new(is_complete(&model)),
            store: Store::new(model),
            settings: RefCell::new(start.settings),
            root,
            prepared: RefCell::default(),
            host: start.host,
            framework: start.framework.filter(|_| is_own),
            make_page: start.make_page,
            keys,
            inflate: start.inflate,
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

    /// The model and its one way to change.
    pub(crate) fn store(&self) -> Store {
        self.0.store.clone()
    }

    /// What the widget says, in the language the page wishes.
    pub(crate) fn words(&self) -> Words {
        words_in(&self.0.settings.borrow().lang).with(&self.0.store.model().framework.words)
    }

    /// The page's own framework as an element that a saved page carries; empty for ours.
    pub(crate) fn framework_html(&self) -> String {
        let text = self.0.framework.as_deref().map(|text| text.replace('<', "\\u003c"));
        let script = |text| format!("<script type=\"application/json\" data-framework>{text}</script>\n");
        text.map(script).unwrap_or_default()
    }

    /// Takes new settings from the page.
    pub(crate) fn configure(&self, settings: Settings) {
        let before = self.0.settings.replace(settings.clone());
        if let Some(place) = settings.start.filter(|_| settings.start != before.start) {
            self.0.store.send(Msg::PlaceOpened(place));
        }
        if settings.pulse != before.pulse {
            self.0.store.send(Msg::ScopeChosen(if settings.pulse { Scope::Pulse } else { Scope::Full }));
        }
        if settings.keep_in_page && !before.keep_in_page {
            self.keep_in_page(&self.0.store.model().document);
        }
    }

    /// What only the browser can do, done.
    pub(crate) fn asks(&self) -> Callback<Wish> {
        let session = self.clone();
        Callback::from(move |ask| match ask {
            Wish::PreparePaper(ready) => {
                // The page is first made as it was, so that its own name is what is remembered.
                session.0.prepared.take();
                session.0.prepared.replace(ready.map(|(css, title)| print::prepare(&session.0.root, &css, &title)));
            }
            Wish::Print => {
                let store = session.store();
                print::print(move || store.send(Msg::PrintRefused));
            }
            Wish::Save(kind) => session.download_file(kind),
            Wish::SaveHtml => session.download_html(),
            Wish::Open(file) => session.open_file(file),
            Wish::OpenText(text) => drop(session.open(&text)),
            Wish::DeleteEverything => session.delete_everything(),
            Wish::BeginRound(scope) => session.happened(WorkshopMsg::RoundBegun(today::number(), scope)),
            Wish::Join(text) => session.happened(WorkshopMsg::Joined(JoinCode::read(&text), today::number())),
            Wish::TakeCodes(files) => session.take_codes(files),
            Wish::Watch(video) => {
                let heir = session.clone();
                let told = move |text| heir.happened(WorkshopMsg::CodesGiven(text));
                session.0.watch.replace(video.map(|video| scanner::watch(video, told)));
            }
            Wish::Copy(text) => share::copy(&text),
            Wish::ShareText(text) => share::share(&text),
            Wish::SaveText(name, text) => {
                session.report(&name, download::bytes(&name, "text/plain", text.as_bytes()).is_ok())
            }
            Wish::ReadText(file, then) => file_input::read(file, move |text| then.emit(text.unwrap_or_default())),
            Wish::NewTeam => session.new_team(),
            Wish::OpenTeam(id) => session.open_team(&id),
            Wish::ForgetTeam(id) => session.forget_team(&id),
            Wish::ReadTeams(files) => session.read_teams(files),
            Wish::CompareTeams => session.compare_teams(),
            Wish::Later(then) => {
                Timeout::new(0, move || then.emit(())).forget();
            }
            Wish::Focus(id) => focus::later(session.0.root.clone(), id),
            Wish::FocusHeading => focus::heading(&session.0.root, "place-title"),
        })
    }

    fn happened(&self, msg: WorkshopMsg) {
        self.0.store.send(Msg::Workshop(msg));
    }

    /// Reads codes from files: texts as they are, pictures by the browser's reader.
    fn take_codes(&self, files: Vec<web_sys::File>) {
        let session = self.clone();
        spawn_local(async move {
            let mut all = Vec::new();
            for file in files {
                let name = file.name();
                let text = if file.type_().starts_with("image/") {
                    scanner::read_picture(&file).await
                } else {
                    JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string())
                };
                // The name stands for a file that holds nothing readable, so that it is answered too.
                all.push(text.filter(|text| !text.trim().is_empty()).unwrap_or(format!("{name}:")));
            }
            session.happened(WorkshopMsg::CodesGiven(all.join("\n")));
        });
    }

    /// Opens a document's text. The page of a saved copy is understood too.
    ///
    /// # Errors
    /// As [`json::read`]; the answers are then as they were.
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
                self.tell("stem-readiness-error", &[("code", error.code().into()), ("message", message.into())]);
                Err(error)
            }
        }
    }

    /// Tells the page that the widget is there.
    pub(crate) fn ready(&self) {
        self.tell("stem-readiness-ready", &[]);
    }

    /// Writes what waits to be written.
    pub(crate) fn flush(&self) {
        self.0.timer.take();
        let model = self.0.store.model();
        if model.save == SaveState::Pending || !Rc::ptr_eq(&self.0.saved.borrow(), &model.document) {
            self.save();
        }
    }

    /// Hears no more of changes: the widget is being taken down.
    pub(crate) fn retire(&self) {
        self.0.subscription.take();
    }

    fn changed(&self, model: &Rc<Model>) {
        if self.0.told.replace(model.document.revision) != model.document.revision {
            let revision = JsValue::from_f64(f64::from(model.document.revision));
            self.tell("stem-readiness-change", &[("revision", revision)]);
            self.tell_when_complete(model);
        }
        let is_report = matches!(model.save, SaveState::Saved(_) | SaveState::Unsaved(_));
        if is_report && Rc::ptr_eq(&self.0.saved.borrow(), &model.document) {
            return self.save_view_later();
        }
        let session = self.clone();
        self.0.timer.replace(Some(Timeout::new(SAVE_AFTER_MS, move || session.save())));
    }

    /// Where someone is counts less than what they wrote: it is kept without a word.
    fn save_view_later(&self) {
        let session = self.clone();
        self.0.timer.replace(Some(Timeout::new(SAVE_AFTER_MS, move || {
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
            self.tell("stem-readiness-saved", &[]);
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
            let _ = storage::write(keep, copies, &text);
        }
        storage::write(keep, &self.0.keys.own, &text)
    }

    /// Puts the answers into a hidden child of the element, so that the page saved by the browser holds them.
    fn keep_in_page(&self, document: &Document) {
        let Some(host) = self.0.host.as_ref().filter(|_| self.0.settings.borrow().keep_in_page) else { return };
        let kept = host.query_selector(":scope > data[data-kept]").ok().flatten().or_else(|| {
            let kept = host.owner_document()?.create_element("data").ok()?;
            kept.set_attribute("hidden", "").ok()?;
            kept.set_attribute("data-kept", "").ok()?;
            host.append_child(&kept).ok()?;
            Some(kept)
        });
        if let Some(kept) = kept {
            let _ = kept.set_attribute("value", &json::write(document));
        }
    }

    fn tell_when_complete(&self, model: &Model) {
        let complete = is_complete(model);
        if !complete || self.0.was_complete.replace(complete) {
            return;
        }
        let readiness = model.facts.readiness();
        let overall = readiness.overall.gate.as_ref().map_or(JsValue::NULL, |gate| gate.level.number().into());
        let steps = js_sys::Object::new();
        for step in &readiness.steps {
            let level = step.gate.as_ref().map_or(JsValue::NULL, |gate| gate.level.number().into());
            let _ = Reflect::set(&steps, &step.step_id.as_str().into(), &level);
        }
        self.tell("stem-readiness-complete", &[("overall", overall), ("steps", steps.into())]);
    }

    fn tell(&self, name: &str, detail: &[(&str, JsValue)]) {
        let Some(host) = &self.0.host else { return };
        let object = js_sys::Object::new();
        for (key, value) in detail {
            let _ = Reflect::set(&object, &JsValue::from_str(key), value);
        }
        let init = CustomEventInit::new();
        init.set_bubbles(true);
        init.set_composed(true);
        init.set_detail(&object);
        if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
            let _ = host.dispatch_event(&event);
        }
    }

    fn download_file(&self, kind: FileKind) {
        let name = self.file_stem() + &kind.ending();
        let done = download::bytes(&name, kind.media_type(), &self.file(kind)).is_ok();
        self.report(&name, done);
    }

    /// A file made of the answers.
    pub(crate) fn file(&self, kind: FileKind) -> Vec<u8> {
        let model = self.0.store.model();
        documents::file(kind, &Manuscript::of(&model.facts, &self.words(), model.view.paper))
    }

    /// Where this widget keeps its answers, and under which key.
    pub(crate) fn place(&self) -> (Keep, String) {
        (self.0.settings.borrow().storage, self.0.keys.own.clone())
    }

    fn download_html(&self) {
        let name = self.file_stem() + ".stem-readiness.html";
        let page = self.saved_page();
        let done = page.is_some_and(|page| download::bytes(&name, "text/html", page.as_bytes()).is_ok());
        self.report(&name, done);
    }

    /// The page of a saved copy, with the answers inside and a plan to read without JavaScript. `None` where the page
    /// cannot make one.
    pub(crate) fn saved_page(&self) -> Option<String> {
        let make = self.0.make_page.as_ref()?;
        let (model, words) = (self.0.store.model(), self.words());
        let paper = documents::paper(Pack::FullPlan, &Manuscript::of(&model.facts, &words, model.view.paper));
        let parts = js_sys::Object::new();
        for (name, part) in [
            ("title", &*paper.title),
            ("lang", words.lang()),
            ("dir", words.dir()),
            ("planHtml", &(self.framework_html() + &html::html(&paper))),
            ("documentJson", &json::write(&model.document)),
        ] {
            Reflect::set(&parts, &name.into(), &part.into()).ok()?;
        }
        make.call1(&JsValue::UNDEFINED, &parts).ok()?.as_string()
    }

    fn report(&self, name: &str, done: bool) {
        let notice = if done { Notice::Downloaded(name.to_owned()) } else { Notice::DownloadFailed };
        self.0.store.send(Msg::Noticed(notice));
    }

    /// The community's name as a file name, or the widget's own.
    fn file_stem(&self) -> String {
        let model = self.0.store.model();
        let stem: String = model
            .document
            .mission
            .community
            .to_lowercase()
            .split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("-");
        if stem.is_empty() { self.words().common_file_name().into_owned() } else { stem }
    }

    /// Opens a document; from a table of the plan, tells what it changes.
    fn open_file(&self, file: web_sys::File) {
        let session = self.clone();
        let name = file.name().to_lowercase();
        if !name.ends_with(".csv") && !name.ends_with(".xlsx") {
            return file_input::read(file, move |text| match text {
                Some(text) => drop(session.open(&text)),
                None => session.0.store.send(Msg::Refused(DocumentError::OtherFormat)),
            });
        }
        spawn_local(async move {
            let bytes =
                JsFuture::from(file.array_buffer()).await.ok().map(|buffer| js_sys::Uint8Array::new(&buffer).to_vec());
            let rows = table_file::rows(&bytes.unwrap_or_default(), session.0.inflate.as_ref()).await;
            let review = rows.and_then(|rows| import::review(&rows, &session.0.store.model().document.plan));
            session.0.store.send(review.map_or(Msg::Noticed(Notice::NoPlanTable), Msg::PlanTableRead));
        });
    }

    fn delete_everything(&self) {
        self.forget_all_teams();
        self.0.store.send(Msg::Emptied);
        self.0.timer.take();
        let keep = self.0.settings.borrow().storage;
        for key in self.0.keys.all() {
            storage::remove(keep, key);
            storage::remove(keep, &unread(key));
        }
        self.happened(WorkshopMsg::RoundDiscarded);
        self.0.rounds.forget();
        self.keep_in_page(&self.0.store.model().document);
        self.0.saved.replace(self.0.store.model().document.clone());
        self.0.store.send(Msg::SaveReported(SaveState::Untouched));
        self.0.store.send(Msg::Noticed(Notice::DeletedHere));
        self.0.timer.take();
    }
}

impl PartialEq for Session {
    fn eq(&self, other: &Session) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

/// What the widget says in a language; in English where it does not speak it.
pub(crate) fn words_in(lang: &str) -> Words {
    let known = if Words::speaks(lang) { lang } else { "en" };
    Words::new(known, Rc::new(IntlFormats::new(known)))
}

fn is_complete(model: &Model) -> bool {
    let answers = &model.document.readiness;
    model
        .framework
        .indicators()
        .all(|indicator| answers.answer(&indicator.id).is_some_and(|answer| answer.response.is_some()))
}
