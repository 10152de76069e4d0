//! Two copies put together: what is merged, what is a choice, and that nothing is lost on the way.

use proptest::prelude::*;
use serde_json::{Value, json};
use stem_readiness::app::edit::{Input, Spot};
use stem_readiness::app::{Model, Msg, PlanMsg, Store};
use stem_readiness::base::Date;
use stem_readiness::content;
use stem_readiness::documents::files::json as files;
use stem_readiness::domain::Document;
use stem_readiness::domain::merge::{Conflict, Merge, Side, merge};

use crate::support::{file, root};

fn read(value: Value) -> Document {
    files::from_value(value, &content::framework()).unwrap_or_else(|error| panic!("{error:?}"))
}

fn fixture(name: &str) -> Document {
    read(serde_json::from_str(&file(&format!("tests/fixtures/{name}.json"))).expect("JSON"))
}

/// A document with these fields, at a revision.
fn document(revision: u32, fields: Value) -> Document {
    let mut value = json!({ "format": "stem-readiness", "version": 1, "document_id": "team", "revision": revision });
    for (name, field) in fields.as_object().expect("fields") {
        value[name] = field.clone();
    }
    read(value)
}

/// The same edit of a document that two people have open.
fn edited(document: &Document, edit: impl FnOnce(&mut Value)) -> Document {
    let mut value = files::to_value(document);
    value["revision"] = json!(document.revision + 1);
    edit(&mut value);
    read(value)
}

fn content_of(document: &Document) -> Value {
    let mut value = files::to_value(document);
    value.as_object_mut().expect("an object").remove("revision");
    value
}

fn paths(merge: &Merge) -> Vec<&str> {
    merge.conflicts.iter().map(|conflict| conflict.path.as_str()).collect()
}

fn mission(revision: u32, fields: Value) -> Document {
    document(revision, json!({ "mission": fields }))
}

fn plan(revision: u32, fields: Value) -> Document {
    document(revision, json!({ "plan": fields }))
}

fn actions(revision: u32, titles: &[(&str, &str)]) -> Document {
    let rows: Vec<Value> = titles.iter().map(|(id, title)| json!({ "id": id, "title": title })).collect();
    plan(revision, json!({ "actions": rows }))
}

/// The actions of a document, as `id title`.
fn titles(document: &Document) -> Vec<String> {
    document.plan.actions.iter().map(|action| format!("{} {}", action.id, action.title)).collect()
}

#[test]
fn fields_edited_apart_are_merged_and_get_a_new_revision() {
    let base = mission(4, json!({ "who": "all" }));
    let ours = mission(6, json!({ "who": "all", "what": "build" }));
    let theirs = mission(9, json!({ "who": "everyone" }));
    let found = merge(Some(&base), &ours, &theirs);
    assert_eq!(paths(&found), Vec::<&str>::new());
    assert_eq!(found.document, mission(10, json!({ "who": "everyone", "what": "build" })));
}

#[test]
fn the_same_copy_changes_nothing() {
    let ours = mission(6, json!({ "who": "all" }));
    let theirs = mission(9, json!({ "who": "all" }));
    let found = merge(None, &ours, &theirs);
    assert!(found.is_of_equals() && found.brings_nothing());
    assert_eq!(found.document, ours);
}

#[test]
fn a_field_edited_on_both_sides_is_a_choice() {
    let base = mission(1, json!({ "who": "all" }));
    let found = merge(Some(&base), &mission(2, json!({ "who": "girls" })), &mission(2, json!({ "who": "boys" })));
    assert_eq!(paths(&found), ["mission.who"]);
    let conflict = &found.conflicts[0];
    let sides = (conflict.base.clone(), conflict.ours.clone(), conflict.theirs.clone());
    assert_eq!(sides, (Some(json!("all")), Some(json!("girls")), Some(json!("boys"))));
    assert_eq!(found.document.mission.who, "girls");
    assert_eq!(found.settled(|_| Side::Theirs).mission.who, "boys");
    assert_eq!(found.settled(|_| Side::Both).mission.who, "girls / boys");
    assert_eq!(found.settled(|_| Side::Ours), found.document);
    assert_eq!(found.document.revision, 3, "above both: the choice is newer than either");
}

#[test]
fn texts_of_more_lines_are_joined_with_a_line_between() {
    let [ours, theirs] = ["a\nb", "c"].map(|text| mission(2, json!({ "stop": text })));
    assert_eq!(merge(None, &ours, &theirs).settled(|_| Side::Both).mission.stop, "a\nb\nc");
}

#[test]
fn what_is_no_text_of_peoples_own_cannot_be_both() {
    let row = |indicator: &str, due: &str, status: &str| json!({ "actions": [{ "id": "i1", "indicator": indicator, "due_date": due, "status": status }] });
    let ours = plan(2, row("V1", "2027-01-01", "done"));
    let theirs = plan(2, row("V2", "2027-02-01", "stuck"));
    let found = merge(None, &ours, &theirs);
    assert_eq!(found.conflicts.len(), 3);
    assert!(found.conflicts.iter().all(|conflict| conflict.both.is_none()));
    assert_eq!(found.settled(|_| Side::Both).plan, ours.plan);
}

#[test]
fn deleted_and_unchanged_is_deleted_and_deleted_and_changed_is_a_choice() {
    let base = actions(1, &[("i1", "one"), ("i2", "two"), ("i3", "three")]);
    let ours = actions(2, &[("i3", "three")]);
    let theirs = actions(2, &[("i1", "one"), ("i2", "two!"), ("i3", "three")]);
    let found = merge(Some(&base), &ours, &theirs);
    assert_eq!(paths(&found), ["plan.actions[i2]"]);
    assert_eq!(titles(&found.document), ["i3 three"]);
    assert_eq!(found.conflicts[0].ours, None);
    assert_eq!(titles(&found.settled(|_| Side::Theirs)), ["i3 three", "i2 two!"]);
    let other = merge(Some(&base), &theirs, &ours);
    assert_eq!(titles(&other.document), ["i2 two!", "i3 three"]);
    assert_eq!(titles(&other.settled(|_| Side::Theirs)), ["i3 three"]);
}

#[test]
fn an_entry_brought_back_comes_after_the_one_before_it() {
    let base = actions(1, &[("i1", "one"), ("i2", "two"), ("i3", "three")]);
    let ours = actions(2, &[("i1", "one"), ("i3", "three")]);
    let theirs = actions(2, &[("i1", "one"), ("i2", "two!"), ("i3", "three")]);
    let found = merge(Some(&base), &ours, &theirs).settled(|_| Side::Theirs);
    assert_eq!(titles(&found), ["i1 one", "i2 two!", "i3 three"]);
}

#[test]
fn new_entries_come_after_their_predecessors_and_one_reorder_is_taken() {
    let base = actions(1, &[("i1", "one"), ("i2", "two")]);
    let ours = actions(2, &[("i1", "one"), ("i3", "ours"), ("i2", "two")]);
    let theirs = actions(2, &[("i2", "two"), ("i1", "one"), ("i4", "theirs")]);
    let found = merge(Some(&base), &ours, &theirs);
    assert_eq!(paths(&found), Vec::<&str>::new());
    assert_eq!(titles(&found.document), ["i2 two", "i1 one", "i4 theirs", "i3 ours"]);
}

#[test]
fn two_reorders_are_a_choice_that_loses_no_entry() {
    let base = actions(1, &[("i1", "one"), ("i2", "two"), ("i3", "three")]);
    let ours = actions(2, &[("i2", "two"), ("i1", "one!"), ("i3", "three")]);
    let theirs = actions(2, &[("i3", "three"), ("i1", "one?"), ("i2", "two")]);
    let found = merge(Some(&base), &ours, &theirs);
    assert_eq!(paths(&found), ["plan.actions", "plan.actions[i1].title"]);
    assert_eq!(titles(&found.settled(|_| Side::Theirs)), ["i3 three", "i1 one?", "i2 two"]);
    let order_alone = |conflict: &Conflict| if conflict.path == "plan.actions" { Side::Theirs } else { Side::Ours };
    assert_eq!(titles(&found.settled(order_alone)), ["i3 three", "i1 one!", "i2 two"]);
}

#[test]
fn choices_of_both_sides_are_all_kept() {
    let base = mission(1, json!({ "focus": ["a", "b"] }));
    let ours = mission(2, json!({ "focus": ["b", "c"] }));
    let theirs = mission(2, json!({ "focus": ["a", "b", "d"] }));
    let found = merge(Some(&base), &ours, &theirs);
    assert_eq!(paths(&found), Vec::<&str>::new());
    let focus: Vec<&str> = found.document.mission.focus.iter().map(|id| id.as_str()).collect();
    assert_eq!(focus, ["b", "c", "d"]);
}

#[test]
fn more_than_a_list_can_hold_is_a_choice() {
    let base = plan(1, json!({ "priorities": ["V1"] }));
    let ours = plan(2, json!({ "priorities": ["V1", "V2", "V3"] }));
    let theirs = plan(2, json!({ "priorities": ["V1", "V4", "T1"] }));
    let found = merge(Some(&base), &ours, &theirs);
    assert_eq!(paths(&found), ["plan.priorities"]);
    assert_eq!(found.document.plan.priorities, ours.plan.priorities);
    assert_eq!(found.settled(|_| Side::Theirs).plan.priorities, theirs.plan.priorities);
}

#[test]
fn a_response_is_one_thing() {
    let answer =
        |response: Value| document(2, json!({ "readiness": { "answers": { "V1": { "response": response } } } }));
    let base = answer(json!({ "level": 1 }));
    let ours = answer(json!({ "level": 2 }));
    let theirs = answer(json!({ "not_applicable": { "reason": "no" } }));
    let found = merge(Some(&base), &ours, &theirs);
    assert_eq!(paths(&found), ["readiness.answers.V1.response"]);
    assert_eq!(found.settled(|_| Side::Theirs).readiness, theirs.readiness);
}

#[test]
fn fields_of_a_later_version_merge_too() {
    let base = document(1, json!({ "later": { "a": 1, "rows": [{ "id": "x", "n": 1 }] } }));
    let ours = document(2, json!({ "later": { "a": 2, "rows": [{ "id": "x", "n": 1 }] } }));
    let theirs = document(2, json!({ "later": { "a": 1, "rows": [{ "id": "x", "n": 2 }] } }));
    let found = merge(Some(&base), &ours, &theirs);
    assert_eq!(paths(&found), Vec::<&str>::new());
    assert_eq!(found.document.other["later"], json!({ "a": 2, "rows": [{ "id": "x", "n": 2 }] }));
}

#[test]
fn without_an_ancestor_what_one_side_has_is_taken_and_the_rest_is_a_choice() {
    let ours = mission(2, json!({ "who": "all", "what": "build", "focus": ["a"] }));
    let theirs = mission(2, json!({ "who": "girls", "stop": "bells", "focus": ["b"] }));
    let found = merge(None, &ours, &theirs);
    assert_eq!(paths(&found), ["mission.who"]);
    let mission = &found.document.mission;
    assert_eq!((mission.what.as_str(), mission.stop.as_str(), mission.focus.len()), ("build", "bells", 2));
}

#[test]
fn two_new_things_with_one_id_are_both_kept_and_references_follow() {
    let base = plan(1, json!({}));
    let ours = plan(2, json!({ "actions": [{ "id": "i7", "title": "Hire" }] }));
    let theirs = plan(
        2,
        json!({
            "actions": [{ "id": "i7", "title": "Train" }],
            "measures": [{ "id": "i8", "about": "access", "what": "i7", "actions": ["i7"] }],
            "pilot": { "charter": { "measures": ["i8"] } },
            "check_ins": [{ "id": "i9", "date": "2027-01-01", "actions": [
                { "action": "i7", "was": "planned", "status": "done" }] }],
        }),
    );
    let found = merge(Some(&base), &ours, &theirs);
    assert_eq!(paths(&found), Vec::<&str>::new());
    assert_eq!(titles(&found.document), ["i7 Hire", "i10 Train"]);
    let plan = &found.document.plan;
    assert_eq!(plan.measures[0].actions, ["i10".into()]);
    assert_eq!(plan.measures[0].what, "i7", "a text of people's own is no reference");
    assert_eq!(plan.check_ins[0].actions[0].action, "i10".into());
    let again = merge(Some(&base), &found.document, &theirs);
    assert!(again.brings_nothing(), "merged again, nothing comes twice: {again:?}");
    let back = merge(Some(&base), &theirs, &found.document);
    assert_eq!(back.document.plan.actions.len(), 2, "nor the other way around");
}

#[test]
fn one_id_in_two_lists_is_two_things() {
    let ours = plan(2, json!({ "actions": [{ "id": "i7", "title": "Hire" }] }));
    let theirs = plan(2, json!({ "partners": [{ "id": "i7", "name": "Museum" }] }));
    let found = merge(None, &ours, &theirs).document.plan;
    assert_eq!((found.actions[0].id.as_str(), found.partners[0].id.as_str()), ("i7", "i8"));
}

/// Fields of the domain that hold ids of things the team made, and fields that hold only their own.
#[test]
fn every_reference_of_the_document_is_known_to_follow() {
    let known = file("src/domain/merge/fresh.rs");
    let known = known.split("REFERENCES").nth(1).and_then(|rest| rest.split("];").next()).expect("the list");
    let mut paths: Vec<_> = std::fs::read_dir(root().join("src/domain")).expect("a folder").flatten().collect();
    paths.extend(std::fs::read_dir(root().join("src/domain/panel")).expect("a folder").flatten());
    for path in paths.iter().map(std::fs::DirEntry::path).filter(|path| path.extension().is_some()) {
        let text = std::fs::read_to_string(&path).expect("a text");
        for line in text.lines().filter(|line| line.contains("ItemId") && line.trim_start().starts_with("pub ")) {
            let Some((name, _)) = line.trim_start()["pub ".len()..].split_once(": ") else { continue };
            let is_field = name.chars().all(|c| c.is_ascii_lowercase() || c == '_');
            assert!(!is_field || known.contains(&format!("\"{name}\"")), "{}: {name}", path.display());
        }
    }
}

fn round(revision: u32, round: Value) -> Document {
    let mut fields = json!({ "id": "00000a", "date": "2027-01-01", "scope": "full", "framework": {} });
    for (name, field) in round.as_object().expect("fields") {
        fields[name] = field.clone();
    }
    document(revision, json!({ "panel": { "rounds": [fields] } }))
}

#[test]
fn a_closed_round_never_opens_again() {
    let ballot = |id: &str, rating: &str| json!({ "rater": id, "ratings": { "V1": rating } });
    let open = round(1, json!({ "ballots": [ballot("a", "1"), ballot("b", "2")] }));
    let more =
        round(2, json!({ "ballots": [ballot("a", "1"), ballot("b", "3"), ballot("c", "3")], "settled": ["V1"] }));
    let closed = round(
        3,
        json!({ "keeps": "spread", "spreads": [{ "indicator": "V1", "levels": [1, 1, 0, 0],
        "cannot_tell": 0, "guess": 0, "fair": 0, "certain": 0 }] }),
    );
    for base in [None, Some(&open), Some(&closed)] {
        for found in [merge(base, &closed, &more), merge(base, &more, &closed)] {
            assert_eq!(paths(&found), Vec::<&str>::new());
            let round = &found.document.panel.rounds[0];
            assert!(round.ballots.is_empty() && round.keeps.is_some());
            assert_eq!((round.spreads.len(), round.settled.len()), (1, 1));
            assert!(!format!("{:?}", found.conflicts).contains("rater"));
        }
    }
}

#[test]
fn of_two_ways_to_close_the_one_that_keeps_less_holds() {
    let ballots = json!([{ "role": "Teacher", "ratings": { "V1": "1" } }]);
    let [roles, spread] = [json!({ "keeps": "roles", "ballots": ballots }), json!({ "keeps": "spread" })];
    let [roles, spread] = [round(2, roles), round(2, spread)];
    for found in [merge(None, &roles, &spread), merge(None, &spread, &roles)] {
        assert!(found.conflicts.is_empty() && found.document.panel.rounds[0].ballots.is_empty());
    }
}

#[test]
fn ballots_merge_by_who_rated() {
    let ballot = |id: &str| json!({ "rater": id, "ratings": { "V1": "1" } });
    let base = round(1, json!({ "ballots": [ballot("a"), ballot("b")] }));
    let ours = round(2, json!({ "ballots": [ballot("a"), ballot("b"), ballot("c")] }));
    let theirs = round(2, json!({ "ballots": [ballot("b"), ballot("d")] }));
    let found = merge(Some(&base), &ours, &theirs);
    let raters: Vec<&str> = found.document.panel.rounds[0].ballots.iter().map(|one| one.rater.as_str()).collect();
    assert_eq!((raters, found.conflicts.len()), (vec!["b", "c", "d"], 0));
}

#[test]
fn two_stores_that_went_apart_meet_again() {
    let start = |document: &Document| {
        let day: Date = "2026-11-24".parse().expect("a date");
        let store = Store::new(Model::new(content::framework(), content::actions(), "team".to_owned(), day));
        store.send(Msg::Opened(Box::new(document.clone())));
        store
    };
    let base = fixture("complete");
    let (one, other) = (start(&base), start(&base));
    for (store, title) in [(&one, "Hire"), (&other, "Train")] {
        store.send(Msg::Plan(PlanMsg::ActionAdded("V1".into())));
        let id = store.model().document.plan.actions.last().map(|action| action.id.to_string()).expect("an action");
        let spot = Spot::new("plan.actions").row(&id).field("title");
        store.send(Msg::Edited(spot, Input::Written(title.to_owned())));
    }
    let found = merge(Some(&base), &one.model().document, &other.model().document);
    assert_eq!(found.conflicts, Vec::new());
    let ours: Vec<_> = found.document.plan.actions.iter().map(|action| action.title.as_str()).collect();
    assert!(ours.contains(&"Hire") && ours.contains(&"Train"));
}

#[test]
fn large_copies_are_merged_in_a_moment() {
    let base = fixture("largest");
    let ours = edited(&base, |value| value["mission"]["who"] = json!("all"));
    let theirs = edited(&base, |value| value["mission"]["what"] = json!("build"));
    let started = std::time::Instant::now();
    let found = merge(Some(&base), &ours, &theirs);
    assert!(found.conflicts.is_empty());
    assert!(started.elapsed().as_secs() < 5, "{:?}", started.elapsed());
}

/// Something done to a document, at places counted from its start and taken again from there where they are too many.
#[derive(Clone, Debug)]
enum Edit {
    Write(usize, String),
    Remove(usize, usize),
    Add(usize, usize),
    Move(usize, usize),
}

fn edits() -> impl Strategy<Value = Vec<Edit>> {
    let one = prop_oneof![
        4 => (any::<usize>(), "[a-z]{8}").prop_map(|(at, text)| Edit::Write(at, text)),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(list, at)| Edit::Remove(list, at)),
        2 => (any::<usize>(), any::<usize>()).prop_map(|(list, at)| Edit::Add(list, at)),
        1 => (any::<usize>(), any::<usize>()).prop_map(|(list, at)| Edit::Move(list, at)),
    ];
    proptest::collection::vec(one, 0..8)
}

/// Fields that name things or belong together, so that a word alone put there is no edit anybody can make.
const NO_WORDS: [&str; 15] = [
    "format",
    "document_id",
    "framework",
    "id",
    "indicator",
    "action",
    "rater",
    "respondent",
    "chosen_draft",
    "source",
    "response",
    "columns",
    "values",
    "from_library",
    "readings",
];

/// The pointers of texts that people write, and of lists of rows.
fn places(value: &Value, pointer: &str, texts: &mut Vec<String>, lists: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields.iter().filter(|(name, _)| !NO_WORDS.contains(&name.as_str())) {
                let pointer = format!("{pointer}/{name}");
                if field.is_string() {
                    texts.push(pointer.clone());
                }
                places(field, &pointer, texts, lists);
            }
        }
        Value::Array(rows) if rows.iter().all(|row| row["id"].is_string()) => {
            lists.push(pointer.to_owned());
            for (at, row) in rows.iter().enumerate() {
                places(row, &format!("{pointer}/{at}"), texts, lists);
            }
        }
        _ => {}
    }
}

/// A copy after some edits. New rows get ids that begin with this number. An edit that does not fit is not made.
fn after(base: &Document, edits: &[Edit], first_id: usize) -> Document {
    let mut value = files::to_value(base);
    for (count, edit) in edits.iter().enumerate() {
        let mut next = value.clone();
        make(&mut next, edit, first_id + count);
        if files::from_value(next.clone(), &content::framework()).is_ok() {
            value = next;
        }
    }
    value["revision"] = json!(base.revision + 1);
    read(value)
}

fn make(value: &mut Value, edit: &Edit, id: usize) {
    let (mut texts, mut lists) = (Vec::new(), Vec::new());
    places(value, "", &mut texts, &mut lists);
    let &(Edit::Write(place, _) | Edit::Remove(place, _) | Edit::Add(place, _) | Edit::Move(place, _)) = edit;
    let places = if matches!(edit, Edit::Write(..)) { texts } else { lists };
    let Some(found) = value.pointer_mut(&places[place % places.len()]) else { return };
    if let Edit::Write(_, text) = edit {
        *found = json!(text);
    }
    let Some(rows) = found.as_array_mut().filter(|rows| !rows.is_empty()) else { return };
    let count = rows.len();
    match edit {
        Edit::Write(..) => {}
        Edit::Remove(_, at) => drop(rows.remove(at % count)),
        Edit::Move(_, at) => rows.swap(at % count, (at / 7) % count),
        Edit::Add(_, at) => {
            let mut row = rows[at % count].clone();
            row["id"] = json!(format!("i{id}"));
            rows.insert(at % count, row);
        }
    }
}

/// Every text and row id of a value.
fn words(value: &Value, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => fields.values().for_each(|field| words(field, found)),
        Value::Array(rows) => rows.iter().for_each(|row| words(row, found)),
        Value::String(text) => found.push(text.clone()),
        _ => {}
    }
}

fn words_of(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    words(value, &mut found);
    found.sort();
    found
}

fn sides(found: &Merge) -> Vec<(&str, Option<&Value>, Option<&Value>)> {
    let order = |conflict: &&Conflict| !conflict.ours.as_ref().is_some_and(Value::is_array);
    let mut sides: Vec<_> = found
        .conflicts
        .iter()
        .filter(order)
        .map(|one| (one.path.as_str(), one.ours.as_ref(), one.theirs.as_ref()))
        .collect();
    sides.sort_by_key(|side| side.0);
    sides
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn one_side_alone_is_taken_as_it_is(edits in edits()) {
        let base = fixture("deep");
        let other = after(&base, &edits, 900);
        for found in [merge(Some(&base), &other, &base), merge(Some(&base), &base, &other)] {
            prop_assert_eq!(&found.conflicts, &Vec::new());
            prop_assert_eq!(content_of(&found.document), content_of(&other));
        }
    }

    #[test]
    fn the_sides_can_change_places(one in edits(), other in edits()) {
        let base = fixture("deep");
        let (ours, theirs) = (after(&base, &one, 900), after(&base, &other, 800));
        let (found, turned) = (merge(Some(&base), &ours, &theirs), merge(Some(&base), &theirs, &ours));
        let back: Vec<_> = sides(&turned).into_iter().map(|(path, ours, theirs)| (path, theirs, ours)).collect();
        prop_assert_eq!(sides(&found), back);
        prop_assert_eq!(paths(&found).len(), paths(&turned).len());
        if found.conflicts.is_empty() {
            prop_assert_eq!(words_of(&content_of(&found.document)), words_of(&content_of(&turned.document)));
            prop_assert_eq!(found.document.revision, turned.document.revision);
        }
    }

    #[test]
    fn merged_again_nothing_changes(one in edits(), other in edits()) {
        let base = fixture("deep");
        // The same ids on both sides, as counters give them.
        let (ours, theirs) = (after(&base, &one, 900), after(&base, &other, 900));
        let found = merge(Some(&base), &ours, &theirs).document;
        let again = merge(Some(&base), &found, &theirs).document;
        prop_assert_eq!(content_of(&again), content_of(&found));
        prop_assert_eq!(read(files::to_value(&found)), found, "and it reads");
    }

    #[test]
    fn nothing_of_either_side_is_lost(one in edits(), other in edits()) {
        let base = fixture("deep");
        let (ours, theirs) = (after(&base, &one, 900), after(&base, &other, 800));
        let found = merge(Some(&base), &ours, &theirs);
        let kept = format!("{}{:?}", files::to_value(&found.document), found.conflicts);
        let before = words_of(&content_of(&base));
        for side in [&ours, &theirs] {
            for word in words_of(&content_of(side)).iter().filter(|word| !before.contains(word)) {
                prop_assert!(kept.contains(word.as_str()), "{} is gone", word);
            }
        }
        let after = words_of(&content_of(&found.settled(|_| Side::Theirs)));
        let merged = |word: &String| after.contains(word) || found.conflicts.iter().any(|one| {
            one.ours.iter().any(|ours| words_of(ours).contains(word))
        });
        for word in words_of(&content_of(&theirs)).iter().filter(|word| !before.contains(word)) {
            prop_assert!(merged(word), "{} was chosen and is gone", word);
        }
    }

    #[test]
    fn texts_written_apart_never_touch(texts in proptest::collection::btree_map(0..60_usize, ("[a-z]{8}", any::<bool>()), 0..12)) {
        let base = fixture("deep");
        let value = files::to_value(&base);
        let (mut pointers, mut lists) = (Vec::new(), Vec::new());
        places(&value, "", &mut pointers, &mut lists);
        let (mut sides, mut written) = ([value.clone(), value], Vec::new());
        for (at, (text, is_theirs)) in texts {
            let pointer = &pointers[at * 7 % pointers.len()];
            let mut next = sides[usize::from(is_theirs)].clone();
            next.pointer_mut(pointer).into_iter().for_each(|found| *found = json!(text));
            let is_new = written.iter().all(|(known, _)| known != pointer);
            if is_new && files::from_value(next.clone(), &content::framework()).is_ok() {
                sides[usize::from(is_theirs)] = next;
                written.push((pointer.clone(), json!(text)));
            }
        }
        let [ours, theirs] = sides.map(read);
        let found = merge(Some(&base), &ours, &theirs);
        prop_assert_eq!(&found.conflicts, &Vec::new());
        let merged = files::to_value(&found.document);
        for (pointer, text) in written {
            prop_assert_eq!(merged.pointer(&pointer), Some(&text));
        }
    }
}
