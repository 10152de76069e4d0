//! The page with the answers inside: it opens anywhere, and shows the plan without a script.

use std::fs;

use serde_json::{Value, json};

use crate::browser::{Browser, complete, on_disk};
use crate::scratch;

/// Saves the page of the real district somewhere else, and gives its address and text.
async fn saved_page(name: &str) -> (String, String) {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    let text = export(&browser).await;
    browser.close().await;
    let path = scratch::path(name);
    fs::write(&path, &text).expect("the folder can be written");
    (format!("file://{}", path.display()), text)
}

async fn export(browser: &Browser) -> String {
    browser
        .run(
            "window.page = undefined; host.exportAs('html').then((b) => b.text()).then((t) => (window.page = t))",
            vec![],
        )
        .await;
    browser.until("return typeof window.page === 'string'").await;
    browser.run("return window.page", vec![]).await.as_str().expect("a page").to_owned()
}

/// The document without what every change counts up and marks, and without the framework's names, which each copy writes anew.
fn content(mut document: Value) -> Value {
    document["revision"] = json!(0);
    document.as_object_mut().expect("an object").remove("marks");
    document["framework"] = json!([document["framework"]["id"], document["framework"]["edition"]]);
    document
}

#[tokio::test(flavor = "multi_thread")]
async fn it_holds_the_answers_and_can_be_saved_again() {
    let (address, first) = saved_page("copy-one.html").await;
    let browser = Browser::open(&address).await;
    assert_eq!(content(browser.document().await), content(complete()));
    let again = export(&browser).await;
    assert_eq!(again, first, "a copy of a copy is the same page");
    browser.run("return root.getElementById('place-readiness').click()", vec![]).await;
    browser.settle().await;
    assert!(browser.words().await.contains("V1 Local focus"), "it is alive");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_script_it_shows_the_plan() {
    let (address, _) = saved_page("copy-two.html").await;
    let browser = Browser::start().await;
    browser.command("Emulation.setScriptExecutionDisabled", json!({ "value": true })).await;
    browser.driver.goto(&address).await.expect("the page opens");
    let pdf = crate::prints::printed(&browser).await;
    let text = crate::prints::text_of(&pdf);
    let action = complete()["plan"]["actions"][0]["title"].as_str().expect("a title").to_owned();
    assert!(text.contains(action.split(' ').next().expect("a word")), "{text}");
    assert!(text.contains("Riverbend"), "{text}");
    browser.close().await;
}
