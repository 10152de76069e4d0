//! Puts the script, the offline page and the page's policy together.
//!
//! The script is `(function whole(…){…})(…);` so that it can write its own text into a saved copy, and so that a policy
//! can name its hash. Nothing in it is fetched.

use std::fs;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::run::output;

/// The element's files, in the order in which the script holds them. The last one defines the element.
const ELEMENT: [&str; 3] = ["early_input.js", "saved_page.js", "element.js"];

/// Everything the script is made of.
pub struct Parts {
    /// wasm-bindgen's no-modules glue.
    pub glue: String,
    /// The program.
    pub wasm: Vec<u8>,
    /// The widget's style sheet, minified.
    pub css: String,
    /// The style sheet of printed documents, for saved copies.
    pub paper_css: String,
    /// The first places as HTML, by name.
    pub places: Value,
}

/// The two files of `dist/` that are made of one script.
pub struct Files {
    /// `stem-readiness.js`.
    pub script: String,
    /// `stem-readiness.html`.
    pub page: String,
}

/// Makes both files.
pub fn assemble(parts: &Parts) -> Result<Files> {
    let build = build_id(parts);
    let mut sentences: Value = serde_json::from_str(&fs::read_to_string("src/content/boot.en.json")?)?;
    let noscript = sentences["noscript"].as_str().context("boot.en.json has no `noscript`")?.to_owned();
    let paper_css = format!("body{{margin:0}}{}", parts.paper_css);
    sentences["paperHash"] = hash(&paper_css).into();
    let packed = BASE64.encode(deflate(&parts.wasm)?);
    let arguments = [json!(packed), json!(parts.css), json!(paper_css), json!(build), sentences];
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
    Ok(Files { script: external, page })
}

/// A saved copy holds the arguments as `JSON.stringify` writes them: the hash in its policy holds only when we write the
/// same.
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

/// The glue and the element as one minified function expression named `whole`.
fn function(glue: &str) -> Result<String> {
    let mut element = String::new();
    for name in ELEMENT {
        element += &fs::read_to_string(format!("src/browser/{name}")).with_context(|| name.to_owned())?;
    }
    let source = format!(
        "var boot = function whole(wasm64, css, paperCss, build, sentences) {{ \"use strict\";\n\
         const bindgen = (function (document) {{ {glue}\n return wasm_bindgen; }})({{ currentScript: null }});\n{element}\n}};\n"
    );
    let path = "target/boot.js";
    fs::write(path, source)?;
    let minified = output(&["esbuild", path, "--minify", "--target=es2022", "--charset=utf8", "--log-level=warning"])?;
    let body = minified.trim().strip_prefix("var boot=").context("esbuild changed the form of the script")?;
    Ok(body.trim_end_matches(';').to_owned())
}

fn page(parts: &Parts, build: &str, script: &str, script_hash: &str, noscript: &str) -> Result<String> {
    let head = output(&["esbuild", "xtask/src/head.js", "--minify", "--target=es2022", "--log-level=warning"])?;
    let head = head.trim();
    let css = format!(
        "{}[data-place=readiness]{{display:none}}:host([start=readiness]) [data-place=mission]{{display:none}}:host([start=readiness]) [data-place=readiness]{{display:block}}",
        parts.css
    );
    let policy = format!(
        "default-src 'none'; script-src '{}' '{script_hash}' 'wasm-unsafe-eval'; style-src '{}'; img-src data: blob:; \
         connect-src 'none'; form-action 'none'; base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
        hash(head),
        hash(&css)
    );
    let places = parts.places.as_object().context("the rendered places are an object")?;
    let place = |name: &str| -> Result<String> {
        let html = places.get(name).and_then(Value::as_str).with_context(|| format!("`{name}` was not rendered"))?;
        Ok(format!("<div data-prerender=\"{build}\" data-place=\"{name}\">{html}</div>"))
    };
    Ok(format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>STEM Readiness &amp; Vision Builder</title>\n<script>{head}</script>\n</head>\n<body>\n\
         <stem-readiness keep-in-page=\"on\"><template shadowrootmode=\"open\"><style>{css}</style>{}{}</template><p>{}</p></stem-readiness>\n\
         <script data-hash=\"{script_hash}\" data-length=\"{}\">{script}</script>\n</body>\n</html>\n",
        place("mission")?,
        place("readiness")?,
        noscript.replace('&', "&amp;"),
        script.encode_utf16().count()
    ))
}

fn build_id(parts: &Parts) -> String {
    let mut digest = Sha256::new();
    digest.update(&parts.wasm);
    digest.update(&parts.css);
    digest.update(parts.places.to_string());
    digest.finalize().iter().take(6).map(|byte| format!("{byte:02x}")).collect()
}

fn deflate(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Deflate, bytes, &mut packed)?;
    Ok(packed)
}

/// A text's hash as a policy names it.
pub fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(Sha256::digest(text.as_bytes())))
}
