//! Nothing leaves the page, and no word of an answer is told: neither to the console, nor in events and errors.

use std::process::Command;

use serde_json::{Value, json};

use crate::browser::{Browser, complete};
use crate::engine::{ENGINES, Engine};
use crate::files;
use crate::server::{Answer, Server};

/// Notes what is said to the console, in events and in errors, and every way out that is tried.
const LISTEN: &str = r#"
window.heard = [];
window.left = [];
const words = (value) => { try { return typeof value === "object" ? `${value?.message ?? ""} ${JSON.stringify(value)}` : String(value); } catch { return ""; } };
for (const name of ["log", "info", "debug", "warn", "error", "trace", "table", "dir", "group", "assert"])
  console[name] = (...all) => heard.push(name + " " + all.map(words).join(" "));
addEventListener("error", (event) => heard.push("error " + event.message));
addEventListener("unhandledrejection", (event) => heard.push("rejection " + words(event.reason)));
for (const name of ["ready", "change", "saved", "complete", "error"])
  addEventListener("stem-readiness-" + name, (event) => heard.push(name + " " + words(event.detail)));
for (const [owner, name] of [[window, "fetch"], [window, "open"], [Navigator.prototype, "sendBeacon"], [window, "WebSocket"], [window, "EventSource"], [window, "XMLHttpRequest"], [window, "Worker"], [window, "SharedWorker"], [window, "RTCPeerConnection"], [window, "WebTransport"], [window, "BroadcastChannel"], [HTMLFormElement.prototype, "submit"]]) {
  const real = owner[name];
  if (real) owner[name] = function (...all) { if (name !== "BroadcastChannel") left.push(name); return new.target ? new real(...all) : real.apply(this, all); };
}
addEventListener("securitypolicyviolation", (event) => left.push(event.effectiveDirective + " " + event.blockedURI));
window.navigation?.addEventListener("navigate", (event) => { if (!event.destination.url.startsWith("blob:")) left.push("to " + event.destination.url); });
addEventListener("beforeunload", () => left.push("the page is left"));
window.print = () => {};
"#;

/// A word in every answer, by which it would be known anywhere.
const SECRET: &str = "Quillfeather";

fn serve() -> Server {
    let page = "<!doctype html><html lang=en><meta charset=utf-8><title>Host</title><link rel=icon href=data:,>\
        <script src=/listen.js></script><script src=/stem-readiness.js></script><stem-readiness></stem-readiness>";
    Server::start(move |path, _| match path {
        "/" => Answer::page(page)
            .with(&[("Content-Security-Policy", "connect-src 'none'; form-action 'none'; frame-src 'none'")]),
        "/listen.js" => Answer::script(LISTEN),
        _ => Answer::missing(),
    })
}

/// The document of a district, with the secret in front of every text that a person wrote.
fn marked(value: &mut Value) {
    match value {
        Value::String(text) if text.contains(' ') => text.insert_str(0, &format!("{SECRET} ")),
        Value::Array(entries) => entries.iter_mut().for_each(marked),
        Value::Object(fields) => {
            for (name, each) in fields {
                if name != "framework" {
                    marked(each);
                }
            }
        }
        _ => {}
    }
}

async fn journey(engine: Engine) {
    let server = serve();
    let browser = Browser::open_in(engine, &server.at("/")).await;
    all_parts_came(&browser).await;
    let mut asked = server.paths();
    asked.sort();
    assert_eq!(
        asked,
        ["/", "/listen.js", "/stem-readiness.core.js", "/stem-readiness.js", "/stem-readiness.more.js"],
        "{engine}: these are all the requests there are"
    );
    browser.fill("Your district or team", &format!("{SECRET} Unified")).await;
    browser.fill("Who", &format!("every {SECRET} student")).await;
    let mut document = complete();
    marked(&mut document);
    browser.run("host.document = arguments[0]", vec![document]).await;
    for place in ["Mission", "Readiness", "Insights", "Plan", "Share"] {
        browser.press(place).await;
        browser.run("for (const fold of root.querySelectorAll('details')) fold.open = true", vec![]).await;
        browser.settle().await;
    }
    browser.run("root.getElementById('print-plan').click()", vec![]).await;
    browser.until("return root.querySelector('.paper') != null").await;
    browser.run("root.querySelector('.preview__tools button').click()", vec![]).await;
    browser.settle().await;
    for kind in ["json", "html", "csv", "xlsx", "docx", "md", "ics"] {
        assert!(!files::exported(&browser, kind, None).await.is_empty());
    }
    refusals(&browser).await;
    browser.saved().await;
    let told = browser.run("return [heard, left]", vec![]).await;
    assert!(told[0].to_string().contains("change"), "the events were heard: {told}");
    assert!(!told.to_string().contains(SECRET), "{engine}: {told}");
    assert_eq!(told[1], json!([]), "{engine}: ways out");
    assert_eq!(server.asked(), asked.len(), "{engine}: requests");
    let loaded = "return performance.getEntriesByType('resource').map((each) => new URL(each.name).protocol === 'blob:' ? '' : new URL(each.name).pathname).filter((path) => path && path !== '/listen.js' && !/^.stem-readiness(.core|.more)?.js$/.test(path))";
    assert_eq!(browser.run(loaded, vec![]).await, json!([]), "{engine}: resources");
    assert_eq!(browser.run("return location.pathname + location.search + location.hash", vec![]).await, json!("/"));
    browser.close().await;
}

/// Waits for the last of the widget's scripts: then all that it will ever ask for has been asked for.
pub(crate) async fn all_parts_came(browser: &Browser) {
    files::exported(browser, "html", None).await;
}

/// Everything that is refused is refused without a word of it.
async fn refusals(browser: &Browser) {
    let refused = "window.refused = 0;
        const all = [arguments[0], '{\"' + arguments[0], { format: arguments[0] },
            { ...host.document, mission: { ...host.document.mission, who: { [arguments[0]]: arguments[0] } } },
            { ...host.document, plan: { actions: [{ id: 'a', title: arguments[0], due_date: arguments[0] }] } }];
        for (const each of all) host.open(each).catch((fault) => heard.push(fault.message)).then(() => { window.refused += 1; });
        try { host.framework = { title: arguments[0], levels: arguments[0] }; } catch (fault) { heard.push(fault.message); }";
    browser.run(refused, vec![json!(SECRET)]).await;
    browser.until("return window.refused === 5").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_whole_journey_asks_for_nothing_and_tells_nothing() {
    for engine in ENGINES {
        journey(engine).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_copy_in_the_page_goes_when_it_is_no_longer_wanted() {
    let server = serve();
    let browser = Browser::open(&server.at("/")).await;
    browser.fill("Your district or team", SECRET).await;
    browser.saved().await;
    assert_eq!(browser.run("return host.outerHTML.includes(arguments[0])", vec![json!(SECRET)]).await, json!(false));
    browser.run("host.setAttribute('keep-in-page', 'on')", vec![]).await;
    browser.until("return host.querySelector('data[data-kept]')?.value.includes('Quillfeather') === true").await;
    browser.run("host.setAttribute('keep-in-page', 'off')", vec![]).await;
    browser.until("return host.querySelector('data') === null").await;
    browser.fill("Who", "every student").await;
    browser.saved().await;
    assert_eq!(browser.run("return host.outerHTML.includes(arguments[0])", vec![json!(SECRET)]).await, json!(false));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_elements_with_one_key_are_told_to_the_webmaster_once() {
    let page = |keys: [&str; 3]| {
        let elements = keys.map(|key| format!("<stem-readiness {key}></stem-readiness>")).concat();
        format!(
            "<!doctype html><title>Host</title><link rel=icon href=data:,><script src=/listen.js></script><script src=/stem-readiness.js></script>{elements}"
        )
    };
    let server = Server::start(move |path, _| match path {
        "/one" => Answer::page(page(["", "storage-key=a", "storage-key=a"])),
        "/three" => Answer::page(page(["", "storage-key=a", "storage-key=b"])),
        "/listen.js" => Answer::script(LISTEN),
        _ => Answer::missing(),
    });
    let browser = Browser::start().await;
    for (path, count) in [("/one", 1), ("/three", 0)] {
        browser.go(&server.at(path)).await;
        browser
            .until_page("return [...document.querySelectorAll('stem-readiness')].every((each) => each.document)")
            .await;
        let warned = browser.run(
            "return heard.filter((line) => line.startsWith('warn') && line.includes('storage-key')).length",
            vec![],
        );
        assert_eq!(warned.await, json!(count), "{path}");
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_group_below_the_limit_is_not_in_the_statement_unless_the_team_is_told() {
    let server = serve();
    let browser = Browser::open(&server.at("/")).await;
    let mut document = complete();
    document["mission"]["drafts"] = json!([]);
    document["mission"]["missing"] = json!([
        { "id": "m1", "group": "Hmong newcomers", "count": 6, "target": "40%" },
        { "id": "m2", "group": "girls in physics", "count": 212, "target": "45%" },
    ]);
    browser.run("host.document = arguments[0]", vec![document]).await;
    browser.press("Mission").await;
    let statement = "return root.getElementById('mission-statement').value";
    let composed = browser.run(statement, vec![]).await;
    let composed = composed.as_str().expect("a statement");
    assert!(composed.contains("girls in physics") && !composed.contains("Hmong"), "{composed}");
    assert!(!browser.words().await.contains("with a count below 10. The statement"), "nothing to tell yet");
    browser.fill("Mission statement", "By 2029 Hmong newcomers will design bridges.").await;
    browser.until("return root.querySelector('.shell').innerText.includes('These words name Hmong newcomers')").await;
    browser.close().await;
}

/// The names by which a program could reach the network.
const WAYS_OUT: &str = "fetch|xmlhttp|beacon|socket|eventsource|worker|rtc|transport|window_open|import_scripts|serviceworker|location_assign";

#[test]
fn the_program_imports_no_way_out() {
    let unpacked = Command::new("cargo").args(["xtask", "unpack"]).current_dir(env!("CARGO_MANIFEST_DIR")).status();
    assert!(unpacked.expect("cargo is installed").success());
    let script = r#"
        const { readFileSync } = require("fs");
        for (const part of ["core", "more"]) {
          const program = readFileSync(`target/unpacked/${part}.wasm`);
          for (const { name } of WebAssembly.Module.imports(new WebAssembly.Module(program))) console.log(name);
          const names = /XMLHttpRequest|sendBeacon|WebSocket|EventSource|RTCPeerConnection|WebTransport|serviceWorker|importScripts/g;
          for (const found of program.toString("latin1").match(names) ?? []) console.log("fetch by name: " + found);
        }"#;
    let out = Command::new("node").args(["-e", script]).current_dir(env!("CARGO_MANIFEST_DIR")).output();
    let out = out.expect("node is installed");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    let names = String::from_utf8_lossy(&out.stdout).to_lowercase();
    assert!(names.lines().count() > 50, "the imports were listed: {names}");
    let ways: Vec<&str> = names.lines().filter(|name| WAYS_OUT.split('|').any(|way| name.contains(way))).collect();
    assert_eq!(ways, Vec::<&str>::new());
}
