//! The check-in: what is said counts at once, stays as it is typed, and can be read later.

use std::rc::Rc;

use serde_json::{Value, json};
use stem_readiness::app::{CheckInMsg, Model, Msg, PlanMsg, Store};
use stem_readiness::base::{Date, ItemId};
use stem_readiness::documents::files::json;
use stem_readiness::documents::files::markdown::markdown;
use stem_readiness::documents::manuscript::Manuscript;
use stem_readiness::documents::paper::{Pack, PaperSize};
use stem_readiness::domain::Document;
use stem_readiness::words::Words;
use stem_readiness::{content, documents};

use crate::support::{facts, file};

fn today() -> Date {
    Date::new(2027, 2, 20).expect("a day")
}

/// The complete plan, with what a test adds to its `plan`.
fn document(more: Value) -> Document {
    let mut document: Value = serde_json::from_str(&file("tests/fixtures/complete.json")).expect("JSON");
    let plan = document["plan"].as_object_mut().expect("a plan");
    plan.extend(more.as_object().cloned().unwrap_or_default());
    json::read(&document.to_string(), &content::framework()).expect("it fits")
}

fn said(pack: Pack, document: &Document) -> String {
    let (facts, words) = (facts(document, &content::framework(), today()), Words::english());
    markdown(&documents::paper(pack, &Manuscript::of(&facts, &words, PaperSize::Letter)))
}

#[test]
fn a_reading_is_kept_as_it_is_typed_and_once_a_day() {
    let mut model = Model::new(content::framework(), content::actions(), "test".to_owned(), today());
    model.document = Rc::new(document(json!({ "measures": [{ "id": "m1", "what": "Girls in physics" }] })));
    let before = model.document.plan.actions[0].measure.readings.len();
    let action = model.document.plan.actions[0].id.clone();
    let store = Store::new(model);
    store.send(Msg::Plan(PlanMsg::CheckInBegun));
    let check_in = store.model().document.plan.check_ins[0].id.clone();
    let read = |of: &ItemId, text: &str| {
        store.send(Msg::CheckIn(CheckInMsg::Read(check_in.clone(), of.clone(), text.to_owned())));
    };
    ["4", "41", "41 "].into_iter().for_each(|text| read(&action, text));
    read(&ItemId::from("m1"), "38%");
    let plan = store.model().document.plan.clone();
    let readings = &plan.actions[0].measure.readings;
    assert_eq!((readings.len(), readings[before].value.as_str(), readings[before].date), (before + 1, "41 ", today()));
    assert_eq!(plan.measures[0].latest().map(|reading| reading.value.as_str()), Some("38%"));
    read(&action, "");
    assert_eq!(store.model().document.plan.actions[0].measure.readings.len(), before, "an empty field is no reading");
}

#[test]
fn what_was_said_last_is_the_next_step_to_ask_for() {
    let id = document(json!({})).plan.actions[0].id.clone();
    let of = |day: &str, step: &str| json!({ "id": day, "date": day, "actions": [{ "action": id.as_str(), "next_step": step }] });
    let plan = document(json!({
        "check_ins": [of("2026-12-01", "Call them."), of("2027-01-10", "Write to them."), of("2027-02-01", ""), of("2027-02-20", "Later.")],
    }))
    .plan;
    let step = |at: usize| plan.last_step(&plan.actions[0], &plan.check_ins[at]).to_owned();
    assert_eq!(step(0), plan.actions[0].first_step, "before the first check-in it is the first step");
    assert_eq!((step(1).as_str(), step(3).as_str()), ("Call them.", "Write to them."));
}

#[test]
fn past_check_ins_and_what_was_spent_can_be_read() {
    let id = document(json!({})).plan.actions[0].id.clone();
    let document = document(json!({
        "check_ins": [{
            "id": "k1", "date": "2027-01-15", "learned": "Tuesdays work.", "next": "Ask the board.",
            "actions": [{ "action": id.as_str(), "was": "on_track", "status": "stuck", "why": "No release days.", "next_step": "Move them." }],
            "rerated": [{ "indicator": "T3", "from": 1, "to": 2 }],
        }],
        "cost": { "lines": [{ "id": "c1", "what": "Robots", "unit_cost_cents": 150_000, "actual_cents": 171_250 }, { "id": "c2", "what": "Kits" }] },
    }));
    let plan = said(Pack::FullPlan, &document);
    for line in [
        "Check-in of Jan 15, 2027",
        "stuck, before that on track. Why: No release days. Next: Move them",
        "Coaching: from 1 Exploring to 2 Building, Jan 15, 2027",
        "Learned: Tuesdays work.",
        "Next: Ask the board.",
    ] {
        assert!(plan.contains(line), "{line} is not in\n{plan}");
    }
    let report = said(Pack::Progress, &document);
    assert!(report.contains("As of Jan 15, 2027, after the first check-in."), "{report}");
    assert!(report.contains("| Robots | $1,500.00 | $1,712.50 |") && !report.contains("| Kits |"), "{report}");
    let board = said(Pack::Board, &document);
    assert!(board.contains("At the check-in of Jan 15, 2027:") && board.contains(": stuck"), "{board}");
}
