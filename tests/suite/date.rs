//! Days of the calendar.

use proptest::prelude::*;
use stem_readiness::base::Date;

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
