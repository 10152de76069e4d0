//! Builds the Yew app of `examples/yew`, which depends on the crate as any other app does.

use std::fs;

use anyhow::Result;

use crate::run::{run, say};

const TARGET: &str = "wasm32-unknown-unknown";

/// Builds it into `target/yew-example`, without optimizing: it shows that it works, not how much it weighs.
pub fn build() -> Result<()> {
    say("Building the Yew example (half a minute; two on a fresh machine)");
    run(&["cargo", "build", "--quiet", "--package", "yew-example", "--target", TARGET])?;
    let compiled = format!("target/{TARGET}/debug/yew-example.wasm");
    run(&["wasm-bindgen", &compiled, "--target", "web", "--no-typescript", "--out-dir", "target/yew-example/pkg"])?;
    fs::copy("examples/yew/index.html", "target/yew-example/index.html")?;
    Ok(())
}
