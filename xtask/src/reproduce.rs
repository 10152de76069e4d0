//! Shows that the same source gives the same bytes: builds twice from nothing, in two folders, and compares.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::run::{output, program, say};
use crate::{integrity, tools};

/// Builds what is committed in two new folders and compares every file that comes of it.
pub fn reproduce() -> Result<()> {
    tools::for_building()?;
    ensure!(output(&["git", "status", "--porcelain"])?.is_empty(), "commit first: what is committed is built");
    let outer = std::env::temp_dir().join(format!("stem-readiness-{}", std::process::id()));
    // Not of the same length, so that nothing that counts letters stays unseen.
    let folders = [outer.join("a"), outer.join("another/folder")];
    let made = folders.iter().map(|folder| built(folder)).collect::<Result<Vec<_>>>();
    let compared = made.and_then(|made| compare(&made[0], &made[1]));
    let _ = fs::remove_dir_all(&outer);
    compared
}

/// Clones what is committed, builds it, and gives the hash of each file by its path.
fn built(folder: &Path) -> Result<BTreeMap<String, String>> {
    say(&format!("A clean build in {} (five minutes on two cores)", folder.display()));
    let here = std::env::current_dir()?;
    let at = folder.display().to_string();
    run_in(&here, &["git", "clone", "--quiet", "--no-hardlinks", "--no-checkout", ".", &at])?;
    run_in(folder, &["git", "checkout", "--quiet", "--detach", output(&["git", "rev-parse", "HEAD"])?.trim()])?;
    fs::create_dir_all(folder.join("target"))?;
    // The tools are pinned by their versions; what they make is compared, not they.
    for shared in ["target/tools", "node_modules"] {
        std::os::unix::fs::symlink(here.join(shared), folder.join(shared)).context(shared)?;
    }
    run_in(folder, &["cargo", "xtask", "dist"])?;
    let hashes = integrity::hashes(folder)?;
    ensure!(hashes.len() > 10, "{at} holds only {} files", hashes.len());
    Ok(hashes)
}

fn run_in(folder: &Path, line: &[&str]) -> Result<()> {
    let mut command = program(line);
    // A target folder of one's own would be the same for both.
    let status = command.current_dir(folder).env_remove("CARGO_TARGET_DIR").status();
    ensure!(status.with_context(|| line[0].to_owned())?.success(), "`{}` failed", line.join(" "));
    Ok(())
}

fn compare(one: &BTreeMap<String, String>, other: &BTreeMap<String, String>) -> Result<()> {
    let names: Vec<&String> = one.keys().chain(other.keys().filter(|name| !one.contains_key(*name))).collect();
    let differ: Vec<&str> =
        names.iter().filter(|name| one.get(**name) != other.get(**name)).map(|name| name.as_str()).collect();
    for (name, hash) in one {
        println!("    {name} {hash}");
    }
    ensure!(differ.is_empty(), "two builds of the same source differ in {}", differ.join(", "));
    say(&format!("{} files are the same in both builds", names.len()));
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn made(files: &[(&str, &str)]) -> BTreeMap<String, String> {
        files.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect()
    }

    #[test]
    fn a_file_that_differs_or_is_missing_is_named() {
        let one = made(&[("dist/a", "1"), ("dist/b", "2")]);
        assert!(compare(&one, &one).is_ok());
        for other in [made(&[("dist/a", "1"), ("dist/b", "3")]), made(&[("dist/a", "1")])] {
            for error in [compare(&one, &other), compare(&other, &one)] {
                let error = error.expect_err("they differ").to_string();
                assert!(error.ends_with("differ in dist/b"), "{error}");
            }
        }
    }
}
