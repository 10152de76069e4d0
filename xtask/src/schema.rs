//! Generates the JSON Schemas from the Rust types.

use std::fs;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::run::{printed_by, say};

/// Writes the schemas.
pub fn write() -> Result<()> {
    for (path, text) in made()? {
        fs::write(&path, text).with_context(|| path.clone())?;
        say(&format!("Wrote {path}"));
    }
    Ok(())
}

/// Fails if a schema differs from the types.
pub fn check() -> Result<()> {
    for (path, text) in made()? {
        let found = fs::read_to_string(&path).unwrap_or_default();
        ensure!(found == text, "{path} is stale: run `cargo xtask schema` and commit it");
    }
    Ok(())
}

fn made() -> Result<Vec<(String, String)>> {
    say("Making the schemas");
    let all: Value = serde_json::from_str(&printed_by("schema")?)?;
    let all = all.as_object().context("the schemas are an object by name")?;
    all.iter()
        .map(|(name, schema)| {
            Ok((format!("schema/{name}.v1.schema.json"), serde_json::to_string_pretty(schema)? + "\n"))
        })
        .collect()
}
