//! What a page leaves that ends before the database has taken everything: the browser's older storage takes a text at once.
//! The next page of the widget takes it up.

use std::rc::Rc;

use serde_json::{Value, json};
use web_sys::Storage as WebStorage;

use super::saver::Saver;
use super::storage::{self, Storage, Write};
use super::today;
use crate::app::exchange::Shown;
use crate::app::keeping::Known;
use crate::app::settings::KeptIn;
use crate::app::{Model, SaveState};
use crate::base::Level;
use crate::base::json::{self as records, Json};
use crate::documents::files::json as file;
use crate::domain::Framework;
use crate::domain::panel::{Phone, Sealed};

/// The names of what pages leave begin like this.
const CLOSING: &str = "#closing#";

/// The name of the note that everything is to be deleted.
const DELETION: &str = "#delete";

/// What a page has left: what it knew the device to hold, and what it showed.
#[derive(Default)]
pub(super) struct LeftByPage {
    pub(super) document: Pair<crate::domain::Document>,
    pub(super) round: Pair<Sealed>,
    pub(super) phone: Pair<Phone>,
    /// What was written and not handed in.
    pub(super) drafts: Option<Value>,
    /// Where someone was.
    pub(super) view: Option<Value>,
    /// When, in milliseconds since 1970; 0 by a page of an earlier version.
    pub(super) at: u64,
    /// Its key in the older storage.
    pub(super) key: String,
}

/// What was known, and what was shown.
pub(super) struct Pair<T> {
    pub(super) known: Known<T>,
    pub(super) shown: Option<Rc<T>>,
}

impl<T> Default for Pair<T> {
    fn default() -> Pair<T> {
        Pair { known: Known::default(), shown: None }
    }
}

/// Leaves what the device does not hold yet. Returns whether it is safe.
pub(super) fn write(saver: &Saver, model: &Model) -> bool {
    match &saver.storage {
        Storage::Nowhere(_) => return false,
        // It takes everything at once, unless something must be put together first.
        Storage::Web(_) if !saver.waits.get() => return !matches!(model.save, SaveState::Unsaved(_)),
        Storage::Web(_) | Storage::Database(_) => {}
    }
    let window = saver.window.borrow();
    let shown = Shown::of(model);
    let text = json!({
        "known": [document(window.document.value.as_deref()), record(window.round.value.as_deref()), record(window.phone.value.as_deref())],
        "shown": [document(Some(&shown.document)), record(shown.round.as_deref()), record(shown.phone.as_deref())],
        "drafts": record(Some(&*model.drafts)),
        "view": record(Some(&model.view)),
        "at": today::now_ms() as u64,
    });
    let text = Some(text.to_string());
    let key = key(saver);
    older().is_some_and(|storage| storage::write(&storage, &Write { key, text }).is_ok())
}

/// Takes away what this page left.
pub(super) fn forget(saver: &Saver) {
    forget_all(std::slice::from_ref(&key(saver)));
}

/// Takes records out of the older storage.
pub(super) fn forget_all(keys: &[String]) {
    let Some(storage) = older() else { return };
    for key in keys {
        // A storage that is refused by now holds nothing that we could reach.
        let _ = storage.remove_item(key);
    }
}

/// Takes away everything of a widget that the older storage has: what its pages left, and records of earlier versions.
pub(super) async fn forget_everything(own: &str, new: &Storage) {
    let Some(storage) = older() else { return };
    let storage = Storage::Web(storage);
    let mut keys = storage.keys(&beginning(own)).await;
    keys.extend(storage.keys(&[own, ".team."].concat()).await);
    keys.push(deletion(own));
    keys.extend([".unread", ".round", ".rate", ".teams"].map(|name| [own, name].concat()));
    if matches!(new, Storage::Database(_)) {
        keys.push(own.to_owned());
    }
    forget_all(&keys);
}

/// Notes that everything is to be deleted, so that the next page does it where this one ends before.
pub(super) fn note_deletion(own: &str) {
    if let Some(storage) = older() {
        // Without room for the note, this page deletes alone.
        let _ = storage.set_item(&deletion(own), "");
    }
}

/// Whether an earlier page ended before it had deleted everything.
pub(super) fn must_delete(own: &str) -> bool {
    older_record(&deletion(own)).is_some()
}

fn deletion(own: &str) -> String {
    [own, DELETION].concat()
}

/// Whether the older storage has something of a widget that a start takes up or finishes. Beside a database, its records of an
/// earlier version are there too.
pub(super) async fn has_left(own: &str, new: &Storage) -> bool {
    let Some(storage) = older() else { return false };
    let keys = Storage::Web(storage).keys(own).await;
    keys.iter().filter_map(|key| key.strip_prefix(own)).any(|part| match part {
        "" => matches!(new, Storage::Database(_)),
        DELETION | ".round" | ".rate" => true,
        _ => part.starts_with(CLOSING),
    })
}

/// What the older storage has under a key.
pub(super) fn older_record(key: &str) -> Option<String> {
    storage::read(&older()?, key)
}

/// What pages of this widget have left, the latest last: it is what somebody did last, where a page before it has ended
/// too soon to take up what an earlier one had left.
pub(super) async fn left(own: &str, framework: &Framework) -> Vec<LeftByPage> {
    let Some(storage) = older() else { return Vec::new() };
    let keys = Storage::Web(storage).keys(&beginning(own)).await;
    let mut all: Vec<LeftByPage> = Vec::new();
    for key in keys {
        let left = read(older_record(&key), key, framework);
        let earlier = all.iter().take_while(|known| known.at <= left.at).count();
        all.insert(earlier, left);
    }
    all
}

/// The keys of all that pages of this widget have left begin like this.
pub(super) fn beginning(own: &str) -> String {
    [own, CLOSING].concat()
}

fn key(saver: &Saver) -> String {
    format!("{}{:x}", beginning(&saver.keys.own), saver.window.borrow().writer)
}

fn older() -> Option<WebStorage> {
    storage::web(KeptIn::Local).ok()
}

fn document(document: Option<&crate::domain::Document>) -> Value {
    document.map(file::to_value).unwrap_or_default()
}

fn record<T: Json>(value: Option<&T>) -> Value {
    value.and_then(Json::write).unwrap_or_default()
}

/// Reads what was left; what cannot be read was not finished.
fn read(text: Option<String>, key: String, framework: &Framework) -> LeftByPage {
    let left: Value = text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default();
    let document = |side: &str| file::from_kept(left[side][0].clone(), framework).ok().map(Rc::new);
    LeftByPage {
        document: Pair { known: Known { mark: None, value: document("known") }, shown: document("shown") },
        round: pair(&left, 1),
        phone: pair(&left, 2),
        drafts: left.get("drafts").cloned(),
        view: left.get("view").cloned(),
        at: left["at"].as_u64().unwrap_or_default(),
        key,
    }
}

fn pair<T: Json>(left: &Value, at: usize) -> Pair<T> {
    let value = |side: &str| {
        let value = left[side][at].clone();
        (!value.is_null()).then(|| records::read(value, Level::MAX.number()).ok().map(Rc::new)).flatten()
    };
    Pair { known: Known { mark: None, value: value("known") }, shown: value("shown") }
}
