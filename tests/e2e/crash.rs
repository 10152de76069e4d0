//! The program panics, or is trapped: what a person then sees, and that nothing is lost.
//!
//! Nothing in the widget stops it on purpose. A page's script reaches the program's memory, and the methods of the page
//! that the program calls; both are the browser's own.

use serde_json::{Value, json};

use crate::browser::{Browser, complete};
use crate::engine::{ENGINES, Engine};
use crate::server::{Answer, Server};

/// `panic` lets the next insertion of a node fail, which Yew answers with a panic. `trap` overwrites the program's memory.
/// `exhaust` takes all memory that the program may have. Each counts once.
const HEAD: &str = "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,><script>
    window.starts = 0;
    const instantiate = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...all) => {
      const made = await instantiate(...all);
      // The later part of a program has no memory of its own, and what unpacks the parts is made from bytes.
      if (made.exports?.memory) {
        window.starts += 1;
        window.memory = made.exports.memory;
      }
      return made;
    };
    const insertBefore = Node.prototype.insertBefore;
    window.panic = () => {
      Node.prototype.insertBefore = function (...nodes) {
        if (!(this.getRootNode() instanceof ShadowRoot)) return insertBefore.apply(this, nodes);
        Node.prototype.insertBefore = insertBefore;
        throw new DOMException('not here');
      };
    };
    window.trap = () => new Uint8Array(window.memory.buffer).fill(0xee, 1 << 20);
    window.exhaust = () => { try { for (;;) window.memory.grow(1); } catch {} };
    </script><script src=stem-readiness.js defer></script>";

fn serve(widgets: &'static str) -> Server {
    Server::start(move |path, _| if path == "/" { Answer::page(format!("{HEAD}{widgets}")) } else { Answer::missing() })
}

const ONE: &str = "<stem-readiness start=readiness></stem-readiness>";
const TWO: &str = "<stem-readiness start=readiness></stem-readiness>
    <stem-readiness id=other storage-key=other start=readiness></stem-readiness>";

/// The words of the screen after a stop.
const SCREEN: &str = "The STEM readiness tool has stopped";

/// Lets the program stop in the widget when the next place is opened.
async fn stop(browser: &Browser, how: &str) {
    let act = "window[arguments[0]](); const here = root.querySelector('[aria-current=page]').id;
        root.getElementById(here === 'place-plan' ? 'place-insights' : 'place-plan').click()";
    browser.run(act, vec![json!(how)]).await;
    browser.until(&format!("return root.querySelector('h2')?.textContent === '{SCREEN}'")).await;
}

async fn screen(browser: &Browser) -> String {
    browser
        .run("return root.querySelector('.stem-readiness').innerText", vec![])
        .await
        .as_str()
        .unwrap_or("")
        .to_owned()
}

async fn level(browser: &Browser, id: &str) -> Value {
    browser
        .run("return host.document?.readiness?.answers?.[arguments[0]]?.response.level ?? null", vec![json!(id)])
        .await
}

async fn until_live(browser: &Browser) {
    browser.until("return root.querySelector('.rail') != null && host.status.reason !== 'stopped'").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_panic_shows_the_way_on_and_loses_nothing() {
    for engine in ENGINES {
        let server = serve(ONE);
        let browser = Browser::open_in(engine, &server.at("/")).await;
        browser.choose("V1 Local focus", "3 Established").await;
        browser.saved().await;
        // Nothing has written this one when the program stops.
        browser.run("[...root.querySelectorAll('fieldset')].find((g) => said(g).startsWith('V2')).querySelectorAll('input')[1].click()", vec![]).await;
        assert_eq!(level(&browser, "V2").await, json!(2), "{engine}");
        stop(&browser, "panic").await;
        assert!(screen(&browser).await.contains("Your answers up to"), "{engine}: {}", screen(&browser).await);
        assert_eq!((level(&browser, "V1").await, level(&browser, "V2").await), (json!(3), json!(2)), "{engine}");
        let rejected = browser.run("window.fault = null; host.exportAs('json').catch((fault) => (window.fault = fault)); return host.status.reason", vec![]).await;
        assert_eq!(rejected, json!("stopped"), "{engine}");
        browser.until("return window.fault?.code === 'stopped' && window.fault.message.length > 0").await;
        browser.press("Restart").await;
        until_live(&browser).await;
        assert_eq!((level(&browser, "V1").await, level(&browser, "V2").await), (json!(3), json!(2)), "{engine}");
        assert_eq!(
            browser.run("return root.querySelector('.notice') === null && window.starts", vec![]).await,
            json!(2)
        );
        browser.saved().await;
        browser.go(&server.at("/")).await;
        assert_eq!((level(&browser, "V1").await, level(&browser, "V2").await), (json!(3), json!(2)), "{engine}");
        browser.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_trap_gives_back_the_answers_even_where_nothing_keeps_them() {
    for (engine, how) in [(Engine::Chromium, "trap"), (Engine::Chromium, "exhaust"), (Engine::Firefox, "trap")] {
        let server = serve(ONE);
        let browser = Browser::open_in(engine, &server.at("/")).await;
        browser.run("host.setAttribute('storage', 'none')", vec![]).await;
        browser.until("return host.document != null").await;
        browser.run("host.document = arguments[0]", vec![complete()]).await;
        let team = browser.document().await["document_id"].clone();
        // What the element holds, no one can see; it reads the program's answers at most half a second later.
        browser.driver.execute_async("setTimeout(arguments[0], 1000)", vec![]).await.expect("a script");
        if how == "exhaust" {
            browser.run("window.exhaust()", vec![]).await;
            browser.run("host.open(JSON.stringify({ text: 'x'.repeat(3e7) })).catch(() => {})", vec![]).await;
            browser.until(&format!("return root.querySelector('h2')?.textContent === '{SCREEN}'")).await;
        } else {
            stop(&browser, how).await;
        }
        let said = screen(&browser).await;
        assert!(said.contains("as long as this page stays open"), "{engine} {how}: {said}");
        browser.press("Restart").await;
        until_live(&browser).await;
        assert_eq!(browser.document().await["document_id"], team, "{engine} {how}");
        browser.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_answers_can_be_taken_from_the_screen() {
    let server = serve(ONE);
    let browser = Browser::open(&server.at("/")).await;
    browser.choose("V1 Local focus", "3 Established").await;
    browser.saved().await;
    stop(&browser, "panic").await;
    let listen = "window.taken = null; const make = URL.createObjectURL;
        URL.createObjectURL = (blob) => { blob.text().then((text) => (window.taken = JSON.parse(text))); return make(blob); };
        Object.defineProperty(navigator, 'clipboard', { value: undefined })";
    browser.run(listen, vec![]).await;
    browser.press("Download the answers").await;
    browser.until("return window.taken?.readiness.answers.V1.response.level === 3").await;
    browser.press("Copy the answers as text").await;
    browser.until("return JSON.parse(root.activeElement.value).readiness.answers.V1.response.level === 3").await;
    assert!(screen(&browser).await.contains("copy them from there"));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stop_beside_a_printed_document_gives_the_page_back() {
    let server = serve(ONE);
    let browser = Browser::open(&server.at("/")).await;
    browser.run("window.print = () => {}; host.document = arguments[0]", vec![complete()]).await;
    browser.run("root.getElementById('place-share').click()", vec![]).await;
    browser.settle().await;
    browser.run("named('button', 'Print the full plan').click()", vec![]).await;
    browser.until("return document.title !== 'Host' && host.hasAttribute('data-printing')").await;
    let close = "window.panic(); [...root.querySelectorAll('button')].find((button) => /close|back/i.test(said(button))).click()";
    browser.run(close, vec![]).await;
    browser.until(&format!("return root.querySelector('h2')?.textContent === '{SCREEN}'")).await;
    let page = "return [document.title, document.adoptedStyleSheets.length, host.hasAttribute('data-printing')]";
    assert_eq!(browser.run(page, vec![]).await, json!(["Host", 0, false]));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_widget_on_the_page_goes_on_by_itself() {
    let server = serve(TWO);
    let browser = Browser::open(&server.at("/")).await;
    let other = "const other = document.querySelector('#other');";
    browser.until(&format!("{other} return other.document != null")).await;
    let rate = format!(
        "{other} [...other.shadowRoot.querySelectorAll('fieldset')].find((g) => said(g).startsWith('V1')).querySelectorAll('input')[1].click()"
    );
    browser.run(&rate, vec![]).await;
    browser.choose("V1 Local focus", "3 Established").await;
    stop(&browser, "panic").await;
    let went_on = format!(
        "{other} return other.document?.readiness?.answers?.V1?.response.level === 2 && other.status.reason == null
         && other.shadowRoot.querySelector('.rail') != null && other.shadowRoot.querySelector('h2')?.textContent !== '{SCREEN}'"
    );
    browser.until(&went_on).await;
    browser.run(&format!("{other} [...other.shadowRoot.querySelectorAll('fieldset')].find((g) => said(g).startsWith('V1')).querySelectorAll('input')[2].click()"), vec![]).await;
    browser.until(&format!("{other} return other.document.readiness.answers.V1.response.level === 3")).await;
    browser.press("Restart").await;
    until_live(&browser).await;
    assert_eq!(level(&browser, "V1").await, json!(3));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_stops_three_times_is_asked_how_to_start() {
    let server = serve(ONE);
    let browser = Browser::open(&server.at("/")).await;
    browser.choose("V1 Local focus", "3 Established").await;
    browser.saved().await;
    for _ in 0..2 {
        stop(&browser, "panic").await;
        browser.press("Restart").await;
        until_live(&browser).await;
    }
    stop(&browser, "panic").await;
    assert!(screen(&browser).await.contains("does not start by itself"));
    // Nor after a reload.
    browser.driver.refresh().await.expect("the page opens");
    browser.until(&format!("return root.querySelector('h2')?.textContent === '{SCREEN}'")).await;
    assert!(screen(&browser).await.contains("does not start by itself"), "{}", screen(&browser).await);
    assert_eq!(level(&browser, "V1").await, json!(3));
    browser.press("Start empty").await;
    until_live(&browser).await;
    assert_eq!(level(&browser, "V1").await, Value::Null);
    // The answers lie aside, as a team of their own.
    browser.enter("Share", "teams").await;
    browser.until("return root.querySelector('.shell').innerText.includes('Teams on this device')").await;
    let records = browser.records().await;
    let aside: Vec<Value> = records
        .iter()
        .filter(|(key, _)| key.contains("#team#"))
        .map(|(_, text)| serde_json::from_str(text).expect("a document"))
        .collect();
    assert_eq!(aside.len(), 1, "{records:?}");
    assert_eq!(aside[0]["readiness"]["answers"]["V1"]["response"]["level"], 3);
    browser.close().await;
}
