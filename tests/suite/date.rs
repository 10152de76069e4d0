//! Days of the calendar.

use proptest::prelude::*;
use stem_readiness::app::{Model, Msg, PlanMsg, Store};
use stem_readiness::base::{Date, date as typed_date};
use stem_readiness::content;

fn date(text: &str) -> Date {
    text.parse().unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn only_days_that_exist_are_read() {
    for text in ["2026-11-24", "2028-02-29", "2000-02-29", "0001-01-01", "9999-12-31"] {
        assert_eq!(date(text).to_string(), text);
    }
    let wrong = [
        "",
        "2026",
        "2026-11",
        "2026-2-3",
        "26-11-24",
        "2026/11/24",
        "2026-11-24T00:00",
        " 2026-11-24",
        "2026-13-01",
        "2026-00-10",
        "2026-04-31",
        "2026-11-00",
        "2027-02-29",
        "1900-02-29",
        "0000-01-01",
        "-001-01-01",
        "2026-11-+4",
        "٢٠٢٦-١١-٢٤",
        "November 24, 2026",
    ];
    for text in wrong {
        let error = text.parse::<Date>().expect_err(text).to_string();
        assert_eq!(error, format!("`{text}` is not a day, expected a date such as 2027-05-12"));
    }
}

#[test]
fn days_are_counted_across_months_and_leap_years() {
    let table = [
        ("2026-11-24", 30, "2026-12-24"),
        ("2027-01-29", 30, "2027-02-28"),
        ("2028-02-28", 1, "2028-02-29"),
        ("2027-02-28", 1, "2027-03-01"),
        ("2026-12-31", 1, "2027-01-01"),
        ("2027-01-01", -1, "2026-12-31"),
        ("2026-11-24", 365, "2027-11-24"),
        ("1970-01-01", 0, "1970-01-01"),
        ("1900-02-28", 1, "1900-03-01"),
        ("9999-12-31", 1, "9999-12-31"),
        ("0001-01-01", -1, "0001-01-01"),
        ("2026-11-24", 1_000_000_000, "9999-12-31"),
        ("2026-11-24", i32::MIN, "0001-01-01"),
    ];
    for (from, days, to) in table {
        assert_eq!(date(from).plus_days(days).to_string(), to, "{from} + {days}");
    }
    assert_eq!(date("1970-01-01").days_since_1970(), 0);
    assert_eq!(date("2026-11-24").days_since_1970(), 20_781);
    assert_eq!(date("2027-05-12").days_after(date("2026-11-24")), 169);
}

#[test]
fn a_year_from_a_leap_day_is_a_day_of_the_calendar() {
    let leap_day = date("2028-02-29");
    assert_eq!(leap_day.plus_days(365).to_string(), "2029-02-28");
    assert_eq!(leap_day.plus_days(366).to_string(), "2029-03-01");
    assert_eq!(leap_day.plus_days(4 * 365 + 1).to_string(), "2032-02-29");
    assert_eq!(date("2099-12-31").plus_days(1).to_string(), "2100-01-01");
    assert_eq!(date("2100-02-28").plus_days(1).to_string(), "2100-03-01", "2100 is no leap year");
}

#[test]
fn a_day_that_a_person_writes_is_one_of_a_plan() {
    let table = [
        ("2027-01-29", Some("2027-01-29")),
        ("0027-01-29", Some("2027-01-29")),
        ("0000-01-01", Some("2000-01-01")),
        ("0028-02-29", Some("2028-02-29")),
        ("0027-02-29", None),
        ("0099-12-31", Some("2099-12-31")),
        ("0100-01-01", None),
        ("0202-01-29", None),
        ("1989-12-31", None),
        ("1990-01-01", Some("1990-01-01")),
        ("2099-12-31", Some("2099-12-31")),
        ("2100-01-01", None),
        ("9999-12-31", None),
        ("27-01-29", None),
        ("", None),
    ];
    for (text, meant) in table {
        assert_eq!(typed_date::typed(text).map(|day| day.to_string()).as_deref(), meant, "{text}");
    }
}

/// A store over an empty document, on a day.
fn store(day: &str) -> Store {
    Store::new(Model::new(content::framework(), content::actions(), "doc".to_owned(), date(day)))
}

#[test]
fn a_message_is_taken_on_the_day_on_which_it_comes() {
    let store = store("2026-12-31");
    store.ask_day(|| date("2027-01-01"));
    store.send(Msg::Plan(PlanMsg::CheckInBegun));
    let model = store.model();
    assert_eq!(model.document.plan.check_ins[0].date, date("2027-01-01"));
    assert_eq!((model.today, model.facts.today), (date("2027-01-01"), date("2027-01-01")));
}

#[test]
fn a_new_day_alone_reaches_whoever_listens_and_changes_no_answer() {
    let store = store("2026-12-31");
    let before = store.model();
    let heard = std::rc::Rc::new(std::cell::Cell::new(0));
    let count = heard.clone();
    let _listening = store.listen(move |_| count.set(count.get() + 1));
    // Again the same day, the next one, and back: a clock can be set.
    for (day, times) in [("2026-12-31", 0), ("2027-01-01", 1), ("2027-01-01", 1), ("2026-12-31", 2)] {
        store.send(Msg::DayTold(date(day)));
        assert_eq!((heard.get(), store.model().facts.today), (times, date(day)));
    }
    assert_eq!((store.model().document.revision, store.model().save), (before.document.revision, before.save));
}

#[test]
fn the_next_report_is_dated_as_a_person_means_it() {
    let store = store("2026-12-31");
    store.send(Msg::Plan(PlanMsg::NextReportDated("0027-01-29".to_owned())));
    assert_eq!(store.model().document.plan.next_report, Some(date("2027-01-29")));
    store.send(Msg::Plan(PlanMsg::NextReportDated("2027-02-28".to_owned())));
    store.send(Msg::Undone);
    assert_eq!(store.model().document.plan.next_report, None, "typing is taken back as a whole");
}

#[test]
fn the_largest_count_of_days_stops_at_the_calendars_end() {
    assert_eq!(date("2026-11-24").plus_days(i32::MAX).to_string(), "9999-12-31");
}

proptest! {
    #[test]
    fn a_day_round_trips(days in -719_162..=2_932_896_i32) {
        let day = date("1970-01-01").plus_days(days);
        prop_assert_eq!(day.days_since_1970(), days);
        prop_assert_eq!(date(&day.to_string()), day);
        prop_assert_eq!(Date::new(day.year(), day.month(), day.day()), Some(day));
    }

    #[test]
    fn later_days_compare_greater(one in 0..80_000_i32, other in 0..80_000_i32) {
        let day = |days| date("1900-01-01").plus_days(days);
        prop_assert_eq!(day(one).cmp(&day(other)), one.cmp(&other));
        prop_assert_eq!(day(one).days_after(day(other)), one - other);
    }

    #[test]
    fn any_text_is_read_or_refused_without_panic(text in "\\PC{0,12}") {
        let _ = text.parse::<Date>();
    }
}
