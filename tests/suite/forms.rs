//! Every form over every document we have: each field can be written, taken back, and is in the schema.

use std::rc::Rc;

use serde_json::Value;
use stem_readiness::app::edit::{Input, Spot};
use stem_readiness::app::form::{Item, Kind};
use stem_readiness::app::{Model, Msg, PlanMsg, Store, forms};
use stem_readiness::content;
use stem_readiness::documents::files::json;
use stem_readiness::words::Words;

use crate::support::{drawn, file};

fn store(fixture: &str) -> Store {
    let framework = content::framework();
    let document = json::read(&file(&format!("tests/fixtures/{fixture}.json")), &framework).expect("a document");
    let today = "2027-03-01".parse().expect("a day");
    let mut model = Model::new(framework, content::actions(), "test".to_owned(), today);
    model.document = Rc::new(document);
    Store::new(model)
}

/// The document without the count of its revisions.
fn kept(store: &Store) -> Value {
    let mut value = json::to_value(&store.model().document);
    value.as_object_mut().expect("an object").remove("revision");
    value
}

/// The spots of a form: one, or one for each row of its list, with a row added where there is none.
fn spots(store: &Store, at: &str) -> Vec<Spot> {
    let Some(list) = at.strip_suffix(".*") else { return vec![Spot::new(at)] };
    let list = Spot::new(list);
    if list.rows(&store.model().document).is_empty() {
        let is_check_in = at.starts_with("plan.check_ins");
        store.send(if is_check_in { Msg::Plan(PlanMsg::CheckInBegun) } else { Msg::RowAdded(list.clone()) });
    }
    let rows = list.rows(&store.model().document);
    assert!(!rows.is_empty(), "{at} has a row");
    rows.iter().take(2).map(|id| list.row(id)).collect()
}

/// Whether the schema has what is at a path; `*` is any row of a list.
fn is_in_schema(schema: &Value, path: &str) -> bool {
    path.split('.')
        .try_fold(schema, |at, name| if name == "*" { at.get("items") } else { at["properties"].get(name) })
        .is_some()
}

/// Writes into a field, and takes it back.
fn try_field(store: &Store, spot: &Spot, input: Input, expected: &Value) {
    let before = kept(store);
    store.send(Msg::Edited(spot.clone(), input.clone()));
    let document = store.model().document.clone();
    assert_eq!(spot.value(&document).as_ref(), Some(expected), "{spot} after {input:?}");
    if kept(store) != before {
        store.send(Msg::Undone);
        assert_eq!(kept(store), before, "{spot} is taken back");
    }
}

/// What a field is written with, and what is then kept.
fn tries(store: &Store, item: &Item, spot: &Spot) -> Vec<(Input, Value)> {
    let model = store.model();
    let words = Words::english();
    let text = |text: &str| (Input::Written(text.to_owned()), Value::from(text));
    match item.kind {
        Kind::Text(_) | Kind::Link => vec![text("12"), text("It is so.")],
        Kind::Date => vec![text("2027-05-12")],
        Kind::Number => vec![(Input::Written(" 3".to_owned()), Value::from(3))],
        Kind::Amount(_) => vec![(Input::Counted(Some(1250)), Value::from(1250))],
        Kind::Choice(offer, _) | Kind::Chips(offer) => {
            let offered = offer(&model, &words).into_iter().filter(|(word, _)| !word.is_empty());
            offered
                .map(|(word, _)| {
                    (Input::Written(word.clone()), word.parse::<u32>().map_or(Value::from(word), Value::from))
                })
                .collect()
        }
        Kind::Toggles(offer) | Kind::Picks(offer) | Kind::Schools(offer) => {
            let chosen = spot.ids(&model.document);
            let free = offer(&model, &words).into_iter().map(|(id, _)| id).find(|id| !chosen.contains(id));
            // Of obstacles there are two at most: one more takes the place of the first.
            let first = usize::from(item.at == "obstacles" && chosen.len() == 2);
            free.map(|id| (Input::Toggled(id.clone()), [&chosen[first..], &[id]].concat().into())).into_iter().collect()
        }
        Kind::Hint | Kind::Fault | Kind::Fields(_) | Kind::Group(_) | Kind::Rows(..) | Kind::When(..) => Vec::new(),
    }
}

/// Walks the items of a form at a spot; `path` is the same with `*` for rows. Returns how many fields were tried.
fn walk(store: &Store, schema: &Value, items: &[Item], spot: &Spot, path: &str) -> usize {
    let mut count = 0;
    for item in items {
        match item.kind {
            Kind::Fields(items) | Kind::Group(items) | Kind::When(_, items) => {
                count += walk(store, schema, items, spot, path);
            }
            Kind::Rows(items, ..) => {
                let list = spot.field(item.at);
                store.send(Msg::RowAdded(list.clone()));
                let id = list.rows(&store.model().document).pop().expect("a row");
                count += walk(store, schema, items, &list.row(&id), &format!("{path}.{}.*", item.at));
                store.send(Msg::RowRemoved(list.row(&id)));
                assert!(!list.rows(&store.model().document).contains(&id), "{list} lets its row go");
                (0..2).for_each(|_| store.send(Msg::Undone));
            }
            Kind::Hint | Kind::Fault => {}
            _ => {
                let path = format!("{path}.{}", item.at);
                assert!(is_in_schema(schema, &path), "{path} is in the schema");
                let spot = spot.field(item.at);
                for (input, expected) in tries(store, item, &spot) {
                    try_field(store, &spot, input, &expected);
                }
                count += 1;
            }
        }
    }
    count
}

#[test]
fn every_field_of_every_form_is_written_taken_back_and_in_the_schema() {
    let schema: Value = serde_json::from_str(&file("schema/document.v1.schema.json")).expect("a schema");
    for fixture in ["empty", "half", "complete", "deep", "largest"] {
        let store = store(fixture);
        let mut count = 0;
        for (at, items) in forms::ALL {
            for spot in spots(&store, at) {
                let before = kept(&store);
                count += walk(&store, &schema, items, &spot, at);
                assert_eq!(kept(&store), before, "{fixture}, {at}: everything is taken back");
            }
        }
        assert!(count >= 50, "{fixture}: {count} fields");
    }
}

#[test]
fn what_does_not_fit_empties_a_field_or_leaves_what_must_be_there() {
    let store = store("deep");
    let line = Spot::new("plan.cost.lines").row(&Spot::new("plan.cost.lines").rows(&store.model().document)[0]);
    let write = |spot: &Spot, text: &str| {
        store.send(Msg::Edited(spot.clone(), Input::Written(text.to_owned())));
        spot.text(&store.model().document)
    };
    assert_eq!(write(&line.field("start_date"), "2027-05-12"), "2027-05-12");
    assert_eq!(write(&line.field("start_date"), "soon"), "");
    let action = Spot::new("plan.actions").row(&Spot::new("plan.actions").rows(&store.model().document)[0]);
    assert_eq!(write(&action.field("effort"), "3"), "3");
    assert_eq!(write(&action.field("effort"), "4"), "", "an effort is 1, 2 or 3");
    assert_eq!(write(&line.field("recurs"), "yearly"), "yearly");
    assert_eq!(write(&line.field("recurs"), "never"), "yearly", "a line always comes once or every year");
    let check_in = Spot::new("plan.check_ins").row(&Spot::new("plan.check_ins").rows(&store.model().document)[0]);
    let day = check_in.field("date");
    let before = day.text(&store.model().document);
    assert_eq!(write(&day, ""), before, "a check-in always has a day");
}

#[test]
fn an_answer_comes_with_its_first_field_and_goes_with_its_last() {
    let store = store("empty");
    let answer = Spot::new("readiness.answers").row("V1");
    for (field, text) in
        [("evidence.note", "Minutes"), ("evidence.date", "2027-01-05"), ("confidence", "fair"), ("answered_by", "Ada")]
    {
        let spot = answer.field(field);
        for text in [text, ""] {
            store.send(Msg::Edited(spot.clone(), Input::Written(text.to_owned())));
            assert_eq!(spot.text(&store.model().document), text, "{spot}");
            assert_eq!(answer.value(&store.model().document).is_some(), !text.is_empty(), "{spot}");
        }
    }
}

#[test]
fn a_message_that_changes_nothing_draws_nothing() {
    let store = store("deep");
    let spot = Spot::new("plan.pilot.charter.question");
    let before = store.model();
    let same = spot.text(&before.document);
    store.send(Msg::Edited(spot, Input::Written(same)));
    store.send(Msg::Edited(Spot::new("plan.no.such"), Input::Written("a".to_owned())));
    store.send(Msg::Plan(PlanMsg::BoardAskWritten(before.document.plan.board_ask.clone())));
    assert!(Rc::ptr_eq(&before, &store.model()), "the model is the same one");
}

#[test]
fn what_is_typed_is_one_step_and_each_choice_a_step_of_its_own() {
    let store = store("complete");
    let id = store.model().document.plan.actions[0].id.clone();
    let action = Spot::new("plan.actions").row(id.as_str());
    let before = kept(&store);
    let (due, status) = (action.field("due_date"), action.field("status"));
    for day in ["2028-01-01", "2028-01-12", "2028-01-13"] {
        store.send(Msg::Edited(due.clone(), Input::Written(day.to_owned())));
    }
    let dated = kept(&store);
    for word in ["stuck", "done"] {
        store.send(Msg::Edited(status.clone(), Input::Chosen(word.to_owned())));
    }
    store.send(Msg::Undone);
    assert_eq!(status.text(&store.model().document), "stuck");
    store.send(Msg::Undone);
    assert_eq!(kept(&store), dated);
    store.send(Msg::Undone);
    assert_eq!(kept(&store), before);
}

/// An engine styles an example that is hidden anew with each letter.
#[tokio::test]
async fn an_example_is_there_only_while_its_field_is_empty() {
    let today = "2027-03-01".parse().expect("a day");
    let store = Store::new(Model::new(content::framework(), content::actions(), "test".to_owned(), today));
    let has_example = async || {
        let page = drawn(store.clone(), Words::english()).await;
        let tag = page.split('<').find(|tag| tag.contains("id=\"mission.who\""));
        tag.expect("the prompt is there").contains("placeholder=")
    };
    let write = |text: &str| store.send(Msg::Edited(Spot::new("mission.who"), Input::Written(text.to_owned())));
    assert!(has_example().await);
    write("All of grades 3 to 8");
    assert!(!has_example().await);
    write("");
    assert!(has_example().await);
}
