//! Runs tests, passes on what they print as they print it, and notes which fail.

use std::io::{BufRead as _, BufReader, Write as _};

use anyhow::{Context, Result};

use crate::run::program;

/// Runs tests to their end, and gives for each that failed the command that runs it alone. `alone` is the command of a
/// test whose runner does not name one.
pub fn failures(line: &[&str], alone: &str) -> Result<Vec<String>> {
    let (reader, writer) = std::io::pipe()?;
    // Both into one pipe, so that they come in the order in which they were printed.
    let mut command = program(line);
    command.stdout(writer.try_clone()?).stderr(writer);
    let mut child = command.spawn().with_context(|| format!("cannot start `{}`", line[0]))?;
    // Else the pipe would stay open when the child has ended.
    drop(command);
    let mut notes = Notes::default();
    for printed in BufReader::new(reader).split(b'\n') {
        let printed = printed?;
        let mut out = std::io::stdout().lock();
        out.write_all(&printed)?;
        out.write_all(b"\n")?;
        notes.read(&String::from_utf8_lossy(&printed));
    }
    Ok(notes.finish(child.wait()?.success(), alone))
}

/// What has been read of the output.
#[derive(Default)]
struct Notes {
    /// Failed tests whose command is not known yet.
    waiting: Vec<String>,
    commands: Vec<String>,
}

impl Notes {
    fn read(&mut self, line: &str) {
        if let Some(name) = failed(line) {
            self.waiting.push(name.to_owned());
        } else if let Some(flags) = rerun(line) {
            let command = format!("cargo test {flags}");
            self.give(&command);
        }
    }

    /// What is left belongs to `alone`; a run that failed without naming a test is named itself.
    fn finish(mut self, succeeded: bool, alone: &str) -> Vec<String> {
        if !self.waiting.is_empty() || !succeeded && self.commands.is_empty() {
            self.give(alone);
        }
        self.commands
    }

    fn give(&mut self, command: &str) {
        if self.waiting.is_empty() {
            // It was ended before it could say which test failed.
            self.commands.push(command.to_owned());
        }
        for name in self.waiting.drain(..) {
            let name = if name.contains(' ') { format!("'{name}'") } else { name };
            self.commands.push(format!("{command} {name}"));
        }
    }
}

/// The name in `test name ... FAILED`.
fn failed(line: &str) -> Option<&str> {
    let (name, verdict) = line.strip_prefix("test ")?.rsplit_once(" ... ")?;
    verdict.starts_with("FAIL").then(|| name.trim_end_matches(" - should panic"))
}

/// The flags that cargo names after the tests of a target have failed.
fn rerun(line: &str) -> Option<&str> {
    line.strip_prefix("error: ")?.split_once("to rerun pass `")?.1.strip_suffix('`')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commands(lines: &[&str], succeeded: bool) -> Vec<String> {
        let mut notes = Notes::default();
        lines.iter().for_each(|line| notes.read(line));
        notes.finish(succeeded, "wasm-pack test")
    }

    #[test]
    fn failed_tests_are_named_with_the_command_of_their_target() {
        let lines = [
            "test score::it_adds_up ... ok",
            "test score::it_rounds ... FAILED",
            "test result: FAILED. 1 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s",
            "error: test failed, to rerun pass `--test suite`",
            "test src/lib.rs - model (line 224) ... FAILED",
            "error: doctest failed, to rerun pass `--doc`",
        ];
        let right = ["cargo test --test suite score::it_rounds", "cargo test --doc 'src/lib.rs - model (line 224)'"];
        assert_eq!(commands(&lines, false), right);
    }

    #[test]
    fn a_run_that_names_no_test_is_named_itself() {
        assert_eq!(commands(&["error: could not compile `suite`"], false), ["wasm-pack test"]);
        assert_eq!(commands(&["error: test failed, to rerun pass `--test e2e`"], false), ["cargo test --test e2e"]);
        assert_eq!(commands(&["test a ... FAIL"], false), ["wasm-pack test a"]);
        assert_eq!(commands(&["test a ... ok"], true), Vec::<String>::new());
    }
}
