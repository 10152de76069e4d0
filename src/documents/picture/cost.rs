//! The five years of the cost sketch as bars.

use super::bars::{Bar, Bars};
use crate::domain::cost::{FiveYears, Year};
use crate::say;
use crate::words::Words;

/// A bar for each year: yearly costs that are paid and those that are not, then the same of what comes once. Above it
/// the total in short; the table beside it has every cent.
#[must_use]
pub fn five_years(five: &FiveYears, words: &Words) -> Bars {
    let bar = |year: &Year| Bar {
        name: say::cost::budget_year(year.begins),
        parts: vec![year.yearly_money, year.gap(), year.once_money, year.once_gap()],
        value: say::amount::short_money(words, year.total()),
    };
    let key = [words.cost_key_paid(), words.cost_key_gap(), words.cost_key_once(), words.cost_key_once_gap()];
    Bars {
        bars: five.years.iter().map(bar).collect(),
        finding: say::cost::findings(words, five).join(" "),
        key: key.map(|name| name.into_owned()).into(),
    }
}
