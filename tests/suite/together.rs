//! Two windows of one room: what the facilitator opens shows on the wall. And the people of the team before, offered to one
//! that begins.

use std::collections::BTreeMap;

use stem_readiness::app::exchange::{Window, part};
use stem_readiness::app::keeping::Known;
use stem_readiness::app::msg::KeepingMsg;
use stem_readiness::app::record::Found;
use stem_readiness::app::{Desk, DeskMsg, Model, Msg, PanelMsg, RoundMsg, Store};
use stem_readiness::base::json::Json;
use stem_readiness::content;
use stem_readiness::documents::files::json;
use stem_readiness::domain::Document;
use stem_readiness::domain::panel::{Rating, Scope, VoteRecord};
use stem_readiness::domain::rating_code::{IndicatorSet, RatingCode};
use stem_readiness::words::Words;

use crate::support::{drawn, level};

fn store(document_id: &str) -> Store {
    let day = "2026-11-24".parse().expect("a date");
    Store::new(Model::new(content::framework(), content::actions(), document_id.to_owned(), day))
}

/// Two windows on one device.
struct Room {
    device: BTreeMap<String, String>,
    windows: [(Store, Window); 2],
}

impl Room {
    /// Both show the workshop.
    fn open() -> Room {
        let windows = [1, 2].map(|writer| {
            let store = store("doc");
            store.send(Msg::Desk(DeskMsg::Opened(Desk::Prepare)));
            (store, Window { writer, ..Window::default() })
        });
        Room { device: BTreeMap::new(), windows }
    }

    fn exchange(&mut self, at: usize) {
        let (store, window) = &mut self.windows[at];
        let found = window.parts(0.0).into_iter().map(|part| self.device.get(part).cloned()).collect();
        let (writes, outcome) = window.exchange(&store.model(), found, 0.0);
        for (part, text) in writes {
            match text {
                Some(text) => self.device.insert(part, text),
                None => self.device.remove(&part),
            };
        }
        *window = outcome.window.clone();
        store.send(Msg::Keeping(KeepingMsg::Exchanged(Box::new(outcome))));
    }

    /// Something happens in a window, and the other hears of it.
    fn happens(&mut self, at: usize, msg: impl Into<Happening>) {
        self.windows[at].0.send(msg.into().0);
        self.exchange(at);
        self.exchange(1 - at);
    }

    fn model(&self, at: usize) -> std::rc::Rc<Model> {
        self.windows[at].0.model()
    }

    /// What both windows show.
    fn shows(&self) -> (Desk, Option<String>) {
        let [one, other] = [0, 1].map(|at| {
            let model = self.model(at);
            (model.view.desk.expect("the workshop"), model.talk().map(|id| id.to_string()))
        });
        assert_eq!(one, other, "both windows show the same");
        one
    }

    /// A window as it is after a reload: with its view, and what the device keeps.
    fn reload(&mut self, at: usize) {
        let (before, _) = &self.windows[at];
        let mut model = (*store("other").model()).clone();
        model.view = stem_readiness::app::View::of(before.model().view.write().expect("a view")).expect("it fits");
        let found = Found::read(self.device.get(part::ANSWERS).cloned());
        let document = json::read(found.text().expect("answers"), &content::framework()).expect("they fit");
        let document = std::rc::Rc::new(document);
        model.document = std::rc::Rc::clone(&document);
        let window = Window { writer: 9, document: Known::of(&found, Some(document)), ..Window::default() };
        self.windows[at] = (Store::new(model), window);
        self.exchange(at);
    }
}

struct Happening(Msg);

impl From<DeskMsg> for Happening {
    fn from(msg: DeskMsg) -> Happening {
        Happening(Msg::Desk(msg))
    }
}

impl From<RoundMsg> for Happening {
    fn from(msg: RoundMsg) -> Happening {
        Happening(Msg::Round(msg))
    }
}

impl From<Msg> for Happening {
    fn from(msg: Msg) -> Happening {
        Happening(msg)
    }
}

fn talk(id: &str) -> DeskMsg {
    DeskMsg::TalkOpened(Some(id.into()))
}

/// A room after the reveal: a code of one phone was taken.
fn revealed() -> Room {
    let mut room = Room::open();
    room.happens(0, DeskMsg::Opened(Desk::Rate));
    room.happens(0, RoundMsg::Begun(7, Scope::Pulse));
    assert_eq!(room.shows(), (Desk::Rate, None), "the wall goes along when a round begins");
    let set = IndicatorSet::of(&content::framework(), Scope::Pulse);
    let ratings = vec![Rating::parse("2", 4); set.ids.len()];
    let code = RatingCode { round: 7, rater: 5, revision: 1, ratings }.write(&set);
    room.happens(0, RoundMsg::CodesGiven(code));
    room.happens(0, RoundMsg::Revealed);
    assert_eq!(room.shows(), (Desk::Reveal, None), "and when it is revealed");
    room
}

#[test]
fn the_wall_shows_the_indicator_that_the_facilitator_opens_and_both_keep_it_over_a_reload() {
    let mut room = revealed();
    room.happens(0, talk("V4"));
    assert_eq!(room.shows(), (Desk::Reveal, Some("V4".to_owned())));
    room.reload(1);
    room.reload(0);
    assert_eq!(room.shows(), (Desk::Reveal, Some("V4".to_owned())));
    room.happens(1, talk("P2"));
    assert_eq!(room.shows(), (Desk::Reveal, Some("P2".to_owned())), "either window leads");
    room.happens(0, DeskMsg::TalkOpened(None));
    assert_eq!(room.shows(), (Desk::Reveal, None));
    room.windows[1].0.send(Msg::Desk(DeskMsg::TeamToggled));
    room.happens(0, talk("V1"));
    assert_eq!(room.model(1).view.desk, None, "who has left the workshop is left alone");
    room.windows[1].0.send(Msg::Desk(DeskMsg::Opened(Desk::Prepare)));
    room.happens(0, talk("V4"));
    assert_eq!(room.shows().0, Desk::Reveal);
}

#[test]
fn two_windows_that_open_something_else_at_once_are_asked_nothing() {
    let mut room = revealed();
    room.windows[0].0.send(Msg::Desk(talk("V4")));
    room.windows[1].0.send(Msg::Desk(talk("P2")));
    [0, 1, 0].into_iter().for_each(|at| room.exchange(at));
    assert_eq!(room.shows().1, Some("P2".to_owned()), "the later one holds");
    assert!([0, 1].iter().all(|at| room.model(*at).copies.is_none()));
}

#[test]
fn what_the_room_looks_at_is_no_answer() {
    let mut room = revealed();
    room.happens(0, RoundMsg::Settled("V1".into(), level(2), "Seen.".to_owned()));
    room.happens(0, talk("V4"));
    assert!(room.model(0).copies.is_none());
    room.happens(0, Msg::Undone);
    assert_eq!(room.shows().1, Some("V4".to_owned()), "Undo takes back what was settled, not where the room looks");
    assert_eq!(room.model(1).document.readiness.level(&"V1".into()), None);
    room.happens(0, DeskMsg::Opened(Desk::Close));
    assert_eq!(room.model(1).view.desk, Some(Desk::Reveal), "the choice what to keep is the facilitator's");
    room.happens(0, RoundMsg::Closed(VoteRecord::Spread));
    assert_eq!(room.shows(), (Desk::Close, None));
    let text = room.model(0).text();
    assert!(!text.contains("talk"), "a round that is closed says nothing of it: {text}");
}

#[test]
fn a_file_says_what_is_talked_about_and_one_without_it_opens() {
    let mut room = revealed();
    room.happens(0, talk("V4"));
    let mut value = json::to_value(&room.model(0).document);
    assert_eq!(value["panel"]["rounds"][0]["talk"], "V4");
    let read = |value: &serde_json::Value| json::read(&value.to_string(), &content::framework()).expect("it fits");
    assert_eq!(read(&value).panel.rounds[0].talk, Some("V4".into()));
    value["panel"]["rounds"][0].as_object_mut().expect("a round").remove("talk");
    assert_eq!(read(&value).panel.rounds[0].talk, None);
}

const PEOPLE: &str = "Ana Peña\tTeacher\nBen\tPrincipal";

async fn page(store: &Store) -> String {
    drawn(store.clone(), Words::english()).await
}

fn opens_new(store: &Store) {
    let document = Document::new(&content::framework(), "next".to_owned());
    store.send(Msg::Opened(Box::new(document)));
    store.send(Msg::Desk(DeskMsg::Opened(Desk::Prepare)));
}

fn roster(store: &Store) -> Vec<(String, String)> {
    let people = store.model().document.panel.roster.clone();
    people.into_iter().map(|person| (person.name, person.role)).collect()
}

#[tokio::test]
async fn a_new_team_is_offered_the_people_of_the_one_before() {
    let store = store("doc");
    store.send(Msg::Panel(PanelMsg::ListAdded(PEOPLE.to_owned())));
    opens_new(&store);
    let shown = page(&store).await;
    assert!(shown.contains("2 people were on the list") && shown.contains("Add these 2 people"));
    assert!(!shown.contains("Ana Peña"), "no name shows before somebody takes them");
    assert!(!store.model().text().contains("Ana"), "and none is in the document");
    store.send(Msg::Panel(PanelMsg::LastAdded));
    assert_eq!(roster(&store), [("Ana Peña", "Teacher"), ("Ben", "Principal")].map(|(a, b)| (a.into(), b.into())));
    assert!(!page(&store).await.contains("Add these 2 people"));
    store.send(Msg::Undone);
    assert!(roster(&store).is_empty());
}

#[tokio::test]
async fn the_people_of_the_team_before_outlive_a_reload_and_are_forgotten_in_a_click() {
    let store = store("doc");
    store.send(Msg::Panel(PanelMsg::ListAdded(PEOPLE.to_owned())));
    store.send(Msg::Emptied);
    store.send(Msg::Desk(DeskMsg::Opened(Desk::Prepare)));
    let kept = store.model().view.write().expect("a view");
    assert_eq!(stem_readiness::app::View::of(kept), Some(store.model().view.clone()));
    assert!(page(&store).await.contains("Forget them"));
    store.send(Msg::Panel(PanelMsg::LastForgotten));
    assert!(store.model().view.people.is_empty() && !page(&store).await.contains("Forget them"));
    store.send(Msg::Undone);
    assert_eq!(roster(&store).len(), 2, "what was emptied comes back with its own people");
}

#[test]
fn deleting_everything_on_the_device_remembers_nobody() {
    let store = store("doc");
    store.send(Msg::Panel(PanelMsg::ListAdded(PEOPLE.to_owned())));
    opens_new(&store);
    assert_eq!(store.model().view.people.len(), 2);
    store.send(Msg::Keeping(KeepingMsg::Erased("new".to_owned(), false)));
    assert!(store.model().view.people.is_empty());
}
