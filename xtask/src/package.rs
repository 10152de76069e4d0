//! Makes `pkg/`, the npm package.
//!
//! wasm-pack makes the module, its types and the program. This file adds the classic script, the module that puts it on
//! a page, the style sheet, and their entries in `package.json`.

use std::fs;

use anyhow::{Context, Result};
use serde_json::{Value, json};

use crate::paths;
use crate::run::run_with;

/// The files of `src/package` that the package contains.
const WRITTEN: [&str; 3] = ["element.js", "element.d.ts", "README.md"];

const TYPES: &str = "pkg/stem_readiness.d.ts";

/// Compiles the module, with these flags for the compiler.
pub fn compile(flags: &str) -> Result<()> {
    let _ = fs::remove_dir_all("pkg");
    let build = ["wasm-pack", "--log-level", "warn", "build", "--release", "--target", "web", "--out-dir", "pkg"];
    run_with(&[(paths::FLAGS, flags)], &[&build[..], &["--", "--no-default-features"]].concat())
}

/// Adds what wasm-pack does not know: the finished script and style sheet among it.
pub fn complete(script: &str, css: &str) -> Result<()> {
    for name in WRITTEN {
        fs::copy(format!("src/package/{name}"), format!("pkg/{name}")).with_context(|| name.to_owned())?;
    }
    // The types use `[Symbol.dispose]`, which older TypeScript libraries lack.
    let types = fs::read_to_string(TYPES)?;
    fs::write(TYPES, format!("/// <reference lib=\"esnext.disposable\" />\n{types}"))?;
    fs::write("pkg/stem-readiness.js", script)?;
    fs::write("pkg/stem-readiness.css", css)?;
    // wasm-pack's file would exclude everything from a package installed from a folder under Git.
    let _ = fs::remove_file("pkg/.gitignore");
    let made = fs::read_to_string("pkg/package.json")?;
    fs::write("pkg/package.json", described(serde_json::from_str(&made)?)?)?;
    Ok(())
}

/// wasm-pack's `package.json` with our entries.
fn described(mut package: Value) -> Result<String> {
    let fields = package.as_object_mut().context("package.json is an object")?;
    let Value::Object(own) = json!({
        "exports": {
            // TypeScript finds the `.d.ts` beside each.
            ".": "./stem_readiness.js",
            "./element": "./element.js",
            "./stem-readiness.js": "./stem-readiness.js",
            "./stem-readiness.css": "./stem-readiness.css",
            "./stem_readiness_bg.wasm": "./stem_readiness_bg.wasm",
            "./package.json": "./package.json",
        },
        "files": ["*.js", "*.d.ts", "*.wasm", "*.css"],
        // Both work by being loaded. A bundler may drop the other files if nothing uses them.
        "sideEffects": ["./element.js", "./stem-readiness.js"],
    }) else {
        unreachable!("an object was written above")
    };
    fields.extend(own);
    Ok(serde_json::to_string_pretty(&package)? + "\n")
}
