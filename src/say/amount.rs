//! Amounts, as people here write them.

use crate::words::Words;

/// Money, in whole dollars where there are no cents.
pub(crate) fn money(words: &Words, cents: u64) -> String {
    let decimals = if cents.is_multiple_of(100) { 0 } else { 2 };
    money_to(words, cents, decimals)
}

/// Money with so many decimals, none or two; rounded half up to whole dollars where there are none.
pub(crate) fn money_to(words: &Words, cents: u64, decimals: u8) -> String {
    let dollars = if decimals == 0 { ((cents + 50) / 100) as f64 } else { cents as f64 / 100.0 };
    words.cost_money(words.formats().number(dollars, decimals))
}

/// Money where there is little room: in whole dollars, and from a million on in millions or billions.
pub(crate) fn short_money(words: &Words, cents: u64) -> String {
    let tenths = |unit: u64| words.formats().number(((cents + unit / 20) / (unit / 10)) as f64 / 10.0, 1);
    match cents {
        99_950_000_000.. => words.cost_billions(tenths(100_000_000_000)),
        99_950_000.. => words.cost_millions(tenths(100_000_000)),
        _ => money_to(words, cents, 0),
    }
}

/// A number of hundredths, with as few decimals as it needs.
pub(crate) fn hundredths(words: &Words, hundredths: u64) -> String {
    let decimals = if hundredths.is_multiple_of(100) { 0 } else { 2 };
    words.formats().number(hundredths as f64 / 100.0, decimals)
}

/// A number of thousandths, with two decimals.
pub(crate) fn thousandths(words: &Words, thousandths: i64) -> String {
    // Never print −0.00.
    let shown = if thousandths.abs() < 5 { 0 } else { thousandths };
    words.formats().number(shown as f64 / 1000.0, 2)
}
