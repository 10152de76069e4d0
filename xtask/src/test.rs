//! Every test there is.

use anyhow::Result;

use crate::run::{run, say};
use crate::{dist, example, tools};

/// Builds what the tests drive, then runs them all.
pub fn test() -> Result<()> {
    tools::browsers()?;
    dist::dist()?;
    example::build()?;
    say("Unit, property, view and end-to-end tests (a few minutes)");
    run(&["cargo", "test", "--workspace"])?;
    in_the_browser()
}

fn in_the_browser() -> Result<()> {
    say("Tests inside the browser (two minutes)");
    let driver = ["--headless", "--chrome", "--chromedriver", "/usr/bin/chromedriver"];
    run(&[&["wasm-pack", "test"], &driver[..], &["--", "--test", "browser"]].concat())
}
