//! What the browser answers at once, as functions that it hands in: the clock, and languages.

use std::any::Any;

use yew::Callback;
use yew::functional::{hook, use_effect_with, use_state_eq};

use crate::words::Words;

/// The browser's answers. Natively, tests hand in their own.
#[derive(Clone, Copy, Debug)]
pub struct Platform {
    /// This instant, in whole seconds since 1970.
    pub now_s: fn() -> u32,
    /// Tells the instant every second until the value returned is dropped.
    pub every_second: fn(Callback<u32>) -> Box<dyn Any>,
    /// What the widget says in a language; in English where it does not speak it.
    pub words_in: fn(&str) -> Words,
    /// Calls back once what is drawn is painted. `None` where a view is drawn but once.
    pub once_painted: Option<fn(Callback<()>)>,
}

impl PartialEq for Platform {
    /// A widget has one platform for as long as it lives.
    fn eq(&self, _: &Platform) -> bool {
        true
    }
}

impl Platform {
    /// A platform whose clock does not move, and which speaks English. For tests and for rendering ahead of time.
    #[must_use]
    pub fn still() -> Platform {
        Platform { now_s: || 0, every_second: |_| Box::new(()), words_in: |_| Words::english(), once_painted: None }
    }
}

/// This instant in seconds since 1970, told anew every second while it is wanted.
#[hook]
pub(crate) fn use_seconds(platform: Platform, wanted: bool) -> u32 {
    use_clock(platform, wanted, 1)
}

/// This instant in minutes since 1970, told anew every minute while it is wanted.
#[hook]
pub(crate) fn use_minute(platform: Platform, wanted: bool) -> u32 {
    use_clock(platform, wanted, 60)
}

/// This instant in units of so many seconds. While nobody wants to be told it is read when something is drawn.
#[hook]
fn use_clock(platform: Platform, wanted: bool, unit_s: u32) -> u32 {
    let last = use_state_eq(|| 0);
    let setter = last.setter();
    use_effect_with(wanted, move |wanted| {
        let tick = Callback::from(move |now_s: u32| setter.set(now_s / unit_s));
        let ticks = wanted.then(|| (platform.every_second)(tick));
        move || drop(ticks)
    });
    (platform.now_s)() / unit_s
}
