//! Installs what the build and the tests need, once, into the project's own folders.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::office;
use crate::run::{output, run, say};

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

/// What the browser tests need from the system: three engines with their drivers, a screen for those that need one, keys
/// and clicks for the browsers' own menus, and a reader of printed files.
const SYSTEM: [(&str, &str); 12] = [
    // webdriver.json and tests/e2e/engine.rs name these paths.
    ("/usr/bin/chromium", "chromium"),
    ("/usr/bin/chromedriver", "chromium-driver"),
    ("/usr/bin/firefox-esr", "firefox-esr"),
    ("/usr/bin/WebKitWebDriver", "webkit2gtk-driver"),
    ("/usr/bin/Xvfb", "xvfb"),
    ("/usr/bin/openbox", "openbox"),
    ("/usr/bin/xdotool", "xdotool"),
    ("/usr/bin/pdftotext", "poppler-utils"),
    // What reads the widget's files: see office.rs.
    ("/usr/bin/localc", "libreoffice-calc"),
    ("/usr/bin/lowriter", "libreoffice-writer"),
    ("/usr/share/doc/python3-venv", "python3-venv"),
    ("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", "fonts-noto-core"),
];

const GECKODRIVER: &str = "0.37.1";

/// The style sheets that WordPress puts on its pages. The package alone: what it depends on is not needed.
const WORDPRESS: &str = "@wordpress/block-library@11.1.0";

/// Everything that the browser tests need.
pub fn browsers() -> Result<()> {
    system()?;
    office::packages()?;
    cargo_tool("geckodriver", "geckodriver", GECKODRIVER, &["--locked"], "3 minutes")?;
    if !Path::new("target/tools/wordpress/package/build-style/style.css").exists() {
        say("Fetching the style sheets of WordPress");
        fs::create_dir_all("target/tools/wordpress")?;
        let packed = output(&["npm", "pack", WORDPRESS, "--silent", "--pack-destination", "target/tools/wordpress"])?;
        let packed = format!("target/tools/wordpress/{}", packed.trim());
        run(&["tar", "xzf", &packed, "-C", "target/tools/wordpress", "package/build-style"])?;
        fs::remove_file(packed)?;
    }
    Ok(())
}

fn system() -> Result<()> {
    let missing: Vec<_> =
        SYSTEM.iter().filter(|(path, _)| !Path::new(path).exists()).map(|(_, package)| *package).collect();
    if missing.is_empty() {
        return Ok(());
    }
    let names = missing.join(" ");
    if !Path::new("/usr/bin/apt-get").exists() {
        bail!("the tests need {names}, and there is no apt-get here to install them");
    }
    if output(&["id", "-u"])?.trim() != "0" {
        bail!("the tests need more programs: run `sudo apt-get install -y {names}`, then this again");
    }
    say(&format!("Installing {names} (a minute or two)"));
    run(&["apt-get", "update", "-q"])?;
    run(&[&["apt-get", "install", "-y", "-q", "--no-install-recommends"], &missing[..]].concat())
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
