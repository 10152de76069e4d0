//! Numbers, dates, plurals and lists by the platform's `Intl`: no data is shipped.

use std::cell::OnceCell;

use js_sys::{Array, Date as JsDate, Function, Intl, JsString, Object, Reflect};
use wasm_bindgen::JsValue;

use super::object::object;

use crate::base::Date;
use crate::words::{Formats, PlainFormats};

/// Whole numbers below this are written once: a drawing says dozens of them, and asking the platform takes its time.
const COUNTS: usize = 128;

/// The formats of a language. Each is made when it is first needed, because making one is slow.
pub(crate) struct IntlFormats {
    locales: Array,
    /// By how many decimals: none, one, two.
    numbers: [OnceCell<Function>; 3],
    counts: [OnceCell<String>; COUNTS],
    day: OnceCell<Function>,
    month: OnceCell<Function>,
    short_month: OnceCell<Function>,
    time: OnceCell<Function>,
    plural: OnceCell<Intl::PluralRules>,
    list: OnceCell<Option<JsValue>>,
}

impl IntlFormats {
    /// The formats of a language. A tag that the platform does not know becomes English.
    pub(crate) fn new(lang: &str) -> IntlFormats {
        let known = Intl::get_canonical_locales(&JsValue::from_str(lang)).length() > 0 && !lang.starts_with("qps");
        IntlFormats {
            locales: Array::of1(&JsValue::from_str(if known { lang } else { "en" })),
            numbers: [const { OnceCell::new() }; 3],
            counts: [const { OnceCell::new() }; COUNTS],
            day: OnceCell::new(),
            month: OnceCell::new(),
            short_month: OnceCell::new(),
            time: OnceCell::new(),
            plural: OnceCell::new(),
            list: OnceCell::new(),
        }
    }

    fn number_format(&self, decimals: u8) -> Function {
        let count = JsValue::from(decimals);
        let options = object(&[("minimumFractionDigits", count.clone()), ("maximumFractionDigits", count)]);
        Intl::NumberFormat::new(&self.locales, &options).format()
    }

    fn written(&self, value: f64, decimals: u8) -> String {
        let format = self.numbers[usize::from(decimals)].get_or_init(|| self.number_format(decimals));
        call(format, &JsValue::from_f64(value)).unwrap_or_else(|| PlainFormats.number(value, decimals))
    }

    /// The place of a whole number that is written once.
    fn count(&self, value: f64) -> Option<&OnceCell<String>> {
        self.counts.get(value as usize).filter(|_| value >= 0.0 && value.fract() == 0.0)
    }

    fn date_format(&self, parts: &[(&str, &str)]) -> Function {
        let parts: Vec<(&str, JsValue)> = parts.iter().map(|(name, value)| (*name, JsValue::from_str(value))).collect();
        Intl::DateTimeFormat::new(&self.locales, &object(&parts)).format()
    }
}

fn call(format: &Function, value: &JsValue) -> Option<String> {
    format.call1(&JsValue::UNDEFINED, value).ok()?.as_string()
}

/// Midnight in universal time, so that no time zone moves the day.
fn instant(date: Date) -> JsValue {
    JsDate::new(&JsValue::from_f64(f64::from(date.days_since_1970()) * 86_400_000.0)).into()
}

impl Formats for IntlFormats {
    fn number(&self, value: f64, decimals: u8) -> String {
        match self.count(value).filter(|_| decimals == 0) {
            Some(count) => count.get_or_init(|| self.written(value, 0)).clone(),
            None => self.written(value, decimals.min(2)),
        }
    }

    fn date(&self, date: Date) -> String {
        let format = self.day.get_or_init(|| {
            self.date_format(&[("year", "numeric"), ("month", "short"), ("day", "numeric"), ("timeZone", "UTC")])
        });
        call(format, &instant(date)).unwrap_or_else(|| PlainFormats.date(date))
    }

    fn month(&self, date: Date) -> String {
        let format =
            self.month.get_or_init(|| self.date_format(&[("year", "numeric"), ("month", "long"), ("timeZone", "UTC")]));
        call(format, &instant(date)).unwrap_or_else(|| PlainFormats.month(date))
    }

    fn short_month(&self, date: Date) -> String {
        let format = self.short_month.get_or_init(|| self.date_format(&[("month", "short"), ("timeZone", "UTC")]));
        call(format, &instant(date)).unwrap_or_else(|| PlainFormats.short_month(date))
    }

    fn time(&self, instant_ms: f64) -> String {
        let format = self.time.get_or_init(|| self.date_format(&[("hour", "numeric"), ("minute", "2-digit")]));
        call(format, &JsDate::new(&JsValue::from_f64(instant_ms)).into()).unwrap_or_default()
    }

    fn plural(&self, value: f64) -> String {
        let rules = self.plural.get_or_init(|| Intl::PluralRules::new(&self.locales, &Object::new()));
        rules.select(value).into()
    }

    fn capitals(&self, text: &str) -> String {
        JsString::from(text).to_upper_case().into()
    }

    fn small(&self, text: &str) -> String {
        JsString::from(text).to_lower_case().into()
    }

    fn list(&self, items: &[String]) -> String {
        let format = self.list.get_or_init(|| {
            let make: Function = Reflect::get(&js_sys::global(), &"Intl".into())
                .and_then(|intl| Reflect::get(&intl, &"ListFormat".into()))
                .ok()?
                .into();
            Reflect::construct(&make, &Array::of1(&self.locales)).ok()
        });
        let written = format.as_ref().and_then(|format| {
            let list: Array = items.iter().map(|item| JsValue::from_str(item)).collect();
            let write: Function = Reflect::get(format, &"format".into()).ok()?.into();
            write.call1(format, &list).ok()?.as_string()
        });
        written.unwrap_or_else(|| PlainFormats.list(items))
    }
}
