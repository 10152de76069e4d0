//! Zip archives, as far as office files need them: written without compression, read with or without.
//!
//! A crate for zip brings a deflater that the widget does not have; stored entries open everywhere, and what is packed
//! is unpacked by the platform.

/// An entry of an archive.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path.
    pub name: String,
    /// Whether `bytes` are raw deflate data.
    pub is_deflated: bool,
    /// What it holds.
    pub bytes: Vec<u8>,
}

/// Writes an archive of these paths and contents.
#[must_use]
pub fn write(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let (mut out, mut directory) = (Vec::new(), Vec::new());
    for (name, bytes) in files {
        let offset = out.len() as u32;
        // Version 2.0, no flags but UTF-8 names, stored, January 1, 1980.
        let mut common = vec![20, 0, 0, 8, 0, 0, 0, 0, 0x21, 0];
        for number in [crc32(bytes), bytes.len() as u32, bytes.len() as u32] {
            common.extend(number.to_le_bytes());
        }
        common.extend((name.len() as u16).to_le_bytes());
        common.extend([0, 0]);
        out.extend(LOCAL);
        out.extend(&common);
        out.extend(name.as_bytes());
        out.extend(bytes);
        directory.extend(CENTRAL);
        directory.extend([20, 0]);
        directory.extend(&common);
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, count) = (out.len() as u32, files.len() as u16);
    out.extend(&directory);
    out.extend(END);
    out.extend([0; 4]);
    out.extend(count.to_le_bytes());
    out.extend(count.to_le_bytes());
    out.extend((directory.len() as u32).to_le_bytes());
    out.extend(start.to_le_bytes());
    out.extend([0, 0]);
    out
}

const LOCAL: [u8; 4] = *b"PK\x03\x04";
const CENTRAL: [u8; 4] = *b"PK\x01\x02";
const END: [u8; 4] = *b"PK\x05\x06";

/// The most entries of an archive: a workbook has a dozen, and a few more for each sheet and picture.
pub const MOST_ENTRIES: usize = 2_000;

/// Reads the entries of an archive by its directory; `None` when the bytes are none, are damaged, or hold too many
/// entries. Entries never share bytes, so that all of them together are no larger than the archive.
#[must_use]
pub fn read(bytes: &[u8]) -> Option<Vec<Entry>> {
    let end = bytes.windows(4).rposition(|four| four == END)?;
    let count = number(bytes, end, 10, 2).filter(|count| *count <= MOST_ENTRIES)?;
    let mut at = number(bytes, end, 16, 4)?;
    let mut left = bytes.len();
    let mut entries = Vec::new();
    for _ in 0..count {
        (slice(bytes, at, 4)? == CENTRAL).then_some(())?;
        let name = number(bytes, at, 28, 2)?;
        let (method, size) = (number(bytes, at, 10, 2)?, number(bytes, at, 20, 4)?);
        left = left.checked_sub(size)?;
        let local = number(bytes, at, 42, 4)?;
        let before = 30 + number(bytes, local, 26, 2)? + number(bytes, local, 28, 2)?;
        entries.push(Entry {
            name: String::from_utf8_lossy(slice(bytes, at.checked_add(46)?, name)?).into_owned(),
            is_deflated: method == 8,
            bytes: slice(bytes, local.checked_add(before)?, size)?.to_vec(),
        });
        let (extra, comment) = (number(bytes, at, 30, 2)?, number(bytes, at, 32, 2)?);
        at = at.checked_add(46 + name + extra + comment)?;
    }
    Some(entries)
}

/// A little-endian number of so many bytes, so far behind a place.
fn number(bytes: &[u8], at: usize, behind: usize, width: usize) -> Option<usize> {
    let digits = slice(bytes, at.checked_add(behind)?, width)?;
    Some(digits.iter().rev().fold(0, |number, digit| number << 8 | usize::from(*digit)))
}

fn slice(bytes: &[u8], at: usize, length: usize) -> Option<&[u8]> {
    bytes.get(at..at.checked_add(length)?)
}

/// The checksum of ISO 3309, bit by bit: a table would be larger than what is packed here.
fn crc32(bytes: &[u8]) -> u32 {
    let mut sum = u32::MAX;
    for byte in bytes {
        sum ^= u32::from(*byte);
        for _ in 0..8 {
            sum = (sum >> 1) ^ (0xEDB8_8320 & (sum & 1).wrapping_neg());
        }
    }
    !sum
}
