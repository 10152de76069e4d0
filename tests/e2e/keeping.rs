//! Several windows, faults of the storage, and what is on the device afterwards.

use serde_json::{Value, json};
use stem_readiness::app::record::Mark;
use thirtyfour::WindowHandle;

use crate::browser::{Browser, complete, on_disk};
use crate::engine::{ENGINES, Engine};
use crate::patience;
use crate::server::{Answer, Server};

const PAGE: &str = "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,>
    <script src=stem-readiness.js></script><body><stem-readiness></stem-readiness>";

const TWICE: &str = "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,>
    <script src=stem-readiness.js></script><body><stem-readiness></stem-readiness>
    <stem-readiness id=second></stem-readiness>";

fn serve(page: &'static str) -> Server {
    Server::start(move |path, _| match path {
        "/" => Answer::page(page),
        "/elsewhere" => Answer::page("<!doctype html><title>Elsewhere</title><link rel=icon href=data:,>"),
        _ => Answer::missing(),
    })
}

/// Opens an address in another window, and gives both.
async fn another(browser: &Browser, address: &str) -> [WindowHandle; 2] {
    let first = browser.driver.window().await.expect("a window");
    let second = browser.driver.new_tab().await.expect("another window");
    browser.driver.switch_to_window(second.clone()).await.expect("it is there");
    browser.go(address).await;
    [first, second]
}

async fn turn_to(browser: &Browser, window: &WindowHandle) {
    browser.driver.switch_to_window(window.clone()).await.expect("it is there");
}

async fn who(browser: &Browser) -> Value {
    browser.run("return host.document.mission?.who ?? ''", vec![]).await
}

/// Waits until the device has a record with this text.
async fn kept(browser: &Browser, text: &str) {
    patience::seen(text, async || browser.records().await.values().any(|record| record.contains(text)).then_some(()))
        .await;
}

/// Neither the screen nor the device has any of the answers.
async fn nothing_is_left(browser: &Browser) {
    assert_eq!(who(browser).await, "");
    let records = browser.records().await;
    assert!(!records.values().any(|text| text.contains("Riverbend")), "{records:?}");
}

/// A page on which somebody has written, with everything saved.
async fn written_on(address: &str) -> Browser {
    let browser = Browser::open(address).await;
    browser.fill("Who", "every Riverbend student").await;
    browser.saved().await;
    kept(&browser, "every Riverbend student").await;
    browser
}

async fn an_older_window_follows(engine: Engine, address: &str) {
    let browser = Browser::open_in(engine, address).await;
    let [old, new] = another(&browser, address).await;
    browser.fill("Who", "every Riverbend student").await;
    browser.saved().await;
    kept(&browser, "every Riverbend student").await;
    turn_to(&browser, &old).await;
    browser.press("Plan").await;
    browser.until("return host.document.mission?.who === 'every Riverbend student'").await;
    browser.press("Mission").await;
    browser.fill("By when", "June 2029").await;
    browser.saved().await;
    turn_to(&browser, &new).await;
    browser.until("return host.document.mission?.by_when === 'June 2029'").await;
    browser.go(address).await;
    assert_eq!(who(&browser).await, "every Riverbend student");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_looks_around_in_an_older_tab_loses_nothing_chromium() {
    let server = serve(PAGE);
    an_older_window_follows(Engine::Chromium, &server.at("/")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_looks_around_in_an_older_tab_loses_nothing_firefox() {
    let server = serve(PAGE);
    an_older_window_follows(Engine::Firefox, &server.at("/")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_opened_twice_from_disk_stays_one() {
    an_older_window_follows(Engine::Chromium, &on_disk("dist/stem-readiness.html")).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn two_elements_on_one_page_follow_each_other() {
    let server = serve(TWICE);
    let browser = Browser::open(&server.at("/")).await;
    browser.until("return document.getElementById('second').document != null").await;
    browser.fill("Who", "every Riverbend student").await;
    browser.until("return document.getElementById('second').document.mission?.who === 'every Riverbend student'").await;
    let look =
        "const links = [...document.getElementById('second').shadowRoot.querySelectorAll('nav[aria-label=Places] a')];
        links.find((link) => link.textContent.includes('Plan')).click()";
    browser.run(look, vec![]).await;
    browser.saved().await;
    browser.go(&server.at("/")).await;
    assert_eq!(who(&browser).await, "every Riverbend student");
    browser.close().await;
}

/// Makes this window deaf and dumb, as a sleeping one is, or wakes it up.
async fn sleeps(browser: &Browser, sleeps: bool) {
    let script = if sleeps {
        "window.waiting = []; window.put = IDBFactory.prototype.open; window.begin = IDBDatabase.prototype.transaction;
         IDBDatabase.prototype.transaction = function () { throw new DOMException('asleep', 'InvalidStateError'); };
         IDBFactory.prototype.open = function () { throw new DOMException('asleep', 'InvalidStateError'); };"
    } else {
        "IDBFactory.prototype.open = window.put; IDBDatabase.prototype.transaction = window.begin;
         window.dispatchEvent(new Event('focus'))"
    };
    browser.run(script, vec![]).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn edits_made_apart_are_joined_and_what_touches_is_a_choice() {
    let server = serve(PAGE);
    let browser = Browser::open(&server.at("/")).await;
    browser.fill("Who", "every student").await;
    browser.saved().await;
    let [one, two] = another(&browser, &server.at("/")).await;
    sleeps(&browser, true).await;
    browser.fill("Who", "every girl").await;
    browser.fill("By when", "June 2029").await;
    turn_to(&browser, &one).await;
    browser.fill("Who", "every boy").await;
    browser.saved().await;
    turn_to(&browser, &two).await;
    sleeps(&browser, false).await;
    browser.until("return root.querySelector('.shell').innerText.includes('every girl') && host.document.mission.who === 'every boy'").await;
    assert_eq!(browser.document().await["mission"]["by_when"], "June 2029", "what does not touch is joined");
    browser.saved().await;
    browser.until("return host.status.saved === 'saved'").await;
    kept(&browser, "every girl").await;
    browser.go(&server.at("/")).await;
    browser.until("return root.querySelector('.shell').innerText.includes('every girl')").await;
    browser.press("Keep the other").await;
    browser.until("return host.document.mission.who === 'every girl'").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_second_window_for_the_projector_keeps_the_votes() {
    let page = "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,>
        <script src=stem-readiness.js></script><body><stem-readiness></stem-readiness>";
    let server = serve(page);
    let address = server.at("/");
    let browser = Browser::open(&address).await;
    browser.fill("Your district or team", "Riverbend").await;
    browser.saved().await;
    let [room, projector] = another(&browser, &address).await;
    turn_to(&browser, &room).await;
    browser.run("host.document = arguments[0]", vec![with_open_round()]).await;
    browser.saved().await;
    turn_to(&browser, &projector).await;
    browser.press("Insights").await;
    browser.until("return host.document.panel?.rounds?.[0]?.ballots?.length === 4").await;
    browser.saved().await;
    browser.go(&address).await;
    assert_eq!(browser.run("return host.document.panel.rounds[0].ballots.length", vec![]).await, 4);
    browser.close().await;
}

/// A team whose round of four people is revealed and open.
fn with_open_round() -> Value {
    let mut document = complete();
    let ballot = |at: usize| json!({ "rater": format!("0000000{at}"), "ratings": { "V1": "3", "V2": "2" } });
    document["panel"] = json!({ "rounds": [{
        "id": "0000aa", "date": "2027-03-01", "scope": "pulse", "framework": document["framework"],
        "ballots": [ballot(1), ballot(2), ballot(3), ballot(4)],
    }] });
    document
}

#[tokio::test(flavor = "multi_thread")]
async fn a_full_storage_says_so_and_is_tried_again() {
    let server = serve(PAGE);
    let browser = Browser::open(&server.at("/")).await;
    let full = "window.put = IDBObjectStore.prototype.put;
        IDBObjectStore.prototype.put = function () { throw new DOMException('full', 'QuotaExceededError'); }";
    browser.run(full, vec![]).await;
    browser.fill("Who", "every Riverbend student").await;
    browser.until("return host.status.reason === 'storage-full'").await;
    assert!(browser.words().await.contains("Not saved"), "{}", browser.words().await);
    browser.run("IDBObjectStore.prototype.put = window.put", vec![]).await;
    browser.saved().await;
    kept(&browser, "every Riverbend student").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_damaged_record_is_set_aside_and_offered() {
    let server = serve(PAGE);
    let browser = written_on(&server.at("/")).await;
    let cut: String = browser.records().await["stem-readiness"].chars().take(120).collect();
    browser.put_record("stem-readiness", &cut).await;
    browser.go(&server.at("/")).await;
    assert!(browser.words().await.contains("could not be read"), "{}", browser.words().await);
    assert_eq!(who(&browser).await, "every Riverbend student", "the journal has it");
    browser.fill("By when", "June 2029").await;
    browser.saved().await;
    let is_aside = async || browser.records().await.iter().any(|(key, text)| key.contains("#aside#") && *text == cut);
    assert!(is_aside().await, "it is kept as it was found");
    browser.enter("Share", "device").await;
    assert!(browser.words().await.contains("Set aside on this device"), "{}", browser.words().await);
    browser.press("Delete the record of").await;
    patience::seen("an empty shelf", async || (!is_aside().await).then_some(())).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_record_of_an_earlier_version_moves_over_once() {
    let server = serve(PAGE);
    let browser = Browser::start().await;
    browser.driver.goto(server.at("/elsewhere")).await.expect("a page");
    let old = json!({ "document": complete(), "view": { "place": "plan" } }).to_string();
    let store = "localStorage['stem-readiness'] = arguments[0]";
    browser.driver.execute(store, vec![json!(old)]).await.expect("a script");
    browser.go(&server.at("/")).await;
    assert_eq!(browser.document().await["mission"]["community"], "Riverbend Unified");
    browser.saved().await;
    let in_old = "return localStorage['stem-readiness'] === undefined";
    browser.until(in_old).await;
    assert!(browser.records().await["stem-readiness"].contains("Riverbend Unified"));
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_deleted_in_one_window_comes_back_from_none() {
    let server = serve(PAGE);
    let browser = written_on(&server.at("/")).await;
    let [one, two] = another(&browser, &server.at("/")).await;
    assert_eq!(who(&browser).await, "every Riverbend student");
    turn_to(&browser, &one).await;
    browser.enter("Share", "device").await;
    browser.press("Delete everything on this device").await;
    browser.press("Yes, delete").await;
    turn_to(&browser, &two).await;
    browser.until("return !host.document.mission?.who").await;
    browser.press("Plan").await;
    browser.settle().await;
    let undo = "return root.querySelector('.header [aria-label=Undo]').disabled";
    assert_eq!(browser.run(undo, vec![]).await, true);
    browser.go(&server.at("/")).await;
    nothing_is_left(&browser).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn who_deletes_everything_and_leaves_at_once_leaves_nothing() {
    let server = serve(PAGE);
    let browser = written_on(&server.at("/")).await;
    browser.enter("Share", "device").await;
    browser.press("Delete everything on this device").await;
    browser.run("root.getElementById('delete-everything-yes').click(); location.href = '/elsewhere'", vec![]).await;
    browser.until_page("return document.title === 'Elsewhere'").await;
    browser.go(&server.at("/")).await;
    nothing_is_left(&browser).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn storage_that_somebody_clears_is_written_again() {
    let server = serve(PAGE);
    let browser = written_on(&server.at("/")).await;
    let clear = "const done = arguments[arguments.length - 1];
        const gone = indexedDB.deleteDatabase('stem-readiness'); gone.onsuccess = gone.onerror = () => done()";
    browser.driver.execute_async(clear, vec![]).await.expect("a script");
    browser.fill("By when", "June 2029").await;
    browser.saved().await;
    kept(&browser, "every Riverbend student").await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_left_in_the_middle_of_a_word_keeps_it() {
    let server = serve(PAGE);
    for engine in ENGINES {
        let browser = Browser::open_in(engine, &server.at("/")).await;
        let script = "const field = labelled('Who'); field.value = 'every Riverbend student';
            field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true })); location.href = '/elsewhere'";
        browser.run(script, vec![]).await;
        browser.until_page("return document.title === 'Elsewhere'").await;
        browser.go(&server.at("/")).await;
        assert_eq!(who(&browser).await, "every Riverbend student", "{engine}");
        browser.saved().await;
        browser.close().await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_back_button_brings_no_old_answers_back() {
    let server = serve(PAGE);
    let browser = Browser::open(&server.at("/")).await;
    browser.fill("Who", "every student").await;
    browser.saved().await;
    browser.driver.goto(server.at("/elsewhere")).await.expect("another page");
    let [one, two] = another(&browser, &server.at("/")).await;
    browser.fill("Who", "every Riverbend student").await;
    browser.saved().await;
    turn_to(&browser, &one).await;
    browser.driver.back().await.expect("the way back");
    browser.until("return host.document?.mission?.who === 'every Riverbend student'").await;
    browser.press("Plan").await;
    browser.settle().await;
    turn_to(&browser, &two).await;
    assert_eq!(who(&browser).await, "every Riverbend student");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn closing_asks_while_something_is_saved_nowhere() {
    let server = serve(
        "<!doctype html><html lang=en><title>Host</title><link rel=icon href=data:,>
        <script src=stem-readiness.js></script><body><stem-readiness storage=none></stem-readiness>",
    );
    let browser = Browser::open(&server.at("/")).await;
    let asks = "const leaving = new Event('beforeunload', { cancelable: true }); window.dispatchEvent(leaving);
        return leaving.defaultPrevented";
    assert_eq!(browser.run(asks, vec![]).await, false, "nothing is written yet");
    browser.fill("Who", "every Riverbend student").await;
    assert_eq!(browser.run(asks, vec![]).await, true);
    browser.enter("Share", "files").await;
    browser.press("Save the answers (JSON)").await;
    assert_eq!(browser.run(asks, vec![]).await, false, "a file has them");
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_newer_programs_record_is_never_written_over() {
    let server = serve(PAGE);
    let browser = written_on(&server.at("/")).await;
    let mut later = complete();
    later["version"] = json!(7);
    let record = Mark { count: 900, writer: 1 }.record(Some(&later.to_string()));
    browser.put_record("stem-readiness", &record).await;
    browser.fill("By when", "June 2029").await;
    browser.until("return host.status.reason === 'newer-copy-elsewhere'").await;
    assert_eq!(browser.records().await["stem-readiness"], record);
    browser.close().await;
}
