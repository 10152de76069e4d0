//! Every test there is.

use anyhow::{Result, ensure};

use crate::run::{both, run, say};
use crate::test_run::failures;
use crate::timing::Timing;
use crate::{bench, dist, example, tools};

/// Builds what the tests drive, then runs them all: what fails keeps nothing else from running. The last lines name what
/// failed.
pub fn test() -> Result<()> {
    let mut timing = Timing::default();
    say("Every test: a quarter to half an hour on two cores, and as long again the first time, to compile");
    timing.of("install", tools::for_tests)?;
    // LibreOffice keeps one core busy, and so does most of the build.
    timing.of("dist, tables saved again", || both(|| dist::dist(dist::Care::Whole), tables_saved_again))?;
    timing.of("example", example::build)?;
    let mut failed = timing.of("unit, property, view", in_this_process)?;
    failed.extend(timing.of("engines", engines)?);
    failed.extend(timing.of("end to end", end_to_end)?);
    failed.extend(timing.of("in the browser", in_the_browser)?);
    failed.extend(timing.of("the measuring", measuring)?);
    timing.print();
    if failed.is_empty() {
        return Ok(());
    }
    say("These failed; what they said is above. Each line runs one alone");
    failed.iter().for_each(|command| println!("    {command}"));
    let count = failed.len();
    ensure!(count == 0, "{count} {} failed", if count == 1 { "test" } else { "tests" });
    Ok(())
}

/// Lets LibreOffice save the tables of schools in other forms, which the suite reads as well.
fn tables_saved_again() -> Result<()> {
    say("Saving the tables of schools again with LibreOffice (a minute)");
    run(&["python3", "tests/tools/save_tables_again.py"])
}

fn in_this_process() -> Result<Vec<String>> {
    say("Unit, property and view tests (a minute; the first time four to compile them)");
    let tests = ["cargo", "test", "--workspace", "--no-fail-fast"];
    let mut failed =
        failures(&[&tests[..], &["--lib", "--bins", "--test", "suite"]].concat(), "cargo test --workspace")?;
    failed.extend(failures(&[&tests[..], &["--doc"]].concat(), "cargo test --workspace --doc")?);
    Ok(failed)
}

/// DuckDB and Spark over the tables of the command line.
fn engines() -> Result<Vec<String>> {
    say("The views of many teams in DuckDB and Spark (a minute)");
    failures(&["cargo", "test", "--test", "engines"], "cargo test --test engines")
}

/// Each test drives a browser of its own, most of the time waiting for it.
fn end_to_end() -> Result<Vec<String>> {
    say("End-to-end tests in Chromium, Firefox and WebKitGTK (ten to twenty minutes on two cores)");
    let threads = format!("--test-threads={}", browsers_at_once());
    failures(&["cargo", "test", "--workspace", "--test", "e2e", "--", &threads], "cargo test --test e2e")
}

/// So many that the processor is busy, and not so many that each waits for the others.
fn browsers_at_once() -> usize {
    let cores = std::thread::available_parallelism().map_or(2, |cores| cores.get());
    (cores + 1).min(8)
}

fn in_the_browser() -> Result<Vec<String>> {
    say("Tests inside the browser (half a minute; the first time a minute)");
    // The runner calls a page lost after twenty seconds, which a busy machine may need.
    let patience = ["env", "WASM_BINDGEN_TEST_TIMEOUT=300"];
    let driver = [
        "--headless",
        "--chrome",
        "--chromedriver",
        "/usr/bin/chromedriver",
        "--",
        "--no-default-features",
        "--test",
        "browser",
    ];
    let line = [&patience[..], &["wasm-pack", "test"], &driver].concat();
    failures(&line, &line.join(" ").replace("wasm-pack", "target/tools/bin/wasm-pack"))
}

/// Whether `cargo xtask bench` measures what it says.
fn measuring() -> Result<Vec<String>> {
    say("Tests of what measures (a quarter of a minute)");
    bench::install()?;
    let line = ["npm", "--prefix", "bench", "--silent", "test"];
    failures(&line, &line.join(" "))
}
