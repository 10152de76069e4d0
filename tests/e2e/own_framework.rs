//! Frameworks of one's own: another field goes all the way, extremes stay readable, a changed edition drops nothing.

use std::fs;

use base64::Engine as _;
use serde_json::{Value, json};

use crate::browser::{Browser, on_disk};
use crate::prints::{flowed, printed, text_of};
use crate::scratch;
use crate::server::{Answer, Server};

const EXAMPLE: &str = "examples/literacy/index.html";

#[tokio::test(flavor = "multi_thread")]
async fn the_literacy_example_goes_the_whole_way_without_a_word_of_stem() {
    let browser = Browser::open(&on_disk(EXAMPLE)).await;
    let mut seen = vec![browser.words().await];
    assert!(seen[0].contains("What does reading well mean, here?"), "{}", seen[0]);
    for (label, text) in [
        ("Your district or team", "Lakeside Public Schools"),
        ("Who", "every Lakeside child"),
        ("What they will do", "read, write and talk about books they chose"),
        ("By when", "June 2029"),
    ] {
        browser.fill(label, text).await;
    }
    browser.press("Add detail").await;
    browser.choose("What most often stands in the way of reading here", "Help that comes too late").await;
    seen.push(browser.words().await);
    shots(&browser, "literacy-mission").await;

    browser.press("Readiness").await;
    for step in 0..5 {
        browser.run("root.querySelectorAll('.rail__rooms a')[arguments[0]].click()", vec![json!(step)]).await;
        browser.settle().await;
        browser.run("root.querySelectorAll('.level-picker').forEach((p, at) => p.querySelectorAll('input')[at % 4].click())", vec![]).await;
        seen.push(browser.words().await);
    }
    browser.until("return Object.keys(host.document.readiness.answers).length === 25").await;
    shots(&browser, "literacy-readiness").await;

    browser.press("Insights").await;
    browser.until("return root.querySelector('h2').innerText === 'Not yet'").await;
    seen.push(browser.words().await);
    shots(&browser, "literacy-insights").await;

    browser.press("Plan").await;
    browser.press("Take as a priority").await;
    browser.press("Adopt").await;
    let plan = browser.document().await["plan"].clone();
    assert_eq!(plan["actions"].as_array().map(Vec::len), Some(1), "{plan}");
    seen.push(browser.words().await);
    shots(&browser, "literacy-plan").await;

    browser.press("Share").await;
    seen.push(browser.words().await);
    for button in [
        "Print the board page",
        "Print the full plan",
        "Print the mission poster",
        "Print the step report",
        "Print blank rating sheets",
    ] {
        browser.press_print(button).await;
        let pdf = printed(&browser).await;
        if keeps_pictures() {
            let _ = fs::copy(&pdf, format!("{}/{}.pdf", folder(), button.replace(' ', "-")));
        }
        let text = flowed(&text_of(&pdf));
        assert!(text.len() > 200, "{button}: {text}");
        seen.push(text);
        browser.press("Back to Share").await;
    }
    for text in &seen {
        assert!(!text.contains("STEM"), "{text}");
    }
    browser.saved().await;
    let before = browser.document().await;
    browser.go(&on_disk(EXAMPLE)).await;
    assert_eq!(browser.document().await, before, "a reload keeps everything");
    saved_page_carries_the_framework(&browser).await;
    browser.close().await;
}

/// The page that the widget saves holds the framework too: it opens by itself, with every answer.
async fn saved_page_carries_the_framework(browser: &Browser) {
    browser
        .run("window.page = null; host.exportAs('html').then((blob) => blob.text()).then((text) => (window.page = text))", vec![])
        .await;
    browser.until("return window.page !== null").await;
    let page = browser.run("return window.page", vec![]).await;
    let before = browser.document().await;
    let path = scratch::path("literacy.stem-readiness.html");
    fs::write(&path, page.as_str().expect("a page")).expect("the folder can be written");
    browser.go(&format!("file://{}", path.display())).await;
    assert_eq!(browser.document().await, before);
    assert!(browser.words().await.contains("Early Literacy Readiness"));
}

/// A framework of so many steps, levels and indicators a step.
pub(crate) fn made(steps: usize, levels: usize, indicators: usize) -> Value {
    let names = [
        "Absent",
        "Begun",
        "Tried out",
        "In several schools",
        "In every school",
        "Checked yearly",
        "Lasting beyond us",
    ];
    let step = |step: usize| {
        let code = char::from(b'A' + step as u8);
        let all: Vec<Value> = (1..=indicators)
            .map(|number| {
                let look = |level: usize| format!("What one sees at level {level}: people, time and proof of it");
                json!({ "id": format!("{code}{number}"), "title": format!("Indicator {number} of step {code}"), "question": "What is in place?",
                    "descriptors": (1..=levels).map(look).collect::<Vec<_>>(), "evidence_hint": "Minutes", "equity": number % 5 == 0, "pulse": number < 3 })
            })
            .collect();
        json!({ "id": format!("step-{code}"), "code": code.to_string(), "title": format!("Step {code} with a title of ordinary length"),
            "short_title": format!("Short title {code}"), "why": "Because it matters.", "indicators": all })
    };
    json!({
        "format": "stem-readiness-framework", "version": 1, "id": format!("made-{steps}-{levels}-{indicators}"), "edition": "1",
        "lang": "en", "title": "Made", "rule": ["Rate today."], "default_target": levels, "claimed_from": levels,
        "levels": names[..levels].iter().map(|name| json!({ "name": name, "meaning": "" })).collect::<Vec<_>>(),
        "steps": (0..steps).map(step).collect::<Vec<_>>(),
        "foundations": [{ "indicator": "A1", "level": 2, "needs": "B1", "needs_level": 2, "because": "one rests on the other" }],
        "mission": {},
    })
}

#[tokio::test(flavor = "multi_thread")]
async fn the_smallest_and_the_largest_framework_stay_readable() {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    for (framework, name, total) in [(made(2, 2, 2), "smallest", 4), (made(12, 7, 16), "largest", 192)] {
        let steps = framework["steps"].as_array().map_or(0, Vec::len);
        browser.run("host.framework = arguments[0]", vec![framework]).await;
        browser.until("return host.document?.framework.title === 'Made' && !!root.querySelector('.rail')").await;
        browser.press("Readiness").await;
        for step in 0..steps {
            browser.run("root.querySelectorAll('.rail__rooms a')[arguments[0]].click()", vec![json!(step)]).await;
            browser.settle().await;
            let rate = "root.querySelectorAll('.level-picker').forEach((p, at) => { const all = p.querySelectorAll('input'); all[(at + arguments[0]) % all.length].click() })";
            browser.run(rate, vec![json!(step)]).await;
        }
        browser.until(&format!("return Object.keys(host.document.readiness.answers).length === {total}")).await;
        shots(&browser, &format!("{name}-readiness")).await;
        for place in ["Insights", "Plan", "Share"] {
            browser.press(place).await;
            shots(&browser, &format!("{name}-{}", place.to_lowercase())).await;
        }
        for button in ["Print the board page", "Print the step report", "Print blank rating sheets"] {
            browser.press_print(button).await;
            let pdf = printed(&browser).await;
            assert!(text_of(&pdf).len() > 200, "{name}: {button}");
            if keeps_pictures() {
                let _ = fs::copy(&pdf, format!("{}/{name}-{}.pdf", folder(), button.replace(' ', "-")));
            }
            browser.press("Back to Share").await;
        }
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_changed_edition_shows_what_moved_and_drops_no_answer() {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    let first = made(3, 5, 3);
    browser.run("host.framework = arguments[0]", vec![first.clone()]).await;
    browser.until("return host.document?.framework.title === 'Made' && !!root.querySelector('.rail')").await;
    browser.press("Readiness").await;
    browser.choose("A1 Indicator 1", "5 In every school").await;
    browser.fill("Evidence for A1", "Minutes of March").await;
    browser.choose("A3 Indicator 3", "3 Tried out").await;
    browser.fill("Evidence for A3", "Two photographs").await;
    browser.saved().await;

    let mut second = made(3, 3, 2);
    second["id"] = first["id"].clone();
    second["edition"] = json!("2");
    second["steps"][0]["indicators"][1]["title"] = json!("Another title");
    browser.run("host.framework = arguments[0]", vec![second]).await;
    browser.until("return root.querySelector('.edition') !== null").await;
    let words = browser.words().await;
    for told in [
        "edition 1",
        "edition 2",
        "A3 Indicator 3 of step A",
        "is now called “Another title”",
        "no longer there: A1",
        "In every school",
    ] {
        assert!(words.contains(told), "`{told}`: {words}");
    }
    shots(&browser, "edition-told").await;
    browser.press("Go on with edition 2").await;
    browser.until("return root.querySelector('.edition') === null").await;
    browser.press("Readiness").await;
    assert!(browser.words().await.contains("Level 5 of an earlier edition"));
    shots(&browser, "edition-readiness").await;
    browser.choose("A1 Indicator 1", "3 Tried out").await;
    browser.enter("Insights", "findings").await;
    let words = browser.words().await;
    assert!(
        words.contains("Answers to indicators of earlier editions") && words.contains("Two photographs"),
        "{words}"
    );
    shots(&browser, "edition-insights").await;
    browser.saved().await;
    let kept = browser.document().await;
    assert_eq!(kept["readiness"]["answers"]["A3"]["response"]["level"], 3);
    assert_eq!(kept["readiness"]["answers"]["A1"]["evidence"]["note"], "Minutes of March");

    let refusal = "window.fault = null; host.open(arguments[0]).catch((fault) => (window.fault = fault))";
    browser.run(refusal, vec![crate::browser::complete()]).await;
    browser.until("return window.fault !== null").await;
    let fault = browser.run("return window.fault", vec![]).await;
    assert_eq!(fault["code"], "other-framework");
    assert!(
        fault["message"].as_str().is_some_and(|said| said.contains("five-steps") && said.contains("made-3-5-3")),
        "{fault}"
    );
    assert_eq!(browser.document().await, kept, "nothing changed");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_page_that_checks_a_file_lists_every_fault() {
    let browser = Browser::open(&on_disk("examples/check/index.html")).await;
    let choose = "const input = document.getElementById('file'), files = new DataTransfer();
        files.items.add(new File([arguments[0]], 'mine.json')); input.files = files.files;
        input.dispatchEvent(new Event('change'))";
    let mut broken = made(2, 4, 2);
    broken["default_target"] = json!(9);
    broken["steps"][1]["indicators"][0]["title"] = Value::Null;
    broken["words"] = json!({ "common_titel": "Mine" });
    browser.run(choose, vec![json!(broken.to_string())]).await;
    browser.until("return document.querySelectorAll('#faults li').length === 3").await;
    let told = browser.run("return document.querySelector('main').innerText", vec![]).await.to_string();
    for part in ["3 things do not fit in mine.json", "default_target", "steps[1].indicators[0].title", "common_title"] {
        assert!(told.contains(part), "`{part}`: {told}");
    }
    browser.run(choose, vec![json!("{ \"id\": }")]).await;
    browser.until("return document.querySelector('#faults li')?.innerText.includes('line 1 column 9')").await;
    browser.run(choose, vec![json!(made(2, 4, 2).to_string())]).await;
    browser.until("return document.getElementById('verdict').innerText.includes('fits')").await;
    browser.close().await;
}

/// Whether pictures are wanted, for looking at.
fn keeps_pictures() -> bool {
    std::env::var_os("STEM_READINESS_SHOTS").is_some()
}

fn folder() -> String {
    let folder = format!("{}/target/shots", env!("CARGO_MANIFEST_DIR"));
    fs::create_dir_all(&folder).expect("target can be written");
    folder
}

/// Pictures of what is shown, narrow and wide; nothing may reach out of the page at either width.
async fn shots(browser: &Browser, name: &str) {
    for width in [390, 1280] {
        browser.size(width, 900).await;
        browser.settle().await;
        let wide = browser.run("return document.documentElement.scrollWidth", vec![]).await;
        assert!(wide.as_u64().is_some_and(|wide| wide <= width), "{name} is {wide} wide at {width}");
        if keeps_pictures() {
            let high = browser.run("return document.documentElement.scrollHeight", vec![]).await;
            browser.size(width, high.as_u64().unwrap_or(900).min(9000)).await;
            browser.settle().await;
            let answer = browser.command("Page.captureScreenshot", json!({})).await;
            let picture = base64::engine::general_purpose::STANDARD.decode(answer["data"].as_str().expect("a picture"));
            fs::write(format!("{}/{name}-{width}.png", folder()), picture.expect("base64"))
                .expect("target can be written");
        }
    }
    browser.command("Emulation.clearDeviceMetricsOverride", json!({})).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_visitor_reads_what_does_not_fit_in_the_pages_own_framework_and_rates_nothing_else() {
    let right = made(2, 3, 2);
    let mut wrong = right.clone();
    let fields = wrong.as_object_mut().expect("an object");
    let steps = fields.remove("steps").expect("steps");
    fields.insert("stepz".to_owned(), steps);
    let page = format!(
        "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,>
        <script>addEventListener('stem-readiness-error', (event) => {{ window.told = event.detail }})</script>
        <script src=stem-readiness.js defer></script><stem-readiness start=readiness>
        <script type=application/json data-framework>{wrong}</script></stem-readiness>"
    );
    let server = Server::start(move |path, _| if path == "/" { Answer::page(&page) } else { Answer::missing() });
    let browser = Browser::start().await;
    browser.driver.goto(server.at("/")).await.expect("the page opens");
    browser.until("return !!root.querySelector('[role=alert]')").await;
    let words = browser.words().await;
    assert!(words.contains("stepz: is no field, did you mean `steps`?"), "{words}");
    assert_eq!(browser.run("return [root.querySelector('input'), host.document]", vec![]).await, json!([null, null]));
    let told = browser.run("return [told.code, host.status.reason]", vec![]).await;
    assert_eq!(told, json!(["framework", "framework"]));
    browser.run("host.framework = arguments[0]", vec![right]).await;
    browser.until("return host.document?.framework.title === 'Made' && !root.querySelector('[role=alert]')").await;
    browser.choose("A1 Indicator 1 of step A", "2 Begun").await;
    browser.close().await;
}
