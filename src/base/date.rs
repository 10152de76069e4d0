//! A day of the calendar.

use std::fmt;
use std::ops::RangeInclusive;
use std::str::FromStr;

/// A day in the Gregorian calendar, written `2027-05-12`, from year 1 to 9999.
///
/// A calendar crate (`jiff`: 222 KB before optimization) is not worth its bytes for this little arithmetic.
///
/// ```
/// use stem_readiness::base::Date;
/// let due: Date = "2027-01-29".parse().unwrap();
/// assert_eq!(due.plus_days(30).to_string(), "2027-02-28");
/// assert!("2027-02-29".parse::<Date>().is_err());
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: i32,
    month: u8,
    day: u8,
}

/// A text that is not a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NotADate(String);

impl Date {
    /// The calendar's first day.
    pub const MIN: Date = Date { year: 1, month: 1, day: 1 };
    /// The calendar's last day.
    pub const MAX: Date = Date { year: 9999, month: 12, day: 31 };

    /// The years that a day of a plan, of its past or of its evidence may have. A day outside of them is a slip of the
    /// hand: where two digits of a year are typed, browsers make the year 27 of them. Files may hold such days; whoever
    /// asks a person for one does not take it. The last year is the last that two digits name.
    pub const YEARS: RangeInclusive<i32> = 1990..=2099;

    /// The day with this year, month (1–12) and day of the month, if there is one.
    #[must_use]
    pub fn new(year: i32, month: u8, day: u8) -> Option<Date> {
        let fits = (1..=9999).contains(&year) && (1..=12).contains(&month) && day >= 1 && day <= days_in(year, month);
        fits.then_some(Date { year, month, day })
    }

    /// The year, such as 2027.
    #[must_use]
    pub fn year(self) -> i32 {
        self.year
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u8 {
        self.month
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u8 {
        self.day
    }

    /// Whether its year is among [`Date::YEARS`].
    #[must_use]
    pub fn is_plausible(self) -> bool {
        Date::YEARS.contains(&self.year)
    }

    /// The day with this year, month and day of the month as a person writes them: a year below 100 is one of 20xx.
    /// `None` outside of [`Date::YEARS`].
    ///
    /// ```
    /// use stem_readiness::base::Date;
    /// assert_eq!(Date::meant(27, 1, 29), Date::new(2027, 1, 29));
    /// assert_eq!(Date::meant(202, 1, 29), None);
    /// ```
    #[must_use]
    pub fn meant(year: i32, month: u8, day: u8) -> Option<Date> {
        let year = if (0..100).contains(&year) { 2000 + year } else { year };
        Date::new(year, month, day).filter(|date| date.is_plausible())
    }

    /// Days since January 1, 1970; negative before.
    ///
    /// The rule is Howard Hinnant's `days_from_civil`.
    #[must_use]
    pub fn days_since_1970(self) -> i32 {
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let era = year.div_euclid(400);
        let year_of_era = year.rem_euclid(400);
        let month = i32::from(self.month);
        let day_of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + i32::from(self.day) - 1;
        era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468
    }

    /// The day so many days later, or earlier when negative. Stops at the calendar's ends.
    #[must_use]
    pub fn plus_days(self, days: i32) -> Date {
        let shifted = self.days_since_1970().saturating_add(days).saturating_add(719_468);
        let era = shifted.div_euclid(146_097);
        let day_of_era = shifted.rem_euclid(146_097);
        let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let shifted_month = (5 * day_of_year + 2) / 153;
        let day = (day_of_year - (153 * shifted_month + 2) / 5 + 1) as u8;
        let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 } as u8;
        let year = year_of_era + era * 400 + i32::from(month <= 2);
        Date::new(year, month, day).unwrap_or(if days < 0 { Date::MIN } else { Date::MAX })
    }

    /// Days from `earlier` to this day; negative when this day is the earlier one.
    #[must_use]
    pub fn days_after(self, earlier: Date) -> i32 {
        self.days_since_1970() - earlier.days_since_1970()
    }
}

fn days_in(year: i32, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        _ => 31,
    }
}

/// Year, month and day of a text such as `2027-05-12`, whether or not there is such a day.
fn digits(text: &str) -> Option<(i32, u8, u8)> {
    let (year, rest) = text.split_once('-')?;
    let (month, day) = rest.split_once('-')?;
    let are = |part: &str, count: usize| part.len() == count && part.bytes().all(|b| b.is_ascii_digit());
    (are(year, 4) && are(month, 2) && are(day, 2)).then_some(())?;
    Some((year.parse().ok()?, month.parse().ok()?, day.parse().ok()?))
}

/// Reads what a field or a table gives for a day, such as `2027-05-12`. As [`Date::meant`]: `0027-05-12` is in 2027.
///
/// ```
/// use stem_readiness::base::{Date, date};
/// assert_eq!(date::typed("0027-01-29"), Date::new(2027, 1, 29));
/// assert_eq!(date::typed("1889-01-29"), None);
/// ```
#[must_use]
pub fn typed(text: &str) -> Option<Date> {
    let (year, month, day) = digits(text)?;
    Date::meant(year, month, day)
}

impl FromStr for Date {
    type Err = NotADate;

    /// Reads `2027-05-12`, and nothing else.
    fn from_str(text: &str) -> Result<Date, NotADate> {
        let read = || {
            let (year, month, day) = digits(text)?;
            Date::new(year, month, day)
        };
        read().ok_or_else(|| NotADate(text.to_owned()))
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

impl fmt::Display for NotADate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}` is not a day, expected a date such as 2027-05-12", self.0)
    }
}

impl std::error::Error for NotADate {}
