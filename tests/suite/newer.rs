//! Files of later versions: shown as far as they are understood, changed by nothing, given back as they were written.

use serde_json::{Value, json};
use stem_readiness::app::edit::{Input, Spot};
use stem_readiness::app::{Model, Msg, Place, PlanMsg, Room, Stop, Store, ViewMsg};
use stem_readiness::content;
use stem_readiness::documents::files::json::newer::{self, Newer};
use stem_readiness::documents::files::json::{self, DocumentError};
use stem_readiness::domain::Document;

use crate::support::level;

/// The complete document as a later version could write it, in an order and with spaces of its own.
fn later() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/complete.json");
    let text = std::fs::read_to_string(path).expect("the fixture is there");
    let mut value: Value = serde_json::from_str(&text).expect("the fixture is JSON");
    value["version"] = json!(7);
    value["forecast"] = json!({ "of": ["a later version"] });
    value
}

fn read(value: &Value) -> Result<(Document, Newer), DocumentError> {
    newer::read(&value.to_string(), &content::framework())
}

fn store() -> Store {
    let day = "2026-11-24".parse().expect("a date");
    Store::new(Model::new(content::framework(), content::actions(), "doc".to_owned(), day))
}

fn show(store: &Store, value: &Value) {
    let (document, original) = read(value).expect("it can be shown");
    store.send(Msg::NewerOpened(Box::new(document), Box::new(original)));
}

fn written(text: &str) -> Msg {
    Msg::Edited(Spot::new("mission.who"), Input::Written(text.to_owned()))
}

#[test]
fn what_fits_is_shown_and_the_rest_is_named() {
    let mut value = later();
    value["readiness"]["answers"]["V1"]["response"] = json!({ "spread": [1, 4] });
    value["readiness"]["answers"]["V2"]["confidence"] = json!("almost");
    value["plan"]["actions"][1]["due_date"] = json!({ "quarter": 3 });
    value["plan"]["actions"][0] = json!("an action by its name alone");
    let (document, original) = read(&value).expect("it can be shown");
    assert_eq!(original.version, 7);
    let left_out = [
        "plan.actions[0]",
        "plan.actions[1].due_date",
        "readiness.answers.V1.response",
        "readiness.answers.V2.confidence",
    ];
    assert_eq!(original.left_out, left_out);
    assert_eq!(document.readiness.level(&"V1".into()), None, "what is not understood is not guessed");
    assert!(document.readiness.answer(&"V2".into()).is_some());
    assert_eq!(document.plan.actions.len() + 1, later()["plan"]["actions"].as_array().map_or(0, Vec::len));
    assert_eq!(original.text, value.to_string());
}

#[test]
fn only_a_later_version_is_read_so() {
    let mut value = later();
    value["version"] = json!(1);
    assert_eq!(read(&value).map_err(|error| error.code()).err(), Some("other-format"));
    value["format"] = json!("another");
    value["version"] = json!(7);
    assert_eq!(read(&value).map_err(|error| error.code()).err(), Some("other-format"));
    let mut foreign = later();
    foreign["framework"] = json!({ "id": "another", "edition": "1", "title": "Another" });
    assert_eq!(read(&foreign).map_err(|error| error.code()).err(), Some("other-framework"));
    assert_eq!(json::read(&later().to_string(), &content::framework()), Err(DocumentError::Newer { version: 7 }));
}

#[test]
fn a_file_in_which_nothing_fits_is_shown_empty_or_refused() {
    let value = json!({ "format": "stem-readiness", "version": 9, "mission": [], "readiness": 3, "plan": "none" });
    let (document, original) = read(&value).expect("it can be shown");
    assert!(document.is_empty(), "{document:?}");
    assert_eq!(original.left_out, ["mission", "plan", "readiness"]);
}

#[test]
fn nothing_of_it_is_changed_and_a_copy_is_the_same_file() {
    let store = store();
    show(&store, &later());
    let before = store.model().document.clone();
    let changes = [
        written("everybody"),
        Msg::Readiness("V1".into(), stem_readiness::app::ReadinessMsg::Answered(level(4))),
        Msg::Plan(PlanMsg::ActionAdded("V1".into())),
        Msg::Undone,
        Msg::Emptied,
        Msg::TablesRead(Vec::new()),
    ];
    for (count, msg) in (1..).zip(changes) {
        store.send(msg.clone());
        let read_only = store.model().read_only.clone().expect("it is still shown");
        assert_eq!((read_only.refused_count, &store.model().document), (count, &before), "{msg:?}");
    }
    store.send(Msg::View(ViewMsg::Opened(Stop::Room(Room::Cost))));
    assert_eq!(store.model().view.room(Place::Plan), Some(Room::Cost), "one may look around");
    assert_eq!(store.model().text(), later().to_string());
}

#[test]
fn closing_it_leads_back_to_the_answers_from_before() {
    let store = store();
    store.send(written("all students"));
    let before = store.model().document.clone();
    show(&store, &later());
    show(&store, &later());
    store.send(Msg::NewerClosed);
    assert_eq!((&store.model().document, &store.model().read_only), (&before, &None));
    store.send(Msg::Undone);
    assert_eq!(store.model().document.mission.who, "", "what could be taken back still can");
    show(&store, &later());
    let other = Document::new(&content::framework(), "other".to_owned());
    store.send(Msg::Opened(Box::new(other)));
    store.send(written("everybody"));
    assert_eq!(store.model().document.mission.who, "everybody", "another file can be written in again");
    let mut steps = 0;
    while store.model().undo.can_undo() {
        store.send(Msg::Undone);
        assert!(!store.model().document.other.contains_key("forecast"), "no step leads into the newer file");
        steps += 1;
    }
    assert!(steps > 0);
}
