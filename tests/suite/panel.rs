//! Rounds: codes come in any order, seats, roles, and what stays after closing.

use proptest::prelude::*;
use serde_json::json;
use stem_readiness::base::json::{self as kept, Json};
use stem_readiness::base::{IndicatorId, ItemId};
use stem_readiness::content;
use stem_readiness::documents::files::json;
use stem_readiness::domain::framework::reference::FrameworkRef;
use stem_readiness::domain::panel::{
    Ballot, Ballots, Panel, Rating, Ratings, Respondent, Round, Said, Scope, Sealed, Taken, VoteRecord, Way,
};
use stem_readiness::domain::rating_code::{IndicatorSet, RatingCode};

use crate::support::{file, level};

fn set() -> IndicatorSet {
    IndicatorSet::of(&content::framework(), Scope::Full)
}

fn sealed() -> Sealed {
    let value = json!({ "id": "000007", "document_id": "d", "scope": "full" });
    kept::read(value, 4).unwrap_or_else(|faults| panic!("{faults:?}"))
}

fn rating(number: u8) -> Rating {
    Rating { said: Said::Level(level(number)), confidence: None }
}

fn code(rater: u32, revision: u8, number: u8) -> RatingCode {
    RatingCode { round: 7, rater, revision, ratings: vec![Some(rating(number)); 30] }
}

fn ballot(respondent: &str, number: u8) -> Ballot {
    let mut ratings = Ratings::default();
    ratings.set(&IndicatorId::from("V1"), Some(rating(number)));
    Ballot { respondent: Some(ItemId::from(respondent)), way: Way::Laptop, ratings, ..Ballot::default() }
}

fn panel(people: &[(&str, &str, u8)]) -> Panel {
    let person = |(id, role, _): &(&str, &str, u8)| Respondent {
        id: ItemId::from(*id),
        name: format!("Name {id}"),
        role: (*role).to_owned(),
        other: serde_json::Map::new(),
    };
    let round = Round {
        id: "000007".to_owned(),
        date: "2026-11-24".parse().expect("a date"),
        scope: Scope::Full,
        framework: FrameworkRef::to(&content::framework()),
        keeps: None,
        ballots: Ballots::new(people.iter().map(|(id, _, number)| ballot(id, *number)).collect()),
        apart: Ballots::default(),
        talk: None,
        spreads: Vec::new(),
        settled: Vec::new(),
        parked: Vec::new(),
        other: serde_json::Map::new(),
    };
    Panel { roster: people.iter().map(person).collect(), rounds: vec![round], ..Panel::default() }
}

const TEAM: [(&str, &str, u8); 5] =
    [("p1", "Teacher", 1), ("p2", "teacher", 2), ("p3", "Teacher", 1), ("p4", "Board", 3), ("p5", "Parent", 4)];

#[test]
fn the_same_code_twice_changes_nothing_and_a_newer_one_replaces() {
    let mut round = sealed();
    assert_eq!(round.take(&code(1, 1, 2), &set()), Taken::New);
    let once = round.clone();
    assert_eq!(round.take(&code(1, 1, 2), &set()), Taken::Same);
    assert_eq!(round, once);
    assert_eq!(round.take(&code(1, 2, 3), &set()), Taken::Replaced);
    assert_eq!(round.take(&code(1, 1, 2), &set()), Taken::Older);
    assert_eq!(round.ballots.len(), 1);
    assert_eq!(round.ballots.iter().next().and_then(|ballot| ballot.ratings.get(&"V1".into())), Some(rating(3)));
}

proptest! {
    #[test]
    fn the_order_of_codes_never_matters(
        codes in prop::collection::vec((0_u32..4, 1_u8..4, 1_u8..5), 1..12).prop_flat_map(|codes| (Just(codes.clone()), Just(codes).prop_shuffle()))
    ) {
        let collect = |codes: &[(u32, u8, u8)]| {
            let mut round = sealed();
            for (rater, revision, number) in codes {
                round.take(&code(*rater, *revision, *number), &set());
            }
            let mut ballots: Vec<String> = round.ballots.iter().map(kept::text).collect();
            ballots.sort();
            ballots
        };
        prop_assert_eq!(collect(&codes.0), collect(&codes.1));
    }
}

#[test]
fn a_seat_survives_a_newer_code() {
    let mut round = sealed();
    round.take(&code(1, 1, 2), &set());
    round.ballots.edit(|ballots| ballots[0].respondent = Some(ItemId::from("p1")));
    round.take(&code(1, 2, 4), &set());
    assert_eq!(round.of(&ItemId::from("p1")).count(), 1);
}

#[test]
fn laptop_and_paper_replace_the_same_persons_ballot() {
    let mut round = sealed();
    let person = ItemId::from("p1");
    round.put(&person, Way::Laptop, ballot("p1", 2).ratings);
    round.put(&person, Way::Paper, ballot("p1", 3).ratings);
    assert_eq!(round.ballots.len(), 1);
    assert_eq!(round.on_paper(&person).and_then(|ballot| ballot.ratings.get(&"V1".into())), Some(rating(3)));
    round.put(&person, Way::Paper, Ratings::default());
    assert!(round.ballots.is_empty(), "an emptied sheet is no ballot");
}

#[test]
fn closing_keeps_what_was_chosen_and_no_more() {
    let framework = content::framework();
    let closed = |keeps| {
        let mut panel = panel(&TEAM);
        panel.close(keeps, &framework);
        panel
    };
    for keeps in [VoteRecord::Names, VoteRecord::Roles, VoteRecord::Spread] {
        let round = closed(keeps).rounds[0].clone();
        let spread = round.spreads(&framework).into_iter().find(|spread| spread.indicator.as_str() == "V1");
        assert_eq!(spread.map(|spread| spread.levels), Some(vec![2, 1, 1, 1]), "{keeps:?}");
        assert_eq!(round.keeps, Some(keeps));
    }
    assert_eq!(closed(VoteRecord::Names).rounds[0].ballots.len(), 5);
    assert!(closed(VoteRecord::Spread).rounds[0].ballots.is_empty());
    let by_role = kept::text(&closed(VoteRecord::Roles).rounds[0]);
    assert!(!by_role.contains("p1") && !by_role.contains("Board") && !by_role.contains("Parent"), "{by_role}");
    assert_eq!(by_role.to_lowercase().matches("teacher").count(), 3, "{by_role}");
    let order: Vec<Option<Rating>> =
        closed(VoteRecord::Roles).rounds[0].ballots.iter().map(|ballot| ballot.ratings.get(&"V1".into())).collect();
    assert_eq!(order, [3, 4, 1, 1, 2].map(|number| Some(rating(number))), "by role and rating, not by person");
}

#[test]
fn roles_are_compared_from_three_people_on() {
    let framework = content::framework();
    let people =
        [("p1", "Teacher", 1), ("p2", "Teacher", 2), ("p3", "Teacher", 1), ("p4", "Leader", 3), ("p5", "Leader", 3)];
    assert_eq!(panel(&people).rounds[0].role_gaps(&panel(&people).roster, &framework), []);
    let people = [people.as_slice(), &[("p6", "Leader", 4)]].concat();
    let gaps = panel(&people).rounds[0].role_gaps(&panel(&people).roster, &framework);
    // Means: 4/3 is 1.3, 10/3 is 3.3.
    let found: Vec<_> = gaps.iter().map(|gap| (gap.indicator.as_str(), gap.low.clone(), gap.high.clone())).collect();
    assert_eq!(found, [("V1", ("Teacher".to_owned(), 13), ("Leader".to_owned(), 33))]);
}

#[test]
fn a_removed_person_takes_the_ratings_along() {
    let mut panel = panel(&TEAM);
    panel.remove(&ItemId::from("p4"));
    assert_eq!((panel.roster.len(), panel.rounds[0].ballots.len()), (4, 4));
}

#[test]
fn a_panel_survives_a_round_trip_and_what_does_not_fit_is_refused_with_its_path() {
    let framework = content::framework();
    let mut value: serde_json::Value = serde_json::from_str(&file("tests/fixtures/empty.json")).expect("JSON");
    let mut made = panel(&TEAM).write().expect("something to write");
    made["rounds"][0]["ballots"][0]["ratings"]["V2"] = json!("?");
    made["rounds"][0]["ballots"][0]["ratings"]["V3"] = json!("4 certain");
    made["rounds"][0]["ballots"][0]["later"] = json!({ "unknown": true });
    value["panel"] = made.clone();
    let read = json::from_value(value.clone(), &framework).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(json::to_value(&read)["panel"], made);
    let mut flooded = value.clone();
    flooded["panel"]["rounds"][0]["spreads"] = json!([{ "indicator": "V1", "levels": [4_000_000_000_u32, 1] }]);
    let error = json::from_value(flooded, &framework).expect_err("no round has so many people");
    assert_eq!(error.path(), Some("panel.rounds[0].spreads[0].levels"));
    for wrong in ["5", "0", "3 sure", "", "fair", "?!"] {
        let mut value = value.clone();
        value["panel"]["rounds"][0]["ballots"][1]["ratings"]["V1"] = json!(wrong);
        let error = json::from_value(value, &framework).expect_err("it does not fit");
        assert_eq!(error.path(), Some("panel.rounds[0].ballots[1].ratings.V1"), "{wrong}");
    }
}
