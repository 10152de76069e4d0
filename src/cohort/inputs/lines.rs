//! Standard input: a line for each path or document.

use std::io::{self, BufRead, Cursor, Read};
use std::ops::ControlFlow;
use std::path::Path;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::{Found, Reason, Taker, given, source, unreadable};
use crate::base::json;
use crate::cohort::limits::MOST_BYTES;

/// The longest path, with what is around it.
const MOST_PATH: usize = 64 * 1024;

/// The longest line: a file of the largest size in base64, and its path.
const MOST_LINE: usize = MOST_BYTES / 3 * 4 + MOST_PATH;

/// Reads lines until they end. A line is one of these:
///
/// - a path, as `find` writes it;
/// - a document as JSON on one line;
/// - `{"path": "…", "base64": "…"}`: a file's bytes with the path to tell it by, as a program hands them on.
pub(super) fn each(from: &mut dyn BufRead, taker: &mut dyn Taker) -> ControlFlow<()> {
    let mut line = Vec::new();
    for number in 1_u64.. {
        let name = || format!("-:{number}");
        line.clear();
        match from.take(MOST_LINE as u64 + 1).read_until(b'\n', &mut line) {
            Ok(0) => break,
            Ok(count) if count > MOST_LINE => {
                let path = envelope(&line).map_or_else(name, |(path, _)| path);
                taker.refuse(&path, Reason::TooLarge)?;
                if let Err(error) = skip_line(from) {
                    return unreadable(Path::new("-"), error, taker);
                }
            }
            Ok(_) => one(&name(), line.trim_ascii(), taker)?,
            Err(error) => return unreadable(Path::new("-"), error, taker),
        }
    }
    ControlFlow::Continue(())
}

/// Passes over the rest of a line without keeping it.
fn skip_line(from: &mut dyn BufRead) -> io::Result<()> {
    loop {
        let waiting = from.fill_buf()?;
        let end = waiting.iter().position(|byte| *byte == b'\n');
        let (count, is_over) = (end.map_or(waiting.len(), |end| end + 1), end.is_some() || waiting.is_empty());
        from.consume(count);
        if is_over {
            return Ok(());
        }
    }
}

fn one(name: &str, line: &[u8], taker: &mut dyn Taker) -> ControlFlow<()> {
    if line.is_empty() {
        return ControlFlow::Continue(());
    }
    if let Some((path, packed)) = envelope(line) {
        return match STANDARD.decode(packed) {
            Ok(bytes) if bytes.len() > MOST_BYTES => taker.refuse(&path, Reason::TooLarge),
            Ok(bytes) => source(&path, Cursor::new(bytes), taker),
            Err(error) => taker.refuse(&path, Reason::NotBase64(error.to_string())),
        };
    }
    if line.starts_with(b"{") {
        return taker.take(Found::File { path: name.to_owned(), bytes: line.to_vec() });
    }
    let path = String::from_utf8_lossy(line);
    if Path::new(&*path).exists() {
        return given(Path::new(&*path), taker);
    }
    taker.refuse(&path, Reason::NoSuchFile)
}

/// The path and the bytes in base64 of a line that hands a file on. The path comes first; the rest is not read as JSON, so
/// that a line costs no more memory than it has bytes.
fn envelope(line: &[u8]) -> Option<(String, &[u8])> {
    const FIELD: &[u8] = b"\"base64\"";
    let near = &line[..line.len().min(MOST_PATH)];
    let (head, tail) = line.split_at(near.windows(FIELD.len()).position(|part| part == FIELD)?);
    let head = std::str::from_utf8(head.trim_ascii_end().strip_suffix(b",")?).ok()?;
    let path = json::parse(&[head, "}"].concat()).ok()?.get("path")?.as_str()?.to_owned();
    let packed = tail.strip_prefix(FIELD)?.trim_ascii_start().strip_prefix(b":")?.trim_ascii_start();
    let packed = packed.strip_prefix(b"\"")?;
    Some((path, packed.split(|byte| *byte == b'"').next().unwrap_or_default()))
}
