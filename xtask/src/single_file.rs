//! Makes the scripts and the offline page.
//!
//! Each script is `(function whole(…){…})(…);`: the element's own, and one for each part of the program. The offline page
//! and saved copies hold the three in this order, so that the program starts while its later part is still being read. The
//! running script can write them into a saved copy, and a policy can name their hashes. The page and the copies fill in one
//! template with one policy, `src/browser/page.html`. The build fills it in here, and puts its text into the script, where
//! `saved_page.js` fills it in.

use std::fs;

use anyhow::{Context, Result, ensure};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD as BASE64;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::dist::Care;
use crate::run::output;
use crate::{integrity, packing, place_data, trim};

/// The element's files, in the order in which the script holds them. The last one defines the element.
const ELEMENT: [&str; 8] = [
    "begin.js",
    "nodes.js",
    "arrival.js",
    "first_place.js",
    "early_input.js",
    "waiting.js",
    "arrival_notice.js",
    "element.js",
];

/// The files that `running.js` has in it.
const RUNNING: [&str; 5] = ["foreign_nodes.js", "quiet_texts.js", "later_part.js", "program.js", "crash_screen.js"];

/// The files that `joined.js` has in it.
const JOINED: [&str; 3] = ["saved_page.js", "inflate.js", "misfit.js"];

/// The line of both that their files replace.
const FILES: &str = "// The files.";

/// How the keys of the sentences begin that are said once the program has stopped. They come with the core, which says them.
const STOPPED: &str = "stopped_";

/// How the keys of the sentences begin about a framework that does not fit. They come with the later part, which says them.
const MISFIT: &str = "misfit";

/// The template of the offline page and of saved copies. `{name}` is filled in.
const PAGE: &str = "src/browser/page.html";

/// The places that are drawn beforehand.
const PLACES: [&str; 2] = ["mission", "readiness"];

/// The script that holds everything.
const ALL: &str = "stem-readiness.all.js";

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
    /// What unpacks the two, optimized.
    pub unpacker: Vec<u8>,
    /// What dresses the first places, minified.
    pub css: String,
    /// What dresses the other places, minified.
    pub later_css: String,
    /// The style sheet of printed documents, minified.
    pub paper_css: String,
    /// The first places as HTML, by name.
    pub places: Value,
}

impl Parts {
    /// The widget's style sheet.
    pub fn whole_css(&self) -> String {
        [self.css.as_str(), &self.later_css, &self.paper_css].concat()
    }

    /// The style sheet of a saved copy's page.
    fn copy_css(&self) -> String {
        format!("body{{margin:0}}{}", self.paper_css)
    }
}

/// The files of `dist/` that hold the scripts.
pub struct Files {
    /// The name of the build, which the widget shows.
    pub build: String,
    /// The scripts, by name.
    pub scripts: Vec<(&'static str, String)>,
    /// `stem-readiness.html`.
    pub page: String,
}

/// Makes the files.
pub fn assemble(parts: &Parts, care: Care) -> Result<Files> {
    let build = build_id(parts)?;
    let core = script(
        &part(&running(&parts.glue)?)?,
        &part_arguments("core", &build, &core_extras(parts)?, &parts.core, care)?,
    )?;
    let more = script(&part(&joined()?)?, &part_arguments("more", &build, &more_extras(parts)?, &parts.more, care)?)?;
    ensure_narrow(&[&core, &more])?;
    let element = script(&element()?, &arguments(parts, &build, &core, &more)?)?;
    let inline =
        Inline { hashes: of_each([&element, &core, &more], hash), lengths: of_each([&element, &core, &more], length) };
    let page = page(parts, &build, &inline, [&element, &core, &more])?;
    // The scripts on pages know by this line what a saved copy's policy names.
    let told = format!(
        "(made=>{{made.scriptHashes||=\"{}\";made.scriptLengths||=\"{}\"}})(customElements.get(\"stem-readiness\"));",
        inline.hashes, inline.lengths
    );
    let scripts = vec![
        ("stem-readiness.js", format!("{element}\n{told}\n")),
        ("stem-readiness.core.js", file(&core)),
        ("stem-readiness.more.js", file(&more)),
        (ALL, format!("{element}\n{core}\n{more}\n{told}\n")),
    ];
    Ok(Files { build, scripts, page })
}

/// What a policy knows the three scripts by, as they are inside a page: apart by spaces.
struct Inline {
    hashes: String,
    lengths: String,
}

fn of_each(scripts: [&str; 3], told: impl Fn(&str) -> String) -> String {
    scripts.map(told).join(" ")
}

impl Files {
    /// `stem-readiness.all.js`.
    pub fn all(&self) -> &str {
        self.scripts.iter().find(|(name, _)| *name == ALL).map_or("", |(_, text)| text)
    }
}

/// A part's script as it lies in `dist/`.
fn file(part: &str) -> String {
    format!("{part}\n")
}

/// A function with its arguments: a script that can write its own text.
fn script(function: &str, arguments: &[Value]) -> Result<String> {
    let arguments = arguments.iter().map(Value::to_string).collect::<Vec<_>>().join(",");
    ensure_rewritable(&arguments)?;
    let script = format!("({function})({arguments});");
    for forbidden in ["</script", "<!--", "\r", "\0"] {
        ensure!(!script.contains(forbidden), "the script contains {forbidden:?}, which a page cannot hold as it is");
    }
    Ok(script)
}

/// The arguments of a part's function, in its order.
fn part_arguments(name: &str, build: &str, extras: &Value, program: &[u8], care: Care) -> Result<[Value; 4]> {
    Ok([json!(name), json!(build), extras.clone(), json!(BASE64.encode(packing::pack(program, care)?))])
}

/// The arguments of the element's function, in its order.
fn arguments(parts: &Parts, build: &str, core: &str, more: &str) -> Result<[Value; 6]> {
    // Only the page says what `noscript` says.
    let sentences = sentences(|key| !key.starts_with(STOPPED) && !key.starts_with(MISFIT) && key != "noscript")?;
    let mut places = serde_json::Map::new();
    for name in PLACES {
        // As text: a browser reads JSON faster than a script, and only the place that it shows.
        places.insert(name.to_owned(), place_data::of(rendered(parts, name)?)?.to_string().into());
    }
    let integrity =
        json!({ "core": integrity::hash(file(core).as_bytes()), "more": integrity::hash(file(more).as_bytes()) });
    Ok([json!(parts.css), json!(build), Value::Object(sentences), Value::Object(places), other_languages()?, integrity])
}

/// What comes with the core beside the program.
fn core_extras(parts: &Parts) -> Result<Value> {
    Ok(json!({
        "unpacker": integrity::hex(&parts.unpacker),
        "sentences": sentences(|key| key.starts_with(STOPPED))?,
    }))
}

/// What comes with the later part beside the program.
fn more_extras(parts: &Parts) -> Result<Value> {
    let paper = parts.copy_css();
    Ok(json!({
        "screen": parts.later_css,
        "paper": paper,
        "paperHash": hash(&paper),
        "sentences": sentences(|key| key.starts_with(MISFIT))?,
    }))
}

/// Those sentences of the script whose keys are meant.
fn sentences(is_meant: impl Fn(&str) -> bool) -> Result<serde_json::Map<String, Value>> {
    let all: serde_json::Map<String, Value> = serde_json::from_str(&fs::read_to_string("src/content/boot.en.json")?)?;
    Ok(all.into_iter().filter(|(key, _)| is_meant(key)).collect())
}

/// The languages in which the first places are not drawn beforehand.
fn other_languages() -> Result<Value> {
    let folders = fs::read_dir("src/content/words")?.flatten().filter(|entry| entry.path().is_dir());
    let mut names: Vec<String> = folders.map(|folder| folder.file_name().to_string_lossy().into_owned()).collect();
    names.retain(|name| name != "en");
    names.sort();
    Ok(json!(names))
}

/// Fails where a script has a letter beyond Latin-1: for one of them, browsers hold the whole script at two bytes a letter.
fn ensure_narrow(scripts: &[&str]) -> Result<()> {
    let wide = scripts.iter().flat_map(|script| script.chars()).find(|letter| *letter > '\u{ff}');
    ensure!(
        wide.is_none(),
        "a script of the program has {wide:?}, and would take twice the memory: say it in another way"
    );
    Ok(())
}

/// The length that the running script sees.
fn length(text: &str) -> String {
    text.encode_utf16().count().to_string()
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

/// The element as one minified function expression named `whole`.
fn element() -> Result<String> {
    function("css, build, sentences, places, languages, integrity", &read_all(&ELEMENT)?)
}

/// A part of the program as such a function. `brought` defines `running`.
fn part(brought: &str) -> Result<String> {
    function("name, build, extras, packed", &format!("{brought}\n{}", read("part.js")?))
}

/// The glue, and what runs the program with it.
fn running(glue: &str) -> Result<String> {
    // What the files take hold of.
    for name in trim::KEPT.into_iter().chain(["WebAssembly.instantiate(module, imports)"]) {
        ensure!(glue.contains(name), "wasm-bindgen's glue has no `{name}` any more");
    }
    let running = with_files("running.js", &RUNNING)?;
    Ok(format!("const glue = (document, WebAssembly, later) => {{ {glue}\n return wasm_bindgen; }};\n{running}"))
}

/// The page template, and what a page needs once the later part is there.
fn joined() -> Result<String> {
    let page = json!(fs::read_to_string(PAGE)?);
    Ok(format!("const PAGE = {page};\n{}", with_files("joined.js", &JOINED)?))
}

/// A file with the files that it names in the place that it has for them.
fn with_files(name: &str, files: &[&str]) -> Result<String> {
    let text = read(name)?;
    ensure!(text.contains(FILES), "{name} has no line `{FILES}`");
    Ok(text.replace(FILES, &read_all(files)?))
}

fn read_all(names: &[&str]) -> Result<String> {
    names.iter().map(|name| read(name)).collect()
}

fn read(name: &str) -> Result<String> {
    fs::read_to_string(format!("src/browser/{name}")).with_context(|| name.to_owned())
}

/// One minified function expression named `whole`.
fn function(parameters: &str, body: &str) -> Result<String> {
    let path = "target/boot.js";
    fs::write(path, format!("var boot = function whole({parameters}) {{ \"use strict\";\n{body}\n}};\n"))?;
    let minified = output(&["esbuild", path, "--minify", "--target=es2022", "--log-level=warning"])?;
    let body = minified.trim().strip_prefix("var boot=").context("esbuild changed the form of the script")?;
    Ok(body.trim_end_matches(';').to_owned())
}

/// The offline page: the first places, the scripts, and a policy that names their hashes.
fn page(parts: &Parts, build: &str, inline: &Inline, [element, core, more]: [&str; 3]) -> Result<String> {
    let sentences = sentences(|key| key == "noscript")?;
    let noscript = sentences.get("noscript").and_then(Value::as_str).context("boot.en.json has no `noscript`")?;
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
            ("scripts", &format!("'{}' '{}'", hash(head), inline.hashes.replace(' ', "' '"))),
            ("style_hash", &hash(&css)),
            ("head", &format!("<script>{head}</script>")),
            ("attributes", ""),
            ("content", &content),
            ("script_hashes", &inline.hashes),
            ("script_lengths", &inline.lengths),
            ("element", element),
            ("core", core),
            ("more", more),
        ],
    )
}

/// A pre-rendered place, with the mark by which the script of this build takes it over.
fn place(parts: &Parts, build: &str, name: &str) -> Result<String> {
    let html = rendered(parts, name)?;
    Ok(format!("<div data-prerender=\"{build}\" data-place=\"{name}\">{html}</div>"))
}

fn rendered<'a>(parts: &'a Parts, name: &str) -> Result<&'a str> {
    parts.places[name].as_str().with_context(|| format!("`{name}` was not rendered"))
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
fn build_id(parts: &Parts) -> Result<String> {
    let mut digest = Sha256::new();
    digest.update(&parts.core);
    digest.update(&parts.more);
    digest.update(&parts.unpacker);
    digest.update(&parts.glue);
    digest.update(element()?);
    digest.update(parts.whole_css());
    digest.update(parts.places.to_string());
    Ok(integrity::hex(&digest.finalize()[..6]))
}

/// A text's hash as a policy names it.
pub fn hash(text: &str) -> String {
    format!("sha256-{}", BASE64.encode(Sha256::digest(text.as_bytes())))
}
