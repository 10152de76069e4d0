//! What a newer program wrote is shown for reading only, and is the same file afterwards.

use serde_json::{Value, json};
use stem_readiness::app::record::Mark;

use crate::browser::{Browser, complete};
use crate::room::choose_files;
use crate::scratch;
use crate::server::{Answer, Server};

/// A file of a later version, with spaces and fields of its own.
fn later() -> String {
    let mut value = complete();
    value["version"] = json!(7);
    value["document_id"] = json!("of-a-later-version");
    value["readiness"]["answers"]["V1"]["response"] = json!({ "spread": [1, 4] });
    format!("{{ \"forecast\" : [1.50, \"ä\"],{}\n\n", &value.to_string()[1..])
}

/// Serves a page with the widget, and with a copy inside it where one is given.
fn serve(kept: Option<&str>) -> Server {
    let path = format!("{}/dist/stem-readiness.js", env!("CARGO_MANIFEST_DIR"));
    let script = std::fs::read_to_string(path).expect("`cargo xtask dist` was run");
    let value = kept.map(|text| text.replace('&', "&amp;").replace('"', "&quot;"));
    let inside = value.map(|value| format!("<data hidden data-kept value=\"{value}\"></data>")).unwrap_or_default();
    let page = format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>A district</title>
        <script src=/stem-readiness.js defer></script><stem-readiness keep-in-page=on>{inside}</stem-readiness></html>"
    );
    Server::start(move |path, _| match path {
        "/" => Answer::page(page.clone()),
        "/stem-readiness.js" => Answer::script(script.clone()),
        _ => Answer::missing(),
    })
}

/// The text of a file made by `element.exportAs`.
async fn exported(browser: &Browser, kind: &str) -> String {
    let script = "window.made = null; host.exportAs(arguments[0]).then((blob) => blob.text()).then((text) => (window.made = text))";
    browser.run(script, vec![json!(kind)]).await;
    browser.until("return window.made != null").await;
    browser.run("return window.made", vec![]).await.as_str().unwrap_or_default().to_owned()
}

/// Asserts that a later version's file is shown, that nothing changes it, and that a copy is the same file.
async fn is_for_reading(browser: &Browser) {
    let words = browser.words().await;
    assert!(words.contains("newer version of this tool (format 7)") && words.contains("for reading only"), "{words}");
    assert!(words.contains("readiness.answers.V1.response"), "what is not shown is named: {words}");
    let original: Value = serde_json::from_str(&later()).expect("it is JSON");
    assert_eq!(browser.document().await, original);
    browser.press("Mission").await;
    let who = browser.run("return labelled('Who').value", vec![]).await;
    browser.run("labelled('Who').focus()", vec![]).await;
    let field = browser.driver.active_element().await;
    assert!(field.is_ok(), "a field can be read");
    browser
        .run(
            "const it = labelled('Who'); it.value += '!'; it.dispatchEvent(new InputEvent('input', { bubbles: true }))",
            vec![],
        )
        .await;
    browser.until("return root.querySelector('[role=alert]')?.innerText.includes('for reading only')").await;
    browser.until("return root.activeElement?.id === 'read-only'").await;
    assert_eq!(browser.run("return labelled('Who').value", vec![]).await, who, "the field shows what is kept");
    browser.run("host.reset()", vec![]).await;
    assert_eq!(browser.document().await, original);
    assert_eq!(exported(browser, "json").await, later(), "byte for byte");
    let page = exported(browser, "html").await;
    assert!(
        page.contains(&later().replace('&', "&amp;").replace('"', "&quot;")),
        "a saved page carries the file as it was"
    );
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_is_opened_leaves_the_answers_of_the_device_alone() {
    let server = serve(None);
    let browser = Browser::open(&server.at("/")).await;
    browser.fill("Who", "every Riverbend student").await;
    browser.saved().await;
    browser.enter("Share", "files").await;
    let path = scratch::path("later.stem-readiness.json");
    std::fs::write(&path, later()).expect("the folder can be written");
    choose_files(&browser, "open-file", &[path.display().to_string()]).await;
    browser.until("return host.document?.version === 7").await;
    is_for_reading(&browser).await;
    browser.press("Close it").await;
    assert_eq!(browser.document().await["mission"]["who"], "every Riverbend student");
    browser.run("window.told = null; host.open(arguments[0]).then(() => (window.told = 'opened'), (e) => (window.told = e.code))", vec![json!(later())]).await;
    browser.until("return window.told === 'opened'").await;
    is_for_reading(&browser).await;
    browser.driver.refresh().await.expect("a reload");
    browser.until("return host.document?.mission?.who === 'every Riverbend student'").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_carries_a_newer_file_keeps_it() {
    let server = serve(Some(&later()));
    let browser = Browser::open(&server.at("/")).await;
    is_for_reading(&browser).await;
    let kept = browser.run("return document.querySelector('data[data-kept]').getAttribute('value')", vec![]).await;
    assert_eq!(kept, json!(later()));
    browser.driver.refresh().await.expect("a reload");
    browser.until("return host.document?.version === 7").await;
    is_for_reading(&browser).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_of_a_newer_program_is_shown_and_stays() {
    let server = serve(None);
    let browser = Browser::open(&server.at("/")).await;
    browser.fill("Who", "every Riverbend student").await;
    browser.saved().await;
    // A newer program runs on this device for a while.
    let record = Mark { count: 1000, writer: 7 }.record(Some(&later()));
    browser.put_record("stem-readiness", &record).await;
    browser.driver.refresh().await.expect("a reload");
    browser.until("return host.document?.version === 7").await;
    let words = browser.words().await;
    assert!(words.contains("for reading only") && !words.contains("Close it"), "{words}");
    browser.press("Plan").await;
    browser.driver.refresh().await.expect("a reload");
    browser.until("return host.document?.version === 7").await;
    assert_eq!(browser.records().await["stem-readiness"], record, "it stays as it was written");
    browser.enter("Share", "device").await;
    browser.press("Delete everything on this device").await;
    browser.run("root.getElementById('delete-everything-yes').click()", vec![]).await;
    browser.until("return host.document?.version === 1").await;
    browser.driver.refresh().await.expect("a reload");
    browser.until("return host.document?.version === 1").await;
    browser.close().await;
}
