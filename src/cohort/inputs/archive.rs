//! The files of a zip archive. What unpacks is measured: each file, and all of them against the archive.

use std::io::{Read, Seek, SeekFrom};
use std::ops::ControlFlow;
use std::path::Path;

use zip::ZipArchive;
use zip::result::ZipError;

use super::{Reason, Taker, is_hidden, is_read, take_from};
use crate::cohort::limits::{MOST_BYTES, MOST_FILES, MOST_TIMES};

pub(super) fn each(name: &str, mut from: impl Read + Seek, taker: &mut dyn Taker) -> ControlFlow<()> {
    let length = from.seek(SeekFrom::End(0)).unwrap_or(0);
    let mut archive = match ZipArchive::new(from) {
        Ok(archive) if archive.len() <= MOST_FILES => archive,
        Ok(_) => return taker.refuse(name, Reason::TooManyFiles),
        Err(error) => return damaged(name, &error, taker),
    };
    let mut left = length.saturating_mul(MOST_TIMES).saturating_add(MOST_BYTES as u64);
    for at in 0..archive.len() {
        let (flow, count) = entry(name, &mut archive, at, taker);
        flow?;
        let Some(rest) = left.checked_sub(count) else {
            return taker.refuse(name, Reason::UnpacksToTooMuch);
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
        return (taker.refuse(&path, Reason::ArchiveInArchive), 0);
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
    taker.refuse(name, Reason::DamagedArchive(error.to_string()))
}
