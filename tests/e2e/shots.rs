//! Pictures of every place, for looking at; three of them stand in the README. `cargo xtask shots` takes them.

use std::fs;

use base64::Engine as _;
use serde_json::json;

use crate::browser::{Browser, complete, on_disk};

const PLACES: [&str; 5] = ["mission", "readiness", "insights", "plan", "share"];

/// The README's pictures: the place, and where it begins.
const README: [&str; 3] = ["readiness", "insights", "plan"];

#[tokio::test(flavor = "multi_thread")]
#[ignore = "it takes pictures; `cargo xtask shots` runs it"]
async fn shots() {
    let root = env!("CARGO_MANIFEST_DIR");
    let folder = format!("{root}/target/shots");
    fs::create_dir_all(&folder).expect("target can be written");
    fs::create_dir_all(format!("{root}/docs")).expect("docs can be written");
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    browser.saved().await;
    browser.go(&on_disk("dist/stem-readiness.html")).await;
    for theme in ["light", "dark"] {
        browser.run("host.setAttribute('theme', arguments[0])", vec![json!(theme)]).await;
        for width in [390, 820, 1280] {
            for place in PLACES {
                size(&browser, width, 900).await;
                browser.run("root.getElementById('place-' + arguments[0]).click()", vec![json!(place)]).await;
                browser.settle().await;
                let high = browser.run("return document.documentElement.scrollHeight", vec![]).await;
                size(&browser, width, high.as_u64().unwrap_or(900)).await;
                let picture = shot(&browser).await;
                fs::write(format!("{folder}/{place}-{width}-{theme}.png"), picture).expect("target can be written");
                if theme == "light" && width == 1280 && README.contains(&place) {
                    size(&browser, width, 860).await;
                    fs::write(format!("{root}/docs/{place}.png"), shot(&browser).await).expect("docs can be written");
                }
            }
        }
    }
    browser.close().await;
}

async fn size(browser: &Browser, width: u64, height: u64) {
    browser.size(width, height).await;
    browser.run("scrollTo(0, 0)", vec![]).await;
    browser.settle().await;
}

async fn shot(browser: &Browser) -> Vec<u8> {
    let answer = browser.command("Page.captureScreenshot", json!({})).await;
    base64::engine::general_purpose::STANDARD.decode(answer["data"].as_str().expect("a picture")).expect("base64")
}
