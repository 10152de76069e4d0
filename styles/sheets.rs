//! The widget's style sheets as one, in the order they count. `build.rs` makes `STYLES` of it and xtask the script.

use std::path::PathBuf;
use std::{fs, io};

/// A rule overrules those of equal weight before it, so the order goes from the general to the particular: tokens and
/// elements, the frame, the parts, the places that use the parts, and paper last, since it overrules the screen. Within
/// a folder, the sheets follow each other by name.
pub(crate) fn all() -> io::Result<String> {
    let first = ["tokens", "base", "shell"].map(|name| PathBuf::from(format!("styles/{name}.css")));
    let paths = first
        .into_iter()
        .chain(listed("styles/parts")?)
        .chain(listed("styles/places")?)
        .chain([PathBuf::from("styles/print.css")]);
    let read = |path: PathBuf| match fs::read_to_string(&path) {
        Ok(css) => Ok(css.replace(SAID_ONLY.0, SAID_ONLY.1)),
        Err(error) => Err(io::Error::other(format!("{}: {error}", path.display()))),
    };
    paths.map(read).collect()
}

/// What is said to readers and not shown, under whatever condition a sheet says so: one word in a sheet, and what it
/// stands for.
const SAID_ONLY: (&str, &str) = (
    "said-only: true;",
    "position: absolute; inline-size: 1px; block-size: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;",
);

/// The files of a folder, by name.
fn listed(folder: &str) -> io::Result<Vec<PathBuf>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}
