//! A whole session with eight people, as a facilitator clicks through it: how many clicks each phase takes, a reload in the
//! middle of each, and a second window on the wall.

use serde_json::{Value, json};
use stem_readiness::content;
use stem_readiness::domain::panel::{Invitation, Rating, Scope};
use stem_readiness::domain::rating_code::{IndicatorSet, RatingCode, grouped, seated};
use thirtyfour::WindowHandle;

use crate::browser::Browser;
use crate::room::serve;

const PEOPLE: &str = "Ana\tTeacher\nBen\tPrincipal\nCruz\tParent\nDee\tTeacher\nEli\tBoard member\nFay\tTeacher\nGus\tCounselor\nHal\tStudent";

/// A facilitator whose clicks are counted.
struct Facilitator {
    browser: Browser,
    clicks: u32,
}

impl Facilitator {
    async fn press(&mut self, name: &str) {
        self.clicks += 1;
        self.browser.press(name).await;
    }

    async fn click(&mut self, id: &str) {
        self.clicks += 1;
        self.browser.run("root.getElementById(arguments[0]).click()", vec![json!(id)]).await;
        self.browser.settle().await;
    }

    /// Writes a whole text at once, as pasting does: a click into the field, and the keyboard.
    async fn paste(&mut self, label: &str, text: &str) {
        self.clicks += 1;
        let script = "const field = labelled(arguments[0]); field.value = arguments[1];
            field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))";
        self.browser.run(script, vec![json!(label), json!(text)]).await;
        self.browser.settle().await;
    }

    /// Loads the page anew in the middle of a phase, and waits for what must still be there.
    async fn reload(&self, still: &str) {
        self.browser.driver.refresh().await.expect("a reload");
        self.browser.until("return host.document != null").await;
        self.browser.whole().await;
        self.browser.until(still).await;
    }

    async fn turn_to(&self, window: &WindowHandle) {
        self.browser.driver.switch_to_window(window.clone()).await.expect("it is there");
    }

    /// Ends a phase that may take so many clicks.
    fn phase(&mut self, name: &str, most: u32) {
        println!("{name}: {} clicks", self.clicks);
        assert!(self.clicks <= most, "{name} takes {} clicks, {most} at most", self.clicks);
        self.clicks = 0;
    }
}

/// What the eight phones give: six indicators divide the room, the other four do not.
fn codes(link: &str) -> Vec<String> {
    let set = IndicatorSet::of(&content::framework(), Scope::Pulse);
    let Invitation { join, team } = Invitation::read(link).expect("a link to rate");
    let code = |(at, person): (usize, &stem_readiness::domain::panel::Respondent)| {
        let said = |indicator| if indicator < 6 && at >= 4 { "4" } else { "2" };
        let ratings = (0..set.ids.len()).map(|indicator| Rating::parse(said(indicator), 4)).collect();
        let rater = seated(join.round, (at as u32 + 1) << 20, &person.id);
        grouped(&RatingCode { round: join.round, rater, revision: 1, ratings }.write(&set))
    };
    team.iter().enumerate().map(code).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_people_come_through_in_few_clicks_and_no_reload_or_window_loses_anything() {
    let server = serve();
    let mut room = Facilitator { browser: Browser::open(&server.at("/")).await, clicks: 0 };
    let windows = prepare(&mut room, &server.at("/")).await;
    times(&mut room, &windows).await;
    collect(&mut room, &windows).await;
    settle(&mut room, &windows).await;
    close(&mut room, &windows).await;
    follows(&room, &windows).await;
    room.browser.close().await;
}

/// The list is pasted in one window and corrected in the other, which goes along when the round begins.
async fn prepare(room: &mut Facilitator, address: &str) -> [WindowHandle; 2] {
    room.press("Workshop").await;
    room.paste("Paste a list", PEOPLE).await;
    room.browser.saved().await;
    room.reload("return labelled('Paste a list')?.value.split('\\n').length === 8").await;
    room.press("Add these people").await;
    room.browser.saved().await;
    let desk = room.browser.driver.window().await.expect("a window");
    let wall = room.browser.driver.new_tab().await.expect("another window");
    room.turn_to(&wall).await;
    room.browser.go(address).await;
    room.browser.until("return labelled('Role of person 8')?.value === 'Student'").await;
    room.browser.fill("Role of person 8", "Student council").await;
    room.browser.saved().await;
    room.turn_to(&desk).await;
    room.browser.until("return labelled('Role of person 8')?.value === 'Student council'").await;
    room.press("Next: begin a round").await;
    room.press("Pulse").await;
    room.browser.until("return labelled('Link to rate')?.value.includes('#stem-readiness-team=')").await;
    room.phase("From opening to the link", 8);
    room.browser.saved().await;
    room.turn_to(&wall).await;
    room.browser.until("return labelled('Link to rate')?.value.includes('#stem-readiness-team=')").await;
    room.turn_to(&desk).await;
    [desk, wall]
}

/// The timer that one window starts runs in the other too, and rests in both.
async fn times(room: &mut Facilitator, [desk, wall]: &[WindowHandle; 2]) {
    room.browser.press("Start ").await;
    room.turn_to(wall).await;
    room.browser.until("return root.querySelector('.bar__clock')?.innerText.includes('Pause the timer')").await;
    room.browser.press("Pause the timer").await;
    room.turn_to(desk).await;
    room.browser.until("return root.querySelector('.bar__clock')?.innerText.includes('Let the timer go on')").await;
}

/// The codes are taken in two windows, four in each; one waits half typed through a reload.
async fn collect(room: &mut Facilitator, [desk, wall]: &[WindowHandle; 2]) {
    let link = room.browser.run("return labelled('Link to rate').value", vec![]).await;
    let codes = codes(link.as_str().expect("a link"));
    room.paste("Rating code", &codes[0][..20]).await;
    room.browser.saved().await;
    room.reload("return labelled('Rating code')?.value.length === 20").await;
    room.paste("Rating code", &codes[..4].join("\n")).await;
    room.press("Take the codes").await;
    room.browser.until("return root.querySelector('.shell').innerText.includes('4 people have rated.')").await;
    room.browser.saved().await;
    room.phase("Four codes", 4);

    room.turn_to(wall).await;
    room.browser.until("return root.querySelector('.shell').innerText.includes('4 people have rated.')").await;
    room.paste("Rating code", &codes[3..].join("\n")).await;
    room.press("Take the codes").await;
    room.browser.saved().await;
    room.reload("return root.querySelector('.shell').innerText.includes('8 people have rated.')").await;
    room.phase("The other codes, in the other window", 2);
    room.turn_to(desk).await;
    room.browser.until("return root.querySelector('.shell').innerText.includes('8 people have rated.')").await;
    let seats = "return [...root.querySelectorAll('.seats select')].map((seat) => seat.selectedIndex).sort()";
    assert_eq!(room.browser.run(seats, vec![]).await, json!([1, 2, 3, 4, 5, 6, 7, 8]), "each has a seat of its own");
}

/// What the talk shows: the place on the list, and the indicator.
const SHOWN: &str = "return [root.querySelector('.talk .eyebrow')?.innerText.toUpperCase().split(' · ')[0],
    root.getElementById('place-title')?.innerText]";

/// The reveal is in one window and the acceptance in the other; each indicator is settled in one of the two, and both show
/// the same one without a touch.
async fn settle(room: &mut Facilitator, [desk, wall]: &[WindowHandle; 2]) {
    room.press("Reveal the ratings").await;
    room.browser.saved().await;
    room.turn_to(wall).await;
    room.browser.until("return root.querySelectorAll('.reveal__row').length === 10").await;
    room.press("Accept all agreed").await;
    room.browser.saved().await;
    room.turn_to(desk).await;
    room.browser.until("return root.querySelector('.next-act').innerText.startsWith('Next: talk about')").await;
    room.press("Next: talk about").await;
    for at in 0..6 {
        let [here, there] = if at % 3 == 1 { [wall, desk] } else { [desk, wall] };
        room.turn_to(here).await;
        let place = format!("TALK LIST, {} OF 6", at + 1);
        let is_there =
            format!("return root.querySelector('.talk .eyebrow')?.innerText.toUpperCase().startsWith('{place}')");
        room.browser.until(&is_there).await;
        room.browser.saved().await;
        let shown = room.browser.run(SHOWN, vec![]).await;
        room.turn_to(there).await;
        room.browser.until(&is_there).await;
        assert_eq!(room.browser.run(SHOWN, vec![]).await, shown);
        if at == 2 {
            room.reload(&is_there).await;
        }
        room.turn_to(here).await;
        settle_one(room, at == 2, &is_there).await;
    }
    room.browser.saved().await;
}

/// Settles what is on the screen, in two clicks; or with a reason and a reload between them.
async fn settle_one(room: &mut Facilitator, is_reloaded: bool, is_there: &str) {
    room.click("settle-3").await;
    if is_reloaded {
        let reason = "return root.querySelector('.settle textarea')?.value === 'Two of five'";
        let typed = "const field = root.querySelector('.settle textarea'); field.value = 'Two of five';
            field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))";
        room.browser.run(typed, vec![]).await;
        room.browser.saved().await;
        room.reload(reason).await;
        room.browser.until("return root.getElementById('settle-3').checked").await;
        room.browser.until(is_there).await;
    }
    room.click("settle").await;
}

/// What stays is chosen in one window; the other hears that the round is over.
async fn close(room: &mut Facilitator, [desk, wall]: &[WindowHandle; 2]) {
    room.turn_to(desk).await;
    room.browser.until("return root.querySelector('.next-act').innerText === 'Next: close the round'").await;
    room.press("Next: close the round").await;
    room.reload("return root.getElementById('keep-spread')?.checked").await;
    room.press("Close the round").await;
    room.browser.until("return host.document.panel.rounds[0].keeps === 'spread'").await;
    room.browser.saved().await;
    room.phase("From reveal to closed", 25);
    room.turn_to(wall).await;
    room.browser.until("return root.querySelector('.main').innerText.includes(' is closed.')").await;
    room.turn_to(desk).await;
}

/// The window on the wall has the same, and nothing that was closed.
async fn follows(room: &Facilitator, [desk, wall]: &[WindowHandle; 2]) {
    let told = "const { readiness, panel } = host.document; const [round] = panel.rounds;
        return [Object.values(readiness.answers).map((answer) => [answer.response.level, answer.reason ?? '']),
            round.settled.length, round.keeps, panel.roster.length, JSON.stringify(panel).includes('ballots')]";
    let here = room.browser.run(told, vec![]).await;
    assert_eq!((&here[1], &here[2], &here[3], &here[4]), (&json!(10), &json!("spread"), &json!(8), &json!(false)));
    let answers = here[0].as_array().map_or(0, Vec::len);
    assert_eq!(answers, 10);
    let reasons = here[0].as_array().into_iter().flatten().filter(|answer| answer[1] == "Two of five").count();
    assert_eq!(reasons, 1, "{here}");
    room.turn_to(wall).await;
    room.browser.until("return host.document.panel.rounds?.[0]?.keeps === 'spread'").await;
    let there: Value = room.browser.run(told, vec![]).await;
    assert_eq!(there, here);
    room.turn_to(desk).await;
}

/// A phone's ballot is somebody's, whoever is on the list: the question says so before the person goes.
#[tokio::test(flavor = "multi_thread")]
async fn removing_a_person_asks_and_keeps_what_came_by_phone() {
    let server = serve();
    let browser = Browser::open(&server.at("/")).await;
    let mut room = Facilitator { browser, clicks: 0 };
    room.press("Workshop").await;
    room.paste("Paste a list", PEOPLE).await;
    room.press("Add these people").await;
    room.press("Next: begin a round").await;
    room.press("Pulse").await;
    room.browser.until("return labelled('Link to rate')?.value.includes('#stem-readiness-team=')").await;
    let link = room.browser.run("return labelled('Link to rate').value", vec![]).await;
    let codes = codes(link.as_str().expect("a link"));
    room.paste("Rating code", &codes[..2].join("\n")).await;
    room.press("Take the codes").await;
    room.browser.until("return root.querySelector('.shell').innerText.includes('2 people have rated.')").await;
    room.click("desk-prepare").await;
    room.press("Remove Ana").await;
    room.browser.until("return root.activeElement?.id.startsWith('remove-')").await;
    let asked = room.browser.run("return root.activeElement.innerText", vec![]).await;
    assert_eq!(asked, "Ana has rated by phone. These ratings stay and count, as a phone without a name.");
    room.press("Keep the person").await;
    room.browser
        .until("return root.querySelectorAll('.roster__row').length === 8 && !root.querySelector('.two-steps')")
        .await;
    room.press("Remove Ana").await;
    room.press("Remove the person").await;
    room.browser.until("return root.querySelectorAll('.roster__row').length === 7").await;
    room.press("Remove Hal").await;
    room.browser.until("return root.querySelectorAll('.roster__row').length === 6").await;
    room.click("desk-rate").await;
    room.browser.until("return root.querySelector('.shell').innerText.includes('2 people have rated.')").await;
    let seats =
        "return [...root.querySelectorAll('.seats select')].map((seat) => seat.selectedOptions[0].innerText).sort()";
    assert_eq!(room.browser.run(seats, vec![]).await, json!(["Ben", "No name"]));
    room.browser.close().await;
}
