//! Runs the fuzz targets under libFuzzer, with coverage and the address sanitizer.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::run::{output, program, say};
use crate::tools;

/// How long a target runs unless the command says otherwise, in seconds.
pub const USUAL_SECONDS: u32 = 3600;

/// The largest input that libFuzzer makes, in bytes: small enough to be tried thousands of times a second.
const MOST_BYTES: u32 = 65_536;

/// The longest that an input may take, in seconds, before it counts as a fault. Real files take a few milliseconds.
const MOST_SECONDS: u32 = 10;

/// Runs one target, or all of them one after another, each for so long. Inputs that reach new code are kept in
/// `target/fuzz-found`, those that fail in `fuzz/artifacts`.
pub fn fuzz(target: Option<&str>, seconds: u32) -> Result<()> {
    tools::for_fuzzing()?;
    let all = run_by_cargo_fuzz(&["list"])?;
    let chosen: Vec<&str> = all.lines().filter(|name| target.is_none_or(|target| target == *name)).collect();
    ensure!(!chosen.is_empty(), "there is no such target; there are\n{all}");
    let failed: Vec<&str> = chosen.into_iter().filter(|name| run(name, seconds).is_err()).collect();
    ensure!(failed.is_empty(), "{} failed: the inputs are in fuzz/artifacts", failed.join(", "));
    Ok(())
}

fn run(target: &str, seconds: u32) -> Result<()> {
    say(&format!("{target}, for {seconds} seconds"));
    let found = format!("target/fuzz-found/{target}");
    std::fs::create_dir_all(&found).with_context(|| found.clone())?;
    let corpus = format!("fuzz/corpus/{target}");
    ensure!(Path::new(&corpus).exists(), "{corpus} is missing");
    let time = format!("-max_total_time={seconds}");
    let (most, soon) = (format!("-max_len={MOST_BYTES}"), format!("-timeout={MOST_SECONDS}"));
    let line = ["cargo", "fuzz", "run", "--target-dir", "target/fuzz", target, &found, &corpus, "--"];
    let flags = [time.as_str(), &most, &soon, "-rss_limit_mb=2048", "-print_final_stats=1"];
    let line = [&line[..], &flags].concat();
    let status = command(&line).status().with_context(|| format!("cannot start `{}`", line.join(" ")))?;
    ensure!(status.success(), "{target} failed");
    Ok(())
}

fn run_by_cargo_fuzz(arguments: &[&str]) -> Result<String> {
    output(&[&["cargo", "fuzz"], arguments].concat())
}

/// cargo-fuzz needs flags that only nightly compilers take by themselves.
fn command(line: &[&str]) -> std::process::Command {
    let mut command = program(line);
    command.env("RUSTC_BOOTSTRAP", "1");
    command
}
