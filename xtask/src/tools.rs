//! Installs what the build and the tests need, once, into the project's own folders.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::run::{exists, output, program, run, say};

const WASM_PACK: &str = "0.15.1";

/// What the build needs: the wasm target, wasm-pack, wasm-bindgen, and wasm-opt and esbuild from npm.
pub fn build_tools() -> Result<()> {
    if !output(&["rustup", "target", "list", "--installed"])?.contains("wasm32-unknown-unknown") {
        say("Adding the wasm target (half a minute)");
        run(&["rustup", "target", "add", "wasm32-unknown-unknown"])?;
    }
    cargo_tool("wasm-bindgen", "wasm-bindgen-cli", &wasm_bindgen_version()?, &[], "4 minutes")?;
    cargo_tool("wasm-pack", "wasm-pack", WASM_PACK, &["--locked"], "2 minutes")?;
    npm()
}

/// What the browser tests need: Chromium, its driver, and a reader of printed files.
pub fn browser() -> Result<()> {
    // webdriver.json names these paths.
    if exists("/usr/bin/chromium") && exists("/usr/bin/chromedriver") && program(&["pdftotext", "-v"]).output().is_ok()
    {
        return Ok(());
    }
    let needed = "apt-get install -y chromium chromium-driver poppler-utils fonts-noto-core";
    if !exists("apt-get") {
        bail!(
            "the tests need /usr/bin/chromium, /usr/bin/chromedriver and pdftotext, and there is no apt-get here to install them"
        );
    }
    if output(&["id", "-u"])?.trim() != "0" {
        bail!("the tests need Chromium: run `sudo {needed}`, then this again");
    }
    say("Installing Chromium and its driver (a minute)");
    run(&["apt-get", "update", "-q"])?;
    run(&[
        "apt-get",
        "install",
        "-y",
        "-q",
        "--no-install-recommends",
        "chromium",
        "chromium-driver",
        "poppler-utils",
        "fonts-noto-core",
    ])
}

fn cargo_tool(program: &str, package: &str, version: &str, flags: &[&str], time: &str) -> Result<()> {
    let bin = format!("target/tools/bin/{program}");
    if Path::new(&bin).exists() && output(&[&bin, "--version"])?.contains(version) {
        return Ok(());
    }
    say(&format!("Installing {package} {version} into target/tools ({time}, once)"));
    let mut line = vec!["cargo", "install", package, "--version", version, "--root", "target/tools", "--force"];
    line.extend(flags);
    run(&line)
}

/// The crate's version: the program that reads its output must be the same.
fn wasm_bindgen_version() -> Result<String> {
    let lock = fs::read_to_string("Cargo.lock").context("Cargo.lock")?;
    let entry = lock.split("[[package]]").find(|entry| entry.contains("\nname = \"wasm-bindgen\"\n"));
    let version = entry.and_then(|entry| entry.split("version = \"").nth(1)).and_then(|rest| rest.split('"').next());
    Ok(version.context("Cargo.lock has no wasm-bindgen")?.to_owned())
}

fn npm() -> Result<()> {
    let lock = fs::read_to_string("package-lock.json").context("package-lock.json")?;
    let stamp = "node_modules/.installed";
    if fs::read_to_string(stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    say("Installing the development tools that only npm has (half a minute)");
    run(&["npm", "ci", "--no-audit", "--no-fund"])?;
    Ok(fs::write(stamp, lock)?)
}
