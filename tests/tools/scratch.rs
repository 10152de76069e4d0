//! Files that only one test knows of. All lie in one folder of the process that runs the tests, and browsers put theirs there
//! too. What a process leaves, because it was ended early, the next one takes away.

use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicUsize, Ordering};

/// The folder of this process. Its name is short: a browser's socket has a path of at most 107 letters.
pub(crate) fn root() -> &'static Path {
    static ROOT: OnceLock<PathBuf> = OnceLock::new();
    ROOT.get_or_init(|| {
        let all = std::env::temp_dir().join("stem-readiness-tests");
        sweep(&all);
        let own = all.join(std::process::id().to_string());
        std::fs::create_dir_all(&own).expect("the temporary folder can be written");
        own
    })
}

/// Takes away the folders of processes that are over, where the system tells.
fn sweep(all: &Path) {
    let processes = Path::new("/proc");
    if !processes.join("self").exists() {
        return;
    }
    for entry in std::fs::read_dir(all).into_iter().flatten().flatten() {
        if !processes.join(entry.file_name()).exists() {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

/// A path that nothing has and that nobody is given again, not even by another run of the tests.
pub(crate) fn path(name: &str) -> PathBuf {
    static GIVEN: AtomicUsize = AtomicUsize::new(0);
    let number = GIVEN.fetch_add(1, Ordering::Relaxed);
    root().join(format!("{number}-{name}"))
}

/// A new folder of that kind.
pub(crate) fn folder(name: &str) -> PathBuf {
    let folder = path(name);
    std::fs::create_dir_all(&folder).expect("the temporary folder can be written");
    folder
}
