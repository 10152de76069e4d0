//! A browser with one page, driven as a person would: by labels and names.

use std::io::{BufRead as _, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use thirtyfour::prelude::*;

const FLAGS: [&str; 8] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

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

/// A browser with a fresh profile.
pub(crate) struct Browser {
    pub(crate) driver: WebDriver,
    service: Child,
    profile: PathBuf,
}

impl Browser {
    /// Starts a browser and opens an address, with the widget live.
    pub(crate) async fn open(address: &str) -> Browser {
        let browser = Browser::start().await;
        browser.go(address).await;
        browser
    }

    /// Starts a browser with nothing open.
    pub(crate) async fn start() -> Browser {
        let port = free_port();
        let mut service = Command::new("chromedriver")
            .arg(format!("--port={port}"))
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("chromedriver starts: `cargo xtask test` installs it");
        let output = BufReader::new(service.stdout.take().expect("its output is ours"));
        let mut lines = output.lines();
        while !lines.next().expect("chromedriver says that it started").expect("a line").contains("successfully") {}
        std::thread::spawn(move || lines.for_each(drop));
        let profile = std::env::temp_dir().join(format!("stem-readiness-{port}"));
        let mut wishes = DesiredCapabilities::chrome();
        wishes.set_binary("/usr/bin/chromium").expect("a path");
        for flag in FLAGS {
            wishes.add_arg(flag).expect("a flag");
        }
        wishes.add_arg(&format!("--user-data-dir={}", profile.display())).expect("a flag");
        let driver = WebDriver::new(format!("http://127.0.0.1:{port}"), wishes).await.expect("a session");
        Browser { driver, service, profile }
    }

    /// Opens an address and waits for the widget.
    pub(crate) async fn go(&self, address: &str) {
        self.driver.goto(address).await.expect("the page opens");
        self.until("return host.document != null").await;
    }

    /// Runs a script that knows the widget's root and the finders.
    pub(crate) async fn run(&self, script: &str, arguments: Vec<Value>) -> Value {
        let script = format!("{FINDERS}\n{script}");
        let found = self.driver.execute(script.as_str(), arguments).await;
        found.unwrap_or_else(|error| panic!("{script}\n{error}")).json().clone()
    }

    /// Waits until a script returns true, for ten seconds at most.
    pub(crate) async fn until(&self, script: &str) {
        for _ in 0..200 {
            let done =
                self.driver.execute(format!("try {{ {FINDERS}\n{script} }} catch {{ return false }}"), vec![]).await;
            if done.is_ok_and(|done| done.json() == &Value::Bool(true)) {
                return;
            }
            tokio::time::sleep(Duration::from_millis(50)).await;
        }
        panic!("this never came true: {script}");
    }

    /// Types into the control with this label, after emptying it.
    pub(crate) async fn fill(&self, label: &str, text: &str) {
        let script = format!("{FINDERS}\nreturn labelled(arguments[0])");
        let found = self.driver.execute(script, vec![json!(label)]).await.expect("a script");
        let control = found.element().unwrap_or_else(|_| panic!("no control is labelled `{label}`"));
        control.clear().await.expect("it can be emptied");
        control.send_keys(text).await.expect("it takes keys");
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

    /// Chooses the radio or box whose name begins with this, in the group whose legend begins with that.
    pub(crate) async fn choose(&self, legend: &str, option: &str) {
        let script = "const group = [...root.querySelectorAll('fieldset')].find((g) => said(g.querySelector('legend')).startsWith(arguments[0]));
            const label = [...(group?.querySelectorAll('label') ?? [])].find((l) => said(l).startsWith(arguments[1]));
            label?.click(); return !!label";
        let chosen = self.run(script, vec![json!(legend), json!(option)]).await;
        assert_eq!(chosen, Value::Bool(true), "`{legend}` offers no `{option}`");
        self.settle().await;
    }

    /// Lets what was asked for be drawn.
    pub(crate) async fn settle(&self) {
        tokio::time::sleep(Duration::from_millis(60)).await;
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

    /// Sends a command over the browser's own protocol.
    pub(crate) async fn command(&self, name: &str, parameters: Value) -> Value {
        self.driver.cdp().send_raw(name, parameters).await.expect("the browser knows the command")
    }

    /// Ends the browser.
    pub(crate) async fn close(mut self) {
        let _ = self.driver.clone().quit().await;
        let _ = self.service.kill();
        let _ = self.service.wait();
        let _ = std::fs::remove_dir_all(&self.profile);
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.service.kill();
    }
}

/// The address of a file of the project, from disk.
pub(crate) fn on_disk(path: &str) -> String {
    format!("file://{}/{path}", env!("CARGO_MANIFEST_DIR"))
}

/// The whole document of a real district.
pub(crate) fn complete() -> Value {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/complete.json"));
    serde_json::from_str(&text.expect("the fixture is there")).expect("the fixture is JSON")
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port()
}
