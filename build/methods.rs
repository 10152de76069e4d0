//! For the build: a method of `Words` for each sentence.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use crate::message::{Kind, Message};
use crate::{CHOICES, Catalogue, arguments, built};

/// The methods, and the types of their arguments' names.
pub(crate) fn all(english: &Catalogue) -> String {
    format!("{}\nimpl Words {{\n{}}}\n", names(english), methods(english))
}

fn methods(english: &Catalogue) -> String {
    let mut code = String::new();
    for (index, (key, sentence)) in said(english) {
        let arguments = arguments(&Message::parse(sentence).expect("checked above"));
        let (parameters, values) = (parameters(&arguments), values(&arguments));
        let doc = sentence.replace('\n', " ");
        if arguments.is_empty() {
            writeln!(
                code,
                "    #[doc = {doc:?}]\n    pub(crate) fn {key}(&self) -> std::borrow::Cow<'static, str> {{ self.plain({index}, {sentence:?}) }}"
            )
        } else {
            let built = built(sentence, sentence);
            writeln!(
                code,
                "    #[doc = {doc:?}]\n    pub(crate) fn {key}(&self, {parameters}) -> String {{ self.format({index}, {built:?}, &[{values}]) }}"
            )
        }
        .expect("writing to a string");
    }
    code
}

/// The sentences that have a method, with their places.
fn said(english: &Catalogue) -> impl Iterator<Item = (usize, (&String, &String))> {
    english.iter().enumerate().filter(|(_, (key, _))| !key.starts_with(CHOICES))
}

/// What a method takes. Where it takes more than one argument, each says its name, so that none stands in another's
/// place.
fn parameters(arguments: &BTreeMap<&str, Kind>) -> String {
    let parameter = |(name, kind): (&&str, &Kind)| {
        let taken = match kind {
            Kind::Text => "impl AsRef<str>",
            Kind::Number => "impl Into<f64>",
        };
        match arguments.len() {
            1 => format!("{name}: {taken}"),
            _ => format!("with::{type_name}({name}): with::{type_name}<{taken}>", type_name = type_name(name)),
        }
    };
    arguments.iter().map(parameter).collect::<Vec<_>>().join(", ")
}

fn values(arguments: &BTreeMap<&str, Kind>) -> String {
    let value = |(name, kind): (&&str, &Kind)| match kind {
        Kind::Text => format!("Argument::Text({name}.as_ref())"),
        Kind::Number => format!("Argument::Number({name}.into())"),
    };
    arguments.iter().map(value).collect::<Vec<_>>().join(", ")
}

/// For the test of every sentence: a call of each method, whose texts are their placeholders' names and whose numbers
/// are those of their places; and what the catalogues hold.
pub(crate) fn every(catalogues: &[(&str, Catalogue)]) -> String {
    let mut calls = String::new();
    for (_, (key, sentence)) in said(&catalogues[0].1) {
        let arguments = arguments(&Message::parse(sentence).expect("checked above"));
        let argument = |(place, (name, kind)): (usize, (&&str, &Kind))| {
            let value = match kind {
                Kind::Text => format!("\"<{name}>\""),
                Kind::Number => format!("number({place})"),
            };
            if arguments.len() > 1 { format!("with::{}({value})", type_name(name)) } else { value }
        };
        let owned = if arguments.is_empty() { ".into_owned()" } else { "" };
        let given: Vec<String> = arguments.iter().enumerate().map(argument).collect();
        writeln!(calls, "        ({key:?}, words.{key}({}){owned}),", given.join(", ")).expect("writing to a string");
    }
    let templates = catalogues.iter().map(|(lang, all)| format!("({lang:?}, &{:?}), ", Vec::from_iter(all)));
    let templates: String = templates.collect();
    format!(
        "fn every(words: &Words, number: impl Fn(usize) -> f64) -> Vec<(&'static str, String)> {{\n    vec![\n{calls}    ]\n}}\n\nstatic TEMPLATES: &[(&str, &[(&str, &str)])] = &[{templates}];\n"
    )
}

/// A type for the name of each placeholder that does not stand alone in its sentence.
fn names(english: &Catalogue) -> String {
    let mut names = BTreeSet::new();
    for (_, (_, sentence)) in said(english) {
        let message = Message::parse(sentence).expect("checked above");
        let arguments = arguments(&message);
        names.extend(arguments.keys().filter(|_| arguments.len() > 1).map(|name| (*name).to_owned()));
    }
    let types = names.iter().map(|name| format!("    pub(crate) struct {}<T>(pub(crate) T);\n", type_name(name)));
    format!(
        "/// The arguments of a sentence that takes more than one: each is a type by its placeholder's name.\npub(crate) mod with {{\n{}}}\n",
        types.collect::<String>()
    )
}

/// A placeholder's name as a type's: `high_level` as `HighLevel`.
fn type_name(name: &str) -> String {
    let word = |word: &str| word[..1].to_uppercase() + &word[1..];
    name.split('_').filter(|part| !part.is_empty()).map(word).collect()
}
