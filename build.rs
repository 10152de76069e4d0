//! Checks the sentences of every language, turns them into methods, and joins the style sheets.
//!
//! A catalogue is `src/content/words/<lang>/<area>.json`: a flat object from key to sentence. The key `save` in the
//! area `share` becomes the method `share_save`; those of the area `choice` are found by a choice's name and word. English is the reference. The build stops, with file and key, at a key
//! that another language lacks or has in addition, at a sentence that does not parse, and at a placeholder that differs
//! from English. The compiler reports an unused sentence as an unused method.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::{env, fs, path::Path};

#[allow(dead_code, reason = "the build parses messages and does not format them")]
#[path = "src/words/message.rs"]
mod message;

#[path = "styles/sheets.rs"]
mod sheets;

use message::{Kind, Message};

type Catalogue = BTreeMap<String, String>;

const WORDS: &str = "src/content/words";

/// How the keys of the area of choices begin. Their sentences have no methods: `words::Words::choice` finds them.
const CHOICES: &str = "choice_";

fn main() {
    println!("cargo::rerun-if-changed={WORDS}");
    println!("cargo::rerun-if-changed=src/words/message.rs");
    println!("cargo::rerun-if-changed=styles");
    let mut faults = Vec::new();
    let english = read("en", &mut faults);
    let mut languages = vec!["en".to_owned()];
    languages.extend(other_languages());

    let mut tables = String::new();
    for lang in &languages {
        let catalogue = if lang == "en" { english.clone() } else { read(lang, &mut faults) };
        check(lang, &catalogue, &english, &mut faults);
        writeln!(tables, "    Table {{ lang: {lang:?}, sentences: &[").expect("writing to a string");
        for key in english.keys() {
            writeln!(tables, "        {:?},", catalogue.get(key).map_or("", String::as_str))
                .expect("writing to a string");
        }
        tables.push_str("    ] },\n");
    }
    assert!(faults.is_empty(), "the words do not fit:\n{}", faults.join("\n"));

    let catalogue = format!(
        "/// By language, English first.\npub(super) static TABLES: &[Table] = &[\n{tables}];\n\n/// A line for each area: its name and those of its keys, in the order of the sentences.\npub(super) const KEYS: &str = {:?};\n\n{}",
        keys(&english),
        choices(&english)
    );
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let write = |name: &str, code: &str| fs::write(Path::new(&out).join(name), code).expect("OUT_DIR can be written");
    write("catalogue.rs", &catalogue);
    write("sentences.rs", &format!("impl Words {{\n{}}}\n", methods(&english)));
    let styles = sheets::all().unwrap_or_else(|error| panic!("{error}"));
    write("styles.css", &styles);
}

fn other_languages() -> Vec<String> {
    let mut found = names_in(WORDS);
    found.retain(|lang| lang != "en");
    found
}

/// The names in a folder, sorted.
fn names_in(folder: &str) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{folder}: {error}"));
    let mut names: Vec<String> = entries.filter_map(|entry| entry.ok()?.file_name().into_string().ok()).collect();
    names.sort();
    names
}

/// One language's sentences, by area and key.
fn read(lang: &str, faults: &mut Vec<String>) -> Catalogue {
    let mut catalogue = Catalogue::new();
    for name in names_in(&format!("{WORDS}/{lang}")) {
        let file = format!("{WORDS}/{lang}/{name}");
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
        match serde_json::from_str::<Catalogue>(&text) {
            Ok(area) => {
                let prefix = name.trim_end_matches(".json");
                catalogue.extend(area.into_iter().map(|(key, sentence)| (format!("{prefix}_{key}"), sentence)));
            }
            Err(error) => faults.push(format!("{file}: {error}")),
        }
    }
    catalogue
}

/// Every sentence parses; every language has the keys and the placeholders of English, and no others.
fn check(lang: &str, catalogue: &Catalogue, english: &Catalogue, faults: &mut Vec<String>) {
    let mut report = |key: &str, what: String| faults.push(format!("{WORDS}/{lang}, {key}: {what}"));
    for (key, sentence) in catalogue {
        if sentence.trim().is_empty() {
            report(key, "the sentence is empty".to_owned());
        }
        let Some(reference) = english.get(key) else {
            report(key, "English has no such key".to_owned());
            continue;
        };
        match (Message::parse(sentence), Message::parse(reference)) {
            (Err(fault), _) => report(key, fault),
            (Ok(here), Ok(there)) if arguments(&here) != arguments(&there) => {
                report(key, format!("has {:?}, English has {:?}", arguments(&here), arguments(&there)));
            }
            _ => {}
        }
    }
    for key in english.keys().filter(|key| !catalogue.contains_key(*key)) {
        report(key, "missing".to_owned());
    }
}

/// The keys of all sentences, in the table's order: one line for each area, which begins with the area's name.
fn keys(english: &Catalogue) -> String {
    let (mut lines, mut last) = (String::new(), "");
    for key in english.keys() {
        let (area, name) = key.split_once('_').expect("an area and a key");
        if area != last {
            lines += if last.is_empty() { "" } else { "\n" };
            lines += area;
            last = area;
        }
        lines.extend([" ", name]);
    }
    lines
}

/// The keys of the choices' sentences, and the place of the first: they follow each other.
fn choices(english: &Catalogue) -> String {
    let first = english.keys().position(|key| key.starts_with(CHOICES)).expect("sentences of choices");
    let names: Vec<&str> = english.keys().filter_map(|key| key.strip_prefix(CHOICES)).collect();
    format!(
        "/// The place of the first choice's sentence.\npub(super) const FIRST_CHOICE: usize = {first};\n\n/// The choices by name and word, as `status_on_track`, in the order of their sentences.\npub(super) static CHOICES: &[&str] = &{names:?};\n"
    )
}

fn methods(english: &Catalogue) -> String {
    let mut code = String::new();
    let methods = english.iter().enumerate().filter(|(_, (key, _))| !key.starts_with(CHOICES));
    for (index, (key, sentence)) in methods {
        let arguments = crate::arguments(&Message::parse(sentence).expect("checked above"));
        let name = key;
        let doc = sentence.replace('\n', " ");
        writeln!(code, "    #[doc = {doc:?}]").expect("writing to a string");
        if arguments.is_empty() {
            writeln!(
                code,
                "    pub(crate) fn {name}(&self) -> std::borrow::Cow<'static, str> {{ self.plain({index}) }}"
            )
            .expect("writing to a string");
            continue;
        }
        let parameters: Vec<String> = arguments
            .iter()
            .map(|(name, kind)| match kind {
                Kind::Text => format!("{name}: impl AsRef<str>"),
                Kind::Number => format!("{name}: impl Into<f64>"),
            })
            .collect();
        let values: Vec<String> = arguments
            .iter()
            .map(|(name, kind)| match kind {
                Kind::Text => format!("({name:?}, Argument::Text({name}.as_ref()))"),
                Kind::Number => format!("({name:?}, Argument::Number({name}.into()))"),
            })
            .collect();
        writeln!(
            code,
            "    pub(crate) fn {name}(&self, {}) -> String {{ self.format({index}, &[{}]) }}",
            parameters.join(", "),
            values.join(", ")
        )
        .expect("writing to a string");
    }
    code
}

/// A sentence's placeholders by name, with their kinds. A placeholder used as both text and number is a number.
fn arguments<'a>(message: &Message<'a>) -> BTreeMap<&'a str, Kind> {
    let (mut all, mut found) = (Vec::new(), BTreeMap::new());
    message.placeholders(&mut all);
    for (name, kind) in all {
        let known = found.entry(name).or_insert(kind);
        if kind == Kind::Number {
            *known = kind;
        }
    }
    found
}
