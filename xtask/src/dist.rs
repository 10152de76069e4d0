//! Builds `dist/` and `pkg/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sha2::{Digest as _, Sha256};

use crate::run::{both, output, printed_by, run, say};
use crate::single_file::{self, Parts};
use crate::{integrity, package, paths, sbom, sheets, sizes, split, tools};

/// The target of the program.
pub const WASM: &str = "wasm32-unknown-unknown";

/// Holds the fingerprint of the inputs of the last build.
const BUILT_FROM: &str = "target/dist.fingerprint";

/// The files and folders that the build reads.
const INPUTS: [&str; 12] = [
    "Cargo.toml",
    "Cargo.lock",
    "build.rs",
    "package-lock.json",
    "src",
    "styles",
    "demo",
    "json/src",
    "unpack/src",
    "xtask/src",
    "xtask/sizes.json",
    "rust-toolchain.toml",
];

/// How much care a build takes.
#[derive(Clone, Copy, PartialEq)]
pub enum Care {
    /// What is shipped: as small as can be.
    Whole,
    /// For trying a change in a browser: no optimizing and little packing, so that a build takes seconds.
    Quick,
}

/// Builds if an input has changed since the last build.
pub fn dist(care: Care) -> Result<()> {
    tools::for_building()?;
    // Taken before the build, so that an edit during the build counts as a change.
    let inputs = match care {
        Care::Whole => fingerprint()?,
        Care::Quick => format!("quick {}", fingerprint()?),
    };
    let is_whole = ["dist/SIZES.md", "pkg/package.json"].iter().all(|path| Path::new(path).exists());
    if is_whole && fs::read_to_string(BUILT_FROM).is_ok_and(|built_from| built_from == inputs) {
        say("dist/ is up to date");
        return Ok(());
    }
    build(care)?;
    Ok(fs::write(BUILT_FROM, inputs)?)
}

fn build(care: Care) -> Result<()> {
    let is_whole = care == Care::Whole;
    say("Compiling the widget, for pages and for those who bundle, and drawing the first places (five minutes)");
    let flags = paths::flags()?;
    let is_packaged = is_whole || !Path::new("pkg/package.json").exists();
    let package = || if is_packaged { package::compile(&flags) } else { Ok(()) };
    let (cut, places) = both(|| split::compile(care, &flags), || printed_by("prerender"))?;
    let (program, ()) = both(|| split::finish(cut, care), package)?;
    say("Putting the files together");
    let parts = Parts {
        glue: program.glue,
        core: program.core,
        more: program.more,
        unpacker: program.unpacker,
        css: minified(&sheets::first()?)?,
        later_css: minified(&sheets::later()?)?,
        paper_css: minified(&sheets::paper()?)?,
        places: serde_json::from_str(&places)?,
    };
    paths::ensure_none("the program", &parts.core)?;
    paths::ensure_none("the later part of the program", &parts.more)?;
    paths::ensure_none("what unpacks the program", &parts.unpacker)?;
    let files = single_file::assemble(&parts, care)?;
    if is_packaged {
        package::complete(files.all(), &parts.whole_css())?;
        paths::ensure_none("the package's program", &fs::read("pkg/stem_readiness_bg.wasm")?)?;
    }
    let frame_host = ["esbuild", "src/browser/frame_host.js", "--minify", "--format=iife", "--target=es2022"];
    run(&[&frame_host[..], &["--outfile=target/dist-frame-host.js", "--log-level=warning"]].concat())?;
    let _ = fs::remove_dir_all("dist");
    fs::create_dir_all("dist/demo")?;
    for (name, text) in &files.scripts {
        fs::write(Path::new("dist").join(name), text)?;
    }
    fs::write("dist/stem-readiness.html", files.page)?;
    fs::rename("target/dist-frame-host.js", "dist/stem-readiness-frame.js")?;
    fs::copy("demo/frame.html", "dist/frame.html")?;
    for demo in listed("demo").into_iter().filter(|demo| !demo.ends_with("frame.html")) {
        fs::copy(&demo, Path::new("dist/demo").join(demo.file_name().context("a demo has a name")?))?;
    }
    fs::write("dist/sbom.json", sbom::sbom()?)?;
    if is_whole {
        sizes::write(program.compiled_bytes, &[&parts.core, &parts.more])?;
    } else {
        fs::write("dist/SIZES.md", "# Sizes\n\nNot measured: this is a quick build.\n")?;
    }
    integrity::write(&files.build, &[("core.wasm", &parts.core), ("more.wasm", &parts.more)])
}

fn minified(css: &str) -> Result<String> {
    fs::write("target/styles.css", css)?;
    // The target keeps the newest color functions as they are written.
    let text = output(&["esbuild", "target/styles.css", "--minify", "--target=esnext", "--log-level=error"])?;
    Ok(text.trim().to_owned())
}

/// The files of a folder, sorted.
fn listed(folder: &str) -> Vec<PathBuf> {
    let mut paths: Vec<PathBuf> =
        fs::read_dir(folder).map(|entries| entries.flatten().map(|entry| entry.path()).collect()).unwrap_or_default();
    paths.sort();
    paths
}

/// One hash of the paths and bytes of all inputs.
fn fingerprint() -> Result<String> {
    let mut digest = Sha256::new();
    for path in INPUTS {
        digest_into(&mut digest, Path::new(path))?;
    }
    Ok(integrity::hex(&digest.finalize()))
}

fn digest_into(digest: &mut Sha256, path: &Path) -> Result<()> {
    if path.is_dir() {
        return listed(&path.display().to_string()).iter().try_for_each(|inner| digest_into(digest, inner));
    }
    let bytes = fs::read(path).with_context(|| path.display().to_string())?;
    digest.update(format!("{} {}\n", path.display(), bytes.len()));
    digest.update(bytes);
    Ok(())
}
