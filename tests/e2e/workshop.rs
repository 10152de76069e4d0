//! A team rates together, sees where it disagrees, and settles.

use std::fs;

use serde_json::{Value, json};
use stem_readiness::content;
use stem_readiness::domain::panel::{Rating, Scope};
use stem_readiness::domain::rating_code::{IndicatorSet, JoinCode, RatingCode};

use crate::browser::{Browser, on_disk};
use crate::engine::ENGINES;
use crate::patience;
use crate::prints::{flowed, printed, text_of};
use crate::room::{READER, answers, choose_files, picture, rate, read_pictures, scanned, serve, texts};
use crate::scratch;

/// Who rates what, worked out here: eight people, thirty indicators, some unsure, some who cannot tell.
fn said(person: usize, indicator: usize) -> String {
    let level = match indicator % 6 {
        0 => 2 + (person % 2),                 // within one level
        1 => [1, 1, 1, 1, 4, 4, 4, 2][person], // two camps
        2 => {
            if person == 5 {
                4
            } else {
                1 + person % 2
            }
        } // one apart
        3 => 1 + (person * 7 + indicator) % 4, // all over
        4 => 3,                                // together
        _ => 2 + (person * 3 + indicator) % 3,
    };
    match (person * 5 + indicator * 3) % 11 {
        0 => "?".to_owned(),
        1 => format!("{level}c"),
        2 => format!("{level}g"),
        3 => format!("{level}f"),
        _ => level.to_string(),
    }
}

/// What the eight say of an indicator together, apart from the program.
struct Told {
    counts: [u32; 4],
    cannot: u32,
}

impl Told {
    fn of(indicator: usize, people: usize) -> Told {
        let mut told = Told { counts: [0; 4], cannot: 0 };
        for said in (0..people).map(|person| said(person, indicator)) {
            match said.chars().next().and_then(|c| c.to_digit(10)) {
                Some(level) => told.counts[level as usize - 1] += 1,
                None => told.cannot += 1,
            }
        }
        told
    }

    fn levels(&self) -> Vec<u32> {
        (1..).zip(self.counts).flat_map(|(level, count)| vec![level; count as usize]).collect()
    }

    /// Tastle and Wierman, in floating point.
    fn agreement(&self) -> f64 {
        let all = self.levels();
        let mean = f64::from(all.iter().sum::<u32>()) / all.len() as f64;
        1.0 + all.iter().map(|level| (1.0 - (f64::from(*level) - mean).abs() / 3.0).log2()).sum::<f64>()
            / all.len() as f64
    }

    fn median(&self) -> String {
        let all = self.levels();
        let twice = all[(all.len() - 1) / 2] + all[all.len() / 2];
        if twice.is_multiple_of(2) { (twice / 2).to_string() } else { format!("{}.5", twice / 2) }
    }

    fn range(&self) -> u32 {
        let all = self.levels();
        all[all.len() - 1] - all[0]
    }

    fn is_divided(&self) -> bool {
        self.range() >= 2
    }

    fn words(&self) -> String {
        let levels = (1..).zip(self.counts).filter(|(_, count)| *count > 0);
        let mut words = levels.map(|(level, count)| format!("{count} at {level}")).collect::<Vec<_>>().join(", ");
        if self.cannot > 0 {
            let said = self.counts.iter().sum::<u32>() + self.cannot;
            words += &format!("; {} of {said} couldn't tell", self.cannot);
        }
        words
    }
}

fn shown(agreement: f64) -> String {
    format!("{:.2}", (agreement * 100.0 + 0.5).floor() / 100.0)
}

const IDS: [&str; 30] = [
    "V1", "V2", "V3", "V4", "V5", "V6", "P1", "P2", "P3", "P4", "P5", "P6", "S1", "S2", "S3", "S4", "S5", "S6", "T1",
    "T2", "T3", "T4", "T5", "T6", "R1", "R2", "R3", "R4", "R5", "R6",
];

/// Opens team mode, names people, and begins a round.
async fn begin(browser: &Browser, people: &[&str], scope: &str) {
    browser.press("Readiness").await;
    browser.press("Rate together as a team").await;
    for (at, name) in people.iter().enumerate() {
        browser.press("Add a person").await;
        browser.fill(&format!("Name of person {}", at + 1), name).await;
        browser.fill(&format!("Role of person {}", at + 1), if at % 2 == 0 { "Teacher" } else { "Leader" }).await;
    }
    browser.run("root.getElementById('desk-rate').click()", vec![]).await;
    browser.settle().await;
    browser.press(scope).await;
}

/// One phone: joins by the link, rates, and gives its code, its picture and its file.
async fn phone(link: &str, person: usize) -> (String, Vec<u8>, String) {
    let browser = Browser::start().await;
    let folder = scratch::folder("rating");
    let behavior = json!({ "behavior": "allow", "downloadPath": folder.display().to_string() });
    browser.command("Browser.setDownloadBehavior", behavior).await;
    browser.driver.goto(link).await.expect("the page opens");
    browser.until("return !!root.querySelector('.alone')").await;
    browser.size(390, 900).await;
    let address = browser.run("return location.href", vec![]).await;
    assert!(!address.as_str().unwrap_or("#").contains('#'), "what the link brought is cleared: {address}");
    assert_eq!(browser.run("return root.querySelectorAll('nav').length", vec![]).await, 0, "a phone has no places");
    browser.press(&format!("Person {}", person + 1)).await;
    browser.press("Begin").await;
    let ratings: Vec<String> = (0..30).map(|indicator| said(person, indicator)).collect();
    rate(&browser, &ratings[..20]).await;
    // A call comes in, the browser forgets the page.
    browser.saved().await;
    browser.driver.refresh().await.expect("a reload");
    browser.until("return !!root.querySelector('.alone')").await;
    let from: usize = 19;
    if browser.words().await.contains("Go on") {
        browser.press("Go on").await;
    }
    browser.run("root.getElementById('sheet-next').click()", vec![]).await;
    rate(&browser, &ratings[from + 1..]).await;
    browser.press("I am done").await;
    let code = browser.run("return labelled('Rating code').value", vec![]).await;
    browser.press("Save as a file").await;
    let file = folder.join("rating-code.txt");
    patience::seen("the rating code as a file", async || file.exists().then_some(())).await;
    let png = picture(&browser).await;
    browser.close().await;
    (code.as_str().expect("a code").to_owned(), png, file.display().to_string())
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_phones_rate_and_the_room_settles() {
    let server = serve();
    let browser = Browser::start().await;
    browser.command("Page.addScriptToEvaluateOnNewDocument", json!({ "source": READER })).await;
    browser.go(&server.at("/")).await;
    begin(&browser, &["Ana", "Ben", "Cruz", "Dee", "Eli", "Fay", "Gus", "Hal"], "All 30 indicators").await;
    browser.size(1280, 800).await;
    browser.run("root.querySelector('.qr').scrollIntoView({ block: 'center' })", vec![]).await;
    browser.settle().await;
    let link = scanned(&picture(&browser).await);
    assert_eq!(
        browser.run("return labelled('Link to rate').value", vec![]).await,
        json!(link),
        "the QR code is the link"
    );

    let mut phones = Vec::new();
    for person in 0..8 {
        phones.push(phone(&link, person).await);
    }
    collect(&browser, &phones).await;
    seat(&browser).await;
    nothing_shows(&browser).await;

    browser.press("Reveal the ratings").await;
    spreads_are_right(&browser).await;
    talk_list_is_right(&browser).await;
    settle(&browser).await;
    insights_are_right(&browser).await;
    print_is_right(&browser).await;
    close(&browser).await;
    browser.close().await;
}

/// Three codes by paste, one of them broken over lines and one twice; three by picture; two by file.
async fn collect(browser: &Browser, phones: &[(String, Vec<u8>, String)]) {
    let broken = phones[1].0.replacen(' ', "\n", 6).to_lowercase();
    let slip = if phones[0].0.starts_with('2') {
        phones[0].0.replacen('2', "3", 1)
    } else {
        format!("2{}", &phones[0].0[1..])
    };
    let text = format!("{}\n{broken}\n{slip}\n{}\n{}", phones[0].0, phones[2].0, phones[0].0);
    let paste = "const field = labelled('Rating code'); field.value = arguments[0];
        field.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))";
    browser.run(paste, vec![json!(text)]).await;
    browser.settle().await;
    browser.press("Take the codes").await;
    let found = answers(browser).await;
    let ends: Vec<&str> = found.iter().map(|line| line.rsplit("  ").next().unwrap_or(line)).collect();
    assert_eq!(found.len(), 5, "{found:?}");
    for (line, ending) in found.iter().zip(["taken", "taken", "is wrong", "taken", "already here"]) {
        assert!(line.ends_with(ending), "{ends:?}");
    }

    let paths: Vec<String> = (3..6)
        .map(|person| {
            let path = scratch::path("qr.png");
            fs::write(&path, &phones[person].1).expect("the folder can be written");
            path.display().to_string()
        })
        .collect();
    choose_files(browser, "code-files", &paths).await;
    read_pictures(browser, 3).await;
    browser.until("return root.querySelectorAll('.answers__line').length === 3").await;
    choose_files(browser, "code-files", &[phones[6].2.clone(), phones[7].2.clone()]).await;
    browser.until("return root.querySelectorAll('.answers__line').length === 2").await;
    assert!(answers(browser).await.iter().all(|line| line.ends_with("taken")), "{:?}", answers(browser).await);
    assert!(browser.words().await.contains("8 people have rated."));
}

/// Puts each phone on a seat, in the order they came.
async fn seat(browser: &Browser) {
    let by_themselves = "return [...root.querySelectorAll('.seats select')].map((seat) => seat.selectedIndex)";
    assert_eq!(
        browser.run(by_themselves, vec![]).await,
        json!((1..=8).collect::<Vec<_>>()),
        "each phone says whose it is"
    );
    for at in 0..8 {
        let script = "const seat = root.querySelectorAll('.seats select')[arguments[0]]; seat.value = seat.options[arguments[0] + 1].value;
            seat.dispatchEvent(new Event('change', { bubbles: true, composed: true }))";
        browser.run(script, vec![json!(at)]).await;
        browser.settle().await;
    }
    assert!(!browser.words().await.contains("two ballots"), "each seat has one");
    let to = "const seat = root.querySelectorAll('.seats select')[1]; seat.value = seat.options[arguments[0]].value;
        seat.dispatchEvent(new Event('change', { bubbles: true, composed: true }))";
    browser.run(to, vec![json!(1)]).await;
    browser.until("return root.querySelector('.shell').innerText.includes('two ballots on one seat')").await;
    browser.run(to, vec![json!(2)]).await;
    browser.settle().await;
}

/// Before the reveal no rating is on the page, in the document, in a file, or in the page's copy.
async fn nothing_shows(browser: &Browser) {
    browser.saved().await;
    browser
        .run(
            "window.page = undefined; host.exportAs('html').then((b) => b.text()).then((t) => (window.page = t))",
            vec![],
        )
        .await;
    browser.until("return typeof window.page === 'string'").await;
    let script = "const kept = document.querySelector('data[data-kept]')?.getAttribute('value') ?? '';
        const copies = [kept, JSON.stringify(host.document)];
        return [root.querySelectorAll('.spread, :checked:not(option)').length,
            copies.some((copy) => /ballots|ratings|\"\\?\"/.test(copy)), /ballots&quot;/.test(page), root.innerHTML.includes('Agreement')]";
    assert_eq!(browser.run(script, vec![]).await, json!([0, false, false, false]));
    only_the_sealed_record_has(browser, &["ballots", "ratings", "\"?\""]).await;
}

/// No record of the device has any of these words, but the one that is kept sealed.
async fn only_the_sealed_record_has(browser: &Browser, words: &[&str]) {
    let records = browser.records().await;
    let open = records.iter().filter(|(key, _)| !key.ends_with("#round"));
    let found: Vec<_> = open.filter(|(_, text)| words.iter().any(|word| text.contains(word))).collect();
    assert!(found.is_empty(), "{found:?}");
}

async fn spreads_are_right(browser: &Browser) {
    let rows = "return [...root.querySelectorAll('.reveal__words')].map((p) => p.innerText.replace(/\\n/g, ' | '))";
    let found = texts(&browser.run(rows, vec![]).await);
    assert_eq!(found.len(), 30);
    for (indicator, row) in found.iter().enumerate() {
        let told = Told::of(indicator, 8);
        let (words, band) = (
            told.words(),
            match told.agreement() {
                _ if told.range() <= 1 => "agreed",
                agreement if (agreement * 100.0 + 0.5).floor() >= 60.0 => "two minutes",
                _ => "discuss",
            },
        );
        let right = format!("{words} | Median {} · Agreement {} · {band}", told.median(), shown(told.agreement()));
        assert_eq!(*row, right, "{}", IDS[indicator]);
    }
}

/// Disagreement × importance; without a mission every importance is one.
fn talk_list() -> Vec<&'static str> {
    let mut list: Vec<(i64, &str)> = (0..30)
        .filter(|indicator| Told::of(*indicator, 8).is_divided())
        .map(|indicator| (-((1.0 - Told::of(indicator, 8).agreement()) * 10_000.0).round() as i64, IDS[indicator]))
        .collect();
    list.sort_by_key(|(urgency, _)| *urgency);
    list.into_iter().map(|(_, id)| id).collect()
}

async fn on_list(browser: &Browser) -> Vec<String> {
    let found =
        browser.run("return [...root.querySelectorAll('.talk-list a')].map((a) => a.innerText.split(' ')[0])", vec![]);
    texts(&found.await)
}

async fn talk_list_is_right(browser: &Browser) {
    assert_eq!(on_list(browser).await, talk_list()[..6], "thirty minutes are six indicators");
}

/// Accepts what all agree on, settles the first on the list with a reason, and parks the second.
async fn settle(browser: &Browser) {
    browser.press("Accept all agreed").await;
    let answers = browser.document().await["readiness"]["answers"].clone();
    for (indicator, id) in IDS.iter().enumerate() {
        let told = Told::of(indicator, 8);
        let levels = told.levels();
        let right = if told.is_divided() { Value::Null } else { json!(levels[(levels.len() - 1) / 2]) };
        assert_eq!(
            answers[*id]["response"]["level"], right,
            "{id}: the lower median, and never where two levels lie apart"
        );
    }
    let list = talk_list();
    browser.press(list[0]).await;
    in_one_view_on_the_wall(browser).await;
    browser.choose("Settle on", "2").await;
    browser.fill(&format!("Reason for {}", list[0]), "Two of five schools have it.").await;
    browser.run("root.getElementById('settle').click()", vec![]).await;
    let told = format!("return root.querySelector('.talk__last').innerText === '{} is settled at 2.'", list[0]);
    browser.until(&told).await;
    browser.until("return root.activeElement?.id === 'place-title'").await;
    browser.press("Back to all").await;
    assert_eq!(on_list(browser).await[0], list[1]);
    browser.press(list[1]).await;
    browser.press("Park it").await;
    browser.press("Back to all").await;
    assert_eq!(on_list(browser).await[0], list[2]);
    let document = browser.document().await;
    assert_eq!(document["readiness"]["answers"][list[0]]["response"]["level"], 2);
    assert_eq!(document["readiness"]["answers"][list[0]]["reason"], "Two of five schools have it.");
    assert_eq!(document["panel"]["rounds"][0]["parked"], json!([list[1]]));
    assert_eq!(document["panel"]["rounds"][0]["ballots"].as_array().map(Vec::len), Some(8), "votes stay apart");
}

/// On a wall of 1280 by 800 pixels the spread, the question, the levels and the ways on are in one view.
async fn in_one_view_on_the_wall(browser: &Browser) {
    let turn = "root.querySelector('.bar [aria-label^=\"Projector view\"]').click()";
    browser.run(turn, vec![]).await;
    browser.until("return !!root.querySelector('.stem-readiness--projector .talk')").await;
    let low = "scrollTo(0, 0); return root.querySelector('.talk__ways').getBoundingClientRect().bottom <= 800";
    assert_eq!(browser.run(low, vec![]).await, true, "the ways on are below the wall");
    browser.run(turn, vec![]).await;
    browser.until("return !root.querySelector('.stem-readiness--projector')").await;
}

/// Agreement by step, and where the two roles of four people differ by a level.
async fn insights_are_right(browser: &Browser) {
    browser.press("Insights").await;
    let script = "const table = [...root.querySelectorAll('table')].find((t) => t.caption?.innerText === 'Agreement by step');
        return [...table.tBodies[0].rows].map((row) => [...row.cells].slice(1).map((cell) => cell.innerText).join(' '))";
    let found = texts(&browser.run(script, vec![]).await);
    for (step, row) in found.iter().enumerate() {
        let own: Vec<Told> = (step * 6..step * 6 + 6).map(|indicator| Told::of(indicator, 8)).collect();
        let mean = own.iter().map(|told| (told.agreement() * 10_000.0).round()).sum::<f64>() / 6.0;
        let divided =
            own.iter().filter(|told| told.range() > 1 && (told.agreement() * 100.0 + 0.5).floor() < 60.0).count();
        let mut sure = [0_u32; 2];
        for said in (0..8).flat_map(|person| (step * 6..step * 6 + 6).map(move |indicator| said(person, indicator))) {
            sure[0] += u32::from(said.ends_with('c'));
            sure[1] += u32::from(said.len() == 2);
        }
        let percent = (f64::from(sure[0]) / f64::from(sure[1]) * 100.0 + 0.5).floor();
        let cannot: u32 = own.iter().map(|told| told.cannot).sum();
        let right = format!("{} {divided} {percent}% {cannot}", shown(mean.round() / 10_000.0));
        assert_eq!(*row, right, "step {}", step + 1);
    }
    let script = "const title = [...root.querySelectorAll('h3')].find((h) => h.innerText === 'Where roles differ');
        return [...title.parentElement.querySelectorAll('li a')].map((a) => a.innerText.split(' ')[0])";
    let mut found = texts(&browser.run(script, vec![]).await);
    found.sort();
    let mean = |indicator: usize, of: usize| -> Option<f64> {
        let levels: Vec<f64> = (0..8)
            .filter(|person| person % 2 == of)
            .filter_map(|person| said(person, indicator).chars().next()?.to_digit(10).map(f64::from))
            .collect();
        (levels.len() >= 3).then(|| (levels.iter().sum::<f64>() / levels.len() as f64 * 10.0 + 0.5).floor())
    };
    let mut right: Vec<String> = (0..30)
        .filter(|indicator| matches!((mean(*indicator, 0), mean(*indicator, 1)), (Some(a), Some(b)) if (a - b).abs() >= 10.0))
        .map(|indicator| IDS[indicator].to_owned())
        .collect();
    right.sort();
    assert_eq!(found, right);
}

async fn print_is_right(browser: &Browser) {
    browser.press("Share").await;
    browser.press_print("Print the step report").await;
    let text = flowed(&text_of(&printed(browser).await));
    assert!(text.contains("How the team rated") && text.contains("Settled because: Two of five schools"), "{text}");
    for indicator in 0..30 {
        let told = Told::of(indicator, 8);
        let right = format!("{} {}", told.median(), shown(told.agreement()));
        assert!(text.contains(&right), "{} is not in {text}", right);
    }
    for name in ["Ana", "Cruz", "Hal"] {
        assert!(!text.contains(name), "no name stands beside ratings");
    }
    browser.press("Back to Share").await;
    browser.press_print("Print the full plan").await;
    let text = flowed(&text_of(&printed(browser).await));
    assert!(text.contains("Parked for another day") && text.contains(talk_list()[1]), "{text}");
    browser.press("Back to Share").await;
}

/// Closing keeps the spread alone: votes are in no stored copy, and Undo does not bring them back.
async fn close(browser: &Browser) {
    browser.run("root.getElementById('desk-close').click()", vec![]).await;
    browser.settle().await;
    browser.press("Close the round").await;
    browser.until("return host.document.panel.rounds[0].keeps === 'spread'").await;
    browser.saved().await;
    let gone = "return [host.document, document.querySelector('data[data-kept]')?.getAttribute('value') ?? '']
        .every((copy) => !/ballots|\"rater\"/.test(typeof copy === 'string' ? copy : JSON.stringify(copy)))";
    browser.until(gone).await;
    browser.saved().await;
    let holds_votes = async || {
        browser.records().await.values().any(|text| text.contains("\"ballots\"") || text.contains("\"rater\""))
    };
    patience::seen("a device without votes", async || (!holds_votes().await).then_some(())).await;
    for _ in 0..20 {
        browser.run("root.querySelector('.header [aria-label=Undo]:not(:disabled)')?.click()", vec![]).await;
        browser.settle().await;
        assert_eq!(browser.run(gone, vec![]).await, true, "Undo brings no vote back");
    }
    let levels = browser.document().await["panel"]["rounds"][0]["spreads"][1]["levels"].clone();
    assert_eq!(levels, json!(Told::of(1, 8).counts), "the spread stays");
}

#[tokio::test(flavor = "multi_thread")]
async fn five_people_pass_the_laptop_and_a_reload_loses_nothing() {
    let page = on_disk("dist/stem-readiness.html");
    let browser = Browser::open(&page).await;
    begin(&browser, &["Ana", "Ben", "Cruz", "Dee", "Eli"], "Pulse: 10").await;
    assert!(browser.words().await.contains("Phones need a page on the web"), "a file says that phones need a page");
    browser.press("Pass to Ana").await;
    for (person, name) in ["Ana", "Ben", "Cruz", "Dee", "Eli"].into_iter().enumerate() {
        // At the door and on the first indicator nothing of anybody is in the page.
        assert!(browser.words().await.contains(&format!("The laptop goes to {name}")));
        nobody_shows(&browser).await;
        browser.press(&format!("I am {name}: begin")).await;
        nobody_shows(&browser).await;
        let back =
            "return [root.getElementById('sheet-back').disabled, root.querySelector('[aria-label=Undo]').disabled]";
        assert_eq!(browser.run(back, vec![]).await, json!([true, true]), "there is no way back to the person before");
        let ratings: Vec<String> = (0..10).map(|indicator| said(person, indicator)).collect();
        if person == 2 {
            rate(&browser, &ratings[..6]).await;
            browser.saved().await;
            browser.go(&page).await;
            nobody_shows(&browser).await;
            assert!(browser.words().await.contains("6 ratings are kept."), "{}", browser.words().await);
            browser.press("I am Cruz: go on").await;
            browser.run("root.getElementById('sheet-next').click()", vec![]).await;
            rate(&browser, &ratings[6..]).await;
        } else {
            rate(&browser, &ratings).await;
        }
        browser.press("I am done").await;
        nobody_shows(&browser).await;
        if person == 0 {
            reveal_is_asked(&browser).await;
        }
        let next = ["Ben", "Cruz", "Dee", "Eli"].get(person);
        match next {
            Some(next) => browser.press(&format!("Pass to {next}")).await,
            None => browser.press("Back to the workshop").await,
        }
    }
    nobody_shows(&browser).await;
    browser.press("Reveal the ratings").await;
    let rows = "return [...root.querySelectorAll('.reveal__words')].map((p) => p.innerText.split('\\n')[0])";
    let found = texts(&browser.run(rows, vec![]).await);
    let right: Vec<String> = (0..10).map(|indicator| Told::of(indicator, 5).words()).collect();
    assert_eq!(found, right);
    browser.saved().await;
    let is_left =
        async || browser.records().await.iter().any(|(key, text)| key.ends_with("#round") && text.contains('{'));
    patience::seen("nothing beside the document once it is revealed", async || (!is_left().await).then_some(())).await;
    browser.close().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_phone_of_every_engine_gives_a_code_that_says_what_was_rated() {
    let server = serve();
    let set = IndicatorSet::of(&content::framework(), Scope::Pulse);
    let join = JoinCode { round: 0x0F_1E2D, scope: Scope::Pulse, fingerprint: set.fingerprint };
    for (person, engine) in ENGINES.into_iter().enumerate() {
        let browser = Browser::start_in(engine).await;
        let link = server.at(&format!("/rate#stem-readiness-rate={}", join.write()));
        browser.driver.goto(&link).await.expect("the page opens");
        browser.until("return !!root.querySelector('.alone')").await;
        assert_eq!(browser.run("return location.hash", vec![]).await, "", "{engine}");
        browser.press("Begin").await;
        let ratings: Vec<String> = (0..10).map(|indicator| said(person, indicator)).collect();
        rate(&browser, &ratings).await;
        browser.press("I am done").await;
        let code = browser.run("return labelled('Rating code').value", vec![]).await;
        let read = RatingCode::read(code.as_str().expect("a code"), &set, join.round).expect("a code");
        let right: Vec<Option<Rating>> = ratings
            .iter()
            .map(|said| said.replace('c', " certain").replace('g', " guess").replace('f', " fair"))
            .map(|said| Rating::parse(&said, 4))
            .collect();
        assert_eq!(read.ratings, right, "{engine}");
        browser.close().await;
    }
}

/// With one of five people in, the line says what is next, and Reveal asks first.
async fn reveal_is_asked(browser: &Browser) {
    browser.press("Back to the workshop").await;
    assert!(browser.words().await.contains("Next: collect ratings from 4 more people"));
    browser.press("Reveal the ratings").await;
    browser.until("return root.activeElement?.id === 'reveal-now-question'").await;
    assert!(browser.words().await.contains("4 people have not rated: Ben, Cruz, Dee, and Eli."));
    nobody_shows(browser).await;
    browser.press("Wait for them").await;
    browser.until("return root.activeElement?.id === 'reveal-now'").await;
    nobody_shows(browser).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn paper_sheets_are_typed_and_pasted() {
    let browser = Browser::open(&on_disk("dist/stem-readiness.html")).await;
    begin(&browser, &["Ana", "Ben", "Cruz"], "Pulse: 10").await;
    browser.press("Type sheets in").await;
    let cell = |row: usize, column: usize| {
        format!("return document.querySelector('stem-readiness').shadowRoot.getElementById('paper-{row}-{column}')")
    };
    let first = browser.driver.execute(cell(0, 0), vec![]).await.expect("a script").element().expect("the cell");
    first.click().await.expect("it can be clicked");
    for (at, said) in ["1", "2", "3", "4", "?", "1", "2", "3", "4", "1"].into_iter().enumerate() {
        let here = browser.driver.execute(cell(0, at), vec![]).await.expect("a script").element().expect("the cell");
        browser.until(&format!("return root.activeElement?.id === 'paper-0-{at}'")).await;
        here.send_keys(said).await.expect("it takes a key");
    }
    browser.until("return root.activeElement?.id === 'paper-1-0'").await;
    // As a browser pastes: the whole text, then one event.
    let paste = "const cell = root.getElementById('paper-1-0'); cell.value = arguments[0];
        cell.dispatchEvent(new InputEvent('input', { bubbles: true, composed: true }))";
    browser.run(paste, vec![json!("4\t4\t3\t3\t2\t2\t1\t1\t?\t9\n3\t3\t3\t3\t3\t3\t3\t3\t3\t3\n")]).await;
    browser.until("return root.getElementById('paper-2-9').value === '3'").await;
    let keys = "const cell = root.getElementById('paper-1-9'); cell.focus();
        cell.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowUp', bubbles: true, composed: true }))";
    browser.run(keys, vec![]).await;
    browser.until("return root.activeElement?.id === 'paper-0-9'").await;
    browser.press("Put the sheets away").await;
    nobody_shows(&browser).await;
    browser.press("Reveal the ratings").await;
    let rows = "return [...root.querySelectorAll('.reveal__words')].map((p) => p.innerText.split('\\n')[0])";
    let right = [
        "1 at 1, 1 at 3, 1 at 4",
        "1 at 2, 1 at 3, 1 at 4",
        "3 at 3",
        "2 at 3, 1 at 4",
        "1 at 2, 1 at 3; 1 of 3 couldn't tell",
        "1 at 1, 1 at 2, 1 at 3",
        "1 at 1, 1 at 2, 1 at 3",
        "1 at 1, 2 at 3",
        "1 at 3, 1 at 4; 1 of 3 couldn't tell",
        "1 at 1, 1 at 3",
    ];
    assert_eq!(texts(&browser.run(rows, vec![]).await), right, "what is no level is left out");
    browser.close().await;
}

/// axe-core finds nothing by any rule, and nothing is wider than the page, on a phone in the dark and on a wide page.
async fn fits(browser: &Browser, screen: &str) {
    for (theme, width) in [("dark", 390), ("light", 1280)] {
        browser.run("host.setAttribute('theme', arguments[0])", vec![json!(theme)]).await;
        browser.size(width, 900).await;
        browser.settle().await;
        assert_eq!(crate::accessibility::faults(browser).await, json!([]), "{screen}, {theme}, {width} px");
        let wide = browser.run("return document.documentElement.scrollWidth <= innerWidth", vec![]).await;
        assert_eq!(wide, true, "{screen} is wider than {width} px");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn no_screen_of_the_workshop_has_a_fault() {
    let server = serve();
    let browser = crate::accessibility::with_axe(&server.at("/")).await;
    begin(&browser, &["Ana", "Ben", "Cruz"], "Pulse: 10").await;
    fits(&browser, "Rate").await;
    browser.press("Type sheets in").await;
    fits(&browser, "Paper").await;
    browser.press("Put the sheets away").await;
    let link = browser.run("return labelled('Link to rate').value", vec![]).await;
    browser.run("root.getElementById('desk-prepare').click()", vec![]).await;
    fits(&browser, "Prepare").await;
    browser.run("root.getElementById('desk-rate').click()", vec![]).await;
    browser.settle().await;
    for (person, name) in ["Ana", "Ben", "Cruz"].into_iter().enumerate() {
        browser.press(&format!("Pass to {name}")).await;
        browser.press(&format!("I am {name}: begin")).await;
        rate(&browser, &(0..10).map(|indicator| said(person, indicator)).collect::<Vec<_>>()).await;
        if person == 0 {
            fits(&browser, "Sheet").await;
        }
        browser.press("I am done").await;
    }
    fits(&browser, "Hand-over").await;
    browser.press("Back to the workshop").await;
    browser.press("Reveal the ratings").await;
    fits(&browser, "Reveal").await;
    browser.run("root.querySelector('.reveal a').click()", vec![]).await;
    fits(&browser, "Talk").await;
    browser.run("root.getElementById('desk-close').click()", vec![]).await;
    fits(&browser, "Close").await;
    browser.close().await;

    let phone = crate::accessibility::with_axe(link.as_str().expect("a link")).await;
    fits(&phone, "Phone").await;
    fits(&phone, "Who").await;
    phone.press("Person 1").await;
    phone.press("Begin").await;
    rate(&phone, &vec!["2".to_owned(); 10]).await;
    phone.press("I am done").await;
    fits(&phone, "Code").await;
    phone.close().await;
}

/// Nobody's ratings: no choice is made in the page, and no copy but the sealed one holds any.
async fn nobody_shows(browser: &Browser) {
    only_the_sealed_record_has(browser, &["ballots", "ratings"]).await;
    let script = "const copies = [JSON.stringify(host.document), document.querySelector('data[data-kept]')?.getAttribute('value') ?? ''];
        const chosen = [...root.querySelectorAll('input[type=radio]')].filter((radio) => radio.checked || radio.defaultChecked);
        return [chosen.length, root.querySelectorAll('.spread, .grid').length, copies.some((copy) => /ballots|ratings/.test(copy))]";
    assert_eq!(browser.run(script, vec![]).await, json!([0, 0, false]));
}
