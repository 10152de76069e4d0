//! Compiles the program for the script, in two parts: `core`, with which a team begins, and `more`, which joins it later.
//!
//! Each `later.rs` of the source has a function where the program is cut. The splitter reads from the relocations what only
//! these need, and puts it into `more`. The two then share a memory and a table of functions, which the core exports.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::dist::{Care, WASM};
use crate::run::{run, run_with};
use crate::{order, paths, tools, trim};

/// Where the parts and the glue lie once they are made.
const GLUE: &str = "target/dist-glue";

/// Where the splitter writes.
const CUT: &str = "target/dist-split";

/// What the splitter calls the part that `wasm_split(more)` makes, after a number.
const MORE: &str = "more.wasm";

/// The script that the splitter writes for bundlers. `later_part.js` takes its place.
const LINK: &str = "./__wasm_split.js";

/// What makes a part small.
const SMALL: [&str; 5] = ["wasm-opt", "-Oz", "--converge", "--reorder-functions-by-name", "-ocimfs=200"];

/// What sorts the functions of a part by the names that they have, and leaves out what only tools read.
const SORTED: [&str; 5] =
    ["wasm-opt", "--reorder-functions-by-name", "--strip-debug", "--strip-producers", "--strip-target-features"];

/// The program of the script.
pub struct Program {
    /// wasm-bindgen's glue for `--target no-modules`. It asks `later`, which is to be in its scope, for what joins the parts.
    pub glue: String,
    /// What a team begins with.
    pub core: Vec<u8>,
    /// What joins it later.
    pub more: Vec<u8>,
    /// What unpacks them.
    pub unpacker: Vec<u8>,
    /// How much rustc made, in bytes.
    pub compiled_bytes: u64,
}

/// A program that is compiled and cut, in the two folders.
pub struct Cut {
    unpacker: Vec<u8>,
    compiled_bytes: u64,
}

/// Compiles the program and cuts it. The package is compiled to the same place, so that it has to wait until this is over.
pub fn compile(care: Care, flags: &str) -> Result<Cut> {
    let profile = if care == Care::Whole { "release" } else { "quick" };
    let compiled = format!("target/{WASM}/{profile}/stem_readiness.wasm");
    // Without wasm-pack: it also compiles the Rust library, and then there is no link-time optimization, which saves a
    // twelfth.
    let compile =
        ["cargo", "rustc", "--quiet", "--lib", "--no-default-features", "--crate-type", "cdylib", "--target", WASM];
    let cut = ["--features", "split", "--profile", profile, "--", "-C", "link-arg=--emit-relocs", "-C", "strip=none"];
    run_with(&[(paths::FLAGS, flags)], &[&compile[..], &cut].concat())?;
    for folder in [GLUE, CUT] {
        let _ = fs::remove_dir_all(folder);
    }
    run(&[tools::SPLITTER, &compiled, CUT, "--out-name", "main"])?;
    let (core, more) = (format!("{GLUE}/core.wasm"), format!("{GLUE}/more.wasm"));
    // The core exports what the linker made, the table of functions among it: the parts meet there.
    let main = format!("{CUT}/main.wasm");
    let bind = ["wasm-bindgen", &main, "--target", "no-modules", "--no-typescript", "--keep-lld-exports"];
    run(&[&bind[..], &["--out-name", "stem_readiness", "--out-dir", GLUE]].concat())?;
    fs::rename(format!("{GLUE}/stem_readiness_bg.wasm"), core)?;
    fs::copy(later_part()?, more)?;
    Ok(Cut { unpacker: unpacker(flags)?, compiled_bytes: fs::metadata(compiled)?.len() })
}

/// Makes the parts of a cut program small, and the glue fit them.
pub fn finish(Cut { unpacker, compiled_bytes }: Cut, care: Care) -> Result<Program> {
    let (core, more) = (format!("{GLUE}/core.wasm"), format!("{GLUE}/more.wasm"));
    if care == Care::Whole {
        optimize(&core)?;
        optimize(&more)?;
    }
    ensure!(!Path::new(GLUE).join("snippets").exists(), "a JavaScript snippet crept in: it breaks the classic script");
    let glue = joined(&fs::read_to_string(format!("{GLUE}/stem_readiness.js"))?)?;
    let (core, glue) = trim::imports(&trim::segments(&fs::read(core)?)?, &glue)?;
    Ok(Program { glue, core, more: fs::read(more)?, unpacker, compiled_bytes })
}

/// Compiles what unpacks the parts. It is always optimized: how long it takes is part of the start.
fn unpacker(flags: &str) -> Result<Vec<u8>> {
    let compile = ["cargo", "rustc", "--quiet", "--package", "unpack", "--lib", "--crate-type", "cdylib"];
    run_with(&[(paths::FLAGS, flags)], &[&compile[..], &["--target", WASM, "--release"]].concat())?;
    let (made, small) = (format!("target/{WASM}/release/unpack.wasm"), format!("{GLUE}/unpack.wasm"));
    fs::copy(made, &small)?;
    optimize(&small)?;
    Ok(fs::read(small)?)
}

/// Makes a module small, and its functions as easy to pack as can be.
fn optimize(path: &str) -> Result<()> {
    run(&[&SMALL[..], &[path, "--output", path]].concat())?;
    fs::write(path, order::named(&fs::read(path)?)?)?;
    run(&[&SORTED[..], &[path, "--output", path]].concat())
}

/// The one file beside the core that the splitter made.
fn later_part() -> Result<std::path::PathBuf> {
    let files = fs::read_dir(CUT)?.map(|entry| Ok(entry?.path())).collect::<Result<Vec<_>>>()?;
    let others: Vec<_> = files
        .into_iter()
        .filter(|path| path.extension().is_some_and(|end| end == "wasm"))
        .filter(|path| !path.ends_with("main.wasm"))
        .collect();
    match &others[..] {
        [more] if more.to_string_lossy().ends_with(MORE) => Ok(more.clone()),
        _ => anyhow::bail!("the splitter made other parts than `core` and `more`: {others:?}"),
    }
}

/// The glue, which asks `later` for what joins the parts in place of the splitter's own script.
fn joined(glue: &str) -> Result<String> {
    let asks = format!("require(\"{LINK}\")");
    ensure!(
        glue.matches(&asks).count() == 1,
        "wasm-bindgen's glue asks for the splitter's script in another way than by one `{asks}`"
    );
    let link =
        fs::read_to_string(Path::new(CUT).join(LINK)).context("the splitter wrote no script that joins the parts")?;
    let names: Vec<String> = shared(&link)?.iter().map(|name| format!("\"{name}\"")).collect();
    Ok(glue.replace(&asks, &format!("later([{}])", names.join(","))))
}

/// The names of what the parts share, from the splitter's script: `const { memory, … } = initSync(undefined, undefined);`.
/// The form is read closely, because `later_part.js` does what that script would do.
fn shared(link: &str) -> Result<Vec<&str>> {
    let changed =
        "the splitter's script has another form, so later_part.js may not do what it does: look at both, then at";
    for (form, count) in [
        ("export const __wasm_split_load_more = wrapAsyncCb(makeLoad(", 1),
        ("export const ", 1),
        ("return async (callbackIndex, callbackData) => {", 1),
        (".get(callbackIndex)(callbackData, success);", 1),
        ("sharedImports = { __wasm_split: {", 1),
        ("fetch(new URL(", 1),
    ] {
        ensure!(link.matches(form).count() == count, "{changed} `{form}`");
    }
    let names = link.split("const { ").nth(1).and_then(|rest| rest.split_once(" } = initSync(undefined, undefined);"));
    let (names, _) = names.with_context(|| format!("{changed} the names that are shared"))?;
    let names: Vec<&str> = names.split(',').map(str::trim).filter(|name| !name.is_empty()).collect();
    ensure!(names.contains(&"__indirect_function_table"), "{changed} the table of functions");
    Ok(names)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINK_SCRIPT: &str = r#"
sharedImports = { __wasm_split: {  } };
const { __indirect_function_table, memory,  } = initSync(undefined, undefined);
    return async (callbackIndex, callbackData) => {
            sharedImports.__wasm_split.__indirect_function_table.get(callbackIndex)(callbackData, success);
export const __wasm_split_load_more = wrapAsyncCb(makeLoad(() => { fetch(new URL("./0_more.wasm", import.meta.url)) }, []));
"#;

    #[test]
    fn what_the_parts_share_is_read_from_the_splitters_script() {
        assert_eq!(shared(LINK_SCRIPT).expect("the form is known"), ["__indirect_function_table", "memory"]);
    }

    #[test]
    fn another_form_of_the_splitters_script_stops_the_build() {
        for (form, other) in
            [("initSync(undefined", "init("), ("load_more", "load_rest"), ("callbackData, success", "success")]
        {
            let error = shared(&LINK_SCRIPT.replace(form, other)).expect_err(form).to_string();
            assert!(error.starts_with("the splitter's script has another form"), "{error}");
        }
    }
}
