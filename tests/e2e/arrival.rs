//! The widget's further scripts come late, or not at all: the first place is there all the same, what is written stays, and
//! a sentence says what is wrong and what to do.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde_json::Value;

use crate::browser::Browser;
use crate::engine::{ENGINES, Engine, in_every_engine};
use crate::server::{Answer, Server, built};

/// A page that names the first script, and one that names all three.
const BROUGHT: &str = "<script src=/stem-readiness.js defer></script>";
const BY_HAND: &str = "<script src=/stem-readiness.js defer></script><script src=/stem-readiness.core.js defer></script><script src=/stem-readiness.more.js defer></script>";

fn page(tags: &str) -> String {
    format!(
        "<!doctype html><html lang=en><meta charset=utf-8><title>Host</title><link rel=icon href=data:,>{tags}\
         <stem-readiness start=readiness></stem-readiness>"
    )
}

/// A server that answers one path in its own way until it is told to be well.
fn ill(tags: &'static str, path: &'static str, answer: fn() -> Answer) -> (Server, Arc<AtomicBool>) {
    let is_well = Arc::new(AtomicBool::new(false));
    let well = Arc::clone(&is_well);
    let server = Server::start(move |asked, _| match asked {
        "/" => Answer::page(page(tags)),
        _ if asked == path && !well.load(Ordering::SeqCst) => answer(),
        _ => Answer::missing(),
    });
    (server, is_well)
}

const CORE: &str = "/stem-readiness.core.js";
const MORE: &str = "/stem-readiness.more.js";

/// A script of `dist/` as another build has it.
fn of_another_build(path: &str) -> Answer {
    let build = crate::hosts::integrity_of("build");
    let other = built(path.trim_start_matches('/')).replace(&build, "000000000000");
    // The browser goes on giving what it has for a while.
    Answer::script(other).with(&[("Cache-Control", "max-age=600")])
}

fn cut_off(path: &str) -> Answer {
    let whole = built(path.trim_start_matches('/'));
    Answer::script(&whole[..whole.len() / 2])
}

/// What goes wrong: the page's tags, the answer to the path, and what the sentence says of it.
type Fault = (&'static str, fn() -> Answer, &'static str);

const CORE_FAULTS: [Fault; 6] = [
    (BROUGHT, Answer::missing_for_good, "did not arrive"),
    (BROUGHT, Answer::refused, "did not arrive"),
    (BROUGHT, || of_another_build(CORE), "did not arrive"),
    (BY_HAND, || Answer::page("<!doctype html><title>Not found</title>"), "did not arrive"),
    (BY_HAND, || cut_off(CORE), "did not arrive"),
    (BY_HAND, || of_another_build(CORE), "is of another build"),
];

const MORE_FAULTS: [Fault; 4] = [
    (BROUGHT, Answer::missing_for_good, "did not arrive"),
    (BROUGHT, Answer::refused, "did not arrive"),
    (BROUGHT, || of_another_build(MORE), "did not arrive"),
    (BY_HAND, || of_another_build(MORE), "is of another build"),
];

/// A browser that goes on compiling for a page that is left has fewer threads for the next one.
#[tokio::test(flavor = "multi_thread")]
async fn pages_that_are_left_while_they_compile_hold_up_none_after_them() {
    let server = Server::start(|path, _| match path {
        "/" => Answer::page(page(BROUGHT)),
        _ => Answer::missing(),
    });
    for engine in ENGINES {
        let browser = Browser::start_in(engine).await;
        for _ in 0..6 {
            browser.driver.goto(server.at("/")).await.expect("the page opens");
            // The later part is being compiled, or is about to be.
            browser.until("return host.document != null").await;
        }
        browser.go(&server.at("/")).await;
        browser.close().await;
    }
}

const SAID: &str = "return root?.querySelector('.arrival [role=alert]')?.textContent ?? ''";

async fn told(browser: &Browser, words: &str, file: &str) {
    let is_told =
        format!("return (root?.querySelector('.arrival [role=alert]')?.textContent ?? '').includes('{words}')");
    browser.until(&is_told).await;
    let said = browser.run(SAID, vec![]).await.to_string();
    assert!(said.contains(file.trim_start_matches('/')) && said.contains("stem-readiness.all.js"), "{said}");
}

async fn core_fails(browser: &Browser, (tags, answer, words): Fault) {
    let engine = browser.engine;
    let (server, is_well) = ill(tags, CORE, answer);
    browser.driver.goto(server.at("/")).await.expect("the page opens");
    told(browser, words, CORE).await;
    let status = browser.run("return host.status", vec![]).await;
    assert_eq!(status["reason"], "not-loaded", "{engine}");
    browser.first_look().await;
    browser.choose("V1 Local focus", "2 Building").await;
    assert_eq!(browser.run("return host.document", vec![]).await, Value::Null, "{engine}: no program is there");
    is_well.store(true, Ordering::SeqCst);
    browser.press("Try again").await;
    browser.until("return host.document?.readiness?.answers?.V1?.response?.level === 2").await;
    assert_eq!(browser.run(SAID, vec![]).await, "", "{engine}: the sentence is gone");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_core_that_fails_is_told_and_can_be_asked_for_again() {
    tried_in_all(&CORE_FAULTS, &[CORE_FAULTS[0], CORE_FAULTS[2]], core_fails).await;
}

/// Tries faults in one browser of each engine: all of them in Chromium, and some in the others.
async fn tried_in_all(all: &[Fault], some: &[Fault], fails: impl AsyncFn(&Browser, Fault)) {
    for engine in ENGINES {
        let browser = Browser::start_in(engine).await;
        for fault in if engine == Engine::Chromium { all } else { some } {
            fails(&browser, *fault).await;
        }
        browser.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_later_part_that_fails_is_told_while_the_widget_goes_on() {
    tried_in_all(&MORE_FAULTS, &MORE_FAULTS[..1], more_fails).await;
}

/// A start that finds what an earlier page has left waits for the later part, which takes it up; what is written meanwhile
/// comes to it.
#[tokio::test(flavor = "multi_thread")]
async fn what_a_page_has_left_waits_for_a_later_part_that_fails() {
    for engine in ENGINES {
        let (server, is_well) = ill(BROUGHT, MORE, Answer::refused);
        is_well.store(true, Ordering::SeqCst);
        let browser = Browser::open_in(engine, &server.at("/")).await;
        browser.whole().await;
        is_well.store(false, Ordering::SeqCst);
        let leave = "root.getElementById('V1-2').click(); window.isOld = true; location.reload()";
        browser.run(leave, vec![]).await;
        browser.until("return !window.isOld").await;
        told(&browser, "did not arrive", MORE).await;
        browser.first_look().await;
        browser.choose("V2 ", "3 Established").await;
        assert_eq!(browser.run("return host.document", vec![]).await, Value::Null, "{engine}: it has not started");
        is_well.store(true, Ordering::SeqCst);
        browser.press("Try again").await;
        browser.until("return host.document?.readiness?.answers?.V1?.response?.level === 2").await;
        browser.until("return host.document.readiness.answers.V2?.response?.level === 3").await;
        browser.close().await;
    }
}

async fn more_fails(browser: &Browser, (tags, answer, words): Fault) {
    let (server, is_well) = ill(tags, MORE, answer);
    browser.driver.goto(server.at("/")).await.expect("the page opens");
    told(browser, words, MORE).await;
    let refused = "return (async () => host.exportAs('json').then(() => '', ({ code }) => code))()";
    assert_eq!(browser.run(refused, vec![]).await, "not-loaded", "{}", browser.engine);
    browser.choose("V1 Local focus", "2 Building").await;
    browser.until("return host.document.readiness?.answers?.V1?.response?.level === 2").await;
    is_well.store(true, Ordering::SeqCst);
    browser.press("Try again").await;
    browser.until("return root.querySelector('.arrival') === null").await;
    crate::privacy::all_parts_came(browser).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_lets_no_script_bring_another_says_so() {
    let policy = [("Content-Security-Policy", "require-trusted-types-for 'script'; trusted-types 'none'")];
    let server = Server::start(move |path, _| match path {
        "/" => Answer::page(page(BROUGHT)).with(&policy),
        _ => Answer::missing(),
    });
    let browser = Browser::start().await;
    browser.driver.goto(server.at("/")).await.expect("the page opens");
    told(&browser, "does not let", CORE).await;
    browser.close().await;
}

/// So late is a script on a line that has gone away for a while.
const LATE: Duration = Duration::from_secs(30);

/// A page that names the first script once it is loaded: a driver waits for a page's load, and so for all that it brings.
const LOADED: &str = "<script>addEventListener('load', () => setTimeout(() => document.head.append(Object.assign(document.createElement('script'), { src: '/stem-readiness.js' }))))</script>";

in_every_engine! {
    a_core_after_thirty_seconds_finds_what_was_done_meanwhile
}

async fn a_core_after_thirty_seconds_finds_what_was_done_meanwhile(engine: Engine) {
    let (server, _) = ill(LOADED, CORE, || {
        std::thread::sleep(LATE);
        Answer::missing()
    });
    let browser = Browser::start_in(engine).await;
    browser.driver.goto(server.at("/")).await.expect("the page opens");
    browser.first_look().await;
    browser.choose("V1 Local focus", "2 Building").await;
    browser.until("return root.querySelector('.arrival [role=status]')?.textContent.includes('on its way')").await;
    assert_eq!(browser.run("return host.status.saved", vec![]).await, "pending", "nothing has failed");
    browser.until("return host.document?.readiness?.answers?.V1?.response?.level === 2").await;
    browser.until("return root.querySelector('.arrival') === null").await;
    browser.close().await;
}
