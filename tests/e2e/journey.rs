//! The whole journey of a team, from an empty page to a plan, from disk.

use serde_json::json;

use crate::browser::{Browser, complete, on_disk};
use crate::engine::{Engine, in_every_engine};
use crate::patience;

in_every_engine! {
    a_team_goes_from_its_mission_to_its_plan_and_finds_it_again
    a_number_key_rates_and_moves_on_and_undo_takes_it_back
    everything_can_be_emptied_and_brought_back
}

async fn a_team_goes_from_its_mission_to_its_plan_and_finds_it_again(engine: Engine) {
    let page = on_disk("dist/stem-readiness.html");
    let browser = Browser::open_in(engine, &page).await;

    browser.fill("Your district or team", "Riverbend Unified").await;
    browser.fill("Who", "every Riverbend student").await;
    browser.fill("What they will do", "design and test clean-energy solutions").await;
    browser.fill("By when", "June 2029").await;
    let statement = browser.run("return labelled('Mission statement').value", vec![]).await;
    assert_eq!(statement, "By June 2029, every Riverbend student will design and test clean-energy solutions.");

    rate_everything(&browser).await;
    browser.press("Insights").await;
    browser.until("return root.querySelector('h2').innerText === 'Building'").await;
    let table = browser.run("return [...root.querySelectorAll('caption')].map((c) => c.innerText)", vec![]).await;
    assert!(table.as_array().expect("captions").contains(&json!("Readiness by step")), "{table}");

    browser.press("Plan").await;
    browser.press("Take as a priority").await;
    browser.press("Adopt").await;
    let plan = browser.document().await["plan"].clone();
    assert_eq!(plan["priorities"].as_array().map(Vec::len), Some(1), "{plan}");
    assert_eq!(plan["actions"].as_array().map(Vec::len), Some(1), "{plan}");

    browser.saved().await;
    let before = browser.document().await;
    browser.go(&on_disk("dist/stem-readiness.html")).await;
    assert_eq!(browser.document().await, before, "a reload keeps everything");
    assert!(browser.words().await.contains("Riverbend Unified"));

    let requests = browser.run("return performance.getEntriesByType('resource').length", vec![]).await;
    assert_eq!(requests, 0, "the page asks for nothing");
    browser.close().await;
}

/// Rates each indicator 2, one by key and the rest by click.
async fn rate_everything(browser: &Browser) {
    browser.press("Readiness").await;
    for step in ["Vision", "Partnerships", "Pilot", "Teacher capacity", "Resource allocation"] {
        browser
            .run(
                "[...root.querySelectorAll('nav a')].find((a) => a.innerText.includes(arguments[0])).click()",
                vec![json!(step)],
            )
            .await;
        browser.settle().await;
        browser
            .run(
                "root.querySelectorAll('.level-picker').forEach((p) => p.querySelectorAll('input')[1].click())",
                vec![],
            )
            .await;
    }
    browser.until("return Object.keys(host.document.readiness.answers).length === 30").await;
}

/// Undo and redo, and a page that holds a real district's words.
async fn everything_can_be_emptied_and_brought_back(engine: Engine) {
    let browser = Browser::open_in(engine, &on_disk("dist/stem-readiness.html")).await;
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    browser.until("return host.document.mission?.community === 'Riverbend Unified'").await;
    browser.enter("Share", "device").await;
    browser.press("Empty everything").await;
    browser.until("return !host.document.mission?.community").await;
    browser.press("Undo").await;
    browser.until("return host.document.mission?.community === 'Riverbend Unified'").await;
    browser.press("Redo").await;
    browser.until("return !host.document.mission?.community").await;
    browser.press("Undo").await;
    browser.saved().await;
    browser.press("Delete everything on this device").await;
    browser.press("Yes, delete").await;
    browser.until("return !host.document.mission?.community").await;
    browser.saved().await;
    let is_left = async || browser.records().await.values().any(|text| text.contains("Riverbend"));
    patience::seen("an empty device", async || (!is_left().await).then_some(())).await;
    let undo = "return root.querySelector('.header [aria-label=Undo]').disabled";
    assert_eq!(browser.run(undo, vec![]).await, true, "nothing brings the answers back");
    browser.go(&on_disk("dist/stem-readiness.html")).await;
    assert_eq!(browser.run("return host.document.mission?.community ?? ''", vec![]).await, "");
    browser.close().await;
}

async fn a_number_key_rates_and_moves_on_and_undo_takes_it_back(engine: Engine) {
    let browser = Browser::open_in(engine, &on_disk("dist/stem-readiness.html")).await;
    browser.press("Readiness").await;
    let script = "const radio = root.getElementById('V1-1'); radio.focus();
        radio.dispatchEvent(new KeyboardEvent('keydown', { key: '3', bubbles: true, composed: true }))";
    browser.run(script, vec![]).await;
    browser.until("return host.document.readiness.answers.V1?.response.level === 3").await;
    browser.until("return root.activeElement?.id === 'V2-1'").await;
    assert!(browser.words().await.contains("claimed"), "level 3 without evidence is a claim");
    browser.press("Undo").await;
    browser.until("return !host.document.readiness?.answers?.V1").await;
    browser.close().await;
}

/// Notes everything that would leave the page: what a script asks for, what the policy refuses, and where it goes.
const WATCH: &str = r#"
window.left = [];
for (const [owner, name] of [[window, "fetch"], [window, "open"], [navigator, "sendBeacon"], [window, "WebSocket"], [window, "EventSource"], [window, "XMLHttpRequest"], [window, "Worker"]]) {
  const real = owner[name];
  if (real) owner[name] = function (...all) { left.push(name); return new.target ? new real(...all) : real.apply(this, all); };
}
document.addEventListener("securitypolicyviolation", (event) => left.push(event.violatedDirective + " " + event.blockedURI));
window.navigation?.addEventListener("navigate", (event) => left.push("to " + event.destination.url));
"#;

#[tokio::test(flavor = "multi_thread")]
async fn a_real_districts_words_go_all_the_way_and_nothing_leaves_the_page() {
    let page = on_disk("dist/stem-readiness.html");
    let browser = Browser::start().await;
    browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": WATCH })).await;
    browser.go(&on_disk("dist/stem-readiness.html")).await;
    write_the_mission(&browser).await;
    rate_with_evidence(&browser).await;
    agree_on_the_plan(&browser).await;
    browser.saved().await;
    let before = browser.document().await;
    assert_eq!(
        browser.run("return [location.href === arguments[0], left]", vec![json!(page)]).await,
        json!([true, []])
    );

    browser.go(&on_disk("dist/stem-readiness.html")).await;
    assert_eq!(browser.document().await, before, "a reload keeps everything");
    let asked = browser.run("return performance.getEntriesByType('resource').length", vec![]).await;
    assert_eq!(asked, 0, "the page asks for nothing");

    browser.press("Share").await;
    browser.press_print("Print the full plan").await;
    let printed = crate::prints::printed(&browser).await;
    let text = crate::prints::flowed(&crate::prints::text_of(&printed));
    for words in [
        "By June 2029, every Riverbend student",
        "girls in physics",
        "Ana Ortiz, superintendent’s office",
        "Feb 26, 2027",
        "move two coaching release",
        "May 12, 2027",
        "buying robotics sets without",
    ] {
        assert!(text.contains(words), "`{words}` is not in the printed plan:\n{text}");
    }
    browser.close().await;
}

async fn write_the_mission(browser: &Browser) {
    for (label, text) in [
        ("Your district or team", "Riverbend Unified"),
        ("Who", "every Riverbend student"),
        ("What they will do", "design, build and test clean-energy solutions for the river valley"),
        ("By when", "June 2029"),
    ] {
        browser.fill(label, text).await;
    }
    browser.press("Add detail").await;
    browser.press("Add a group").await;
    for (label, text) in [("Group", "girls in physics"), ("Today", "31%"), ("Should be", "45%"), ("Learners", "212")] {
        browser.fill(label, text).await;
    }
    browser.choose("What most often stops STEM here", "Teacher time").await;
    browser.enter("Mission", "test").await;
    browser.fill("What you will measure", "share of each group that finishes a partner project").await;
    browser.fill("How the mission decides", "We buy nothing until a teacher can name whom it serves first.").await;
    browser.fill("What you will stop", "buying robotics sets without a unit to use them in").await;
    browser.until("return root.querySelectorAll('.checks__item').length === 6").await;
}

/// Rates every step 1, 2, 3, 2, 1, 2, with a note for each level 3.
async fn rate_with_evidence(browser: &Browser) {
    browser.press("Readiness").await;
    for index in 0..5 {
        browser.run("root.querySelectorAll('.rail__rooms a')[arguments[0]].click()", vec![json!(index)]).await;
        browser.settle().await;
        let rate = "[0, 1, 2, 1, 0, 1].forEach((level, at) =>
            root.querySelectorAll('.level-picker')[at].querySelectorAll('input')[level].click())";
        browser.run(rate, vec![]).await;
        let id = ["V3", "P3", "S3", "T3", "R3"][index];
        browser.fill(&format!("Evidence for {id}"), "Adopted by cabinet in March; minutes on the shared drive.").await;
    }
    browser.until("return Object.keys(host.document.readiness.answers).length === 30").await;
    browser.press("Insights").await;
    browser.until("return root.querySelector('h2').innerText === 'Exploring'").await;
}

/// Takes three priorities, is asked about a fourth, and agrees on one owned and dated action.
async fn agree_on_the_plan(browser: &Browser) {
    browser.press("Plan").await;
    for _ in 0..3 {
        browser.press("Take as a priority").await;
    }
    browser.press("What else could be a priority").await;
    browser.press("Take as a priority").await;
    assert!(browser.words().await.contains("Which one gives way?"));
    browser.press("Keep these three").await;
    assert_eq!(browser.document().await["plan"]["priorities"].as_array().map(Vec::len), Some(3));
    browser.press("Adopt").await;
    let owner = "return root.activeElement === labelled('Owner')";
    browser.until(owner).await;
    browser.fill("Owner", "Ana Ortiz, superintendent’s office").await;
    let due = "const due = labelled('Due'); due.value = '2027-02-26';
        due.dispatchEvent(new InputEvent('input', { bubbles: true }))";
    browser.run(due, vec![]).await;
    browser.press("Timeline").await;
    browser.fill("We ask the board to …", "move two coaching release days a month into the base budget").await;
    browser.run(&due.replace("Due", "Next report").replace("2027-02-26", "2027-05-12"), vec![]).await;
    browser.until("return host.document.plan.actions[0]?.due_date === '2027-02-26'").await;
}
