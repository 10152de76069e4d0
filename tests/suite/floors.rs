//! The three laws of the house, held over files: an import goes down or stays, nothing needs itself, and a feature has one
//! name on every floor.

use std::collections::BTreeSet;

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
    let found = upward(&house());
    assert!(found.is_empty(), "{found:#?}");
}

/// The imports that go to a higher floor.
fn upward(house: &Needs) -> Vec<String> {
    let all = house.iter().flat_map(|(file, needs)| needs.iter().map(move |other| (file, other)));
    let up = all.filter(|(file, other)| floor(other) > floor(file));
    up.map(|(file, other)| format!("{file} looks up to {other}")).collect()
}

#[test]
fn nothing_needs_itself() {
    let found = circles(&house());
    assert!(found.is_empty(), "files that need each other: {found:#?}");
}

/// They share what is below them: neither needs the other, and the command line needs nothing that draws.
#[test]
fn the_command_line_and_the_widget_stand_side_by_side() {
    let is_of = |file: &str, floors: &[&str]| floors.iter().any(|floor| file.starts_with(&format!("src/{floor}")));
    let (widget, cohort) = (["app", "ui", "browser"], ["cohort"]);
    let house = house();
    assert!(house.keys().any(|file| is_of(file, &cohort)));
    for (file, needs) in &house {
        for other in needs {
            assert!(!(is_of(file, &cohort) && is_of(other, &widget)), "{file} needs {other}");
            let is_root = ["src/lib.rs", "src/bin/cohort.rs"].contains(&file.as_str());
            assert!(is_root || is_of(file, &cohort) || !is_of(other, &cohort), "{file} needs {other}");
        }
    }
}

/// A small house that breaks both laws: `date` looks up through a re-export, and three files of the domain need each
/// other, one of them from inside a macro.
const BROKEN: [(&str, &str); 7] = [
    ("src/lib.rs", "pub mod base; pub mod domain; pub mod ui;"),
    ("src/base.rs", "pub mod date;"),
    ("src/base/date.rs", "use crate::domain::Score;"),
    ("src/domain.rs", "mod plan; mod score; mod team; pub use score::Score;"),
    ("src/domain/plan.rs", "use super::score; use crate::base::date;"),
    ("src/domain/score.rs", "record! { Score { by: crate::domain::team::Team } }"),
    ("src/domain/team.rs", "fn plan() -> super::plan::Plan { todo!() }"),
];

fn house_of(files: &[(&str, &str)]) -> Needs {
    needs(&files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect::<Vec<_>>())
}

#[test]
fn the_laws_find_an_import_upward_and_a_circle() {
    let broken = house_of(&BROKEN);
    assert_eq!(upward(&broken), ["src/base/date.rs looks up to src/domain/score.rs"]);
    // The import upward closes the circle over the floors too.
    let circle = ["src/base/date.rs", "src/domain/plan.rs", "src/domain/score.rs", "src/domain/team.rs"];
    assert_eq!(circles(&broken), [circle]);
}

#[test]
fn the_laws_find_nothing_in_a_house_that_keeps_them() {
    let mut files = BROKEN;
    files[2].1 = "pub struct Date;";
    files[6].1 = "pub struct Team;";
    let house = house_of(&files);
    assert_eq!((upward(&house), circles(&house)), (vec![], vec![]));
    assert!(house["src/domain/plan.rs"].contains("src/base/date.rs"), "an import downward is read: {house:#?}");
}

/// What the widget does for a team, each under one name on every floor.
const FEATURES: [&str; 19] = [
    "action",
    "charter",
    "check_in",
    "cohort",
    "copies",
    "cost",
    "evidence",
    "insights",
    "measure",
    "milestone",
    "mission",
    "partner",
    "pilot",
    "plan",
    "readiness",
    "schools",
    "share",
    "teams",
    "workshop",
];

/// Folders with a file for each feature, and what else is in them, with the reason.
const BY_FEATURE: [(&str, &[(&str, &str)]); 8] = [
    (
        "src/say",
        &[
            ("amount", "money is said alike by every feature"),
            ("choice", "one sentence for each value of every choice"),
            ("sentence", "how sentences are put together"),
        ],
    ),
    ("src/app/forms", &[]),
    (
        "src/app/update",
        &[
            ("keeping", "what the browser keeps of every feature"),
            ("read_only", "what keeps every feature from changing a newer program's file"),
        ],
    ),
    (
        "src/documents/packs",
        &[
            ("board", "one page over mission, readiness and plan"),
            ("family", "one page over mission, plan and pilot"),
            ("full_plan", "everything"),
            ("lacks", "what each print waits for"),
            ("poster", "the mission on a wall, with what the plan begins with"),
            ("progress", "what check-ins, actions and costs add up to"),
            ("rating_sheets", "readiness, to rate in a workshop"),
            ("script", "the workshop's other document"),
            ("step_report", "readiness, with the evidence"),
        ],
    ),
    ("src/documents/tables", &[]),
    ("src/ui/places", &[]),
    ("styles/places", &[]),
    (
        "src/content/words/en",
        &[
            ("choice", "one sentence for each value of every choice"),
            ("common", "what every place says"),
            ("compose", "how a mission becomes a statement"),
            ("edition", "a framework's change, told in every place"),
            ("error", "why a file was refused"),
            ("family", "a page over mission, plan and pilot"),
            ("page", "what works on the page around the widget"),
            ("print", "what several documents say"),
            ("say", "levels and scores in words"),
        ],
    ),
];

#[test]
fn a_feature_has_one_name_on_every_floor() {
    let mut strange = Vec::new();
    for (folder, otherwise) in BY_FEATURE {
        let names = names_in(folder);
        let is_known = |name: &str| FEATURES.contains(&name) || otherwise.iter().any(|(known, _)| *known == name);
        strange.extend(names.iter().filter(|name| !is_known(name)).map(|name| format!("{folder}/{name}")));
        let gone = otherwise.iter().filter(|(known, _)| !names.contains(*known));
        strange.extend(gone.map(|(known, _)| format!("{folder}/{known} is listed and not there")));
    }
    assert!(strange.is_empty(), "no feature of `FEATURES` and not named otherwise: {strange:#?}");
}

/// Below a feature's folder are its pieces. A feature of its own has its whole name there, not nearly its name.
#[test]
fn pieces_of_a_place_are_in_a_folder_of_its_feature() {
    let mut strange = Vec::new();
    for place in names_in("src/ui/places") {
        for piece in names_in(&format!("src/ui/places/{place}")) {
            let folder = root().join(format!("src/ui/places/{place}/{piece}"));
            let is_plural = piece.strip_suffix('s').is_some_and(|one| FEATURES.contains(&one));
            if is_plural || (folder.is_dir() && !FEATURES.contains(&piece.as_str())) {
                strange.push(format!("{place}/{piece}"));
            }
        }
    }
    assert!(strange.is_empty(), "pieces under a name that is nearly or not a feature's: {strange:#?}");
}

/// The names of a folder's files and folders, without endings; none for a folder that is not there.
fn names_in(folder: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(root().join(folder)).into_iter().flatten().flatten();
    entries.filter_map(|entry| Some(entry.path().file_stem()?.to_string_lossy().into_owned())).collect()
}
