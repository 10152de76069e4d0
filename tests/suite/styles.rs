//! Style sheets and markup name the same classes, and each sheet bears the name of what it dresses.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{TokenStream, TokenTree};

use crate::imports::files;
use crate::support::root;

#[path = "../../styles/sheets.rs"]
#[allow(dead_code, reason = "the lists alone are read")]
mod built;

use built::{FIRST_FEATURES, LATER_PARTS};

/// Classes that carry no look: the plain one of several, or a name for something inside a block.
const BARE: [&str; 26] = [
    "action__cell--title",
    "action__title",
    "alone__title",
    "bars__entry",
    "bars__part",
    "button--plain",
    "candidate__name",
    "candidate__title",
    "checks--brief",
    "checks__body",
    "contact__link",
    "insights__list",
    "love__name",
    "paper__before",
    "paper__entry",
    "paper__figure",
    "pilot__sites",
    "radar__grid",
    "indicators",
    "rail__places",
    "readings__list",
    "roster__name",
    "stem-readiness__paper--*",
    "suggestion__fact",
    "suggestions__list",
    "timeline__rows",
];

/// The sheets that belong to no part and to no feature: one for everything, one for the frame, one for paper, one for the
/// page that the command line writes.
const WHOLE: [&str; 5] = ["tokens", "base", "shell", "print", "cohort"];

/// The sheets by their path below `styles`, without the ending, each without its comments.
fn sheets() -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    let mut open = vec![root().join("styles")];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).into_iter().flatten().flatten() {
            let path = entry.path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|ending| ending == "css") {
                let name = path.strip_prefix(root().join("styles")).unwrap_or(&path).with_extension("");
                let text = std::fs::read_to_string(&path).unwrap_or_default();
                found.insert(name.to_string_lossy().replace('\\', "/"), without_comments(&text));
            }
        }
    }
    found
}

fn without_comments(css: &str) -> String {
    css.split("/*")
        .enumerate()
        .map(|(at, part)| if at == 0 { part } else { part.split_once("*/").map_or("", |(_, after)| after) })
        .collect()
}

/// The selector lists of a sheet, in order.
fn selectors(css: &str) -> impl Iterator<Item = &str> {
    css.split('{')
        .map(|before| before.rsplit(['}', ';', '{']).next().unwrap_or_default().trim())
        .filter(|list| !list.is_empty() && !list.starts_with('@'))
}

/// The classes that a selector names.
fn classes(selector: &str) -> impl Iterator<Item = &str> {
    let is_name = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    selector
        .split('.')
        .skip(1)
        .map(move |rest| &rest[..rest.find(|c| !is_name(c)).unwrap_or(rest.len())])
        .filter(|class| class.starts_with(|c: char| c.is_ascii_lowercase()))
}

/// The words of the string literals in some code: classes, if they are any. One that is completed at run time ends in `*`.
fn words_in(tokens: TokenStream, words: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => words_in(group.stream(), words),
            TokenTree::Literal(literal) => words.extend(words_of(&literal.to_string())),
            _ => {}
        }
    }
}

fn words_of(literal: &str) -> Vec<String> {
    // Only text: `if answered == 0 { … }` is code inside a value.
    let text = literal.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')).unwrap_or_default();
    let class = |word: &str| match word.find('{') {
        Some(at) => format!("{}*", &word[..at]),
        None if word.ends_with("--") => format!("{word}*"),
        None => word.to_owned(),
    };
    text.split_whitespace().map(class).collect()
}

/// The words in the values of `class`, and those of any literal that is written as only classes are: `block__part--kind`.
fn written_as_classes(tokens: TokenStream, words: &mut BTreeSet<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        let is_value = at >= 2 && tokens[at - 2].to_string() == "class" && tokens[at - 1].to_string() == "=";
        match token {
            _ if is_value => words_in(TokenStream::from(token.clone()), words),
            TokenTree::Group(group) => written_as_classes(group.stream(), words),
            TokenTree::Literal(literal) => {
                let found = words_of(&literal.to_string());
                words.extend(found.iter().any(|word| is_plainly_a_class(word)).then_some(found).into_iter().flatten());
            }
            _ => {}
        }
    }
}

fn is_plainly_a_class(word: &str) -> bool {
    !word.starts_with('-') && (word.contains("__") || word.contains("--"))
}

fn written_in(folder: &str, read: fn(TokenStream, &mut BTreeSet<String>)) -> BTreeSet<String> {
    let mut words = BTreeSet::new();
    for (path, text) in files(&root(), folder) {
        read(text.parse().unwrap_or_else(|error| panic!("{path}: {error}")), &mut words);
    }
    words
}

#[test]
fn every_class_with_a_rule_is_written_somewhere() {
    let mut written: BTreeSet<String> =
        ["src/ui", "src/documents"].into_iter().flat_map(|folder| written_in(folder, words_in)).collect();
    // Drawn without the program.
    for name in ["crash_screen", "first_place", "arrival_notice"] {
        let script = std::fs::read_to_string(root().join(format!("src/browser/{name}.js"))).unwrap_or_default();
        written.extend(script.split(['"', ' ']).map(str::to_owned));
    }
    let is_written = |class: &str| {
        let begins =
            |word: &String| word.strip_suffix('*').is_some_and(|stem| stem.contains('-') && class.starts_with(stem));
        written.contains(class) || written.iter().any(begins)
    };
    let sheets = sheets();
    let named =
        sheets.iter().flat_map(|(sheet, css)| selectors(css).flat_map(classes).map(move |class| (sheet, class)));
    let dead: BTreeSet<String> =
        named.filter(|(_, class)| !is_written(class)).map(|(sheet, class)| format!("{sheet}: {class}")).collect();
    assert!(dead.is_empty(), "rules for classes that nothing writes: {dead:#?}");
}

#[test]
fn every_class_that_a_view_writes_has_a_rule() {
    let sheets = sheets();
    let ruled: BTreeSet<&str> = sheets.values().flat_map(|css| selectors(css).flat_map(classes)).collect();
    let is_ruled = |word: &str| match word.strip_suffix('*') {
        Some(stem) => ruled.iter().any(|class| class.starts_with(stem)),
        // A block may leave the look to its parts.
        None => ruled.contains(word) || ruled.iter().any(|class| class.starts_with(&format!("{word}__"))),
    };
    let mut written = written_in("src/ui", written_as_classes);
    written.extend(written_in("src/documents/picture", written_as_classes));
    let bare: Vec<&String> = written.iter().filter(|word| !is_ruled(word) && !BARE.contains(&word.as_str())).collect();
    assert!(bare.is_empty(), "classes without a rule that are not listed as bare: {bare:#?}");
    let dressed: Vec<&&str> =
        BARE.iter().filter(|class| ruled.contains(**class) || !written.contains(**class)).collect();
    assert!(dressed.is_empty(), "listed as bare, but ruled or written no more: {dressed:#?}");
}

#[test]
fn a_block_has_one_sheet() {
    let mut homes: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    let sheets = sheets();
    for (sheet, css) in &sheets {
        for selector in selectors(css) {
            let mut named = classes(selector).filter(|class| !class.starts_with("stem-readiness"));
            let block = named.next().map(|class| class.split("__").next().unwrap_or(class));
            let block = block.map(|block| block.split("--").next().unwrap_or(block));
            // Elements inside the shell are everyone's, and paper is a world of its own.
            if let Some(block) = block.filter(|block| !["shell", "paper"].contains(block) && sheet != "print") {
                homes.entry(block).or_default().insert(sheet);
            }
        }
    }
    let spread: BTreeMap<_, _> = homes.into_iter().filter(|(_, sheets)| sheets.len() > 1).collect();
    assert!(spread.is_empty(), "blocks with rules in several sheets: {spread:#?}");
}

#[test]
fn a_sheet_bears_the_name_of_a_part_or_of_a_feature() {
    let is_a_view = |sheet: &str| match sheet.split_once('/') {
        // The two drawers that every part uses.
        Some(("parts", "form" | "table")) => true,
        // Drawn without the program.
        Some(("parts", "crash_screen")) => root().join("src/browser/crash_screen.js").exists(),
        Some(("parts", "arrival")) => root().join("src/browser/arrival_notice.js").exists(),
        Some(("parts", part)) => ["src/ui/parts", "src/documents/picture"]
            .iter()
            .any(|folder| root().join(format!("{folder}/{part}.rs")).exists()),
        Some(("places", _)) => true,
        _ => WHOLE.contains(&sheet),
    };
    let strange: Vec<String> = sheets().into_keys().filter(|sheet| !is_a_view(sheet)).collect();
    assert!(strange.is_empty(), "sheets that bear the name of no view: {strange:#?}");
}

#[test]
fn what_dresses_the_first_places_comes_first() {
    let is_later = |sheet: &str| match sheet.split_once('/') {
        Some(("parts", part)) => LATER_PARTS.contains(&part),
        Some((_, feature)) => !FIRST_FEATURES.contains(&feature),
        None => sheet == "print",
    };
    let sheets = sheets();
    let ruled = |is_wanted: bool| {
        let wanted = sheets.iter().filter(move |(sheet, _)| is_later(sheet) == is_wanted);
        wanted.flat_map(|(_, css)| selectors(css).flat_map(classes)).collect::<BTreeSet<&str>>()
    };
    let (first, later) = (ruled(false), ruled(true));
    let is_drawn_later = |path: &str| {
        let mut steps = path.trim_end_matches(".rs").split('/').skip(2);
        match [steps.next(), steps.next()] {
            [Some("parts"), Some(part)] => LATER_PARTS.contains(&part) || part == "amount",
            [Some("places"), Some(place)] => !["mission", "readiness"].contains(&place),
            // The drawer of tables.
            steps => steps == [Some("table"), None],
        }
    };
    // What the frame writes while it holds something of the later part.
    let is_held = |word: &str| ["shell__body--insights", "stem-readiness--printing"].contains(&word);
    let late: Vec<String> = files(&root(), "src/ui")
        .into_iter()
        .filter(|(path, _)| !is_drawn_later(path))
        .flat_map(|(path, text)| {
            let mut words = BTreeSet::new();
            written_as_classes(text.parse().unwrap_or_default(), &mut words);
            words.into_iter().map(move |word| format!("{path}: {word}"))
        })
        .filter(|found| {
            found
                .split_once(": ")
                .is_some_and(|(_, word)| later.contains(word) && !first.contains(word) && !is_held(word))
        })
        .collect();
    assert!(late.is_empty(), "drawn at first, and dressed later: {late:#?}");
}

/// A style that looks for a child by its place alone concerns every element that comes or goes, and a frame that looks into
/// itself is then worked out anew with all that it holds: for each tag that a rating brings.
#[test]
fn a_style_that_looks_into_an_element_names_what_it_looks_for() {
    let sheets = sheets();
    let on_screen = sheets.iter().filter(|(sheet, _)| *sheet != "print");
    let far: Vec<&str> = on_screen
        .flat_map(|(_, css)| selectors(css))
        .filter(|list| list.match_indices(":has(").any(|(at, _)| looks_far(&list[..at], &list[at..])))
        .collect();
    assert!(far.is_empty(), "styles that are worked out anew for much, whenever anything changes: {far:#?}");
}

fn looks_far(before: &str, looked_for: &str) -> bool {
    let counts = looked_for.split(')').next().is_some_and(|inside| inside.contains(":nth") || inside.contains('*'));
    counts || [".shell", ".stem-readiness", ".main"].iter().any(|frame| before.ends_with(frame))
}
