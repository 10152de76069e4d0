//! The widget on pages that we do not control: each host page in each engine starts it, leaves it as it looks alone, keeps
//! its answers and prints it alone; or the widget says what the page forbids.

use std::path::PathBuf;
use std::rc::Rc;

use serde_json::json;

use crate::browser::Browser;
use crate::engine::{Engine, Setup, in_every_engine};
use crate::patience;
use crate::pixels::{Picture, differing_share};
use crate::server::{Answer, Server};

/// A page that embeds the widget.
#[derive(Clone, Copy)]
struct Host {
    name: &'static str,
    /// Attributes of `<html>`.
    html: &'static str,
    /// The markup in the head.
    head: &'static str,
    /// The widget's place in the body.
    body: &'static str,
    headers: &'static [(&'static str, &'static str)],
    frame: Frame,
    form: Form,
    /// Whether what is written is there after a reload.
    keeps: bool,
    /// Whether the print window may open.
    prints: bool,
}

/// In which of its forms a page has the script.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Form {
    /// The page names the script, which brings the others.
    Loader,
    /// The page names all three.
    ByHand,
    /// The page names the one that holds everything.
    All,
}

/// Whether the widget is in a frame of the page, and the origin of that frame.
#[derive(Clone, Copy, PartialEq)]
enum Frame {
    None,
    /// Another address of the same computer: for a browser, another site.
    Elsewhere,
    /// `srcdoc`.
    Inside,
}

const SCRIPT: &str = "<script src=/stem-readiness.js defer></script>";

const ELEMENT: &str = "<stem-readiness start=readiness></stem-readiness>";

const NEUTRAL: Host = Host {
    name: "neutral",
    html: "",
    head: SCRIPT,
    body: ELEMENT,
    headers: &[],
    frame: Frame::None,
    form: Form::Loader,
    keeps: true,
    prints: true,
};

macro_rules! hosts {
    ($($name:ident: $host:expr;)*) => {
        const HOSTS: &[Host] = &[$(Host { name: stringify!($name), ..$host }),*];
    };
}

hosts! {
    bootstrap: Host { head: "<link rel=stylesheet href=/css/bootstrap><script src=/stem-readiness.js defer></script>", ..NEUTRAL };
    tailwind: Host { head: "<link rel=stylesheet href=/css/tailwind><script src=/stem-readiness.js defer></script>", ..NEUTRAL };
    bulma: Host { head: "<link rel=stylesheet href=/css/bulma><script src=/stem-readiness.js defer></script>", ..NEUTRAL };
    normalize: Host { head: "<link rel=stylesheet href=/css/normalize><script src=/stem-readiness.js defer></script>", ..NEUTRAL };
    wordpress: Host {
        head: "<link rel=stylesheet href=/css/wordpress><script src=/stem-readiness.js defer></script>",
        body: "<div class='wp-site-blocks is-layout-constrained'><stem-readiness class=alignfull start=readiness></stem-readiness></div>",
        ..NEUTRAL
    };
    everything_unset: Host { head: "<link rel=stylesheet href=/css/unset><script src=/stem-readiness.js defer></script>", ..NEUTRAL };
    small_rem: Host { head: "<link rel=stylesheet href=/css/rem><script src=/stem-readiness.js defer></script>", ..NEUTRAL };
    content_box: Host { head: "<link rel=stylesheet href=/css/content-box><script src=/stem-readiness.js defer></script>", ..NEUTRAL };
    right_to_left: Host { html: "dir=rtl", head: "<link rel=stylesheet href=/css/rtl><script src=/stem-readiness.js defer></script>", ..NEUTRAL };
    dark: Host { head: "<link rel=stylesheet href=/css/dark><script src=/stem-readiness.js defer></script>", ..NEUTRAL };
    strict_policy: Host {
        headers: &[("Content-Security-Policy", "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src data:; connect-src 'none'; form-action 'none'; base-uri 'none'; object-src 'none'")],
        ..NEUTRAL
    };
    trusted_types: Host {
        headers: &[("Content-Security-Policy", "require-trusted-types-for 'script'; trusted-types 'none'")],
        form: Form::All,
        ..NEUTRAL
    };
    trusted_types_by_hand: Host {
        headers: &[("Content-Security-Policy", "require-trusted-types-for 'script'; trusted-types 'none'")],
        form: Form::ByHand,
        ..NEUTRAL
    };
    nonce: Host {
        head: "<script src=/stem-readiness.js nonce=once defer></script>",
        headers: &[("Content-Security-Policy", "script-src 'nonce-once' 'wasm-unsafe-eval'")],
        ..NEUTRAL
    };
    tags_by_hand: Host { form: Form::ByHand, ..NEUTRAL };
    everything_in_one: Host { form: Form::All, ..NEUTRAL };
    integrity: Host { head: "<script src=/stem-readiness.js integrity=INTEGRITY crossorigin=anonymous defer></script>", ..NEUTRAL };
    isolated: Host {
        headers: &[("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Embedder-Policy", "require-corp")],
        ..NEUTRAL
    };
    script_in_the_head: Host { head: "<script src=/stem-readiness.js></script>", ..NEUTRAL };
    script_twice: Host { head: "<script src=/stem-readiness.js></script><script src=/stem-readiness.js defer></script>", ..NEUTRAL };
    script_late: Host { head: "<script src=/js/late defer></script>", ..NEUTRAL };
    made_by_script: Host { head: "<script src=/stem-readiness.js defer></script><script src=/js/made defer></script>", body: "", ..NEUTRAL };
    other_base: Host { head: "<base href='https://example.invalid/elsewhere/'><script src=ORIGIN/stem-readiness.js defer></script>", ..NEUTRAL };
    frame_of_another_site: Host { body: "<iframe title=STEM src=FRAME></iframe>", frame: Frame::Elsewhere, ..NEUTRAL };
    sandbox_scripts_only: Host {
        body: "<iframe title=STEM src=FRAME sandbox='allow-scripts'></iframe>", frame: Frame::Elsewhere, keeps: false, prints: false, ..NEUTRAL
    };
    sandbox_with_origin: Host {
        body: "<iframe title=STEM src=FRAME sandbox='allow-scripts allow-same-origin'></iframe>", frame: Frame::Elsewhere, prints: false, ..NEUTRAL
    };
    sandbox_with_modals: Host {
        body: "<iframe title=STEM src=FRAME sandbox='allow-scripts allow-modals'></iframe>", frame: Frame::Elsewhere, keeps: false, ..NEUTRAL
    };
    sandbox_with_downloads: Host {
        body: "<iframe title=STEM src=FRAME sandbox='allow-scripts allow-downloads'></iframe>", frame: Frame::Elsewhere, keeps: false, prints: false, ..NEUTRAL
    };
    sandbox_with_popups: Host {
        body: "<iframe title=STEM src=FRAME sandbox='allow-scripts allow-popups allow-forms'></iframe>", frame: Frame::Elsewhere, keeps: false, prints: false, ..NEUTRAL
    };
    sandbox_with_all: Host {
        body: "<iframe title=STEM src=FRAME sandbox='allow-scripts allow-same-origin allow-modals allow-downloads allow-popups'></iframe>",
        frame: Frame::Elsewhere, ..NEUTRAL
    };
    frame_from_a_text: Host { body: "<iframe title=STEM srcdoc='INNER'></iframe>", frame: Frame::Inside, ..NEUTRAL };
    sandboxed_frame_from_a_text: Host {
        body: "<iframe title=STEM srcdoc='INNER' sandbox='allow-scripts'></iframe>", frame: Frame::Inside, keeps: false, prints: false, ..NEUTRAL
    };
}

const INNER: &str = "<!doctype html><html lang=en><title>Inner</title><link rel=stylesheet href=ORIGIN/css/inner><script src=ORIGIN/stem-readiness.js></script><stem-readiness start=readiness storage-key=KEY></stem-readiness>";

impl Host {
    fn page(&self, origin: &str, frame: &str) -> String {
        let key = format!("<stem-readiness storage-key={} ", self.name);
        let inner = INNER.replace("KEY", self.name);
        let Host { html, head, body, .. } = self;
        let page = format!(
            "<!doctype html><html lang=en {html}><head><meta charset=utf-8><title>Hostpage</title>\
             <link rel=icon href=data:,>{head}<link rel=stylesheet href={origin}/css/place></head>\
             <body><h1>Hostwords above</h1><p>Hostwords <button>Host button</button></p><div class=place>{body}</div>\
             <p>Hostwords below</p></body></html>"
        )
        .replace("<stem-readiness ", &key)
        .replace("INNER", &inner)
        .replace("FRAME", frame)
        .replace("ORIGIN", origin);
        self.form.of(&page)
    }
}

impl Form {
    /// A page in this form: its tags for the script become those that the form needs.
    fn of(self, page: &str) -> String {
        let mut made = String::new();
        for piece in page.split_inclusive("</script>") {
            let is_ours = piece.contains("/stem-readiness.js");
            let start = piece.rfind("<script").filter(|_| is_ours);
            let Some((before, tag)) = start.and_then(|at| piece.split_at_checked(at)) else {
                made += piece;
                continue;
            };
            let named = |name: &str| tag.replace("stem-readiness.js", name).replace("INTEGRITY", &integrity_of(name));
            made += before;
            made.extend(self.scripts().iter().map(|name| named(name)));
        }
        made
    }

    fn scripts(self) -> &'static [&'static str] {
        match self {
            Form::Loader => &["stem-readiness.js"],
            Form::ByHand => &["stem-readiness.js", "stem-readiness.core.js", "stem-readiness.more.js"],
            Form::All => &["stem-readiness.all.js"],
        }
    }
}

/// The forms that a host's own cells do not try, on every host in Chromium: it starts and takes a rating. The cells look
/// at pictures, storage and paper in the form of the host.
#[tokio::test(flavor = "multi_thread")]
async fn every_host_takes_the_other_forms() {
    let browser = Browser::start().await;
    for host in HOSTS {
        for form in [Form::Loader, Form::ByHand, Form::All] {
            // Where a policy lets no script bring another, the page names them.
            let is_forbidden = form == Form::Loader && host.name.starts_with("trusted_types");
            if form == host.form || is_forbidden {
                continue;
            }
            println!("{} with {form:?}", host.name);
            let host = Host { form, ..*host };
            let server = serve(host);
            open(&browser, &server, host).await;
            browser.choose("V1 Local focus", "2 Building").await;
            browser.until("return host.document.readiness?.answers?.V1?.response?.level === 2").await;
            let brought = server.paths().iter().filter(|path| path.ends_with("core.js")).count();
            // Where the widget is in a frame, the page around it has the script too.
            let most = if form == Form::All { 0 } else { 1 + usize::from(host.frame != Frame::None) };
            assert!(brought <= most, "{} with {form:?}: {:?}", host.name, server.paths());
            browser.driver.enter_default_frame().await.expect("the page is there");
        }
    }
    browser.close().await;
}

in_every_engine! {
    every_host
}

/// All hosts in one engine, one after another in one browser: to start one for each takes half the time of all of it. The
/// variable `HOST` names one to try alone.
async fn every_host(engine: Engine) {
    let wanted = std::env::var("HOST").ok();
    let is_wanted = |host: &&Host| wanted.as_deref().is_none_or(|name| name == host.name);
    let mut browser = Rc::new(Browser::start_in(engine).await);
    let alone = Rc::new(Alone::of(&browser).await);
    let mut faulty = Vec::new();
    let cells = async {
        for host in HOSTS.iter().filter(is_wanted) {
            println!("{} in {engine}", host.name);
            let tried = tokio::task::spawn_local(cell(*host, Rc::clone(&browser), Rc::clone(&alone)));
            if tried.await.is_err() {
                faulty.push(host.name);
                // What the fault has left is not for the next.
                browser = Rc::new(Browser::start_in(engine).await);
            }
        }
    };
    tokio::task::LocalSet::new().run_until(cells).await;
    Rc::into_inner(browser).expect("nobody else has it").close().await;
    assert!(faulty.is_empty(), "these are above, and each runs alone with HOST={}: {faulty:?}", faulty[0]);
}

/// One host.
async fn cell(host: Host, browser: Rc<Browser>, alone: Rc<Alone>) {
    let (server, engine) = (serve(host), browser.engine);
    open(&browser, &server, host).await;
    let here = seen(&browser, Some(host)).await;
    let alone = if host.keeps { &alone.keeping } else { &alone.blocked };
    let share = differing_share(alone, &here);
    if share > 0.001 {
        let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/target/hosts"));
        alone.save(&folder.join(format!("{}-{engine}-alone.png", host.name)));
        here.save(&folder.join(format!("{}-{engine}-here.png", host.name)));
        panic!("{} in {engine}: {:.2} % of the widget looks different; see target/hosts", host.name, share * 100.0);
    }

    keeps(&browser, &server, host).await;
    prints(&browser, host).await;
    browser.driver.enter_default_frame().await.expect("the page is there");
}

/// How the widget looks on a page that does nothing to it.
struct Alone {
    keeping: Picture,
    /// Where storage is blocked.
    blocked: Picture,
}

impl Alone {
    async fn of(browser: &Browser) -> Alone {
        let server = serve(NEUTRAL);
        let look = async |path| {
            browser.go(&server.at(path)).await;
            seen(browser, None).await
        };
        Alone { keeping: look("/neutral").await, blocked: look("/neutral-blocked").await }
    }
}

async fn open(browser: &Browser, server: &Server, host: Host) {
    browser.driver.goto(server.at("/host")).await.expect("the page opens");
    if host.frame != Frame::None {
        browser.enter_frame("iframe").await;
    }
    browser.until("return host.document != null").await;
    browser.until("return root.querySelector('input[type=radio]') != null").await;
    browser.whole().await;
}

/// The widget's first 600 pixels, as they stand on the screen.
async fn seen(browser: &Browser, host: Option<Host>) -> Picture {
    let in_frame = host.is_some_and(|host| host.frame != Frame::None);
    if in_frame {
        browser.driver.enter_default_frame().await.expect("the page is there");
    }
    let script =
        "const { left, top } = document.querySelector(arguments[0]).getBoundingClientRect(); return [left, top]";
    let place = if in_frame { "iframe" } else { "stem-readiness" };
    let found = browser.driver.execute(script, vec![json!(place)]).await.expect("a script");
    let corner: (f64, f64) = serde_json::from_value(found.json().clone()).expect("two numbers");
    let still = still(browser).await;
    if in_frame {
        browser.enter_frame("iframe").await;
    }
    still.part(corner.0.round() as usize, corner.1.round() as usize, 985, 600)
}

/// The screen once two looks at it are the same: fonts are drawn, the scroll bar has gone.
async fn still(browser: &Browser) -> Picture {
    let look = async || Picture::read(&browser.driver.screenshot_as_png().await.expect("a picture"));
    let mut before = look().await;
    patience::seen("a screen that keeps still", async || {
        let now = look().await;
        let earlier = std::mem::replace(&mut before, now);
        (differing_share(&earlier, &before) == 0.0).then_some(())
    })
    .await;
    before
}

async fn keeps(browser: &Browser, server: &Server, host: Host) {
    browser.choose("V1 Local focus", "2 Building").await;
    browser.until("return host.document.readiness?.answers?.V1?.response?.level === 2").await;
    if !host.keeps {
        browser.until("return host.status.saved === 'unsaved'").await;
        let status = browser.run("return host.status", vec![]).await;
        assert_eq!(status, json!({ "saved": "unsaved", "reason": "storage-blocked" }));
        assert!(browser.words().await.contains("Not saved"), "the state line says so");
        browser.enter("Share", "device").await;
        let words = browser.words().await;
        assert!(words.contains("this page blocks storage"), "and so does the report: {words}");
        let line = browser.run("return root.getElementById('page-line').value", vec![]).await;
        assert!(line.as_str().is_some_and(|line| line.contains("allow-same-origin")), "with a line to paste");
        return;
    }
    browser.saved().await;
    open(browser, server, host).await;
    browser.until("return host.document.readiness?.answers?.V1?.response?.level === 2").await;
}

async fn prints(browser: &Browser, host: Host) {
    browser.enter("Share", "print").await;
    if !host.prints {
        // The browser itself refuses.
        browser.give_printing_back().await;
        browser.press("Print blank rating sheets").await;
        browser
            .until("return root.querySelector('[role=alert]')?.innerText.includes('does not let the widget print')")
            .await;
        return;
    }
    browser.press_print("Print blank rating sheets").await;
    if host.frame == Frame::None && browser.engine != Engine::WebKit {
        return on_paper(browser).await;
    }
    // A frame prints by its own window, and this engine's driver has no printer: print styles are put on the screen.
    let shown = browser.run(PRINT_STYLES, vec![]).await;
    assert_eq!(shown, json!({ "paper": true, "chrome": false, "host": false, "clipped": false }), "{}", host.name);
}

/// Prints for real: our document, whole, with its page numbers where the engine makes them, and nothing of the host.
async fn on_paper(browser: &Browser) {
    let pdf = browser.printed().await;
    let text = crate::prints::text_of(&pdf);
    for words in ["V1 Local focus", "R6 Who advances", "I can’t tell"] {
        assert!(text.contains(words), "`{words}` is not on paper:\n{text}");
    }
    for words in ["Hostwords", "Host button", "Undo"] {
        assert!(!text.contains(words), "`{words}` is on paper:\n{text}");
    }
    assert!(text.matches('\u{c}').count() >= 5, "it has all its pages");
}

/// Puts what is meant for paper on the screen, and tells what is to be seen.
const PRINT_STYLES: &str = r#"
const turn = (rules) => {
  for (const rule of rules) {
    if (rule.media?.mediaText === "print") rule.media.mediaText = "all";
    else if (rule.media?.mediaText === "screen") rule.media.mediaText = "not all";
    if (rule.cssRules) turn(rule.cssRules);
  }
};
for (const sheet of [...document.adoptedStyleSheets, ...root.adoptedStyleSheets]) turn(sheet.cssRules);
const paper = root.querySelector(".paper");
const box = paper.getBoundingClientRect();
const isClipped = (element) => element && (getComputedStyle(element).overflow !== "visible" && element.scrollHeight > element.clientHeight + 2 || isClipped(element.parentElement));
return {
  paper: box.height > 3000,
  chrome: [...root.querySelectorAll("header, nav, .preview__tools")].some(seen),
  host: document.body.innerText.includes("Hostwords"),
  clipped: !!isClipped(host.parentElement),
};
"#;

/// Third-party frames with storage blocked: what Firefox does where a person asked for it.
#[tokio::test(flavor = "multi_thread")]
async fn a_frame_whose_storage_the_browser_blocks_says_so() {
    let host = Host { name: "blocked", body: FRAME_ELSEWHERE, frame: Frame::Elsewhere, keeps: false, ..NEUTRAL };
    let server = serve(host);
    let setup = Setup { preferences: json!({ "network.cookie.cookieBehavior": 1 }), ..Setup::default() };
    let browser = Browser::start_with(Engine::Firefox, &setup).await;
    open(&browser, &server, host).await;
    keeps(&browser, &server, host).await;
    browser.close().await;
}

const FRAME_ELSEWHERE: &str = "<iframe title=STEM src=FRAME></iframe>";

fn serve(host: Host) -> Server {
    Server::start(move |path, origin| {
        // For a browser `localhost` and `127.0.0.1` are two sites.
        let elsewhere = origin.replace("127.0.0.1", "localhost");
        match path {
            "/neutral" => Answer::page(NEUTRAL.page(origin, "")),
            "/neutral-blocked" => {
                let head = format!("<script src=/js/block></script>{SCRIPT}");
                Answer::page(NEUTRAL.page(origin, "").replace(SCRIPT, &head))
            }
            "/host" => Answer::page(host.page(origin, &format!("{elsewhere}/inner"))).with(host.headers),
            "/inner" => Answer::page(host.form.of(&INNER.replace("ORIGIN", "").replace("KEY", host.name))),
            "/js/block" => Answer::script(
                "for (const name of ['localStorage', 'indexedDB']) Object.defineProperty(window, name, { get() { throw new DOMException('denied', 'SecurityError') } })",
            ),
            "/js/late" => Answer::script(host.form.scripts().iter().map(|name| format!(
                "addEventListener('load', () => setTimeout(() => document.head.append(Object.assign(document.createElement('script'), {{ src: '/{name}' }})), 300));",
            )).collect::<String>()),
            "/js/made" => Answer::script(format!(
                "const made = document.createElement('stem-readiness'); made.setAttribute('storage-key', '{}'); made.setAttribute('start', 'readiness'); document.querySelector('.place').append(made)",
                host.name
            )),
            _ => path.strip_prefix("/css/").map_or_else(Answer::missing, |name| Answer::style(style(name))),
        }
    })
}

/// The style sheets of host pages.
fn style(name: &str) -> String {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/");
    let read = |path: &str| {
        std::fs::read_to_string(format!("{root}{path}"))
            .unwrap_or_else(|error| panic!("{path} ({error}): `cargo xtask test` installs it"))
    };
    match name {
        "place" => read("tests/hosts/place.css"),
        "bootstrap" => read("node_modules/bootstrap/dist/css/bootstrap.css"),
        "bulma" => read("node_modules/bulma/css/bulma.css"),
        "normalize" => read("node_modules/normalize.css/normalize.css"),
        "tailwind" => read("node_modules/tailwindcss/preflight.css"),
        "wordpress" => {
            let library = ["common", "style", "theme", "classic"]
                .map(|name| read(&format!("target/tools/wordpress/package/build-style/{name}.css")));
            format!("{}\n{}", library.concat(), read("tests/hosts/wordpress-theme.css"))
        }
        "unset" => "* { all: unset; }".to_owned(),
        "rem" => "html { font-size: 62.5%; } body { font-size: 1.6rem; }".to_owned(),
        "content-box" => "*, *::before, *::after { box-sizing: content-box !important; }".to_owned(),
        "rtl" => "body { direction: rtl; text-align: right; }".to_owned(),
        "dark" => ":root { color-scheme: dark; } body { background: #101214; color: #eee; } a, button, input { color: #9cf; background: #222; }".to_owned(),
        "inner" => "body { margin: 0; }".to_owned(),
        other => panic!("no style sheet `{other}`"),
    }
}

/// What `dist/integrity.txt` says of a file, or of the build.
pub(crate) fn integrity_of(name: &str) -> String {
    let text = std::fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/dist/integrity.txt"));
    let text = text.expect("`cargo xtask dist` was run");
    let said = text.lines().find_map(|line| line.strip_prefix(name)?.strip_prefix(' '));
    said.unwrap_or_else(|| panic!("a line for {name}")).to_owned()
}
