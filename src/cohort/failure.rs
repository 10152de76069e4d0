//! Why nothing could be made, and what would help.

use std::io;
use std::path::Path;

use crate::words::{Words, with};

/// Why a run ends without what it was to make.
#[derive(Debug)]
pub enum Failure {
    /// A place cannot be written.
    Unwritten {
        /// A folder, a file, or `-` for standard output.
        path: String,
        /// What the system says.
        error: io::Error,
    },
    /// The file of a framework cannot be read.
    NoFramework {
        /// Where it is.
        path: String,
        /// What the system says.
        error: io::Error,
    },
    /// The file of a framework does not fit: a line for each fault.
    Unfit(String),
}

impl Failure {
    /// What becomes of an error of the system where this is written.
    pub fn writing(path: &Path) -> impl Fn(io::Error) -> Failure {
        let path = path.display().to_string();
        move |error| Failure::Unwritten { path: path.clone(), error }
    }

    /// What is wrong, and what would help.
    #[must_use]
    pub fn sentence(&self, words: &Words) -> String {
        match self {
            Failure::Unwritten { path, error } if error.kind() == io::ErrorKind::StorageFull => words.cohort_full(path),
            Failure::Unwritten { path, error } => {
                words.cohort_unwritten(with::Path(path), with::Why(error.to_string()))
            }
            Failure::NoFramework { path, error } => {
                words.cohort_no_framework(with::Path(path), with::Why(error.to_string()))
            }
            Failure::Unfit(faults) => [&*words.cohort_unfit_framework(), "\n", faults].concat(),
        }
    }
}
