//! The browser's own *Save page as*, driven through its own menu keys on a screen: the host page, saved whole and opened
//! again from disk, runs and holds the answers.

use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::json;

use crate::browser::{Browser, complete};
use crate::engine::{Engine, screen};
use crate::patience;
use crate::server::{Answer, Server};

const PAGE: &str = "<!doctype html><html lang=en><title>Not yet</title><link rel=icon href=data:,>
    <link rel=stylesheet href=/host.css>
    TAGS
    <h1>Hostwords</h1><stem-readiness keep-in-page=on start=readiness></stem-readiness><script src=/answers.js></script>";

const TAG: &str = "<script src=/FILE integrity=INTEGRITY crossorigin=anonymous></script>";

/// Brings the answers in, and says in the window's title when they are kept and everything has come.
const ANSWERS: &str = "addEventListener('stem-readiness-saved', async ({ target }) => {
        await target.exportAs('html');
        document.title = 'Ready to be saved';
    });
    if (location.protocol !== 'file:') document.querySelector('stem-readiness').document = ";

#[tokio::test(flavor = "multi_thread")]
async fn from_chromiums_menu() {
    saved_and_opened_again(Engine::Chromium, &THREE[..1], &THREE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_chromiums_menu_with_tags_by_hand() {
    saved_and_opened_again(Engine::Chromium, &THREE, &THREE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_chromiums_menu_with_everything_in_one() {
    saved_and_opened_again(Engine::Chromium, &ONE, &ONE).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn from_firefoxs_menu() {
    saved_and_opened_again(Engine::Firefox, &THREE[..1], &THREE).await;
}

/// The scripts that a page comes to have.
const THREE: [&str; 3] = ["stem-readiness.js", "stem-readiness.core.js", "stem-readiness.more.js"];
const ONE: [&str; 1] = ["stem-readiness.all.js"];

/// `named` are the scripts for which the page has tags; the first one brings the others.
async fn saved_and_opened_again(engine: Engine, named: &'static [&'static str], scripts: &'static [&'static str]) {
    let server = Server::start(|path, _| match path {
        "/" => {
            let tag = |file: &&str| TAG.replace("FILE", file).replace("INTEGRITY", &crate::hosts::integrity_of(file));
            Answer::page(PAGE.replace("TAGS", &named.iter().map(tag).collect::<String>()))
        }
        "/answers.js" => Answer::script(format!("{ANSWERS}{}", complete())),
        "/host.css" => Answer::style("body { margin: 0; } h1 { font-family: fantasy; }"),
        _ => Answer::missing(),
    });
    let folder = crate::scratch::folder("save-as");
    let (one, other) = (folder.join("plan.html"), folder.join("other.html"));
    {
        let desk = Desk::open(engine, &server.at("/"), &folder).await;
        desk.save_as(&one, scripts).await;
        desk.save_as(&other, scripts).await;
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
    assert!(offered.to_string().contains("Keep the other one"), "{offered}");

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

/// Whether a page is written to its end, and its scripts beside it.
fn is_whole(page: &Path, scripts: &[&str]) -> bool {
    let name = page.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    let beside = page.with_file_name(format!("{name}_files"));
    let has = |script: &&str| {
        let stem = script.trim_end_matches(".js");
        let length = std::fs::metadata(format!("{}/dist/{script}", env!("CARGO_MANIFEST_DIR")));
        let length = length.expect("`cargo xtask dist` was run").len();
        // A browser may give a script a further ending, or some letters before its own.
        let is_it =
            |name: &str| name.strip_prefix(stem).is_some_and(|rest| rest.starts_with(".js") || rest.starts_with('_'));
        std::fs::read_dir(&beside).is_ok_and(|entries| {
            let mut named = entries.flatten().filter(|entry| is_it(&entry.file_name().to_string_lossy()));
            named.any(|entry| entry.metadata().is_ok_and(|about| about.len() >= length))
        })
    };
    scripts.iter().all(has) && std::fs::read_to_string(page).is_ok_and(|text| text.trim_end().ends_with("</html>"))
}

/// What the dialog's window is called.
const DIALOG: &str = "^Save";

/// When keys count as lost.
const AGAIN_AFTER: Duration = Duration::from_secs(5);

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

    /// Saves the page by the keys of the menu entry. A dialog that is not yet ready loses keys: then all is typed again.
    async fn save_as(&self, path: &Path, scripts: &[&str]) {
        patience::seen(&path.display().to_string(), async || {
            if !path.exists() {
                self.type_in(path).await;
            }
            patience::within(AGAIN_AFTER, async || is_whole(path, scripts).then_some(())).await
        })
        .await;
    }

    async fn type_in(&self, path: &Path) {
        if self.find(DIALOG).is_none() {
            let window = self.window("Ready to be saved").await;
            self.hands(&["windowactivate", "--sync", &window]);
            // Where the dialog before closed late, the last press of its Save key went to the page and opened Firefox's
            // History menu, which takes every key. One Escape closes the menu, the other leaves the bar.
            self.hands(&["key", "--clearmodifiers", "Escape", "Escape"]);
            self.hands(&["key", "--clearmodifiers", "ctrl+s"]);
        }
        let Some(dialog) = patience::within(AGAIN_AFTER, async || self.find(DIALOG)).await else { return };
        self.hands(&["windowactivate", "--sync", &dialog]);
        self.hands(&["key", "--clearmodifiers", "ctrl+a"]);
        self.hands(&["type", "--delay", "20", &path.display().to_string()]);
        patience::within(AGAIN_AFTER, async || {
            // The dialog's own way to press its Save button, whatever has the keyboard; the first time it may only close
            // the list of names.
            self.hands(&["key", "--clearmodifiers", "alt+s"]);
            tokio::time::sleep(Duration::from_millis(500)).await;
            self.find(DIALOG).is_none().then_some(())
        })
        .await;
    }

    /// Waits for a window by its title. On a busy machine Chromium makes one now and then and does not show it.
    async fn window(&self, title: &str) -> String {
        patience::seen(title, async || {
            let shown = self.find(title);
            if shown.is_none() {
                self.hands(&["search", "--name", title, "windowmap"]);
            }
            shown
        })
        .await
    }

    fn find(&self, title: &str) -> Option<String> {
        self.hands(&["search", "--onlyvisible", "--name", title]).lines().last().map(str::to_owned)
    }

    fn hands(&self, arguments: &[&str]) -> String {
        let done = Command::new("xdotool").args(arguments).env("DISPLAY", &self.screen).stderr(Stdio::null()).output();
        String::from_utf8_lossy(&done.expect("xdotool starts: `cargo xtask test` installs it").stdout).trim().to_owned()
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
