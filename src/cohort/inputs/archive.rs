//! The files of a zip archive. What unpacks is measured: each file, and all of them against the archive.

use std::io::{Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use super::{MOST_BYTES, Taker, is_hidden, is_read, take_from};

/// How many times its own size an archive may unpack to, beside one file of the largest size. JSON packs to a tenth.
const MOST_TIMES: u64 = 100;

/// The most files of one archive that are looked at.
const MOST_FILES: usize = 1_000_000;

pub(super) fn each(name: &str, mut from: impl Read + Seek, taker: &mut dyn Taker) -> ControlFlow<()> {
    let length = from.seek(SeekFrom::End(0)).unwrap_or(0);
    let mut archive = match ZipArchive::new(from) {
        Ok(archive) if archive.len() <= MOST_FILES => archive,
        Ok(_) => return taker.refuse(name, "too-large", format!("Expected at most {MOST_FILES} files in an archive.")),
        Err(error) => return damaged(name, &error, taker),
    };
    let mut left = length.saturating_mul(MOST_TIMES).saturating_add(MOST_BYTES as u64);
    for at in 0..archive.len() {
        let (flow, count) = entry(name, &mut archive, at, taker);
        flow?;
        let Some(rest) = left.checked_sub(count) else {
            let message =
                format!("The archive unpacks to more than {MOST_TIMES} times its size; the rest is not read.");
            return taker.refuse(name, "too-large", message);
        };
        left = rest;
    }
    ControlFlow::Continue(())
}

/// Takes one file of an archive, and says how many bytes it unpacked to.
fn entry(
    name: &str,
    archive: &mut ZipArchive<impl Read + Seek>,
    at: usize,
    taker: &mut dyn Taker,
) -> (ControlFlow<()>, u64) {
    let inside = match archive.name_for_index(at) {
        Some(Ok(inside)) => inside.into_owned(),
        _ => format!("{at}.json"),
    };
    if inside.ends_with('/') || is_passed_over(&inside) {
        return (ControlFlow::Continue(()), 0);
    }
    let path = format!("{name}!/{inside}");
    if inside.to_ascii_lowercase().ends_with(".zip") {
        let message = "Expected documents: unpack the outer archive first.".to_owned();
        return (taker.refuse(&path, "archive-in-archive", message), 0);
    }
    match archive.by_index(at) {
        Ok(file) => take_from(&path, file, taker),
        Err(error) => (damaged(&path, &error, taker), 0),
    }
}

/// Whether a path inside an archive is of no interest: another kind of file, a hidden one, or what macOS adds.
fn is_passed_over(inside: &str) -> bool {
    let path = Path::new(inside);
    !is_read(path) || is_hidden(path) || inside.starts_with("__MACOSX/")
}

fn damaged(name: &str, error: &ZipError, taker: &mut dyn Taker) -> ControlFlow<()> {
    taker.refuse(name, "damaged-archive", format!("Expected a zip archive without a password: {error}."))
}
