//! Checks the sentences of every language, turns them into methods, leaves out of the content what nothing shows, and
//! joins the style sheets.
//!
//! A catalogue is `src/content/words/<lang>/<area>.json`: a flat object from key to sentence. The key `save` in the
//! area `share` becomes the method `share_save`; those of the area `choice` are found by a choice's name and word. English is
//! the reference. The build stops, with file and key, at a key that another language lacks or has in addition, at a
//! sentence that does not parse, and at a placeholder that differs from English. The compiler reports an unused sentence
//! as an unused method.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::{env, fs, path::Path};

#[allow(dead_code, reason = "the build parses messages and does not format them")]
#[path = "src/words/message.rs"]
mod message;

#[path = "build/methods.rs"]
mod methods;

#[path = "styles/sheets.rs"]
mod sheets;

use message::{Kind, Message};

type Catalogue = BTreeMap<String, String>;

const CONTENT: &str = "src/content";

const WORDS: &str = "src/content/words";

/// The area of the command line, which no build for the browser has: not even the names of its sentences.
const COMMAND_LINE: &str = "cohort.json";

/// How the keys of the area of choices begin. Their sentences have no methods: `words::Words::choice` finds them.
const CHOICES: &str = "choice_";

fn main() {
    println!("cargo::rerun-if-changed={WORDS}");
    println!("cargo::rerun-if-changed=src/words/message.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=styles");
    let mut faults = Vec::new();
    let english = read("en", &mut faults);
    let mut languages = vec!["en".to_owned()];
    languages.extend(other_languages());

    let catalogues: Vec<(&str, Catalogue)> = languages
        .iter()
        .map(|lang| (lang.as_str(), if lang == "en" { english.clone() } else { read(lang, &mut faults) }))
        .collect();
    catalogues.iter().for_each(|(lang, catalogue)| check(lang, catalogue, &english, &mut faults));
    assert!(faults.is_empty(), "the words do not fit:\n{}", faults.join("\n"));

    let mut tables = String::new();
    for (lang, catalogue) in &catalogues {
        let areas = if *lang == "en" { Vec::new() } else { areas(catalogue, &english) };
        writeln!(tables, "    Language {{ lang: {lang:?}, areas: &{areas:?} }},").expect("writing to a string");
    }
    let catalogue = format!(
        "/// English first.\npub(super) static LANGUAGES: &[Language] = &[\n{tables}];\n\n/// A line for each area: its name and those of its keys, with the placeholders of each, in the order of the sentences.\npub(super) const KEYS: &str = {:?};\n\n{}",
        keys(&english),
        choices(&english)
    );
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let write = |name: &str, code: &str| fs::write(Path::new(&out).join(name), code).expect("OUT_DIR can be written");
    write("catalogue.rs", &catalogue);
    write("sentences.rs", &methods::all(&english));
    write("every.rs", &methods::every(&catalogues));
    for name in ["framework.en.json", "actions.en.json"] {
        let file = format!("{CONTENT}/{name}");
        println!("cargo::rerun-if-changed={file}");
        let text = fs::read_to_string(&file).unwrap_or_else(|error| panic!("{file}: {error}"));
        write(name, &shipped(&file, &text));
    }
    let styles = sheets::all().unwrap_or_else(|error| panic!("{error}"));
    write("styles.css", &styles);
}

/// The fields of a framework that nothing shows: they are for those who read and write its file.
const UNSHOWN: [&str; 2] = ["glossary", "sources"];

/// A file of the content as the program holds it: without what nothing shows, and without space between its values.
fn shipped(file: &str, text: &str) -> String {
    let mut content: serde_json::Value = serde_json::from_str(text).unwrap_or_else(|error| panic!("{file}: {error}"));
    if let Some(fields) = content.as_object_mut() {
        fields.retain(|name, _| !UNSHOWN.contains(&name.as_str()));
    }
    content.to_string()
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

/// Whether the command line is built: what `src/cohort` is compiled for.
fn has_command_line() -> bool {
    env::var_os("CARGO_FEATURE_COHORT").is_some()
        && env::var("CARGO_CFG_TARGET_ARCH").is_ok_and(|arch| arch != "wasm32")
}

/// One language's sentences, by area and key.
fn read(lang: &str, faults: &mut Vec<String>) -> Catalogue {
    let mut catalogue = Catalogue::new();
    let is_said = |name: &String| name != COMMAND_LINE || has_command_line();
    for name in names_in(&format!("{WORDS}/{lang}")).into_iter().filter(is_said) {
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

/// The keys with their areas and names, in the order of the sentences.
fn named(english: &Catalogue) -> impl Iterator<Item = (&String, &str, &str)> {
    english.keys().map(|key| {
        let (area, name) = key.split_once('_').expect("an area and a key");
        (key, area, name)
    })
}

/// A language's sentences, a list for each area.
fn areas(catalogue: &Catalogue, english: &Catalogue) -> Vec<Vec<String>> {
    let (mut lists, mut last) = (Vec::<Vec<String>>::new(), "");
    for (key, area, _) in named(english) {
        if area != last {
            lists.push(Vec::new());
            last = area;
        }
        let sentence = catalogue.get(key).map_or_else(String::new, |sentence| built(sentence, &english[key]));
        lists.last_mut().expect("a list for each area").push(sentence);
    }
    lists
}

/// A sentence with its placeholders by their places among those of English.
fn built(sentence: &str, english: &str) -> String {
    let reference = Message::parse(english).expect("checked above");
    let arguments = arguments(&reference);
    let names: Vec<&str> = arguments.keys().copied().collect();
    let mut out = String::new();
    Message::parse(sentence).unwrap_or(reference).build(&names, 0, &mut out);
    out
}

/// The keys of all sentences, each with its placeholders: one line for each area, which begins with the area's name.
fn keys(english: &Catalogue) -> String {
    let (mut lines, mut last) = (String::new(), "");
    for (key, area, name) in named(english) {
        if area != last {
            lines += if last.is_empty() { "" } else { "\n" };
            lines += area;
            last = area;
        }
        lines.extend([" ", name]);
        let mut found = Vec::new();
        Message::parse(&english[key]).expect("checked above").placeholders(&mut found);
        found.dedup();
        for (name, kind) in found {
            lines.extend(["{", name, if kind == Kind::Number { ",number}" } else { "}" }]);
        }
    }
    lines
}

/// The choices' keys and sentences, and the place of the first: they follow each other.
fn choices(english: &Catalogue) -> String {
    let first = english.keys().position(|key| key.starts_with(CHOICES)).expect("sentences of choices");
    let all: Vec<(&str, &String)> =
        english.iter().filter_map(|(key, sentence)| Some((key.strip_prefix(CHOICES)?, sentence))).collect();
    format!(
        "/// The place of the first choice's sentence.\npub(super) const FIRST_CHOICE: usize = {first};\n\n/// The choices' sentences, each with its choice's name and word, as `status_on_track`.\npub(super) static CHOICES: &[(&str, &str)] = &{all:?};\n"
    )
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
