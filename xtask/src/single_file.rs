//! Makes the script and the offline page.
//!
//! The script is `(function whole(…){…})(…);`. It can therefore write its own text into a saved copy, and a policy can
//! name its hash. The offline page and saved copies fill in one template with one policy, `src/browser/page.html`. The
//! build fills it in here, and puts its text into the script, where `saved_page.js` fills it in.

use std::fs;
use std::io::Write as _;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::dist::Care;
use crate::run::output;

/// The element's files, in the order in which the script holds them. The last one defines the element.
const ELEMENT: [&str; 7] = [
    "early_input.js",
    "saved_page.js",
    "foreign_nodes.js",
    "later_part.js",
    "program.js",
    "crash_screen.js",
    "element.js",
];

/// The template of the offline page and of saved copies. `{name}` is filled in.
const PAGE: &str = "src/browser/page.html";

/// Shows one of the two places that the offline page holds, by the element's `start`.
const SHOWN_PLACE: &str = "[data-place=readiness]{display:none}\
    :host([start=readiness]) [data-place=mission]{display:none}\
    :host([start=readiness]) [data-place=readiness]{display:block}";

/// The parts of the script and the offline page.
pub struct Parts {
    /// wasm-bindgen's glue for `--target no-modules`.
    pub glue: String,
    /// The part of the program that a team begins with, optimized.
    pub core: Vec<u8>,
    /// The part that joins it later.
    pub more: Vec<u8>,
    /// The widget's style sheet, minified.
    pub css: String,
    /// The style sheet of printed documents, for saved copies, minified.
    pub paper_css: String,
    /// The first places as HTML, by name.
    pub places: Value,
}

/// The two files of `dist/` that hold the script.
pub struct Files {
    /// The name of the build, which the widget shows.
    pub build: String,
    /// `stem-readiness.js`.
    pub script: String,
    /// `stem-readiness.html`.
    pub page: String,
}

/// Makes both files.
pub fn assemble(parts: &Parts, care: Care) -> Result<Files> {
    let build = build_id(parts);
    let mut sentences: Value = serde_json::from_str(&fs::read_to_string("src/content/boot.en.json")?)?;
    let noscript = sentences["noscript"].as_str().context("boot.en.json has no `noscript`")?.to_owned();
    let paper_css = format!("body{{margin:0}}{}", parts.paper_css);
    sentences["paperHash"] = hash(&paper_css).into();
    let packed = json!({
        "core": BASE64.encode(deflate(&parts.core, care)?),
        "more": BASE64.encode(deflate(&parts.more, care)?),
    });
    let arguments = [packed, json!(parts.css), json!(paper_css), json!(build), sentences];
    let arguments = arguments.iter().map(Value::to_string).collect::<Vec<_>>().join(",");
    let script = format!("({})({arguments});", function(&parts.glue)?);
    for forbidden in ["</script", "<!--", "\r", "\0"] {
        ensure!(!script.contains(forbidden), "the script contains {forbidden:?}, which a page cannot hold as it is");
    }
    ensure_rewritable(&arguments)?;
    let script_hash = hash(&script);
    let page = page(parts, &build, &script, &script_hash, &noscript)?;
    let length = script.encode_utf16().count();
    let external = format!(
        "{script}\n(made=>{{made.scriptHash||=\"{script_hash}\";made.scriptLength||={length}}})(customElements.get(\"stem-readiness\"));\n"
    );
    Ok(Files { build, script: external, page })
}

/// Fails when `JSON.stringify` would write the arguments differently: a saved copy holds what it writes, and the hash in
/// the copy's policy is the hash of ours.
fn ensure_rewritable(arguments: &str) -> Result<()> {
    fs::write("target/arguments.json", arguments)?;
    let check = "const text = require('fs').readFileSync('target/arguments.json', 'utf8'); \
                 const again = JSON.parse('[' + text + ']').map((part) => JSON.stringify(part)).join(','); \
                 console.log(again === text)";
    ensure!(
        output(&["node", "-e", check])?.trim() == "true",
        "JSON.stringify writes the script's arguments differently"
    );
    Ok(())
}

/// The glue, the page template and the element as one minified function expression named `whole`.
fn function(glue: &str) -> Result<String> {
    // What foreign_nodes.js and program.js take hold of.
    for name in ["__wbg_insertBefore_", "__wbg_removeChild_", "WebAssembly.instantiate(module, imports)"] {
        ensure!(glue.contains(name), "wasm-bindgen's glue has no `{name}` any more");
    }
    let page = json!(fs::read_to_string(PAGE)?);
    let mut element = String::new();
    for name in ELEMENT {
        element += &fs::read_to_string(format!("src/browser/{name}")).with_context(|| name.to_owned())?;
    }
    let source = format!(
        "var boot = function whole(packed, css, paperCss, build, sentences) {{ \"use strict\";\n\
         const glue = (document, WebAssembly, later) => {{ {glue}\n return wasm_bindgen; }};\n\
         const PAGE = {page};\n{element}\n}};\n"
    );
    let path = "target/boot.js";
    fs::write(path, source)?;
    let minified = output(&["esbuild", path, "--minify", "--target=es2022", "--charset=utf8", "--log-level=warning"])?;
    let body = minified.trim().strip_prefix("var boot=").context("esbuild changed the form of the script")?;
    Ok(body.trim_end_matches(';').to_owned())
}

/// The offline page: the first places, the script, and a policy that names their hashes.
fn page(parts: &Parts, build: &str, script: &str, script_hash: &str, noscript: &str) -> Result<String> {
    let head = output(&["esbuild", "xtask/src/head.js", "--minify", "--target=es2022", "--log-level=warning"])?;
    let head = head.trim();
    let css = format!("{}{SHOWN_PLACE}", parts.css);
    let content = format!(
        "<template shadowrootmode=\"open\"><style>{css}</style>{}{}</template><p>{}</p>",
        place(parts, build, "mission")?,
        place(parts, build, "readiness")?,
        noscript.replace('&', "&amp;")
    );
    filled(
        &fs::read_to_string(PAGE)?,
        &[
            ("lang", "en"),
            ("dir", "ltr"),
            ("title", "STEM Readiness &amp; Vision Builder"),
            ("scripts", &format!("'{}' '{script_hash}'", hash(head))),
            ("style_hash", &hash(&css)),
            ("head", &format!("<script>{head}</script>")),
            ("attributes", ""),
            ("content", &content),
            ("script_hash", script_hash),
            ("script_length", &script.encode_utf16().count().to_string()),
            ("script", script),
        ],
    )
}

/// A pre-rendered place, with the mark by which the script of this build takes it over.
fn place(parts: &Parts, build: &str, name: &str) -> Result<String> {
    let html = parts.places[name].as_str().with_context(|| format!("`{name}` was not rendered"))?;
    Ok(format!("<div data-prerender=\"{build}\" data-place=\"{name}\">{html}</div>"))
}

/// A template with each `{name}` replaced by the part of that name. The parts are not searched for names.
fn filled(template: &str, parts: &[(&str, &str)]) -> Result<String> {
    let (mut page, mut rest) = (String::new(), template);
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}').context("the template has a `{` without its `}`")?;
        let (_, part) = parts
            .iter()
            .find(|(known, _)| *known == name)
            .with_context(|| format!("the template names `{name}`, which the build does not make"))?;
        page.extend([before, part]);
        rest = after;
    }
    Ok(page + rest)
}

/// Names the build by what it is made of, in twelve hexadecimal digits.
fn build_id(parts: &Parts) -> String {
    let mut digest = Sha256::new();
    digest.update(&parts.core);
    digest.update(&parts.more);
    digest.update(&parts.css);
    digest.update(parts.places.to_string());
    digest.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

fn deflate(bytes: &[u8], care: Care) -> Result<Vec<u8>> {
    if care == Care::Quick {
        let mut encoder = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(bytes)?;
        return Ok(encoder.finish()?);
    }
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Deflate, bytes, &mut packed)?;
    Ok(packed)
}

/// A text's hash as a policy names it.
pub fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(Sha256::digest(text.as_bytes())))
}
