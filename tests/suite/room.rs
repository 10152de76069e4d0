//! Rooms: how a place is gone through, what its links say, and where a page may begin.

use std::rc::Rc;

use expect_test::expect;
use stem_readiness::app::attributes;
use stem_readiness::app::edit::{Input, Spot};
use stem_readiness::app::{Model, Msg, Place, PlanMsg, Room, Stop, Store, View, ViewMsg};
use stem_readiness::base::Date;
use stem_readiness::base::json::Json;
use stem_readiness::content;
use stem_readiness::documents::files::json;
use stem_readiness::words::Words;

use crate::support::file;

/// A widget that shows a file's answers.
fn store(name: &str) -> Store {
    let framework = content::framework();
    let library = content::actions().for_framework(&framework);
    let today = Date::new(2026, 11, 25).expect("a day");
    let mut model = Model::new(framework, library, "test".to_owned(), today);
    let read = json::read(&file(&format!("tests/fixtures/{name}.json")), &model.framework);
    model.document = Rc::new(read.expect("a document"));
    model.facts = model.facts_of(Rc::clone(&model.document));
    Store::new(model)
}

/// What a stop shows, as HTML.
async fn shown(store: &Store, stop: Stop) -> String {
    store.send(Msg::View(ViewMsg::Opened(stop)));
    crate::support::drawn(store.clone(), Words::english()).await
}

/// The part of a text between two others.
fn between<'a>(text: &'a str, start: &str, end: &str) -> &'a str {
    let text = text.split_once(start).unwrap_or_else(|| panic!("`{start}` is not in {text}")).1;
    text.split_once(end).map_or(text, |(before, _)| before)
}

#[tokio::test]
async fn the_rooms_of_the_plan_are_links_that_say_how_far_the_team_is() {
    let store = store("deep");
    let page = shown(&store, Stop::Room(Room::Cost)).await;
    let rooms = between(&page, r#"aria-label="Plan""#, "</nav>");
    let links: Vec<&str> = rooms.split("<a ").skip(1).collect();
    let said: Vec<&str> = links.iter().map(|link| between(link, r#"class="visually-hidden">"#, "<")).collect();
    let right = [
        "Priorities, 3 of 3",
        "Timeline, 5 of 5",
        "Pilot, 6 entries",
        "Cost, 4 entries",
        "Measures, 3 entries",
        "Partners, 1 entry",
        "Check-in, 1 entry",
    ];
    assert_eq!(said, right);
    let current: Vec<bool> = links.iter().map(|link| link.contains(r#"aria-current="step""#)).collect();
    assert_eq!(current, [false, false, false, true, false, false, false]);
    assert!(page.contains(">Cost sketch</h2>"), "the heading is the room's");
}

#[tokio::test]
async fn each_thing_is_in_its_room_and_in_no_other() {
    let store = store("deep");
    for (room, control) in [
        (Room::Picture, "glance-title"),
        (Room::NextLevel, "needs-title"),
        (Room::Findings, "equity-title"),
        (Room::Milestones, "milestone-name"),
        (Room::Priorities, "candidates-fold"),
        (Room::Timeline, "board-ask"),
        (Room::Pilot, "pilot-charter"),
        (Room::Cost, "what-if-source"),
        (Room::Measures, "plan.measures"),
        (Room::Partners, "plan.partners"),
        (Room::CheckIn, "hand-over"),
        (Room::Print, "print-board"),
        (Room::Files, "open-file"),
        (Room::Teams, "team-files"),
        (Room::Device, "delete-everything"),
        (Room::Statement, "mission-statement"),
        (Room::Missing, "missing-add"),
        (Room::SignOff, "sign-off-add"),
    ] {
        for other in room.place().rooms() {
            let page = shown(&store, Stop::Room(*other)).await;
            let has = page.contains(&format!(r#"id="{control}"#));
            assert_eq!(has, *other == room, "{control} in {other:?}");
        }
    }
}

#[test]
fn a_place_is_found_as_it_was_left_also_after_a_reload() {
    let store = store("empty");
    for stop in [Stop::Room(Room::Cost), Stop::Room(Room::Files), Stop::Step(2), Stop::Place(Place::Plan)] {
        store.send(Msg::View(ViewMsg::Opened(stop)));
    }
    assert_eq!(store.model().view.stop(), Stop::Room(Room::Cost));
    let kept = View::of(store.model().view.write().expect("a view")).expect("it is read again");
    assert_eq!(kept.room(Place::Share), Some(Room::Files));
    assert_eq!(kept.stop(), Stop::Room(Room::Cost));
    store.send(Msg::View(ViewMsg::Opened(Stop::Room(Room::Pilot))));
    assert_eq!(store.model().view.rooms.len(), 2, "one room of each place is remembered");
}

#[tokio::test]
async fn continue_goes_through_the_rooms_of_the_plan_and_past_the_details_of_the_mission() {
    let store = store("complete");
    for (here, back, next) in [
        (Stop::Room(Room::Statement), None, "Continue to Vision"),
        (Stop::Room(Room::Missing), Some("Back to Statement"), "Continue to Start and need"),
        (Stop::Step(0), Some("Back to Mission"), "Continue to Partnerships"),
        (Stop::Room(Room::Picture), Some("Back to Resource allocation"), "Continue to Next level"),
        (Stop::Room(Room::Milestones), Some("Back to Findings"), "Continue to Plan"),
        (Stop::Room(Room::Priorities), Some("Back to Milestones"), "Continue to Timeline"),
        (Stop::Room(Room::Timeline), Some("Back to Priorities"), "Continue to Pilot"),
        (Stop::Room(Room::CheckIn), Some("Back to Partners"), "Continue to Share"),
    ] {
        let page = shown(&store, here).await;
        let pager = between(&page, r#"aria-label="Journey""#, "</nav>");
        assert!(pager.contains(next), "{here:?}: {pager}");
        assert_eq!(back.is_some(), pager.contains("Back to"), "{here:?}");
        assert!(back.is_none_or(|back| pager.contains(back)), "{here:?}: {pager}");
    }
    let last = shown(&store, Stop::Room(Room::Device)).await;
    assert!(!between(&last, r#"aria-label="Journey""#, "</nav>").contains("Continue"));
}

#[tokio::test]
async fn what_is_answered_of_the_details_is_counted() {
    let button = async |name| {
        let page = shown(&store(name), Stop::Room(Room::Statement)).await;
        between(&page, r#"id="mission-more""#, "</button>").split_once('>').map(|(_, text)| text.to_owned())
    };
    assert_eq!(button("empty").await.as_deref(), Some("Add detail"));
    assert_eq!(button("largest").await.as_deref(), Some("Add detail (16 answered)"));
}

#[tokio::test]
async fn candidates_fold_once_three_are_chosen() {
    let folded = |page: &str| page.contains(r#"id="candidates-fold""#);
    assert!(!folded(&shown(&store("half"), Stop::Room(Room::Priorities)).await), "one is chosen");
    let page = shown(&store("complete"), Stop::Room(Room::Priorities)).await;
    assert!(folded(&page) && !page.contains("Take as a priority"));
}

#[test]
fn a_library_action_that_is_adopted_opens_for_its_owner_and_its_date() {
    let store = store("half");
    let entry = store.model().library.actions.first().expect("an action").id.clone();
    store.send(Msg::Plan(PlanMsg::ActionAdopted(entry.clone())));
    let model = store.model();
    let adopted = model.document.plan.actions.iter().find(|action| action.from_library.as_ref() == Some(&entry));
    assert_eq!(model.view.open_action.as_deref(), adopted.map(|action| action.id.as_str()));
}

#[tokio::test]
async fn a_due_date_before_the_start_is_told_beside_it() {
    const TOLD: &str = "This is before the start of the action.";
    let store = store("half");
    let model = store.model();
    let action = model.document.plan.actions.first().expect("an action").id.clone();
    let spot = |field: &str| Spot::new("plan.actions").row(action.as_str()).field(field);
    let write = |field: &str, day: &str| store.send(Msg::Edited(spot(field), Input::Written(day.to_owned())));
    store.send(Msg::Plan(PlanMsg::ActionToggled(action.clone())));
    write("start_date", "2027-03-01");
    for (due, is_told) in [("2027-02-28", true), ("2027-03-01", false), ("", false)] {
        write("due_date", due);
        let page = shown(&store, Stop::Room(Room::Priorities)).await;
        assert_eq!(page.contains(TOLD), is_told, "{due}");
    }
}

#[tokio::test]
async fn a_narrow_screen_goes_from_indicator_to_indicator() {
    let store = store("half");
    let alone = |page: &str| {
        let tags = page.split("<fieldset ").skip(1).map(|card| card.split('>').next().unwrap_or_default());
        tags.filter(|tag| tag.contains("indicator--card")).position(|tag| tag.contains("indicator--current"))
    };
    let page = shown(&store, Stop::Step(1)).await;
    assert_eq!(alone(&page), Some(0));
    assert!(page.contains("Indicator 1 of 6") && page.contains(r#"id="card-next""#));
    store.send(Msg::View(ViewMsg::CardShown("P6".into())));
    let page = shown(&store, Stop::Step(1)).await;
    assert_eq!(alone(&page), Some(5));
    let bar = between(&page, "pager--cards", "</nav>");
    assert!(bar.contains("Indicator 6 of 6") && bar.contains("Continue to Pilot"), "{bar}");
    store.send(Msg::View(ViewMsg::WholeListToggled));
    let page = shown(&store, Stop::Step(1)).await;
    assert!(!page.contains("indicators--one") && !page.contains("pager--cards"), "all at once");
}

/// The most elements that a step of the shipped framework takes before anything is answered: each costs a phone memory and
/// time.
const MOST_ELEMENTS: usize = 280;

#[tokio::test]
async fn a_step_takes_few_elements() {
    let store = store("empty");
    for step in 0..5 {
        let page = shown(&store, Stop::Step(step)).await;
        let is_element = |text: &&str| text.starts_with(|first: char| first.is_ascii_lowercase());
        let count = page.split('<').filter(is_element).count();
        assert!(count <= MOST_ELEMENTS, "step {step} takes {count} elements");
    }
}

#[tokio::test]
async fn a_long_list_begins_with_its_first_rows_and_holds_the_others_for_a_search() {
    let store = store("largest");
    for (room, fold, rows, in_sight) in [
        (Room::Missing, "missing-more", "lines__item", 5),
        (Room::SignOff, "sign-off-more", "lines__item", 5),
        (Room::Timeline, "timeline-more", "timeline__title", 8),
    ] {
        let page = shown(&store, Stop::Room(room)).await;
        let (before, after) = page.split_once(&format!(r#"id="{fold}""#)).expect("a fold");
        assert_eq!(before.matches(rows).count(), in_sight, "{room:?}");
        assert!(after.matches(rows).count() >= 10, "the others of {room:?} are there");
        assert!(between(after, ">", "</summary>").contains(" more"), "{room:?}");
    }
}

#[test]
fn what_a_page_asks_in_vain_is_told_with_what_would_be_right_and_what_holds() {
    let framework = content::framework();
    let told = |asked: &[(&str, &str)]| {
        let given = |name: &str| asked.iter().find(|(known, _)| *known == name).map(|(_, value)| (*value).to_owned());
        attributes::remarks(given, &framework).iter().map(|line| format!("{line}\n")).collect::<String>()
    };
    let starts = ["pln", "plan/cots", "readiness/visoin", "insights/finding", "share/cost"]
        .map(|start| told(&[("start", start)]));
    expect![[r#"
        start="pln": expected mission, readiness, insights, plan or share, did you mean plan? mission opens
        start="plan/cots": plan has priorities, timeline, pilot, cost, measures, partners and check-in, did you mean cost? plan opens
        start="readiness/visoin": readiness has vision, partnerships, pilot, teachers and resources, did you mean vision? readiness opens
        start="insights/finding": insights has picture, next-level, findings and milestones, did you mean findings? insights opens
        start="share/cost": share has print, files, teams and device; share opens
    "#]].assert_eq(&starts.concat());
    expect![[r#"
        storage="locale": expected local, session or none, did you mean local? local holds
        keep-in-page="yes": expected off or on; off holds
        theme="DARK": expected auto, light or dark, did you mean dark? auto holds
        view="phone": expected full, pulse or rate; full holds
        logo="logo.png": expected an address with data:image/; it is left out
        contact-href="javascript:alert(1)": expected an address with https:, mailto: or tel:; it is left out
        lang="tlh": the widget speaks en; its sentences are in English
    "#]]
    .assert_eq(&told(&[
        ("storage", "locale"),
        ("keep-in-page", "yes"),
        ("theme", "DARK"),
        ("view", "phone"),
        ("lang", "tlh"),
        ("logo", "logo.png"),
        ("contact-href", "javascript:alert(1)"),
        ("brand", "Anything"),
        ("rate-href", ""),
    ]));
    let right = [("storage", "none"), ("view", "pulse"), ("lang", "en-US"), ("start", "plan/cost"), ("theme", "")];
    assert_eq!(told(&right), "");
    assert_eq!(told(&[("start", "readiness/vision")]), "");
}
