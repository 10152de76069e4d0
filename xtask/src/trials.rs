//! Tries for a long time whether anything that was called saved is ever lost. `cargo xtask test` does a short run of each.

use anyhow::{Result, ensure};

use crate::run::{run_with, say};
use crate::{dist, tools};

/// A trial: what it does, how often, the variable that says so, and the tests to run.
struct Trial {
    what: &'static str,
    times: &'static str,
    variable: &'static str,
    suite: &'static str,
    tests: &'static str,
}

const TRIALS: [Trial; 3] = [
    Trial {
        what: "random schedules of two and three windows",
        times: "1000",
        variable: "SCHEDULES",
        suite: "suite",
        tests: "keeping::nothing_that_was_called_saved_is_lost_between_windows",
    },
    Trial {
        what: "kills of Chromium while somebody types (half an hour on two cores)",
        times: "500",
        variable: "KILLS",
        suite: "e2e",
        tests: "kills::chromium_killed_while_typing_keeps_what_was_called_saved",
    },
    Trial {
        what: "kills of Firefox while somebody types (a quarter of an hour)",
        times: "100",
        variable: "KILLS",
        suite: "e2e",
        tests: "kills::firefox_killed_while_typing_keeps_what_was_called_saved",
    },
];

/// Runs every trial, one after another. Each prints what was lost; one that fails keeps no other from running.
pub fn trials() -> Result<()> {
    tools::for_tests()?;
    dist::dist(dist::Care::Whole)?;
    let failed: Vec<&str> = TRIALS.iter().filter(|trial| run(trial).is_err()).map(|trial| trial.what).collect();
    ensure!(failed.is_empty(), "these lost something, or did not come to their end: {}", failed.join(", "));
    Ok(())
}

fn run(trial: &Trial) -> Result<()> {
    say(&format!("{} {}", trial.times, trial.what));
    let line = ["cargo", "test", "--quiet", "--test", trial.suite, "--", "--nocapture", "--exact", trial.tests];
    run_with(&[(trial.variable, trial.times)], &line)
}
