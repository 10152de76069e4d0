//! Files that are not read: why, in a word and in a sentence, and what tells files apart.

use std::io;

use sha2::{Digest as _, Sha256};

use super::limits::{MOST_BYTES, MOST_DEPTH, MOST_FILES, MOST_TIMES};
use crate::documents::files::json::{self, DocumentError};
use crate::words::Words;

/// Why a file was not read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// Tells this file from others of the run.
    pub file_id: String,
    /// Where it is.
    pub path: String,
    /// Why, in a word.
    pub reason: &'static str,
    /// Where in the file; empty for the whole.
    pub place: String,
    /// What is wrong, and what would be right.
    pub message: String,
}

/// What is wrong with a file. What another program says of it comes along in its own words.
#[derive(Debug)]
pub enum Reason {
    /// A path leads nowhere.
    NoSuchFile,
    /// A pattern that no file fits.
    NoMatch,
    /// A pattern that is none.
    Pattern(String),
    /// The system refuses it.
    Refused(io::Error),
    /// Folders lie deeper than [`MOST_DEPTH`].
    TooDeep,
    /// A device or a pipe.
    NotAFile,
    /// A line of standard input whose bytes are not base64.
    NotBase64(String),
    /// It has more than [`MOST_BYTES`].
    TooLarge,
    /// An archive of more than [`MOST_FILES`].
    TooManyFiles,
    /// An archive that unpacks to more than [`MOST_TIMES`] its size.
    UnpacksToTooMuch,
    /// An archive that cannot be read, or has a password.
    DamagedArchive(String),
    /// An archive in an archive.
    ArchiveInArchive,
    /// The byte at which it stops being UTF-8, from 1.
    NotUtf8(usize),
    /// A page without answers.
    NoAnswers,
    /// The reader of documents refuses it.
    Unfit(DocumentError),
}

impl Reason {
    /// The word of the column `reason`.
    #[must_use]
    pub fn word(&self) -> &'static str {
        match self {
            Reason::NoSuchFile | Reason::NoMatch | Reason::Pattern(_) => "not-found",
            Reason::Refused(_) | Reason::TooDeep | Reason::NotAFile | Reason::NotBase64(_) => "unreadable",
            Reason::TooLarge | Reason::TooManyFiles | Reason::UnpacksToTooMuch => "too-large",
            Reason::DamagedArchive(_) => "damaged-archive",
            Reason::ArchiveInArchive => "archive-in-archive",
            Reason::NotUtf8(_) => "not-utf8",
            Reason::NoAnswers => "no-answers",
            Reason::Unfit(error) => error.code(),
        }
    }

    /// Where in the file; empty for the whole.
    fn place(&self) -> String {
        match self {
            Reason::NotUtf8(byte) => format!("byte {byte}"),
            Reason::Unfit(DocumentError::NotJson { line, column } | DocumentError::TooDeep { line, column }) => {
                format!("line {line}, column {column}")
            }
            Reason::Unfit(error) => error.path().unwrap_or_default().to_owned(),
            _ => String::new(),
        }
    }

    /// What is wrong, and what would be right.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Reason::NoSuchFile => words.cohort_no_such_file().into_owned(),
            Reason::NoMatch => words.cohort_no_match().into_owned(),
            Reason::Pattern(why) => words.cohort_pattern(why),
            Reason::Refused(error) => words.cohort_refused(error.to_string()),
            Reason::TooDeep => words.cohort_too_deep(MOST_DEPTH as f64),
            Reason::NotAFile => words.cohort_not_a_file().into_owned(),
            Reason::NotBase64(why) => words.cohort_not_base64(why),
            Reason::TooLarge => words.cohort_too_large((MOST_BYTES >> 20) as f64),
            Reason::TooManyFiles => words.cohort_too_many_files(MOST_FILES as f64),
            Reason::UnpacksToTooMuch => words.cohort_unpacks(MOST_TIMES as f64),
            Reason::DamagedArchive(why) => words.cohort_damaged_archive(why),
            Reason::ArchiveInArchive => words.cohort_archive_in_archive().into_owned(),
            Reason::NotUtf8(_) => words.cohort_not_utf8().into_owned(),
            Reason::NoAnswers => words.cohort_no_answers().into_owned(),
            Reason::Unfit(error) => json::reason(error, words),
        }
    }

    /// The row of a file with these bytes, as far as they are known.
    #[must_use]
    pub fn of(&self, path: String, bytes: &[u8], words: &Words) -> Fault {
        let (reason, place, message) = (self.word(), self.place(), self.sentence(words));
        Fault { file_id: file_id(&path, bytes), path, reason, place, message }
    }
}

/// How many bytes of a digest tell files apart.
const ID_BYTES: usize = 10;

/// An id for a file of a run.
pub(super) fn file_id(path: &str, bytes: &[u8]) -> String {
    let digest = Sha256::new().chain_update(path).chain_update([0]).chain_update(bytes).finalize();
    digest.iter().take(ID_BYTES).map(|byte| format!("{byte:02x}")).collect()
}
