//! Chooses the answers that a widget starts with, and the keys under which it keeps them.

use std::rc::Rc;

use super::options::Options;
use super::{shelf, storage, surroundings, today};
use crate::app::model::{Notice, SaveState};
use crate::app::{Drafts, Model, Scope, Settings, View};
use crate::base::json::{Json, Reader};
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
    let text = options.kept.as_ref().or(options.document.as_ref());
    let mut in_page = text.map(parse);
    let newer = |error: Option<&DocumentError>, text: &dyn Fn() -> Option<String>| match error {
        Some(DocumentError::Newer { .. }) => json::newer::read(&text()?, &framework).ok(),
        _ => None,
    };
    let newer_in_page = newer(in_page.as_ref().and_then(|read| read.as_ref().err()), &|| text.cloned());
    let shown = in_page.as_ref().and_then(|read| read.as_ref().ok()).or(newer_in_page.as_ref().map(|(shown, _)| shown));
    let kept = options.kept.as_deref().zip(shown);
    let keys = keys(settings, &framework, kept.map(|(text, document)| (document.document_id.as_str(), text)));
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
    let newer_on_device = newer(on_device.as_ref().and_then(|read| read.as_ref().err()), &|| {
        let record: serde_json::Value = serde_json::from_str(text.as_deref()?).ok()?;
        Some(format!("{:#}\n", record["document"]))
    });
    let on_device = on_device.and_then(Result::ok);
    let of_copies = keys.copies.as_ref().filter(|_| on_device.is_none()).map(|key| read_record(settings, key));
    let of_copies =
        of_copies.and_then(|(_, mut record)| json::from_kept(record.get_mut("document")?.take(), &framework).ok());
    if newer_in_page.is_some() {
        in_page = None;
    }
    let before = on_device.clone().map(Rc::new);
    choose(&mut model, in_page, on_device);
    // A phone that rates shows no answers.
    if let Some((document, original)) = newer_on_device.or(newer_in_page).filter(|_| !settings.rate) {
        model.notice = None;
        model.show_newer(document, original, before);
    }
    resume(&mut model, &mut record, settings);
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

/// Goes on where somebody was: the view, and what was not handed in yet. It comes after the answers, since a table under
/// review is read against them.
fn resume(model: &mut Model, record: &mut serde_json::Value, settings: &Settings) {
    let mut part = |name: &str| record.get_mut(name).map(serde_json::Value::take);
    if let Some(view) = part("view").and_then(View::of) {
        model.view = view;
    } else if settings.pulse {
        model.view.scope = Scope::Pulse;
    }
    if let Some(place) = settings.start {
        model.view.place = place;
    }
    model.resume(Drafts::read(part("drafts"), &mut Reader::new(0)));
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
