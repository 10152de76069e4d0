//! What a run reads: files, folders, archives, patterns, and lines of standard input. One file is held at a time.

mod archive;
mod lines;

use std::fs::{self, File};
use std::io::{self, Read, Seek};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use super::fault::Reason;
use super::limits::{MOST_BYTES, MOST_DEPTH};

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
    Unread {
        /// Where it is.
        path: String,
        /// Why not.
        reason: Reason,
    },
}

/// Whoever takes what is found, and may have had enough.
pub trait Taker {
    /// Takes one thing.
    fn take(&mut self, found: Found) -> ControlFlow<()>;

    /// Takes the reason why something is not read.
    fn refuse(&mut self, path: &str, reason: Reason) -> ControlFlow<()> {
        self.take(Found::Unread { path: path.to_owned(), reason })
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
        other => taker.refuse(other, Reason::NoSuchFile),
    })
}

/// What a person or a line names: read whatever its ending is.
fn given(path: &Path, taker: &mut dyn Taker) -> ControlFlow<()> {
    if path.is_dir() { folder(path, 0, taker) } else { file(path, taker) }
}

fn matching(pattern: &str, taker: &mut dyn Taker) -> ControlFlow<()> {
    let paths = match glob::glob(pattern) {
        Ok(paths) => paths,
        Err(error) => return taker.refuse(pattern, Reason::Pattern(error.to_string())),
    };
    let mut is_none = true;
    for path in paths {
        is_none = false;
        let found = path.as_ref().map_or_else(|error| error.path(), PathBuf::as_path).to_owned();
        match path {
            _ if is_behind_link(&found, pattern) => {}
            Ok(path) => given(&path, taker)?,
            Err(error) => unreadable(&found, error.into(), taker)?,
        }
    }
    if is_none {
        return taker.refuse(pattern, Reason::NoMatch);
    }
    ControlFlow::Continue(())
}

/// Whether a path leads through a link to a folder that the pattern does not name itself: it may lead in a circle.
fn is_behind_link(path: &Path, pattern: &str) -> bool {
    let is_named = |part: &&str| !part.contains(['*', '?', '[']);
    let named = pattern.split('/').take_while(is_named).collect::<Vec<_>>().join("/");
    let plain = |path: &'_ Path| path.strip_prefix("./").unwrap_or(path).to_owned();
    let (named, path) = (plain(Path::new(&named)), plain(path));
    path.ancestors().skip(1).take_while(|folder| *folder != named).any(Path::is_symlink)
}

/// A folder's files. Hidden ones and links to folders are passed over, so that no circle of links is followed.
fn folder(path: &Path, depth: usize, taker: &mut dyn Taker) -> ControlFlow<()> {
    if depth > MOST_DEPTH {
        return taker.refuse(&path.to_string_lossy(), Reason::TooDeep);
    }
    let mut paths: Vec<PathBuf> = match fs::read_dir(path) {
        Ok(entries) => entries.flatten().map(|entry| entry.path()).collect(),
        Err(error) => return unreadable(path, error, taker),
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
        return taker.refuse(name, Reason::NotAFile);
    }
    match File::open(path) {
        Ok(file) => source(name, file, taker),
        Err(error) => unreadable(path, error, taker),
    }
}

fn unreadable(path: &Path, error: io::Error, taker: &mut dyn Taker) -> ControlFlow<()> {
    taker.refuse(&path.to_string_lossy(), Reason::Refused(error))
}

/// A document, a page or an archive, whatever its name says.
fn source(name: &str, mut from: impl Read + Seek, taker: &mut dyn Taker) -> ControlFlow<()> {
    let mut start = Vec::new();
    let begun = (&mut from).take(4).read_to_end(&mut start).and_then(|_| from.rewind());
    if let Err(error) = begun {
        return unreadable(Path::new(name), error, taker);
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
        Err(error) => (unreadable(Path::new(name), error, taker), bytes.len() as u64),
        Ok(count) if count > MOST_BYTES => (taker.refuse(name, Reason::TooLarge), count as u64),
        Ok(count) => (taker.take(Found::File { path: name.to_owned(), bytes }), count as u64),
    }
}
