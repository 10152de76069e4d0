//! Joins the widget's style sheets in the order of the cascade. `build.rs` and xtask use it.

use std::path::PathBuf;
use std::{fs, io};

/// All sheets as one text: tokens first, because every other sheet uses them; print last, because it overrides the screen.
pub(crate) fn all() -> io::Result<String> {
    let mut parts: Vec<PathBuf> = fs::read_dir("styles/parts")?.flatten().map(|entry| entry.path()).collect();
    parts.sort();
    let first = ["styles/tokens.css", "styles/base.css"].map(PathBuf::from);
    let paths = first.into_iter().chain(parts).chain([PathBuf::from("styles/print.css")]);
    paths
        .map(|path| fs::read_to_string(&path).map_err(|error| io::Error::other(format!("{}: {error}", path.display()))))
        .collect()
}
