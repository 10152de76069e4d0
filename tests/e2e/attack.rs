//! The corpus of attacks (`tests/attacks`) in real browsers: nothing of it runs, asks, leads away or becomes an element,
//! on a page without a policy and on one that enforces Trusted Types.

use base64::Engine as _;
use serde_json::{Value, json};

use crate::browser::Browser;
use crate::corpus;
use crate::engine::{Engine, in_every_engine};
use crate::server::{Answer, Server};
use crate::{files, scratch};

/// Notes whatever an attack could bring about.
const CANARY: &str = r#"
window.noted = [];
const note = (what) => noted.push(String(what));
for (const name of ["alert", "confirm", "prompt", "open"]) window[name] = () => note(name);
window.print = () => {};
Object.defineProperty(window, "__pwned", { set: () => note("a payload ran") });
addEventListener("error", ({ message }) => note(message));
addEventListener("unhandledrejection", ({ reason }) => note(reason?.message ?? reason));
addEventListener("beforeunload", () => note("the page is left"));
document.addEventListener("securitypolicyviolation", (event) => note(`${event.effectiveDirective} ${event.blockedURI}`));
"#;

/// What is wrong: elements and attributes that no text may become, and what the canary noted.
const FAULTS: &str = r#"
const faults = [...(window.noted ?? [])];
const strange = /^(script|iframe|object|embed|form|base|link|meta|img|template|style|frame|audio|video|data)$/i;
for (const element of root.querySelectorAll("*")) {
  if (strange.test(element.localName)) faults.push(element.outerHTML.slice(0, 200));
  for (const { name, value } of element.attributes) {
    if (/^on|^style$|^srcdoc$|^action$|^formaction$/i.test(name)) faults.push(`${name}=${value}`);
    if (/^(xlink:)?href$|^src$/i.test(name) && !/^(#|https:|mailto:|tel:)/.test(value)) faults.push(`${name}=${value}`);
  }
}
for (const child of host.children) if (child.localName !== "data" || !child.hidden) faults.push(child.outerHTML.slice(0, 200));
return faults;
"#;

const ATTRIBUTES: [&str; 11] =
    ["accent", "brand", "contact-href", "contact-label", "lang", "logo", "rate-href", "start", "theme", "view", "id"];

const POLICY: &str = "script-src 'self' 'wasm-unsafe-eval'; require-trusted-types-for 'script'; trusted-types 'none'; \
    connect-src 'none'; form-action 'none'; base-uri 'none'; object-src 'none'";

fn serve() -> Server {
    let page = "<!doctype html><html lang=en><meta charset=utf-8><title>Host</title><link rel=icon href=data:,>\
        <script src=/canary.js></script><script src=/stem-readiness.js></script><stem-readiness storage=none></stem-readiness>";
    Server::start(move |path, _| match path {
        "/" => Answer::page(page),
        // Such a page lets no script bring another.
        "/strict" => Answer::page(page.replace("/stem-readiness.js", "/stem-readiness.all.js"))
            .with(&[("Content-Security-Policy", POLICY)]),
        "/canary.js" => Answer::script(CANARY),
        _ => Answer::missing(),
    })
}

/// Runs a script on a value, `it`. By way of plain letters: not every driver hands on every sign.
async fn give(browser: &Browser, script: &str, it: &Value) {
    let letters = base64::engine::general_purpose::STANDARD.encode(it.to_string());
    let read = "const it = JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(arguments[0]), (each) => each.charCodeAt(0))));";
    browser.run(&format!("{read}\n{script}\nreturn null"), vec![json!(letters)]).await;
}

async fn harmless(browser: &Browser, when: &str) {
    let faults = browser.run(FAULTS, vec![]).await;
    assert_eq!(faults, json!([]), "{} {when}", browser.engine);
}

/// Opens every place, everything that unfolds in it, every desk of the workshop and every print, by the ids of their
/// controls: an attack may have renamed them all.
async fn look_everywhere(browser: &Browser, what: &str) {
    for place in ["mission", "readiness", "insights", "plan", "share"] {
        press_id(browser, &format!("place-{place}")).await;
        for room in browser.rooms().await {
            browser.run("root.getElementById(arguments[0])?.click()", vec![json!(room)]).await;
            browser.settle().await;
            browser.run("for (const fold of root.querySelectorAll('details')) fold.open = true", vec![]).await;
            browser.settle().await;
            browser.run("root.querySelector('.action__open')?.click()", vec![]).await;
            browser.settle().await;
            harmless(browser, &format!("{what}, in {place} {room}")).await;
        }
    }
    press_id(browser, "room-print").await;
    let packs = browser.run("return [...root.querySelectorAll('[id^=print-]')].map((it) => it.id)", vec![]).await;
    let packs: Vec<String> = serde_json::from_value(packs).expect("ids");
    assert!(packs.len() >= 10, "{packs:?}");
    for pack in packs {
        press_id(browser, &pack).await;
        browser.until("return root.querySelector('.paper') != null").await;
        harmless(browser, &format!("{what}, {pack}")).await;
        browser.run("root.querySelector('.preview__tools button').click()", vec![]).await;
        browser.settle().await;
    }
}

async fn press_id(browser: &Browser, id: &str) {
    let pressed =
        browser.run("const it = root.getElementById(arguments[0]); it?.click(); return !!it", vec![json!(id)]);
    assert_eq!(pressed.await, Value::Bool(true), "nothing has the id `{id}`");
    browser.settle().await;
}

async fn attack(engine: Engine, path: &str) {
    let server = serve();
    let browser = Browser::open_in(engine, &server.at(path)).await;
    // Nothing of it is looked at, and painting is half of what WebKit does here.
    browser.driver.set_window_rect(0, 0, 1280, 300).await.expect("a window can be sized");
    crate::privacy::all_parts_came(&browser).await;
    let asked = server.asked();
    let first = if path == "/" { 0 } else { 3 };
    for (place, odd_ids) in [(first, false), (first + 7, true)] {
        give(&browser, "host.document = it", &corpus::document(place, odd_ids)).await;
        look_everywhere(&browser, "a document").await;
    }
    give(&browser, "host.framework = it", &corpus::framework(first)).await;
    browser.until("return host.document?.framework.id === 'attacks'").await;
    let mut document = corpus::document(first, false);
    document["framework"]["id"] = json!("attacks");
    give(&browser, "host.document = it", &document).await;
    look_everywhere(&browser, "a framework").await;

    attributes(&browser).await;
    refused(&browser).await;
    workshop(&browser).await;
    let address = browser.run("return location.pathname", vec![]).await;
    assert_eq!(address, json!(path), "the page was not left");
    assert_eq!(server.asked(), asked, "nothing was asked for");
    browser.close().await;
}

/// Every payload in every attribute.
async fn attributes(browser: &Browser) {
    for payload in corpus::payloads() {
        let set = "for (const name of it[0]) host.setAttribute(name, it[1])";
        give(browser, set, &json!([ATTRIBUTES, payload])).await;
        browser.settle().await;
        harmless(browser, &format!("as an attribute: {payload}")).await;
    }
    browser.run("for (const name of arguments[0]) host.removeAttribute(name)", vec![json!(ATTRIBUTES)]).await;
    browser.settle().await;
}

/// Payloads as documents, files with payloads for names, rating codes, tables and what is after `#`.
async fn refused(browser: &Browser) {
    for payload in corpus::payloads() {
        let open = "window.done = 0;
            const all = [it, new File([it], it + '.json'), { format: it },
                { format: 'stem-readiness', version: 1, framework: { id: it, title: it } }];
            for (const each of all) host.open(each).catch(() => {}).then(() => { window.done += 1; });
            location.hash = '#join=' + encodeURIComponent(it)";
        give(browser, open, &json!(payload)).await;
        browser.until("return window.done === 4").await;
        harmless(browser, &format!("as a file: {payload}")).await;
    }
    press_id(browser, "place-plan").await;
    browser.run("for (const fold of root.querySelectorAll('details')) fold.open = true", vec![]).await;
    browser.settle().await;
    let table =
        corpus::payloads().iter().map(|payload| format!("\"{}\",5", payload.replace('"', "\"\""))).collect::<Vec<_>>();
    let write = "const field = root.getElementById('schools-text') ?? root.querySelector('textarea');
        field.value = it; field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))";
    give(browser, write, &json!(format!("School,Students\n{}", table.join("\n")))).await;
    browser.settle().await;
    harmless(browser, "as a table of schools").await;
}

/// Every desk of the workshop, and every payload as a rating code, on its own and in a chat's line.
async fn workshop(browser: &Browser) {
    press_id(browser, "place-readiness").await;
    press_id(browser, "start-team").await;
    for desk in ["prepare", "reveal", "close", "rate"] {
        press_id(browser, &format!("desk-{desk}")).await;
        harmless(browser, &format!("at the desk {desk}")).await;
    }
    browser.run("root.querySelector('[aria-labelledby=begin-title] button').click()", vec![]).await;
    browser.until("return root.getElementById('rating-code') != null").await;
    let write = "const field = root.getElementById('rating-code');
        field.value = it; field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))";
    for payload in corpus::payloads() {
        give(browser, write, &json!(format!("{payload}\nSTEM1 {payload}"))).await;
        browser.settle().await;
        browser.run("root.querySelector('.codes__row button').click()", vec![]).await;
        browser.settle().await;
        harmless(browser, &format!("as a rating code: {payload}")).await;
    }
}

in_every_engine! {
    nothing_runs
    nothing_runs_under_trusted_types
    a_saved_page_runs_nothing
}

async fn nothing_runs(engine: Engine) {
    attack(engine, "/").await;
}

async fn nothing_runs_under_trusted_types(engine: Engine) {
    attack(engine, "/strict").await;
}

/// A saved page with an attack for answers and framework: opened from disk, and over HTTP without its policy.
async fn a_saved_page_runs_nothing(engine: Engine) {
    let server = serve();
    let browser = Browser::open_in(engine, &server.at("/")).await;
    for place in [0, 5] {
        give(
            &browser,
            "for (const name of ['brand', 'contact-label']) host.setAttribute(name, it)",
            &json!(corpus::payloads()[place]),
        )
        .await;
        give(&browser, "host.framework = it", &corpus::framework(place)).await;
        browser.until("return host.document?.framework.id === 'attacks'").await;
        let mut document = corpus::document(place, true);
        document["framework"]["id"] = json!("attacks");
        give(&browser, "host.document = it", &document).await;
        let kept = browser.document().await;
        let text = String::from_utf8(files::exported(&browser, "html", None).await).expect("text");
        opens(&browser, &text, &kept).await;
        browser.go(&server.at("/")).await;
    }
    browser.close().await;
}

async fn opens(browser: &Browser, page: &str, kept: &Value) {
    let path = scratch::path("attack.html");
    let policy = page.find("<meta http-equiv=\"Content-Security-Policy\"").expect("it has a policy");
    let after = policy + page[policy..].find('>').expect("the policy ends") + 1;
    let bare = format!("{}<script>{CANARY}</script>{}", &page[..policy], &page[after..]);
    for text in [page, &bare] {
        std::fs::write(&path, text).expect("written");
        browser.go(&format!("file://{}", path.display())).await;
        let found = "return [...document.querySelectorAll('script')].length - (window.noted ? 1 : 0)";
        assert_eq!(browser.run(found, vec![]).await, 4, "our three and the framework");
        let strange = "return [window.__pwned, document.querySelectorAll('img,iframe,form,base,link,object,embed,[onerror],[onload],[onfocus],[autofocus]').length, document.querySelectorAll('meta').length]";
        let metas = if text == page { 3 } else { 2 };
        assert_eq!(browser.run(strange, vec![]).await, json!([null, 0, metas]), "{}", browser.engine);
        assert_eq!(browser.run("return window.noted ?? []", vec![]).await, json!([]), "{}", browser.engine);
        assert_eq!(&browser.document().await["plan"], &kept["plan"], "the answers are whole");
    }
    let _ = std::fs::remove_file(path);
}

#[tokio::test(flavor = "multi_thread")]
async fn strangers_messages_and_events_do_nothing() {
    let server = serve();
    let browser = Browser::open(&server.at("/")).await;
    browser.fill("Your district or team", "Riverbend").await;
    let before = browser.document().await;
    let send = "
        for (const data of [{ 'stem-readiness': 'height?' }, { 'stem-readiness': { document: {} } }, 'stem-readiness', null,
            { type: 'stem-readiness-open', document: {} }]) { postMessage(data, '*'); host.dispatchEvent(new MessageEvent('message', { data })); }
        for (const name of ['ready', 'change', 'saved', 'complete', 'error', 'open', 'reset', 'document'])
            for (const target of [host, document, window, root])
                target.dispatchEvent(new CustomEvent('stem-readiness-' + name, { bubbles: true, composed: true, detail: { document: {}, code: 'x' } }));
        for (const key of [null, 'stem-readiness', 'stem-readiness.round'])
            window.dispatchEvent(new StorageEvent('storage', { key, newValue: '{\"document\":{}}', storageArea: localStorage }));";
    browser.run(send, vec![]).await;
    browser.settle().await;
    assert_eq!(browser.document().await, before);
    assert!(browser.words().await.contains("Riverbend"));
    harmless(&browser, "after strangers' messages").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_canary_sings() {
    let server = serve();
    let browser = Browser::open(&server.at("/")).await;
    harmless(&browser, "at first").await;
    let write = "root.querySelector('.shell').insertAdjacentHTML('beforeend', it)";
    give(&browser, write, &json!("<img src=/pwned onerror=window.__pwned=1><a href=javascript:0>x</a>")).await;
    browser.until("return noted.includes('a payload ran')").await;
    let faults = browser.run(FAULTS, vec![]).await;
    assert_eq!(faults.as_array().map(Vec::len), Some(5), "an element, a handler, two addresses and what ran: {faults}");
    browser.close().await;
}

/// Colors that are none, are nothing, or stand for anything.
const ACCENTS: [&str; 16] = [
    "transparent",
    "rgb(0 0 0 / 0)",
    "currentColor",
    "var(--nothing)",
    "var(--address)",
    "var(--stem-accent)",
    "url(/pwned)",
    "Canvas",
    "light-dark(white, black)",
    "color-mix(in srgb, red 0%, transparent)",
    "yellow",
    "white",
    "black",
    "oklch(0.9 5 140)",
    "inherit",
    "red; background: red",
];

/// The contrast of the words on a filled button and of a link, as the screen has them.
const CONTRAST: &str = r#"
const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
const drawn = (color, under) => {
  canvas.fillStyle = under; canvas.fillRect(0, 0, 1, 1);
  canvas.fillStyle = color; canvas.fillRect(0, 0, 1, 1);
  return [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3);
};
const light = (rgb) => rgb.map((v) => v / 255).map((v) => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
  .reduce((sum, v, at) => sum + v * [0.2126, 0.7152, 0.0722][at], 0);
const contrast = (one, other) => { const [a, b] = [light(one), light(other)].sort((x, y) => y - x); return (a + 0.05) / (b + 0.05); };
const paper = getComputedStyle(root.querySelector(".shell")).backgroundColor;
const filled = getComputedStyle(root.querySelector(".button--primary"));
const under = drawn(filled.backgroundColor, paper);
const link = getComputedStyle(root.querySelector(".tab--current"));
return [contrast(drawn(filled.color, filled.backgroundColor), under), contrast(drawn(link.borderBottomColor, paper), drawn(paper, paper))];
"#;

#[tokio::test(flavor = "multi_thread")]
async fn an_accent_never_takes_the_ground_from_under_the_words() {
    let server = serve();
    for engine in crate::engine::ENGINES {
        let browser = Browser::open_in(engine, &server.at("/")).await;
        browser.run("document.documentElement.style.setProperty('--address', 'url(/pwned)')", vec![]).await;
        for theme in ["light", "dark"] {
            for accent in ACCENTS {
                browser
                    .run(
                        "host.setAttribute('theme', arguments[0]); host.setAttribute('accent', arguments[1])",
                        vec![json!(theme), json!(accent)],
                    )
                    .await;
                browser.settle().await;
                let found = browser.run(CONTRAST, vec![]).await;
                let [words, mark]: [f64; 2] = serde_json::from_value(found).expect("two numbers");
                assert!(words >= 4.5, "{engine}, {theme}, {accent}: words at {words:.2}");
                assert!(mark >= 3.0, "{engine}, {theme}, {accent}: the accent on the page at {mark:.2}");
            }
        }
        browser.close().await;
    }
}
