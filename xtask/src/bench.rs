//! How fast the built widget is.

use anyhow::Result;

use crate::run::run;
use crate::{dist, tools};

/// Times `dist/` in Chromium: processor slowed four times, 1.6 Mbit/s, 150 ms round trip; medians of several rounds.
pub fn bench() -> Result<()> {
    tools::browser()?;
    dist::dist()?;
    run(&["cargo", "test", "--quiet", "--test", "e2e", "--", "--ignored", "--nocapture", "bench::"])
}
