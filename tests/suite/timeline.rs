//! When things happen, and who holds too much at once.

use expect_test::{Expect, expect};
use stem_readiness::base::{Date, ItemId};
use stem_readiness::domain::Action;
use stem_readiness::domain::action::{Horizon, Status};
use stem_readiness::domain::plan::timeline::{MOST_PER_MONTH, overload, timeline};

/// An action from `id owner start due`, with `-` for what is not said.
fn action(text: &str) -> Action {
    let words: Vec<&str> = text.split(' ').collect();
    let date = |at: usize| words.get(at).and_then(|word| word.parse::<Date>().ok());
    let owner = words[1].replace('-', "").replace('_', " ");
    Action { id: ItemId::from(words[0]), owner, start_date: date(2), due_date: date(3), ..Action::default() }
}

fn today() -> Date {
    "2026-11-24".parse().expect("a day")
}

#[test]
fn actions_stand_between_the_horizons_of_their_days() {
    let mut actions: Vec<Action> = [
        "past - 2026-10-01 2026-11-01",
        "today - - 2026-11-24",
        "30-days - - 2026-12-24",
        "31-days - - 2026-12-25",
        "spans - 2026-12-30 2027-02-22",
        "91-days - 2027-02-23 2027-02-23",
        "beyond - - 2029-01-01",
        "turned - 2027-05-01 2026-12-01",
        "starts - 2026-12-30 -",
        "nothing - - -",
    ]
    .map(action)
    .into();
    actions.push(Action { horizon: Some(Horizon::Days60), ..action("horizon - - -") });
    // A day says more than a horizon.
    actions.push(Action { horizon: Some(Horizon::Year), ..action("both - - 2026-12-01") });
    let found = timeline(&actions, today());
    let bars = found.bars.iter().map(|bar| format!("{}: {:?} to {:?}\n", actions[bar.action].id, bar.from, bar.to));
    let undated = found.undated.iter().map(|at| format!("undated: {}\n", actions[*at].id));
    expect![[r#"
        past: Days30 to Days30
        today: Days30 to Days30
        30-days: Days30 to Days30
        31-days: Days30 to Days60
        spans: Days60 to Days90
        91-days: Year to Year
        beyond: Days30 to Year
        turned: Days30 to Days30
        starts: Days60 to Days60
        horizon: Days30 to Days60
        both: Days30 to Days30
        undated: nothing
    "#]]
    .assert_eq(&bars.chain(undated).collect::<String>());
}

fn check(actions: &[Action], expected: Expect) {
    let found = overload(actions).into_iter().map(|load| {
        assert_eq!(load.count, load.actions.len());
        let ids: Vec<&str> = load.actions.iter().map(ItemId::as_str).collect();
        format!("{} {}-{:02}: {}\n", load.owner, load.month.year(), load.month.month(), ids.join(" "))
    });
    expected.assert_eq(&found.collect::<String>());
}

#[test]
fn more_than_three_open_actions_in_a_month_are_too_many() {
    assert_eq!(MOST_PER_MONTH, 3);
    let three = ["a Kim - 2027-01-10", "b Kim - 2027-01-31", "c Kim - 2027-01-01"].map(action);
    check(&three, expect![""]);
    let four = [&three[..], &[action("d Kim - 2027-01-15")]].concat();
    check(
        &four,
        expect![[r#"
        Kim 2027-01: a b c d
    "#]],
    );
    for status in [Status::Done, Status::Stopped] {
        check(&[&three[..], &[Action { status, ..action("d Kim - 2027-01-15") }]].concat(), expect![""]);
    }
    for other in ["d Lee - 2027-01-15", "d - - 2027-01-15", "d Kim 2027-01-15 -", "d Kim - 2027-02-15"] {
        check(&[&three[..], &[action(other)]].concat(), expect![""]);
    }
}

#[test]
fn owners_are_the_same_whatever_the_case_and_space() {
    let actions =
        ["a A._Kim - 2027-01-10", "b a._kim - 2027-01-10", "c _A._KIM_ - 2027-01-10", "d A._Kim - 2027-01-10"];
    check(
        &actions.map(action),
        expect![[r#"
        A. Kim 2027-01: a b c d
    "#]],
    );
}

#[test]
fn an_action_counts_in_every_month_from_start_to_due() {
    let actions = [
        "a Kim 2026-11-30 2027-02-01",
        "b Kim 2026-12-31 2027-01-01",
        "c Kim 2026-12-01 2026-12-02",
        "d Kim - 2026-12-24",
        "e Kim 2027-01-05 2027-01-06",
        "f Kim 2027-05-01 2027-01-20",
    ];
    check(
        &actions.map(action),
        expect![[r#"
        Kim 2026-12: a b c d
        Kim 2027-01: a b e f
    "#]],
    );
}

#[test]
fn a_span_of_centuries_is_cut_and_does_no_harm() {
    let actions = ["a Kim 0001-01-01 9999-12-31"; 4].map(action);
    assert_eq!(overload(&actions).len(), 60);
}
