//! The browser's own *Save page as*, driven through its own menu keys on a screen: the host page, saved whole and opened
//! again from disk, runs and holds the answers.

use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::json;

use crate::browser::{Browser, complete};
use crate::engine::{Engine, screen};
use crate::server::{Answer, Server};

const PAGE: &str = "<!doctype html><html lang=en><title>Not yet</title><link rel=icon href=data:,>
    <link rel=stylesheet href=/host.css>
    <script src=/stem-readiness.js integrity=INTEGRITY crossorigin=anonymous></script>
    <h1>Hostwords</h1><stem-readiness keep-in-page=on start=readiness></stem-readiness><script src=/answers.js></script>";

/// Brings the answers in, and says in the window's title when they are kept.
const ANSWERS: &str = "addEventListener('stem-readiness-saved', () => (document.title = 'Ready to be saved'));
    if (location.protocol !== 'file:') document.querySelector('stem-readiness').document = ";

#[tokio::test(flavor = "multi_thread")]
async fn from_chromiums_menu() {
    saved_and_opened_again(Engine::Chromium).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_firefoxs_menu() {
    saved_and_opened_again(Engine::Firefox).await;
}

async fn saved_and_opened_again(engine: Engine) {
    let server = Server::start(|path, _| match path {
        "/" => Answer::page(PAGE.replace("INTEGRITY", &crate::hosts::integrity())),
        "/answers.js" => Answer::script(format!("{ANSWERS}{}", complete())),
        "/host.css" => Answer::style("body { margin: 0; } h1 { font-family: fantasy; }"),
        _ => Answer::missing(),
    });
    let folder = std::env::temp_dir().join(format!("save-as-{engine}-{}", std::process::id()));
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).expect("the folder can be made");
    let (one, other) = (folder.join("plan.html"), folder.join("other.html"));
    {
        let desk = Desk::open(engine, &server.at("/"), &folder).await;
        desk.save_as(&one).await;
        desk.save_as(&other).await;
    }
    holds_the_answers(engine, &one, &other).await;
    let _ = std::fs::remove_dir_all(&folder);
}

/// Opened from disk the saved page runs, holds the answers, and keeps further ones apart from the copy beside it.
async fn holds_the_answers(engine: Engine, one: &Path, other: &Path) {
    let address = |path: &Path| format!("file://{}", path.display());
    let browser = Browser::open_in(engine, &address(one)).await;
    let kept = browser.document().await;
    assert_eq!(kept["mission"], complete()["mission"], "the answers are there");
    assert_eq!(kept["plan"], complete()["plan"], "all of them");
    assert!(browser.words().await.contains("Local focus"), "and the place that was asked for");
    browser.press("Mission").await;
    browser.fill("Your district or team", "Changed on disk").await;
    browser.saved().await;
    let shown = browser.run("return [document.querySelectorAll('stem-readiness > template').length, document.body.innerText.includes('Hostwords')]", vec![]).await;
    assert_eq!(shown, json!([0, true]), "the host page is there, and no dead copy of the widget");

    // The page on disk is as it was saved, the device holds the change: both are offered, and nothing is decided.
    browser.go(&address(one)).await;
    assert_eq!(browser.document().await["mission"]["community"], "Changed on disk");
    let offered = browser.run("return [...root.querySelectorAll('button')].filter(seen).map(said)", vec![]).await;
    assert!(offered.to_string().contains("Show the file's answers"), "{offered}");

    // The other copy in the same folder holds the same answers; Chromium has one storage for all pages from disk.
    browser.go(&address(other)).await;
    browser
        .until(
            "return host.document.mission.community === arguments[0]"
                .replace("arguments[0]", &complete()["mission"]["community"].to_string())
                .as_str(),
        )
        .await;
    browser.close().await;
}

/// A screen with a window manager and a browser that nobody drives but a person's hands.
struct Desk {
    screen: String,
    running: Vec<Child>,
}

impl Desk {
    async fn open(engine: Engine, address: &str, folder: &Path) -> Desk {
        let (server, screen) = screen();
        let mut desk = Desk { screen, running: server.into_iter().collect() };
        desk.start("openbox", &[]);
        let profile = folder.join("profile");
        std::fs::create_dir_all(&profile).expect("the folder can be made");
        let profile = profile.display().to_string();
        match engine {
            Engine::Firefox => desk.start("firefox-esr", &["--new-instance", "--profile", &profile, address]),
            _ => {
                let profile = format!("--user-data-dir={profile}");
                let flags =
                    ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync", "--password-store=basic"];
                desk.start("chromium", &[&flags[..], &[&profile, address]].concat());
            }
        }
        desk.window("Ready to be saved").await;
        desk
    }

    fn start(&mut self, program: &str, arguments: &[&str]) {
        let mut command = Command::new(program);
        command.args(arguments).env("DISPLAY", &self.screen).env("GDK_BACKEND", "x11").env("MOZ_ENABLE_WAYLAND", "0");
        command.stdout(Stdio::null()).stderr(Stdio::null());
        let child =
            command.spawn().unwrap_or_else(|error| panic!("{program} ({error}): `cargo xtask test` installs it"));
        self.running.push(child);
    }

    /// Saves the page by the keys of the menu entry.
    async fn save_as(&self, path: &Path) {
        let window = self.window("Ready to be saved").await;
        self.hands(&["windowactivate", "--sync", &window]);
        self.hands(&["key", "--clearmodifiers", "ctrl+s"]);
        let dialog = self.window("^Save").await;
        self.hands(&["windowactivate", "--sync", &dialog]);
        tokio::time::sleep(Duration::from_millis(700)).await;
        self.hands(&["key", "--clearmodifiers", "ctrl+a"]);
        self.hands(&["type", "--delay", "20", &path.display().to_string()]);
        tokio::time::sleep(Duration::from_millis(700)).await;
        // The dialog's own way to press its Save button, whatever has the keyboard.
        self.hands(&["key", "--clearmodifiers", "alt+s"]);
        let files: PathBuf = path
            .with_extension("")
            .with_file_name(format!("{}_files", path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default()));
        for _ in 0..100 {
            let is_whole = std::fs::read_dir(&files).is_ok_and(|entries| {
                entries.flatten().any(|entry| entry.metadata().is_ok_and(|about| about.len() > 300_000))
            });
            if is_whole && path.exists() {
                tokio::time::sleep(Duration::from_millis(500)).await;
                return;
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        panic!("the browser has not saved {}", path.display());
    }

    /// Waits for a window by its title.
    async fn window(&self, title: &str) -> String {
        for _ in 0..150 {
            let found = self.hands(&["search", "--onlyvisible", "--name", title]);
            if let Some(window) = found.lines().last() {
                return window.to_owned();
            }
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        panic!("no window is called `{title}`");
    }

    fn hands(&self, arguments: &[&str]) -> String {
        let done = Command::new("xdotool").args(arguments).env("DISPLAY", &self.screen).stderr(Stdio::null()).output();
        String::from_utf8_lossy(&done.expect("xdotool starts: `cargo xtask test` installs it").stdout).into_owned()
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        for child in self.running.iter_mut().rev() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}
