//! Builds `examples/yew`, a Yew app that depends on the crate like any other app.

use std::fs;

use anyhow::Result;

use crate::run::{run, say};

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds the app into `target/yew-example`. It is not optimized, because it shows how the app works, not its size.
pub fn build() -> Result<()> {
    say("Building the Yew example (half a minute; two on a fresh machine)");
    // With the tests that run inside the browser, so that what both depend on is compiled once: by itself, the app would
    // have it with other features.
    let app = ["--package", "yew-example", "--bin", "yew-example"];
    let tests = ["--package", "stem-readiness", "--no-default-features", "--test", "browser"];
    run(&[&["cargo", "build", "--quiet", "--target", TARGET], &app[..], &tests].concat())?;
    let compiled = format!("target/{TARGET}/debug/yew-example.wasm");
    run(&["wasm-bindgen", &compiled, "--target", "web", "--no-typescript", "--out-dir", "target/yew-example/pkg"])?;
    fs::copy("examples/yew/index.html", "target/yew-example/index.html")?;
    Ok(())
}
