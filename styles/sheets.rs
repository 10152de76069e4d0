//! The widget's style sheets as one, in the order they count. `build.rs` makes `STYLES` of it and xtask the script.

use std::path::PathBuf;
use std::{fs, io};

/// Tokens first, since every other sheet uses them; paper last, since it overrules the screen.
pub(crate) fn all() -> io::Result<String> {
    let mut parts: Vec<PathBuf> = fs::read_dir("styles/parts")?.flatten().map(|entry| entry.path()).collect();
    parts.sort();
    let first = ["styles/tokens.css", "styles/base.css"].map(PathBuf::from);
    let paths = first.into_iter().chain(parts).chain([PathBuf::from("styles/print.css")]);
    paths
        .map(|path| fs::read_to_string(&path).map_err(|error| io::Error::other(format!("{}: {error}", path.display()))))
        .collect()
}
