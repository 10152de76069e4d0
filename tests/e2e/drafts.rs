//! What is typed and not handed in yet is there after a change of place and after a reload, and gone once it is done.

use serde_json::{Value, json};

use crate::browser::{Browser, complete};
use crate::files::{deep, with};
use crate::plan_parts::write;
use crate::room::serve;

/// A control, by its room and id, and what somebody leaves in it.
type Left<'a> = (&'a str, &'a str, &'a str);

/// Shows a room of Plan with everything unfolded; other places are shown already.
async fn show(browser: &Browser, room: &str) {
    if !room.is_empty() {
        browser.enter("Plan", room).await;
        browser.run("root.querySelectorAll('.room details').forEach((one) => { one.open = true })", vec![]).await;
        browser.settle().await;
    }
}

/// What the controls hold; `null` for one that is not shown.
async fn held(browser: &Browser, left: &[Left<'_>]) -> Value {
    let mut all = Vec::new();
    for (room, id, _) in left {
        show(browser, room).await;
        all.push(browser.run("return root.getElementById(arguments[0])?.value ?? null", vec![json!(id)]).await);
    }
    json!(all)
}

/// Asserts that the controls hold what was left in them.
async fn still_there(browser: &Browser, left: &[Left<'_>], when: &str) {
    let texts: Vec<&str> = left.iter().map(|(_, _, text)| *text).collect();
    assert_eq!(held(browser, left).await, json!(texts), "{when}");
}

async fn leave(browser: &Browser, left: &[Left<'_>]) {
    for (room, id, text) in left {
        show(browser, room).await;
        write(browser, id, text).await;
    }
}

async fn reload(browser: &Browser) {
    browser.driver.refresh().await.expect("a reload");
    browser.whole().await;
    browser.settle().await;
}

async fn click(browser: &Browser, id: &str) {
    browser.run("root.getElementById(arguments[0]).click()", vec![json!(id)]).await;
    browser.settle().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_half_written_in_the_plan_stays_until_it_is_done() {
    let browser = with(&deep()).await;
    let measure = browser.document().await["plan"]["measures"][0]["id"].as_str().unwrap_or_default().to_owned();
    let reading = ["date", "value", "note"].map(|name| format!("measure-{measure}-reading-{name}"));
    let left = [
        ("measures", reading[0].as_str(), "2027-02-03"),
        ("measures", reading[1].as_str(), "41"),
        ("measures", reading[2].as_str(), "Two schools did not answer"),
        ("check-in", "hand-to", "P. Nunez"),
        ("pilot", "pilot-search", "river"),
        ("cost", "what-if-end", "2028-06-30"),
    ];
    leave(&browser, &left).await;
    browser.enter("Insights", "milestones").await;
    leave(&browser, &[("", "milestone-name", "Before the bond")]).await;
    still_there(&browser, &left, "after a change of place").await;
    reload(&browser).await;
    still_there(&browser, &left, "after a reload").await;
    show(&browser, "measures").await;
    click(&browser, &format!("measure-{measure}-reading-add")).await;
    let readings = browser.document().await["plan"]["measures"][0]["readings"].clone();
    let found =
        readings.as_array().into_iter().flatten().any(|one| one["value"] == "41" && one["date"] == "2027-02-03");
    assert!(found, "{readings}");
    assert_eq!(held(&browser, &left[1..3]).await, json!(["", ""]), "what is handed in is no draft any more");
    show(&browser, "check-in").await;
    click(&browser, "hand-over-now").await;
    assert_eq!(held(&browser, &left[3..4]).await, json!([""]));
    browser.press("Insights").await;
    still_there(&browser, &[("", "milestone-name", "Before the bond")], "after a reload, in another place").await;
    let kept = browser
        .run(
            "return JSON.stringify(host.document) + document.querySelector('data[data-kept]')?.getAttribute('value')",
            vec![],
        )
        .await;
    assert!(!kept.to_string().contains("Before the bond"), "a draft is no answer");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_half_written_when_a_page_is_left_stays_after_the_next_change() {
    let browser = with(&deep()).await;
    let left = [("", "milestone-name", "Before the bond")];
    browser.enter("Insights", "milestones").await;
    browser.saved().await;
    let script = "const field = root.getElementById('milestone-name'); field.value = 'Before the bond';
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })); window.isOld = true; location.reload()";
    browser.run(script, vec![]).await;
    browser.until("return !window.isOld && host.document != null").await;
    browser.whole().await;
    browser.settle().await;
    still_there(&browser, &left, "on the next page").await;
    browser.press("Readiness").await;
    browser.choose("V1 Local focus", "1 Exploring").await;
    browser.saved().await;
    let records = browser.records().await;
    assert!(records.values().any(|record| record.contains("Before the bond")), "the device has it: {records:?}");
    browser.enter("Insights", "milestones").await;
    reload(&browser).await;
    still_there(&browser, &left, "on the page after that").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_table_under_review_stays_with_its_corrections() {
    let browser = with(&complete()).await;
    let table = "School,Students,Code\nOak,410,7\nElm,320,8\nAsh,280,9\nFir,150,4\nYew,500,5\nBay,220,6";
    show(&browser, "pilot").await;
    write(&browser, "schools-text", table).await;
    write(&browser, "schools-column-2", "aside").await;
    browser.press("Mission").await;
    reload(&browser).await;
    still_there(
        &browser,
        &[("pilot", "schools-text", table), ("pilot", "schools-column-2", "aside")],
        "after a reload",
    )
    .await;
    browser.press("Take over").await;
    let schools = browser.document().await["plan"]["pilot"]["schools"].clone();
    assert_eq!(schools["rows"].as_array().map(Vec::len), Some(6), "{schools}");
    reload(&browser).await;
    assert_eq!(
        held(&browser, &[("pilot", "schools-text", "")]).await,
        json!([null]),
        "what is taken over is no draft any more"
    );
    browser.close().await;
}

/// Writes a text twice, and ends the page after each, as a page that is closed too soon to keep it otherwise. What the
/// first one left lies where it comes last by its name.
const LEFT_TWICE: &str = "
const field = root.getElementById('pilot-search');
const left = (text) => {
  field.value = text;
  field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }));
  dispatchEvent(new Event('pagehide'));
  return Object.keys(localStorage).find((key) => key.includes('#closing#') && !key.endsWith('zzz'));
};
const key = left('river');
localStorage.setItem(key.replace(/[0-9a-f]+$/, 'zzz'), localStorage.getItem(key));
for (const end = Date.now() + 5; Date.now() < end; );
left('lake');";

#[tokio::test(flavor = "multi_thread")]
async fn what_was_written_last_counts_where_two_pages_ended_too_soon() {
    let server = serve();
    let browser = Browser::open(&server.at("/")).await;
    browser.run("host.document = arguments[0]", vec![deep()]).await;
    browser.saved().await;
    show(&browser, "pilot").await;
    browser.run(LEFT_TWICE, vec![]).await;
    reload(&browser).await;
    still_there(&browser, &[("pilot", "pilot-search", "lake")], "after a reload").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_amount_that_is_none_waits_for_its_correction() {
    let browser = with(&deep()).await;
    let line = browser.document().await["plan"]["cost"]["lines"][0]["id"].as_str().unwrap_or_default().to_owned();
    let amount = format!("plan.cost.lines.{line}.unit_cost_cents");
    let left = [("cost", amount.as_str(), "12 or 13")];
    leave(&browser, &left).await;
    browser.press("Share").await;
    reload(&browser).await;
    still_there(&browser, &left, "after a reload").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reason_in_the_talk_and_codes_that_wait_stay() {
    let server = serve();
    let browser = Browser::open(&server.at("/")).await;
    browser.press("Readiness").await;
    browser.press("Rate together as a team").await;
    browser.press("Add a person").await;
    click(&browser, "desk-rate").await;
    browser.press("Pulse").await;
    leave(&browser, &[("", "rating-code", "1A2B 3C4D")]).await;
    browser.press("Mission").await;
    reload(&browser).await;
    click(&browser, "desk-rate").await;
    still_there(&browser, &[("", "rating-code", "1A2B 3C4D")], "after a reload").await;

    browser.press("Pass").await;
    let others = "return root.querySelector('.alone') != null && !root.innerHTML.includes('1A2B')";
    assert_eq!(browser.run(others, vec![]).await, true, "who has the laptop sees nothing of it");
    browser.press("I am").await;
    browser.choose("V1", "2").await;
    for _ in 0..9 {
        click(&browser, "sheet-next").await;
    }
    click(&browser, "sheet-done").await;
    browser.press("Back to the workshop").await;
    browser.press("Reveal the ratings").await;
    browser.press("V1").await;
    browser.choose("Settle on", "3").await;
    browser.fill("Reason for V1", "Two of five").await;
    browser.press("Back to all").await;
    browser.press("Plan").await;
    reload(&browser).await;
    click(&browser, "desk-reveal").await;
    browser.press("V1").await;
    let chosen = "return [root.getElementById('settle-3').checked, labelled('Reason for V1').value]";
    assert_eq!(browser.run(chosen, vec![]).await, json!([true, "Two of five"]));
    click(&browser, "settle").await;
    let answer = browser.document().await["readiness"]["answers"]["V1"].clone();
    assert_eq!((&answer["response"]["level"], &answer["reason"]), (&json!(3), &json!("Two of five")));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn deleting_everything_takes_drafts_along() {
    let browser = with(&deep()).await;
    leave(&browser, &[("check-in", "hand-to", "P. Nunez")]).await;
    browser.enter("Share", "device").await;
    browser.press("Delete everything on this device").await;
    click(&browser, "delete-everything-yes").await;
    reload(&browser).await;
    let kept = json!(browser.records().await).to_string();
    assert!(!kept.to_string().contains("P. Nunez"), "{kept}");
    browser.close().await;
}
