//! The browsers that the journeys run in, and how each is started and ended.

use std::fmt;
use std::io::{BufRead as _, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};
use thirtyfour::Capabilities;

use crate::{patience, processes, scratch};

const CHROMIUM_FLAGS: [&str; 7] = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
];

const MINI_BROWSER: &str = "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser";

/// A family of browsers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Chrome, Edge and their kin.
    Chromium,
    /// Firefox ESR.
    Firefox,
    /// Safari's engine, as GTK has it.
    WebKit,
}

/// Every family that the tests drive.
pub(crate) const ENGINES: [Engine; 3] = [Engine::Chromium, Engine::Firefox, Engine::WebKit];

/// A test of each function in each engine: `name::chromium` and so on.
macro_rules! in_every_engine {
    ($($name:ident)*) => {
        $(mod $name {
            use crate::engine::Engine;

            #[tokio::test(flavor = "multi_thread")]
            async fn chromium() {
                super::$name(Engine::Chromium).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn firefox() {
                super::$name(Engine::Firefox).await;
            }

            #[tokio::test(flavor = "multi_thread")]
            async fn webkit() {
                super::$name(Engine::WebKit).await;
            }
        })*
    };
}
pub(crate) use in_every_engine;

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Engine::Chromium => "Chromium",
            Engine::Firefox => "Firefox",
            Engine::WebKit => "WebKit",
        })
    }
}

/// What a Firefox that was killed needs so that it starts as if nothing had happened: it neither opens the old tabs nor
/// asks whether to start without extensions. The driver writes no preferences into a profile that it did not make.
const FIREFOX_AFTER_A_KILL: &str = r#"user_pref("browser.sessionstore.resume_from_crash", false);
user_pref("toolkit.startup.max_resumed_crashes", -1);
user_pref("browser.shell.checkDefaultBrowser", false);
user_pref("browser.startup.page", 0);
user_pref("datareporting.policy.dataSubmissionEnabled", false);
"#;

/// What a browser is started with.
pub(crate) struct Setup {
    /// Preferences by name, as Chromium and Firefox keep them.
    pub(crate) preferences: Value,
    /// Whether `window.print` prints at once, without a dialog, as on the computer of a library's desk. Chromium has to
    /// have a screen for it; Firefox has preferences.
    pub(crate) prints_at_once: bool,
    /// The folder of a profile that outlives the browser, as a person's does. Without one, the profile is fresh and goes
    /// with the browser. WebKit has none.
    pub(crate) profile: Option<PathBuf>,
}

impl Default for Setup {
    fn default() -> Setup {
        Setup { preferences: json!({}), prints_at_once: false, profile: None }
    }
}

/// A running driver, and what it needs beside it. Dropped, all of it ends.
pub(crate) struct Service {
    /// Where the driver listens.
    pub(crate) address: String,
    /// What a session asks for.
    pub(crate) wishes: Capabilities,
    driver: Child,
    display: Option<Child>,
    profile: PathBuf,
    is_profile_kept: bool,
}

impl Service {
    /// Starts an engine's driver.
    pub(crate) async fn start(engine: Engine, setup: &Setup) -> Service {
        let port = free_port();
        let profile = setup.profile.clone().unwrap_or_else(|| scratch::folder("profile"));
        let has_screen = engine == Engine::WebKit || engine == Engine::Chromium && setup.prints_at_once;
        let (display, screen) = if has_screen { screen() } else { (None, String::new()) };
        let mut command = Command::new(match engine {
            Engine::Chromium => "chromedriver",
            Engine::Firefox => "geckodriver",
            Engine::WebKit => "WebKitWebDriver",
        });
        match engine {
            Engine::Firefox if setup.profile.is_some() => command.args(["--port", &port.to_string()]),
            Engine::Firefox => command.args(["--port", &port.to_string()]).arg("--profile-root").arg(&profile),
            _ => command.arg(format!("--port={port}")),
        };
        if has_screen {
            command.env("DISPLAY", &screen).env("GDK_BACKEND", "x11");
        }
        if engine == Engine::WebKit {
            // What it keeps goes into the profile, not into the home of whoever runs the tests.
            command.env("XDG_DATA_HOME", &profile).env("XDG_CACHE_HOME", &profile);
            let settings = profile.join("gtk-3.0");
            std::fs::create_dir_all(&settings).expect("the profile can be written");
            std::fs::write(settings.join("settings.ini"), "[Settings]\ngtk-print-backends=file\n").expect("the same");
            command.env("XDG_CONFIG_HOME", &profile).env("HOME", &profile);
        }
        command.env("TMPDIR", scratch::root());
        let driver = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap_or_else(|error| {
            panic!("{engine}'s driver does not start ({error}): `cargo xtask test` installs it")
        });
        listening(port).await;
        let address = format!("http://127.0.0.1:{port}");
        let wishes = wishes(engine, &profile, setup);
        Service { address, wishes, driver, display, profile, is_profile_kept: setup.profile.is_some() }
    }

    /// Kills the browser with all its processes, as a power cut would, and returns when none of them is left.
    pub(crate) async fn kill(self) {
        let browser = processes::below(self.driver.id());
        processes::kill(&browser);
        patience::seen("the end of the browser", async || processes::are_gone(&browser).then_some(())).await;
    }
}

impl Drop for Service {
    fn drop(&mut self) {
        for child in std::iter::once(&mut self.driver).chain(&mut self.display) {
            let _ = child.kill();
            let _ = child.wait();
        }
        if !self.is_profile_kept {
            let _ = std::fs::remove_dir_all(&self.profile);
        }
    }
}

fn wishes(engine: Engine, profile: &std::path::Path, setup: &Setup) -> Capabilities {
    let value = match engine {
        Engine::Chromium => {
            let mut flags: Vec<String> = CHROMIUM_FLAGS.map(str::to_owned).into();
            flags.push(format!("--user-data-dir={}", profile.display()));
            flags.push(if setup.prints_at_once { "--kiosk-printing" } else { "--headless" }.to_owned());
            let options = json!({ "binary": "/usr/bin/chromium", "args": flags, "prefs": setup.preferences });
            json!({ "browserName": "chrome", "goog:chromeOptions": options })
        }
        Engine::Firefox => {
            let mut flags = vec![json!("-headless")];
            if setup.profile.is_some() {
                std::fs::write(profile.join("user.js"), FIREFOX_AFTER_A_KILL).expect("the profile can be written");
                flags.extend([json!("-profile"), json!(profile)]);
            }
            let options = json!({ "binary": "/usr/bin/firefox-esr", "args": flags, "prefs": setup.preferences });
            json!({ "browserName": "firefox", "moz:firefoxOptions": options })
        }
        Engine::WebKit => json!({
            "browserName": "MiniBrowser",
            "webkitgtk:browserOptions": { "binary": MINI_BROWSER, "args": ["--automation"] },
        }),
    };
    let Value::Object(map) = value else { unreachable!("an object was written above") };
    map.into()
}

/// A screen of its own for a browser that cannot do without one, and its name.
pub(crate) fn screen() -> (Option<Child>, String) {
    let mut server = Command::new("Xvfb")
        .args(["-displayfd", "1", "-screen", "0", "1400x1100x24", "-nolisten", "tcp"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("Xvfb starts: `cargo xtask test` installs it");
    let mut name = String::new();
    let output = server.stdout.take().expect("its output is ours");
    BufReader::new(output).read_line(&mut name).expect("Xvfb names its screen");
    (Some(server), format!(":{}", name.trim()))
}

/// Waits until somebody listens on a port of this machine.
pub(crate) async fn listening(port: u16) {
    patience::seen(&format!("a listener on port {port}"), async || TcpStream::connect(("127.0.0.1", port)).ok()).await;
}

/// A port that nobody listens on.
pub(crate) fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|listener| listener.local_addr()).expect("a free port").port()
}
