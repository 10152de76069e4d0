//! Chooses the answers that a widget starts with, and the keys under which it keeps them.

use std::pin::Pin;
use std::rc::Rc;

use serde_json::Value;

use super::deletion::delete;
use super::keys::{Keys, keys_of};
use super::mirror::{self, Left, Pair};
use super::options::Options;
use super::saver::Saver;
use super::storage::{Storage, Write};
use super::{shelf, surroundings, today};
use crate::app::copies::{CopiesMsg, Source};
use crate::app::exchange::{self, Window, journal_of, part};
use crate::app::keeping::{self, Answers, Known, Touching, read_document};
use crate::app::model::{Notice, SaveState, Team};
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

/// What the device holds, read.
struct Device {
    answers: Found,
    round: Found,
    phone: Found,
    view: Option<Value>,
    drafts: Option<Value>,
    journal: Option<String>,
    apart: Option<Value>,
    teams: Option<String>,
    copies: Found,
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
    if mirror::must_delete(&keys.own) {
        // Where it is refused, the next page tries again.
        let _ = delete(&storage, &keys, &window).await;
    }
    let mut device = Device::read(&storage, &keys).await;
    let mut left = mirror::left(&keys.own, &framework).await;
    left.extend(earlier_version(&mut device, &storage, &keys.own, &framework, settings.rate));
    model.ancestors = device.ancestors(&framework);
    let on_device = device.document(&mut model, &storage, &keys.own).await;
    window.document = Known::of(&device.answers, on_device.clone().map(Rc::new));
    let view = device.view.clone().unwrap_or_default();
    if let Some(view) = left.iter_mut().filter_map(|left| left.view.take()).last() {
        device.view = Some(view);
    }
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
    let drafts = left.iter_mut().filter_map(|left| left.drafts.take()).last();
    model.resume(Drafts::read(drafts.or(device.drafts.take()), &mut Reader::new(0)));
    restore_workshop(&mut model, &device, &mut window);
    model.teams = teams::read(device.teams.as_deref());
    let taken_up = take_up_all(&mut model, (&device, &storage, &keys.own), left, &mut found, bring).await;
    found.extend(offered(&model, &device));
    model.set_aside = shelf::set_aside(&storage, &keys.own).await;
    // Reported before anyone writes, so that nobody works for an hour on a page that keeps nothing.
    if let Err(why) = storage.check() {
        model.save = SaveState::Unsaved(why);
    }
    model.surroundings = surroundings::detect(model.save);
    model.surroundings.saves_no_page = options.make_page.is_none();
    let drafts = Rc::clone(&model.drafts);
    let script = model.view.timer.clone();
    Start { model, saver: Saver::new(storage, keys, window, view, script, drafts), taken_up, found }
}

impl Device {
    async fn read(storage: &Storage, keys: &Keys) -> Device {
        let parts =
            [part::ANSWERS, part::ROUND, part::RATE, part::VIEW, part::DRAFTS, part::JOURNAL, part::APART, part::TEAMS];
        let mut all: Vec<String> = parts.iter().map(|part| [keys.own.as_str(), part].concat()).collect();
        all.extend(keys.copies.clone());
        let mut found = storage.read(&all).await.into_iter();
        let mut next = || found.next().flatten();
        let json = |text: Option<String>| text.and_then(|text| serde_json::from_str(&text).ok());
        Device {
            answers: Found::read(next()),
            round: Found::read(next()),
            phone: Found::read(next()),
            view: json(next()),
            drafts: json(next()),
            journal: next(),
            apart: json(next()),
            teams: next(),
            copies: Found::read(next()),
        }
    }

    /// The answers of the device. A record that cannot be read is set aside, and the newest earlier state takes its place.
    async fn document(&mut self, model: &mut Model, storage: &Storage, own: &str) -> Option<Document> {
        let damaged = match &self.answers {
            Found::Nothing | Found::Record(_, None) => return None,
            Found::Record(_, Some(text)) => match json::from_kept(parsed(text), &model.framework) {
                Ok(document) => return Some(document),
                // A newer program's answers stay where they are: nothing is written over them.
                Err(DocumentError::Newer { .. }) => return None,
                Err(_) => text.clone(),
            },
            Found::Damaged(record) => record.clone(),
        };
        let aside = Write { key: [own, &part::aside(today::now_ms())].concat(), text: Some(damaged) };
        // Without room for it the record stays, and is set aside when it would be written over.
        if storage.write(vec![aside, Write { key: own.to_owned(), text: None }]).await.is_ok() {
            self.answers = Found::Nothing;
        }
        model.notice = Some(Notice::SetAside);
        if let Some(state) = model.ancestors.last() {
            model.document = Rc::clone(state);
        }
        None
    }

    /// The answers of a newer program, as far as they can be understood.
    fn newer(&self, framework: &Framework) -> Option<(Document, Newer)> {
        json::newer::read(self.answers.text()?, framework).ok()
    }

    /// The earlier states of the answers that can be read, the newest last.
    fn ancestors(&self, framework: &Framework) -> Vec<Rc<Document>> {
        let states = self.journal.as_deref().map(journal_of).unwrap_or_default();
        let read = |state| read_document(Found::read(Some(state)).text()?, framework).ok().map(Rc::new);
        states.into_iter().filter_map(read).collect()
    }
}

fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_default()
}

/// Takes up the records of an earlier version, which were in the older storage in another form.
fn earlier_version(
    device: &mut Device,
    storage: &Storage,
    own: &str,
    framework: &Framework,
    is_phone: bool,
) -> Vec<Left> {
    let text = match (&device.answers, storage) {
        (Found::Damaged(record), Storage::Web(_)) => Some(record.clone()),
        (_, Storage::Database(_)) => mirror::older_record(own),
        _ => None,
    };
    let record: Value = text.as_deref().map(parsed).unwrap_or_default();
    let mut left = Left { key: own.to_owned(), ..Left::default() };
    if let Ok(document) = json::from_kept(record["document"].clone(), framework) {
        left.document.shown = Some(Rc::new(document));
        device.view = device.view.take().or_else(|| record.get("view").cloned());
        if matches!(device.answers, Found::Damaged(_)) {
            device.answers = Found::Nothing;
        }
    } else if let (Some(text), Found::Nothing) = (text, &device.answers) {
        // What an earlier version left broken is set aside as any broken record is.
        device.answers = Found::Damaged(text);
    }
    let read = |name: &str| Some(parsed(&mirror::older_record(&[own, name].concat())?));
    if is_phone {
        left.phone.shown = read(".rate").and_then(|value| records::read(value, Level::MAX.number()).ok()).map(Rc::new);
    } else {
        left.round.shown = read(".round").and_then(|value| records::read(value, Level::MAX.number()).ok()).map(Rc::new);
    }
    let rest = [".round", ".rate"].map(|name| Left { key: [own, name].concat(), ..Left::default() });
    std::iter::once(left).chain(rest).collect()
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

/// Puts a team on the shelf that an earlier page was with when it ended.
async fn put_aside(model: &mut Model, storage: &Storage, own: &str, team: &Document) {
    let writes = exchange::put_aside(team, model.teams.clone()).into_iter();
    let writes = writes.map(|(part, text)| Write { key: [own, &part].concat(), text }).collect();
    if storage.write(writes).await.is_ok() {
        model.teams = teams::with(std::mem::take(&mut model.teams), Team::of(team));
    }
}

/// Takes up what earlier pages have left, and returns the keys of those records.
async fn take_up_all(
    model: &mut Model,
    (device, storage, own): (&Device, &Storage, &str),
    left: Vec<Left>,
    found: &mut Vec<CopiesMsg>,
    bring: Bring,
) -> Vec<String> {
    let mut taken_up = Vec::new();
    let mut before = None;
    for left in left {
        let Some(agreed) = agreed(&left, device, before.as_ref(), &model.framework, bring).await else { continue };
        let has_answers = agreed.is_some();
        taken_up.push(left.key.clone());
        if let Some(team) = take_up(model, device, left, agreed, found) {
            put_aside(model, storage, own, &team).await;
        }
        before = has_answers.then(|| Rc::clone(&model.document)).or(before);
    }
    // What the answers know of a round is known after its reveal: a page has ended before the device had heard of it.
    let sealed = model.workshop.sealed.take();
    model.workshop.sealed =
        sealed.filter(|sealed| model.document.panel.rounds.iter().all(|round| round.id != sealed.id));
    taken_up
}

/// Compares the answers that an earlier page has left with the device's, or with those that a page before it has left; waits for the later part of the program where both
/// must be put together. `None` where that cannot join: what was left then stays for the next start.
async fn agreed(
    left: &Left,
    device: &Device,
    before: Option<&Rc<Document>>,
    framework: &Framework,
    bring: Bring,
) -> Option<Option<Answers>> {
    let Pair { known, shown: Some(ours) } = &left.document else { return Some(None) };
    let compared = || match before {
        Some(before) => keeping::beside(known, ours, before),
        None => keeping::answers(known, ours, &device.answers, framework),
    };
    let mut answers = compared();
    if answers.waits && bring().await {
        answers = compared();
    }
    (!answers.waits).then_some(Some(answers))
}

/// Takes up what an earlier page has left. Returns its answers where the device is with another team by now.
fn take_up(
    model: &mut Model,
    device: &Device,
    left: Left,
    answers: Option<Answers>,
    found: &mut Vec<CopiesMsg>,
) -> Option<Rc<Document>> {
    let mut aside = None;
    if let Some(answers) = answers.filter(|answers| !answers.deleted && !answers.newer) {
        model.document = answers.agreed.value.unwrap_or_else(|| Rc::clone(&model.document));
        found.extend(answers.touching.map(CopiesMsg::Touched));
        aside = answers.aside;
    }
    if left.round.shown.is_some() {
        let agreed = keeping::round(&left.round.known, left.round.shown.as_ref(), &device.round);
        model.workshop.sealed = agreed.value.map(|sealed| Rc::new(Workshop::resumed((*sealed).clone())));
    }
    if left.phone.shown.is_some() {
        model.workshop.phone = keeping::phone(&left.phone.known, left.phone.shown.as_ref(), &device.phone).value;
    }
    aside
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
