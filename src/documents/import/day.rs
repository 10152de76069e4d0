//! Days as spreadsheet programs and people write them.

use crate::base::text::lower;
use crate::base::{Date, date};

/// The months as programs write them in English, in full or by three letters.
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// How the days of a table are written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Days {
    /// Whether days stand before months; `None` where nothing tells.
    day_first: Option<bool>,
    /// Whether they are counted from 1904, as in workbooks of old programs.
    from_1904: bool,
}

/// A day as 2027-01-29, as a spreadsheet counts it, with its month in letters, or in digits where their order is known.
/// `None` where no day of a plan can be meant: see [`Date::YEARS`].
pub(super) fn read(text: &str, days: Days) -> Option<Date> {
    let text = without_time(text);
    date::typed(text).or_else(|| counted(text, days.from_1904)).or_else(|| named(text)).or_else(|| {
        let [one, two, three] = parts(text)?;
        let (year, month, day) = match days.day_first {
            _ if one > 31 => (one, two, three),
            Some(true) => (three, two, one),
            Some(false) => (three, one, two),
            None => return None,
        };
        Date::meant(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
    })
}

/// What stands before the time of a day: `2027-01-29T00:00:00`, `1/29/2027 0:00`, `1/29/2027 12:00 AM`.
fn without_time(text: &str) -> &str {
    let text = text.trim();
    let Some(colon) = text.find(':') else { return text };
    let before = text[..colon].trim_end_matches(|c: char| c.is_ascii_digit());
    before.strip_suffix('T').unwrap_or(before).trim_end_matches([' ', ','])
}

/// The day of a number of days since the end of 1899, or the beginning of 1904.
fn counted(text: &str, from_1904: bool) -> Option<Date> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
    let serial = whole.parse::<i32>().ok().filter(|serial| is_number && (61..2_958_466).contains(serial))?;
    Some(Date::new(1970, 1, 1)?.plus_days(serial - if from_1904 { 24_107 } else { 25_569 }))
        .filter(|date| date.is_plausible())
}

/// A day whose month is a word: `29-Jan-27`, `Friday, January 29, 2027`.
fn named(text: &str) -> Option<Date> {
    let words = || text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let month = words().find_map(|word| {
        let word = lower(word);
        MONTHS.iter().position(|month| word.len() >= 3 && month.starts_with(&word))
    })?;
    let numbers: Vec<i32> = words().filter_map(|word| word.parse().ok()).collect();
    let [one, two] = numbers.try_into().ok()?;
    let (day, year) = if one > 31 { (two, one) } else { (one, two) };
    Date::meant(year, month as u8 + 1, u8::try_from(day).ok()?)
}

fn parts(text: &str) -> Option<[i32; 3]> {
    let parts: Option<Vec<i32>> = text.split(['/', '.', '-']).map(|part| part.trim().parse().ok()).collect();
    parts?.try_into().ok()
}

/// How the days of a table are written, by its cells, each with the day that is known of it. A number above 12 tells the
/// order, or else the cells that were not touched; these tell as well from when days are counted.
pub(super) fn habit<'a>(cells: impl Iterator<Item = (&'a str, Option<Date>)> + Clone) -> Days {
    let fits = |days: Days| {
        let plain = |text: &str| read(text, Days::default());
        cells.clone().any(|(text, known)| known.is_some() && read(text, days) == known && plain(text) != known)
    };
    let is_counted = |(text, known): (&str, Option<Date>)| known.is_some() && counted(text, false) == known;
    let from_1904 = fits(Days { day_first: None, from_1904: true }) && !cells.clone().any(is_counted);
    let parted = || cells.clone().filter_map(|(text, _)| parts(without_time(text))).filter(|[one, ..]| *one <= 31);
    let told = match (parted().any(|[one, ..]| one > 12), parted().any(|[_, two, _]| two > 12)) {
        (false, false) => {
            let order = |day_first| fits(Days { day_first: Some(day_first), from_1904 });
            (order(true), order(false))
        }
        told => told,
    };
    let day_first = match told {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    };
    Days { day_first, from_1904 }
}
