//! One tablet goes round the table: each person starts blank, sees nothing of the others, and counts.

use serde_json::{Value, json};

use crate::browser::Browser;
use crate::room::{answers, serve};

/// Opens the round's link on the tablet, as scanning its code does.
async fn scan(tablet: &Browser, link: &str) {
    // A scanner opens a page of its own, not the one that is open already.
    tablet.driver.goto("about:blank").await.expect("a blank page");
    tablet.driver.goto(link).await.expect("the page opens");
    tablet.until("return !!root.querySelector('.alone')").await;
}

/// The levels that show as chosen.
async fn ticked(tablet: &Browser) -> usize {
    let found = tablet.run("return root.querySelectorAll('input[type=radio]:checked').length", vec![]).await;
    found.as_u64().unwrap_or_default() as usize
}

async fn click(browser: &Browser, id: &str) {
    browser.run("root.getElementById(arguments[0]).click()", vec![json!(id)]).await;
    browser.settle().await;
}

/// Rates so many indicators alike, from the one that shows on. The last of all leads no further.
async fn rate(tablet: &Browser, count: usize, level: u8) {
    for _ in 0..count {
        click(tablet, &format!("sheet-{level}")).await;
        tablet.run("root.getElementById('sheet-next')?.click()", vec![]).await;
        tablet.settle().await;
    }
}

/// Rates everything that is left alike, and gives the code.
async fn finish(tablet: &Browser, count: usize, level: u8) -> String {
    rate(tablet, count, level).await;
    click(tablet, "sheet-done").await;
    code(tablet).await.as_str().expect("a code").to_owned()
}

/// The rating code that shows, if one does.
async fn code(tablet: &Browser) -> Value {
    tablet.run("return labelled('Rating code')?.value", vec![]).await
}

/// A facilitator's page with a round of the pulse, and its link.
async fn desk(address: &str) -> (Browser, String) {
    let desk = Browser::open(address).await;
    desk.press("Readiness").await;
    desk.press("Rate together as a team").await;
    click(&desk, "desk-rate").await;
    desk.press("Pulse").await;
    let link = desk.run("return labelled('Link to rate').value", vec![]).await;
    (desk, link.as_str().expect("a link").to_owned())
}

#[tokio::test(flavor = "multi_thread")]
async fn three_people_rate_on_one_tablet_and_three_count() {
    let server = serve();
    let (desk, link) = desk(&server.at("/")).await;
    let tablet = Browser::start().await;
    scan(&tablet, &link).await;
    tablet.press("Begin").await;
    let first = finish(&tablet, 10, 2).await;

    tablet.press("Next person").await;
    tablet.press("Not yet").await;
    assert_eq!(code(&tablet).await, json!(first), "the code is still there");
    tablet.press("Next person").await;
    tablet.press("Taken").await;
    assert_eq!(code(&tablet).await, json!(null), "the next person sees no code");
    tablet.press("Begin").await;
    assert_eq!(ticked(&tablet).await, 0, "the next person starts blank");
    rate(&tablet, 4, 3).await;
    tablet.driver.refresh().await.expect("a reload");
    tablet.until("return !!root.querySelector('.alone')").await;
    assert_eq!(tablet.run("return !!root.getElementById('sheet-next')", vec![]).await, true, "the same person goes on");
    click(&tablet, "sheet-back").await;
    assert_eq!(tablet.run("return root.getElementById('sheet-3').checked", vec![]).await, true);
    click(&tablet, "sheet-next").await;
    let second = finish(&tablet, 6, 3).await;

    scan(&tablet, &link).await;
    assert!(tablet.words().await.contains("Who rates now?"), "{}", tablet.words().await);
    let shows = tablet.run("return [root.querySelector('#own-code'), root.querySelector('.qr')]", vec![]).await;
    assert_eq!(shows, json!([null, null]), "nothing of the one before shows");
    tablet.driver.refresh().await.expect("a reload");
    tablet.until("return root.querySelector('.alone')?.innerText.includes('Who rates now?')").await;
    tablet.press("The same person").await;
    assert_eq!(code(&tablet).await, json!(second));
    scan(&tablet, &link).await;
    tablet.press("Somebody else").await;
    assert_eq!(ticked(&tablet).await, 0, "somebody else starts blank");
    let third = finish(&tablet, 10, 4).await;

    desk.fill("Rating code", &[first, second, third].join("\n")).await;
    desk.press("Take the codes").await;
    let found = answers(&desk).await;
    assert!(found.len() == 3 && found.iter().all(|line| line.ends_with("taken")), "{found:?}");
    assert!(desk.words().await.contains("3 people have rated."));
    tablet.close().await;
    desk.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_opened_in_the_open_page_asks_too() {
    let server = serve();
    let (desk, link) = desk(&server.at("/")).await;
    let tablet = Browser::start().await;
    scan(&tablet, &link).await;
    // Before the first rating, too, a reload keeps what the link brought.
    tablet.driver.refresh().await.expect("a reload");
    tablet.until("return !!root.querySelector('.alone')").await;
    tablet.press("Begin").await;
    rate(&tablet, 2, 1).await;
    tablet.driver.goto(&link).await.expect("the address changes");
    tablet.until("return root.querySelector('.alone')?.innerText.includes('Who rates now?')").await;
    assert_eq!(ticked(&tablet).await, 0);
    tablet.press("The same person").await;
    click(&tablet, "sheet-back").await;
    assert_eq!(ticked(&tablet).await, 1, "the ratings are still there");
    tablet.close().await;
    desk.close().await;
}
