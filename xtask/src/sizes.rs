//! The sizes of what a visitor's browser fetches, the budget of each file, and what they shall come to.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

use crate::budget::{PACKINGS, Weights, faults, next, verdict};

/// The files that are held to a budget.
const FILES: [&str; 5] = [
    "stem-readiness.js",
    "stem-readiness.core.js",
    "stem-readiness.more.js",
    "stem-readiness.all.js",
    "stem-readiness.html",
];

/// What files shall weigh together, in bytes. Those that are not there weigh nothing.
struct Target {
    what: &'static str,
    files: &'static [&'static str],
    /// In the order of [`PACKINGS`].
    most: [Option<usize>; 3],
}

const TARGETS: [Target; 3] = [
    Target { what: "the loader", files: &["stem-readiness.js"], most: [Some(40_000), None, None] },
    Target {
        what: "before it is live: the loader and the core",
        files: &["stem-readiness.js", "stem-readiness.core.js"],
        most: [Some(270_000), None, Some(215_000)],
    },
    Target {
        what: "everything",
        files: &["stem-readiness.js", "stem-readiness.core.js", "stem-readiness.more.js"],
        most: [Some(520_000), None, Some(430_000)],
    },
];

/// Holds the budgets, and the reason of each rise.
const BUDGETS: &str = "xtask/sizes.json";

type ByFile = BTreeMap<String, Weights>;

/// Writes `dist/SIZES.md`.
pub fn write(compiled_bytes: u64, parts: &[&[u8]; 2]) -> Result<()> {
    let (weights, budgets) = (weights()?, budgets()?);
    let mut page = String::from("# Sizes\n\nBytes; a budget in parentheses. `cargo xtask ci` fails above one.\n\n");
    writeln!(page, "| File | raw | {} |\n|---|---:|---:|---:|---:|", PACKINGS.join(" | "))?;
    for (name, weights) in &weights {
        let cells: Vec<String> = (0..3)
            .map(|at| match budgets.get(name) {
                Some(budget) => format!("{} ({})", weights[at], budget[at]),
                None => weights[at].to_string(),
            })
            .collect();
        writeln!(page, "| {name} | {} | {} |", fs::metadata(dist(name))?.len(), cells.join(" | "))?;
    }
    for (name, wasm) in ["core", "more"].into_iter().zip(parts) {
        let program = weigh(wasm)?.map(|weight| weight.to_string());
        writeln!(page, "| the program's part `{name}`, optimized | {} | {} |", wasm.len(), program.join(" | "))?;
    }
    writeln!(page, "\n| Together | Packing | Bytes | Target | |\n|---|---|---:|---:|---|")?;
    for target in &TARGETS {
        page += &target_rows(target, &weights)?;
    }
    writeln!(
        page,
        "\nThe program is {compiled_bytes} bytes as rustc leaves it, with names and types for wasm-bindgen."
    )?;
    Ok(fs::write("dist/SIZES.md", page)?)
}

fn target_rows(target: &Target, weights: &ByFile) -> Result<String> {
    let mut rows = String::new();
    for (at, packing) in PACKINGS.iter().enumerate() {
        let weight: usize = target.files.iter().filter_map(|name| weights.get(*name)).map(|weights| weights[at]).sum();
        let (most, verdict) =
            target.most[at].map_or_else(Default::default, |most| (most.to_string(), verdict(weight, most)));
        writeln!(rows, "| {} | {packing} | {weight} | {most} | {verdict} |", target.what)?;
    }
    Ok(rows)
}

/// Prints the sizes, and fails above a budget.
pub fn report() -> Result<()> {
    println!("{}", fs::read_to_string("dist/SIZES.md").context("`cargo xtask dist` writes dist/SIZES.md")?);
    let faults = faults(&FILES, &weights()?, &budgets()?);
    ensure!(faults.is_empty(), "{}", faults.join("\n"));
    Ok(())
}

/// Sets each budget to what the file weighs and 1% more, where that is less. With a reason a budget may rise, and the
/// reason is kept.
pub fn set(reason: Option<&str>) -> Result<()> {
    ensure!(
        fs::read_to_string("dist/SIZES.md").is_ok_and(|page| !page.contains("Not measured")),
        "dist/ is a quick build: run `cargo xtask dist` first"
    );
    let before = budgets()?;
    let mut kept: Value = read()?;
    for (name, weights) in weights()? {
        let budget = next(weights, before.get(&name).copied(), reason.is_some());
        kept["budgets"][&name] = PACKINGS.iter().zip(budget).map(|(packing, bytes)| (*packing, bytes)).collect();
    }
    if let (Some(reason), Some(reasons)) = (reason, kept["raised"].as_array_mut()) {
        reasons.push(json!(reason));
    }
    fs::write(BUDGETS, serde_json::to_string_pretty(&kept)? + "\n")?;
    let faults = faults(&FILES, &weights()?, &budgets()?);
    ensure!(faults.is_empty(), "{}\n`cargo xtask sizes --raise \"why\"` raises a budget", faults.join("\n"));
    Ok(())
}

fn read() -> Result<Value> {
    serde_json::from_str(&fs::read_to_string(BUDGETS)?).context(BUDGETS)
}

fn budgets() -> Result<ByFile> {
    let kept = read()?;
    let budgets = kept["budgets"].as_object().context("xtask/sizes.json has no budgets")?;
    let weights = |budget: &Value| {
        let bytes = |packing: &str| Some(budget[packing].as_u64()? as usize);
        Some([bytes(PACKINGS[0])?, bytes(PACKINGS[1])?, bytes(PACKINGS[2])?])
    };
    let all = budgets.iter().map(|(name, budget)| Some((name.clone(), weights(budget)?)));
    all.collect::<Option<ByFile>>().context("a budget in xtask/sizes.json lacks a number")
}

/// What the files that are there weigh.
fn weights() -> Result<ByFile> {
    let there = FILES.into_iter().filter(|name| Path::new(&dist(name)).exists());
    there.map(|name| Ok((name.to_owned(), weigh(&fs::read(dist(name))?)?))).collect()
}

fn dist(name: &str) -> String {
    format!("dist/{name}")
}

fn weigh(bytes: &[u8]) -> Result<Weights> {
    Ok([gzip(bytes)?.len(), brotli_at(5, bytes)?.len(), brotli(bytes)?.len()])
}

/// Compresses bytes with gzip at level 6, as most hosts do.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(6));
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// Compresses bytes with brotli at its best level.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    brotli_at(11, bytes)
}

fn brotli_at(quality: i32, bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed)
}
