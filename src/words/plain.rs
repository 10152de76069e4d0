//! Numbers and dates without the platform's help, in English.

use super::formats::Formats;
use crate::base::Date;
use crate::base::text::lower;

/// American English by plain rules. Used where there is no browser: tests, and the pages rendered at build time.
#[derive(Clone, Copy, Debug, Default)]
pub struct PlainFormats;

const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

impl Formats for PlainFormats {
    fn number(&self, value: f64, decimals: u8) -> String {
        // By way of whole numbers: writing a float links 10 KB of program.
        let unit = 10_u64.pow(u32::from(decimals));
        let units = (value.abs() * unit as f64 + 0.5) as u64;
        let whole = (units / unit).to_string();
        let mut written = String::from(if value < 0.0 { "-" } else { "" });
        for (index, digit) in whole.char_indices() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                written.push(',');
            }
            written.push(digit);
        }
        if decimals > 0 {
            written.push_str(&format!(".{:0width$}", units % unit, width = usize::from(decimals)));
        }
        written
    }

    fn date(&self, date: Date) -> String {
        format!("{} {}, {}", self.short_month(date), date.day(), date.year())
    }

    fn month(&self, date: Date) -> String {
        format!("{} {}", MONTHS[usize::from(date.month() - 1)], date.year())
    }

    fn short_month(&self, date: Date) -> String {
        MONTHS[usize::from(date.month() - 1)][..3].to_owned()
    }

    fn time(&self, instant_ms: f64) -> String {
        let minutes = (instant_ms / 60_000.0).rem_euclid(1440.0) as u32;
        format!("{}:{:02}", minutes / 60, minutes % 60)
    }

    fn plural(&self, value: f64) -> String {
        if value == 1.0 { "one" } else { "other" }.to_owned()
    }

    fn capitals(&self, text: &str) -> String {
        text.chars().map(capital).collect()
    }

    fn small(&self, text: &str) -> String {
        lower(text)
    }

    fn list(&self, items: &[String]) -> String {
        match items {
            [] => String::new(),
            [one] => one.clone(),
            [one, two] => format!("{one} and {two}"),
            [first @ .., last] => format!("{}, and {last}", first.join(", ")),
        }
    }
}

/// The capital of a letter of Western Europe. The standard library's table of all takes 7 KB of wasm.
fn capital(c: char) -> char {
    match c {
        '÷' => c,
        'à'..='þ' => char::from_u32(u32::from(c) - 32).unwrap_or(c),
        c => c.to_ascii_uppercase(),
    }
}
