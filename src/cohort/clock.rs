//! The day, for a run that is given none.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::base::Date;

/// Today, in universal time.
#[must_use]
pub fn today() -> Date {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    let epoch = Date::new(1970, 1, 1).unwrap_or(Date::MIN);
    epoch.plus_days(i32::try_from(seconds / 86_400).unwrap_or(i32::MAX))
}
