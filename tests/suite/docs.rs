//! What the Markdown files name exists: files, headings, commands, tests.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::support::{file, root};

/// A Markdown file: its path from the repository's root, and its text.
struct Page {
    path: PathBuf,
    text: String,
}

/// Every Markdown file that is written by hand.
fn pages() -> Vec<Page> {
    let mut paths: Vec<PathBuf> = markdown(&root());
    // The measuring has the packages of others below it.
    paths.extend(markdown(&root().join("bench")));
    for folder in ["docs", "examples", "schema", "src"] {
        collect(&root().join(folder), &mut paths);
    }
    paths.sort();
    assert!(paths.len() > 15, "{paths:?}");
    let page = |path: PathBuf| Page {
        text: fs::read_to_string(&path).expect("a Markdown file is UTF-8"),
        path: path.strip_prefix(root()).expect("below the root").to_path_buf(),
    };
    paths.into_iter().map(page).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    paths.extend(markdown(folder));
    for entry in entries(folder).into_iter().filter(|path| path.is_dir()) {
        collect(&entry, paths);
    }
}

fn markdown(folder: &Path) -> Vec<PathBuf> {
    entries(folder).into_iter().filter(|path| path.extension().is_some_and(|ending| ending == "md")).collect()
}

fn entries(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}

/// Checks one thing that pages name, on all pages, and lists what is wrong.
fn check(faults: impl Fn(&Page) -> Vec<String>) {
    let found: Vec<String> = pages()
        .iter()
        .flat_map(|page| faults(page).into_iter().map(|fault| format!("{}: {fault}", page.path.display())))
        .collect();
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn links_lead_to_files_and_headings() {
    check(|page| {
        let is_ours = |link: &&str| !link.contains("://") && !link.starts_with("mailto:");
        links(&page.text).into_iter().filter(is_ours).filter_map(|link| fault_of_link(page, link)).collect()
    });
}

/// The addresses in `[words](address)`.
fn links(text: &str) -> Vec<&str> {
    text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect()
}

fn fault_of_link(page: &Page, link: &str) -> Option<String> {
    let (path, heading) = link.split_once('#').map_or((link, None), |(path, heading)| (path, Some(heading)));
    let here = page.path.parent().expect("a file is in a folder");
    let target = if path.is_empty() { page.path.clone() } else { resolved(&here.join(path)) };
    if !root().join(&target).exists() {
        return Some(format!("{link} leads to no file"));
    }
    let heading = heading?;
    let text = file(&target.to_string_lossy());
    let found = text.lines().filter(|line| line.starts_with('#')).any(|line| anchor(line) == heading);
    (!found).then(|| format!("{link} leads to no heading"))
}

/// A path without its `..`.
fn resolved(path: &Path) -> PathBuf {
    let mut whole = PathBuf::new();
    for part in path.components() {
        if part == Component::ParentDir {
            whole.pop();
        } else {
            whole.push(part);
        }
    }
    whole
}

/// A heading's address, as GitHub makes it: lower case, hyphens for spaces, no punctuation.
fn anchor(heading: &str) -> String {
    let kept = |c: &char| c.is_alphanumeric() || [' ', '-', '_'].contains(c);
    heading.trim_start_matches('#').trim().to_lowercase().chars().filter(kept).collect::<String>().replace(' ', "-")
}

#[test]
fn commands_are_those_of_xtask() {
    let main = file("xtask/src/main.rs");
    let help = main.split("const HELP: &str = \"").nth(1).and_then(|rest| rest.split("\";").next());
    let commands: Vec<&str> = help
        .expect("xtask has a help text")
        .lines()
        .filter_map(|line| line.strip_prefix("  ")?.split_whitespace().next())
        .collect();
    assert!(commands.contains(&"ci"), "{commands:?}");
    check(|page| {
        let named = page
            .text
            .split("cargo xtask ")
            .skip(1)
            .filter_map(|rest| rest.split(|c: char| !c.is_alphanumeric()).next());
        named
            .filter(|name| !commands.contains(name))
            .map(|name| format!("`cargo xtask {name}` is no command"))
            .collect()
    });
}

/// Where paths begin that are written from the repository's root.
const FOLDERS: [&str; 11] =
    ["bench/", "demo/", "docs/", "examples/", "fuzz/", "schema/", "src/", "styles/", "tests/", "xtask/", ".ci/"];

#[test]
fn paths_exist() {
    check(|page| {
        let code = page.text.split('`').skip(1).step_by(2);
        code.filter(|path| is_path(path))
            .filter(|path| !exists(path))
            .map(|path| format!("there is no `{path}`"))
            .collect()
    });
}

/// Whether this is a path from the root or from `src`.
fn is_path(code: &str) -> bool {
    let is_one_word = !code.contains(|c: char| c.is_whitespace());
    let from_src = || entries(&root().join("src")).into_iter().filter(|path| path.is_dir());
    let starts_in_src = || from_src().any(|folder| code.starts_with(&format!("{}/", name(&folder))));
    is_one_word && (FOLDERS.iter().any(|folder| code.starts_with(folder)) || starts_in_src())
}

fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// A path may leave out `src/` and `.rs`; a part in angle brackets or with an asterisk matches any name.
fn exists(path: &str) -> bool {
    let fixed: Vec<&str> = path.split('/').take_while(|part| !part.contains(['<', '*'])).collect();
    let fixed = fixed.join("/");
    let spellings = [fixed.clone(), format!("src/{fixed}"), format!("src/{fixed}.rs")];
    spellings.iter().any(|path| root().join(path).exists())
}

#[test]
fn tests_that_pages_name_exist() {
    check(|page| {
        let rows = page.text.lines().filter_map(|line| line.strip_prefix("| `tests/"));
        let named = rows.filter_map(|row| row.split_once("`, `")).filter_map(|(path, rest)| {
            let name = rest.split('`').next()?;
            let source = file(&format!("tests/{path}"));
            (!source.contains(&format!("fn {name}("))).then(|| format!("tests/{path} has no test `{name}`"))
        });
        named.collect()
    });
}

/// The head of a table of faults.
const FAULTS: &str = "| Fault | How it is provoked | How often | What was lost | Test |";

#[test]
fn every_fault_names_tests_that_exist() {
    let page = file("docs/reliability.md");
    let mut rows = 0;
    let mut found = Vec::new();
    for table in page.split(FAULTS).skip(1) {
        for row in table.lines().skip(2).take_while(|line| line.starts_with('|')) {
            rows += 1;
            found.extend(fault_of_row(row).map(|fault| format!("{row}\n    {fault}")));
        }
    }
    assert!(rows > 80, "there are only {rows} faults");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// Each cell says something, and the last one names tests, as `suite module::test` or `e2e module::test`.
fn fault_of_row(row: &str) -> Option<String> {
    let cells: Vec<&str> = row.trim_matches('|').split(" | ").map(str::trim).collect();
    if cells.len() != 5 || cells.iter().any(|cell| cell.is_empty()) {
        return Some("there are not five cells, each with words".to_owned());
    }
    let tests: Vec<&str> = cells[4].split('`').skip(1).step_by(2).collect();
    if tests.is_empty() {
        return Some("no test is named".to_owned());
    }
    tests.into_iter().find(|test| !is_test(test)).map(|test| format!("there is no test `{test}`"))
}

fn is_test(named: &str) -> bool {
    let Some((part, test)) = named.split_once(' ') else { return false };
    let Some((module, name)) = test.split_once("::") else { return false };
    let source = fs::read_to_string(root().join(format!("tests/{part}/{module}.rs"))).unwrap_or_default();
    source.contains(&format!("fn {name}("))
}

#[test]
fn the_guide_states_the_policy_of_our_pages() {
    let page = file("src/browser/page.html");
    let policy =
        page.split("content=\"").find(|rest| rest.starts_with("default-src")).and_then(|rest| rest.split('"').next());
    let stated = policy.expect("a policy").replace("{scripts}", "<hashes>").replace("'{style_hash}'", "<hash>");
    assert!(file("docs/privacy.md").contains(&stated), "docs/privacy.md does not state {stated}");
}
