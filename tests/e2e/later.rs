//! The later part of the program: until it is there, its places show a line, and what is asked of it waits.

use serde_json::json;

use crate::browser::{Browser, on_disk};

/// Lets the first part of the program through, and holds the second until `go()` is called, or refuses it once where
/// `fails` is set.
const HOLD: &str = "let go; const gate = new Promise((done) => (go = done)); window.go = go; let count = 0;
    const real = WebAssembly.compileStreaming;
    WebAssembly.compileStreaming = async (...all) => {
        if (count++ > 0) await gate;
        if (window.fails) { window.fails = false; throw new TypeError('not loaded') }
        return real(...all) };";

async fn held() -> Browser {
    let browser = Browser::start().await;
    browser.size(1280, 900).await;
    browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": HOLD })).await;
    browser.driver.goto(on_disk("dist/stem-readiness.html")).await.expect("the page opens");
    browser.until("return host.document != null").await;
    browser
}

/// The line of a place that is not there yet, in sight.
const LINE: &str =
    "return [...root.querySelectorAll('[role=status]')].some((it) => it.innerText.startsWith(arguments[0]))";

async fn line(browser: &Browser, words: &str) -> bool {
    browser.run(LINE, vec![json!(words)]).await == json!(true)
}

#[tokio::test(flavor = "multi_thread")]
async fn a_place_chosen_early_shows_a_line_and_then_itself() {
    let browser = held().await;
    browser.press("Plan").await;
    assert!(line(&browser, "On its way.").await, "{}", browser.words().await);
    assert_eq!(
        browser.run("return root.activeElement?.id", vec![]).await,
        "place-title",
        "the keyboard is at its heading"
    );
    browser.run("window.size = null; host.exportAs('md').then((file) => (window.size = file.size))", vec![]).await;
    browser.run("window.go()", vec![]).await;
    browser.until("return root.querySelector('#place-title')?.innerText === 'What we will do first'").await;
    browser.until("return root.activeElement?.id === 'place-title'").await;
    browser.until_page("return window.size > 500").await;
    assert!(!line(&browser, "On its way.").await);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_part_that_cannot_be_loaded_is_told_and_tried_again() {
    let browser = held().await;
    browser.fill("Who", "every Riverbend student").await;
    browser.run("window.fails = true; window.go()", vec![]).await;
    browser.press("Share").await;
    browser.until("return root.querySelector('[part=main]').innerText.includes('could not be loaded')").await;
    browser.press("Mission").await;
    browser.until("return host.document.mission.who === 'every Riverbend student'").await;
    browser.press("Share").await;
    browser.press("Try again").await;
    browser.until("return root.querySelector('#place-title')?.innerText === 'Take it with you'").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_framework_is_refused_at_once_and_taken_once_its_words_can_be_checked() {
    let browser = held().await;
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/content/framework.en.json"));
    let mut framework: serde_json::Value = serde_json::from_str(&text.expect("the framework")).expect("JSON");
    framework["id"] = json!("literacy");
    framework["steps"][0]["indicators"][0]["title"] = json!("Reading at home");
    let mut broken = framework.clone();
    broken["default_target"] = json!(9);
    let give = "try { host.framework = arguments[0]; return 'taken' } catch (error) { return error.message }";
    let message = browser.run(give, vec![broken]).await.to_string();
    assert!(message.contains("default_target"), "{message}");
    assert_eq!(browser.run(give, vec![framework]).await, "taken");
    browser.run("window.go()", vec![]).await;
    browser.until("return host.document?.framework.id === 'literacy'").await;
    browser.press("Readiness").await;
    assert!(browser.words().await.contains("V1 Reading at home"));
    browser.close().await;
}
