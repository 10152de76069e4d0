//! Files that would freeze the page, given at every door: answered soon, while the page stays awake.

use std::fs;
use std::time::Duration;

use serde_json::{Value, json};

use crate::browser::{Browser, complete};
use crate::files::{choose_file, with};
use crate::patience::within;
use crate::{packed, scratch};

/// How long an answer may take on a busy machine, without optimization. It took minutes, or never came.
const SOON: Duration = Duration::from_secs(20);

/// The longest that the page may stand still, in milliseconds.
const MOST_STILL_MS: f64 = 5000.0;

/// Notes the longest time in which no timer ran.
const WATCH: &str = "let last = performance.now();
    window.stillMs = 0;
    setInterval(() => {
        const now = performance.now();
        window.stillMs = Math.max(window.stillMs, now - last);
        last = now;
    }, 20);";

fn hostile() -> [(&'static str, Vec<u8>); 4] {
    let cell =
        |text: &str| format!(r#"<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>{text}</t></is></c></row>"#);
    [
        ("amp.xlsx", packed::workbook(&cell(&"&".repeat(2_000_000)))),
        ("bomb.xlsx", packed::bomb(1024)),
        ("entries.xlsx", packed::repeated()),
        ("far.xlsx", packed::workbook(&r#"<row><c r="IU1"><v>1</v></c></row>"#.repeat(5000))),
    ]
}

async fn check_answered(browser: &Browser, name: &str, answered: &str) {
    let look = async || browser.run(answered, vec![]).await.as_bool().filter(|is| *is);
    assert!(within(SOON, look).await.is_some(), "{name}: no answer");
    let still = browser.run("return window.stillMs", vec![]).await.as_f64().unwrap_or(f64::MAX);
    assert!(still < MOST_STILL_MS, "{name}: the page stood still for {still} ms");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_that_holds_too_much_is_refused_soon_at_both_doors() {
    let document = complete();
    let browser = with(&document).await;
    let folder = scratch::folder("hostile");
    let before = browser.document().await;
    browser.run(WATCH, vec![]).await;
    let refused = "return /This table cannot be read/.test(root.querySelector('[role=alert]')?.textContent)";
    for (place, room, input) in [("Share", "files", "open-file"), ("Plan", "pilot", "schools-file")] {
        browser.enter(place, room).await;
        browser.until(&format!("return root.getElementById('{input}') != null")).await;
        for (name, bytes) in hostile() {
            let path = folder.join(name);
            fs::write(&path, bytes).expect("written");
            choose_file(&browser, input, &path).await;
            check_answered(&browser, name, refused).await;
            browser.press("Close").await;
            browser.until("return root.querySelector('[role=alert]') == null").await;
        }
    }
    assert_eq!(browser.document().await, before, "nothing changed");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_of_schools_is_understood() {
    let browser = with(&json!({ "format": "stem-readiness", "version": 1 })).await;
    let folder = scratch::folder("hostile");
    let row = |cells: [&str; 2]| {
        let cell = |text: &str| format!(r#"<c t="inlineStr"><is><t>{text}</t></is></c>"#);
        format!("<row>{}{}</row>", cell(cells[0]), cell(cells[1]))
    };
    let rows = [["School", "Students"], ["Elm, upper", "412"], ["Oak &amp; Ash", "97"]].map(row).concat();
    let path = folder.join("schools.xlsx");
    fs::write(&path, packed::workbook(&rows)).expect("written");
    browser.enter("Plan", "pilot").await;
    browser.until("return root.getElementById('schools-file') != null").await;
    choose_file(&browser, "schools-file", &path).await;
    browser.until("return root.querySelector('.import__review') != null").await;
    browser.press("Take over 2 schools").await;
    let schools: Value = browser.document().await["plan"]["pilot"]["schools"]["rows"].clone();
    assert_eq!((&schools[0]["name"], &schools[1]["name"]), (&json!("Elm, upper"), &json!("Oak & Ash")));
    browser.close().await;
}
