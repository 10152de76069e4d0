//! Keeps the paths of the machine that builds out of what is shipped: the same source gives the same bytes anywhere.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::run::output;

/// The variable that cargo takes the compiler's flags from, in the form of [`flags`].
pub const FLAGS: &str = "CARGO_ENCODED_RUSTFLAGS";

/// What every path on somebody's machine begins with or holds.
const FOREIGN: [&str; 7] = ["/home/", "/Users/", "/root/", ":\\Users\\", ".cargo/", ".rustup/", "registry/src"];

/// Flags that name a package's files by the package, those of the standard library as rustc's own builds do, and ours as
/// they are in the project.
pub fn flags() -> Result<String> {
    let described =
        output(&["cargo", "metadata", "--format-version", "1", "--locked", "--filter-platform", crate::dist::WASM])?;
    let described: Value = serde_json::from_str(&described)?;
    let text = |name: &str| described[name].as_str().with_context(|| format!("cargo metadata names no {name}"));
    let library = format!("{}/lib/rustlib/src/rust", output(&["rustc", "--print", "sysroot"])?.trim());
    let version = output(&["rustc", "--version", "--verbose"])?;
    let commit = version.lines().find_map(|line| line.strip_prefix("commit-hash: ")).context("rustc has no commit")?;
    // The last that fits counts.
    let mut renamed = vec![
        format!("{}/=", text("workspace_root")?),
        format!("{}=target", text("target_directory")?),
        format!("{library}=/rustc/{commit}"),
    ];
    let packages =
        described["packages"].as_array().into_iter().flatten().filter(|package| !package["source"].is_null());
    let folders = packages.filter_map(|package| Path::new(package["manifest_path"].as_str()?).parent()?.parent());
    renamed.extend(folders.collect::<BTreeSet<_>>().into_iter().map(|folder| format!("{}/=", folder.display())));
    let flags: Vec<String> = renamed.into_iter().map(|pair| format!("--remap-path-prefix={pair}")).collect();
    Ok(flags.join("\u{1f}"))
}

/// Fails when bytes hold a path of this machine, or one of the kind.
pub fn ensure_none(what: &str, bytes: &[u8]) -> Result<()> {
    let here = std::env::current_dir()?.display().to_string();
    let home = std::env::var("HOME").unwrap_or_default();
    // A folder such as `/src` is part of many a path that tells nothing.
    let own = [here, home].into_iter().filter(|path| path.matches('/').count() > 1);
    for path in FOREIGN.map(str::to_owned).into_iter().chain(own) {
        let found = bytes.windows(path.len()).position(|part| part == path.as_bytes());
        let around = found.map(|at| &bytes[at.saturating_sub(20)..bytes.len().min(at + 100)]);
        let around = around.map(String::from_utf8_lossy).unwrap_or_default();
        ensure!(found.is_none(), "{what} holds a path of the machine that built it: …{around}…");
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_of_a_machine_is_found_and_one_of_the_project_is_not() {
        for bytes in ["at /home/ana/stem/src/lib.rs", "\0/Users/ana/x", "C:\\Users\\ana", "/opt/.cargo/bin"] {
            let error = ensure_none("it", bytes.as_bytes()).expect_err(bytes).to_string();
            assert!(error.starts_with("it holds a path of the machine"), "{error}");
        }
        let ours = "src/lib.rs yew-0.23.0/src/lib.rs /rustc/59807616/library/core/src/cell.rs";
        assert!(ensure_none("it", ours.as_bytes()).is_ok());
    }

    #[test]
    fn every_place_where_packages_lie_is_renamed() {
        std::env::set_current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/..")).expect("the project's folder");
        let flags = flags().expect("flags");
        let flags: Vec<&str> = flags.split('\u{1f}').collect();
        assert!(flags.len() >= 4, "{flags:?}");
        assert!(flags.iter().all(|flag| flag.starts_with("--remap-path-prefix=/")), "{flags:?}");
    }
}
