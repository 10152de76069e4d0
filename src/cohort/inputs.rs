//! What a run reads: files, folders, archives, patterns, and lines of standard input. One file is held at a time.

mod archive;
mod lines;

use std::fs::{self, File};
use std::io::{self, Read, Seek};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::fault::{Fault, file_id};
use crate::documents::files::json::MOST_BYTES_OF_A_PAGE;

/// The largest file that is taken into memory: the largest saved page.
pub const MOST_BYTES: usize = MOST_BYTES_OF_A_PAGE;

/// How deep folders are followed.
const MOST_DEPTH: usize = 64;

/// The endings of files that are read where a folder or an archive is given. A file that is named itself is read in any
/// case.
const ENDINGS: [&str; 4] = ["json", "html", "htm", "zip"];

/// Something to read.
#[derive(Debug)]
pub enum Found {
    /// A file.
    File {
        /// Where it is.
        path: String,
        /// What is in it, [`MOST_BYTES`] at most.
        bytes: Vec<u8>,
    },
    /// Something that cannot be taken into memory.
    Unread(Fault),
}

/// Whoever takes what is found, and may have had enough.
pub trait Taker {
    /// Takes one thing.
    fn take(&mut self, found: Found) -> ControlFlow<()>;

    /// Takes the reason why something is not read.
    fn refuse(&mut self, path: &str, reason: &'static str, message: String) -> ControlFlow<()> {
        let (file_id, path) = (file_id(path, b""), path.to_owned());
        self.take(Found::Unread(Fault { file_id, path, reason, place: String::new(), message }))
    }
}

impl<F: FnMut(Found) -> ControlFlow<()>> Taker for F {
    fn take(&mut self, found: Found) -> ControlFlow<()> {
        self(found)
    }
}

/// Finds everything that the arguments name, in their order; folders in the order of their names.
pub fn each(arguments: &[String], taker: &mut dyn Taker) -> ControlFlow<()> {
    arguments.iter().try_for_each(|argument| match argument.as_str() {
        "-" => lines::each(&mut io::stdin().lock(), taker),
        _ if Path::new(argument).exists() => given(Path::new(argument), taker),
        pattern if pattern.contains(['*', '?', '[']) => matching(pattern, taker),
        other => taker.refuse(other, "not-found", "There is no such file or folder.".to_owned()),
    })
}

/// What a person or a line names: read whatever its ending is.
fn given(path: &Path, taker: &mut dyn Taker) -> ControlFlow<()> {
    if path.is_dir() { folder(path, 0, taker) } else { file(path, taker) }
}

fn matching(pattern: &str, taker: &mut dyn Taker) -> ControlFlow<()> {
    let paths = match glob::glob(pattern) {
        Ok(paths) => paths,
        Err(error) => return taker.refuse(pattern, "not-found", format!("The pattern does not fit: {error}.")),
    };
    let mut is_none = true;
    for path in paths {
        is_none = false;
        match path {
            Ok(path) => given(&path, taker)?,
            Err(error) => unreadable(error.path(), error.error(), taker)?,
        }
    }
    if is_none {
        return taker.refuse(pattern, "not-found", "No file fits this pattern.".to_owned());
    }
    ControlFlow::Continue(())
}

/// A folder's files. Hidden ones and links to folders are passed over, so that no circle of links is followed.
fn folder(path: &Path, depth: usize, taker: &mut dyn Taker) -> ControlFlow<()> {
    if depth > MOST_DEPTH {
        let message = format!("Expected folders at most {MOST_DEPTH} deep in one another.");
        return taker.refuse(&path.to_string_lossy(), "unreadable", message);
    }
    let mut paths: Vec<PathBuf> = match fs::read_dir(path) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(error) => return unreadable(path, &error, taker),
    };
    paths.sort();
    paths.into_iter().filter(|path| !is_hidden(path)).try_for_each(|path| {
        if path.is_symlink() && path.is_dir() {
            ControlFlow::Continue(())
        } else if path.is_dir() {
            folder(&path, depth + 1, taker)
        } else if is_read(&path) {
            file(&path, taker)
        } else {
            ControlFlow::Continue(())
        }
    })
}

fn is_hidden(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.as_encoded_bytes().starts_with(b"."))
}

/// Whether the ending is one of [`ENDINGS`].
fn is_read(path: &Path) -> bool {
    let ending = path.extension().unwrap_or_default().to_ascii_lowercase();
    ENDINGS.iter().any(|known| ending == *known)
}

fn file(path: &Path, taker: &mut dyn Taker) -> ControlFlow<()> {
    let name = path.to_string_lossy();
    let name = name.strip_prefix("./").unwrap_or(&name);
    // A pipe or a device would be waited for, or never end.
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return taker.refuse(name, "unreadable", "Expected a file, and this is a device or a pipe.".to_owned());
    }
    match File::open(path) {
        Ok(file) => source(name, file, taker),
        Err(error) => unreadable(path, &error, taker),
    }
}

fn unreadable(path: &Path, error: &io::Error, taker: &mut dyn Taker) -> ControlFlow<()> {
    taker.refuse(&path.to_string_lossy(), "unreadable", format!("It cannot be read: {error}."))
}

/// A document, a page or an archive, whatever its name says.
fn source(name: &str, mut from: impl Read + Seek, taker: &mut dyn Taker) -> ControlFlow<()> {
    let mut start = Vec::new();
    let begun = (&mut from).take(4).read_to_end(&mut start).and_then(|_| from.rewind());
    if let Err(error) = begun {
        return unreadable(Path::new(name), &error, taker);
    }
    if start == b"PK\x03\x04" || start == b"PK\x05\x06" {
        return archive::each(name, from, taker);
    }
    take_from(name, from, taker).0
}

/// Takes what can be read, within the limit, and says how many bytes came.
fn take_from(name: &str, from: impl Read, taker: &mut dyn Taker) -> (ControlFlow<()>, u64) {
    let mut bytes = Vec::new();
    match from.take(MOST_BYTES as u64 + 1).read_to_end(&mut bytes) {
        Err(error) => (unreadable(Path::new(name), &error, taker), bytes.len() as u64),
        Ok(count) if count > MOST_BYTES => (too_large(name, taker), count as u64),
        Ok(count) => (taker.take(Found::File { path: name.to_owned(), bytes }), count as u64),
    }
}

fn too_large(name: &str, taker: &mut dyn Taker) -> ControlFlow<()> {
    let most = MOST_BYTES >> 20;
    taker.refuse(name, "too-large", format!("Expected at most {most} MB, as the largest saved page has."))
}
