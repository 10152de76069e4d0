//! The clock and chance. Nothing else in the widget reads them.

use gloo::events::EventListener;
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

/// How often a page that nobody touches is told the day, in milliseconds.
const EACH_MINUTE_MS: u32 = 60_000;

/// Tells the day each minute, and whenever the page comes back to somebody: from sleep, from the background, or from the
/// back/forward cache. No timer runs until midnight: it would not count the hours that a laptop sleeps, nor follow a
/// clock that is set or a journey into another time zone. Dropped, it is silent.
pub(crate) struct DayWatch {
    _each_minute: Interval,
    _events: [Option<EventListener>; 3],
}

impl DayWatch {
    /// Tells until it is dropped.
    pub(crate) fn new(tell: impl Fn(Date) + Clone + 'static) -> DayWatch {
        let each_minute = {
            let tell = tell.clone();
            Interval::new(EACH_MINUTE_MS, move || tell(today()))
        };
        let listen = |event| {
            let tell = tell.clone();
            let window = web_sys::window()?;
            Some(EventListener::new(&window, event, move |_| tell(today())))
        };
        let events = ["focus", "pageshow", "visibilitychange"].map(listen);
        DayWatch { _each_minute: each_minute, _events: events }
    }
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
