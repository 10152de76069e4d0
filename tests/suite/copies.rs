//! Another copy of the answers: when it asks, what the ways out do, and that nothing of either copy is lost silently.

use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;
use stem_readiness::app::copies::{CopiesMsg, Source, Standing};
use stem_readiness::app::edit::{Input, Spot};
use stem_readiness::app::model::Notice;
use stem_readiness::app::{Model, Msg, Store, naming};
use stem_readiness::content;
use stem_readiness::documents::files::json as files;
use stem_readiness::domain::Document;
use stem_readiness::domain::merge::{Side, ancestor, merge};
use stem_readiness::words::Words;

use crate::support::file;

fn fixture(name: &str) -> Document {
    files::read(&file(&format!("tests/fixtures/{name}.json")), &content::framework()).expect("a document")
}

/// A widget with these answers on screen.
fn store(document: &Document) -> Store {
    let today = "2027-03-01".parse().expect("a day");
    let mut model = Model::new(content::framework(), content::actions(), "here".to_owned(), today);
    model.document = Rc::new(document.clone());
    static PAGES: AtomicUsize = AtomicUsize::new(0);
    model.page = format!("page{}", PAGES.fetch_add(1, Ordering::Relaxed)).into();
    Store::new(model)
}

fn write(store: &Store, path: &str, text: &str) {
    store.send(Msg::Edited(Spot::new(path), Input::Written(text.to_owned())));
}

fn say(store: &Store, msg: CopiesMsg) {
    store.send(Msg::Copies(msg));
}

fn open(store: &Store, file: &Document) {
    say(store, CopiesMsg::Found(Source::File, Box::new(file.clone())));
}

fn standing(store: &Store) -> Option<Standing> {
    store.model().copies.as_ref().map(|copies| copies.standing)
}

fn document(store: &Store) -> Document {
    (*store.model().document).clone()
}

/// What a second laptop makes of the same answers.
fn elsewhere(base: &Document, edits: &[(&str, &str)]) -> Document {
    let other = store(base);
    edits.iter().for_each(|(path, text)| write(&other, path, text));
    document(&other)
}

/// Two laptops that went apart at the complete fixture: ours on screen, and theirs as a file.
fn apart() -> (Store, Document) {
    let base = fixture("complete");
    let ours = store(&base);
    write(&ours, "mission.owned", "two labs");
    let shared = document(&ours);
    write(&ours, "mission.who", "every girl");
    write(&ours, "mission.stop", "the fair");
    let theirs = elsewhere(&shared, &[("mission.who", "every boy"), ("mission.decides", "by vote")]);
    (ours, theirs)
}

#[test]
fn the_same_file_changes_nothing_and_says_so() {
    let ours = store(&fixture("complete"));
    let mut same = document(&ours);
    same.revision += 5;
    open(&ours, &same);
    open(&ours, &same);
    let model = ours.model();
    assert_eq!((model.notice.clone(), model.copies.is_none()), (Some(Notice::SameCopy), true));
    assert_eq!(*model.document, fixture("complete"));
    assert!(!model.undo.can_undo());
}

#[test]
fn a_file_that_goes_on_from_here_opens_plainly() {
    let ours = store(&fixture("complete"));
    write(&ours, "mission.owned", "two labs");
    let later = elsewhere(&document(&ours), &[("mission.who", "everybody"), ("mission.owned", "")]);
    open(&ours, &later);
    assert_eq!((standing(&ours), ours.model().notice.clone()), (None, Some(Notice::Opened)));
    assert_eq!(document(&ours).mission.who, "everybody");
    ours.send(Msg::Undone);
    assert_eq!(document(&ours).mission.who, fixture("complete").mission.who);
}

#[test]
fn an_older_file_says_so_and_can_be_kept_all_the_same() {
    let ours = store(&fixture("complete"));
    let older = document(&ours);
    write(&ours, "mission.who", "everybody");
    open(&ours, &older);
    assert_eq!(standing(&ours), Some(Standing::Older));
    assert_eq!(document(&ours).mission.who, "everybody", "nothing changes before a choice");
    say(&ours, CopiesMsg::OtherTaken);
    assert_eq!(document(&ours).mission.who, older.mission.who);
    ours.send(Msg::Undone);
    assert_eq!(document(&ours).mission.who, "everybody", "one step takes it back");
}

#[test]
fn an_empty_page_opens_any_file_plainly() {
    let empty = Document::new(&content::framework(), "new".to_owned());
    let ours = store(&empty);
    open(&ours, &fixture("complete"));
    assert_eq!(standing(&ours), None);
    assert_eq!(document(&ours).document_id, fixture("complete").document_id);
}

#[test]
fn copies_that_went_apart_are_joined_as_chosen() {
    let (ours, theirs) = apart();
    let before = document(&ours);
    open(&ours, &theirs);
    assert_eq!(document(&ours), before);
    let copies = ours.model().copies.clone().expect("they wait");
    assert_eq!(copies.standing, Standing::Apart);
    let paths: Vec<&str> = copies.conflicts().iter().map(|one| one.path.as_str()).collect();
    assert_eq!(paths, ["mission.who"], "what was not edited on both sides is no question");
    say(&ours, CopiesMsg::Chosen("mission.who".to_owned(), Side::Both));
    assert_eq!(document(&ours), before, "nothing changes before the way out");
    say(&ours, CopiesMsg::Taken);
    let joined = document(&ours);
    assert_eq!(joined.mission.who, "every girl / every boy");
    assert_eq!((joined.mission.stop.as_str(), joined.mission.decides.as_str()), ("the fair", "by vote"));
    assert!(joined.revision > before.revision.max(theirs.revision));
    let Some(Notice::CopiesJoined(left)) = ours.model().notice.clone() else { panic!("theirs is still at hand") };
    assert_eq!(**left, theirs);
    ours.send(Msg::Undone);
    assert_eq!(document(&ours).mission, before.mission);
}

#[test]
fn every_conflict_can_go_one_way() {
    let (ours, theirs) = apart();
    open(&ours, &theirs);
    say(&ours, CopiesMsg::AllTheirs);
    say(&ours, CopiesMsg::Taken);
    assert_eq!(document(&ours).mission.who, "every boy");
    assert_eq!(document(&ours).mission.stop, "the fair", "what does not touch is kept");
}

#[test]
fn what_is_left_is_still_at_hand_and_a_choice_is_not_asked_twice() {
    let (ours, theirs) = apart();
    let before = document(&ours);
    open(&ours, &theirs);
    say(&ours, CopiesMsg::Left);
    assert_eq!(document(&ours), before, "a file that is left changes nothing");
    let Some(Notice::CopyLeft(left)) = ours.model().notice.clone() else { panic!("theirs is still at hand") };
    assert_eq!(**left, theirs);
    let later = Document { revision: 900, ..theirs };
    say(&ours, CopiesMsg::Found(Source::Tab, Box::new(later)));
    say(&ours, CopiesMsg::Left);
    assert_eq!(document(&ours).revision, 901, "what was kept is the newest");
    assert_eq!(document(&ours).mission, before.mission);
}

#[test]
fn edits_while_the_copies_are_shown_count() {
    let (ours, theirs) = apart();
    open(&ours, &theirs);
    say(&ours, CopiesMsg::Chosen("mission.who".to_owned(), Side::Theirs));
    write(&ours, "mission.what", "build bridges");
    say(&ours, CopiesMsg::Taken);
    let mission = document(&ours).mission;
    assert_eq!((mission.what.as_str(), mission.who.as_str()), ("build bridges", "every boy"));
}

#[test]
fn another_teams_file_asks_before_it_replaces() {
    let ours = store(&fixture("complete"));
    let other = Document { document_id: "others".to_owned(), ..fixture("half") };
    open(&ours, &other);
    assert_eq!(standing(&ours), Some(Standing::OtherTeam));
    say(&ours, CopiesMsg::Left);
    assert_eq!((standing(&ours), ours.model().notice.clone()), (None, None));
    open(&ours, &other);
    say(&ours, CopiesMsg::OtherTaken);
    assert_eq!(document(&ours).document_id, "others");
    ours.send(Msg::Undone);
    assert_eq!(document(&ours).document_id, fixture("complete").document_id);
}

#[test]
fn a_script_replaces_as_it_always_did() {
    let (ours, theirs) = apart();
    ours.send(Msg::Opened(Box::new(theirs.clone())));
    assert_eq!((standing(&ours), document(&ours).mission), (None, theirs.mission));
}

#[test]
fn votes_that_were_taken_away_do_not_come_back_with_a_copy() {
    let with = |round: serde_json::Value| {
        let mut value = files::to_value(&fixture("complete"));
        value["panel"]["rounds"] = json!([round]);
        files::from_value(value, &content::framework()).expect("a document")
    };
    let open_round = json!({ "id": "00000a", "date": "2027-01-01", "scope": "full", "framework": {},
        "ballots": [{ "rater": "abc", "ratings": { "V1": "1" } }] });
    let mut closed_round = open_round.clone();
    closed_round["keeps"] = json!("spread");
    closed_round["ballots"] = json!([]);
    let closed = Document { revision: 90, ..with(closed_round) };
    let ours = store(&with(open_round));
    write(&ours, "mission.who", "everybody");
    open(&ours, &closed);
    say(&ours, CopiesMsg::Taken);
    let ballots = |store: &Store| document(store).panel.rounds[0].ballots.len();
    assert_eq!(ballots(&ours), 0);
    for _ in 0..5 {
        ours.send(Msg::Undone);
        assert_eq!(ballots(&ours), 0, "nor by taking back");
    }
}

#[test]
fn an_ancestor_is_believed_only_where_the_copy_shows_it() {
    let base = fixture("complete");
    let one = elsewhere(&base, &[("mission.owned", "a lab")]);
    let two = elsewhere(&one, &[("mission.stop", "the fair")]);
    let line: Vec<Rc<Document>> = [&base, &one, &two].map(|state| Rc::new(state.clone())).to_vec();
    let found = |copy: &Document| ancestor(&line, copy).map(|state| state.revision);
    assert_eq!(found(&two), Some(two.revision), "the same state");
    let late = |copy: &Document| Document { revision: 9999, ..copy.clone() };
    assert_eq!(found(&late(&elsewhere(&two, &[("mission.who", "all")]))), Some(two.revision));
    assert_eq!(found(&late(&elsewhere(&one, &[("mission.who", "all")]))), Some(one.revision), "it lacks the last step");
    let stranger = late(&elsewhere(&base, &[("mission.who", "all")]));
    assert_eq!(found(&stranger), None, "its revision alone proves nothing");
    let merged = merge(Some(&one), &two, &elsewhere(&one, &[("mission.who", "all")])).document;
    let line = [Rc::new(merged)];
    assert_eq!(ancestor(&line, &late(&two)), None, "a merge that nobody wrote is no copy's earlier state");
}

#[test]
fn conflicts_are_named_in_the_words_of_the_fields() {
    let base = fixture("complete");
    let mut values = [files::to_value(&base), files::to_value(&base)];
    for (value, (level, text, status)) in values.iter_mut().zip([(1, "ours", "stuck"), (4, "theirs", "done")]) {
        value["readiness"]["answers"]["V1"]["response"] = json!({ "level": level });
        value["readiness"]["answers"]["V1"]["evidence"]["note"] = json!(text);
        value["plan"]["actions"][0]["status"] = json!(status);
        value["plan"]["actions"][0]["due_date"] = json!(format!("2028-0{level}-01"));
        value["mission"]["who"] = json!(text);
    }
    values[1]["plan"]["actions"].as_array_mut().expect("actions")[1]["product"] = json!("a map");
    values[0]["plan"]["actions"].as_array_mut().expect("actions").remove(1);
    let [ours, theirs] = values.map(|value| files::from_value(value, &content::framework()).expect("a document"));
    let mut model = (*store(&ours).model()).clone();
    model.find_copy(Source::Tab, theirs, Some(Rc::new(base.clone())));
    let copies = model.copies.clone().expect("they wait");
    let words = Words::english();
    let told: Vec<[String; 3]> = copies
        .conflicts()
        .iter()
        .map(|conflict| {
            let said = |value| naming::value_at(conflict, value, &model, &words);
            let place = naming::place_of(conflict, &model, &copies.other, &words);
            [place, said(conflict.ours.as_ref()), said(conflict.theirs.as_ref())]
        })
        .collect();
    let first = base.plan.actions[0].title.clone();
    for expected in [
        ["Who".to_owned(), "ours".to_owned(), "theirs".to_owned()],
        ["V1 Local focus: Level".to_owned(), "1 Exploring".to_owned(), "4 Sustaining".to_owned()],
        ["V1 Local focus: Evidence".to_owned(), "ours".to_owned(), "theirs".to_owned()],
        [format!("{first}: Status"), "Stuck".to_owned(), "Done".to_owned()],
        [format!("{first}: Due"), "Jan 1, 2028".to_owned(), "Apr 1, 2028".to_owned()],
    ] {
        assert!(told.contains(&expected), "{expected:?} is not among {told:#?}");
    }
    let gone = told.iter().find(|one| one[0].starts_with(&base.plan.actions[1].title)).expect("the removed action");
    assert_eq!(gone[1], "removed");
    assert!(gone[2].contains("a map"), "{gone:?}");
}
