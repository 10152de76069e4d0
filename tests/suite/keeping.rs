//! Several windows on one device, tried by random schedules: whatever was called saved is there afterwards, or was written
//! over by somebody who saw it, or is shown as a choice.

use std::collections::BTreeMap;
use std::rc::Rc;

use proptest::prelude::*;
use serde_json::Value;
use stem_readiness::app::edit::{Input, Spot};
use stem_readiness::app::exchange::{Outcome, Shown, Window, part};
use stem_readiness::app::keeping::{self, Known, read_document};
use stem_readiness::app::msg::KeepingMsg;
use stem_readiness::app::record::{Found, Mark};
use stem_readiness::app::{Model, Msg, PanelMsg, Place, RoundMsg, SheetMsg, Stop, Store, ViewMsg};
use stem_readiness::base::json::{self as records, Json as _};
use stem_readiness::content;
use stem_readiness::documents::files::json;
use stem_readiness::domain::Document;
use stem_readiness::domain::panel::{Phone, Rating, Said, Scope, SheetState};
use stem_readiness::domain::rating_code::{IndicatorSet, RatingCode};

/// The fields that are written.
const FIELDS: [&str; 6] = [
    "mission.community",
    "mission.compact.partner_commitment",
    "readiness.answers.V1.evidence.note",
    "readiness.answers.V2.evidence.note",
    "plan.board_ask",
    "panel.parking_lot",
];

/// What happens next, and in which window.
#[derive(Clone, Debug)]
enum Act {
    /// Somebody writes into a field.
    Write(usize, usize),
    /// Somebody looks at another place.
    Look(usize),
    /// The storage completes what the window asks of it; the window has not heard yet.
    Complete(usize),
    /// The window hears of it.
    Hear(usize),
    /// The window is loaded anew. What it had not saved is in what it left.
    Reload(usize),
    /// The browser is killed and started again.
    Kill,
}

/// The device: records by key.
#[derive(Default)]
struct Device(BTreeMap<String, String>);

impl Device {
    fn found(&self, part: &str) -> Found {
        Found::read(self.0.get(part).cloned())
    }

    fn document(&self) -> Option<Document> {
        read_document(self.found(part::ANSWERS).text()?, &content::framework()).ok()
    }
}

/// A window with a widget.
struct Tab {
    store: Store,
    window: Window,
    outcome: Option<Outcome>,
}

/// One value of a field: who wrote it saw the one before.
#[derive(Debug)]
struct Written {
    field: usize,
    before: String,
    text: String,
    was_saved: bool,
}

struct Trial {
    device: Device,
    tabs: Vec<Tab>,
    written: Vec<Written>,
    offered: Vec<Rc<Document>>,
    now_ms: f64,
}

impl Tab {
    fn open(device: &Device, writer: u32) -> Tab {
        let framework = content::framework();
        let today = "2027-03-01".parse().expect("a day");
        let mut model = Model::new(framework, content::actions(), format!("document-{writer}"), today);
        let document = device.document().map(Rc::new);
        if let Some(document) = &document {
            model.document = Rc::clone(document);
        }
        let known = Known::of(&device.found(part::ANSWERS), document);
        let window = Window { writer, document: known, ..Window::default() };
        Tab { store: Store::new(model), window, outcome: None }
    }

    fn is_clean(&self) -> bool {
        self.window.holds(&Shown::of(&self.store.model()))
    }
}

fn text(document: &Document, field: usize) -> String {
    Spot::new(FIELDS[field]).value(document).as_ref().and_then(Value::as_str).unwrap_or_default().to_owned()
}

impl Trial {
    fn new(tabs: usize) -> Trial {
        let device = Device::default();
        let tabs = (0..tabs).map(|tab| Tab::open(&device, tab as u32)).collect();
        Trial { device, tabs, written: Vec::new(), offered: Vec::new(), now_ms: 0.0 }
    }

    fn act(&mut self, act: &Act, number: usize) {
        self.now_ms += 3000.0;
        match *act {
            Act::Write(tab, field) => self.write(tab % self.tabs.len(), field, number),
            Act::Look(tab) => {
                let tab = tab % self.tabs.len();
                self.tabs[tab].store.send(Msg::View(ViewMsg::Opened(Stop::Place(Place::Plan))));
                assert_eq!(self.tabs[tab].is_clean(), self.is_saved(tab), "looking changes nothing");
            }
            Act::Complete(tab) => self.complete(tab % self.tabs.len()),
            Act::Hear(tab) => self.hear(tab % self.tabs.len()),
            Act::Reload(tab) => self.reload(tab % self.tabs.len(), number),
            Act::Kill => {
                for tab in 0..self.tabs.len() {
                    self.tabs[tab] = Tab::open(&self.device, (1000 * number + tab) as u32);
                }
            }
        }
    }

    fn is_saved(&self, tab: usize) -> bool {
        self.tabs[tab].is_clean()
    }

    fn write(&mut self, tab: usize, field: usize, number: usize) {
        let field = field % FIELDS.len();
        let store = &self.tabs[tab].store;
        let before = text(&store.model().document, field);
        let written = format!("text {number}");
        store.send(Msg::Edited(Spot::new(FIELDS[field]), Input::Written(written.clone())));
        self.written.push(Written { field, before, text: written, was_saved: false });
    }

    fn complete(&mut self, tab: usize) {
        let Trial { device, tabs, now_ms, .. } = self;
        let tab = &mut tabs[tab];
        if tab.outcome.is_some() {
            return;
        }
        let found = tab.window.parts(*now_ms).into_iter().map(|part| device.0.get(part).cloned()).collect();
        let (writes, outcome) = tab.window.exchange(&tab.store.model(), found, *now_ms);
        for (part, text) in writes {
            match text {
                Some(text) => drop(device.0.insert(part, text)),
                None => drop(device.0.remove(&part)),
            }
        }
        tab.outcome = Some(outcome);
    }

    fn hear(&mut self, tab: usize) {
        let tab = &mut self.tabs[tab];
        let Some(outcome) = tab.outcome.take() else { return };
        tab.window = outcome.window.clone();
        tab.store.send(Msg::Keeping(KeepingMsg::Exchanged(Box::new(outcome))));
        let model = tab.store.model();
        if let Some(copies) = &model.copies {
            self.offered.push(Rc::clone(&copies.other));
        }
        if tab.is_clean() {
            for written in &mut self.written {
                written.was_saved |= text(&model.document, written.field) == written.text;
            }
        }
    }

    /// What the page leaves is taken up by the next one.
    fn reload(&mut self, tab: usize, number: usize) {
        let (known, shown) =
            (self.tabs[tab].window.document.value.clone(), self.tabs[tab].store.model().document.clone());
        let left = (!self.tabs[tab].is_clean()).then_some(shown);
        let mut opened = Tab::open(&self.device, (1000 * number) as u32);
        if let Some(ours) = left {
            let known = Known { mark: None, value: known };
            let answers = keeping::answers(&known, &ours, &self.device.found(part::ANSWERS), &content::framework());
            let mut model = (*opened.store.model()).clone();
            model.document = answers.agreed.value.expect("nothing was deleted");
            if let Some(touching) = answers.touching {
                model.offer(*touching);
                self.offered.extend(model.copies.as_ref().map(|copies| Rc::clone(&copies.other)));
            }
            opened.store = Store::new(model);
        }
        self.tabs[tab] = opened;
    }

    /// Lets everything come to rest, and checks it.
    fn finish(mut self) {
        for _ in 0..4 {
            for tab in 0..self.tabs.len() {
                self.hear(tab);
                self.complete(tab);
                self.hear(tab);
            }
        }
        let device = self.device.document();
        let empty = Document::new(&content::framework(), String::new());
        let kept = device.as_ref().unwrap_or(&empty);
        for tab in &self.tabs {
            assert!(tab.is_clean(), "everything is saved in the end");
            let document = tab.store.model().document.clone();
            assert!(document.is_empty() || document.says_the_same(kept), "every window shows what is kept");
        }
        for written in self.written.iter().filter(|written| written.was_saved) {
            let seen = self.seen_by_the_last(text(kept, written.field), written.field);
            let is_offered = self.offered.iter().any(|copy| text(copy, written.field) == written.text);
            assert!(seen.contains(&written.text) || is_offered, "{written:?} is gone; {:?} is kept", seen.first());
        }
    }

    /// A field's last text, and those that were seen by who wrote it, and by who wrote those.
    fn seen_by_the_last(&self, last: String, field: usize) -> Vec<String> {
        let mut seen = vec![last];
        while let Some(written) = self
            .written
            .iter()
            .find(|one| one.field == field && Some(&one.text) == seen.last() && !seen.contains(&one.before))
        {
            seen.push(written.before.clone());
        }
        seen
    }
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
    let act = prop_oneof![
        4 => (0..3_usize, 0..6_usize).prop_map(|(tab, field)| Act::Write(tab, field)),
        2 => (0..3_usize).prop_map(Act::Look),
        4 => (0..3_usize).prop_map(Act::Complete),
        4 => (0..3_usize).prop_map(Act::Hear),
        1 => (0..3_usize).prop_map(Act::Reload),
        1 => Just(Act::Kill),
    ];
    prop::collection::vec(act, 1..40)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: schedules(), ..ProptestConfig::default() })]

    #[test]
    fn nothing_that_was_called_saved_is_lost_between_windows(tabs in 2..=3_usize, acts in acts()) {
        let mut trial = Trial::new(tabs);
        for (number, act) in acts.iter().enumerate() {
            trial.act(act, number);
        }
        trial.finish();
    }
}

/// How many schedules are tried: 300, or as many as `SCHEDULES` says.
fn schedules() -> u32 {
    std::env::var("SCHEDULES").ok().and_then(|count| count.parse().ok()).unwrap_or(300)
}

fn two(first: &str, second: &str) -> Trial {
    let mut trial = Trial::new(2);
    for (tab, field) in [(0, first), (1, second)] {
        if !field.is_empty() {
            let at = FIELDS.iter().position(|name| *name == field).expect("a field of the list");
            trial.write(tab, at, tab);
        }
    }
    trial
}

#[test]
fn who_only_looks_follows_and_writes_nothing() {
    let mut trial = two("mission.community", "");
    trial.complete(0);
    trial.hear(0);
    let before = trial.device.0.clone();
    trial.tabs[1].store.send(Msg::View(ViewMsg::Opened(Stop::Place(Place::Plan))));
    trial.complete(1);
    trial.hear(1);
    assert_eq!(trial.device.0, before);
    assert_eq!(trial.tabs[1].store.model().document.mission.community, "text 0");
    assert_eq!(trial.tabs[1].store.model().view.place, Place::Plan);
}

#[test]
fn what_does_not_touch_is_put_together() {
    let mut trial = two("mission.community", "plan.board_ask");
    for tab in [0, 1, 0] {
        trial.complete(tab);
        trial.hear(tab);
    }
    let document = trial.tabs[0].store.model().document.clone();
    assert_eq!((document.mission.community.as_str(), document.plan.board_ask.as_str()), ("text 0", "text 1"));
    assert_eq!(trial.tabs[0].store.model().copies, None);
    trial.finish();
}

#[test]
fn what_touches_stays_as_it_was_saved_first_and_is_a_choice() {
    let mut trial = two("mission.community", "mission.community");
    for tab in [0, 1] {
        trial.complete(tab);
        trial.hear(tab);
    }
    let model = trial.tabs[1].store.model();
    assert_eq!(model.document.mission.community, "text 0");
    let copies = model.copies.as_ref().expect("a choice");
    assert_eq!(copies.other.mission.community, "text 1");
    trial.finish();
}

#[test]
fn what_touches_is_a_choice_for_windows_that_knew_each_other_too() {
    let mut trial = two("mission.community", "");
    for tab in [0, 1] {
        trial.complete(tab);
        trial.hear(tab);
    }
    trial.write(0, 0, 8);
    trial.write(1, 0, 9);
    for tab in [0, 1] {
        trial.complete(tab);
        trial.hear(tab);
    }
    let model = trial.tabs[1].store.model();
    assert_eq!(model.document.mission.community, "text 8");
    assert_eq!(model.copies.as_ref().expect("a choice").other.mission.community, "text 9");
    trial.finish();
}

#[test]
fn taking_back_leaves_what_another_window_wrote() {
    let mut trial = two("mission.community", "");
    trial.complete(0);
    trial.hear(0);
    trial.complete(1);
    trial.hear(1);
    trial.write(1, 4, 7);
    trial.complete(1);
    trial.hear(1);
    trial.complete(0);
    trial.hear(0);
    trial.tabs[0].store.send(Msg::Undone);
    let document = trial.tabs[0].store.model().document.clone();
    assert_eq!((document.mission.community.as_str(), document.plan.board_ask.as_str()), ("", "text 7"));
}

#[test]
fn a_second_window_leaves_who_rates_at_the_laptop_alone() {
    let mut trial = two("", "");
    let store = &trial.tabs[0].store;
    store.send(Msg::Panel(PanelMsg::PersonAdded));
    let person = store.model().document.panel.roster[0].id.clone();
    store.send(Msg::Round(RoundMsg::Begun(7, Scope::Pulse)));
    store.send(Msg::Round(RoundMsg::LaptopPassed(person)));
    store.send(Msg::Sheet(SheetMsg::Begun));
    for tab in [0, 1] {
        trial.complete(tab);
        trial.hear(tab);
    }
    let stage = |trial: &Trial, tab: usize| {
        let model = trial.tabs[tab].store.model();
        let sealed = model.workshop.sealed.clone().expect("a round");
        sealed.turn.as_ref().expect("a turn").sheet.stage
    };
    assert_eq!(stage(&trial, 1), SheetState::Door, "nobody's ratings show in the other window");
    trial.tabs[1].store.send(Msg::Round(RoundMsg::CodesTyped("half a code".to_owned())));
    for tab in [1, 0] {
        trial.complete(tab);
        trial.hear(tab);
    }
    assert_eq!(stage(&trial, 0), SheetState::Rating, "the person goes on rating");
    assert_eq!(trial.tabs[0].store.model().workshop.sealed.as_ref().expect("a round").typed, "half a code");
}

#[test]
fn codes_half_typed_and_a_paper_rating_stay_whichever_window_saves_first() {
    let mut trial = two("", "");
    let store = &trial.tabs[0].store;
    store.send(Msg::Panel(PanelMsg::PersonAdded));
    let person = store.model().document.panel.roster[0].id.clone();
    store.send(Msg::Round(RoundMsg::Begun(7, Scope::Pulse)));
    for tab in [0, 1] {
        trial.complete(tab);
        trial.hear(tab);
    }
    let rating = Rating { said: Said::CannotTell, confidence: None };
    trial.tabs[0].store.send(Msg::Round(RoundMsg::PaperTyped(person.clone(), "V1".into(), Some(rating))));
    trial.tabs[1].store.send(Msg::Round(RoundMsg::CodesTyped("half a code".to_owned())));
    for tab in [0, 1, 0] {
        trial.complete(tab);
        trial.hear(tab);
    }
    for tab in [0, 1] {
        let sealed = trial.tabs[tab].store.model().workshop.sealed.clone().expect("a round");
        assert_eq!(sealed.typed, "half a code");
        let ballot = sealed.on_paper(&person).expect("a paper sheet");
        assert_eq!(ballot.ratings.get(&"V1".into()), Some(rating));
    }
}

#[test]
fn codes_taken_in_two_windows_are_merged_by_rater() {
    let mut trial = two("", "");
    trial.tabs[0].store.send(Msg::Panel(PanelMsg::PersonAdded));
    trial.tabs[0].store.send(Msg::Round(RoundMsg::Begun(7, Scope::Pulse)));
    let hear = |trial: &mut Trial, tabs: &[usize]| {
        for tab in tabs {
            trial.complete(*tab);
            trial.hear(*tab);
        }
    };
    let give = |trial: &Trial, tab: usize, codes: &[(u32, u8, &str)]| {
        let set = IndicatorSet::of(&content::framework(), Scope::Pulse);
        let code = |(rater, revision, said): &(u32, u8, &str)| {
            let ratings = vec![Rating::parse(said, 4); set.ids.len()];
            RatingCode { round: 7, rater: *rater, revision: *revision, ratings }.write(&set)
        };
        let text = codes.iter().map(code).collect::<Vec<_>>().join("\n");
        trial.tabs[tab].store.send(Msg::Round(RoundMsg::CodesGiven(text)));
    };
    let told = |trial: &Trial, tab: usize| {
        let model = trial.tabs[tab].store.model();
        let mut all: Vec<_> = model.ballots().map(|one| format!("{} {}", one.number(), one.revision)).collect();
        all.sort();
        all
    };
    hear(&mut trial, &[0, 1]);
    give(&trial, 0, &[(1, 1, "2"), (2, 1, "3")]);
    give(&trial, 1, &[(2, 1, "3"), (3, 1, "4")]);
    hear(&mut trial, &[0, 1, 0]);
    for tab in [0, 1] {
        assert_eq!(told(&trial, tab), ["0001 1", "0002 1", "0003 1"], "window {tab}");
    }
    trial.tabs[0].store.send(Msg::Round(RoundMsg::Revealed));
    hear(&mut trial, &[0, 1]);
    give(&trial, 0, &[(4, 1, "2")]);
    give(&trial, 1, &[(5, 1, "3")]);
    hear(&mut trial, &[0, 1, 0, 1]);
    for tab in [0, 1] {
        let round = trial.tabs[tab].store.model().document.panel.rounds[0].clone();
        assert_eq!((round.ballots.len(), round.apart.len()), (3, 2), "window {tab}: late codes of both");
    }
}

/// A page that ends leaves what it knew and what it showed, without the number of the writing that it knew.
#[test]
fn what_a_page_leaves_of_the_next_person_is_taken_up_although_the_device_has_the_one_before() {
    let phone = |rater: &str, at: u32| -> Rc<Phone> {
        let sheet = serde_json::json!({ "at": at, "ratings": { "V1": "2" }, "revision": 0, "stage": "rating" });
        let phone = serde_json::json!({ "join": "31BS7-HEDZR-ZTTT4", "rater": rater, "sheet": sheet });
        Rc::new(records::read(phone, 4).expect("a phone's part"))
    };
    let (before, next) = (phone("fb00093c", 8), phone("300c2efb", 4));
    let text = before.write().expect("a record").to_string();
    let device = Found::read(Some(Mark::next(None, 7).record(Some(&text))));
    let known = Known { mark: None, value: Some(before) };
    assert_eq!(keeping::phone(&known, Some(&next), &device).value, Some(next));
}

/// Two pages end within moments, and the one after them takes up what both have left: the second had taken up the first, or
/// had not heard of it.
#[test]
fn what_two_pages_have_left_is_taken_up_together() {
    let begun = Tab::open(&Device::default(), 1).store.model();
    let with = |model: &Rc<Model>, field: usize| {
        let store = Store::new((**model).clone());
        store.send(Msg::Edited(Spot::new(FIELDS[field]), Input::Written(format!("written in {field}"))));
        store.model()
    };
    let first = with(&begun, 0);
    let known = Known { mark: None, value: Some(Rc::clone(&begun.document)) };
    for second in [with(&first, 4), with(&begun, 4)] {
        let answers = keeping::beside(&known, &second.document, &first.document);
        let both = answers.agreed.value.expect("answers");
        assert_eq!((text(&both, 0), text(&both, 4)), ("written in 0".to_owned(), "written in 4".to_owned()));
        assert!(answers.touching.is_none(), "there is nothing to choose");
    }
}

#[test]
fn a_window_that_slept_through_a_deletion_forgets_everything() {
    let mut trial = two("mission.community", "");
    trial.complete(0);
    trial.hear(0);
    trial.complete(1);
    trial.hear(1);
    let mark = stem_readiness::app::record::Mark::next(trial.device.found(part::ANSWERS).mark(), 9);
    trial.device.0 = BTreeMap::from([(String::new(), mark.record(None))]);
    trial.write(1, 0, 5);
    let found = trial.tabs[1].window.parts(0.0).into_iter().map(|part| trial.device.0.get(part).cloned()).collect();
    let (writes, outcome) = trial.tabs[1].window.exchange(&trial.tabs[1].store.model(), found, 0.0);
    assert!(outcome.deleted && writes.is_empty(), "nothing is written over the deletion: {writes:?}");
}

#[test]
fn a_record_that_is_damaged_is_set_aside_before_it_is_written_over() {
    let mut trial = two("mission.community", "");
    trial.complete(0);
    trial.hear(0);
    let cut = trial.device.0[""].chars().take(80).collect::<String>();
    trial.device.0.insert(String::new(), cut.clone());
    trial.write(0, 1, 3);
    trial.complete(0);
    trial.hear(0);
    assert!(
        trial.device.0.iter().any(|(key, text)| key.starts_with(part::ASIDE) && *text == cut),
        "{:?}",
        trial.device.0
    );
    let document = trial.device.document().expect("a document");
    assert_eq!(document.mission.community, "text 0");
}

#[test]
fn the_journal_holds_the_last_five_states() {
    let mut trial = two("", "");
    for number in 0..12 {
        trial.now_ms += 20_000.0;
        trial.write(0, 0, number);
        trial.complete(0);
        trial.hear(0);
    }
    let journal = stem_readiness::app::exchange::journal_of(&trial.device.0[part::JOURNAL]);
    let texts: Vec<String> = journal
        .into_iter()
        .map(|state| {
            let found = Found::read(Some(state));
            let document = json::read(found.text().expect("a state"), &content::framework()).expect("a document");
            document.mission.community
        })
        .collect();
    assert_eq!(texts, ["text 7", "text 8", "text 9", "text 10", "text 11"]);
}
