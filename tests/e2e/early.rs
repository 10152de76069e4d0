//! What a person does before the program runs is still there after it.

use crate::browser::{Browser, on_disk};
use serde_json::json;

#[tokio::test(flavor = "multi_thread")]
async fn a_rating_and_words_given_early_survive() {
    let browser = Browser::start().await;
    // The program cannot start before this promise is kept.
    let hold = "const inflate = DecompressionStream; let go; const gate = new Promise((done) => (go = done)); window.go = go;
        const real = WebAssembly.instantiateStreaming; WebAssembly.instantiateStreaming = async (...all) => { await gate; return real(...all) };";
    browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": hold })).await;
    browser.driver.goto(on_disk("dist/stem-readiness.html")).await.expect("the page opens");
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
