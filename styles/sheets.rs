//! The widget's style sheets as one, in the order they count. `build.rs` makes `STYLES` of it and xtask the scripts: what
//! dresses the first places comes with the element, the rest with the later part of the program.

use std::path::PathBuf;
use std::{fs, io};

/// Parts that only the later part of the program draws.
pub(crate) const LATER_PARTS: [&str; 17] = [
    "action_card",
    "bars",
    "copies",
    "edition",
    "entry",
    "heat_strip",
    "page_report",
    "preview",
    "qr",
    "radar",
    "rating_sheet",
    "school_picks",
    "spread",
    "step_bars",
    "table",
    "timeline",
    "two_steps",
];

/// Features that the first places show.
pub(crate) const FIRST_FEATURES: [&str; 3] = ["evidence", "mission", "readiness"];

/// All sheets. A rule overrules those of equal weight before it, so the order goes from the general to the particular.
#[allow(dead_code, reason = "xtask takes them one by one")]
pub(crate) fn all() -> io::Result<String> {
    Ok([first()?, later()?, paper()?].concat())
}

/// What dresses the first places: tokens and elements, the frame, the parts, the places that use the parts. Within a folder,
/// the sheets follow each other by name.
pub(crate) fn first() -> io::Result<String> {
    let whole = ["tokens", "base", "shell"].map(|name| PathBuf::from(format!("styles/{name}.css")));
    let parts = listed("styles/parts", |name| !LATER_PARTS.contains(&name))?;
    let places = listed("styles/places", |name| FIRST_FEATURES.contains(&name))?;
    joined(whole.into_iter().chain(parts).chain(places))
}

/// What dresses the other places and their parts.
pub(crate) fn later() -> io::Result<String> {
    let parts = listed("styles/parts", |name| LATER_PARTS.contains(&name))?;
    let places = listed("styles/places", |name| !FIRST_FEATURES.contains(&name))?;
    joined(parts.into_iter().chain(places))
}

/// What dresses paper, which overrules the screen.
pub(crate) fn paper() -> io::Result<String> {
    joined([PathBuf::from("styles/print.css")])
}

fn joined(paths: impl IntoIterator<Item = PathBuf>) -> io::Result<String> {
    let read = |path: PathBuf| match fs::read_to_string(&path) {
        Ok(css) => Ok(SHORTHANDS.into_iter().fold(css, |css, (word, meaning)| css.replace(word, meaning))),
        Err(error) => Err(io::Error::other(format!("{}: {error}", path.display()))),
    };
    paths.into_iter().map(read).collect()
}

/// What a sheet says in one word, under whatever condition, and what the word stands for.
const SHORTHANDS: [(&str, &str); 2] = [
    // What is said to readers and not shown.
    (
        "said-only: true;",
        "position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;",
    ),
    // Lays a radio or a checkbox over what is drawn in its place, and draws nothing of it. With `opacity: 0` each would be a
    // layer, which the browser searches at every move of the mouse and paints at every change.
    (
        "lies-over: true;",
        "position: absolute; inset: 0; margin: 0; border: 0; appearance: none; outline: none !important; cursor: pointer;",
    ),
];

/// The files of a folder whose names are wanted, by name.
fn listed(folder: &str, is_wanted: impl Fn(&str) -> bool) -> io::Result<Vec<PathBuf>> {
    let paths = fs::read_dir(folder)?.flatten().map(|entry| entry.path());
    let named = |path: &PathBuf| path.file_stem().is_some_and(|name| is_wanted(&name.to_string_lossy()));
    let mut paths: Vec<PathBuf> = paths.filter(named).collect();
    paths.sort();
    Ok(paths)
}
