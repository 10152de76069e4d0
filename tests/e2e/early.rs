//! What a person does before the program runs is still there after it.

use serde_json::{Value, json};

use crate::browser::{Browser, on_disk};
use crate::engine::{ENGINES, Engine};
use crate::server::{Answer, Server};

/// Where headings, fields and buttons in sight stand, in whole pixels.
const LAYOUT: &str = "return [...root.querySelectorAll('h2,h3,p,a,button,label,input,textarea')].filter(seen)
    .map((it) => [it.tagName, it.id, ...['x', 'y', 'width', 'height'].map((side) => Math.round(it.getBoundingClientRect()[side]))])
    .filter(([, , , y]) => y < innerHeight)";

/// Keeps the program from starting until `go()` is called.
const HOLD: &str = "let go; const gate = new Promise((done) => (go = done)); window.go = go;
    for (const name of ['compile', 'compileStreaming']) {
        const real = WebAssembly[name];
        WebAssembly[name] = async (...all) => { await gate; return real(...all) };
    }";

async fn held(width: u64, address: &str) -> Browser {
    let browser = Browser::start().await;
    browser.size(width, 900).await;
    browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": HOLD })).await;
    browser.driver.goto(address).await.expect("the page opens");
    browser
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_moves_when_the_program_takes_over() {
    for width in [390, 820, 1280] {
        let browser = held(width, &on_disk("dist/stem-readiness.html")).await;
        let before = browser.run(LAYOUT, vec![]).await;
        assert!(before.as_array().map_or(0, Vec::len) > 15, "the first place is there before the program: {before}");
        browser.run("window.go()", vec![]).await;
        browser.until("return host.document != null").await;
        browser.settle().await;
        let after = browser.run(LAYOUT, vec![]).await;
        let moved = |value: &Value| value.as_array().cloned().unwrap_or_default();
        let (before, after) = (moved(&before), moved(&after));
        let differing: Vec<_> = before.iter().filter(|it| !after.contains(it)).collect();
        assert!(differing.is_empty(), "at {width} px these moved: {differing:?}");
        browser.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn words_written_early_survive() {
    let browser = held(1280, &on_disk("dist/stem-readiness.html")).await;
    let before = browser.run("return root.querySelector('h2').innerText", vec![]).await;
    browser.fill("Who", "every Riverbend student").await;
    browser.run("window.go()", vec![]).await;
    browser.until("return host.document?.mission?.who === 'every Riverbend student'").await;
    assert_eq!(
        browser.run("return root.querySelector('h2').innerText", vec![]).await,
        before,
        "the same place is shown"
    );
    assert_eq!(browser.run("return root.activeElement === labelled('Who')", vec![]).await, true, "the keyboard stays");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rating_given_early_survives() {
    let page = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/dist/stem-readiness.html"));
    let page = page.expect("`cargo xtask dist` was run").replacen(
        "<stem-readiness ",
        "<stem-readiness start=\"readiness\" ",
        1,
    );
    let path = crate::scratch::path("early.html");
    std::fs::write(&path, page).expect("the folder can be written");
    let browser = held(390, &format!("file://{}", path.display())).await;
    browser.choose("V1 Local focus", "2 Building").await;
    assert_eq!(browser.run("return host.document", vec![]).await, Value::Null, "the program has not started");
    browser.run("window.go()", vec![]).await;
    browser.until("return host.document?.readiness?.answers?.V1?.response?.level === 2").await;
    assert_eq!(browser.run("return root.getElementById('V1-2').checked", vec![]).await, true);
    browser.close().await;
}

/// The tags of each form: the script that brings the others, all three by hand, everything in one.
const FORMS: [&str; 3] = [
    "<script src=/stem-readiness.js defer></script>",
    "<script src=/stem-readiness.js defer></script><script src=/stem-readiness.core.js defer></script><script src=/stem-readiness.more.js defer></script>",
    "<script src=/stem-readiness.all.js defer></script>",
];

/// Opens a page that embeds the widget in a form, with the program held.
async fn embedded(browser: &Browser, form: &'static str, start: &'static str) -> Server {
    let server = Server::start(move |path, _| match path {
        "/" => Answer::page(format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>Host</title><link rel=icon href=data:,>\
             <script>{HOLD}</script>{form}<stem-readiness start={start} brand='Anderson Strategy'></stem-readiness>"
        )),
        _ => Answer::missing(),
    });
    browser.driver.goto(server.at("/")).await.expect("the page opens");
    browser.first_look().await;
    server
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_early_survives_in_every_form() {
    for engine in ENGINES {
        let browser = Browser::start_in(engine).await;
        for form in if engine == Engine::Chromium { &FORMS[..] } else { &FORMS[..1] } {
            survives(&browser, form).await;
        }
        browser.close().await;
    }
}

async fn survives(browser: &Browser, form: &'static str) {
    let engine = browser.engine;
    let _server = embedded(browser, form, "mission").await;
    assert!(browser.words().await.contains("Anderson Strategy"), "{engine}: the page's own name is there");
    browser.fill("Who", "every Riverbend student").await;
    browser.press("Readiness").await;
    assert_eq!(browser.run("return host.document", vec![]).await, Value::Null, "{engine}: no program is there");
    browser.run("window.go()", vec![]).await;
    browser.until("return host.document?.mission?.who === 'every Riverbend student'").await;
    browser.until("return root.getElementById('V1-2') != null").await;

    let _server = embedded(browser, form, "readiness").await;
    browser.choose("V1 Local focus", "2 Building").await;
    browser.run("window.go()", vec![]).await;
    browser.until("return host.document?.readiness?.answers?.V1?.response?.level === 2").await;
}
