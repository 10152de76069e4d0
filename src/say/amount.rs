//! Amounts, as people here write them.

use crate::words::Words;

/// Money, in whole dollars where there are no cents.
pub(crate) fn money(words: &Words, cents: u64) -> String {
    let decimals = if cents.is_multiple_of(100) { 0 } else { 2 };
    words.cost_money(words.formats().number(cents as f64 / 100.0, decimals))
}

/// A number of hundredths, with as few decimals as it needs.
pub(crate) fn hundredths(words: &Words, hundredths: u32) -> String {
    let decimals = if hundredths.is_multiple_of(100) { 0 } else { 2 };
    words.formats().number(f64::from(hundredths) / 100.0, decimals)
}

/// A number of thousandths, with two decimals.
pub(crate) fn thousandths(words: &Words, thousandths: i64) -> String {
    // Never print −0.00.
    let shown = if thousandths.abs() < 5 { 0 } else { thousandths };
    words.formats().number(shown as f64 / 1000.0, 2)
}
