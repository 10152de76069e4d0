//! What goes on inside the widget stays there: keys, dropped files, forms; and what a page does to built-in prototypes
//! stays outside.

use serde_json::json;
use thirtyfour::Key;
use thirtyfour::prelude::ElementQueryable as _;
use thirtyfour::{By, WebElement};

use crate::browser::{Browser, complete};
use crate::engine::ENGINES;
use crate::scratch;
use crate::server::{Answer, Server};

fn serve(body: impl Into<String>) -> Server {
    let body = body.into();
    Server::start(move |path, _| match path {
        "/" => Answer::page(format!(
            "<!doctype html><html lang=en><meta charset=utf-8><title>Host</title><link rel=icon href=data:,>{body}"
        )),
        _ => Answer::missing(),
    })
}

/// A page with one-key shortcuts, which leave alone whoever types in a field; some listen before anyone else hears.
const SHORTCUTS: &str = "<input id=search><script>
    window.fired = [];
    for (const [owner, name, first] of [[document, 'keydown', false], [document, 'keydown', true], [window, 'keyup', false], [document, 'keypress', false]])
        owner.addEventListener(name, (event) => {
            const { target, key } = event;
            if (['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName) || target.isContentEditable || event.ctrlKey || event.metaKey) return;
            if (/^[a-z0-9/ ]$/.test(key) || /Enter|Arrow/.test(key)) fired.push(name + ' ' + key);
            if (key === '/') { event.preventDefault(); document.getElementById('search').focus(); }
        }, first);
    window.passed = [];
    document.addEventListener('keydown', (event) => passed.push(event.key));
    </script><script src=/stem-readiness.js></script><stem-readiness start=readiness></stem-readiness>";

/// Finds the field of the team's name.
const FIELD: &str = "root.getElementById([...root.querySelectorAll('label')].find((label) => label.textContent === 'Your district or team').htmlFor)";

/// The element that a script finds in the widget.
async fn found(browser: &Browser, script: &str) -> WebElement {
    let script = format!("const root = document.querySelector('stem-readiness').shadowRoot; return {script}");
    browser.driver.execute(script, vec![]).await.expect("a script").element().expect("it is there")
}

#[tokio::test(flavor = "multi_thread")]
async fn keys_typed_in_the_widget_are_no_commands_to_the_page() {
    let server = serve(SHORTCUTS);
    for engine in ENGINES {
        let browser = Browser::open_in(engine, &server.at("/")).await;
        let radio = found(&browser, "root.querySelector('.level-picker input')").await;
        radio.send_keys("3").await.expect("it takes keys");
        browser.until("return host.document.readiness?.answers?.V1?.response?.level === 3").await;
        browser.press("Mission").await;
        browser.fill("Your district or team", "Girls/boys in grade 3").await;
        let typed = "return [host.document.mission.community, fired, document.getElementById('search').value]";
        assert_eq!(browser.run(typed, vec![]).await, json!(["Girls/boys in grade 3", [], ""]), "{engine}");
        let field = found(&browser, FIELD).await;
        field.send_keys(Key::Escape + "").await.expect("it takes keys");
        assert_eq!(browser.run("return passed", vec![]).await, json!(["Escape"]), "{engine}: the page hears ways out");

        let search = browser.driver.query(By::Id("search")).first().await.expect("the page's field");
        search.send_keys("4/2").await.expect("it takes keys");
        let answer =
            "return [host.document.readiness.answers.V1.response.level, document.getElementById('search').value]";
        assert_eq!(browser.run(answer, vec![]).await, json!([3, "4/2"]), "{engine}: the page's keys rate nothing");
        browser.close().await;
    }
}

/// Old libraries give lists and texts a `toJSON`, and objects and lists methods that loops meet.
const PROTOTYPES: &str = r#"<script>
    Array.prototype.toJSON = function () { return "[" + this.map((each) => JSON.stringify(each)).join(", ") + "]"; };
    String.prototype.toJSON = function () { return '"' + this.replace(/["\\]/g, "\\$&") + '"'; };
    Number.prototype.toJSON = function () { return String(this); };
    Boolean.prototype.toJSON = function () { return String(this); };
    Object.prototype.toJSON = function () { return "{}"; };
    Object.prototype.extraByHost = function () {};
    Array.prototype.each = function (call) { for (let at = 0; at < this.length; at += 1) call(this[at]); };
    String.prototype.trim = function () { return this.replace(/^\s+|\s+$/g, ""); };
    Array.from = (list) => { const made = []; for (let at = 0; at < (list?.length ?? 0); at += 1) made[at] = list[at]; return made; };
    addEventListener("stem-readiness-ready", ({ target: host }) => {
        host.document = JSON.parse(given);
        host.document = { ...host.document, added: { when: new Date(0), list: [1, "two", true, null] } };
        host.exportAs("html").then((blob) => blob.text()).then((page) => {
            for (const kind of [Array, String, Number, Boolean, Object]) delete kind.prototype.toJSON;
            delete Object.prototype.extraByHost;
            window.made = page;
        });
    });
    </script><script src=/stem-readiness.js></script><stem-readiness></stem-readiness>"#;

#[tokio::test(flavor = "multi_thread")]
async fn documents_and_saved_pages_survive_what_a_page_does_to_prototypes() {
    let given = json!(complete().to_string());
    let server = serve(format!("<script>window.given = {given};</script>{PROTOTYPES}"));
    for engine in ENGINES {
        let browser = Browser::start_in(engine).await;
        browser.driver.goto(server.at("/")).await.expect("the page opens");
        // The driver cannot speak with the page before the page has put everything back.
        browser.until_page("return typeof window.made === 'string'").await;
        let document = browser.document().await;
        assert_eq!(document["plan"], complete()["plan"], "{engine}");
        assert_eq!(document["readiness"], complete()["readiness"], "{engine}");
        assert_eq!(document["added"], json!({ "when": "1970-01-01T00:00:00.000Z", "list": [1, "two", true, null] }));
        let page = browser.run("return made", vec![]).await;
        let path = scratch::path("prototypes.html");
        std::fs::write(&path, page.as_str().expect("a page")).expect("written");
        browser.go(&format!("file://{}", path.display())).await;
        assert_eq!(browser.document().await["plan"], complete()["plan"], "{engine}: a saved page opens");
        let _ = std::fs::remove_file(path);
        browser.close().await;
    }
}

/// Drops a file, as a synthetic event: whether the browser would leave the page for it is in `defaultPrevented`.
const DROP: &str = "
    const told = (element) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(['{}'], 'a.json'));
        return ['dragover', 'drop'].map((name) => {
            const event = new DragEvent(name, { bubbles: true, composed: true, cancelable: true, dataTransfer });
            element.dispatchEvent(event);
            return event.defaultPrevented;
        });
    };
    return [told(root.querySelector('h2')), told(root.querySelector('button')), told(root.querySelector('.main'))]";

#[tokio::test(flavor = "multi_thread")]
async fn a_file_dropped_beside_a_zone_does_not_replace_the_page() {
    let server = serve("<script src=/stem-readiness.js></script><stem-readiness></stem-readiness>");
    let browser = Browser::open(&server.at("/")).await;
    for place in ["Mission", "Readiness", "Insights", "Plan", "Share"] {
        browser.press(place).await;
        let prevented = browser.run(DROP, vec![]).await;
        assert_eq!(prevented, json!([[true, true], [true, true], [true, true]]), "in {place}");
    }
    let text = "const dataTransfer = new DataTransfer(); dataTransfer.setData('text/plain', 'words');
        const event = new DragEvent('dragover', { bubbles: true, composed: true, cancelable: true, dataTransfer });
        root.querySelector('h2').dispatchEvent(event); return event.defaultPrevented";
    assert_eq!(browser.run(text, vec![]).await, json!(false), "words may be dragged into fields");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_in_the_widget_sends_the_form_around_it() {
    let server = serve(
        "<form onsubmit='window.sent = true; return false'><input name=x><script src=/stem-readiness.js></script>\
         <stem-readiness start=readiness></stem-readiness><button>Go</button></form>",
    );
    for engine in ENGINES {
        let browser = Browser::open_in(engine, &server.at("/")).await;
        found(&browser, "root.querySelector('.level-picker input')")
            .await
            .send_keys(Key::Enter + "")
            .await
            .expect("keys");
        browser.press("Mission").await;
        let field = found(&browser, FIELD).await;
        field.send_keys("Riverbend" + Key::Enter).await.expect("it takes keys");
        browser.until("return host.document.mission.community === 'Riverbend'").await;
        let form = "return [window.sent ?? false, [...root.querySelectorAll('button')].every((button) => button.type === 'button'),
            [...document.forms[0].elements].length]";
        assert_eq!(browser.run(form, vec![]).await, json!([false, true, 2]), "{engine}");
        browser.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn long_words_and_turned_names_stay_within_the_page() {
    let server = serve(
        "<meta name=viewport content='width=device-width'><script src=/stem-readiness.js></script><stem-readiness></stem-readiness>",
    );
    let browser = Browser::open(&server.at("/")).await;
    let link = format!("https://docs.example.com/document/d/{}/edit?usp=sharing", "a1B2".repeat(60));
    let mut document = complete();
    document["mission"]["community"] = json!(link);
    document["mission"]["missing"][0]["group"] = json!(link);
    for (at, field) in ["title", "first_step", "owner", "product"].into_iter().enumerate() {
        let count = document["plan"]["actions"].as_array().map_or(1, Vec::len);
        document["plan"]["actions"][at % count][field] = json!(link);
    }
    document["plan"]["actions"][0]["owner"] = json!(format!("\u{202e}{link}"));
    browser.run("host.document = arguments[0]", vec![document]).await;
    for width in [390, 1280] {
        browser.size(width, 900).await;
        for place in ["mission", "readiness", "insights", "plan", "share"] {
            browser.run("root.getElementById('place-' + arguments[0]).click()", vec![json!(place)]).await;
            browser.settle().await;
            let wide = browser.run("return document.documentElement.scrollWidth - innerWidth", vec![]).await;
            assert!(wide.as_i64().is_some_and(|wide| wide <= 0), "{place} at {width}: {wide} px");
        }
    }
    browser.close().await;
}
