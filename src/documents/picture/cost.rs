//! The five years of the cost sketch as bars.

use super::bars::{Bar, Bars};
use crate::domain::cost::{FiveYears, Year};
use crate::say;
use crate::words::Words;

/// A bar for each year: yearly costs that are paid, those that are not, and costs of once. Above it the total in whole
/// dollars; the table beside it has the cents.
#[must_use]
pub fn five_years(five: &FiveYears, words: &Words) -> Bars {
    let bar = |year: &Year| Bar {
        name: say::cost::budget_year(year.begins),
        parts: vec![year.yearly_money, year.gap(), year.once],
        value: say::amount::money(words, (year.total() + 50) / 100 * 100),
    };
    let key = [words.cost_key_paid(), words.cost_key_gap(), words.cost_key_once()];
    Bars {
        bars: five.years.iter().map(bar).collect(),
        finding: say::cost::cliff(words, five),
        key: key.map(|name| name.into_owned()).into(),
    }
}
