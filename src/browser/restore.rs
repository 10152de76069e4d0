//! Chooses the answers that a widget starts with, and the keys under which it keeps them.

use std::pin::Pin;
use std::rc::Rc;

use serde_json::Value;

use super::device::{Device, parsed};
use super::keys::{Keys, keys_of};
use super::leftovers::{Left, TakenUp, later};
use super::options::Options;
use super::saver::Saver;
use super::storage::Storage;
use super::{mirror, surroundings, today};
use crate::app::copies::{CopiesMsg, Source};
use crate::app::exchange::Window;
use crate::app::keeping::{Known, Touching, read_document};
use crate::app::model::{Notice, SaveState};
use crate::app::record::Found;
use crate::app::{Drafts, Model, Scope, Settings, Stop, View, Workshop, teams};
use crate::base::Level;
use crate::base::json::{self as records, Json, Reader};
use crate::content;
use crate::documents::files::json;
use crate::documents::files::json::DocumentError;
use crate::documents::files::json::newer::Newer;
use crate::domain::{Document, Framework};

/// What a widget starts with.
pub(super) struct Start {
    pub(super) model: Model,
    pub(super) saver: Saver,
    /// Records of the older storage that this start has taken up: they go once the database has their answers.
    pub(super) taken_up: Vec<String>,
    /// Other copies of the answers, to be shown beside them. The last one counts.
    pub(super) found: Vec<CopiesMsg>,
}

/// Brings the later part of the program. False where it cannot join, for now.
pub(super) type Bring = fn() -> Pin<Box<dyn Future<Output = bool>>>;

/// What a start finds on the device.
struct Finds {
    device: Device,
    /// What earlier pages have left.
    left: Left,
    /// The answers that are kept.
    answers: Option<Document>,
    /// Whether answers were kept that cannot be read.
    is_damaged: bool,
}

/// Reads what is kept, and makes the model to start with.
pub(super) async fn start(options: &Options, framework: Rc<Framework>, bring: Bring) -> Start {
    let settings = &options.settings;
    let storage = Storage::open(settings.storage).await;
    let text = options.kept.as_ref().or(options.document.as_ref());
    let mut in_page = text.map(|text| json::read(text, &framework));
    let newer_in_page = match (&in_page, text) {
        (Some(Err(DocumentError::Newer { .. })), Some(text)) => json::newer::read(text, &framework).ok(),
        _ => None,
    };
    let keys = keys_of(options, &framework);
    let resumed = options.resumed.as_ref().and_then(|text| json::read(text, &framework).ok());
    let mut model = Model::new(
        Rc::clone(&framework),
        content::later::actions().for_framework(&framework),
        today::document_id(),
        today::today(),
    );
    model.page = Rc::from(today::document_id());
    let mut window = Window { writer: today::number(), is_phone: settings.rate, ..Window::default() };
    let Finds { mut device, mut left, answers: on_device, is_damaged } =
        look(&storage, &keys, &window, &framework, bring).await;
    model.ancestors = device.ancestors(&framework);
    if is_damaged {
        model.notice = Some(Notice::SetAside);
        if let Some(state) = model.ancestors.last() {
            model.document = Rc::clone(state);
        }
    }
    window.document = Known::of(&device.answers, on_device.clone().map(Rc::new));
    let view = device.view.clone().unwrap_or_default();
    device.view = left.view.take().or(device.view);
    restore_view(&mut model, &device, settings, on_device.is_some());
    if newer_in_page.is_some() {
        in_page = None;
    }
    let is_from_page = on_device.is_none() && resumed.is_none() && matches!(in_page, Some(Ok(_)));
    let mut found = Vec::new();
    let is_deleted = matches!(device.answers, Found::Record(_, None));
    match resumed.filter(|_| !is_deleted) {
        Some(resumed) if on_device.as_ref().is_none_or(|device| continues(&resumed, device)) => {
            model.document = Rc::new(resumed);
            // Until the device has it.
            model.save = SaveState::Pending;
        }
        resumed => found.extend(choose(&mut model, resumed.map(Ok).or(in_page), window.document.value.clone())),
    }
    if is_from_page {
        // What the page brings is not written before somebody changes it.
        window.document.value = Some(Rc::clone(&model.document));
    }
    restore_newer(&mut model, device.newer(&framework), newer_in_page, window.document.value.clone());
    let are_drafts_kept = left.drafts.is_none();
    model.resume(Drafts::read(left.drafts.take().or(device.drafts.take()), &mut Reader::new(0)));
    restore_workshop(&mut model, &device, &mut window);
    model.teams = teams::read(device.teams.as_deref());
    let mut taken_up = take_up(&mut model, &device, left, &storage, &keys.own).await;
    found.append(&mut taken_up.found);
    found.extend(offered(&model, &device));
    // Reported before anyone writes, so that nobody works for an hour on a page that keeps nothing.
    if let Err(why) = storage.check() {
        model.save = SaveState::Unsaved(why);
    }
    model.surroundings = surroundings::detect(model.save);
    model.surroundings.saves_no_page = options.make_page.is_none();
    let drafts = if are_drafts_kept { Rc::clone(&model.drafts) } else { Rc::default() };
    let script = model.view.timer.clone();
    Start { model, saver: Saver::new(storage, keys, window, view, script, drafts), taken_up: taken_up.keys, found }
}

/// Looks at the device. Where it holds more than the records of this widget, the later part sees to that first: what was deleted
/// must not be shown again, and what a page has left may be the latest.
async fn look(storage: &Storage, keys: &Keys, window: &Window, framework: &Rc<Framework>, bring: Bring) -> Finds {
    let device = Device::read(storage, keys).await;
    let answers = device.document(framework);
    let is_damaged = answers.is_err();
    if (is_damaged || mirror::has_left(&keys.own, storage).await)
        && bring().await
        && let Some(tidied) = later::tidy(storage, keys, window, framework)
    {
        let (device, left, is_damaged) = tidied.await;
        let answers = device.document(framework).unwrap_or_default();
        return Finds { device, left, answers, is_damaged };
    }
    Finds { device, left: Left::default(), answers: answers.unwrap_or_default(), is_damaged }
}

/// Takes up what earlier pages have left.
async fn take_up(model: &mut Model, device: &Device, left: Left, storage: &Storage, own: &str) -> TakenUp {
    let mut taken_up = later::take_up(model, device, left);
    let aside = std::mem::take(&mut taken_up.aside);
    if let Some(listed) = later::put_aside(storage, own, &model.teams, aside) {
        model.teams = listed.await;
    }
    // What the answers know of a round is known after its reveal: a page has ended before the device had heard of it.
    let sealed = model.workshop.sealed.take();
    model.workshop.sealed =
        sealed.filter(|sealed| model.document.panel.rounds.iter().all(|round| round.id != sealed.id));
    taken_up
}

/// Whether a copy of the answers is the device's copy, or came after it.
fn continues(copy: &Document, device: &Document) -> bool {
    copy.document_id == device.document_id && copy.revision >= device.revision
}

/// Shows the answers of a newer program for reading only: the device's, or else the page's.
fn restore_newer(
    model: &mut Model,
    on_device: Option<(Document, Newer)>,
    in_page: Option<(Document, Newer)>,
    before: Option<Rc<Document>>,
) {
    if let Some((document, original)) = on_device.or(in_page) {
        model.notice = None;
        model.show_newer(document, original, before);
    }
}

/// Where someone was, and what the page asks for.
fn restore_view(model: &mut Model, device: &Device, settings: &Settings, has_answers: bool) {
    if let Some(view) = device.view.clone().and_then(View::of) {
        model.view = view;
    }
    if let Some(stop) = Stop::named(&settings.start, &model.framework) {
        // The workshop that is under way goes on.
        let desk = model.view.desk;
        model.view.open(stop);
        model.view.desk = desk;
    }
    if settings.pulse && !has_answers {
        model.view.scope = Scope::Pulse;
    }
}

fn restore_workshop(model: &mut Model, device: &Device, window: &mut Window) {
    if window.is_phone {
        window.phone = known(&device.phone);
        model.workshop.phone = window.phone.value.clone();
    } else {
        window.round = known(&device.round);
        window.round.value = window.round.value.take().map(|sealed| Rc::new(Workshop::resumed((*sealed).clone())));
        model.workshop.sealed = window.round.value.clone();
    }
}

fn known<T: Json>(found: &Found) -> Known<T> {
    let value = found.text().and_then(|text| records::read(parsed(text), Level::MAX.number()).ok());
    Known::of(found, value.map(Rc::new))
}

/// What waits for a choice: copies that touch, and what another copy of this file has left.
fn offered(model: &Model, device: &Device) -> Vec<CopiesMsg> {
    let mut found = Vec::new();
    let read = |value: &Value| json::from_kept(value.clone(), &model.framework).ok().map(Rc::new);
    if let Some(apart) = &device.apart
        && let Some(ours) = read(&apart["ours"])
    {
        let touching = Touching { base: read(&apart["base"]), ours, theirs: Rc::clone(&model.document) };
        found.push(CopiesMsg::Touched(Box::new(touching)));
    }
    let of_copies = device.copies.text().and_then(|text| read_document(text, &model.framework).ok());
    let is_new = matches!(device.answers, Found::Nothing);
    if let Some(copy) = of_copies.filter(|copy| is_new && !copy.is_alike(&model.document) && model.notice.is_none()) {
        found.push(CopiesMsg::Found(Source::Device, Box::new(copy)));
    }
    found
}

/// Chooses between the device's copy and the page's copy of the answers. Returns the other one, to be shown beside it.
fn choose(
    model: &mut Model,
    in_page: Option<Result<Document, DocumentError>>,
    on_device: Option<Rc<Document>>,
) -> Option<CopiesMsg> {
    match (in_page, on_device) {
        (Some(Ok(page)), Some(device)) => {
            model.document = device;
            return (!page.is_empty()).then(|| CopiesMsg::Found(Source::Page, Box::new(page)));
        }
        (Some(Ok(page)), None) => model.document = Rc::new(page),
        (Some(Err(error)), device) => {
            model.notice = Some(Notice::Refused(error));
            if let Some(device) = device {
                model.document = device;
            }
        }
        (None, Some(device)) => model.document = device,
        (None, None) => {}
    }
    None
}
