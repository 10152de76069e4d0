//! The views of `cohort/*.sql` in DuckDB and in Spark, and the commands of `docs/cohort.md`. It takes Python's packages and
//! Java, which `cargo xtask test` installs.

#![cfg(all(feature = "cohort", not(target_arch = "wasm32")))]

#[allow(dead_code, reason = "the suite uses more of it")]
#[path = "tools/made.rs"]
mod made;

#[allow(dead_code, reason = "the suite uses more of it")]
#[path = "tools/scratch.rs"]
mod scratch;

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::Command;

/// How many files are made, and how many broken ones.
const FILES: u64 = 200;
const BROKEN: u64 = 24;

const PYTHON: &str = "target/tools/python/bin/python";

#[test]
fn duckdb_and_spark_give_the_same_rows_for_every_view() {
    let (root, python) = (root(), root().join(PYTHON));
    let imports = ["-c", "import duckdb, pyspark"];
    assert!(
        is_done(Command::new(&python).args(imports)),
        "{PYTHON} lacks duckdb or pyspark: `cargo xtask test` installs them"
    );
    assert!(
        is_done(Command::new("java").arg("-version")),
        "Spark needs Java 17: `apt-get install openjdk-17-jre-headless`"
    );
    let work = scratch::folder("engines");
    let files = work.join("files");
    write_files(&files);
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

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// Made-up files and broken ones, in folders of their state and tag.
fn write_files(files: &Path) {
    let content = made::Content::shipped(root());
    let made = (0..FILES).map(|number| content.file(number)).map(|(path, text)| (path, text.into_bytes()));
    let broken = (0..BROKEN).map(|number| content.broken(number)).map(|(path, bytes, _)| (path, bytes));
    for (path, bytes) in made.chain(broken) {
        let path = files.join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, bytes).expect("a file");
    }
}

/// The commands that the guide tells and that are no command of ours, or measure.
const NOT_RUN: [&str; 7] = [
    "pip install",
    "cargo install --path",
    "cargo test",
    "cargo xtask bench",
    "cargo xtask cohort bench",
    "cargo xtask cohort make",
    "spark-submit --files",
];

#[test]
fn every_command_of_the_guide_runs() {
    let work = scratch::folder("guide");
    write_files(&work.join("files"));
    std::fs::create_dir_all(work.join("cohort")).expect("a folder");
    for entry in std::fs::read_dir(root().join("cohort")).expect("the folder of views").flatten() {
        if entry.path().is_file() {
            std::fs::copy(entry.path(), work.join("cohort").join(entry.file_name())).expect("a copy");
        }
    }
    let guide = std::fs::read_to_string(root().join("docs/cohort.md")).expect("the guide");
    let commands = commands(&guide);
    assert!(commands.len() >= 5, "{commands:?}");
    for line in commands.iter().filter(|line| !NOT_RUN.iter().any(|known| line.starts_with(known))) {
        let out = as_here(line, &work).current_dir(&work).output().expect("it starts");
        let is_done = out.status.code().is_some_and(|code| [0, 3].contains(&code));
        assert!(is_done, "`{line}` of docs/cohort.md: {}", String::from_utf8_lossy(&out.stderr));
    }
    let out =
        as_here("python3 cohort/ask.py tables gaps --state XX", &work).current_dir(&work).output().expect("it starts");
    let said = String::from_utf8_lossy(&out.stderr).into_owned();
    assert!(!out.status.success() && said.contains("no team has the state XX; there are CO, "), "{said}");
    let _ = std::fs::remove_dir_all(&work);
}

/// The commands of the guide: the lines of its blocks for a shell, and those in its text.
fn commands(guide: &str) -> Vec<&str> {
    let is_command =
        |line: &&str| ["cargo ", "python3 ", "spark-submit ", "pip "].iter().any(|name| line.starts_with(name));
    let blocks = guide.split("```sh\n").skip(1).filter_map(|rest| rest.split("```").next());
    let lines = blocks.flat_map(str::lines).inspect(|line| assert!(is_command(line), "no command: {line}"));
    let spans = guide.split('`').skip(1).step_by(2).filter(is_command).filter(|span| *span != "cargo xtask cohort");
    let mut known = BTreeSet::new();
    lines.chain(spans).filter(|line| known.insert(*line)).collect()
}

/// A command of the guide, with what stands for its places here.
fn as_here(line: &str, work: &Path) -> Command {
    let program = PathBuf::from(env!("CARGO_BIN_EXE_stem-readiness"));
    let named = line.replace("hdfs:///teams", &work.display().to_string());
    let named = named.replace("/opt/stem-readiness", &program.display().to_string());
    let (starts, rest) = if let Some(rest) = named.strip_prefix("cargo xtask cohort") {
        (program, rest)
    } else if let Some(rest) = named.strip_prefix("python3").or_else(|| named.strip_prefix("spark-submit")) {
        (root().join(PYTHON), rest)
    } else {
        panic!("docs/cohort.md tells `{line}`, and no test knows how to run it")
    };
    let mut command = Command::new(starts);
    command
        .args(rest.split_whitespace())
        .envs([("PYSPARK_PYTHON", &*root().join(PYTHON)), ("SPARK_LOCAL_IP", Path::new("127.0.0.1"))]);
    command
}

/// The guide names no option that nothing has.
#[test]
fn every_option_of_the_guide_is_there() {
    let guide = std::fs::read_to_string(root().join("docs/cohort.md")).expect("the guide");
    let spans = guide.split('`').skip(1).step_by(2);
    let options = spans.flat_map(str::split_whitespace).filter(|word| word.starts_with("--"));
    let options: BTreeSet<&str> = options.map(|word| word.trim_end_matches(['.', ','])).collect();
    assert!(options.len() > 10, "{options:?}");
    let help = |starts: &Path, line: &[&str]| {
        let out = Command::new(starts).args(line).arg("--help").current_dir(root()).output().expect("it starts");
        String::from_utf8_lossy(&out.stdout).into_owned()
    };
    let (program, python) = (PathBuf::from(env!("CARGO_BIN_EXE_stem-readiness")), root().join(PYTHON));
    let told = [
        help(&program, &["tables"]),
        help(&program, &["report"]),
        help(&program, &["columns"]),
        help(&python, &["cohort/ask.py"]),
        help(&python, &["cohort/spark.py"]),
    ]
    .concat();
    // Those of cargo and of Spark.
    let others = ["--path", "--profile", "--files", "--test"];
    let unknown: Vec<&&str> = options.iter().filter(|name| !told.contains(**name) && !others.contains(name)).collect();
    assert!(unknown.is_empty(), "{unknown:?}");
}

fn is_done(command: &mut Command) -> bool {
    command.output().is_ok_and(|out| out.status.success())
}
