//! Two copies of the answers, as people meet them: files that are opened again, from this team and from another.

use std::fs;

use serde_json::{Value, json};

use crate::accessibility::{faults, with_axe};
use crate::browser::{Browser, complete, on_disk};
use crate::room::choose_files;
use crate::scratch;

/// A page with the answers of a team on screen.
async fn page() -> Browser {
    let browser = with_axe(&on_disk("dist/stem-readiness.html")).await;
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    browser.press("Mission").await;
    browser
}

/// Opens a document as a file that a person chooses in Share.
async fn open(browser: &Browser, document: &Value) {
    let path = scratch::path("copy.stem-readiness.json");
    fs::write(&path, document.to_string()).expect("the file can be written");
    browser.enter("Share", "files").await;
    // What was told before would be taken for the answer.
    browser.run("root.querySelector('.notice [aria-label=Close]')?.click()", vec![]).await;
    browser.until("return root.querySelector('.notice') == null").await;
    choose_files(browser, "open-file", &[path.display().to_string()]).await;
    browser.until("return root.querySelector('.copies, .notice') != null").await;
    browser.settle().await;
}

/// Another laptop's copy, that was edited in these fields of the mission.
fn edited(document: &Value, fields: &[(&str, &str)]) -> Value {
    let mut copy = document.clone();
    copy["revision"] = json!(copy["revision"].as_u64().unwrap_or_default() + 40);
    for (name, text) in fields {
        copy["mission"][*name] = json!(text);
    }
    copy
}

/// The words of the region with this name; none where it is not there.
async fn region(browser: &Browser, name: &str) -> Option<String> {
    let script = "const region = [...root.querySelectorAll('section[aria-labelledby]')].filter(seen)
        .find((one) => said(root.getElementById(one.getAttribute('aria-labelledby'))) === arguments[0]);
        return region?.innerText ?? null";
    browser.run(script, vec![json!(name)]).await.as_str().map(str::to_owned)
}

async fn mission(browser: &Browser, name: &str) -> Value {
    browser.document().await["mission"][name].clone()
}

#[tokio::test(flavor = "multi_thread")]
async fn two_laptops_are_joined_and_the_keyboard_finds_the_way() {
    let browser = page().await;
    let shared = browser.document().await;
    browser.fill("Who", "every girl").await;
    browser.fill("By when", "May 2030").await;
    let theirs = edited(&shared, &[("who", "every boy"), ("what", "run the river")]);
    open(&browser, &theirs).await;
    assert_eq!(mission(&browser, "who").await, "every girl", "nothing changes before a way out");
    let told = region(&browser, "Two copies").await.expect("both copies are shown");
    for said in ["every girl", "every boy", "Keep both, joined", "Keep the one on this screen", "Keep the other one"] {
        assert!(told.contains(said), "`{said}` is not in\n{told}");
    }
    let focused = browser.run("return root.activeElement?.id", vec![]).await;
    assert_eq!(focused, "copies-title", "the keyboard is where the question is");
    browser.choose("Who", "Both").await;
    for (theme, width) in [("light", 390), ("dark", 820), ("light", 1280)] {
        browser.run("host.setAttribute('theme', arguments[0])", vec![json!(theme)]).await;
        browser.size(width, 844).await;
        assert_eq!(faults(&browser).await, json!([]), "{theme}, {width} px");
        let fits = "const region = root.querySelector('.copies');
            return [document.documentElement.scrollWidth <= innerWidth, region.offsetHeight <= innerHeight]";
        assert_eq!(browser.run(fits, vec![]).await, json!([true, true]), "{width} px");
    }
    browser.press("Keep both, joined").await;
    let joined = browser.document().await["mission"].clone();
    assert_eq!(joined["who"], "every girl / every boy");
    assert_eq!((&joined["what"], &joined["by_when"]), (&json!("run the river"), &json!("May 2030")));
    assert_eq!(region(&browser, "Two copies").await, None);
    browser.press("Undo").await;
    assert_eq!(mission(&browser, "who").await, "every girl");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_kept_is_offered_as_a_file() {
    let browser = page().await;
    let shared = browser.document().await;
    browser.fill("Who", "every girl").await;
    open(&browser, &edited(&shared, &[("who", "every boy")])).await;
    browser.press("Keep the one on this screen").await;
    assert_eq!(mission(&browser, "who").await, "every girl");
    browser.press("Save the other copy as a file").await;
    browser.until("return root.querySelector('.notice')?.textContent.includes('was handed to your browser')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_file_twice_changes_nothing_and_an_older_one_says_so() {
    let browser = page().await;
    let first = browser.document().await;
    for _ in 0..2 {
        open(&browser, &first).await;
        assert!(browser.words().await.contains("This file says the same as the answers here."));
        assert_eq!(browser.document().await, first);
    }
    browser.press("Mission").await;
    browser.fill("Who", "everybody").await;
    open(&browser, &first).await;
    let told = region(&browser, "Two copies").await.expect("the older copy is shown");
    assert!(told.contains("The other copy is older"), "{told}");
    browser.press("Keep the other one").await;
    assert_eq!(mission(&browser, "who").await, first["mission"]["who"]);
    browser.press("Undo").await;
    assert_eq!(mission(&browser, "who").await, "everybody");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn many_differences_are_folded_and_chosen_at_once() {
    let browser = page().await;
    let names = ["who", "what", "by_when", "community", "owned", "learners", "includes", "stop"];
    let [ours, theirs] = ["ours", "theirs"].map(|side| names.map(|name| (name, side)));
    browser.run("host.document = arguments[0]", vec![edited(&complete(), &ours)]).await;
    open(&browser, &edited(&complete(), &theirs)).await;
    browser.size(390, 844).await;
    let high = browser.run("return root.querySelector('.copies').offsetHeight <= innerHeight", vec![]).await;
    assert_eq!(high, true, "the ways out are on the same screen");
    browser.press("Look at the").await;
    browser.press("Everywhere what is in the other copy").await;
    browser.choose("By when", "On this screen").await;
    browser.press("Keep both, joined").await;
    let joined = browser.document().await["mission"].clone();
    assert_eq!((&joined["who"], &joined["by_when"]), (&json!("theirs"), &json!("ours")));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_teams_file_is_offered_as_a_team_of_its_own() {
    let browser = page().await;
    let mut other = edited(&complete(), &[("community", "Hillside")]);
    other["document_id"] = json!("hillside");
    open(&browser, &other).await;
    let told = region(&browser, "Another team’s file").await.expect("it is told");
    assert!(told.contains("Hillside") && told.contains("Replace this team’s answers"), "{told}");
    assert_eq!(browser.document().await["document_id"], complete()["document_id"]);
    assert_eq!(faults(&browser).await, json!([]));
    browser.press("Open it as a team of its own").await;
    browser.until("return host.document.document_id === 'hillside'").await;
    browser.settle().await;
    assert_eq!(region(&browser, "Another team’s file").await, None);
    browser.enter("Share", "teams").await;
    let words = browser.words().await;
    assert!(words.contains("Open Riverbend Unified"), "the first team lies aside: {words}");
    browser.press("Open Riverbend Unified").await;
    browser.until("return host.document.mission.community === 'Riverbend Unified'").await;
    browser.close().await;
}
