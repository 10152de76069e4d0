//! axe-core on every place, in both themes and three widths.

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::browser::{Browser, complete, fixture, on_disk};

const PLACES: [&str; 5] = ["Mission", "Readiness", "Insights", "Plan", "Share"];

#[tokio::test(flavor = "multi_thread")]
async fn no_place_has_a_fault() {
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
                let found = faults(&browser).await;
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

/// Every fault by any rule that axe-core has, enhanced contrast, best practices and experiments included: rule, where and
/// why. At the end of the page, where a phone's bar lies over nothing.
pub(crate) async fn faults(browser: &Browser) -> Value {
    let script = "scrollTo(0, document.documentElement.scrollHeight); window.found = null;
        const every = Object.fromEntries(axe.getRules().map(({ ruleId }) => [ruleId, { enabled: true }]));
        axe.run({ rules: every }).then((all) => (window.found = all))";
    browser.run(script, vec![]).await;
    browser.until("return window.found !== null").await;
    let script = "const why = ({ any, all, none }) => [...any, ...all, ...none][0]?.message;
        return found.violations.map((fault) => [fault.id, fault.nodes.slice(0, 4).map((node) => [node.target.flat().at(-1), why(node)])])";
    browser.run(script, vec![]).await
}

#[tokio::test(flavor = "multi_thread")]
async fn what_has_the_keyboard_is_never_under_the_bar_of_a_phone() {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    browser.size(390, 700).await;
    for (place, room) in [("Mission", "statement"), ("Plan", "priorities"), ("Plan", "check-in")] {
        browser.enter(place, room).await;
        let shown = "const link = root.querySelector('.rail__rooms [aria-current]')?.getBoundingClientRect();
            return link != null && link.left >= 0 && link.right <= innerWidth";
        browser.until(shown).await;
        browser.run("root.querySelector('.action__open')?.click()", vec![]).await;
        browser.settle().await;
        browser.run("root.getElementById('place-title').focus()", vec![]).await;
        for _ in 0..25 {
            browser.driver.action_chain().send_keys(Key::Tab).perform().await.expect("a key");
            browser.settle().await;
            let covered = "const it = root.activeElement, bar = root.querySelector('.pager');
                if (!it || bar.contains(it)) return null;
                const [its, bars] = [it.getBoundingClientRect(), bar.getBoundingClientRect()];
                return its.height < bars.top && its.bottom > bars.top + 1 ? it.id || it.className : null";
            assert_eq!(browser.run(covered, vec![]).await, Value::Null, "{place} {room}");
        }
    }
    browser.size(390, 400).await;
    let position = browser.run("return getComputedStyle(root.querySelector('.pager')).position", vec![]).await;
    assert_eq!(position, "static", "on a low screen the bar stays at the end");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_keyboard_is_at_the_heading_when_what_had_it_is_gone() {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    browser.until("return root.querySelector('.notice [aria-label=Close]') != null").await;
    let close = "const close = root.querySelector('.notice [aria-label=Close]'); close.focus(); close.click()";
    browser.run(close, vec![]).await;
    browser.until("return root.activeElement?.id === 'place-title'").await;
    // Who is elsewhere on the page stays there.
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    browser.until("return root.querySelector('.notice [aria-label=Close]') != null").await;
    let elsewhere =
        "const link = Object.assign(document.createElement('a'), { href: '#x', textContent: 'x', id: 'x' });
        document.body.append(link); root.querySelector('.notice [aria-label=Close]').focus(); link.focus();
        root.querySelector('.notice [aria-label=Close]').click()";
    browser.run(elsewhere, vec![]).await;
    browser.until("return root.querySelector('.notice') == null").await;
    browser.settle().await;
    assert_eq!(browser.run("return document.activeElement.id", vec![]).await, "x");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn text_spacing_and_a_long_link_widen_nothing_at_320_pixels() {
    const LINK: &str =
        "https://docs.example.com/document/d/1a2B3c4D5e6F7g8H9i0JkLmNoPqRsTuVwXyZ1234567890abcdEFGH/edit?usp=sharing";
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    let mut document = complete();
    for field in ["title", "first_step", "owner"] {
        document["plan"]["actions"][0][field] = json!(LINK);
    }
    document["mission"]["community"] = json!(LINK);
    document["readiness"]["answers"]["V1"]["evidence"] = json!({ "note": LINK, "link": LINK });
    browser.run("host.document = arguments[0]", vec![document]).await;
    browser.size(320, 900).await;
    let spaced = "const spaced = new CSSStyleSheet();
        spaced.replaceSync('* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important } p { margin-bottom: 2em !important }');
        root.adoptedStyleSheets = [...root.adoptedStyleSheets, spaced]";
    browser.run(spaced, vec![]).await;
    for place in PLACES {
        browser.press(place).await;
        for room in browser.rooms().await {
            browser.run("root.getElementById(arguments[0])?.click()", vec![json!(room)]).await;
            browser.settle().await;
            let over = browser.run("return document.documentElement.scrollWidth - innerWidth", vec![]).await;
            assert!(over.as_i64().is_some_and(|over| over <= 0), "{place} {room} is {over} px too wide");
        }
    }
    browser.close().await;
}

/// A laptop, a tablet held upright and a phone: how wide they are, and what three screens of them come to.
const THREE_SCREENS: [(u64, u64); 3] = [(1280, 2700), (820, 3540), (390, 2532)];

#[tokio::test(flavor = "multi_thread")]
async fn no_room_is_taller_than_three_screens() {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    let mut tall = Vec::new();
    for name in ["deep", "largest"] {
        browser.run("host.document = arguments[0]", vec![fixture(name)]).await;
        for (width, screens) in THREE_SCREENS {
            browser.size(width, screens / 3).await;
            for place in PLACES {
                browser.press(place).await;
                for room in browser.rooms().await {
                    browser.run("root.getElementById(arguments[0])?.click()", vec![json!(room)]).await;
                    browser.settle().await;
                    let height = browser.run("return Math.round(host.getBoundingClientRect().height)", vec![]).await;
                    let height = height.as_u64().expect("a height");
                    if height > screens {
                        tall.push(format!("{place} {room} of {name}, {width} px: {height} px"));
                    }
                }
            }
        }
    }
    assert!(tall.is_empty(), "{tall:#?}");
    // What a list folds away is there for the keyboard and for a search: the line opens, and the field is a field.
    browser.enter("Mission", "missing").await;
    let closed = "return root.getElementById('missing-more').open";
    assert_eq!(browser.run(closed, vec![]).await, false);
    // A slow phone draws the new line in several tasks, of which the first ends before the line is there.
    browser.command("Emulation.setCPUThrottlingRate", json!({ "rate": 12 })).await;
    browser.run("root.getElementById('missing-add').click()", vec![]).await;
    browser.until("return root.activeElement?.id === 'missing-24-group'").await;
    browser.command("Emulation.setCPUThrottlingRate", json!({ "rate": 1 })).await;
    browser.until(closed).await;
    // A line opens its fields to a tap and to the keyboard, and where somebody is led into one of them.
    browser.enter("Plan", "cost").await;
    browser.run("host.document = arguments[0]", vec![fixture("deep")]).await;
    let shown = "const [row, other] = root.querySelectorAll('.cost-grid__line');
        return [row, other].map((line) => line.querySelector('[id$=unit_cost_cents]').checkVisibility())";
    browser.until("return root.querySelectorAll('.cost-grid__line').length > 1").await;
    assert_eq!(browser.run(shown, vec![]).await, json!([false, false]));
    browser.run("root.querySelector('.cost-grid__line summary').focus()", vec![]).await;
    browser.driver.action_chain().send_keys(Key::Enter).perform().await.expect("a key");
    browser.settle().await;
    assert_eq!(browser.run(shown, vec![]).await, json!([true, false]));
    browser.run("root.querySelector('.cost-grid__line [id$=unit_cost_cents]').focus()", vec![]).await;
    browser.driver.action_chain().send_keys(Key::Down).perform().await.expect("a key");
    browser.until("return root.activeElement?.id.endsWith('unit_cost_cents')").await;
    assert_eq!(browser.run(shown, vec![]).await, json!([true, true]));
    browser.close().await;
}
