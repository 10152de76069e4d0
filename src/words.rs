//! What the widget says: every sentence, in one language, with the platform's way of writing numbers and dates.
//!
//! The sentences are content (`src/content/words/<lang>/<area>.json`). The build checks them and gives each a method, so
//! a missing sentence does not compile and one that nothing says is reported as dead code.

mod catalogue;
#[cfg(test)]
mod every;
mod formats;
pub(crate) mod later;
mod message;
mod own;
mod plain;

use std::borrow::Cow;
use std::rc::Rc;

use crate::base::Date;
use crate::base::bidi;
use crate::base::texts::Texts;
use catalogue::Language;
pub use formats::Formats;
pub use own::check;
pub use plain::PlainFormats;

enum Argument<'a> {
    Text(&'a str),
    Number(f64),
}

impl Argument<'_> {
    fn number(&self) -> Option<f64> {
        match self {
            Self::Number(value) => Some(*value),
            Self::Text(_) => None,
        }
    }
}

/// Speaks one language. Cheap to clone; two are equal when they speak the same language.
#[derive(Clone)]
pub struct Words {
    language: &'static Language,
    pseudo: bool,
    formats: Rc<dyn Formats>,
    /// Sentences that a framework says in its own words, by their places, in the order of these.
    own: Rc<[(usize, String)]>,
}

impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self.language, other.language) && self.pseudo == other.pseudo && self.own == other.own
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
        let known = catalogue::LANGUAGES.iter().find(|language| language.lang == base);
        let language = known.unwrap_or(&catalogue::LANGUAGES[0]);
        Self { language, pseudo: lang == Self::PSEUDO, formats, own: Rc::default() }
    }

    /// The same, with some sentences in a framework's own words, by their keys. Keys that nothing says are passed over.
    #[must_use]
    pub fn with(self, own: &Texts) -> Self {
        if own.is_empty() { self } else { Self { own: later::own_sentences(own), ..self } }
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
        lang == Self::PSEUDO || catalogue::LANGUAGES.iter().any(|language| language.lang == base)
    }

    /// The tags of all languages that the widget speaks.
    #[must_use]
    pub fn languages() -> Vec<&'static str> {
        catalogue::LANGUAGES.iter().map(|language| language.lang).collect()
    }

    /// What a language calls itself.
    #[must_use]
    pub fn name_of(&self, lang: &str) -> String {
        Words::new(lang, Rc::clone(&self.formats)).workshop_language_name().into_owned()
    }

    /// The language's tag, for `lang` attributes.
    #[must_use]
    pub fn lang(&self) -> &'static str {
        if self.pseudo { Self::PSEUDO } else { self.language.lang }
    }

    /// The writing direction, for `dir` attributes.
    #[must_use]
    pub fn dir(&self) -> &'static str {
        if self.pseudo || self.language.lang == "ar" { "rtl" } else { "ltr" }
    }

    /// A person's text to put into a line of ours: isolated where it could turn the line's direction. Sentences do so
    /// with every text that they take.
    #[must_use]
    pub fn isolated<'a>(&self, text: &'a str) -> Cow<'a, str> {
        bidi::isolated(text, self.dir() == "rtl")
    }

    /// A text in small letters, by the platform: Rust's own table takes 12 KB of wasm.
    #[must_use]
    pub fn small(&self, text: &str) -> String {
        self.formats.small(text)
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

    /// The text with a capital first letter; a link as it is. By the platform: Rust's own table of capitals weighs 12 KB of wasm.
    #[must_use]
    pub fn capitalized(&self, text: &str) -> String {
        if text.starts_with("http") {
            return text.to_owned();
        }
        let (first, rest) = text.split_at(text.chars().next().map_or(0, char::len_utf8));
        self.formats.capitals(first) + rest
    }

    /// The sentence for a value of a choice, by the choice's name and the value's word; empty where there is none.
    pub(crate) fn choice(&self, name: &str, word: &str) -> Cow<'static, str> {
        catalogue::choice(name, word)
            .map_or(Cow::Borrowed(""), |at| self.plain(catalogue::FIRST_CHOICE + at, catalogue::CHOICES[at].1))
    }

    fn own(&self, place: usize) -> Option<&str> {
        let at = self.own.binary_search_by_key(&place, |(known, _)| *known).ok()?;
        self.own.get(at).map(|(_, text)| text.as_str())
    }

    fn plain(&self, place: usize, english: &'static str) -> Cow<'static, str> {
        let own = self.own(place);
        let sentence = self.language.sentence(place).unwrap_or(english);
        match own {
            _ if self.pseudo => pseudo(own.unwrap_or(sentence)).into(),
            Some(own) => own.to_owned().into(),
            None => sentence.into(),
        }
    }

    fn format(&self, place: usize, english: &'static str, arguments: &[Argument<'_>]) -> String {
        let sentence = || self.language.sentence(place).unwrap_or(english);
        let mut out = String::new();
        self.write(self.own(place).unwrap_or_else(sentence), arguments, true, &mut out);
        out
    }

    /// Writes a sentence as [`build`](message::Message::build) made it, up to its end or a brace that it did not open,
    /// and returns what follows. A case of a plural that is not the one is passed over.
    fn write<'a>(&self, mut rest: &'a str, arguments: &[Argument<'_>], is_said: bool, out: &mut String) -> &'a str {
        loop {
            let brace = rest.find(['{', '}']).unwrap_or(rest.len());
            let words = &rest[..brace];
            if is_said && self.pseudo && !words.is_empty() {
                out.push_str(&pseudo(words));
            } else if is_said {
                out.push_str(words);
            }
            match rest[brace..].strip_prefix('{') {
                Some(placeholder) => rest = self.placeholder(placeholder, arguments, is_said, out),
                None => return rest.get(brace + 1..).unwrap_or_default(),
            }
        }
    }

    /// Writes an argument, or the case of a plural that fits it, and returns what follows the closing brace.
    fn placeholder<'a>(&self, text: &'a str, arguments: &[Argument<'_>], is_said: bool, out: &mut String) -> &'a str {
        let (place, mut rest) = text.split_at(text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len()));
        let argument = place.parse().ok().and_then(|place: usize| arguments.get(place)).filter(|_| is_said);
        if let Some(after) = rest.strip_prefix('}') {
            match argument {
                Some(Argument::Text(text)) => out.push_str(&self.isolated(text)),
                Some(Argument::Number(value)) => out.push_str(&self.formats.number(*value, 0)),
                None => {}
            }
            return after;
        }
        let value = argument.and_then(Argument::number);
        let mut category = value.map(|value| self.formats.plural(value));
        while let Some((case, words)) = rest.split_once('{').filter(|_| !rest.starts_with('}')) {
            let is_exact = || case.strip_prefix('=').and_then(|exact| exact.parse().ok()).map(u32::into) == value;
            let is_it = category.as_ref().is_some_and(|it| case == it || case == "other" || is_exact());
            rest = self.write(words, arguments, is_it, out);
            category = category.filter(|_| !is_it);
        }
        rest.get(1..).unwrap_or_default()
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
