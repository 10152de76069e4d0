//! A framework changes while answers to it are kept: what moved is told, and no answer is dropped.

use std::rc::Rc;

use serde_json::{Value, json};
use stem_readiness::app::{Model, Msg, ReadinessMsg, Store};
use stem_readiness::base::{Date, IndicatorId, Level};
use stem_readiness::content;
use stem_readiness::documents;
use stem_readiness::documents::files::json;
use stem_readiness::documents::files::json::DocumentError;
use stem_readiness::documents::manuscript::Manuscript;
use stem_readiness::documents::paper::{Pack, PaperSize};
use stem_readiness::domain::edition::{moved, strays};
use stem_readiness::domain::score::readiness;
use stem_readiness::domain::{Document, Framework};
use stem_readiness::words::Words;

use crate::support::{answers, facts, framework_value, level, parse};

/// Two steps of two indicators, five levels.
fn first() -> Framework {
    edition(5, "1", &[2, 2])
}

fn edition(levels: usize, edition: &str, steps: &[usize]) -> Framework {
    let mut value = framework_value(levels, steps, &[]);
    value["edition"] = json!(edition);
    parse(&value)
}

/// The file of a team that answered to a framework.
fn file(framework: &Framework, said: &str) -> Value {
    let mut document = Document::new(framework, "team".to_owned());
    document.readiness = answers(said);
    json::to_value(&document)
}

fn opened(value: &Value, framework: &Framework) -> Document {
    json::from_value(value.clone(), framework).unwrap_or_else(|error| panic!("{error}"))
}

fn id(text: &str) -> IndicatorId {
    IndicatorId::from(text)
}

#[test]
fn the_same_edition_has_not_moved() {
    let framework = first();
    assert_eq!(moved(&opened(&file(&framework, "A1=3"), &framework), &framework), None);
    let empty = opened(&file(&framework, ""), &edition(4, "2", &[2, 3]));
    assert_eq!(moved(&empty, &edition(4, "2", &[2, 3])), None, "without answers nothing of the team's has moved");
}

#[test]
fn indicators_that_came_and_went_are_told() {
    let (before, now) = (first(), edition(5, "2", &[3, 1]));
    let document = opened(&file(&before, "A1=3 B2=4*"), &now);
    let moved = moved(&document, &now).expect("another edition");
    assert_eq!(moved.added, [id("A3")]);
    assert_eq!((&moved.gone[..], document.framework.title_of(&id("B2"))), (&[id("B2")][..], "Title B2"));
    assert_eq!((moved.levels_before, moved.beyond.len(), moved.retitled.len()), (None, 0, 0));
    assert_eq!(document.readiness.level(&id("B2")), Some(level(4)), "its answer is kept");
    assert_eq!(readiness(&now, &document.readiness).overall.coverage.rated, 1, "and counts nowhere");
}

#[test]
fn a_change_without_a_new_edition_is_told_too() {
    let before = first();
    let mut value = framework_value(5, &[2, 2], &[]);
    value["edition"] = json!("1");
    value["steps"][0]["indicators"][0]["title"] = json!("Reading at home");
    value["levels"][4]["name"] = json!("Lasting");
    let now = parse(&value);
    let moved = moved(&opened(&file(&before, "A1=3"), &now), &now).expect("something moved");
    assert_eq!(moved.retitled, [("Title A1".to_owned(), "Reading at home".to_owned())]);
    assert_eq!(moved.levels_before.map(|names| names[4].clone()).as_deref(), Some("Level 5"));
}

#[test]
fn files_that_do_not_say_what_their_framework_was_like_tell_what_can_be_known() {
    let now = edition(5, "2", &[2, 1]);
    let mut value = file(&first(), "A1=3 B2=4");
    value["framework"] = json!({ "id": "test", "edition": "1" });
    let moved = moved(&opened(&value, &now), &now).expect("another edition");
    assert_eq!((moved.added.len(), moved.gone), (0, vec![id("B2")]));
}

#[test]
fn levels_out_of_range_are_kept_set_aside_and_come_back() {
    let (before, now) = (first(), edition(3, "2", &[2, 2]));
    let value = file(&before, "A1=5* A2=2>5 B1=3");
    let document = opened(&value, &now);
    let answer = document.readiness.answer(&id("A1")).expect("it is kept");
    assert_eq!((answer.level(), answer.beyond_level, answer.evidence.note.as_str()), (None, Some(5), "Seen."));
    assert_eq!(document.readiness.answer(&id("A2")).and_then(|answer| answer.beyond_target), Some(5));
    assert_eq!(moved(&document, &now).expect("another edition").beyond, [id("A1")]);
    let scores = readiness(&now, &document.readiness);
    assert_eq!(scores.overall.coverage.rated, 2, "what is set aside is not rated");
    // The page goes back to the edition before: so do the answers.
    let back = opened(&json::to_value(&document), &before);
    assert_eq!(json::to_value(&back), value);
}

#[test]
fn a_level_that_the_same_edition_does_not_have_is_refused_in_files_and_kept_on_the_device() {
    let now = edition(3, "1", &[2, 2]);
    let value = file(&first(), "A1=5");
    let error = json::from_value(value.clone(), &now).expect_err("edition 1 has three levels");
    assert_eq!(error.path(), Some("readiness.answers.A1.response.level"));
    let kept = json::from_kept(value, &now).expect("a page changed its framework without saying so");
    assert_eq!(kept.readiness.answer(&id("A1")).and_then(|answer| answer.beyond_level), Some(5));
}

#[test]
fn milestones_move_like_answers_and_those_of_other_frameworks_stay_as_they_are() {
    let (before, now) = (first(), edition(3, "2", &[2, 2]));
    let mut value = file(&before, "A1=2");
    let milestone = |id: &str, framework: &str| {
        json!({ "id": id, "name": id, "date": "2026-09-01", "framework": { "id": framework, "edition": "1" },
            "readiness": { "answers": { "A1": { "response": { "level": 5 } } } } })
    };
    value["milestones"] = json!([milestone("m1", "test"), milestone("m2", "another")]);
    let document = opened(&value, &now);
    let levels = document.milestones.iter().map(|milestone| milestone.readiness.level(&id("A1")).map(Level::number));
    assert_eq!(levels.collect::<Vec<_>>(), [None, Some(5)]);
    assert_eq!(json::to_value(&opened(&json::to_value(&document), &before)), value);
}

#[test]
fn answers_to_another_framework_are_refused_by_name() {
    let error = json::from_value(file(&first(), "A1=3"), &content::framework()).expect_err("another framework");
    assert_eq!(
        error,
        DocumentError::OtherFramework { theirs: "Test".to_owned(), ours: "Five steps to scale STEM".to_owned() }
    );
    assert_eq!(error.code(), "other-framework");
    let mut unnamed = file(&first(), "A1=3");
    unnamed["framework"] = json!({ "id": "reading" });
    let error = json::from_value(unnamed, &content::framework()).expect_err("another framework");
    assert_eq!(error, DocumentError::OtherFramework { theirs: "reading".to_owned(), ours: "five-steps".to_owned() });
}

fn store(framework: Framework, value: &Value) -> Store {
    let document = opened(value, &framework);
    let today = "2026-11-25".parse::<Date>().expect("a day");
    let mut model = Model::new(Rc::new(framework), Rc::default(), "team".to_owned(), today);
    model.document = Rc::new(document);
    Store::new(model)
}

#[test]
fn what_moved_is_told_until_the_team_goes_on_and_what_is_gone_keeps_its_title() {
    let store = store(edition(5, "2", &[3, 1]), &file(&first(), "A1=3 B2=4*"));
    let told = || moved(&store.model().document, &store.model().framework).is_some();
    store.send(Msg::Readiness(id("A1"), ReadinessMsg::Answered(level(2))));
    assert!(told(), "work goes on meanwhile");
    store.send(Msg::EditionSeen);
    assert!(!told());
    let model = store.model();
    assert_eq!(model.document.framework.edition, "2");
    assert_eq!(model.document.framework.title_of(&id("B2")), "Title B2");
    assert_eq!(strays(&model.document, &model.framework), [&id("B2")]);
    let again = opened(&json::to_value(&model.document), &model.framework);
    assert_eq!((moved(&again, &model.framework), &again), (None, &*model.document), "nor after a reload");
    store.send(Msg::Undone);
    assert!(told(), "it can be taken back");
}

#[test]
fn rating_again_takes_the_place_of_what_was_set_aside() {
    let store = store(edition(3, "2", &[2, 2]), &file(&first(), "A1=5*"));
    store.send(Msg::Readiness(id("A1"), ReadinessMsg::Answered(level(3))));
    let model = store.model();
    let answer = model.document.readiness.answer(&id("A1")).expect("it is rated");
    assert_eq!((answer.level(), answer.beyond_level), (Some(level(3)), None));
}

fn printed(pack: Pack, document: &Document, framework: &Framework, today: Date) -> String {
    let (facts, words) = (facts(document, framework, today), Words::english());
    documents::files::html::html(&documents::paper(pack, &Manuscript::of(&facts, &words, PaperSize::Letter)))
}

#[test]
fn print_lists_what_is_kept_of_earlier_editions() {
    let (before, now) = (first(), edition(3, "2", &[2, 1]));
    let document = opened(&file(&before, "A1=5 B2=4*"), &now);
    let today = "2026-11-25".parse::<Date>().expect("a day");
    for pack in [Pack::StepReport, Pack::FullPlan] {
        let text = printed(pack, &document, &now, today);
        assert!(text.contains("Answers to indicators of earlier editions"), "{text}");
        assert!(text.contains("B2 Title B2") && text.contains("Level 4") && text.contains("Seen."), "{text}");
    }
    let report = printed(Pack::StepReport, &document, &now, today);
    assert!(report.contains("Level 5 of an earlier edition"), "{report}");
}

#[test]
fn a_file_from_before_learns_what_its_framework_is_like_with_its_first_change() {
    let mut value = file(&first(), "A1=3");
    value["framework"] = json!({ "id": "test", "edition": "1", "from-later": true });
    let store = store(first(), &value);
    store.send(Msg::Readiness(id("A2"), ReadinessMsg::Answered(level(2))));
    let reference = &store.model().document.framework;
    assert_eq!(reference.indicators.get("B2"), Some("Title B2"));
    assert_eq!(reference.other.get("from-later"), Some(&json!(true)));
}
