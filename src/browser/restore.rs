//! Chooses the answers that a widget starts with, and the keys under which it keeps them.

use std::rc::Rc;

use super::options::Options;
use super::{shelf, storage, surroundings, today};
use crate::app::model::{Notice, SaveState};
use crate::app::{Model, Scope, Settings, View};
use crate::content;
use crate::documents::files::json;
use crate::documents::files::json::DocumentError;
use crate::domain::{Document, Framework};

/// The keys of a widget's record.
pub(super) struct Keys {
    /// This page's own.
    pub(super) own: String,
    /// A second key that all copies of a saved page write to. A copy that was moved or renamed finds its answers here.
    pub(super) copies: Option<String>,
}

impl Keys {
    pub(super) fn all(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.own).chain(&self.copies)
    }
}

/// The keys of a page. `kept` is the id and the text of the document in the page.
fn keys(settings: &Settings, framework: &Framework, kept: Option<(&str, &str)>) -> Keys {
    // Another framework's answers would not fit here: each framework keeps its own record.
    let named = |key: String| {
        if framework.id == content::framework().id { key } else { format!("{key}.{}", framework.id) }
    };
    let Some((document_id, text)) = kept else {
        return Keys { own: named(settings.storage_key.clone()), copies: None };
    };
    // A page that carries answers has a key of its own, and two pages from disk have two: browsers share one storage
    // among all pages opened from disk.
    let copies = named(format!("{}.{document_id}.{:08x}", settings.storage_key, storage::digest(text)));
    match surroundings::path_on_disk() {
        Some(path) => Keys { own: format!("{copies}.{path}"), copies: Some(copies) },
        None => Keys { own: copies, copies: None },
    }
}

/// The model to start with, and the keys of its record.
pub(super) fn first_model(options: &Options, framework: Rc<Framework>) -> (Model, Keys) {
    let settings = &options.settings;
    let parse = |text: &String| json::read(text, &framework);
    let resumed = options.resumed.as_ref().and_then(|text| parse(text).ok());
    let in_page = options.kept.as_ref().or(options.document.as_ref()).map(parse);
    let keys = keys_of(options, &framework);
    let mut model = Model::new(
        Rc::clone(&framework),
        content::actions().for_framework(&framework),
        today::document_id(),
        today::today(),
    );
    let (text, mut record) = read_record(settings, &keys.own);
    let on_device = record.get_mut("document").map(|value| json::from_kept(value.take(), &framework));
    // A record that cannot be read is copied before anything is written in its place.
    if let (Some(text), Some(Err(error))) = (&text, &on_device) {
        // Without room for the copy, the notice still tells of the fault.
        let _ = storage::write(settings.storage, &unread(&keys.own), text);
        model.notice = Some(Notice::Refused(error.clone()));
    }
    let on_device = on_device.and_then(Result::ok);
    let of_copies = keys.copies.as_ref().filter(|_| on_device.is_none()).map(|key| read_record(settings, key));
    let of_copies =
        of_copies.and_then(|(_, mut record)| json::from_kept(record.get_mut("document")?.take(), &framework).ok());
    if let Some(view) = record.get_mut("view").and_then(|value| View::of(value.take())) {
        model.view = view;
    }
    if let Some(place) = settings.start {
        model.view.place = place;
    }
    if settings.pulse && on_device.is_none() {
        model.view.scope = Scope::Pulse;
    }
    match resumed {
        Some(resumed) if on_device.as_ref().is_none_or(|device| continues(&resumed, device)) => {
            model.document = Rc::new(resumed);
            // Until the device has it.
            model.save = SaveState::Pending;
        }
        resumed => choose(&mut model, resumed.map(Ok).or(in_page), on_device),
    }
    if let Some(copy) = of_copies.filter(|copy| *copy != *model.document && model.notice.is_none()) {
        model.notice = Some(Notice::CopyElsewhere(Box::new(copy)));
    }
    model.teams = shelf::listed(settings.storage, &keys.own);
    // Reported before anyone writes, so that nobody works for an hour on a page that keeps nothing.
    if let Err(why) = storage::check(settings.storage) {
        model.save = SaveState::Unsaved(why);
    }
    model.surroundings = surroundings::detect(model.save);
    model.surroundings.saves_no_page = options.make_page.is_none();
    (model, keys)
}

/// Whether a copy of the answers is the device's copy, or came after it.
fn continues(copy: &Document, device: &Document) -> bool {
    copy.document_id == device.document_id && copy.revision >= device.revision
}

/// The keys of a widget's record.
pub(super) fn keys_of(options: &Options, framework: &Framework) -> Keys {
    let kept = options.kept.as_deref().and_then(|text| Some((json::read(text, framework).ok()?, text)));
    keys(&options.settings, framework, kept.as_ref().map(|(document, text)| (document.document_id.as_str(), *text)))
}

/// A record as text, and what it holds.
fn read_record(settings: &Settings, key: &str) -> (Option<String>, serde_json::Value) {
    let text = storage::read(settings.storage, key);
    let record = text.as_deref().and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    (text, record)
}

/// The key of a record that could not be read.
pub(super) fn unread(key: &str) -> String {
    format!("{key}.unread")
}

/// Chooses between the device's copy and the page's copy of the answers, and says so when they differ.
fn choose(model: &mut Model, in_page: Option<Result<Document, DocumentError>>, on_device: Option<Document>) {
    match (in_page, on_device) {
        (Some(Ok(page)), Some(device)) => {
            if page != device && !page.is_empty() {
                model.notice = Some(Notice::TwoCopies(Box::new(page)));
            }
            model.document = Rc::new(device);
        }
        (Some(Ok(page)), None) => model.document = Rc::new(page),
        (Some(Err(error)), device) => {
            model.notice = Some(Notice::Refused(error));
            if let Some(device) = device {
                model.document = Rc::new(device);
            }
        }
        (None, Some(device)) => model.document = Rc::new(device),
        (None, None) => {}
    }
}
