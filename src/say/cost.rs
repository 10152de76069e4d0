//! What the cost sketch says, on screen and on paper.

use std::borrow::Cow;

use super::amount::money;
use crate::domain::cost::{FiveYears, Year};
use crate::words::Words;

/// A budget year by the years it touches: "2026–27".
pub(crate) fn budget_year(begins: i32) -> String {
    let next = (begins + 1) % 100;
    [begins.to_string().as_str(), "–", if next < 10 { "0" } else { "" }, next.to_string().as_str()].concat()
}

/// The year in which money runs out, in a sentence.
pub(crate) fn cliff(words: &Words, five: &FiveYears) -> String {
    match five.cliff() {
        Some(cliff) => words.cost_cliff(money(words, cliff.cents), budget_year(cliff.begins)),
        None => words.cost_no_cliff().into_owned(),
    }
}

/// What five years cost, in a line.
pub(crate) fn cost_summary(words: &Words, five: &FiveYears) -> String {
    let percent = five.recurring_percent().unwrap_or_default();
    let total = words.cost_total_of(money(words, five.total()), percent);
    match five.per_student(five.total()) {
        Some(each) => [total, words.cost_each_student(money(words, each), five.students.unwrap_or_default())].join(" "),
        None => total,
    }
}

/// The rows of the five-year table, in cents.
pub(crate) fn year_rows(words: &Words, five: &FiveYears) -> Vec<(String, Vec<u64>)> {
    let row =
        |label: Cow<'static, str>, of: &dyn Fn(&Year) -> u64| (label.into_owned(), five.years.iter().map(of).collect());
    let mut rows = vec![
        row(words.cost_row_yearly(), &|year| year.yearly),
        row(words.cost_row_once(), &|year| year.once),
        row(words.cost_row_total(), &Year::total),
        row(words.cost_row_money(), &|year| year.yearly_money + year.once_money),
        row(words.cost_row_gap(), &Year::gap),
    ];
    if five.students.is_some() {
        rows.push(row(words.cost_per_student(), &|year| five.per_student(year.total()).unwrap_or_default()));
    }
    rows
}
