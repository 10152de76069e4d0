//! A browser with one page, driven as a person would: by labels and names.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

use crate::engine::{Engine, Service, Setup};
use crate::patience::{self, PATIENCE};
use crate::printer::HOLD;

/// Finds the widget's root, and in it controls by what people read.
const FINDERS: &str = r#"
const host = document.querySelector("stem-readiness");
const root = host.shadowRoot;
const said = (element) => (element.getAttribute("aria-label") ?? element.textContent).trim().replace(/\s+/g, " ");
const seen = (element) => element.getClientRects().length > 0;
const labelled = (text) => {
  const label = [...root.querySelectorAll("label")].find((label) => said(label) === text);
  return label && root.getElementById(label.htmlFor);
};
const named = (tags, text) =>
  [...root.querySelectorAll(tags)].filter(seen).find((element) => said(element) === text) ??
  [...root.querySelectorAll(tags)].filter(seen).find((element) => said(element).startsWith(text));
"#;

/// Answers with true once the widget has kept still for two frames, with everything drawn and done that was due meanwhile, and
/// with false where that takes ten seconds.
const STILL: &str = r#"
const done = arguments[arguments.length - 1];
let isChanged = false, frames = 0;
const late = setTimeout(() => (watch.disconnect(), done(false)), 10_000);
const watch = new MutationObserver(() => (isChanged = true));
watch.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
const frame = () => {
  frames = isChanged || root.querySelector(".main[aria-busy]") ? 0 : frames + 1;
  isChanged = false;
  if (frames < 2) return requestAnimationFrame(() => setTimeout(frame));
  watch.disconnect();
  clearTimeout(late);
  done(true);
};
requestAnimationFrame(() => setTimeout(frame));
"#;

/// Answers with everything that the browser keeps for the page, by key: the database and the two older storages.
const RECORDS: &str = r#"
const done = arguments[arguments.length - 1];
const all = { ...sessionStorage, ...localStorage };
const open = indexedDB.open("stem-readiness");
open.onupgradeneeded = () => open.transaction.abort();
open.onerror = () => done(all);
open.onsuccess = () => {
  const store = open.result.transaction("records").objectStore("records");
  const [keys, values] = [store.getAllKeys(), store.getAll()];
  values.onsuccess = () => {
    open.result.close();
    done(Object.assign(all, ...keys.result.map((key, at) => ({ [key]: values.result[at] }))));
  };
};
"#;

/// Writes a record into the database, as another program would.
const PUT: &str = r#"
const [key, text, done] = arguments;
const open = indexedDB.open("stem-readiness");
open.onsuccess = () => {
  const transaction = open.result.transaction("records", "readwrite");
  transaction.objectStore("records").put(text, key);
  transaction.oncomplete = () => (open.result.close(), done());
};
"#;

/// A browser with a fresh profile.
pub(crate) struct Browser {
    pub(crate) driver: WebDriver,
    pub(crate) engine: Engine,
    // Dropped after the session, and ends the browser even when a test fails.
    _service: Service,
}

impl Browser {
    /// Starts Chromium and opens an address, with the widget live.
    pub(crate) async fn open(address: &str) -> Browser {
        Browser::open_in(Engine::Chromium, address).await
    }

    /// Starts a browser and opens an address, with the widget live.
    pub(crate) async fn open_in(engine: Engine, address: &str) -> Browser {
        let browser = Browser::start_in(engine).await;
        browser.go(address).await;
        browser
    }

    /// Starts Chromium with nothing open.
    pub(crate) async fn start() -> Browser {
        Browser::start_in(Engine::Chromium).await
    }

    /// Starts a browser with nothing open.
    pub(crate) async fn start_in(engine: Engine) -> Browser {
        Browser::start_with(engine, &Setup::default()).await
    }

    /// The same with preferences.
    pub(crate) async fn start_with(engine: Engine, setup: &Setup) -> Browser {
        let service = Service::start(engine, setup).await;
        let driver = WebDriver::new(&service.address, service.wishes.clone()).await;
        let driver = driver.unwrap_or_else(|error| panic!("{engine} starts: {error}"));
        driver.set_window_rect(0, 0, 1280, 900).await.expect("a window can be sized");
        driver.set_script_timeout(PATIENCE).await.expect("a script may take its time");
        Browser { driver, engine, _service: service }
    }

    /// Opens an address and waits for the widget, and for the later part of its program, without which there are no exports.
    pub(crate) async fn go(&self, address: &str) {
        self.driver.goto(address).await.expect("the page opens");
        self.until("return host.document != null").await;
        self.whole().await;
    }

    /// Waits for all of the first look, which is drawn in pieces: an option can be there a moment before its name is.
    pub(crate) async fn first_look(&self) {
        self.until("return root.querySelector('[data-prerender]:not(.place-kept)') != null").await;
    }

    /// Waits for the later part of the program.
    pub(crate) async fn whole(&self) {
        self.run("window.isWhole = false; host.exportAs('json').then(() => (window.isWhole = true))", vec![]).await;
        self.until("return window.isWhole").await;
    }

    /// Goes on inside the frame that a selector finds.
    pub(crate) async fn enter_frame(&self, selector: &str) {
        let frame = self.driver.find(By::Css(selector)).await.expect("the page has the frame");
        frame.enter_frame().await.expect("the frame can be entered");
    }

    /// Runs a script that knows the widget's root and the finders.
    pub(crate) async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        let found = self.driver.execute(format!("{HOLD}{FINDERS}\n{script}"), arguments).await;
        found.unwrap_or_else(|error| panic!("{script}\n{error}")).json().clone()
    }

    /// Waits until a script that knows the widget's root and the finders returns true.
    pub(crate) async fn until(&self, script: &str) {
        self.comes_true(script, &format!("{HOLD}{FINDERS}\n{script}")).await;
    }

    /// Waits until a script returns true, whatever is on the page.
    pub(crate) async fn until_page(&self, script: &str) {
        self.comes_true(script, script).await;
    }

    async fn comes_true(&self, what: &str, script: &str) {
        patience::seen(what, async || {
            let done = self.driver.execute(format!("try {{ {script}\n}} catch {{ return false }}"), vec![]).await;
            done.is_ok_and(|done| done.json() == &Value::Bool(true)).then_some(())
        })
        .await;
    }

    /// Types into the control with this label, after emptying it.
    pub(crate) async fn fill(&self, label: &str, text: &str) {
        let script = format!("{FINDERS}\nreturn labelled(arguments[0])");
        let found = self.driver.execute(script, vec![json!(label)]).await.expect("a script");
        let control = found.element().unwrap_or_else(|_| panic!("no control is labelled `{label}`"));
        // In one task: a driver that empties a field does not say that something was typed, and the field can be drawn again
        // before it does.
        let empty = "const [control] = arguments; control.value = '';
            control.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))";
        self.driver.execute(empty, vec![control.to_json().expect("a reference")]).await.expect("a script");
        control.send_keys(text).await.expect("it takes keys");
        self.settle().await;
    }

    /// Presses the button, link or summary with this name.
    pub(crate) async fn press(&self, name: &str) {
        let pressed = self
            .run(
                "const it = named('a,button,summary', arguments[0]); it?.scrollIntoView({block:'center'}); it?.click(); return !!it",
                vec![json!(name)],
            )
            .await;
        assert_eq!(pressed, Value::Bool(true), "nothing is named `{name}`");
        self.settle().await;
    }

    /// Goes to a room of a place, by the place's name and the room's word.
    pub(crate) async fn enter(&self, place: &str, room: &str) {
        self.press(place).await;
        let entered = self
            .run(
                "const it = root.getElementById(arguments[0]); it?.click(); return !!it",
                vec![json!(format!("room-{room}"))],
            )
            .await;
        assert_eq!(entered, Value::Bool(true), "{place} has no room `{room}`");
        self.settle().await;
    }

    /// The ids of the links to the rooms of the place that is shown; one of no link where it has none.
    pub(crate) async fn rooms(&self) -> Vec<String> {
        let rooms = self.run("return [...root.querySelectorAll('.rail__rooms a')].map((it) => it.id)", vec![]).await;
        let rooms: Vec<String> = serde_json::from_value(rooms).expect("ids");
        if rooms.is_empty() { vec![String::new()] } else { rooms }
    }

    /// Chooses the radio or box whose name begins with this, in the group whose legend begins with that.
    pub(crate) async fn choose(&self, legend: &str, option: &str) {
        let script = "const group = [...root.querySelectorAll('fieldset')].find((g) => said(g.querySelector('legend')).startsWith(arguments[0]));
            const label = [...(group?.querySelectorAll('label') ?? [])].find((l) => said(l).startsWith(arguments[1]));
            label?.click(); return !!label";
        let chosen = self.run(script, vec![json!(legend), json!(option)]).await;
        assert_eq!(chosen, Value::Bool(true), "`{legend}` offers no `{option}`");
        self.settle().await;
    }

    /// Waits until what was asked for is drawn. On a busy machine Chromium may stop giving frames, one visit in fifty: the page
    /// answers, and waits for good. A picture makes it paint.
    pub(crate) async fn settle(&self) {
        patience::seen("the widget at rest", async || {
            let still = self.driver.execute_async(format!("{FINDERS}{STILL}"), vec![]).await.expect("a script");
            if still.json() == &Value::Bool(true) {
                return Some(());
            }
            let _ = self.driver.screenshot_as_png().await;
            None
        })
        .await;
    }

    /// The words of the widget's main part.
    pub(crate) async fn words(&self) -> String {
        self.run("return root.querySelector('.shell').innerText", vec![]).await.as_str().unwrap_or_default().to_owned()
    }

    /// The document as the element gives it.
    pub(crate) async fn document(&self) -> Value {
        self.run("return host.document", vec![]).await
    }

    /// Waits until everything is saved.
    pub(crate) async fn saved(&self) {
        self.until("return host.status.saved === 'saved'").await;
    }

    /// Everything that the browser keeps for the page, as texts by key.
    pub(crate) async fn records(&self) -> BTreeMap<String, String> {
        let records = self.driver.execute_async(RECORDS, vec![]).await.expect("a script");
        serde_json::from_value(records.json().clone()).expect("texts by key")
    }

    /// Writes a record as another program would.
    pub(crate) async fn put_record(&self, key: &str, text: &str) {
        self.driver.execute_async(PUT, vec![json!(key), json!(text)]).await.expect("a script");
    }

    /// Sends a command over the browser's own protocol.
    pub(crate) async fn command(&self, name: &str, parameters: Value) -> Value {
        self.driver.cdp().send_raw(name, parameters).await.expect("the browser knows the command")
    }

    /// What Chromium counts of the page, by name.
    pub(crate) async fn metrics(&self) -> BTreeMap<String, f64> {
        let told = self.command("Performance.getMetrics", json!({})).await;
        let all = told["metrics"].as_array().expect("metrics");
        all.iter().filter_map(|it| Some((it["name"].as_str()?.to_owned(), it["value"].as_f64()?))).collect()
    }

    /// Sets the size of the window's inside. Only Chromium can.
    pub(crate) async fn size(&self, width: u64, height: u64) {
        let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
        self.command("Emulation.setDeviceMetricsOverride", size).await;
        self.until_page(&format!("return innerWidth === {width} && innerHeight === {height}")).await;
    }

    /// Kills the browser in the middle of whatever it does.
    pub(crate) async fn kill(self) {
        self._service.kill().await;
        // There is nobody left to end the session with.
        let _ = self.driver.leak();
    }

    /// Ends the browser.
    pub(crate) async fn close(self) {
        let _ = self.driver.clone().quit().await;
    }
}

/// The address of a file of the project, from disk.
pub(crate) fn on_disk(path: &str) -> String {
    format!("file://{}/{path}", env!("CARGO_MANIFEST_DIR"))
}

/// The whole document of a real district.
pub(crate) fn complete() -> Value {
    fixture("complete")
}

/// A document of `tests/fixtures`, by its name.
pub(crate) fn fixture(name: &str) -> Value {
    let text = std::fs::read_to_string(format!("{}/tests/fixtures/{name}.json", env!("CARGO_MANIFEST_DIR")));
    serde_json::from_str(&text.expect("the fixture is there")).expect("the fixture is JSON")
}
