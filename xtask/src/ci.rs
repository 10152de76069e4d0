//! What must hold before a change lands.

use anyhow::Result;

use crate::run::{run, run_with, say};
use crate::{dist, schema, sizes, supply, test, tools};

/// Format, lints, docs, schemas, dependencies, tests, sizes.
pub fn ci() -> Result<()> {
    tools::for_ci()?;
    say("Format");
    run(&["cargo", "fmt", "--all", "--check"])?;
    say("Lints, for this machine and for the browser");
    run(&["cargo", "clippy", "--workspace", "--all-targets", "--", "-D", "warnings"])?;
    let in_the_browser =
        ["cargo", "clippy", "--target", dist::WASM, "--lib", "--no-default-features", "--features", "split"];
    run(&[&in_the_browser[..], &["--", "-D", "warnings"]].concat())?;
    say("Docs");
    run_with(("RUSTDOCFLAGS", "-D warnings"), &["cargo", "doc", "--no-deps", "--document-private-items", "--lib"])?;
    schema::check()?;
    supply::check()?;
    test::test()?;
    sizes::report()
}
