//! What is written and not handed in yet: how long it stays, and where it never gets to.

use stem_readiness::app::edit::{Input, Spot};
use stem_readiness::app::{DeskMsg, Drafts, Model, Msg, PanelMsg, Place, PlanMsg, RoundMsg, Stop, Store, ViewMsg};
use stem_readiness::base::json::{Json, Reader};
use stem_readiness::content;
use stem_readiness::documents::files::json;
use stem_readiness::domain::Document;
use stem_readiness::domain::panel::{Rating, Scope, Sealed, VoteRecord};

fn store() -> Store {
    let day = "2026-11-24".parse().expect("a date");
    Store::new(Model::new(content::framework(), content::actions(), "doc".to_owned(), day))
}

fn write(store: &Store, key: &str, text: &str) {
    store.send(Msg::Drafted(key.to_owned(), Some(text.to_owned())));
}

fn written(store: &Store, key: &str) -> Option<String> {
    store.model().drafts.get(key).map(ToString::to_string)
}

fn kept(drafts: &Drafts) -> Drafts {
    Drafts::read(drafts.write(), &mut Reader::new(0))
}

fn other_team(store: &Store, id: &str) -> Document {
    Document::new(&store.model().framework, id.to_owned())
}

#[test]
fn a_draft_survives_a_reload_and_is_no_answer() {
    let store = store();
    let before = json::write(&store.model().document);
    write(&store, "hand-to", "P. Nunez");
    write(&store, "milestone-name", "");
    assert_eq!(json::write(&store.model().document), before);
    assert!(!store.model().undo.can_undo(), "a draft is no step to take back");
    let drafts = kept(&store.model().drafts);
    assert_eq!(drafts.get("hand-to").map(|text| &**text), Some("P. Nunez"));
    assert_eq!(drafts.get("milestone-name").map(|text| &**text), Some(""), "an emptied field is not an untouched one");
    assert_eq!(drafts.get("hand-from"), None);
}

#[test]
fn undo_does_not_reach_drafts() {
    let store = store();
    write(&store, "pilot-search", "Oak");
    store.send(Msg::Edited(Spot::new("mission.who"), Input::Written("all".to_owned())));
    store.send(Msg::Undone);
    assert_eq!(written(&store, "pilot-search").as_deref(), Some("Oak"));
}

#[test]
fn what_is_removed_takes_its_drafts_along() {
    let store = store();
    store.send(Msg::Plan(PlanMsg::ActionAdded("V1".into())));
    store.send(Msg::RowAdded(Spot::new("plan.measures")));
    let plan = store.model().document.plan.clone();
    let (action, measure) = (plan.actions[0].id.clone(), plan.measures[0].id.clone());
    let keys = [
        format!("action-{action}-reading-value"),
        format!("check-{action}-reading-note"),
        format!("measure-{measure}-reading-value"),
    ];
    write(&store, &format!("plan.measures.{measure}.name"), "a field of a form");
    keys.iter().for_each(|key| write(&store, key, "12"));
    write(&store, &format!("action-{action}0-reading-value"), "of another");
    store.send(Msg::Plan(PlanMsg::ActionRemoved(action.clone())));
    assert_eq!((written(&store, &keys[0]), written(&store, &keys[1])), (None, None));
    assert!(written(&store, &format!("action-{action}0-reading-value")).is_some(), "an id is no part of another");
    assert!(written(&store, &keys[2]).is_some());
    store.send(Msg::RowRemoved(Spot::new("plan.measures").row(measure.as_str())));
    assert_eq!(written(&store, &keys[2]), None);
    assert_eq!(written(&store, &format!("plan.measures.{measure}.name")), None);
}

#[test]
fn emptying_everything_empties_the_drafts() {
    let store = store();
    write(&store, "hand-to", "P. Nunez");
    store.send(Msg::Emptied);
    assert_eq!(written(&store, "hand-to"), None);
    assert_eq!(store.model().drafts.write(), None, "nothing is left to keep");
}

#[test]
fn each_team_finds_its_own_drafts_again() {
    let store = store();
    let first = (*store.model().document).clone();
    write(&store, "hand-to", "P. Nunez");
    store.send(Msg::Opened(Box::new(other_team(&store, "other"))));
    assert_eq!(written(&store, "hand-to"), None, "another team sees nothing of it");
    write(&store, "hand-to", "J. Lee");
    let mut resumed = (*store.model()).clone();
    resumed.resume(kept(&store.model().drafts));
    let store = Store::new(resumed);
    store.send(Msg::Opened(Box::new(first)));
    assert_eq!(written(&store, "hand-to").as_deref(), Some("P. Nunez"));
    store.send(Msg::TeamsTold(Vec::new()));
    store.send(Msg::Opened(Box::new(other_team(&store, "other"))));
    assert_eq!(written(&store, "hand-to"), None, "a team that is forgotten leaves nothing");
}

#[test]
fn what_is_being_settled_ends_with_the_round() {
    let store = store();
    store.send(Msg::Round(RoundMsg::Begun(7, Scope::Pulse)));
    store.send(Msg::Round(RoundMsg::Revealed));
    write(&store, "settle-V1-reason", "two schools of five");
    store.send(Msg::Round(RoundMsg::Closed(VoteRecord::Spread)));
    assert_eq!(written(&store, "settle-V1-reason"), None);
}

#[test]
fn what_a_room_has_half_done_survives_another_place_and_a_reload() {
    let store = store();
    write(&store, "people-list", "Ana, Teacher\nBe");
    store.send(Msg::Panel(PanelMsg::ListAdded("Cruz".to_owned())));
    store.send(Msg::Panel(PanelMsg::PersonAdded));
    write(&store, "people-list", "Ana, Teacher\nBe");
    let person = store.model().document.panel.roster[0].id.clone();
    store.send(Msg::Round(RoundMsg::Begun(7, Scope::Pulse)));
    store.send(Msg::Round(RoundMsg::PaperTyped(person.clone(), "V1".into(), Rating::parse("2", 4))));
    let sealed = store.model().workshop.sealed.as_deref().and_then(Json::write);
    let reloaded: Sealed = Json::read(sealed, &mut Reader::new(4));
    assert_eq!(reloaded.on_paper(&person).map(|ballot| ballot.ratings.len()), Some(1), "a half-typed row of paper");
    store.send(Msg::Round(RoundMsg::Revealed));
    write(&store, "settle-V1-level", "3");
    write(&store, "settle-V1-reason", "two schools of fi");
    store.send(Msg::Desk(DeskMsg::TalkOpened(Some("V4".into()))));
    store.send(Msg::View(ViewMsg::Opened(Stop::Place(Place::Plan))));
    let drafts = kept(&store.model().drafts);
    let said = ["people-list", "settle-V1-level", "settle-V1-reason"].map(|key| drafts.get(key).map(|text| &**text));
    assert_eq!(said, [Some("Ana, Teacher\nBe"), Some("3"), Some("two schools of fi")]);
    let document = json::read(&json::write(&store.model().document), &store.model().framework).expect("a document");
    let roster: Vec<_> = document.panel.roster.iter().map(|person| person.name.as_str()).collect();
    assert_eq!(roster, ["Cruz", ""], "a half-made roster");
}

#[test]
fn codes_that_wait_are_as_secret_as_the_round() {
    let store = store();
    store.send(Msg::Round(RoundMsg::Begun(7, Scope::Pulse)));
    store.send(Msg::Round(RoundMsg::CodesTyped("1A2B 3C4D".to_owned())));
    let model = store.model();
    assert_eq!(model.drafts.write(), None, "they are no draft");
    assert!(!json::write(&model.document).contains("1A2B"));
    let sealed = model.workshop.sealed.as_deref().and_then(Json::write).unwrap_or_default();
    assert_eq!(sealed["typed"], "1A2B 3C4D", "a reload of the round brings them back");
    store.send(Msg::Round(RoundMsg::Revealed));
    assert!(store.model().workshop.sealed.is_none(), "the reveal takes them away");
}

#[test]
fn a_plan_table_under_review_is_looked_over_again_after_a_reload() {
    let store = store();
    store.send(Msg::Plan(PlanMsg::ActionAdded("V1".into())));
    let action = store.model().document.plan.actions[0].id.clone();
    let rows = [["action_id", "owner"], [action.as_str(), "J. Lee"]].map(|row| row.map(str::to_owned).to_vec());
    store.send(Msg::TablesRead(vec![rows.to_vec()]));
    assert_eq!(store.model().review.as_ref().map(|review| review.taken_count()), Some(1));
    let mut resumed = (*store.model()).clone();
    resumed.review = None;
    resumed.resume(kept(&store.model().drafts));
    let store = Store::new(resumed);
    assert_eq!(store.model().review.as_ref().map(|review| review.taken_count()), Some(1));
    store.send(Msg::TablesReviewed(true));
    assert_eq!(store.model().document.plan.actions[0].owner, "J. Lee");
    assert_eq!((store.model().review.clone(), store.model().drafts.write()), (None, None));
}

#[test]
fn a_change_that_was_unticked_stays_so_after_a_reload_and_is_not_made() {
    let store = store();
    store.send(Msg::Plan(PlanMsg::ActionAdded("V1".into())));
    let action = store.model().document.plan.actions[0].id.clone();
    let rows = [["action_id", "action", "owner"], [action.as_str(), "Visit", "J. Lee"], ["", "Call", "A. Kim"]];
    store.send(Msg::TablesRead(vec![rows.map(|row| row.map(str::to_owned).to_vec()).to_vec()]));
    let changes = |store: &Store| store.model().review.clone().map(|review| review.changes.clone()).unwrap_or_default();
    let keys: Vec<String> = changes(&store).iter().map(|change| change.key()).collect();
    assert_eq!(keys.len(), 3, "{keys:?}");
    [&keys[1], &keys[2], &keys[2]].into_iter().for_each(|key| store.send(Msg::ChangeTurned(key.clone())));
    let mut resumed = (*store.model()).clone();
    resumed.review = None;
    resumed.resume(kept(&store.model().drafts));
    let store = Store::new(resumed);
    assert_eq!(changes(&store).iter().map(|change| change.is_taken).collect::<Vec<_>>(), [true, false, true]);
    store.send(Msg::TablesReviewed(true));
    let actions = &store.model().document.plan.actions;
    let said: Vec<_> = actions.iter().map(|action| (action.title.as_str(), action.owner.as_str())).collect();
    assert_eq!(said, [("Visit", ""), ("Call", "A. Kim")]);
    assert!(actions[1].id != actions[0].id && !actions[1].id.as_str().is_empty());
    assert_eq!(store.model().drafts.write(), None);
    store.send(Msg::Undone);
    assert_eq!(store.model().document.plan.actions.len(), 1, "one step back takes all of it back");
}

#[test]
fn the_device_keeps_the_latest_of_too_much() {
    let store = store();
    write(&store, "schools-text", &"x".repeat(600 * 1024));
    write(&store, "hand-to", "P. Nunez");
    let drafts = kept(&store.model().drafts);
    assert!(drafts.get("hand-to").is_some() && drafts.get("schools-text").is_none());
    assert!(written(&store, "schools-text").is_some(), "on screen nothing is cut");
    for number in 0..300 {
        write(&store, &format!("action-i{number}-reading-value"), "1");
    }
    let count =
        kept(&store.model().drafts).write().map_or(0, |kept| kept["now"].as_object().map_or(0, |now| now.len()));
    assert_eq!(count, 200, "the oldest go first");
}

#[test]
fn drafts_that_cannot_be_read_are_none() {
    for broken in [serde_json::json!(7), serde_json::json!({ "now": [1], "aside": { "other": "text" } })] {
        let mut reader = Reader::new(0);
        assert_eq!(Drafts::read(Some(broken), &mut reader).get("hand-to"), None);
        assert!(reader.faults.is_empty());
    }
}
