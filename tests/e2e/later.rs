//! The later part of the program: until it is there, its places show a line, and what is asked of it waits.

use serde_json::json;
use stem_readiness::content;
use stem_readiness::domain::Scope;
use stem_readiness::domain::rating_code::{IndicatorSet, JoinCode};

use crate::browser::{Browser, on_disk};
use crate::room::serve;

/// Lets the first part of the program through, and holds the second until `go()` is called, or refuses it once where
/// `fails` is set.
const HOLD: &str = "let go; const gate = new Promise((done) => (go = done)); window.go = go; let count = 0;
    const real = WebAssembly.compileStreaming;
    WebAssembly.compileStreaming = async (...all) => {
        if (count++ > 0) await gate;
        if (window.fails) { window.fails = false; throw new TypeError('not loaded') }
        return real(...all) };";

async fn held() -> Browser {
    let browser = held_at(&on_disk("dist/stem-readiness.html")).await;
    browser.until("return host.document != null").await;
    browser
}

/// The same on another page.
async fn held_at(address: &str) -> Browser {
    let browser = Browser::start().await;
    browser.size(1280, 900).await;
    browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": HOLD })).await;
    browser.driver.goto(address).await.expect("the page opens");
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
    let mut misnamed = framework.clone();
    misnamed["stepz"] = misnamed["steps"].take();
    misnamed.as_object_mut().expect("an object").remove("steps");
    let message = browser.run(give, vec![misnamed]).await.to_string();
    assert!(message.contains("stepz: is no field, did you mean `steps`?"), "{message}");
    assert_eq!(browser.run(give, vec![framework]).await, "taken");
    browser.run("window.go()", vec![]).await;
    browser.until("return host.document?.framework.id === 'literacy'").await;
    browser.press("Readiness").await;
    assert!(browser.words().await.contains("V1 Reading at home"));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn further_prompts_opened_early_come_by_themselves() {
    let browser = held().await;
    browser.fill("Who", "every girl").await;
    browser.press("Add detail").await;
    assert!(line(&browser, "On its way.").await, "{}", browser.words().await);
    browser.run("window.go()", vec![]).await;
    browser.until("return root.querySelector('[part=main]').innerText.includes('Who is missing today')").await;
    assert_eq!(browser.document().await["mission"]["who"], "every girl");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_that_joins_early_waits_at_its_sheet() {
    let set = IndicatorSet::of(&content::framework(), Scope::Pulse);
    let join = JoinCode { round: 0x0F_1E2D, scope: Scope::Pulse, fingerprint: set.fingerprint };
    let server = serve();
    let browser = held_at(&server.at(&format!("/rate#stem-readiness-rate={}", join.write()))).await;
    browser.until(&LINE.replace("arguments[0]", "'On its way.'")).await;
    browser.run("window.go()", vec![]).await;
    browser.until("return !!root.querySelector('.alone')").await;
    browser.press("Begin").await;
    browser.close().await;
}

/// Refuses each transaction, as a browser does that has no room, until `keep()` is called.
const REFUSE: &str = "const real = IDBDatabase.prototype.transaction;
    IDBDatabase.prototype.transaction = () => { throw new DOMException('refused', 'UnknownError') };
    window.keep = () => (IDBDatabase.prototype.transaction = real)";

#[tokio::test(flavor = "multi_thread")]
async fn two_windows_are_put_together_once_the_part_is_here() {
    let browser = held().await;
    browser.fill("Who", "every girl").await;
    browser.saved().await;
    browser.run(REFUSE, vec![]).await;
    browser.fill("By when", "May 2030").await;
    browser.until("return host.status.saved === 'unsaved'").await;
    let first = browser.driver.window().await.expect("a window");
    let second = browser.driver.new_tab().await.expect("a tab");
    browser.driver.switch_to_window(second).await.expect("the tab");
    browser.go(&on_disk("dist/stem-readiness.html")).await;
    browser.until("return host.document.mission.who === 'every girl'").await;
    browser.fill("What they will do", "run the river").await;
    browser.saved().await;
    browser.driver.switch_to_window(first.clone()).await.expect("the first window");
    browser.run("window.keep()", vec![]).await;
    let both = "const { what, by_when } = host.document.mission;
        return what === 'run the river' && by_when === 'May 2030'";
    assert_eq!(browser.run(both, vec![]).await, json!(false), "what puts them together is not here yet");
    browser.run("window.go()", vec![]).await;
    browser.until(both).await;
    browser.saved().await;
    assert_eq!(browser.document().await["mission"]["who"], "every girl");
    browser.close().await;
}
