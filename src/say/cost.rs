//! What the cost sketch says, on screen and on paper.

use std::borrow::Cow;

use super::amount::money;
use crate::domain::cost::{FiveYears, Year};
use crate::words::{Words, with};

/// A budget year by the years it touches: "2026–27".
pub(crate) fn budget_year(begins: i32) -> String {
    let next = (begins + 1) % 100;
    [begins.to_string().as_str(), "–", if next < 10 { "0" } else { "" }, next.to_string().as_str()].concat()
}

/// The year in which money for what recurs runs out, in a sentence.
pub(crate) fn cliff(words: &Words, five: &FiveYears) -> String {
    match five.cliff() {
        Some(cliff) if cliff.begins < five.now => {
            words.cost_cliff_since(with::Amount(money(words, cliff.cents)), with::Year(budget_year(cliff.begins)))
        }
        Some(cliff) => words.cost_cliff(with::Amount(money(words, cliff.cents)), with::Year(budget_year(cliff.begins))),
        None if five.yearly() > 0 => words.cost_no_cliff().into_owned(),
        None => words.cost_nothing_recurs().into_owned(),
    }
}

/// Whether money is missing somewhere.
pub(crate) fn is_short(five: &FiveYears) -> bool {
    five.cliff().is_some() || five.once_gap() > 0
}

/// What the sketch finds, the most important first: whether what recurs is paid for, whether what comes once is, and what
/// is not counted. What has no cost yet is never said to be paid for.
pub(crate) fn findings(words: &Words, five: &FiveYears) -> Vec<String> {
    let mut found = Vec::new();
    if five.total() > 0 {
        found.push(cliff(words, five));
        found.extend(once(words, five));
        // What is missing comes before what is not.
        if five.cliff().is_none() && five.once_gap() > 0 {
            found.reverse();
        }
    }
    if five.blank > 0 {
        found.push(words.cost_blank(five.blank as u32));
    }
    if five.outside > 0 {
        found.push(words.cost_outside(five.outside as u32));
    }
    found
}

/// Whether the one-off cost is paid for; nothing where there is none.
fn once(words: &Words, five: &FiveYears) -> Option<String> {
    let short: Vec<&Year> = five.years.iter().filter(|year| year.once_gap() > 0).collect();
    let amount = money(words, five.once_gap());
    match short[..] {
        [] if five.years.iter().all(|year| year.once == 0) => None,
        [] => Some(words.cost_once_paid().into_owned()),
        [year] => Some(words.cost_once_gap(with::Amount(amount), with::Year(budget_year(year.begins)))),
        [first, ..] => Some(words.cost_once_gaps(with::Amount(amount), with::Year(budget_year(first.begins)))),
    }
}

/// What five years cost, in a line.
pub(crate) fn cost_summary(words: &Words, five: &FiveYears) -> String {
    let percent = five.recurring_percent().unwrap_or_default();
    let total = words.cost_total_of(with::Amount(money(words, five.total())), with::Percent(percent));
    match five.per_student(five.total()) {
        Some(each) => [
            total,
            words.cost_each_student(with::Amount(money(words, each)), with::Count(five.students.unwrap_or_default())),
        ]
        .join(" "),
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
        row(words.cost_row_once_gap(), &Year::once_gap),
    ];
    if five.students.is_some() {
        rows.push(row(words.cost_per_student(), &|year| five.per_student(year.total()).unwrap_or_default()));
    }
    rows
}
