//! What is read at most. What is larger is no file of a team.

use crate::documents::files::json::MOST_BYTES_OF_A_PAGE;

/// The largest file that is taken into memory: the largest saved page.
pub const MOST_BYTES: usize = MOST_BYTES_OF_A_PAGE;

/// How deep folders are followed.
pub const MOST_DEPTH: usize = 64;

/// How many times its own size an archive may unpack to, beside one file of the largest size. JSON packs to a tenth.
pub const MOST_TIMES: u64 = 100;

/// The most files of one archive that are looked at.
pub const MOST_FILES: usize = 1_000_000;
