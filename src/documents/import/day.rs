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

/// A day as 2027-01-29, as a spreadsheet counts it, with its month in letters, or in digits where their order is known.
/// `None` where no day of a plan can be meant: see [`Date::YEARS`].
pub(super) fn read(text: &str, day_first: Option<bool>) -> Option<Date> {
    let text = without_time(text);
    date::typed(text).or_else(|| counted(text)).or_else(|| named(text)).or_else(|| {
        let [one, two, three] = parts(text)?;
        let (year, month, day) = match day_first {
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

/// The day of a number of days since the end of 1899.
fn counted(text: &str) -> Option<Date> {
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    let is_number = part.bytes().all(|byte| byte.is_ascii_digit());
    let serial = whole.parse::<i32>().ok().filter(|serial| is_number && (61..2_958_466).contains(serial))?;
    Some(Date::new(1970, 1, 1)?.plus_days(serial - 25_569)).filter(|date| date.is_plausible())
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

/// Whether days stand before months: by a number above 12 in any of the cells, or else by the cells whose day is known.
/// `None` when nothing tells.
pub(super) fn comes_first<'a>(cells: impl Iterator<Item = (&'a str, Option<Date>)> + Clone) -> Option<bool> {
    let parted = || cells.clone().filter_map(|(text, known)| Some((parts(without_time(text))?, known)));
    let parted = || parted().filter(|([one, ..], _)| *one <= 31);
    let told = match (parted().any(|([one, ..], _)| one > 12), parted().any(|([_, two, _], _)| two > 12)) {
        (false, false) => {
            let fits = |day_first| {
                let is_known =
                    |(text, known): (&str, Option<Date>)| known.is_some() && read(text, Some(day_first)) == known;
                cells.clone().filter(|(text, _)| read(text, None).is_none()).any(is_known)
            };
            (fits(true), fits(false))
        }
        told => told,
    };
    match told {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}
