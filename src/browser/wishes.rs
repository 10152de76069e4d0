//! Carries out the wishes of the interface: what only the browser can do.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use super::object::object;
use super::restore::unread;
use super::session::Session;
use super::{download, file_input, focus, print, scanner, share, storage, table_file, today};
use crate::app::model::{Notice, SaveState};
use crate::app::{Msg, RoundMsg};
use crate::documents::files::html;
use crate::documents::files::json::DocumentError;
use crate::documents::manuscript::Manuscript;
use crate::documents::paper::Pack;
use crate::documents::{self, FileKind};
use crate::domain::rating_code::JoinCode;
use crate::ui::Wish;

impl Session {
    /// Carries out a wish.
    pub(crate) fn on_wish(&self) -> Callback<Wish> {
        let session = self.clone();
        Callback::from(move |wish| match wish {
            Wish::PreparePaper(ready) => {
                // Restores the page first, so that the title that is remembered is its own.
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
            Wish::BeginRound(scope) => session.happened(RoundMsg::Begun(today::number(), scope)),
            Wish::Join(text) => session.join(&text),
            Wish::PassPhone => session.happened(RoundMsg::PhonePassed(today::number())),
            Wish::TakeCodes(files) => session.take_codes(files),
            Wish::Watch(video) => {
                let scanning = session.clone();
                let on_text = move |text| scanning.happened(RoundMsg::CodesGiven(text));
                session.0.watch.replace(video.map(|video| scanner::watch(video, on_text)));
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

    /// Lets this phone join a round by its code.
    pub(super) fn join(&self, text: &str) {
        self.happened(RoundMsg::Joined(JoinCode::read(text), today::number()));
    }

    fn happened(&self, msg: RoundMsg) {
        self.0.store.send(Msg::Round(msg));
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
                // A file that holds nothing readable is named, so that it gets an answer too.
                all.push(text.filter(|text| !text.trim().is_empty()).unwrap_or(format!("{name}:")));
            }
            session.happened(RoundMsg::CodesGiven(all.join("\n")));
        });
    }

    fn download_file(&self, kind: FileKind) {
        let name = self.file_stem() + &kind.ending();
        let done = download::bytes(&name, kind.media_type(), &self.file(kind)).is_ok();
        self.report(&name, done);
    }

    /// A file made of the answers.
    pub(crate) fn file(&self, kind: FileKind) -> Vec<u8> {
        let model = self.0.store.model();
        if kind == FileKind::Json {
            return model.text().into_bytes();
        }
        documents::file(kind, &Manuscript::of(&model.facts, &self.words(), model.view.paper))
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
        let parts = object(&[
            ("title", paper.title.as_str().into()),
            ("lang", words.lang().into()),
            ("dir", words.dir().into()),
            ("planHtml", (self.framework_html() + &html::html(&paper)).into()),
            ("documentJson", model.text().into()),
        ]);
        make.call1(&JsValue::UNDEFINED, &parts).ok()?.as_string()
    }

    /// The page's own framework as an element that a saved page carries; empty for ours.
    pub(crate) fn framework_html(&self) -> String {
        let text = self.0.framework.as_deref().map(|text| text.replace('<', "\\u003c"));
        let script = |text| format!("<script type=\"application/json\" data-framework>{text}</script>\n");
        text.map(script).unwrap_or_default()
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
            session.0.store.send(rows.map_or(Msg::Noticed(Notice::NoPlanTable), Msg::PlanTableRead));
        });
    }

    fn delete_everything(&self) {
        self.0.store.send(Msg::NewerClosed);
        self.forget_all_teams();
        self.0.store.send(Msg::Emptied);
        self.0.timer.take();
        let keep = self.0.settings.borrow().storage;
        for key in self.0.keys.all() {
            storage::remove(keep, key);
            storage::remove(keep, &unread(key));
        }
        self.happened(RoundMsg::Discarded);
        self.0.rounds.forget();
        self.keep_in_page(&self.0.store.model().document);
        self.0.saved.replace(self.0.store.model().document.clone());
        self.0.store.send(Msg::SaveReported(SaveState::Untouched));
        self.0.store.send(Msg::Noticed(Notice::DeletedHere));
        self.0.timer.take();
    }
}
