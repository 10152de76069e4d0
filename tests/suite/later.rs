//! Messages that need the later part of the program wait for it.

use stem_readiness::app::copies::{CopiesMsg, Source};
use stem_readiness::app::{Later, Model, Msg, PlanMsg, ReadinessMsg, Store};
use stem_readiness::base::IndicatorId;
use stem_readiness::content;
use stem_readiness::domain::Document;

use crate::support::level;

/// A store whose program is not whole yet.
fn store() -> Store {
    let day = "2026-11-27".parse().expect("a date");
    let mut model = Model::new(content::framework(), content::actions(), "doc".to_owned(), day);
    model.later = Later::Coming;
    Store::new(model)
}

fn taken(id: &str) -> Msg {
    Msg::Plan(PlanMsg::PriorityTaken(IndicatorId::from(id)))
}

fn rated(id: &str) -> Msg {
    Msg::Readiness(IndicatorId::from(id), ReadinessMsg::Answered(level(2)))
}

fn priorities(store: &Store) -> Vec<String> {
    store.model().document.plan.priorities.iter().map(ToString::to_string).collect()
}

fn is_rated(store: &Store, id: &str) -> bool {
    store.model().document.readiness.answer(&IndicatorId::from(id)).is_some()
}

#[test]
fn what_waits_happens_in_its_order_once_the_part_is_here() {
    let store = store();
    ["V1", "V2", "V3"].into_iter().for_each(|id| store.send(taken(id)));
    store.send(rated("V1"));
    assert!(is_rated(&store, "V1"), "rating waits for nothing");
    assert!(priorities(&store).is_empty(), "the plan waits");
    // Of what waits: the rating, which is older in the document, stays.
    store.send(Msg::Undone);
    assert!(is_rated(&store, "V1"), "the way back waits behind the plan");
    store.send(Msg::Later(Later::Here));
    assert_eq!(priorities(&store), ["V1", "V2"]);
    assert!(is_rated(&store, "V1"));
    store.send(taken("V4"));
    assert_eq!(priorities(&store), ["V1", "V2", "V4"], "nothing waits any more");
}

#[test]
fn the_way_back_goes_at_once_where_nothing_waits() {
    let store = store();
    store.send(rated("V1"));
    store.send(Msg::Undone);
    assert!(!is_rated(&store, "V1"));
}

#[test]
fn answers_that_are_opened_wait_behind_what_was_done_before() {
    let store = store();
    store.send(taken("V1"));
    let opened = Document::new(&store.model().framework, "other".to_owned());
    store.send(Msg::Opened(Box::new(opened)));
    store.send(Msg::Later(Later::Here));
    assert!(priorities(&store).is_empty(), "what was opened is shown");
    store.send(Msg::Undone);
    assert_eq!(priorities(&store), ["V1"], "and what was before is one step back");
}

#[test]
fn what_waits_goes_on_waiting_where_the_part_cannot_be_loaded() {
    let store = store();
    store.send(taken("V1"));
    store.send(Msg::Later(Later::Missing));
    assert!(priorities(&store).is_empty());
    store.send(Msg::Later(Later::Coming));
    store.send(Msg::Later(Later::Here));
    assert_eq!(priorities(&store), ["V1"]);
}

#[test]
fn a_way_back_that_waits_is_given_up_for_what_is_changed_after_it() {
    let store = store();
    store.send(taken("V1"));
    store.send(Msg::Undone);
    store.send(rated("V1"));
    store.send(Msg::Later(Later::Here));
    assert_eq!(priorities(&store), ["V1"]);
    assert!(is_rated(&store, "V1"), "what was done last stays");
}

#[test]
fn a_copy_that_was_found_waits_and_holds_nothing_up() {
    let store = store();
    store.send(rated("V1"));
    let other = Document { revision: 7, ..(*store.model().document).clone() };
    store.send(rated("V2"));
    store.send(Msg::Copies(CopiesMsg::Found(Source::Page, Box::new(other))));
    assert!(store.model().copies.is_none());
    store.send(Msg::Undone);
    assert!(!is_rated(&store, "V2"), "the way back waits for no copy");
    store.send(rated("V3"));
    store.send(Msg::Later(Later::Here));
    let copies = store.model().copies.clone().expect("it is compared now");
    assert!(copies.conflicts().is_empty(), "{copies:?}");
}
