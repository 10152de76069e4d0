//! The sizes of what a visitor's browser fetches, and the budget for them.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;

use anyhow::{Result, ensure};

/// The most that `stem-readiness.all.js` may weigh in brotli. [`report`] fails above it, and so does `cargo xtask ci`.
///
/// The budget is the file's weight when it was last set, plus less than 1%. Lower it with every saving. A change that
/// raises it says here by how much and why: the workshop added 95 KB; the plan's pilot, costs, measures and check-ins
/// added 134 KB.
///
/// One file with everything in it cannot become small: Yew and the content alone are about 135 KB in brotli. Estimates
/// for forms, tables and records as data end near 400 KB.
const BUDGET_BYTES: usize = 690_000;

const FILES: [&str; 5] = [
    "stem-readiness.js",
    "stem-readiness.core.js",
    "stem-readiness.more.js",
    "stem-readiness.all.js",
    "stem-readiness.html",
];

/// Writes `dist/SIZES.md`.
pub fn write(compiled_bytes: u64, parts: &[&[u8]; 2]) -> Result<()> {
    let mut table = String::from("# Sizes\n\n| File | Bytes | gzip | brotli |\n|---|---|---|---|\n");
    for name in FILES {
        let bytes = fs::read(format!("dist/{name}"))?;
        writeln!(table, "| {name} | {} | {} | {} |", bytes.len(), gzip(&bytes)?.len(), brotli(&bytes)?.len())?;
    }
    for (name, wasm) in ["core", "more"].into_iter().zip(parts) {
        let (gzip, brotli) = (gzip(wasm)?.len(), brotli(wasm)?.len());
        writeln!(table, "| the program's part `{name}`, optimized | {} | {gzip} | {brotli} |", wasm.len())?;
    }
    writeln!(
        table,
        "\nThe program is {compiled_bytes} bytes as rustc leaves it, with names and types for wasm-bindgen."
    )?;
    writeln!(
        table,
        "Budget: stem-readiness.all.js may have at most {BUDGET_BYTES} bytes in brotli; `cargo xtask ci` holds it to that."
    )?;
    Ok(fs::write("dist/SIZES.md", table)?)
}

/// Prints the sizes, and fails above the budget.
pub fn report() -> Result<()> {
    println!("{}", fs::read_to_string("dist/SIZES.md")?);
    let weight = brotli(&fs::read("dist/stem-readiness.all.js")?)?.len();
    ensure!(weight <= BUDGET_BYTES, "stem-readiness.all.js weighs {weight} bytes in brotli, more than {BUDGET_BYTES}");
    Ok(())
}

/// Compresses bytes with gzip at its best level.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::best());
    encoder.write_all(bytes)?;
    Ok(encoder.finish()?)
}

/// Compresses bytes with brotli at its best level.
pub fn brotli(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    let parameters = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut packed, &parameters)?;
    Ok(packed)
}
