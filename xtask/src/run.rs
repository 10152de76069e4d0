//! Runs a program, with the project's own tools first on the path.

use std::panic;
use std::path::PathBuf;
use std::process::Command;
use std::thread::{self, ScopedJoinHandle};

use anyhow::{Context, Result, ensure};

/// Says what is about to happen.
pub fn say(what: &str) {
    println!("==> {what}");
}

/// A program with its arguments, ready to run.
pub fn program(line: &[&str]) -> Command {
    let mut command = Command::new(line[0]);
    command.args(&line[1..]).env("PATH", path());
    command
}

/// Runs a program and fails when it does.
pub fn run(line: &[&str]) -> Result<()> {
    finish(&mut program(line), line)
}

/// Runs a program with variables set, and fails when it does.
pub fn run_with(variables: &[(&str, &str)], line: &[&str]) -> Result<()> {
    finish(program(line).envs(variables.iter().copied()), line)
}

/// What a program prints.
pub fn output(line: &[&str]) -> Result<String> {
    let out = program(line)
        .stderr(std::process::Stdio::inherit())
        .output()
        .with_context(|| format!("cannot start `{}`", line[0]))?;
    ensure!(out.status.success(), "`{}` failed", line.join(" "));
    Ok(String::from_utf8(out.stdout)?)
}

/// What a program of the crate prints that is made for the build, by its name. All have the same features, so that the crate
/// is compiled for them once.
pub fn printed_by(bin: &str) -> Result<String> {
    output(&["cargo", "run", "--quiet", "--no-default-features", "--features", "prerender,schema", "--bin", bin])
}

/// Does two things side by side, and gives what both give: for minutes, each keeps only one core busy.
pub fn both<A, B: Send>(one: impl FnOnce() -> Result<A>, other: impl FnOnce() -> Result<B> + Send) -> Result<(A, B)> {
    thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        Ok((one?, joined(other)?))
    })
}

/// Does the same to each of some values side by side.
pub fn side_by_side<A: Sync, B: Send>(values: &[A], work: impl Fn(&A) -> Result<B> + Sync) -> Result<Vec<B>> {
    let work = &work;
    thread::scope(|scope| {
        let begun: Vec<_> = values.iter().map(|value| scope.spawn(move || work(value))).collect();
        begun.into_iter().map(joined).collect()
    })
}

fn joined<T>(begun: ScopedJoinHandle<'_, T>) -> T {
    begun.join().unwrap_or_else(|panic| panic::resume_unwind(panic))
}

fn finish(command: &mut Command, line: &[&str]) -> Result<()> {
    let status = command.status().with_context(|| format!("cannot start `{}`", line[0]))?;
    ensure!(status.success(), "`{}` failed", line.join(" "));
    Ok(())
}

fn path() -> String {
    let here = std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."));
    let own = [here.join("target/tools/bin"), here.join("node_modules/.bin")];
    let rest = std::env::var("PATH").unwrap_or_default();
    let own: Vec<String> = own.iter().map(|path| path.display().to_string()).collect();
    format!("{}:{rest}", own.join(":"))
}
