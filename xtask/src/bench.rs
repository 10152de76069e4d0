//! How fast the built widget is, and how it looks.

use anyhow::Result;

use crate::run::run;
use crate::{dist, tools};

/// Takes pictures of every place into `target/shots`, and the README's three into `docs`.
pub fn shots() -> Result<()> {
    tools::for_tests()?;
    dist::dist(dist::Care::Whole)?;
    run(&["cargo", "test", "--quiet", "--test", "e2e", "--", "--ignored", "shots::"])
}

/// Times `dist/` in Chromium, one thing after the other: processor slowed four times, 1.6 Mbit/s, 150 ms round trip; medians of several rounds.
pub fn bench() -> Result<()> {
    tools::for_tests()?;
    dist::dist(dist::Care::Whole)?;
    run(&["cargo", "test", "--quiet", "--test", "e2e", "--", "--ignored", "--nocapture", "--test-threads=1", "bench::"])
}
