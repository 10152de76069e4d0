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
    prepare(&mut room).await;
    let windows = collect(&mut room, &server.at("/")).await;
    settle(&mut room).await;
    follows(&room, &windows).await;
    room.browser.close().await;
}

async fn prepare(room: &mut Facilitator) {
    room.press("Workshop").await;
    room.paste("Paste a list", PEOPLE).await;
    room.browser.saved().await;
    room.reload("return labelled('Paste a list')?.value.split('\\n').length === 8").await;
    room.press("Add these people").await;
    room.press("Next: begin a round").await;
    room.press("Pulse").await;
    room.browser.until("return labelled('Link to rate')?.value.includes('#stem-readiness-team=')").await;
    room.phase("From opening to the link", 8);
}

/// The codes are taken in two windows, four in each; one waits half typed through a reload.
async fn collect(room: &mut Facilitator, address: &str) -> [WindowHandle; 2] {
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

    let desk = room.browser.driver.window().await.expect("a window");
    let wall = room.browser.driver.new_tab().await.expect("another window");
    room.turn_to(&wall).await;
    room.browser.go(address).await;
    room.browser.until("return root.querySelector('.shell').innerText.includes('4 people have rated.')").await;
    room.paste("Rating code", &codes[3..].join("\n")).await;
    room.press("Take the codes").await;
    room.browser.saved().await;
    room.clicks = 0;
    room.turn_to(&desk).await;
    room.browser.until("return root.querySelector('.shell').innerText.includes('8 people have rated.')").await;
    let seats = "return [...root.querySelectorAll('.seats select')].map((seat) => seat.selectedIndex).sort()";
    assert_eq!(room.browser.run(seats, vec![]).await, json!([1, 2, 3, 4, 5, 6, 7, 8]), "each has a seat of its own");
    [desk, wall]
}

async fn settle(room: &mut Facilitator) {
    room.press("Reveal the ratings").await;
    room.press("Accept all agreed").await;
    room.press("Next: talk about").await;
    for at in 0..6 {
        let place = format!(
            "return root.querySelector('.talk .eyebrow')?.innerText.toUpperCase().startsWith('TALK LIST, {} OF 6')",
            at + 1
        );
        room.browser.until(&place).await;
        room.click("settle-3").await;
        if at == 2 {
            let reason = "return root.querySelector('.settle textarea')?.value === 'Two of five'";
            let typed = "const field = root.querySelector('.settle textarea'); field.value = 'Two of five';
                field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))";
            room.browser.run(typed, vec![]).await;
            room.browser.saved().await;
            room.reload(reason).await;
            room.browser.until("return root.getElementById('settle-3').checked").await;
        }
        room.click("settle").await;
    }
    room.browser.saved().await;
    room.press("Next: close the round").await;
    room.reload("return root.getElementById('keep-spread')?.checked").await;
    room.press("Close the round").await;
    room.browser.until("return host.document.panel.rounds[0].keeps === 'spread'").await;
    room.browser.saved().await;
    room.phase("From reveal to closed", 25);
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
