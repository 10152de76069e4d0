//! What comes out of the printer.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use base64::Engine as _;
use serde_json::json;

use crate::browser::{Browser, complete, on_disk};
use crate::scratch;

/// Prints the page to a file, on the paper that the page asks for.
pub(crate) async fn printed(browser: &Browser) -> PathBuf {
    let answer = browser.command("Page.printToPDF", json!({ "preferCSSPageSize": true })).await;
    let bytes =
        base64::engine::general_purpose::STANDARD.decode(answer["data"].as_str().expect("a file")).expect("base64");
    let path = scratch::path("print.pdf");
    fs::write(&path, bytes).expect("the folder can be written");
    path
}

/// The words of a printed file, pages apart by form feeds.
pub(crate) fn text_of(pdf: &Path) -> String {
    let out = Command::new("pdftotext").args(["-layout".as_ref(), pdf.as_os_str(), "-".as_ref()]).output();
    String::from_utf8(out.expect("pdftotext is installed by `cargo xtask test`").stdout).expect("text")
}

/// The words that lie nearer than a sixth of an inch to an edge of their page, where many printers do not reach, or beyond it.
pub(crate) fn clipped(pdf: &Path) -> Vec<String> {
    let out = Command::new("pdftotext").args(["-bbox".as_ref(), pdf.as_os_str(), "-".as_ref()]).output();
    let text = String::from_utf8(out.expect("pdftotext is installed by `cargo xtask test`").stdout).expect("text");
    let number = |line: &str, name: &str| -> f64 {
        let after = line.split(&format!("{name}=\"")).nth(1).expect("pdftotext names each edge");
        after.split('"').next().and_then(|digits| digits.parse().ok()).expect("a number")
    };
    let (mut wide, mut high, mut found, mut count) = (0.0, 0.0, Vec::new(), 0);
    for line in text.lines().map(str::trim) {
        if line.starts_with("<page ") {
            (wide, high) = (number(line, "width"), number(line, "height"));
        } else if line.starts_with("<word ") {
            count += 1;
            let inside = number(line, "xMin") >= 12.0
                && number(line, "yMin") >= 12.0
                && number(line, "xMax") <= wide - 12.0
                && number(line, "yMax") <= high - 12.0;
            if !inside {
                found.push(line.to_owned());
            }
        }
    }
    assert!(count > 20, "the file has words");
    found
}

pub(crate) fn pages(text: &str) -> Vec<&str> {
    text.trim_end_matches('\u{c}').split('\u{c}').collect()
}

/// The words of a text, without the breaks of its lines.
pub(crate) fn flowed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

async fn pack(button: &str, paper: &str) -> String {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    browser.press("Share").await;
    browser.press_print(button).await;
    if paper == "a4" {
        let script = "const size = labelled('Paper'); size.value = 'a4'; size.dispatchEvent(new Event('change', { bubbles: true }))";
        browser.run(script, vec![]).await;
    }
    browser.settle().await;
    let pdf = printed(&browser).await;
    let text = text_of(&pdf);
    browser.close().await;
    assert_eq!(clipped(&pdf), Vec::<String>::new(), "`{button}` on {paper}");
    for (index, page) in pages(&text).iter().enumerate() {
        let lines: Vec<&str> = page.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        // The last line is the page's number where there is one.
        let foot = lines.iter().rev().take(2).find(|line| line.starts_with("Indicator "));
        assert_eq!(foot, None, "page {} of `{button}` ends with the head of a table:\n{text}", index + 1);
        assert!(page.split_whitespace().count() > 12, "page {} of `{button}` is blank:\n{text}", index + 1);
    }
    text
}

/// Frames that come late, as on a slow device under load, and how many had come when the page printed.
const LATE_FRAMES: &str = "
const frame = requestAnimationFrame;
window.frames = 0;
window.requestAnimationFrame = (then) =>
  setTimeout(() => frame((at) => { frames += 1; then(at); }), 1000);
addEventListener('beforeprint', () => { window.framesBefore = frames; });";

#[tokio::test(flavor = "multi_thread")]
async fn what_is_not_painted_yet_is_not_printed() {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    browser.press("Share").await;
    browser.run(LATE_FRAMES, vec![]).await;
    browser.press_print("Print the board page").await;
    let frames = browser.run("return framesBefore", vec![]).await;
    assert!(frames.as_u64() >= Some(2), "printed after {frames} frames");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_board_page_is_one_page_in_words() {
    for paper in ["letter", "a4"] {
        let text = pack("Print the board page", paper).await;
        assert_eq!(pages(&text).len(), 1, "on {paper}:\n{text}");
        for words in ["Riverbend Unified", "We ask the board to", "What we will stop", "Next report", "Who is missing"]
        {
            let found = text.to_lowercase().contains(&words.to_lowercase());
            assert!(found, "`{words}` is missing on {paper}:\n{text}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_full_plan_has_mission_scores_owners_and_dates() {
    let text = flowed(&pack("Print the full plan", "letter").await);
    let document = complete();
    for action in document["plan"]["actions"].as_array().expect("actions") {
        let priority = document["plan"]["priorities"].as_array().expect("priorities").contains(&action["indicator"]);
        if priority {
            for field in ["title", "owner"] {
                let words = action[field].as_str().expect("a text");
                assert!(text.contains(words), "`{words}` is missing:\n{text}");
            }
        }
    }
    let mission = document["mission"]["drafts"][0]["wording"].as_str().map(flowed).expect("a statement");
    assert!(text.contains(&mission), "`{mission}` is missing:\n{text}");
    // Worked by hand from the fixture's levels: 3 2 2 3 2 1 make 13/6, that is 2.2, and (13/6 - 1)/3, that is 39%.
    for row in [
        "Vision 2.2 39% Building 6 of 6",
        "Partnerships 1.7 22% Exploring 6 of 6",
        "Pilot 2.0 33% Building 6 of 6",
        "1.8 28% Building 6 of 6",
        "2.0 33% Building 6 of 6",
        "Overall 1.9 31% Building 30 of 30",
    ] {
        assert!(text.contains(row), "`{row}` is missing:\n{text}");
    }
    for date in ["Jan 29, 2027", "Mar 12, 2027", "Dec 18, 2026", "Feb 26, 2027"] {
        assert!(text.contains(date), "`{date}` is missing:\n{text}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn every_other_pack_prints_without_a_blank_page() {
    for paper in ["letter", "a4"] {
        for button in ["Print the mission poster", "Print the step report", "Print blank rating sheets"] {
            let text = pack(button, paper).await;
            assert!(text.contains("STEM"), "{text}");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn printing_the_page_itself_prints_the_full_plan() {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    browser.settle().await;
    let text = flowed(&text_of(&printed(&browser).await));
    assert!(text.contains("STEM action plan of Riverbend Unified"), "{text}");
    browser.until("return !root.querySelector('.preview')").await;
    browser.close().await;
}
