//! A team's file: what is read, kept, refused and written.

use expect_test::{Expect, expect};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use stem_readiness::base::{IndicatorId, ItemId, Level};
use stem_readiness::content;
use stem_readiness::documents::files::json;
use stem_readiness::documents::files::json::{DocumentError, MOST_BYTES};
use stem_readiness::domain::plan::MOST_PRIORITIES;
use stem_readiness::domain::score::readiness;
use stem_readiness::domain::{Document, Response};
use stem_readiness::words::Words;

use crate::support::{file, root};

/// The fixtures that fit.
const FITTING: [&str; 5] = ["empty", "half", "complete", "deep", "largest"];

fn read(text: &str) -> Result<Document, DocumentError> {
    json::read(text, &content::framework())
}

fn fixture(name: &str) -> Document {
    read(&file(&format!("tests/fixtures/{name}.json"))).unwrap_or_else(|error| panic!("{name}: {error}"))
}

#[test]
fn a_fixture_is_written_as_it_was_read() {
    for name in FITTING {
        let value = |text: &str| serde_json::from_str::<Value>(text).expect("JSON");
        let written = json::write(&fixture(name));
        assert_eq!(value(&written), value(&file(&format!("tests/fixtures/{name}.json"))), "{name}");
        assert!(written.ends_with("}\n") && written.starts_with("{\n  \""), "{name}: indented, with a final line end");
    }
}

#[test]
fn fixtures_are_what_their_names_say() {
    let framework = content::framework();
    assert!(fixture("empty").is_empty());
    assert!(!fixture("half").is_empty());
    let complete = fixture("complete");
    let found = readiness(&framework, &complete.readiness);
    assert_eq!(found.overall.coverage.rated, 30);
    assert_eq!((complete.plan.priorities.len(), complete.plan.actions.len(), complete.milestones.len()), (3, 5, 1));
    assert_eq!(found.overall.gate.map(|gate| gate.level.number()), Some(2), "the design's Riverbend is at Building");
    let largest = fixture("largest");
    assert!(json::write(&largest).len() > 200_000 && largest.plan.priorities.len() == MOST_PRIORITIES);
}

#[test]
fn fixtures_name_only_what_the_content_has() {
    let (framework, library) = (content::framework(), content::actions());
    for name in FITTING {
        let Document { mission, readiness, plan, milestones, .. } = fixture(name);
        let rated = readiness.answers.keys().chain(milestones.iter().flat_map(|found| found.readiness.answers.keys()));
        let planned = plan.priorities.iter().chain(plan.actions.iter().map(|action| &action.indicator));
        for id in rated.chain(planned) {
            assert!(framework.indicator(id).is_some(), "{name}: {id}");
        }
        for action in &plan.actions {
            let entry = action.from_library.as_ref().map(|id| library.actions.iter().find(|entry| entry.id == *id));
            assert!(entry.is_none_or(|entry| entry.is_some_and(|entry| entry.indicator == action.indicator)), "{name}");
        }
        let offered = &framework.mission;
        let chosen = [
            (&mission.focus, &offered.focus),
            (&mission.purposes, &offered.purposes),
            (&mission.partners, &offered.partners),
            (&mission.authors, &offered.authors),
            (&mission.obstacles, &offered.obstacles),
        ];
        for (chosen, offered) in chosen {
            assert!(chosen.iter().all(|id| offered.iter().any(|choice| choice.id == *id)), "{name}: {chosen:?}");
        }
        assert!(mission.experiences.keys().all(|id| offered.bands.iter().any(|band| band.id == *id)), "{name}");
    }
}

#[test]
fn a_new_document_is_empty_and_reads_back() {
    let framework = content::framework();
    let new = Document::new(&framework, "team".to_owned());
    assert!(new.is_empty());
    assert_eq!(read(&json::write(&new)), Ok(new));
}

#[test]
fn a_file_with_format_and_version_alone_opens() {
    let found = read(r#"{"format": "stem-readiness", "version": 1}"#).expect("every other field has a default");
    assert!(found.is_empty());
    assert_eq!(found.framework.id, content::framework().id, "answers without a framework belong to this one");
}

fn check_refused(name: &str, code: &str, expected: Expect) {
    let error = read(&file(&format!("tests/fixtures/broken/{name}.json"))).expect_err(name);
    assert_eq!(error.code(), code, "{name}");
    let told = match &error {
        DocumentError::Misfit { path, expected } => format!("{path}: {expected:?}"),
        other => format!("{other:?}"),
    };
    expected.assert_eq(&told);
}

#[test]
fn where_a_text_is_no_json_is_said_by_line_and_column() {
    let said = |error| json::refused(&error, &Words::english());
    assert!(said(DocumentError::NotJson { line: 29, column: 1 }).contains("line 29, column 1 on"));
    assert!(said(DocumentError::TooDeep { line: 7, column: 2 }).contains("line 7, column 2 on"));
}

#[test]
fn what_is_no_file_of_ours_is_refused() {
    check_refused("not-json", "not-json", expect!["NotJson { line: 4, column: 38 }"]);
    check_refused("cut-short", "not-json", expect!["NotJson { line: 29, column: 1 }"]);
    check_refused("other-format", "other-format", expect!["OtherFormat"]);
    check_refused("list", "other-format", expect!["OtherFormat"]);
    check_refused("newer", "newer-version", expect!["Newer { version: 2 }"]);
    check_refused("no-version", "misfit", expect!["version: Number"]);
    let padded = file("tests/fixtures/empty.json") + &" ".repeat(MOST_BYTES);
    assert_eq!(read(&padded), Err(DocumentError::TooLarge));
    assert_eq!(read("").map_err(|error| error.code()), Err("not-json"));
}

#[test]
fn a_value_that_does_not_fit_is_refused_with_its_path_and_what_would_be_right() {
    check_refused("level-zero", "misfit", expect!["readiness.answers.V1.response.level: Level(4)"]);
    check_refused("level-five", "misfit", expect!["readiness.answers.V2.response.level: Level(4)"]);
    check_refused("level-word", "misfit", expect!["readiness.answers.V1.response.level: Level(4)"]);
    check_refused("target-five", "misfit", expect!["readiness.answers.T3.target_level: Level(4)"]);
    check_refused("response-unknown", "misfit", expect!["readiness.answers.V1.response: Object"]);
    check_refused(
        "confidence-unknown",
        "misfit",
        expect![[r#"readiness.answers.V1.confidence: OneOf(["guess", "fair", "certain"])"#]],
    );
    check_refused("wrong-date", "misfit", expect!["plan.actions[0].due_date: Date"]);
    check_refused("date-in-words", "misfit", expect!["mission.sign_offs[0].date: Date"]);
    check_refused("effort-four", "misfit", expect!["plan.actions[1].effort: Level(3)"]);
    check_refused("four-priorities", "misfit", expect!["plan.priorities: AtMost(3)"]);
    check_refused("three-obstacles", "misfit", expect!["mission.obstacles: AtMost(2)"]);
    check_refused("six-drafts", "misfit", expect!["mission.drafts: AtMost(5)"]);
    check_refused("text-as-number", "misfit", expect!["mission.who: Text"]);
    check_refused("list-as-text", "misfit", expect!["mission.focus: List"]);
    check_refused("milestone-level", "misfit", expect!["milestones[0].readiness.answers.V1.response.level: Level(4)"]);
    check_refused("milestone-without-date", "misfit", expect!["milestones[0].date: Date"]);
}

#[test]
fn every_broken_fixture_is_refused() {
    let folder = root().join("tests/fixtures/broken");
    let names: Vec<_> = std::fs::read_dir(folder).expect("the folder is there").flatten().collect();
    assert!(names.len() >= 20);
    for entry in names {
        let text = std::fs::read_to_string(entry.path()).expect("a text");
        assert!(read(&text).is_err(), "{}", entry.path().display());
    }
}

/// Objects whose names are ids: what is under a name of their own is no field.
const BY_ID: [&str; 6] =
    [".answers", ".experiences", ".ratings", ".framework.indicators", ".framework.earlier", ".coded"];

/// Puts a field that no version knows into every object, except where the names are ids.
fn with_unknown_fields(value: &mut Value, path: &str, paths: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (name, field) in fields.iter_mut() {
                with_unknown_fields(field, &format!("{path}.{name}"), paths);
            }
            if !BY_ID.iter().any(|end| path.ends_with(end)) {
                fields.insert("from-later".to_owned(), json!({ "kept": [1, "two", null], "path": path }));
                paths.push(path.to_owned());
            }
        }
        Value::Array(entries) => {
            for (index, entry) in entries.iter_mut().enumerate() {
                with_unknown_fields(entry, &format!("{path}[{index}]"), paths);
            }
        }
        _ => {}
    }
}

/// A fixture with unknown fields everywhere, and the paths of the objects that have one.
fn from_later(name: &str) -> (Document, Vec<String>) {
    let mut value: Value = serde_json::from_str(&file(&format!("tests/fixtures/{name}.json"))).expect("JSON");
    let mut paths = Vec::new();
    with_unknown_fields(&mut value, "", &mut paths);
    let read = read(&value.to_string()).unwrap_or_else(|error| panic!("{name}: unknown fields are no fault: {error}"));
    (read, paths)
}

/// The paths whose unknown field is not in a document as it was put there.
fn lost(document: &Document, paths: &[String]) -> Vec<String> {
    let kept = json::to_value(document);
    let is_there = |path: &String| at(&kept, path).is_some_and(|found| found["from-later"]["path"] == **path);
    paths.iter().filter(|path| !is_there(path)).cloned().collect()
}

#[test]
fn unknown_fields_survive_at_every_level() {
    for (name, fewest) in [("complete", 150), ("deep", 200), ("largest", 800)] {
        let (document, paths) = from_later(name);
        assert!(
            paths.len() > fewest && paths.iter().any(|path| path.ends_with(".response")),
            "{name}: {}",
            paths.len()
        );
        assert_eq!(lost(&document, &paths), Vec::<String>::new(), "{name}");
        let again = read(&json::write(&document)).expect("what was written reads back");
        assert_eq!(lost(&again, &paths), Vec::<String>::new(), "{name}, read and written again");
    }
}

#[test]
fn unknown_fields_survive_an_edit() {
    let (mut document, paths) = from_later("deep");
    let rated: Vec<IndicatorId> = document.readiness.answers.keys().cloned().collect();
    for id in rated {
        document.readiness.edit(&id, |answer| {
            if let Some(Response::Level(level)) = &mut answer.response {
                *level = Level::MIN;
            }
            answer.evidence.note.push('.');
        });
    }
    for action in &mut document.plan.actions {
        action.title.push('.');
    }
    document.mission.what.push('.');
    assert_eq!(lost(&document, &paths), Vec::<String>::new());
}

#[test]
fn an_unknown_field_of_a_response_goes_with_it() {
    let text = |response: Value| {
        json!({ "format": "stem-readiness", "version": 1, "readiness": { "answers": { "V1": { "response": response } } } })
            .to_string()
    };
    let later = json!({ "not_applicable": { "reason": "r", "by": "all" }, "vote": 3 });
    let mut document = read(&text(later.clone())).expect("unknown fields are no fault");
    let written = |document: &Document| json::to_value(document)["readiness"]["answers"]["V1"]["response"].clone();
    assert_eq!(written(&document), later);
    let id = IndicatorId::from("V1");
    document.readiness.edit(&id, |answer| answer.response = Some(Response::Level(Level::MIN)));
    assert_eq!(
        written(&document),
        json!({ "level": 1, "vote": 3 }),
        "why it did not apply is gone with what it was in"
    );
    document.readiness.edit(&id, |answer| answer.response = None);
    assert_eq!(written(&document), Value::Null);
    assert!(read(&json::write(&document)).is_ok());
}

#[test]
fn an_empty_text_in_a_list_reads_back() {
    let found =
        read(r#"{"format": "stem-readiness", "version": 1, "mission": {"focus": [""]}}"#).expect("a text is a text");
    assert_eq!(read(&json::write(&found)), Ok(found));
}

/// The object at a path such as `.plan.actions[0]`.
fn at<'a>(value: &'a Value, path: &str) -> Option<&'a Map<String, Value>> {
    let pointer = path.replace(['.', '['], "/").replace(']', "");
    value.pointer(&pointer).and_then(Value::as_object)
}

#[test]
fn a_saved_pages_answers_are_found() {
    let text = file("tests/fixtures/largest.json");
    let escaped = text
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('<', "&lt;")
        .replace('>', "&gt;")
        .replace('\'', "&#39;");
    let page = format!(
        "<!doctype html><body><stem-readiness><data hidden data-kept value=\"{escaped}\"></data></stem-readiness>"
    );
    assert_eq!(json::in_page(&page), Some(text));
    assert_eq!(json::in_page("<!doctype html><p>Hello</p>"), None);
    assert_eq!(json::in_page("<data value=\"3\"></data>"), None);
}

#[test]
fn an_answer_with_nothing_left_is_forgotten() {
    let mut document = fixture("empty");
    let id = IndicatorId::from("V1");
    document.readiness.edit(&id, |answer| answer.evidence.note = "Seen".to_owned());
    document.readiness.edit(&id, |answer| answer.evidence.note.clear());
    assert!(document.is_empty());
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_without_panic(text in "\\PC{0,300}") {
        let _ = read(&text);
        let _ = json::in_page(&text);
    }

    /// A file with some of its text changed is either refused, or once written it reads back as it was written.
    #[test]
    fn what_was_read_is_written_and_read_again(at in 0..2000_usize, with in "[0-9a-z{}\\[\\]:,\" -]{0,3}") {
        let mut text = file("tests/fixtures/half.json");
        let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
        text.insert_str(at, &with);
        if let Ok(found) = read(&text) {
            let written = json::write(&found);
            prop_assert_eq!(read(&written).map(|found| json::write(&found)), Ok(written));
        }
    }

    #[test]
    fn ids_and_texts_of_every_script_round_trip(words in "\\PC{0,60}", id in "[a-z0-9-]{1,12}") {
        let mut document = fixture("complete");
        document.mission.what = words.clone();
        document.plan.actions[0].id = ItemId::from(id);
        document.plan.actions[0].title = words;
        prop_assert_eq!(read(&json::write(&document)), Ok(document));
    }
}
