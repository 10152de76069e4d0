//! The files that the widget makes, opened with other people's programs; and tables brought back.

use std::fs;
use std::path::Path;
use std::process::Command;

use base64::Engine as _;
use serde_json::{Value, json};

use crate::browser::{Browser, on_disk};
use crate::scratch;

/// The document of a team that has filled every part of the plan.
pub(crate) fn deep() -> Value {
    let text = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/deep.json"));
    serde_json::from_str(&text.expect("the fixture is there")).expect("the fixture is JSON")
}

/// Starts a browser with a document in the widget.
pub(crate) async fn with(document: &Value) -> Browser {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    browser.run("host.document = arguments[0]", vec![document.clone()]).await;
    browser.settle().await;
    browser
}

/// A file made by `element.exportAs`.
pub(crate) async fn exported(browser: &Browser, kind: &str, table: Option<&str>) -> Vec<u8> {
    let script = "host.exportAs(arguments[0], arguments[1] ?? undefined).then((blob) => {
        const reader = new FileReader();
        reader.onload = () => { window.exported = reader.result; };
        reader.readAsDataURL(blob);
    }, (error) => { window.exported = 'refused: ' + error.message; })";
    browser.run("window.exported = null", vec![]).await;
    browser.run(script, vec![json!(kind), json!(table)]).await;
    browser.until("return window.exported != null").await;
    let address = browser.run("return window.exported", vec![]).await;
    let address = address.as_str().expect("an address").to_owned();
    let data = address.split_once("base64,").unwrap_or_else(|| panic!("{address}")).1;
    base64::engine::general_purpose::STANDARD.decode(data).expect("base64")
}

/// Runs a script of `tests/tools` with the packages that `cargo xtask test` installs.
pub(crate) fn python(script: &str, folder: &Path) -> String {
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/target/tools/python/bin/python");
    let script = format!("{}/tests/tools/{script}", env!("CARGO_MANIFEST_DIR"));
    let out =
        Command::new(program).arg(script).arg(folder).output().expect("`cargo xtask test` installs Python's packages");
    assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
    String::from_utf8_lossy(&out.stdout).into_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn other_programs_read_every_value_of_the_files() {
    let browser = with(&deep()).await;
    let folder = scratch::folder("files");
    let document = browser.document().await;
    fs::write(folder.join("document.json"), document.to_string()).expect("written");
    fs::copy(concat!(env!("CARGO_MANIFEST_DIR"), "/src/content/framework.en.json"), folder.join("framework.json"))
        .expect("copied");
    for table in ["ratings", "plan", "measures", "cost", "pilots"] {
        fs::write(folder.join(format!("{table}.csv")), exported(&browser, "csv", Some(table)).await).expect("written");
    }
    let others =
        [("xlsx", "book.xlsx"), ("docx", "plan.docx"), ("ics", "plan.ics"), ("md", "plan.md"), ("html", "plan.html")];
    for (kind, name) in others {
        fs::write(folder.join(name), exported(&browser, kind, None).await).expect("written");
    }
    assert_eq!(
        exported(&browser, "csv", None).await,
        fs::read(folder.join("ratings.csv")).expect("read"),
        "ratings by default"
    );
    let json: Value = serde_json::from_slice(&exported(&browser, "json", None).await).expect("JSON");
    assert_eq!(json, document);
    println!("{}{}", python("check_files.py", &folder), python("check_readings.py", &folder));
    let types = "window.told = null; Promise.all(['json', 'csv', 'xlsx', 'docx', 'md', 'ics'].map((kind) => host.exportAs(kind))).then((all) => { window.told = all.map((blob) => blob.type.split(';')[0]); })";
    browser.run(types, vec![]).await;
    browser.until("return window.told != null").await;
    assert_eq!(
        browser.run("return window.told", vec![]).await,
        json!([
            "application/json",
            "text/csv",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "text/markdown",
            "text/calendar"
        ])
    );
    let _ = fs::remove_dir_all(&folder);
    browser.close().await;
}

/// Gives a file to the input of this id.
pub(crate) async fn choose_file(browser: &Browser, id: &str, path: &Path) {
    let script = format!("return document.querySelector('stem-readiness').shadowRoot.getElementById('{id}')");
    let found = browser.driver.execute(script, vec![]).await.expect("a script");
    found.element().expect("the input is there").send_keys(path.display().to_string()).await.expect("it takes a file");
    browser.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_workbook_that_libreoffice_saved_again_changes_the_plan_after_a_look() {
    let browser = with(&deep()).await;
    let folder = scratch::folder("files");
    fs::write(folder.join("book.xlsx"), exported(&browser, "xlsx", None).await).expect("written");
    fs::write(folder.join("plan.csv"), exported(&browser, "csv", Some("plan")).await).expect("written");
    python("edit_plan.py", &folder);
    let before = browser.document().await["plan"]["actions"].clone();
    browser.enter("Share", "files").await;
    for (name, owner) in [("edited.xlsx", "A. New"), ("edited.csv", "B. Newer")] {
        let was = browser.document().await["plan"]["actions"].clone();
        choose_file(&browser, "open-file", &folder.join(name)).await;
        browser.until("return root.getElementById('review-title') != null").await;
        assert_eq!(browser.document().await["plan"]["actions"], was, "nothing changes before the look");
        let words = browser.words().await;
        for told in
            ["Owner: from", owner, "Feb 26, 2027", "nothing here has the id “a99”", "“someday” was not understood"]
        {
            assert!(words.contains(told), "{name}: `{told}` is not in\n{words}");
        }
        browser.press("Make these 3 changes").await;
        let after = browser.document().await["plan"]["actions"].clone();
        assert_eq!(
            (&after[0]["owner"], &after[1]["due_date"], &after[2]["status"]),
            (&json!(owner), &json!("2027-02-26"), &json!("done")),
            "{name}"
        );
        assert_eq!(after[1]["owner"], before[1]["owner"], "a text that looks like a formula comes back as it was");
        browser.press("Undo").await;
        assert_eq!(browser.document().await["plan"]["actions"], was, "it can be taken back");
    }
    browser.close().await;
}
