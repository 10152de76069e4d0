//! axe-core on every place, in both themes and three widths.

use serde_json::{Value, json};

use crate::browser::{Browser, complete, on_disk};

const PLACES: [&str; 5] = ["Mission", "Readiness", "Insights", "Plan", "Share"];

#[tokio::test(flavor = "multi_thread")]
async fn no_place_has_a_serious_fault() {
    let browser = with_axe(&on_disk("dist/stem-readiness.html")).await;
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    for (theme, width) in [("light", 1280), ("dark", 390), ("light", 820)] {
        browser.run("host.setAttribute('theme', arguments[0])", vec![json!(theme)]).await;
        browser.size(width, 900).await;
        for place in PLACES {
            browser.press(place).await;
            for room in browser.rooms().await {
                browser.run("root.getElementById(arguments[0])?.click()", vec![json!(room)]).await;
                browser.settle().await;
                let found = serious(&browser).await;
                assert_eq!(found, json!([]), "{place} {room}, {theme}, {width} px");
                let wide = browser.run("return document.documentElement.scrollWidth <= innerWidth", vec![]).await;
                assert_eq!(wide, true, "{place} {room} is wider than {width} px");
            }
        }
    }
    browser.close().await;
}

/// A browser at an address, with axe-core loaded.
pub(crate) async fn with_axe(address: &str) -> Browser {
    let axe = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/node_modules/axe-core/axe.min.js"));
    let axe = axe.expect("`cargo xtask test` installs axe-core");
    let browser = Browser::start().await;
    browser.command("Page.setBypassCSP", json!({ "enabled": true })).await;
    browser.driver.goto(address).await.expect("the page opens");
    browser.until("return host.shadowRoot.querySelector('.shell, .alone') != null && host.document != null").await;
    browser.driver.execute(axe.as_str(), vec![]).await.expect("axe loads");
    browser
}

/// Every serious or critical fault: rule and where.
pub(crate) async fn serious(browser: &Browser) -> Value {
    browser.run("window.found = null; axe.run().then((all) => (window.found = all))", vec![]).await;
    browser.until("return window.found !== null").await;
    let script = "return found.violations.filter((fault) => ['serious', 'critical'].includes(fault.impact))
        .map((fault) => [fault.id, fault.nodes.slice(0, 4).map((node) => [node.target.flat().at(-1), node.any[0]?.message])])";
    browser.run(script, vec![]).await
}
