//! The two laws of the house, held over files: an import goes down or stays, and nothing needs itself.

use crate::imports::{Needs, circles, files, needs};
use crate::support::root;

/// The floors, lowest first. A file needs its own floor and those below.
const FLOORS: [&[&str]; 7] =
    [&["base"], &["words", "domain", "content"], &["say"], &["documents"], &["app"], &["ui"], &["browser"]];

/// The crate's root and the programs beside it look down on every floor.
const ROOF: [&str; 2] = ["lib", "bin"];

fn house() -> Needs {
    needs(&files(&root(), "src"))
}

/// The floor of a file; `None` for a file that belongs to none.
fn floor(path: &str) -> Option<usize> {
    let top = path.trim_start_matches("src/").trim_end_matches(".rs").split('/').next().unwrap_or_default();
    if ROOF.contains(&top) { Some(FLOORS.len()) } else { FLOORS.iter().position(|floor| floor.contains(&top)) }
}

#[test]
fn every_file_has_a_floor() {
    let homeless: Vec<_> = house().into_keys().filter(|path| floor(path).is_none()).collect();
    assert!(homeless.is_empty(), "on no floor of `FLOORS`: {homeless:#?}");
}

#[test]
fn imports_go_down() {
    let house = house();
    let looks_up = |(file, other): &(&String, &String)| floor(other) > floor(file);
    let all = house.iter().flat_map(|(file, needs)| needs.iter().map(move |other| (file, other)));
    let found: Vec<String> = all.filter(looks_up).map(|(file, other)| format!("{file} looks up to {other}")).collect();
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn nothing_needs_itself() {
    let found = circles(&house());
    assert!(found.is_empty(), "files that need each other: {found:#?}");
}
