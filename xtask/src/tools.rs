//! Installs what the build and the tests need, once, into the project's own folders.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::office;
use crate::run::{output, run, run_with, say};

const WASM_PACK: &str = "0.15.1";

const CARGO_FUZZ: &str = "0.13.2";

const GECKODRIVER: &str = "0.37.1";

const CARGO_DENY: &str = "0.20.2";

/// The version of [`SPLITTER`]. The source links its other half, `wasm_split_helpers`, which Cargo.toml pins.
const WASM_SPLIT: &str = "0.2.4";

/// Cuts the program in two.
pub const SPLITTER: &str = "wasm-split-cli";

/// The style sheets that WordPress puts on its pages. The package alone: what it depends on is not needed.
const WORDPRESS: &str = "@wordpress/block-library@11.1.0";

const WORDPRESS_FOLDER: &str = "target/tools/wordpress";

/// What the browser tests need from the system: three engines with their drivers, a screen for those that need one, keys
/// and clicks for the browsers' own menus, and a reader of printed files.
const SYSTEM: [(&str, &str); 13] = [
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
    // Spark runs on it.
    ("/usr/bin/java", "openjdk-17-jre-headless"),
    ("/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf", "fonts-noto-core"),
];

/// How tools are compiled: each runs for seconds, so that optimizing it would take longer than it saves.
const SOON_COMPILED: [(&str, &str); 4] = [
    ("CARGO_PROFILE_RELEASE_OPT_LEVEL", "0"),
    ("CARGO_PROFILE_RELEASE_LTO", "off"),
    ("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16"),
    ("CARGO_PROFILE_RELEASE_DEBUG", "0"),
];

/// Something that is not there yet.
struct Missing {
    what: String,
    /// About how long installing it takes on two cores, in seconds.
    seconds: u32,
    install: Box<dyn Fn() -> Result<()>>,
}

/// Installs what the build needs: the wasm target, wasm-pack, wasm-bindgen, and wasm-opt and esbuild from npm.
pub fn for_building() -> Result<()> {
    install(&missing_for_building()?)
}

/// Installs everything that the tests need too.
pub fn for_tests() -> Result<()> {
    install(&missing_for_tests()?)
}

/// Installs everything that the tests need, and what looks over the dependencies.
pub fn for_ci() -> Result<()> {
    let mut missing = missing_for_tests()?;
    missing.extend(cargo_tool("cargo-deny", "cargo-deny", CARGO_DENY, &["--locked"], 120)?);
    install(&missing)
}

fn missing_for_tests() -> Result<Vec<Missing>> {
    // Asked first: it may be what a person has to do.
    let system = missing_system()?;
    let mut missing = missing_for_building()?;
    missing.extend(system);
    missing.extend(cargo_tool("geckodriver", "geckodriver", GECKODRIVER, &["--locked"], 120)?);
    if !office::is_there() {
        missing.push(new("the Python packages that read the widget's files, Spark among them", 60, office::install));
    }
    if !Path::new(WORDPRESS_FOLDER).join("package/build-style/style.css").exists() {
        missing.push(new("the style sheets of WordPress", 10, wordpress));
    }
    Ok(missing)
}

/// Installs what runs the fuzz targets.
pub fn for_fuzzing() -> Result<()> {
    install(&Vec::from_iter(cargo_tool("cargo-fuzz", "cargo-fuzz", CARGO_FUZZ, &["--locked"], 60)?))
}

/// Says what will be installed and how long it takes before it begins.
fn install(missing: &[Missing]) -> Result<()> {
    if missing.is_empty() {
        return Ok(());
    }
    let all = about(missing.iter().map(|one| one.seconds).sum());
    say(&format!("To be installed, this once: {all} on two cores"));
    for Missing { what, seconds, .. } in missing {
        println!("    {what}: {}", about(*seconds));
    }
    for Missing { what, seconds, install } in missing {
        say(&format!("Installing {what}: {}", about(*seconds)));
        install()?;
    }
    Ok(())
}

/// A time in the words in which people guess.
fn about(seconds: u32) -> String {
    match seconds {
        0..=45 => "less than a minute".to_owned(),
        46..=90 => "about a minute".to_owned(),
        _ => format!("about {} minutes", (seconds + 30) / 60),
    }
}

fn new(what: &str, seconds: u32, install: impl Fn() -> Result<()> + 'static) -> Missing {
    Missing { what: what.to_owned(), seconds, install: Box::new(install) }
}

fn missing_for_building() -> Result<Vec<Missing>> {
    let mut missing = Vec::new();
    if !output(&["rustup", "target", "list", "--installed"])?.contains("wasm32-unknown-unknown") {
        let add = || run(&["rustup", "target", "add", "wasm32-unknown-unknown"]);
        missing.push(new("Rust's wasm target", 20, add));
    }
    // Not locked: its own list names releases that not every registry has. Without encryption: its drivers are on this machine.
    let flags = &["--no-default-features"];
    missing.extend(cargo_tool("wasm-bindgen", "wasm-bindgen-cli", &wasm_bindgen_version()?, flags, 130)?);
    missing.extend(cargo_tool("wasm-pack", "wasm-pack", WASM_PACK, &["--locked"], 130)?);
    missing.extend(missing_splitter());
    missing.extend(missing_npm()?);
    Ok(missing)
}

fn missing_system() -> Result<Option<Missing>> {
    let packages: Vec<_> =
        SYSTEM.iter().filter(|(path, _)| !Path::new(path).exists()).map(|(_, package)| *package).collect();
    if packages.is_empty() {
        return Ok(None);
    }
    let names = packages.join(" ");
    if !Path::new("/usr/bin/apt-get").exists() {
        bail!("the tests need {names}, and there is no apt-get here to install them");
    }
    if output(&["id", "-u"])?.trim() != "0" {
        bail!("the tests need more programs: run `sudo apt-get install -y {names}`, then this again");
    }
    Ok(Some(new(&format!("{names}, by apt-get"), 90, move || {
        run(&["apt-get", "update", "-q"])?;
        run(&[&["apt-get", "install", "-y", "-q", "--no-install-recommends"], &packages[..]].concat())
    })))
}

/// It does not tell its version; cargo does.
fn missing_splitter() -> Option<Missing> {
    let package = "wasm_split_cli_support";
    let installed = fs::read_to_string("target/tools/.crates.toml").unwrap_or_default();
    if installed.contains(&format!("\"{package} {WASM_SPLIT} ")) {
        return None;
    }
    Some(new(&format!("{package} {WASM_SPLIT}, into target/tools"), 60, move || {
        compile(package, WASM_SPLIT, &["--features", "build-binary", "--locked", "--bin", SPLITTER])
    }))
}

fn cargo_tool(
    program: &str,
    package: &'static str,
    version: &str,
    flags: &'static [&str],
    seconds: u32,
) -> Result<Option<Missing>> {
    let bin = format!("target/tools/bin/{program}");
    if Path::new(&bin).exists() && output(&[&bin, "--version"])?.contains(version) {
        return Ok(None);
    }
    let wanted = version.to_owned();
    Ok(Some(new(&format!("{package} {version}, into target/tools"), seconds, move || compile(package, &wanted, flags))))
}

/// Compiles a tool from its source. What two tools depend on is compiled once.
fn compile(package: &str, version: &str, flags: &[&str]) -> Result<()> {
    let line = ["cargo", "install", package, "--version", version, "--force"];
    let folders = ["--root", "target/tools", "--target-dir", "target/tools/compiled"];
    run_with(&SOON_COMPILED, &[&line[..], &folders, flags].concat())
}

/// The crate's version: the program that reads its output must be the same.
fn wasm_bindgen_version() -> Result<String> {
    let lock = fs::read_to_string("Cargo.lock").context("Cargo.lock")?;
    let entry = lock.split("[[package]]").find(|entry| entry.contains("\nname = \"wasm-bindgen\"\n"));
    let version = entry.and_then(|entry| entry.split("version = \"").nth(1)).and_then(|rest| rest.split('"').next());
    Ok(version.context("Cargo.lock has no wasm-bindgen")?.to_owned())
}

fn missing_npm() -> Result<Option<Missing>> {
    let lock = fs::read_to_string("package-lock.json").context("package-lock.json")?;
    let stamp = "node_modules/.installed";
    if fs::read_to_string(stamp).is_ok_and(|installed| installed == lock) {
        return Ok(None);
    }
    Ok(Some(new("the development tools that only npm has, into node_modules", 20, move || {
        run(&["npm", "ci", "--no-audit", "--no-fund"])?;
        Ok(fs::write(stamp, &lock)?)
    })))
}

fn wordpress() -> Result<()> {
    fs::create_dir_all(WORDPRESS_FOLDER)?;
    let packed = output(&["npm", "pack", WORDPRESS, "--silent", "--pack-destination", WORDPRESS_FOLDER])?;
    let packed = format!("{WORDPRESS_FOLDER}/{}", packed.trim());
    run(&["tar", "xzf", &packed, "-C", WORDPRESS_FOLDER, "package/build-style"])?;
    Ok(fs::remove_file(packed)?)
}
