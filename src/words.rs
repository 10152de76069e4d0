//! What the widget says: every sentence, in one language, with the platform's way of writing numbers and dates.
//!
//! The sentences are content (`src/content/words/<lang>/<area>.json`). The build checks them and gives each a method, so
//! a missing sentence does not compile and one that nothing says is reported as dead code.

mod catalogue;
mod formats;
mod message;
mod own;
mod plain;

use std::borrow::Cow;
use std::rc::Rc;

use crate::base::Date;
use crate::base::bidi;
use crate::base::texts::Texts;
use catalogue::Table;
pub use formats::Formats;
use message::{Message, Piece};
pub use own::check;
pub use plain::PlainFormats;

enum Argument<'a> {
    Text(&'a str),
    Number(f64),
}

/// Speaks one language. Cheap to clone; two are equal when they speak the same language.
#[derive(Clone)]
pub struct Words {
    table: &'static Table,
    pseudo: bool,
    formats: Rc<dyn Formats>,
    /// Sentences that a framework says in its own words, by their place in the table.
    own: Rc<[(usize, String)]>,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.table, other.table) && self.pseudo == other.pseudo && self.own == other.own
    }
}

impl Words {
    /// The language name under which every sentence is lengthened, accented and laid out from right to left, so that
    /// a text that was not taken from the catalogue, or a box too small for German, is seen at once.
    pub const PSEUDO: &'static str = "qps-plocm";

    /// The best language the widget has for a wished one (`es-MX` finds `es`); English when there is none.
    #[must_use]
    pub fn new(lang: &str, formats: Rc<dyn Formats>) -> Self {
        let base = lang.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        let table = catalogue::TABLES.iter().find(|table| table.lang == base).unwrap_or(&catalogue::TABLES[0]);
        Self { table, pseudo: lang == Self::PSEUDO, formats, own: Rc::default() }
    }

    /// The same, with some sentences in a framework's own words, by their keys. Keys that nothing says are passed over.
    #[must_use]
    pub fn with(self, own: &Texts) -> Self {
        Self { own: own.iter().filter_map(|(key, text)| Some((own::place(key)?, text.to_owned()))).collect(), ..self }
    }

    /// English, with numbers and dates written without the platform. For tests and for rendering ahead of time.
    #[must_use]
    pub fn english() -> Self {
        Self::new("en", Rc::new(PlainFormats))
    }

    /// Whether the widget has a language under this name or its base name.
    #[must_use]
    pub fn speaks(lang: &str) -> bool {
        let base = lang.split(['-', '_']).next().unwrap_or_default().to_ascii_lowercase();
        lang == Self::PSEUDO || catalogue::TABLES.iter().any(|table| table.lang == base)
    }

    /// The tags of all languages that the widget speaks.
    #[must_use]
    pub fn languages() -> Vec<&'static str> {
        catalogue::TABLES.iter().map(|table| table.lang).collect()
    }

    /// What a language calls itself.
    #[must_use]
    pub fn name_of(&self, lang: &str) -> String {
        Words::new(lang, Rc::clone(&self.formats)).workshop_language_name().into_owned()
    }

    /// The language's tag, for `lang` attributes.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        if self.pseudo { Self::PSEUDO } else { self.table.lang }
    }

    /// The writing direction, for `dir` attributes.
    #[must_use]
    pub fn dir(&self) -> &'static str {
        if self.pseudo || self.table.lang == "ar" { "rtl" } else { "ltr" }
    }

    /// A person's text to put into a line of ours: isolated where it could turn the line's direction. Sentences do so
    /// with every text that they take.
    #[must_use]
    pub fn isolated<'a>(&self, text: &'a str) -> Cow<'a, str> {
        bidi::isolated(text, self.dir() == "rtl")
    }

    /// The platform's ways of writing.
    #[must_use]
    pub fn formats(&self) -> &dyn Formats {
        &*self.formats
    }

    /// A day as people here write it.
    #[must_use]
    pub fn date(&self, date: Date) -> String {
        self.formats.date(date)
    }

    /// "a, b, and c".
    #[must_use]
    pub fn list<S: AsRef<str>>(&self, items: &[S]) -> String {
        let items: Vec<String> = items.iter().map(|item| self.isolated(item.as_ref()).into_owned()).collect();
        self.formats.list(&items)
    }

    /// "a, b, c", where there is no room for words between them.
    #[must_use]
    pub fn joined<S: AsRef<str>>(&self, items: &[S]) -> String {
        items.iter().map(|item| self.isolated(item.as_ref())).collect::<Vec<_>>().join(", ")
    }

    /// The text with a capital first letter. By the platform: Rust's own table of capitals weighs 12 KB of wasm.
    #[must_use]
    pub fn capitalized(&self, text: &str) -> String {
        let (first, rest) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
        self.formats.capitals(first) + rest
    }

    /// The sentence for a value of a choice, by the choice's name and the value's word; empty where there is none.
    pub(crate) fn choice(&self, name: &str, word: &str) -> Cow<'static, str> {
        catalogue::choice(name, word).map_or(Cow::Borrowed(""), |index| self.plain(index))
    }

    fn own(&self, index: usize) -> Option<&str> {
        self.own.iter().find(|(place, _)| *place == index).map(|(_, text)| text.as_str())
    }

    fn plain(&self, index: usize) -> Cow<'static, str> {
        match self.own(index) {
            Some(own) if self.pseudo => pseudo(own).into(),
            Some(own) => own.to_owned().into(),
            None if self.pseudo => pseudo(self.table.sentences[index]).into(),
            None => self.table.sentences[index].into(),
        }
    }

    fn format(&self, index: usize, arguments: &[(&str, Argument<'_>)]) -> String {
        let mut out = String::new();
        if let Ok(message) = Message::parse(self.own(index).unwrap_or(self.table.sentences[index])) {
            self.write(&message, arguments, 0.0, &mut out);
        }
        out
    }

    fn write(&self, message: &Message<'_>, arguments: &[(&str, Argument<'_>)], count: f64, out: &mut String) {
        let number = |name: &str| match arguments.iter().find(|(known, _)| *known == name) {
            Some((_, Argument::Number(value))) => *value,
            _ => 0.0,
        };
        for piece in &message.0 {
            match piece {
                Piece::Plain(words) if self.pseudo => out.push_str(&pseudo(words)),
                Piece::Plain(words) => out.push_str(words),
                Piece::Text(name) => {
                    if let Some((_, Argument::Text(text))) = arguments.iter().find(|(known, _)| known == name) {
                        out.push_str(&self.isolated(text));
                    }
                }
                Piece::Number(name) => out.push_str(&self.formats.number(number(name), 0)),
                Piece::Count => out.push_str(&self.formats.number(count, 0)),
                Piece::Plural(name, cases) => {
                    let value = number(name);
                    // By way of a whole number: writing a float links 10 KB of program.
                    let exact = if value.fract() == 0.0 { format!("={}", value as i64) } else { String::new() };
                    let category = self.formats.plural(value);
                    let case = [exact.as_str(), &category, "other"]
                        .iter()
                        .find_map(|wanted| cases.iter().find(|(name, _)| name == wanted));
                    if let Some((_, case)) = case {
                        self.write(case, arguments, value, out);
                    }
                }
            }
        }
    }
}

/// Whether each value of a choice has a sentence.
pub(crate) const fn has_choice(name: &str, words: &[&str]) -> bool {
    let mut at = 0;
    while at < words.len() {
        if catalogue::choice(name, words[at]).is_none() {
            return false;
        }
        at += 1;
    }
    true
}

/// Accented, a third longer, marked at both ends.
fn pseudo(words: &str) -> String {
    let mut out = String::from("⟦");
    for c in words.chars() {
        out.push(match c {
            'a' => 'á',
            'e' => 'é',
            'i' => 'í',
            'o' => 'ö',
            'u' => 'ü',
            'n' => 'ñ',
            'c' => 'ç',
            's' => 'š',
            other => other,
        });
    }
    out.extend(std::iter::repeat_n('~', words.chars().count().div_ceil(3)));
    out.push('⟧');
    out
}

include!(concat!(env!("OUT_DIR"), "/sentences.rs"));
