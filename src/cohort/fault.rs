//! Files that are not read, and what tells files apart.

use sha2::{Digest as _, Sha256};

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

/// How many bytes of a digest tell files apart.
const ID_BYTES: usize = 10;

/// An id for a file of a run.
pub(super) fn file_id(path: &str, bytes: &[u8]) -> String {
    let digest = Sha256::new().chain_update(path).chain_update([0]).chain_update(bytes).finalize();
    digest.iter().take(ID_BYTES).map(|byte| format!("{byte:02x}")).collect()
}
