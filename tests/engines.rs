//! The views of `cohort/*.sql` in DuckDB and in Spark. It takes Python's packages and Java, which `cargo xtask test` installs.

#![cfg(all(feature = "cohort", not(target_arch = "wasm32")))]

#[allow(dead_code, reason = "the suite uses more of it")]
#[path = "tools/made.rs"]
mod made;

use std::path::Path;
use std::process::Command;

/// How many files are made, and how many broken ones.
const FILES: u64 = 200;
const BROKEN: u64 = 24;

const PYTHON: &str = "target/tools/python/bin/python";

#[test]
fn duckdb_and_spark_give_the_same_rows_for_every_view() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let python = root.join(PYTHON);
    let imports = ["-c", "import duckdb, pyspark"];
    assert!(
        is_done(Command::new(&python).args(imports)),
        "{PYTHON} lacks duckdb or pyspark: `cargo xtask test` installs them"
    );
    assert!(
        is_done(Command::new("java").arg("-version")),
        "Spark needs Java 17: `apt-get install openjdk-17-jre-headless`"
    );
    let work = std::env::temp_dir().join(format!("stem-readiness-engines-{}", std::process::id()));
    let files = work.join("files");
    let content = made::Content::shipped(root);
    let made = (0..FILES).map(|number| content.file(number)).map(|(path, text)| (path, text.into_bytes()));
    let broken = (0..BROKEN).map(|number| content.broken(number)).map(|(path, bytes, _)| (path, bytes));
    for (path, bytes) in made.chain(broken) {
        let path = files.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
    let mut command = Command::new(&python);
    command
        .arg(root.join("tests/tools/same_views.py"))
        .arg(env!("CARGO_BIN_EXE_stem-readiness"))
        .arg(&files)
        .arg(&work);
    let out = command.output().expect("Python starts");
    let said = String::from_utf8_lossy(&out.stdout);
    assert!(out.status.success(), "{said}{}", String::from_utf8_lossy(&out.stderr));
    let _ = std::fs::remove_dir_all(&work);
}

fn is_done(command: &mut Command) -> bool {
    command.output().is_ok_and(|out| out.status.success())
}
