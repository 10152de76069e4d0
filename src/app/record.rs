//! A record as a device keeps it: a line that says where it is in the line of writings, and the text.

use std::fmt::Write as _;

/// Which writing of a record it is, and whose. Two windows that write at once, or one that writes again after the storage
/// was cleared, make different marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Mark {
    /// Grows by one with each writing.
    pub count: u32,
    /// The window that wrote, by its number, which is chance.
    pub writer: u32,
}

/// What is found under a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Found {
    /// Nothing.
    Nothing,
    /// A record; without a text it was deleted on purpose.
    Record(Mark, Option<String>),
    /// A record that is damaged, as it is.
    Damaged(String),
}

impl Mark {
    /// The mark of the writing that follows.
    #[must_use]
    pub fn next(before: Option<Mark>, writer: u32) -> Mark {
        Mark { count: before.map_or(0, |mark| mark.count).saturating_add(1), writer }
    }

    /// A record with this mark. Without a text it says that it was deleted.
    ///
    /// ```
    /// use stem_readiness::app::record::{Found, Mark};
    /// let mark = Mark::next(None, 0xABCD);
    /// let record = mark.record(Some("{}"));
    /// assert_eq!(Found::read(Some(record.clone())), Found::Record(mark, Some("{}".to_owned())));
    /// assert_eq!(Found::read(Some(record[..record.len() - 1].to_owned())), Found::Damaged(record[..record.len() - 1].to_owned()));
    /// ```
    #[must_use]
    pub fn record(self, text: Option<&str>) -> String {
        let mut record = format!("{} {:x} ", self.count, self.writer);
        if let Some(text) = text {
            // A text takes everything that is written to it.
            let _ = writeln!(record, "{:x}", digest(text));
            record.push_str(text);
        }
        record
    }
}

impl Found {
    /// Reads what a storage has under a key.
    #[must_use]
    pub fn read(record: Option<String>) -> Found {
        match record {
            None => Found::Nothing,
            Some(record) => parsed(&record).unwrap_or(Found::Damaged(record)),
        }
    }

    /// The mark; `None` where there is no record.
    #[must_use]
    pub fn mark(&self) -> Option<Mark> {
        if let Found::Record(mark, _) = self { Some(*mark) } else { None }
    }

    /// The text, where there is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        if let Found::Record(_, Some(text)) = self { Some(text) } else { None }
    }
}

fn parsed(record: &str) -> Option<Found> {
    let (head, text) = record.split_once('\n').map_or((record, None), |(head, text)| (head, Some(text)));
    let mut words = head.split(' ');
    let count = words.next()?.parse().ok()?;
    let writer = u32::from_str_radix(words.next()?, 16).ok()?;
    let mark = Mark { count, writer };
    match (words.next()?, text) {
        ("", None) => Some(Found::Record(mark, None)),
        (sum, Some(text)) if u32::from_str_radix(sum, 16).ok()? == digest(text) => {
            Some(Found::Record(mark, Some(text.to_owned())))
        }
        _ => None,
    }
}

/// A short fingerprint of a text (FNV-1a, 32 bits), to tell copies of one document apart and to notice a damaged record.
///
/// ```
/// assert_eq!(stem_readiness::app::record::digest("a"), 0xE40C_292C);
/// ```
#[must_use]
pub fn digest(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
