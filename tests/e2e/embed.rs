//! The element on a page over HTTP.

use serde_json::json;

use crate::browser::{Browser, complete, on_disk};
use crate::server::{Answer, Server};

/// Serves one page that embeds the script.
fn serve(page: &'static str) -> Server {
    Server::start(move |path, _| if path == "/" { Answer::page(page) } else { Answer::missing() })
}

const PAGE: &str = "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,>
    <script src=stem-readiness.js></script><script src=stem-readiness.js></script>
    <stem-readiness start=readiness storage-key=one></stem-readiness>
    <stem-readiness storage-key=two><p>Before it starts</p></stem-readiness>";

#[tokio::test(flavor = "multi_thread")]
async fn two_on_a_page_share_nothing_and_ask_for_nothing() {
    let server = serve(PAGE);
    let browser = Browser::open(&server.at("/")).await;
    assert!(browser.words().await.contains("V1 Local focus"), "`start` chooses the place");
    browser.choose("V1 Local focus", "2 Building").await;
    browser.until("return host.document.readiness.answers.V1.response.level === 2").await;
    let other =
        browser.run("return document.querySelectorAll('stem-readiness')[1].document.readiness ?? null", vec![]).await;
    assert_eq!(other, json!(null));
    let known = ["/", "/stem-readiness.js", "/stem-readiness.core.js", "/stem-readiness.more.js"];
    let paths = server.paths();
    assert!(paths.iter().all(|path| known.contains(&path.as_str())), "{paths:?}");
    assert_eq!(paths.iter().filter(|path| path.ends_with("core.js")).count(), 1, "{paths:?}");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn share_names_the_build_of_which_the_hashes_are_published() {
    let build = crate::hosts::integrity_of("build");
    for file in [
        "stem-readiness.js",
        "stem-readiness.core.js",
        "stem-readiness.more.js",
        "stem-readiness.all.js",
        "stem-readiness.html",
        "core.wasm",
        "more.wasm",
        "sbom.json",
        "pkg/stem_readiness_bg.wasm",
    ] {
        assert!(crate::hosts::integrity_of(file).starts_with("sha384-"), "{file}");
    }
    let server = serve(PAGE);
    for address in [server.at("/"), on_disk("dist/stem-readiness.html")] {
        let browser = Browser::open(&address).await;
        browser.enter("Share", "device").await;
        let words = browser.words().await;
        assert!(words.contains(&format!("This is build {build}.")), "{words}");
        browser.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_document_is_taken_whole_or_refused_with_its_place() {
    let server = serve(PAGE);
    let browser = Browser::open(&server.at("/")).await;
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    let before = browser.document().await;
    let mut broken = complete();
    broken["readiness"]["answers"]["V1"]["response"] = json!({ "level": 9 });
    browser
        .run("window.fault = null; host.open(arguments[0]).catch((fault) => (window.fault = fault))", vec![broken])
        .await;
    browser.until("return window.fault !== null").await;
    let fault = browser.run("return window.fault", vec![]).await;
    assert_eq!(fault["code"], "misfit");
    assert_eq!(fault["path"], "readiness.answers.V1.response.level");
    assert!(fault["message"].as_str().expect("a sentence").contains("from 1 to 4"), "{fault}");
    assert_eq!(browser.document().await, before, "nothing of the answers changed");
    assert_eq!(browser.run("return !!root.querySelector('[role=alert]')", vec![]).await, true);
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn events_tell_of_changes_but_never_of_words() {
    let server = serve(PAGE);
    let browser = Browser::open(&server.at("/")).await;
    browser
        .run("window.told = []; for (const name of ['change', 'saved', 'complete']) document.addEventListener('stem-readiness-' + name, (e) => told.push([name, e.detail]))", vec![])
        .await;
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    browser.saved().await;
    browser.until("return told.some(([name]) => name === 'saved')").await;
    let told = browser.run("return told", vec![]).await.to_string();
    assert!(told.contains("change") && told.contains("complete"), "{told}");
    assert!(!told.contains("Riverbend"), "{told}");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_framework_of_ones_own_is_taken_or_refused_with_every_fault() {
    let server = serve(PAGE);
    let browser = Browser::open(&server.at("/")).await;
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/content/framework.en.json"));
    let mut framework: serde_json::Value = serde_json::from_str(&text.expect("the framework")).expect("JSON");
    framework["id"] = json!("literacy");
    framework["steps"][0]["indicators"][0]["title"] = json!("Reading at home");
    browser.choose("V1 Local focus", "2 Building").await;
    browser.saved().await;

    let mut broken = framework.clone();
    broken["steps"][0]["indicators"][0]["descriptors"] = json!(["only one"]);
    broken["default_target"] = json!(9);
    let thrown = "try { host.framework = arguments[0]; return 'taken' } catch (error) { return error.message }";
    let message = browser.run(thrown, vec![broken]).await.to_string();
    assert!(message.contains("default_target"), "{message}");
    assert!(browser.words().await.contains("V1 Local focus"), "the one before stays");

    assert_eq!(browser.run(thrown, vec![framework]).await, "taken");
    browser.until("return root.querySelector('.shell').innerText.includes('V1 Reading at home')").await;
    assert_eq!(browser.document().await["readiness"], json!(null), "answers belong to their framework");
    browser.go(&server.at("/")).await;
    assert_eq!(browser.document().await["readiness"]["answers"]["V1"]["response"]["level"], 2, "and are not lost");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_framework_that_comes_back_finds_its_answers_where_no_storage_keeps_them() {
    let server = serve(PAGE);
    let browser = Browser::open(&server.at("/")).await;
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/src/content/framework.en.json"));
    let one: serde_json::Value = serde_json::from_str(&text.expect("the framework")).expect("JSON");
    let mut other = one.clone();
    other["id"] = json!("other");
    let set = "host.framework = arguments[0]";
    browser.run("host.setAttribute('storage', 'none'); host.setAttribute('keep-in-page', 'on')", vec![]).await;
    browser.until("return host.status.reason === 'storage-off'").await;
    browser.run(set, vec![one.clone()]).await;
    browser.until("return root.querySelector('fieldset') != null").await;
    browser.choose("V1 Local focus", "2 Building").await;
    browser.until("return host.document.readiness?.answers?.V1?.response?.level === 2").await;
    browser.run(set, vec![other]).await;
    browser.until("return host.document?.framework?.id === 'other'").await;
    assert_eq!(
        browser.run("return root.querySelector('[role=alert]')?.textContent ?? ''", vec![]).await,
        "",
        "nothing is refused"
    );
    browser.run(set, vec![one]).await;
    browser.until("return host.document?.readiness?.answers?.V1?.response?.level === 2").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_frame_without_storage_says_so_at_once_and_works() {
    const FRAME: &str = "<!doctype html><title>Host</title><link rel=icon href=data:,>
        <script src=stem-readiness.js></script><stem-readiness start=readiness></stem-readiness>";
    let server = serve(FRAME);
    // What a frame with `sandbox="allow-scripts"` alone meets.
    let refuse = "for (const name of ['localStorage', 'indexedDB']) Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })";
    let browser = Browser::start().await;
    browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": refuse })).await;
    browser.go(&server.at("/")).await;
    assert_eq!(
        browser.run("return host.status", vec![]).await,
        json!({ "saved": "unsaved", "reason": "storage-blocked" })
    );
    assert!(browser.words().await.contains("Not saved"), "{}", browser.words().await);
    browser.choose("V1 Local focus", "2 Building").await;
    browser.until("return host.document.readiness.answers.V1.response.level === 2").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_begins_in_the_room_or_the_step_that_it_asks_for() {
    const ROOMS: &str = "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,>
        <script src=stem-readiness.js></script><stem-readiness start=plan/cost></stem-readiness>";
    let server = serve(ROOMS);
    let browser = Browser::open(&server.at("/")).await;
    let current = "return [...root.querySelectorAll('nav[aria-label=Plan] [aria-current]')].map((link) => link.id)";
    assert_eq!(browser.run(current, vec![]).await, json!(["room-cost"]));
    browser.run("host.setAttribute('start', 'readiness/teachers')", vec![]).await;
    browser.until("return root.querySelector('#step-teachers')?.hasAttribute('aria-current')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn beside_others_it_takes_what_is_left() {
    const ROW: &str = "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,>
        <style>aside{flex:0 0 500px}</style><script src=stem-readiness.js></script>
        <div id=row style='display:flex'><stem-readiness></stem-readiness><aside>Beside</aside></div>";
    let server = serve(ROW);
    let browser = Browser::open(&server.at("/")).await;
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    for style in ["display:flex", "display:grid;grid-template-columns:1fr 500px"] {
        browser.run("document.getElementById('row').style = arguments[0]", vec![json!(style)]).await;
        browser.settle().await;
        let fits =
            "const [its, beside] = [host, document.querySelector('aside')].map((it) => it.getBoundingClientRect());
            return [document.documentElement.scrollWidth <= innerWidth, beside.width, its.right <= beside.left + 1]";
        assert_eq!(browser.run(fits, vec![]).await, json!([true, 500, true]), "{style}");
    }
    let says = "root.querySelector('.shell').innerText.startsWith('This needs more room')";
    for style in ["width:50px", "transform:scale(.3)", "zoom:.3"] {
        browser.run("document.getElementById('row').style = arguments[0]", vec![json!(style)]).await;
        browser.run("dispatchEvent(new Event('resize'))", vec![]).await;
        browser.until(&format!("return {says}")).await;
        // It comes back by itself: nobody but the page knows when it has made room.
        browser.run("document.getElementById('row').style = 'inline-size:100%'", vec![]).await;
        browser.until(&format!("return !{says}")).await;
    }
    browser.run("document.getElementById('row').style = 'width:500px;float:right'", vec![]).await;
    browser.until("return host.getBoundingClientRect().width === 500").await;
    assert_eq!(browser.run("return document.documentElement.scrollWidth <= innerWidth", vec![]).await, true);
    assert_eq!(browser.run(&format!("return {says}"), vec![]).await, false, "an aside has room enough");
    browser.close().await;
}
