//! What the browser is made to do while a place is drawn.

use serde_json::{Value, json};

use crate::browser::{Browser, complete};
use crate::engine::Engine;
use crate::server::{Answer, Server};

const PAGE: &str = "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,>
    <script src=stem-readiness.js defer></script><stem-readiness></stem-readiness>";

/// How often the page may be laid out while a place opens: once for the place, and for what comes up over the next frames.
const MOST_LAYOUTS: f64 = 4.0;

/// A card's closed part in which somebody has written is drawn in a frame of its own.
const CLOSED_PARTS: f64 = 6.0;

/// Presses the link with this id by the mouse.
async fn click(browser: &Browser, id: &str) {
    let middle = browser
        .run(
            "const it = root.getElementById(arguments[0]); it.scrollIntoView({ block: 'center' });
            const { x, y, width, height } = it.getBoundingClientRect(); return [x + width / 2, y + height / 2]",
            vec![json!(id)],
        )
        .await;
    for kind in ["mousePressed", "mouseReleased"] {
        let event = json!({ "type": kind, "x": middle[0], "y": middle[1], "button": "left", "clickCount": 1 });
        browser.command("Input.dispatchMouseEvent", event).await;
    }
}

/// A browser in which somebody has typed lays a page out for each field whose text a script sets.
#[tokio::test(flavor = "multi_thread")]
async fn a_place_is_laid_out_once_however_many_fields_it_has() {
    let server = Server::start(|path, _| if path == "/" { Answer::page(PAGE) } else { Answer::missing() });
    for (document, most) in [(Value::Null, MOST_LAYOUTS), (complete(), MOST_LAYOUTS + CLOSED_PARTS)] {
        let browser = Browser::open(&server.at("/")).await;
        if !document.is_null() {
            browser.run("host.document = arguments[0]", vec![document.clone()]).await;
        }
        browser.fill("What they will do", "Abc").await;
        browser.saved().await;
        browser.command("Performance.enable", json!({})).await;
        let before = browser.metrics().await["LayoutCount"];
        click(&browser, "place-readiness").await;
        browser.until("return root.querySelectorAll('.indicator--card').length === 6").await;
        browser.settle().await;
        let count = browser.metrics().await["LayoutCount"] - before;
        assert!(count <= most, "{count} layouts while Readiness opened");
        let notes = browser.run("return [...root.querySelectorAll('textarea')].map((it) => it.value)", vec![]).await;
        let kept = browser.document().await;
        for (at, note) in notes.as_array().expect("texts").iter().enumerate() {
            let kept = &kept["readiness"]["answers"][format!("V{}", at + 1)]["evidence"]["note"];
            assert_eq!(note.as_str(), Some(kept.as_str().unwrap_or_default()), "V{}", at + 1);
        }
        // *Save page as* writes a default into the file, also where its text has been changed since.
        let defaults = "return [...root.querySelectorAll('textarea, input[type=text], input[type=url]')].map((it) => it.defaultValue).join('')";
        assert_eq!(browser.run(defaults, vec![]).await, "", "no answer is a field's default");
        browser.close().await;
    }
}

/// A finger that explores the page with a screen reader finds a radio anywhere in what is drawn for it. The radio itself is
/// neither a layer nor a second ring around the one that its picture has.
#[tokio::test(flavor = "multi_thread")]
async fn a_radio_fills_what_is_drawn_for_it_and_draws_nothing() {
    let server = Server::start(|path, _| if path == "/" { Answer::page(PAGE) } else { Answer::missing() });
    for engine in [Engine::Chromium, Engine::Firefox, Engine::WebKit] {
        let browser = Browser::open_in(engine, &server.at("/")).await;
        browser.press("Readiness").await;
        browser.until("return root.querySelectorAll('.indicator--card').length === 6").await;
        let outside = "return [...root.querySelectorAll('.level-picker__radio, .chip__box')].filter((it) => {
            it.parentElement.scrollIntoView({ block: 'center' });
            const { x, y, width, height } = it.parentElement.getBoundingClientRect();
            const corners = [[4, 4], [width - 4, 4], [4, height - 4], [width - 4, height - 4]];
            return height > 0 && !corners.every(([right, down]) => root.elementFromPoint(x + right, y + down) === it);
        }).map((it) => it.id || it.value)";
        assert_eq!(browser.run(outside, vec![]).await, json!([]), "{engine:?}");
        let drawn = "return [...root.querySelectorAll('.level-picker__radio, .chip__box')].filter((it) => {
            it.focus({ focusVisible: true });
            const { appearance, opacity, outlineStyle } = getComputedStyle(it);
            return appearance !== 'none' || opacity !== '1' || outlineStyle !== 'none';
        }).map((it) => it.id || it.value)";
        assert_eq!(browser.run(drawn, vec![]).await, json!([]), "{engine:?}");
        browser.close().await;
    }
}
