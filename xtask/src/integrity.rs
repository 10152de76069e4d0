//! The hashes of what is shipped: `dist/integrity.txt`.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use base64::Engine as _;
use sha2::{Digest as _, Sha384};

/// Where the list lies. It does not list itself.
const LIST: &str = "dist/integrity.txt";

/// Writes a line for the build, which the widget names too, for each file of `dist/` and `pkg/`, and for the parts
/// of the program inside the script. Those of `dist/` are named as they lie beside the list.
pub fn write(build: &str, program: &[(&str, &[u8])]) -> Result<()> {
    let mut list = format!("build {build}\n");
    let _ = fs::remove_file(LIST);
    for (name, hash) in hashes(Path::new("."))? {
        writeln!(list, "{} {hash}", name.trim_start_matches("dist/"))?;
    }
    for (name, part) in program {
        writeln!(list, "{name} {}", hash(part))?;
    }
    Ok(fs::write(LIST, list)?)
}

/// The hash of each file of `dist/` and `pkg/` in a project, by its path.
pub fn hashes(project: &Path) -> Result<BTreeMap<String, String>> {
    let mut hashes = BTreeMap::new();
    for folder in ["dist", "pkg"] {
        for path in files(&project.join(folder))? {
            hashes.insert(path.strip_prefix(project)?.display().to_string(), hash(&fs::read(&path)?));
        }
    }
    Ok(hashes)
}

/// Bytes in hexadecimal, two digits each.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// A hash in the form of the `integrity` attribute.
pub fn hash(bytes: &[u8]) -> String {
    format!("sha384-{}", base64::engine::general_purpose::STANDARD.encode(Sha384::digest(bytes)))
}

fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for entry in fs::read_dir(folder).with_context(|| folder.display().to_string())? {
        let path = entry?.path();
        if path.is_dir() { all.extend(files(&path)?) } else { all.push(path) }
    }
    Ok(all)
}
