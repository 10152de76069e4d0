//! What a cell of a table of schools says: a number, a mark for one that is not known, or a word.

use crate::base::decimal;

/// What a cell says where a number is wanted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Nothing.
    Nothing,
    /// That it is not known.
    Mark,
    /// That it lies within bounds: `21-39`, `GE95`, `<10`.
    Range,
    /// A number, in its plain form.
    Number(String),
    /// Something else.
    Word,
}

/// Cells that mean "not known", wherever they stand.
const MARKS: [&str; 43] = [
    "n/a",
    "na",
    "n.a.",
    "#n/a",
    "-",
    "–",
    "—",
    "--",
    "---",
    "*",
    "**",
    "***",
    ".",
    "..",
    "...",
    "…",
    "†",
    "‡",
    "§",
    "null",
    "none",
    "nan",
    "no data",
    "not available",
    "not applicable",
    "not reported",
    "not collected",
    "unknown",
    "missing",
    "suppressed",
    "masked",
    "redacted",
    "data suppressed",
    "ps",
    "tfs",
    "tsd",
    "nd",
    "-1",
    "-2",
    "-9",
    "#value!",
    "#div/0!",
    "#ref!",
];

/// Cells that mean so where a number is wanted only: `M` may be the middle level.
const MARKS_FOR_NUMBERS: [&str; 16] =
    ["m", "s", "x", "r", "ds", "nr", "np", "nm", "?", "s/s", "too few", "dns", "pending", "<", ">", "n<"];

/// Numbers that tables of the government write for "missing", "not applicable", "not of good quality".
const NEGATIVE_CODES: [&str; 18] = [
    "-1", "-2", "-3", "-4", "-5", "-6", "-7", "-8", "-9", "-99", "-999", "-9999", "-1.0", "-2.0", "-9.0", "-0.01",
    "-0.02", "-0.09",
];

/// A cell without what is no part of what it says: spaces in a row, marks of direction, and what a spreadsheet puts around
/// a number that shall stay a text (`="0123"`, `'0123`).
pub(super) fn clean(cell: String) -> String {
    // Most cells are plain, and a table has tens of thousands.
    let is_printed = cell.bytes().all(|byte| (b' '..0x7f).contains(&byte));
    let is_close = cell.as_bytes().windows(2).all(|pair| pair != b"  ");
    if is_printed && is_close && !cell.starts_with(['=', '\'', ' ']) && !cell.ends_with(' ') {
        cell
    } else {
        cleaned(&cell)
    }
}

fn cleaned(cell: &str) -> String {
    let cell = cell.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"')).unwrap_or(cell);
    let cell = cell
        .strip_prefix('\'')
        .filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit() || "=+-@".contains(c)))
        .unwrap_or(cell);
    let is_unseen = |c: char| matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{ad}');
    let is_odd = |c: char| is_unseen(c) || c.is_control() || (c.is_whitespace() && c != ' ');
    if !cell.contains(is_odd) && !cell.contains("  ") && cell.trim().len() == cell.len() {
        return cell.to_owned();
    }
    let seen: String = cell.chars().filter(|c| !is_unseen(*c)).map(|c| if c.is_control() { ' ' } else { c }).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a cell is a mark for what is not known.
pub(super) fn is_mark(cell: &str) -> bool {
    MARKS.iter().any(|mark| cell.eq_ignore_ascii_case(mark))
}

/// What a cell says where a number is wanted. `comma` says that the decimal sign is one, `codes` that small negative
/// numbers are codes.
pub(super) fn number(cell: &str, comma: bool, codes: bool) -> Said {
    if cell.is_empty() {
        return Said::Nothing;
    }
    let bare = without_footnote(cell);
    if let Some(number) = decimal::plain(bare, comma) {
        let is_code = codes && NEGATIVE_CODES.contains(&number.as_str());
        return if is_code { Said::Mark } else { Said::Number(number) };
    }
    if is_mark(cell)
        || (bare != cell && is_mark(bare))
        || MARKS_FOR_NUMBERS.iter().any(|mark| bare.eq_ignore_ascii_case(mark))
    {
        return Said::Mark;
    }
    if is_range(bare, comma) { Said::Range } else { Said::Word }
}

/// Whether the small negative numbers of a column are codes: nothing else in it is negative, or nothing in it can be.
pub(super) fn has_codes(texts: &[&str], comma: bool, is_count: bool) -> bool {
    let below_zero = texts.iter().filter(|text| text.contains(['-', '−']));
    let numbers = below_zero.filter_map(|text| decimal::plain(without_footnote(text), comma));
    let mut negative = numbers.filter(|number| number.starts_with('-'));
    is_count || negative.all(|number| NEGATIVE_CODES.contains(&number.as_str()))
}

/// A cell without a footnote's mark behind a number or a bound: `412*`, `<10 †`.
fn without_footnote(cell: &str) -> &str {
    let bare = cell.trim_end_matches(['*', '†', '‡', '#', '¹', '²', '³', ' ']);
    if bare.is_empty() { cell } else { bare }
}

/// Bounds in place of a number: two numbers, or a sign or a word before one.
fn is_range(cell: &str, comma: bool) -> bool {
    const BOUNDS: [&str; 18] = [
        "<=",
        ">=",
        "<",
        ">",
        "≤",
        "≥",
        "n<=",
        "n<",
        "n <",
        "ge",
        "gt",
        "le",
        "lt",
        "fewer than ",
        "less than ",
        "under ",
        "at least ",
        "more than ",
    ];
    if !cell.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let is_number = |text: &str| {
        let text = text.trim();
        text.starts_with(|c: char| c.is_ascii_digit() || c == '.') && decimal::plain(text, comma).is_some()
    };
    let small = cell.to_ascii_lowercase();
    let is_bound = BOUNDS.iter().any(|bound| small.strip_prefix(bound).is_some_and(is_number));
    let is_between = ["-", "–", "—", " to "]
        .iter()
        .any(|sign| small.split_once(sign).is_some_and(|(least, most)| is_number(least) && is_number(most)));
    is_bound || is_between || small.strip_suffix('+').is_some_and(is_number)
}

/// Whether a cell is a number that names something: digits after a zero.
pub(super) fn has_leading_zero(cell: &str) -> bool {
    cell.len() > 1 && cell.starts_with('0') && cell.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a spreadsheet has rounded a long number: `3.9E+11`.
pub(super) fn is_rounded(cell: &str) -> bool {
    cell.split_once(['E', 'e']).is_some_and(|(digits, power)| {
        let power = power.strip_prefix('+').unwrap_or_default();
        let is_short = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        is_short(power)
            && digits.split_once(['.', ',']).map_or(is_short(digits), |(one, rest)| is_short(one) && is_short(rest))
    })
}

/// Whether a cell is a year or two that follow each other: `2023`, `2023-24`, `SY 2023-2024`.
pub(super) fn is_year(cell: &str) -> bool {
    let cell = cell.trim_start_matches(|c: char| c.is_alphabetic() || c == ' ');
    let (first, second) = cell.split_once(['-', '–', '/']).unwrap_or((cell, "00"));
    let is_digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    first.len() == 4
        && is_digits(first)
        && (first.starts_with("19") || first.starts_with("20"))
        && [2, 4].contains(&second.len())
        && is_digits(second)
}

/// A grade span out of what a spreadsheet has made a day of it: `6-8` out of `8-Jun`.
pub(super) fn grades_of_day(cell: &str) -> Option<String> {
    const MONTHS: [&str; 12] = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
    let (one, other) = cell.split_once('-')?;
    let place = |text: &str| MONTHS.iter().position(|month| text.eq_ignore_ascii_case(month)).map(|at| at as u32 + 1);
    let day = |text: &str| text.parse::<u32>().ok().filter(|day| (1..=12).contains(day));
    let (month, day) = place(one).zip(day(other)).or_else(|| place(other).zip(day(one)))?;
    Some(format!("{}-{}", month.min(day), month.max(day)))
}

/// How many cells of a row say that it is about all students, and not about some.
pub(super) fn says_all(cells: &[String]) -> usize {
    const ALL: [&str; 9] = [
        "all",
        "all students",
        "all students (total)",
        "total",
        "total students",
        "all grades",
        "all student groups",
        "no category codes",
        "schoolwide",
    ];
    cells.iter().filter(|cell| ALL.iter().any(|all| cell.eq_ignore_ascii_case(all))).count()
}
