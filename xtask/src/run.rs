//! Runs a program, with the project's own tools first on the path.

use std::path::PathBuf;
use std::process::Command;

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

/// Runs a program with a variable set, and fails when it does.
pub fn run_with(variable: (&str, &str), line: &[&str]) -> Result<()> {
    finish(program(line).env(variable.0, variable.1), line)
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
