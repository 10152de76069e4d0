//! What must hold before a change lands.

use anyhow::Result;

use crate::run::{run, run_with, say};
use crate::timing::Timing;
use crate::{dist, schema, sizes, supply, test, tools};

/// Format, lints, docs, schemas, dependencies, tests, sizes.
pub fn ci() -> Result<()> {
    let mut timing = Timing::default();
    timing.of("tools", tools::for_ci)?;
    timing.of("format, lints, docs", looked_over)?;
    timing.of("schemas", schema::check)?;
    timing.of("dependencies", supply::check)?;
    timing.of("tests", test::test)?;
    timing.print();
    sizes::report()
}

fn looked_over() -> Result<()> {
    say("Format");
    run(&["cargo", "fmt", "--all", "--check"])?;
    say("Lints, for this machine and for the browser");
    run(&["cargo", "clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    let in_the_browser =
        ["cargo", "clippy", "--target", dist::WASM, "--lib", "--no-default-features", "--features", "split"];
    run(&[&in_the_browser[..], &["--", "-D", "warnings"]].concat())?;
    say("Docs");
    run_with(&[("RUSTDOCFLAGS", "-D warnings")], &["cargo", "doc", "--no-deps", "--document-private-items", "--lib"])
}
