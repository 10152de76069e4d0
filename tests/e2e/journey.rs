//! The whole journey of a team, from an empty page to a plan, from disk.

use serde_json::json;

use crate::browser::{Browser, on_disk};

#[tokio::test(flavor = "multi_thread")]
async fn a_team_goes_from_its_mission_to_its_plan_and_finds_it_again() {
    let page = on_disk("dist/stem-readiness.html");
    let browser = Browser::open(&page).await;

    browser.fill("Your district or team", "Riverbend Unified").await;
    browser.fill("Who", "every Riverbend student").await;
    browser.fill("What they will do", "design and test clean-energy solutions").await;
    browser.fill("By when", "June 2029").await;
    let statement = browser.run("return labelled('Mission statement').value", vec![]).await;
    assert_eq!(statement, "By June 2029, every Riverbend student will design and test clean-energy solutions.");

    rate_everything(&browser).await;
    browser.press("Insights").await;
    browser.until("return root.querySelector('h2').innerText === 'Building'").await;
    let table = browser.run("return [...root.querySelectorAll('caption')].map((c) => c.innerText)", vec![]).await;
    assert!(table.as_array().expect("captions").contains(&json!("Readiness by step")), "{table}");

    browser.press("Plan").await;
    browser.press("Take as a priority").await;
    browser.press("Adopt").await;
    let plan = browser.document().await["plan"].clone();
    assert_eq!(plan["priorities"].as_array().map(Vec::len), Some(1), "{plan}");
    assert_eq!(plan["actions"].as_array().map(Vec::len), Some(1), "{plan}");

    browser.saved().await;
    let before = browser.document().await;
    browser.go(&page).await;
    assert_eq!(browser.document().await, before, "a reload keeps everything");
    assert!(browser.words().await.contains("Riverbend Unified"));

    let requests = browser.run("return performance.getEntriesByType('resource').length", vec![]).await;
    assert_eq!(requests, 0, "the page asks for nothing");
    browser.close().await;
}

/// Rates each indicator 2, one by key and the rest by click.
async fn rate_everything(browser: &Browser) {
    browser.press("Readiness").await;
    for step in ["Vision", "Partnerships", "Pilot", "Teacher capacity", "Resource allocation"] {
        browser
            .run(
                "[...root.querySelectorAll('nav a')].find((a) => a.innerText.includes(arguments[0])).click()",
                vec![json!(step)],
            )
            .await;
        browser.settle().await;
        browser
            .run(
                "root.querySelectorAll('.level-picker').forEach((p) => p.querySelectorAll('input')[1].click())",
                vec![],
            )
            .await;
    }
    browser.until("return Object.keys(host.document.readiness.answers).length === 30").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_number_key_rates_and_moves_on_and_undo_takes_it_back() {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    browser.press("Readiness").await;
    let script = "const radio = root.getElementById('V1-1'); radio.focus();
        radio.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true, composed: true }))";
    browser.run(script, vec![]).await;
    browser.until("return host.document.readiness.answers.V1?.response.level === 3").await;
    browser.until("return root.activeElement?.id === 'V2-1'").await;
    assert!(browser.words().await.contains("claimed"), "level 3 without evidence is a claim");
    browser.press("Undo").await;
    browser.until("return !host.document.readiness?.answers?.V1").await;
    browser.close().await;
}
