//! Carries out the wishes of the interface: what only the browser can do.

use std::rc::Rc;

use crate::base::text::lower;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use yew::Callback;

use super::object::{object, text_of};
use super::session::Session;
use super::{download, file_input, fragment, mirror, print, scanner, share, table_file, today};
use crate::app::model::Notice;
use crate::app::msg::KeepingMsg;
use crate::app::{Msg, RoundMsg};
use crate::documents::files::html;
use crate::documents::files::json::{self, DocumentError};
use crate::documents::files::signature::Refusal;
use crate::documents::manuscript::Manuscript;
use crate::documents::paper::Pack;
use crate::documents::tables::Tidy;
use crate::documents::{self, FileKind};
use crate::domain::Document;
use crate::domain::panel::Invitation;
use crate::domain::pilot::read::Brought;
use crate::ui::Wish;
use crate::words::with;

/// Carries out a wish.
pub(super) fn fulfil(session: &Session, wish: Wish) {
    session.fulfil(wish);
}

/// A file of the given kind: an object with `type` and `bytes`. There is always an answer.
pub(super) fn export(session: &Session, kind: &JsValue, table: &JsValue) -> Option<Result<JsValue, JsValue>> {
    Some(session.export(kind, table))
}

impl Session {
    fn fulfil(&self, wish: Wish) {
        let session = self.clone();
        match wish {
            Wish::PreparePaper(ready) => {
                // Restores the page first, so that the title that is remembered is its own.
                session.0.prepared.take();
                session.0.prepared.replace(ready.map(|(css, title)| print::prepare(&session.0.root, &css, &title)));
            }
            Wish::Print => {
                // A document may have been on screen since yesterday.
                session.model_today();
                let store = session.store();
                print::print(move || store.send(Msg::PrintRefused));
            }
            Wish::Save(kind) => session.download_file(kind),
            Wish::SaveHtml => session.download_html(),
            Wish::Open(file) => session.open_file(file),
            Wish::OpenText(text) => session.offer(&text),
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
            Wish::ReadSchools(file, sheet, then) => session.read_schools(file, sheet, then),
            Wish::SaveOther(other) => session.download_other(&other),
            Wish::OpenAside => session.open_aside(),
            Wish::NewTeam => session.new_team(),
            Wish::OpenTeam(id) => session.open_team(&id),
            Wish::ForgetTeam(id) => session.forget_team(&id),
            Wish::ReadTeams(files) => session.read_teams(files),
            Wish::CompareTeams => session.compare_teams(),
            Wish::SaveSetAside(key) => session.save_set_aside(key),
            Wish::ForgetSetAside(key) => session.forget_set_aside(key),
            Wish::Later(then) => {
                Timeout::new(0, move || then.emit(())).forget();
            }
            // Done at once: see asks.rs.
            Wish::Focus(_) | Wish::FocusHeading | Wish::KeepFocus | Wish::BringLater => {}
        }
    }

    fn export(&self, kind: &JsValue, table: &JsValue) -> Result<JsValue, JsValue> {
        let kind = &text_of(kind);
        let table = (!table.is_null() && !table.is_undefined()).then(|| text_of(table));
        if kind == "html"
            && let Some(page) = self.saved_page()
        {
            return Ok(file_object("text/html", page.as_bytes()));
        }
        let Some(file) = FileKind::named(kind, table.as_deref()) else {
            let message = match table.filter(|_| kind == "csv") {
                Some(table) => {
                    self.words().share_no_table(with::Table(table), with::Tables(Tidy::ALL.map(Tidy::name).join(", ")))
                }
                None => self.words().error_export_kind(with::Kind(kind), with::Known(FileKind::NAMES)),
            };
            return Err(object(&[("code", "unknown-kind".into()), ("message", message.into())]).into());
        };
        Ok(file_object(file.media_type(), &self.file(file)))
    }

    /// Lets this phone join a round by its code.
    pub(super) fn join(&self, text: &str) {
        self.happened(RoundMsg::Joined(Invitation::read(text), today::number()));
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
                let text = if file.size() > json::MOST_BYTES as f64 {
                    None
                } else if file.type_().starts_with("image/") {
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
        if kind == FileKind::Json {
            self.0.downloaded.set(Some(self.0.store.model().document.revision));
        }
        let done = download::bytes(&name, kind.media_type(), &self.file(kind)).is_ok();
        self.report(&name, done);
    }

    /// Hands over another copy of the answers, so that nothing in it is lost.
    fn download_other(&self, other: &Document) {
        let name = format!("{}-{}{}", self.file_stem(), self.words().copies_other_name(), FileKind::Json.ending());
        let text = json::write(other);
        self.report(&name, download::bytes(&name, FileKind::Json.media_type(), text.as_bytes()).is_ok());
    }

    /// A file made of the answers.
    pub(crate) fn file(&self, kind: FileKind) -> Vec<u8> {
        let model = self.model_today();
        if kind == FileKind::Json {
            return model.text().into_bytes();
        }
        documents::file(kind, &Manuscript::of(&model.facts, &self.words(), model.view.paper))
    }

    fn download_html(&self) {
        let name = self.file_stem() + ".stem-readiness.html";
        let page = self.saved_page();
        let done = page.is_some_and(|page| download::bytes(&name, "text/html", page.as_bytes()).is_ok());
        if done {
            self.0.downloaded.set(Some(self.0.store.model().document.revision));
        }
        self.report(&name, done);
    }

    /// The page of a saved copy, with the answers inside and a plan to read without JavaScript. `None` where the page
    /// cannot make one.
    pub(crate) fn saved_page(&self) -> Option<String> {
        let make = self.0.make_page.as_ref()?;
        let (model, words) = (self.model_today(), self.words());
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

    pub(super) fn report(&self, name: &str, done: bool) {
        let notice = if done { Notice::Downloaded(name.to_owned()) } else { Notice::DownloadFailed };
        self.0.store.send(Msg::Noticed(notice));
    }

    /// The community's name as a file name, or the widget's own.
    pub(super) fn file_stem(&self) -> String {
        let model = self.0.store.model();
        let stem: String = lower(&model.document.mission.community)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|part| !part.is_empty())
            .collect::<Vec<_>>()
            .join("-");
        if stem.is_empty() { self.words().common_file_name().into_owned() } else { stem }
    }

    /// Opens a document; from tables that left the widget, tells what they change.
    fn open_file(&self, file: web_sys::File) {
        let session = self.clone();
        let name = lower(&file.name());
        if file.size() > json::MOST_BYTES_OF_A_PAGE as f64 {
            return self.0.store.send(Msg::Refused(DocumentError::TooLarge));
        }
        if !name.ends_with(".csv") && !name.ends_with(".xlsx") {
            return file_input::read(file, move |text| match text {
                Some(text) => session.offer(&text),
                None => session.0.store.send(Msg::Refused(DocumentError::OtherFormat)),
            });
        }
        spawn_local(async move {
            let tables = table_file::ours(&file, session.0.inflate.as_ref()).await;
            session.0.store.send(tables.map_or(Msg::Noticed(Notice::TableUnread), Msg::TablesRead));
        });
    }

    /// Reads a table of schools, or says that it cannot be read.
    fn read_schools(&self, file: web_sys::File, sheet: Option<usize>, then: Callback<Brought>) {
        let session = self.clone();
        spawn_local(async move {
            match table_file::schools(&file, sheet, session.0.inflate.as_ref()).await {
                Ok(table) => then.emit(table),
                Err(Refusal::Unread) => session.0.store.send(Msg::Noticed(Notice::TableUnread)),
                Err(refusal) => session.0.store.send(Msg::Noticed(Notice::TableRefused(refusal))),
            }
        });
    }

    /// Forgets everything here, and then on the device.
    fn delete_everything(&self) {
        mirror::note_deletion(&self.0.saver.keys.own);
        self.0.saver.deletes();
        self.0.store.send(Msg::Keeping(KeepingMsg::Erased(today::document_id(), false)));
        self.exchange();
    }
}

fn file_object(media_type: &str, bytes: &[u8]) -> JsValue {
    object(&[("type", media_type.into()), ("bytes", js_sys::Uint8Array::from(bytes).into())]).into()
}

/// On a phone: joins the round of the page's link, which is read once, and of each that is opened in the page from then on.
pub(super) fn follow_links(session: &Session) {
    if let Some(code) = fragment::take() {
        session.join(&code);
        // The address has the join code no more.
        session.exchange();
    }
    let itself = Rc::downgrade(&session.0);
    session.0.links.replace(fragment::listen(move |code| {
        if let Some(shared) = itself.upgrade() {
            Session(shared).join(&code);
        }
    }));
}
