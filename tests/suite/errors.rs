//! A table of everything that a person can be told is wrong, made to be read by people: docs/errors.md.

use std::collections::BTreeMap;

use expect_test::expect_file;
use stem_readiness::documents::files::json::{self, DocumentError};
use stem_readiness::words::{Formats, PlainFormats};

use crate::framework::FAULTS;
use crate::support::{file, root};

#[allow(dead_code, reason = "sentences are read here, and not built")]
#[path = "../../src/words/message.rs"]
mod message;

mod table;

use message::{Message, Piece};
use table::{ERRORS, NUMBERS, SAMPLES};

/// The number for a placeholder of a sentence: its own, or that of the name.
fn number(key: &str, name: &str) -> f64 {
    let of = |wanted: &str| NUMBERS.iter().find(|(known, _)| *known == wanted).map(|(_, number)| *number);
    of(&format!("{key}_{name}")).or_else(|| of(name)).unwrap_or(2.0)
}

/// A sentence with samples in place of what it takes.
fn said(key: &str, message: &Message<'_>, count: f64) -> String {
    let piece = |piece: &Piece<'_>| match piece {
        Piece::Plain(words) => (*words).to_owned(),
        Piece::Text(name) => {
            let sample = SAMPLES.iter().find(|(known, _)| known == name);
            sample.unwrap_or_else(|| panic!("no sample for the text `{name}`")).1.to_owned()
        }
        Piece::Number(name) => PlainFormats.number(number(key, name), 0),
        Piece::Count => PlainFormats.number(count, 0),
        Piece::Plural(name, cases) => {
            let count = number(key, name);
            let wanted = [format!("={count}"), PlainFormats.plural(count), "other".to_owned()];
            let case = wanted.iter().find_map(|wanted| cases.iter().find(|(category, _)| category == wanted));
            said(key, &case.expect("a case for the rest").1, count)
        }
    };
    message.0.iter().map(piece).collect()
}

/// Every sentence by its key, and those of the script itself as `boot_…`.
fn catalogue() -> BTreeMap<String, String> {
    let mut all = BTreeMap::new();
    let mut paths = vec![root().join("src/content/boot.en.json")];
    let words = std::fs::read_dir(root().join("src/content/words/en")).expect("the catalogue");
    paths.extend(words.flatten().map(|entry| entry.path()));
    for path in paths {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let area = name.trim_end_matches(".en");
        let text = std::fs::read_to_string(&path).expect("a part of the catalogue");
        let sentences: BTreeMap<String, String> = serde_json::from_str(&text).expect("keys and sentences");
        all.extend(sentences.into_iter().map(|(key, sentence)| (format!("{area}_{key}"), sentence)));
    }
    all
}

const HEAD: &str = "# What a person can be told is wrong

Every error with sample values, when it is met, and what would be right. The test `suite errors::` makes this page from the
sentences themselves; `UPDATE_EXPECT=1 cargo test --test suite errors::` writes it anew.
";

/// The page, for people.
fn page() -> String {
    let catalogue = catalogue();
    let mut page = HEAD.to_owned();
    for (title, errors) in ERRORS {
        page += &format!("\n## {title}\n\n| When | What is said | What would be right | Key |\n|---|---|---|---|\n");
        for (key, when, right) in *errors {
            let sentence = catalogue.get(*key).unwrap_or_else(|| panic!("no sentence has the key {key}"));
            let said = said(key, &Message::parse(sentence).expect("a sentence"), 0.0);
            page += &format!("| {when} | {} | {right} | `{key}` |\n", said.replace('|', "\\|"));
        }
    }
    page += "\n## A page's own framework\n\nA change to a file that fits, by its JSON pointer, and below it what is told.\n\n```text";
    page + FAULTS + "```\n"
}

#[test]
fn the_page_of_errors_says_what_is_said() {
    expect_file!["../../docs/errors.md"].assert_eq(&page());
}

/// The methods of sentences that a line of a source calls.
fn called(line: &str) -> impl Iterator<Item = &str> {
    line.split("words.")
        .skip(1)
        .map(|rest| rest.split(|c: char| !c.is_ascii_lowercase() && c != '_').next().unwrap_or(""))
}

#[test]
fn the_page_leaves_out_no_sentence_that_is_shown_as_a_fault() {
    let told: Vec<&str> = ERRORS.iter().flat_map(|(_, errors)| errors.iter().map(|(key, ..)| *key)).collect();
    let mut missing = Vec::new();
    for path in
        ["ui/parts/notice.rs", "documents/files/json.rs", "ui/places/share/review.rs", "ui/places/plan/pilot.rs"]
    {
        let source = file(&format!("src/{path}"));
        let shown = source.lines().filter(|line| {
            line.contains("field__fault") || line.contains("(true, ") || line.contains("=> words.error_")
        });
        missing.extend(shown.flat_map(called).filter(|key| !told.contains(key)).map(str::to_owned));
    }
    missing.retain(|key| catalogue().contains_key(key));
    for key in catalogue().into_keys() {
        let is_fault =
            ["schools_refused_", "share_fault", "boot_not_", "error_"].iter().any(|area| key.starts_with(area));
        if is_fault && !told.contains(&key.as_str()) && key != "error_read_only_close" {
            missing.push(key);
        }
    }
    assert!(missing.is_empty(), "docs/errors.md has no line for {missing:?}");
}

/// One team's answers are as they were. A file among many is nobody's answers here, and has its reason alone.
#[test]
fn a_refused_file_is_said_to_leave_the_answers_alone() {
    let words = stem_readiness::words::Words::english();
    for error in [DocumentError::OtherFormat, DocumentError::Newer { version: 2 }, DocumentError::TooMany] {
        let reason = json::reason(&error, &words);
        assert!(!reason.contains("unchanged"), "{reason}");
        assert_eq!(json::refused(&error, &words), format!("{reason} Your answers are unchanged."));
    }
}
