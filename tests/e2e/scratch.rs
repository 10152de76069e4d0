//! Files that only one test knows of.

use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

/// A path that nothing has and that nobody is given again, not even by another run of the tests.
pub(crate) fn path(name: &str) -> PathBuf {
    static GIVEN: AtomicUsize = AtomicUsize::new(0);
    let number = GIVEN.fetch_add(1, Ordering::Relaxed);
    std::env::temp_dir().join(format!("stem-readiness-{}-{number}-{name}", std::process::id()))
}

/// A new folder of that kind.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = path(name);
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    folder
}
