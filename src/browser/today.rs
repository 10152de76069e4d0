//! The clock and chance. Nothing else in the widget reads them.

use gloo::timers::callback::Interval;
use js_sys::{Date as JsDate, Math};

use crate::base::Date;

/// The day on this device's calendar.
pub(crate) fn today() -> Date {
    day_of(now_ms())
}

/// The day on this device's calendar of an instant in milliseconds since 1970.
pub(crate) fn day_of(instant_ms: f64) -> Date {
    let now = JsDate::new(&instant_ms.into());
    Date::new(now.get_full_year() as i32, now.get_month() as u8 + 1, now.get_date() as u8)
        .or_else(|| Date::new(2000, 1, 1))
        .unwrap_or_else(|| unreachable!("January 1, 2000 is a day"))
}

/// This instant, in milliseconds since 1970.
pub(crate) fn now_ms() -> f64 {
    JsDate::now()
}

/// This instant, in whole seconds since 1970.
pub(crate) fn now_s() -> u32 {
    (JsDate::now() / 1000.0) as u32
}

/// Calls back every second with this instant, in whole seconds since 1970, until the result is dropped. The instant is
/// right again after a tab has slept.
pub(crate) fn every_second(on_second: impl Fn(u32) + 'static) -> Interval {
    Interval::new(1000, move || on_second(now_s()))
}

/// A random number of 32 bits.
pub(crate) fn number() -> u32 {
    (Math::random() * 4_294_967_296.0) as u32
}

/// Twelve random characters, to tell one team's document from another's.
pub(crate) fn document_id() -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    (0..12).map(|_| char::from(ALPHABET[(Math::random() * 32.0) as usize % 32])).collect()
}
