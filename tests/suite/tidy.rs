//! The invariants of `lib.rs`, held by reading the source.

use std::path::{Path, PathBuf};

use crate::functions::{Function, functions};
use crate::imports::files;
use crate::support::root;

/// A source file: its path from the repository's root, and its text without comments.
struct Source {
    path: String,
    code: String,
}

/// The files below a folder with one of these endings, in order.
fn sources(folder: &str, endings: &[&str]) -> Vec<Source> {
    let mut paths = Vec::new();
    collect(&root().join(folder), &mut paths);
    paths.retain(|path| path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted)));
    paths.sort();
    paths.into_iter().map(|path| source(&path)).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).into_iter().flatten().flatten() {
        let path = entry.path();
        if path.is_dir() { collect(&path, paths) } else { paths.push(path) }
    }
}

fn source(path: &Path) -> Source {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let is_code = |line: &&str| !line.trim_start().starts_with("//");
    let code: Vec<&str> = text.lines().filter(is_code).collect();
    let path = path.strip_prefix(root()).unwrap_or(path).to_string_lossy().replace('\\', "/");
    Source { path, code: code.join("\n") }
}

/// The lines of some files that hold one of these texts, as `path: line`.
fn lines_with(sources: &[Source], wanted: &[&str], is_allowed: impl Fn(&Source, &str) -> bool) -> Vec<String> {
    let mut found = Vec::new();
    for source in sources {
        for line in source.code.lines().filter(|line| wanted.iter().any(|wanted| line.contains(wanted))) {
            if !is_allowed(source, line) {
                found.push(format!("{}: {}", source.path, line.trim()));
            }
        }
    }
    found
}

fn check(found: Vec<String>, rule: &str) {
    assert!(found.is_empty(), "{rule}\n{}", found.join("\n"));
}

fn rust(folder: &str) -> Vec<Source> {
    let sources = sources(folder, &["rs"]);
    assert!(!sources.is_empty(), "{folder} has sources");
    sources
}

/// The file that lists a folder's modules.
fn rust_file(folder: &str) -> Option<Source> {
    Some(source(&root().join(format!("{folder}.rs")))).filter(|source| !source.code.is_empty())
}

const PLATFORM: [&str; 6] = ["web_sys", "js_sys", "wasm_bindgen", "gloo", "std::fs", "std::env"];

#[test]
fn the_floors_below_the_interface_name_neither_yew_nor_the_platform() {
    for floor in ["src/base", "src/words", "src/domain", "src/say", "src/documents", "src/app"] {
        let outer = [&PLATFORM[..], &["yew"]].concat();
        let mut sources = rust(floor);
        sources.extend(rust_file(floor));
        check(lines_with(&sources, &outer, |_, _| false), "everything below `ui` is pure");
    }
}

#[test]
fn only_the_browser_ring_calls_the_platform() {
    // To read a control's value, parts and places may name events, inputs, and the element of a `NodeRef`.
    let types = [
        "Element",
        "Event",
        "File",
        "HtmlElement",
        "HtmlInputElement",
        "HtmlSelectElement",
        "HtmlTextAreaElement",
        "ClipboardEvent",
        "InputEvent",
        "KeyboardEvent",
        "MouseEvent",
    ];
    let names_types_alone = |_: &Source, line: &str| {
        line.split("web_sys::").skip(1).all(|after| {
            let list = after.strip_prefix('{').and_then(|rest| rest.split('}').next());
            let first = || after.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
            list.map_or_else(|| vec![first()], |list| list.split(',').map(str::trim).collect())
                .into_iter()
                .all(|name| types.contains(&name))
        })
    };
    let ui = rust("src/ui");
    check(lines_with(&ui, &["web_sys::"], names_types_alone), "`ui` may name only event and input types of web_sys");
    let casts = |_: &Source, line: &str| line.contains("wasm_bindgen::JsCast");
    check(lines_with(&ui, &["js_sys", "wasm_bindgen", "gloo"], casts), "`ui` leaves the platform to `browser`");
}

#[test]
fn only_today_reads_the_clock_and_chance() {
    let clocks = [
        "SystemTime",
        "Instant::now",
        "Date::now",
        "new_0()",
        "performance()",
        "Math::random",
        "random_uuid",
        "get_random_values",
    ];
    let known = ["src/browser/today.rs", "src/cohort/clock.rs"];
    let is_today = |source: &Source, _: &str| known.contains(&source.path.as_str());
    check(lines_with(&rust("src"), &clocks, is_today), "`today` is an argument everywhere else");
}

#[test]
fn the_interface_writes_neither_raw_html_nor_styles() {
    let found = lines_with(
        &rust("src/ui"),
        &["inner_html", "from_html_unchecked", "style=", "\"style\"", "outer_html"],
        |_, _| false,
    );
    check(found, "styles are adopted sheets and text is text: no `style=`, no raw HTML");
}

#[test]
fn nothing_asks_the_network() {
    let network = ["XmlHttpRequest", "WebSocket", "EventSource", "send_beacon", "fetch_with", "fetch(", "RtcPeer"];
    check(lines_with(&rust("src"), &network, |_, _| false), "the widget makes no request");
    check(
        lines_with(
            &sources("src/browser", &["js"]),
            &["fetch(", "XMLHttpRequest", "WebSocket", "sendBeacon", "import("],
            |_, _| false,
        ),
        "the widget makes no request",
    );
}

/// What one can still read at a sitting.
const MOST_LINES_OF_A_FILE: usize = 600;
const MOST_LINES_OF_A_FUNCTION: usize = 70;

#[test]
fn files_and_functions_are_short() {
    let mut found = Vec::new();
    for (path, text) in files(&root(), "src") {
        let lines = text.lines().count();
        if lines > MOST_LINES_OF_A_FILE {
            found.push(format!("{path}: {lines} lines"));
        }
        let long = functions(&path, &text).into_iter().filter(|function| function.lines > MOST_LINES_OF_A_FUNCTION);
        found.extend(
            long.map(|Function { path, name, first_line, lines }| {
                format!("{path}:{first_line}: {name}, {lines} lines")
            }),
        );
    }
    check(found, "a file has 600 lines at most, and a function 70");
}

#[test]
fn the_measure_finds_a_long_function() {
    let lines = "    let a = 1;\n".repeat(70);
    let text = format!("fn short() {{}}\n\nrecord! {{\nfn long() {{\n{lines}}}\n}}\n");
    let found: Vec<_> = functions("made_up.rs", &text)
        .into_iter()
        .map(|function| (function.name, function.first_line, function.lines))
        .collect();
    assert_eq!(found, [("short".to_owned(), 1, 1), ("long".to_owned(), 4, 72)]);
}

#[test]
fn every_source_begins_with_what_it_is() {
    let mut found = Vec::new();
    for folder in ["json", "markup", "src", "tests", "xtask"] {
        for Source { path, .. } in rust(folder) {
            let text = std::fs::read_to_string(root().join(&path)).unwrap_or_default();
            if !text.is_empty() && !text.starts_with("//! ") {
                found.push(path);
            }
        }
    }
    check(found, "every file's first line says what it is");
}

#[test]
fn colors_are_tokens() {
    let is_raw = |word: &str| {
        let digits = word.strip_prefix('#').unwrap_or_default();
        [3, 4, 6, 8].contains(&digits.len()) && digits.chars().all(|c| c.is_ascii_hexdigit())
    };
    let mut found = Vec::new();
    // A printed document has no tokens; its colors are its own.
    for Source { path, code } in sources("styles", &["css"]) {
        if path.ends_with("/tokens.css") || path.ends_with("/print.css") {
            continue;
        }
        for line in code.lines() {
            let words = line.split(|c: char| c.is_whitespace() || ",;()".contains(c));
            let raw =
                words.clone().any(is_raw) || ["rgb(", "rgba(", "hsl(", "oklch("].iter().any(|name| line.contains(name));
            if raw {
                found.push(format!("{path}: {}", line.trim()));
            }
        }
    }
    check(found, "raw colors belong in `tokens.css` alone");
}
