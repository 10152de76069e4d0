//! The element's life: made, moved, taken away and brought back; many at once; and nothing of it left behind.

use serde_json::{Value, json};

use crate::browser::{Browser, complete};
use crate::patience;
use crate::server::{Answer, Server};

const PAGE: &str = "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,>
    <script src=stem-readiness.js defer></script>
    <stem-readiness start=readiness><p>Before it starts</p></stem-readiness><div id=elsewhere></div>";

fn serve(page: &'static str) -> Server {
    Server::start(move |path, _| if path == "/" { Answer::page(page) } else { Answer::missing() })
}

/// Keeps the program's memory where the test can measure it.
const MEMORY: &str = "const real = WebAssembly.instantiate;
    WebAssembly.instantiate = async (...all) => { const made = await real(...all); window.memory = made.exports?.memory ?? window.memory; return made; };";

/// Mounts and unmounts until the browser has done it so many times.
const CYCLES: &str = "const [times] = arguments;
    window.done = false;
    (async () => {
      for (let i = 0; i < times; i++) {
        const made = document.createElement('stem-readiness');
        made.setAttribute('storage-key', 'cycle'); made.setAttribute('keep-in-page', 'on');
        const live = new Promise((go) => made.addEventListener('stem-readiness-ready', go, { once: true }));
        document.body.append(made);
        await live;
        made.remove();
        await new Promise((go) => setTimeout(go, 0));
      }
      window.done = true;
    })()";

#[tokio::test(flavor = "multi_thread")]
async fn two_hundred_mounts_leave_nothing_behind() {
    let server = serve(PAGE);
    let browser = Browser::start().await;
    browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": MEMORY })).await;
    browser.go(&server.at("/")).await;
    cycles(&browser, 20).await;
    let before = counted(&browser).await;
    cycles(&browser, 200).await;
    let after = counted(&browser).await;
    println!("before {before:?}\nafter  {after:?}");
    assert_eq!(after.listeners, before.listeners, "listeners");
    assert_eq!(after.nodes, before.nodes, "nodes");
    assert_eq!(after.program, before.program, "the program's memory, in bytes");
    // Two hundred widgets of 2 MB each would be 400 MB.
    assert!(after.heap < before.heap + 1_000_000.0, "heap: {} bytes, then {}", before.heap, after.heap);
    browser.close().await;
}

async fn cycles(browser: &Browser, times: u32) {
    browser.run(CYCLES, vec![json!(times)]).await;
    browser.until("return window.done").await;
}

#[derive(Clone, Debug)]
struct Counted {
    listeners: f64,
    nodes: f64,
    heap: f64,
    program: Value,
}

/// What the browser counts, once collecting what nobody holds changes nothing more.
async fn counted(browser: &Browser) -> Counted {
    browser.command("Performance.enable", json!({})).await;
    let mut before: Option<Counted> = None;
    patience::seen("a count that stays", async || {
        browser.command("HeapProfiler.collectGarbage", json!({})).await;
        let now = count(browser).await;
        let earlier = before.replace(now.clone());
        earlier.is_some_and(|earlier| (earlier.listeners, earlier.nodes) == (now.listeners, now.nodes)).then_some(now)
    })
    .await
}

async fn count(browser: &Browser) -> Counted {
    let metrics = browser.metrics().await;
    let program = browser.run("return window.memory.buffer.byteLength", vec![]).await;
    Counted {
        listeners: metrics["JSEventListeners"],
        nodes: metrics["Nodes"],
        heap: metrics["JSHeapUsedSize"],
        program,
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn moved_or_taken_away_and_brought_back_it_keeps_its_answers() {
    for storage in ["local", "none"] {
        let server = serve(PAGE);
        let browser = Browser::open(&server.at("/")).await;
        browser.run("host.setAttribute('storage', arguments[0])", vec![json!(storage)]).await;
        browser.until("return host.document != null").await;
        browser.choose("V1 Local focus", "2 Building").await;
        browser.run("document.querySelector('#elsewhere').append(host)", vec![]).await;
        browser.until("return host.document.readiness.answers.V1.response.level === 2").await;
        browser.choose("V1 Local focus", "3 Established").await;
        browser.run("window.kept = host; host.remove()", vec![]).await;
        browser.until_page("return window.kept.document === null").await;
        browser.driver.execute("document.body.append(window.kept)", vec![]).await.expect("a script");
        browser.until("return host.document?.readiness.answers.V1.response.level === 3").await;
        browser.close().await;
    }
}

/// Counts how often the program makes its words, which asks the browser for a language each time. With a framework that
/// says every sentence in its own words, that takes long.
const WATCH_WORDS: &str = "window.wordsMade = 0;
    const real = Intl.getCanonicalLocales;
    Intl.getCanonicalLocales = (...all) => { window.wordsMade += 1; return real(...all); };";

#[tokio::test(flavor = "multi_thread")]
async fn attributes_count_while_it_lives() {
    let server = serve(PAGE);
    let browser = Browser::open(&server.at("/")).await;
    let set = "host.setAttribute(arguments[0], arguments[1])";
    browser.run(WATCH_WORDS, vec![]).await;
    for (name, value, comes_true) in [
        ("brand", "Anderson Strategy", "return root.querySelector('.header__owner').innerText === 'Anderson Strategy'"),
        ("theme", "dark", "return getComputedStyle(root.querySelector('.shell')).colorScheme === 'dark'"),
        (
            "accent",
            "#7a1f5c",
            "return getComputedStyle(root.querySelector('.stem-readiness')).getPropertyValue('--stem-accent') === '#7a1f5c'",
        ),
        ("contact-href", "mailto:a@b.example", "return root.querySelector('footer a').href === 'mailto:a@b.example'"),
        ("contact-label", "Wish us", "return root.querySelector('footer a').innerText === 'Wish us'"),
        ("logo", "data:image/gif;base64,R0lGODlhAQABAAAAACw=", "return root.querySelector('.header__logo') != null"),
        ("view", "pulse", "return root.querySelectorAll('.level-picker').length === 2"),
        ("start", "insights", "return root.querySelector('[aria-current=page]').innerText.startsWith('Insights')"),
        ("keep-in-page", "on", "return host.querySelector(':scope > data[data-kept]') != null"),
    ] {
        browser.run(set, vec![json!(name), json!(value)]).await;
        browser.until(comes_true).await;
    }
    assert_eq!(browser.run("return wordsMade", vec![]).await, 0, "the words are made anew for another language alone");
    browser.run(set, vec![json!("lang"), json!("es")]).await;
    browser.until("return wordsMade === 1").await;
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    browser.saved().await;
    browser.run(set, vec![json!("storage-key"), json!("another")]).await;
    browser.until("return host.document != null && host.document.mission?.community !== 'Riverbend Unified'").await;
    browser.run(set, vec![json!("storage-key"), json!("stem-readiness")]).await;
    browser.until("return host.document?.mission?.community?.startsWith('Riverbend')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_or_picture_that_is_not_safe_is_left_out() {
    let server = serve(PAGE);
    let browser = Browser::open(&server.at("/")).await;
    let script = "host.setAttribute('contact-href', 'javascript:alert(1)'); host.setAttribute('logo', 'https://example.invalid/x.png')";
    browser.run(script, vec![]).await;
    browser.settle().await;
    let found = browser.run("return root.querySelectorAll('footer a, .header__logo').length", vec![]).await;
    assert_eq!(found, 0);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_the_page_wrote_shows_until_it_starts_and_when_it_cannot() {
    let server = Server::start(|path, _| match path {
        "/" => Answer::page(PAGE).with(&[("Content-Security-Policy", "script-src 'self'")]),
        _ => Answer::missing(),
    });
    let browser = Browser::start().await;
    browser.driver.goto(server.at("/")).await.expect("the page opens");
    browser.until("return root.querySelector('[role=alert]') != null").await;
    let said =
        browser.run("return [root.querySelector('[role=alert]').innerText, host.innerText, host.status]", vec![]).await;
    assert!(said[0].as_str().is_some_and(|text| text.contains("'wasm-unsafe-eval'")), "{said}");
    assert_eq!(said[1], "Before it starts");
    assert_eq!(said[2]["saved"], "unsaved");
    browser.close().await;
}

/// A page that shows the widget in a frame, fitted to it.
const FITTED: &str = "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,>
    <iframe data-stem-readiness title=STEM src=ELSEWHERE/frame.html sandbox='SANDBOX' width=900 height=100></iframe>
    <iframe id=other title=Other src=ELSEWHERE/other width=100 height=100></iframe>
    <script src=stem-readiness-frame.js></script>";

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_is_fitted_to_the_widget_and_to_nobody_else() {
    for sandbox in ["allow-scripts allow-same-origin allow-modals allow-downloads", "allow-scripts"] {
        let server = Server::start(move |path, origin| match path {
            "/" => Answer::page(
                FITTED.replace("ELSEWHERE", &origin.replace("127.0.0.1", "localhost")).replace("SANDBOX", sandbox),
            ),
            "/frame.html" => Answer::page(include_str!("../../demo/frame.html")),
            // Another frame that wants to be as high as the sky, and says that the first one is.
            "/other" => Answer::page(
                "<!doctype html><title>Other</title><script>parent.postMessage({ 'stem-readiness': 'height', px: 15000 }, '*'); parent.frames[0].postMessage({ 'stem-readiness': 'height?' }, '*')</script>",
            ),
            _ => Answer::missing(),
        });
        let browser = Browser::start().await;
        browser.driver.goto(server.at("/")).await.expect("the page opens");
        browser.until_page("return document.querySelector('iframe').clientHeight >= 800").await;
        let high = browser.driver.execute("return document.querySelector('iframe').clientHeight", vec![]).await;
        let high = high.expect("a script").json().as_u64().unwrap_or(0);
        assert!(high < 9000, "`{sandbox}`: the frame is {high} px high");
        let other = browser.driver.execute("return document.querySelector('#other').clientHeight", vec![]).await;
        assert_eq!(other.expect("a script").json(), &json!(100), "a frame that did not ask for it stays as it is");
        browser.enter_frame("iframe").await;
        browser.until("return host.document != null && getComputedStyle(document.body).margin === '0px'").await;
        let inside = browser.run("return [host.getBoundingClientRect().height, innerHeight]", vec![]).await;
        let (widget, frame) = (inside[0].as_f64().unwrap_or(0.0), inside[1].as_f64().unwrap_or(0.0));
        assert!((widget - frame).abs() < 40.0, "`{sandbox}`: the widget is {widget} px high and its frame {frame}");
        browser.close().await;
    }
}

/// The contrast of two colors as WCAG 2 reckons it, whatever way they are written in.
const CONTRAST: &str = "
const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
const light = (color) => {
  canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = [...canvas.getImageData(0, 0, 1, 1).data].map((part) => part / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (one, other) => { const [low, high] = [light(one), light(other)].sort((a, b) => a - b); return (high + 0.05) / (low + 0.05); };
const style = (selector) => getComputedStyle(root.querySelector(selector));
const probe = document.createElement('i'); root.querySelector('.shell').append(probe);
const token = (name) => { probe.style.setProperty('color', `var(${name})`); return getComputedStyle(probe).color; };
const found = [['--accent', '--paper'], ['--accent', '--card'], ['--on-accent', '--accent'], ['--on-tint-3', '--tint-3'], ['--on-tint-2', '--tint-2'], ['--soft', '--paper']]
  .map(([one, other]) => [one, other, contrast(token(one), token(other))]);
probe.remove();
return found.filter(([, , ratio]) => ratio < 4.5);";

#[tokio::test(flavor = "multi_thread")]
async fn any_accent_can_be_read_in_both_themes() {
    let server = serve(PAGE);
    let browser = Browser::open(&server.at("/")).await;
    for theme in ["light", "dark"] {
        for accent in [
            "#ffff00",
            "white",
            "black",
            "#808080",
            "red",
            "lime",
            "blue",
            "cyan",
            "#7a1f5c",
            "hotpink",
            "oklch(0.7 0.3 150)",
            "no color",
        ] {
            let set = "host.setAttribute('theme', arguments[0]); host.setAttribute('accent', arguments[1])";
            browser.run(set, vec![json!(theme), json!(accent)]).await;
            browser.settle().await;
            let low = browser.run(CONTRAST, vec![]).await;
            assert_eq!(low, json!([]), "{accent} in {theme}: less than 4.5 to 1");
        }
    }
    browser.close().await;
}
