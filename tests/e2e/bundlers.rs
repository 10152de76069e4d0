//! `pkg/` in the projects of others: a fresh Vite project, a page of plain modules, a Yew app.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};

use thirtyfour::prelude::*;

use crate::browser::Browser;
use crate::engine::{free_port, listening};
use crate::scratch;
use crate::server::{Answer, Server};

const ROOT: &str = env!("CARGO_MANIFEST_DIR");

/// A program of `node_modules/.bin`.
fn tool(name: &str) -> Command {
    Command::new(format!("{ROOT}/node_modules/.bin/{name}"))
}

fn succeed(command: &mut Command) -> String {
    let done = command.output().unwrap_or_else(|error| panic!("{command:?}: {error}"));
    let said = [done.stdout, done.stderr].concat();
    let said = String::from_utf8_lossy(&said).into_owned();
    assert!(done.status.success(), "{command:?}\n{said}");
    said
}

/// A fresh project made of `tests/vite`, with the package installed from its tarball as npm would from anywhere.
fn vite_project(name: &str) -> PathBuf {
    let project = Path::new(ROOT).join("target/vite").join(name);
    let _ = fs::remove_dir_all(&project);
    fs::create_dir_all(&project).expect("target/ can be written");
    copy(&Path::new(ROOT).join("tests/vite"), &project);
    let pack = ["pack", "--silent", "--pack-destination"];
    let packed = succeed(Command::new("npm").args(pack).arg(&project).current_dir(Path::new(ROOT).join("pkg")));
    let install = ["install", "--offline", "--no-audit", "--no-fund", "--no-package-lock"];
    let tarball = format!("./{}", packed.trim().lines().last().expect("npm names the tarball"));
    succeed(Command::new("npm").args(install).arg(tarball).current_dir(&project));
    project
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).expect("the folder can be made");
    for entry in fs::read_dir(from).expect("the folder is there").flatten() {
        let (path, copied) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            copy(&path, &copied);
        } else {
            fs::copy(&path, &copied).expect("the file can be copied");
        }
    }
}

/// Serves a folder and gives its address, as any static host would.
fn serve(folder: PathBuf) -> String {
    let answer = move |path: &str, _: &str| {
        Answer::file(&folder.join(if path == "/" { "index.html" } else { path.trim_start_matches('/') }))
    };
    Server::start(answer).at("")
}

/// A running development server; dropped, it ends.
struct DevServer(Child);

impl DevServer {
    async fn start(project: &Path) -> (DevServer, String) {
        let port = free_port();
        let flags = ["--host", "127.0.0.1", "--strictPort", "--port", &port.to_string()];
        let mut vite = tool("vite");
        vite.args(flags).current_dir(project).stdin(Stdio::null()).stdout(Stdio::null());
        let server = DevServer(vite.spawn().expect("Vite starts: `cargo xtask dist` installs it"));
        listening(port).await;
        (server, format!("http://127.0.0.1:{port}"))
    }
}

impl Drop for DevServer {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// The element on a page: it starts, takes a rating, and gives a page that starts from disk with the rating in it.
async fn the_element_works(address: &str, copy_name: &str) {
    let browser = Browser::open(address).await;
    browser.choose("V1 Local focus", "3 ").await;
    browser.until("return host.document.readiness.answers.V1.response.level === 3").await;
    browser.saved().await;
    let export =
        "window.page = undefined; host.exportAs('html').then((b) => b.text()).then((text) => (window.page = text))";
    browser.run(export, vec![]).await;
    browser.until("return typeof window.page === 'string'").await;
    let page = browser.run("return window.page", vec![]).await;
    let path = scratch::path(&format!("{copy_name}.html"));
    fs::write(&path, page.as_str().expect("a page")).expect("the folder can be written");

    // The page's policy names the script's hash: a bundler that changed a byte of the script would keep it from running.
    browser.go(&format!("file://{}", path.display())).await;
    assert_eq!(browser.document().await["readiness"]["answers"]["V1"]["response"]["level"], 3);
    browser.close().await;
    let _ = fs::remove_file(path);
}

/// The program mounted by hand into `#here`, as `window.widget`.
async fn the_module_works(address: &str) {
    let browser = Browser::start().await;
    browser.driver.goto(address).await.expect("the page opens");
    let click = "const radio = document.querySelector('#here')?.shadowRoot?.getElementById('V1-3'); radio?.click(); return !!radio";
    browser.until_page(click).await;
    browser.until_page("return JSON.parse(widget.document()).readiness.answers.V1.response.level === 3").await;
    browser.until_page("return JSON.parse(widget.status()).saved === 'saved'").await;
    let styled = "const root = document.querySelector('#here').shadowRoot.querySelector('.stem-readiness');
        return getComputedStyle(root).containerName === 'stem'";
    browser.until_page(styled).await;
    browser.close().await;
}

#[test]
fn the_package_holds_what_it_names_and_nothing_else() {
    let listed =
        succeed(Command::new("npm").args(["pack", "--dry-run", "--json"]).current_dir(Path::new(ROOT).join("pkg")));
    let listed: serde_json::Value = serde_json::from_str(&listed).expect("npm lists it as JSON");
    // npm 12 names the packages, earlier ones list them.
    let package = listed.get(0).unwrap_or(&listed["stem-readiness"]);
    let mut files: Vec<&str> =
        package["files"].as_array().expect("files").iter().filter_map(|file| file["path"].as_str()).collect();
    files.sort_unstable();
    let expected = [
        "LICENSE",
        "README.md",
        "element.d.ts",
        "element.js",
        "package.json",
        "stem-readiness.css",
        "stem-readiness.js",
        "stem_readiness.d.ts",
        "stem_readiness.js",
        "stem_readiness_bg.wasm",
        "stem_readiness_bg.wasm.d.ts",
    ];
    assert_eq!(files, expected);
    let read = |path: &str| fs::read(Path::new(ROOT).join(path)).expect("`cargo xtask dist` was run");
    assert!(read("pkg/stem-readiness.js") == read("dist/stem-readiness.all.js"), "the script is the one of `dist/`");
}

#[test]
fn typescript_knows_the_element_and_the_module() {
    let project = vite_project("types");
    succeed(tool("tsc").current_dir(&project));
    let mistakes = [
        "document.querySelector('stem-readiness')!.exportAs('pdf')",
        "document.querySelector('stem-readiness')!.status.saved = 'saved'",
        "document.addEventListener('stem-readiness-change', ({ detail }) => detail.answers)",
        "mount(document.body, document.body, { storage: 'cloud' })",
    ];
    let import = "import 'stem-readiness/element'; import { mount } from 'stem-readiness'; mount;";
    let lines: String = mistakes.iter().map(|line| format!("// @ts-expect-error\n{line};\n")).collect();
    fs::write(project.join("src/mistakes.ts"), format!("{import}\n{lines}")).expect("the project can be written");
    succeed(tool("tsc").current_dir(&project));
}

#[test]
fn where_there_is_no_page_it_can_be_imported_and_checks_frameworks() {
    let project = vite_project("node");
    let script = r#"
        import "stem-readiness/element";
        import { readFile } from "node:fs/promises";
        import init, { check_framework } from "stem-readiness";
        await init({ module_or_path: await readFile("node_modules/stem-readiness/stem_readiness_bg.wasm") });
        try { check_framework('{"format": "stem-readiness"}') } catch (error) { console.log(`refused: ${error.message}`) }
        check_framework(await readFile("../../../src/content/framework.en.json", "utf8"));
        console.log("taken");
    "#;
    let said = succeed(Command::new("node").args(["--input-type=module", "--eval", script]).current_dir(&project));
    assert!(said.contains("refused: ") && said.contains("taken"), "{said}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_vite_build_carries_the_script_along_untouched() {
    let project = vite_project("build");
    succeed(tool("vite").arg("build").current_dir(&project));
    let address = serve(project.join("dist"));
    the_element_works(&address, "vite-build").await;
    the_module_works(&format!("{address}/mounted.html")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn vites_development_server_needs_no_setting() {
    let project = vite_project("dev");
    let (_server, address) = DevServer::start(&project).await;
    the_element_works(&address, "vite-dev").await;
    the_module_works(&format!("{address}/mounted.html")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_of_plain_modules_needs_no_bundler() {
    let folder = Path::new(ROOT).join("target/modules");
    let _ = fs::remove_dir_all(&folder);
    copy(&Path::new(ROOT).join("tests/modules"), &folder);
    copy(&Path::new(ROOT).join("pkg"), &folder.join("pkg"));
    let address = serve(folder);
    the_element_works(&address, "modules").await;
    the_module_works(&format!("{address}/mounted.html")).await;

    // A script that does not come is told, and the page goes on.
    let browser = Browser::start().await;
    browser.driver.goto(format!("{address}/missing.html")).await.expect("the page opens");
    browser.until_page("return document.title.includes('stem-readiness.js could not be loaded')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_script_that_was_minified_on_the_way_still_saves_pages_that_start() {
    let folder = Path::new(ROOT).join("target/minified");
    fs::create_dir_all(&folder).expect("target/ can be written");
    let script = fs::read_to_string(Path::new(ROOT).join("pkg/stem-readiness.js")).expect("`cargo xtask dist` was run");
    let changed = script.replacen("\"use strict\";", "\"use strict\";/* by a tool */", 1);
    assert!(changed != script, "the script is one strict function");
    fs::write(folder.join("stem-readiness.js"), changed).expect("target/ can be written");
    let page = "<!doctype html><html lang=en><meta charset=utf-8><title>Minified</title><link rel=icon href=data:,>
        <script src=stem-readiness.js></script><stem-readiness start=readiness storage-key=minified></stem-readiness>";
    fs::write(folder.join("index.html"), page).expect("target/ can be written");
    the_element_works(&serve(folder), "minified").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_yew_app_has_the_widget_on_its_page() {
    let example = Path::new(ROOT).join("target/yew-example");
    assert!(example.join("pkg/yew-example.js").exists(), "`cargo xtask test` builds the example");
    let browser = Browser::start().await;
    browser.driver.goto(serve(example)).await.expect("the page opens");
    let shown = "const root = document.querySelector('main > div')?.shadowRoot; const said = root?.querySelector('.shell')?.innerText ?? '';";
    browser.until_page(&format!("{shown} return said.includes('Riverbend Schools')")).await;
    let write = "const area = root.querySelector('textarea'); area.value = 'Every child builds something that works.';
        area.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })); return true";
    browser.until_page(&format!("{shown} {write}")).await;
    press(&browser, "next").await;
    browser.until_page(&format!("{shown} return said.includes('Northfield Schools')")).await;
    let begins_with = "return root.querySelector('textarea').value";
    browser.until_page(&format!("{shown} {begins_with} === ''")).await;
    press(&browser, "open").await;
    browser.until_page("return document.querySelector('main > div') === null").await;
    press(&browser, "next").await;
    press(&browser, "open").await;
    browser.until_page(&format!("{shown} {begins_with}.startsWith('Every child')")).await;
    browser.close().await;
}

async fn press(browser: &Browser, id: &str) {
    browser.driver.find(By::Id(id)).await.expect("the button is there").click().await.expect("it can be pressed");
}
