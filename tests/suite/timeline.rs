//! When things happen, and who holds too much at once.

use std::rc::Rc;

use expect_test::{Expect, expect};
use stem_readiness::app::{Model, Room, Stop, Store};
use stem_readiness::base::{Date, ItemId};
use stem_readiness::documents::files::json;
use stem_readiness::documents::files::markdown::markdown;
use stem_readiness::documents::manuscript::Manuscript;
use stem_readiness::documents::paper::{Block, Pack, Paper, PaperSize};
use stem_readiness::domain::action::{Horizon, Status};
use stem_readiness::domain::plan::timeline::{MOST_PER_MONTH, When, overload, timeline};
use stem_readiness::domain::{Action, Document};
use stem_readiness::words::{Formats, PlainFormats, Words};
use stem_readiness::{content, documents};

use crate::support::{drawn, facts, file};

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
fn actions_stand_in_the_order_of_time() {
    let mut actions: Vec<Action> = [
        "past - 2026-10-01 2026-11-01",
        "today - - 2026-11-24",
        "later - - 2026-12-24",
        "sooner - 2026-10-30 2026-12-02",
        "beyond - - 2029-01-01",
        "turned - 2027-05-01 2026-12-01",
        "starts - 2026-12-30 -",
        "nothing - - -",
        "first - - 2026-09-30",
    ]
    .map(action)
    .into();
    actions.push(Action { horizon: Some(Horizon::Days60), ..action("horizon - - -") });
    for (id, status) in [("done", Status::Done), ("stopped", Status::Stopped)] {
        actions.push(Action { status, ..action(&format!("{id} - - 2026-11-02")) });
    }
    let found = timeline(&actions, today());
    let groups = found.groups.iter().map(|group| {
        let ids: Vec<&str> = group.actions.iter().map(|at| actions[*at].id.as_str()).collect();
        let when = match group.when {
            When::Month(month) => month.to_string(),
            other => format!("{other:?}"),
        };
        format!("{when}: {}\n", ids.join(" "))
    });
    expect![[r#"
        Overdue: first past
        2026-11-01: today
        2026-12-01: turned sooner later
        2029-01-01: beyond
        Undated: starts nothing horizon
        Closed: done stopped
    "#]]
    .assert_eq(&groups.collect::<String>());
}

#[test]
fn the_scale_holds_today_and_whole_months() {
    let scale = |texts: &[&str]| {
        let actions: Vec<Action> = texts.iter().map(|text| action(text)).collect();
        let scale = timeline(&actions, today()).scale;
        (scale.from.to_string(), scale.until.to_string())
    };
    let span = |from: &str, until: &str| (from.to_owned(), until.to_owned());
    assert_eq!(scale(&["a - - -"]), span("2026-11-01", "2026-12-01"));
    assert_eq!(scale(&["a - 2027-01-10 2027-02-28"]), span("2026-11-01", "2027-03-01"));
    assert_eq!(scale(&["a - - 2026-09-30"]), span("2026-09-01", "2026-12-01"));
    assert_eq!(scale(&["a - 2001-01-01 2099-01-01"]), span("2025-11-01", "2028-12-01"), "never more than three years");
    let scale = timeline(&[action("a - 2026-10-01 2027-02-28")], today()).scale;
    let days = ["2026-09-01", "2026-10-01", "2026-12-15", "2027-03-01", "2030-01-01"];
    let places = days.map(|day| scale.place(day.parse().expect("a day")));
    assert_eq!(places, [0, 0, 496, 1000, 1000]);
}

fn check(actions: &[Action], expected: Expect) {
    let found = overload(actions, today()).into_iter().map(|load| {
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
fn what_is_overdue_is_held_until_today_and_past_months_are_past() {
    let actions = ["a Kim - 2026-09-10", "b Kim - 2026-09-10", "c Kim 2026-09-01 2026-11-01", "d Kim - 2026-09-30"];
    check(
        &actions.map(action),
        expect![[r#"
        Kim 2026-11: a b c d
    "#]],
    );
}

#[test]
fn a_span_of_centuries_is_cut_and_does_no_harm() {
    let actions = ["a Kim 0001-01-01 9999-12-31"; 4].map(action);
    assert_eq!(overload(&actions, today()).len(), 60);
}

/// A plan of November 2026 as it was left, with an action in every state.
fn left_alone() -> Document {
    let mut document: Document =
        json::read(&file("tests/fixtures/complete.json"), &content::framework()).expect("fits");
    document.plan.next_report = "2027-09-15".parse().ok();
    let state = |title: &str, due: &str, status| Action {
        id: ItemId::from(title),
        indicator: document.plan.priorities[0].clone(),
        title: title.to_owned(),
        owner: "Kim".to_owned(),
        due_date: due.parse().ok(),
        status,
        ..Action::default()
    };
    document.plan.actions = vec![
        state("Long over", "2026-12-18", Status::Stuck),
        state("First of June", "2027-06-01", Status::Planned),
        state("End of July", "2027-07-31", Status::OnTrack),
        state("New year", "2028-01-01", Status::Planned),
        state("Ended well", "2027-01-29", Status::Done),
        state("Given up", "2027-08-15", Status::Stopped),
        Action { horizon: Some(Horizon::Days30), ..state("No day", "", Status::Planned) },
    ];
    document
}

/// What is true of an action on a day, told without the program: heading and state.
fn truth(action: &Action, today: Date) -> (String, String) {
    let status = match action.status {
        Status::Planned => "Planned",
        Status::OnTrack => "On track",
        Status::Stuck => "Stuck",
        Status::Done => return ("Done or stopped".to_owned(), "Done".to_owned()),
        Status::Stopped => return ("Done or stopped".to_owned(), "Stopped".to_owned()),
    };
    let Some(due) = action.due_date else { return ("Without a due date".to_owned(), status.to_owned()) };
    let late = today.days_since_1970() - due.days_since_1970();
    match (late, action.status) {
        (1, Status::Planned) => ("Overdue".to_owned(), "Overdue by 1 day".to_owned()),
        (1, _) => ("Overdue".to_owned(), format!("Overdue by 1 day, {}", status.to_lowercase())),
        (2.., Status::Planned) => ("Overdue".to_owned(), format!("Overdue by {late} days")),
        (2.., _) => ("Overdue".to_owned(), format!("Overdue by {late} days, {}", status.to_lowercase())),
        _ => (PlainFormats.month(due), status.to_owned()),
    }
}

/// The first days of the twelve months after half a year.
fn later_days() -> impl Iterator<Item = Date> {
    (0..12).filter_map(|month| Date::new(2027 + (month + 5) / 12, ((month + 5) % 12 + 1) as u8, 1))
}

#[test]
fn on_paper_a_plan_left_alone_is_true_in_every_later_month() {
    let document = left_alone();
    for today in later_days() {
        let (facts, words) = (facts(&document, &content::framework(), today), Words::english());
        let manuscript = Manuscript::of(&facts, &words, PaperSize::Letter);
        let rows = due_table(&documents::paper(Pack::FullPlan, &manuscript));
        assert_eq!(rows.len(), document.plan.actions.len());
        for action in &document.plan.actions {
            let row = rows.iter().find(|row| row[1] == action.title).expect("every action has its row");
            assert_eq!((row[0].clone(), row[4].clone()), truth(action, today), "{} on {today}", action.title);
        }
        check_reports(&manuscript, &document, today);
    }
}

fn due_table(paper: &Paper) -> Vec<Vec<String>> {
    let tables = paper.blocks.iter().filter_map(|block| match block {
        Block::Table { caption, rows, .. } if caption.starts_with("When each action is due") => Some(rows.clone()),
        _ => None,
    });
    tables.flatten().collect()
}

/// What the packs say of the next report, and that a family reads of no month that has passed.
fn check_reports(manuscript: &Manuscript<'_>, document: &Document, today: Date) {
    let passed = document.plan.next_report.is_some_and(|day| day < today);
    let said = |pack| markdown(&documents::paper(pack, manuscript));
    for pack in [Pack::Board, Pack::FullPlan] {
        assert_eq!(said(pack).contains("Sep 15, 2027 has passed"), passed, "{pack:?} on {today}");
    }
    assert_eq!(said(Pack::Progress).contains("The next report is on Sep 15, 2027."), !passed, "{today}");
    let family = said(Pack::Family);
    for action in document.plan.actions.iter().filter(|action| action.overdue_days(today).is_some()) {
        let month = action.due_date.map(|due| PlainFormats.month(due)).expect("what is overdue was due");
        assert!(!family.contains(&format!("{} (by {month})", action.title)), "{family}");
    }
}

#[tokio::test(flavor = "current_thread")]
async fn on_screen_a_plan_left_alone_is_true_in_every_later_month() {
    let document = left_alone();
    for today in later_days() {
        let mut model = Model::new(content::framework(), content::actions(), "test".to_owned(), today);
        model.document = Rc::new(document.clone());
        model.view.open(Stop::Room(Room::Timeline));
        let page = drawn(Store::new(model), Words::english()).await;
        let from = page.find("card timeline").expect("a timeline is drawn");
        for action in &document.plan.actions {
            let (heading, state) = truth(action, today);
            let before = page[from..].split(&action.title).next().expect("the action is on the timeline");
            let after = &page[from + before.len()..];
            let headed = before.rfind("timeline__subtitle").map(|at| &before[at..]).expect("a heading");
            assert!(headed.contains(&heading), "{} on {today} is under {headed}", action.title);
            assert!(
                after.split("</strong>").next().is_some_and(|row| row.ends_with(&format!(">{state}"))),
                "{after:.600}"
            );
        }
    }
}
