//! The two laws of the house, held over files: an import goes down or stays, and nothing needs itself.

use crate::imports::{Needs, circles, files, floor, needs};
use crate::support::root;

fn house() -> Needs {
    needs(&files(&root(), "src"))
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
