//! The clock, and chance: the one place that asks for them.

use gloo::timers::callback::Interval;
use js_sys::{Date as JsDate, Math};

use crate::base::Date;

/// The day on this device's calendar.
pub(crate) fn today() -> Date {
    let now = JsDate::new_0();
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

/// Tells the instant every second, in whole seconds since 1970, until it is dropped. A tab that slept is told the right
/// one when it wakes.
pub(crate) fn every_second(told: impl Fn(u32) + 'static) -> Interval {
    Interval::new(1000, move || told(now_s()))
}

/// A number of 32 bits by chance.
pub(crate) fn number() -> u32 {
    (Math::random() * 4_294_967_296.0) as u32
}

/// Twelve characters by chance, to tell one team's document from another's.
pub(crate) fn document_id() -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    (0..12).map(|_| char::from(ALPHABET[(Math::random() * 32.0) as usize % 32])).collect()
}
