//! The clock, and chance: the one place that asks for them.

use js_sys::{Date as JsDate, Math};

use crate::domain::Date;

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

/// Twelve characters by chance, to tell one team's document from another's.
pub(crate) fn document_id() -> String {
    const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";
    (0..12).map(|_| char::from(ALPHABET[(Math::random() * 32.0) as usize % 32])).collect()
}
