//! The calendar: a page that stays open knows what day it is, and a day that is typed is a day that can be meant.

use serde_json::{Value, json};

use crate::browser::{Browser, complete, on_disk};
use crate::engine::Engine;
use crate::files::with;

/// A clock that a test sets: `setClock(instant)`, from where it goes on. `hours.stop()` takes the page's own timers away;
/// `hours.fly()` lets a minute of them pass in a moment.
const CLOCK: &str = r#"
{
  const Real = Date;
  let ahead = 0;
  class Set extends Real {
    constructor(...parts) {
      if (parts.length) super(...parts);
      else super(Real.now() + ahead);
    }
    static now() { return Real.now() + ahead; }
  }
  globalThis.Date = Set;
  globalThis.setClock = (instant) => { ahead = Real.parse(instant) - Real.now(); };
  setClock("START");
  const repeat = globalThis.setInterval;
  globalThis.setInterval = (call, ms, ...rest) => {
    if (ms < 60000) return repeat(call, ms, ...rest);
    return repeat(() => globalThis.fly && call(...rest), 100);
  };
}
"#;

/// A widget opened at an instant in a time zone.
async fn opened_at(zone: &str, instant: &str) -> Browser {
    let browser = Browser::start().await;
    browser.command("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
    let source = CLOCK.replace("START", instant);
    browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": source })).await;
    browser.go(&on_disk("dist/stem-readiness.html")).await;
    browser
}

async fn set_clock(browser: &Browser, instant: &str) {
    browser.run("setClock(arguments[0])", vec![json!(instant)]).await;
}

/// The day that a calendar made now is stamped with.
async fn stamp(browser: &Browser) -> String {
    browser.run("window.made = null; host.exportAs('ics').then((made) => made.text()).then((text) => { window.made = text })", vec![]).await;
    browser.until("return window.made != null").await;
    let stamp = browser.run("return /DTSTAMP:(\\d+)/.exec(window.made)[1]", vec![]).await;
    stamp.as_str().unwrap_or_default().to_owned()
}

/// A plan with one action that is due on a day, shown.
async fn shown_with_due(browser: &Browser, day: &str) {
    let mut document = complete();
    let action = &mut document["plan"]["actions"][0];
    action["due_date"] = json!(day);
    action["status"] = json!("planned");
    let action = action.clone();
    document["plan"]["actions"] = json!([action]);
    document["plan"]["check_ins"] = json!([]);
    browser.run("host.document = arguments[0]", vec![document]).await;
    browser.press("Plan").await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_done_after_midnight_carries_the_new_day() {
    let browser = opened_at("America/Chicago", "2026-11-26T16:00:00-06:00").await;
    shown_with_due(&browser, "2026-11-26").await;
    assert!(!browser.words().await.contains("overdue"));
    // The laptop sleeps. Nothing tells the page of it.
    set_clock(&browser, "2026-11-27T08:00:00-06:00").await;
    assert_eq!(stamp(&browser).await, "20261127", "a file is of the day on which it is made");
    browser.until("return root.querySelector('.main').innerText.includes('overdue')").await;
    set_clock(&browser, "2026-11-28T08:00:00-06:00").await;
    browser.enter("Plan", "check-in").await;
    browser.press("Begin a check-in").await;
    assert_eq!(browser.document().await["plan"]["check_ins"][0]["date"], "2026-11-28");
    set_clock(&browser, "2026-11-29T08:00:00-06:00").await;
    browser.enter("Insights", "milestones").await;
    browser.press("Freeze").await;
    assert_eq!(
        browser.document().await["milestones"].as_array().and_then(|all| all.last()).expect("one")["date"],
        "2026-11-29"
    );
    set_clock(&browser, "2026-11-30T08:00:00-06:00").await;
    browser.press("Share").await;
    browser.press_print("Print the board page").await;
    browser.until("return root.querySelector('.paper')?.innerText.includes('Nov 30, 2026')").await;
    // The preview stays open over another night.
    set_clock(&browser, "2026-12-01T08:00:00-06:00").await;
    browser.press_print("Print or save as PDF").await;
    browser.until("return root.querySelector('.paper')?.innerText.includes('Dec 1, 2026')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_that_nobody_touches_turns_at_midnight() {
    let browser = opened_at("America/Chicago", "2026-11-26T16:00:00-06:00").await;
    shown_with_due(&browser, "2026-11-26").await;
    let overdue = "return root.querySelector('.main').innerText.includes('overdue')";
    set_clock(&browser, "2026-11-27T00:00:30-06:00").await;
    browser.run("window.fly = true", vec![]).await;
    browser.until(overdue).await;
    browser.run("window.fly = false", vec![]).await;
    // The clock is set back, and forth again; each time somebody comes back to the page.
    for (instant, event, is_overdue) in [
        ("2026-11-26T23:00:00-06:00", "window.dispatchEvent(new Event('focus'))", false),
        ("2027-03-02T08:00:00-06:00", "document.dispatchEvent(new Event('visibilitychange', { bubbles: true }))", true),
        ("2026-11-26T23:00:00-06:00", "window.dispatchEvent(new Event('focus'))", false),
        ("2026-11-27T08:00:00-06:00", "dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))", true),
    ] {
        set_clock(&browser, instant).await;
        browser.run(event, vec![]).await;
        browser.until(&format!("{overdue} === {is_overdue}")).await;
    }
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn the_day_is_that_of_the_place_in_every_time_zone() {
    let browser = opened_at("UTC", "2026-11-26T12:00:00Z").await;
    browser.run("host.document = arguments[0]", vec![complete()]).await;
    for (zone, instant, day) in [
        ("Asia/Kolkata", "2026-11-26T18:29:00Z", "20261126"),
        ("Asia/Kolkata", "2026-11-26T18:30:00Z", "20261127"),
        // Summer time there is half an hour; the night on which it ends.
        ("Australia/Lord_Howe", "2027-04-03T12:59:00Z", "20270403"),
        ("Australia/Lord_Howe", "2027-04-03T13:00:00Z", "20270404"),
        ("Australia/Lord_Howe", "2027-04-04T13:29:00Z", "20270404"),
        ("Australia/Lord_Howe", "2027-04-04T13:30:00Z", "20270405"),
        ("America/Chicago", "2027-03-14T05:59:00Z", "20270313"),
        ("America/Chicago", "2027-03-15T04:59:00Z", "20270314"),
        ("America/Chicago", "2027-03-15T05:00:00Z", "20270315"),
        // Midnight itself is left out there when summer time begins.
        ("America/Havana", "2027-03-14T04:59:00Z", "20270313"),
        ("America/Havana", "2027-03-14T05:00:00Z", "20270314"),
        ("Pacific/Kiritimati", "2026-12-31T09:59:00Z", "20261231"),
        ("Pacific/Kiritimati", "2026-12-31T10:00:00Z", "20270101"),
        ("Pacific/Pago_Pago", "2028-02-29T10:59:00Z", "20280228"),
        ("Pacific/Pago_Pago", "2028-02-29T11:00:00Z", "20280229"),
        ("America/Chicago", "2028-03-01T06:00:00Z", "20280301"),
    ] {
        browser.command("Emulation.setTimezoneOverride", json!({ "timezoneId": zone })).await;
        set_clock(&browser, instant).await;
        assert_eq!(stamp(&browser).await, day, "{zone} at {instant}");
    }
    browser.close().await;
}

/// Types into the date of an id with real keys, and leaves it.
async fn type_day(browser: &Browser, id: &str, keys: &str) {
    type_into(browser, id, keys).await;
    leave(browser).await;
}

async fn type_into(browser: &Browser, id: &str, keys: &str) {
    browser.run("document.activeElement?.blur(); root.getElementById(arguments[0]).focus()", vec![json!(id)]).await;
    for key in keys.chars() {
        browser.command("Input.dispatchKeyEvent", json!({ "type": "keyDown", "text": key, "key": key })).await;
        browser.command("Input.dispatchKeyEvent", json!({ "type": "keyUp", "key": key })).await;
    }
    browser.settle().await;
}

async fn leave(browser: &Browser) {
    browser.run("root.activeElement?.blur()", vec![]).await;
    browser.settle().await;
}

/// What a field shows, and what is said of it as a fault.
async fn field(browser: &Browser, id: &str) -> (String, String) {
    let script = "const it = root.getElementById(arguments[0]);
        const about = (it.getAttribute('aria-describedby') ?? '').split(' ').map((id) => root.getElementById(id));
        const fault = about.find((one) => one?.matches('.field__fault'));
        return [it.value, it.getAttribute('aria-invalid') === 'true' ? (fault?.innerText ?? 'unsaid') : '']";
    let found = browser.run(script, vec![json!(id)]).await;
    let text = |at: usize| found[at].as_str().unwrap_or_default().to_owned();
    (text(0), text(1))
}

const FAULT: &str = "Write a day of the calendar from 1990 to 2099, with all four digits of its year.";

fn pair(value: &str, fault: &str) -> (String, String) {
    (value.to_owned(), fault.to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn two_digits_of_a_year_are_a_year_of_ours() {
    let browser = with(&complete()).await;
    browser.enter("Plan", "timeline").await;
    type_day(&browser, "next-report", "012927").await;
    assert_eq!(field(&browser, "next-report").await, pair("2027-01-29", ""));
    assert_eq!(browser.document().await["plan"]["next_report"], "2027-01-29");
    // Four digits pass through years 2, 20 and 202 and come out whole.
    type_day(&browser, "next-report", "02152031").await;
    assert_eq!(field(&browser, "next-report").await, pair("2031-02-15", ""));
    assert_eq!(browser.document().await["plan"]["next_report"], "2031-02-15");
    browser.press("Share").await;
    browser.press_print("Print the board page").await;
    browser.until("return root.querySelector('.paper')?.innerText.includes('Feb 15, 2031')").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn no_engine_keeps_the_year_27() {
    const RIGHT: char = '\u{E014}';
    // WebKitGTK does not go on by itself from the month to the day and the year.
    for (engine, whole, short) in [
        (Engine::Firefox, "01292027".to_owned(), "022827".to_owned()),
        (Engine::WebKit, format!("01{RIGHT}29{RIGHT}2027"), format!("02{RIGHT}28{RIGHT}27")),
    ] {
        let browser = Browser::open_in(engine, &on_disk("dist/stem-readiness.html")).await;
        browser.enter("Plan", "timeline").await;
        for (keys, day) in [(whole, "2027-01-29"), (short, "2027-02-28")] {
            browser.run("root.getElementById('next-report').focus()", vec![]).await;
            browser.driver.action_chain().send_keys(keys).perform().await.expect("keys");
            leave(&browser).await;
            assert_eq!(field(&browser, "next-report").await, pair(day, ""), "{engine}");
            assert_eq!(browser.document().await["plan"]["next_report"], day, "{engine}");
        }
        browser.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_no_day_of_a_plan_is_told_at_the_field_and_changes_nothing() {
    let mut document = complete();
    document["plan"].as_object_mut().expect("a plan").remove("next_report");
    let browser = with(&document).await;
    browser.enter("Plan", "timeline").await;
    for (keys, left) in [("01290202", "0202-01-29"), ("01291889", "1889-01-29"), ("02302027", "")] {
        type_into(&browser, "next-report", keys).await;
        leave(&browser).await;
        assert_eq!(field(&browser, "next-report").await, pair(left, FAULT), "{keys}");
        assert_eq!(browser.document().await["plan"]["next_report"], Value::Null, "{keys}");
    }
    type_day(&browser, "next-report", "01292028").await;
    assert_eq!(field(&browser, "next-report").await, pair("2028-01-29", ""));
    // What was typed gives way to what is kept when that changes.
    type_day(&browser, "next-report", "01290202").await;
    browser.press("Undo").await;
    assert_eq!(field(&browser, "next-report").await, pair("", ""));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn an_old_file_with_the_year_27_opens_and_is_told_at_the_field() {
    let mut document = complete();
    document["plan"]["next_report"] = json!("0027-03-01");
    let browser = with(&document).await;
    browser.enter("Plan", "timeline").await;
    assert_eq!(field(&browser, "next-report").await, pair("0027-03-01", FAULT));
    // Passing through the field changes nothing.
    type_day(&browser, "next-report", "").await;
    assert_eq!(browser.document().await["plan"]["next_report"], Value::from("0027-03-01"));
    type_day(&browser, "next-report", "030127").await;
    assert_eq!(browser.document().await["plan"]["next_report"], Value::from("0027-03-01"), "still the same text");
    type_day(&browser, "next-report", "03012027").await;
    assert_eq!(field(&browser, "next-report").await, pair("2027-03-01", ""));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_reading_is_of_today_until_another_day_is_chosen() {
    let browser = opened_at("America/Chicago", "2026-11-26T16:00:00-06:00").await;
    let mut document = complete();
    document["plan"]["measures"] = json!([{ "id": "m1", "about": "access", "what": "Rooms with a project" }]);
    browser.run("host.document = arguments[0]", vec![document]).await;
    browser.enter("Plan", "measures").await;
    browser.run("root.querySelectorAll('.room details').forEach((one) => { one.open = true })", vec![]).await;
    set_clock(&browser, "2026-11-27T08:00:00-06:00").await;
    browser.run("window.dispatchEvent(new Event('focus'))", vec![]).await;
    browser.until("return root.getElementById('measure-m1-reading-date').value === '2026-11-27'").await;
    type_day(&browser, "measure-m1-reading-date", "112026").await;
    set_clock(&browser, "2026-11-28T08:00:00-06:00").await;
    browser.run("window.dispatchEvent(new Event('focus'))", vec![]).await;
    browser.settle().await;
    assert_eq!(field(&browser, "measure-m1-reading-date").await, pair("2026-11-20", ""), "a chosen day stays");
    crate::plan_parts::write(&browser, "measure-m1-reading-value", "6").await;
    browser.run("root.getElementById('measure-m1-reading-add').click()", vec![]).await;
    browser.settle().await;
    assert_eq!(browser.document().await["plan"]["measures"][0]["readings"][0]["date"], "2026-11-20");
    browser.close().await;
}
