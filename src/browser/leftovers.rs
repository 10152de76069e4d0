//! What a start may find besides its records: what earlier pages have left, a deletion that was not finished, a record that
//! cannot be read, records of an earlier version. It comes with the later part of the program, for which such a start waits.

pub(super) mod later;

use std::pin::Pin;
use std::rc::Rc;

use serde_json::Value;

use super::deletion;
use super::device::{Device, parsed};
use super::keys::Keys;
use super::mirror::{self, LeftByPage, Pair};
use super::storage::{Storage, Write};
use super::today;
use crate::app::copies::CopiesMsg;
use crate::app::exchange::{self, Window, part};
use crate::app::keeping::{self, Answers};
use crate::app::model::{Team, Unsaved};
use crate::app::record::Found;
use crate::app::{Model, Workshop, teams};
use crate::base::Level;
use crate::base::json as records;
use crate::documents::files::json;
use crate::domain::{Document, Framework};

/// Something that takes its time.
pub(super) type Work<T> = Option<Pin<Box<dyn Future<Output = T>>>>;

/// A device as it is, what was left on it, and whether answers could not be read.
pub(super) type Tidied = (Device, Left, bool);

/// What earlier pages have left.
#[derive(Default)]
pub(super) struct Left {
    /// Where someone was on the last of them.
    pub(super) view: Option<Value>,
    /// What was written there and not handed in.
    pub(super) drafts: Option<Value>,
    /// What each has left beside that, the latest last.
    pages: Vec<LeftByPage>,
}

/// What comes of taking up what earlier pages have left.
#[derive(Default)]
pub(super) struct TakenUp {
    /// The keys of what was taken up.
    pub(super) keys: Vec<String>,
    /// Copies of the answers that wait for a choice.
    pub(super) found: Vec<CopiesMsg>,
    /// The answers of pages that were with another team than the device is by now.
    pub(super) aside: Vec<Rc<Document>>,
}

/// Deletes everything that the device keeps of a widget.
pub(super) fn delete(storage: &Storage, keys: &Keys, window: &Window) -> Work<Result<Window, Unsaved>> {
    let (storage, keys, window) = (storage.clone(), keys.clone(), window.clone());
    Some(Box::pin(async move { deletion::delete(&storage, &keys, &window).await }))
}

/// Finishes a deletion, sets aside answers that cannot be read, and reads what earlier pages have left. Gives the device as it
/// is then, what was left, and whether answers could not be read.
pub(super) fn tidy(storage: &Storage, keys: &Keys, window: &Window, framework: &Rc<Framework>) -> Work<Tidied> {
    let (storage, keys, window, framework) = (storage.clone(), keys.clone(), window.clone(), Rc::clone(framework));
    Some(Box::pin(async move {
        if mirror::must_delete(&keys.own) {
            // Where it is refused, the next page tries again.
            let _ = deletion::delete(&storage, &keys, &window).await;
        }
        let mut device = Device::read(&storage, &keys).await;
        let mut pages = mirror::left(&keys.own, &framework).await;
        pages.extend(earlier_version(&mut device, &storage, &keys.own, &framework, window.is_phone));
        let is_damaged = set_aside(&mut device, &storage, &keys.own, &framework).await;
        let view = pages.iter_mut().filter_map(|page| page.view.take()).last();
        let drafts = pages.iter_mut().filter_map(|page| page.drafts.take()).last();
        (device, Left { view, drafts, pages }, is_damaged)
    }))
}

/// Sets aside a record of answers that cannot be read. Returns whether it is one.
async fn set_aside(device: &mut Device, storage: &Storage, own: &str, framework: &Framework) -> bool {
    let Err(damaged) = device.document(framework) else { return false };
    let aside = Write { key: [own, &part::aside(today::now_ms())].concat(), text: Some(damaged) };
    // Without room for it the record stays, and is set aside when it would be written over.
    if storage.write(vec![aside, Write { key: own.to_owned(), text: None }]).await.is_ok() {
        device.answers = Found::Nothing;
    }
    true
}

/// Takes up the records of an earlier version, which were in the older storage in another form.
fn earlier_version(
    device: &mut Device,
    storage: &Storage,
    own: &str,
    framework: &Framework,
    is_phone: bool,
) -> Vec<LeftByPage> {
    let text = match (&device.answers, storage) {
        (Found::Damaged(record), Storage::Web(_)) => Some(record.clone()),
        (_, Storage::Database(_)) => mirror::older_record(own),
        _ => None,
    };
    let record: Value = text.as_deref().map(parsed).unwrap_or_default();
    let mut left = LeftByPage { key: own.to_owned(), ..LeftByPage::default() };
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
    let rest = [".round", ".rate"].map(|name| LeftByPage { key: [own, name].concat(), ..LeftByPage::default() });
    std::iter::once(left).chain(rest).collect()
}

/// Takes up what earlier pages have left.
pub(super) fn take_up(model: &mut Model, device: &Device, left: Left) -> TakenUp {
    let mut taken_up = TakenUp::default();
    let mut before = None;
    for left in left.pages {
        let Some(agreed) = agreed(&left, device, before.as_ref(), &model.framework) else { continue };
        let has_answers = agreed.is_some();
        taken_up.keys.push(left.key.clone());
        taken_up.aside.extend(take_up_one(model, device, left, agreed, &mut taken_up.found));
        before = has_answers.then(|| Rc::clone(&model.document)).or(before);
    }
    taken_up
}

/// Compares the answers that an earlier page has left with the device's, or with those that a page before it has left.
/// `None` where they cannot be put together: what was left then stays for the next start.
fn agreed(
    left: &LeftByPage,
    device: &Device,
    before: Option<&Rc<Document>>,
    framework: &Framework,
) -> Option<Option<Answers>> {
    let Pair { known, shown: Some(ours) } = &left.document else { return Some(None) };
    let answers = match before {
        Some(before) => keeping::beside(known, ours, before),
        None => keeping::answers(known, ours, &device.answers, framework),
    };
    (!answers.waits).then_some(Some(answers))
}

/// Takes up what an earlier page has left. Returns its answers where the device is with another team by now.
fn take_up_one(
    model: &mut Model,
    device: &Device,
    left: LeftByPage,
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

/// Puts teams on the shelf that earlier pages were with when they ended. Returns the list of those that lie there then.
pub(super) fn put_aside(storage: &Storage, own: &str, listed: &[Team], aside: Vec<Rc<Document>>) -> Work<Vec<Team>> {
    let (storage, own, mut listed) = (storage.clone(), own.to_owned(), listed.to_vec());
    Some(Box::pin(async move {
        for team in aside {
            let writes = exchange::put_aside(&team, listed.clone()).into_iter();
            let writes = writes.map(|(part, text)| Write { key: [own.as_str(), &part].concat(), text }).collect();
            if storage.write(writes).await.is_ok() {
                listed = teams::with(listed, Team::of(&team));
            }
        }
        listed
    }))
}
