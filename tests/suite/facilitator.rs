//! What a facilitator reads while a room rates: what became of each code, and what to do next.

use stem_readiness::app::{Desk, DeskMsg, Model, Msg, PanelMsg, PlanMsg, RoundMsg, Store};
use stem_readiness::content;
use stem_readiness::domain::panel::{Rating, Scope, VoteRecord};
use stem_readiness::domain::rating_code::{IndicatorSet, JoinCode, RatingCode, grouped, link};
use stem_readiness::words::Words;

use crate::support::{drawn, file, framework_value, level, parse};

const ROUND: u32 = 7;

fn store() -> Store {
    let day = "2026-11-24".parse().expect("a date");
    Store::new(Model::new(content::framework(), content::actions(), "doc".to_owned(), day))
}

fn happened(store: &Store, msg: RoundMsg) {
    store.send(Msg::Round(msg));
}

/// The texts of all elements with this class, tags left out.
async fn texts_of(store: &Store, class: &str) -> Vec<String> {
    let page = drawn(store.clone(), Words::english()).await;
    let open = format!("class=\"{class}");
    let bare = |part: &str| {
        let inside = part.split_once('>').map_or("", |(_, inside)| inside);
        let end = ["</li>", "</div>", "</p>"].iter().filter_map(|end| inside.find(end)).min().unwrap_or(inside.len());
        inside[..end].split('<').map(|piece| piece.rsplit('>').next().unwrap_or(piece)).collect::<String>()
    };
    page.split(&open).skip(1).map(|part| bare(part).trim().replace("&quot;", "\"").replace("&amp;", "&")).collect()
}

/// A code of a phone: its letter, which of its codes it is, and the level of every indicator.
fn code(words: &[&str], scope: Scope, round: u32) -> String {
    let set = IndicatorSet::of(&content::framework(), scope);
    let [phone, revision, level] = words else { panic!("a phone, a revision and a level: {words:?}") };
    let rater = u32::from(phone.as_bytes()[0]);
    let ratings = vec![Rating::parse(level, 4); set.ids.len()];
    grouped(&RatingCode { round, rater, revision: revision.parse().expect("a number"), ratings }.write(&set))
}

/// The code with the character at a place changed into the next one of the alphabet.
fn slipped(code: &str, place: usize) -> String {
    let mut characters: Vec<char> = code.chars().collect();
    characters[place] = if characters[place] == '7' { '8' } else { '7' };
    characters.into_iter().collect()
}

/// The round of another team, whose page has another framework.
fn of_another_framework(words: &[&str]) -> String {
    let other = IndicatorSet::of(&parse(&framework_value(4, &[2, 2], &[])), Scope::Full);
    let rater = u32::from(words[0].as_bytes()[0]);
    let ratings = vec![Rating::parse("2", 4); other.ids.len()];
    grouped(&RatingCode { round: ROUND, rater, revision: 1, ratings }.write(&other))
}

/// What a line of the table stands for.
fn given(words: &[&str]) -> String {
    let plain = |words: &[&str]| code(words, Scope::Pulse, ROUND);
    match words {
        ["slipped", rest @ ..] => slipped(&plain(rest), 11),
        ["garbled", rest @ ..] => slipped(&slipped(&plain(rest), 6), 11),
        ["swapped", rest @ ..] => {
            let mut characters: Vec<char> = plain(rest).chars().collect();
            characters.swap(1, 2);
            characters.into_iter().collect()
        }
        ["cut", rest @ ..] => plain(rest)[1..].to_owned(),
        ["first", "half", rest @ ..] => plain(rest)[..19].to_owned(),
        ["twice", rest @ ..] => [plain(rest), plain(rest)].join(" "),
        ["lower", rest @ ..] => plain(rest).to_lowercase(),
        ["bare", rest @ ..] => plain(rest).replace(' ', ""),
        ["spaced", rest @ ..] => plain(rest).chars().flat_map(|one| [one, ' ']).collect(),
        ["broken", rest @ ..] => plain(rest).replacen(' ', "\r\n", 4).replacen("\r\n", " ", 3),
        ["lookalike", rest @ ..] => plain(rest).replace('0', "O").replace('1', "l").replace('V', "u"),
        ["quoted", rest @ ..] => format!("My code: “{}”. Bye", plain(rest)),
        ["foreign", rest @ ..] => code(rest, Scope::Pulse, ROUND + 1),
        ["full", rest @ ..] => code(rest, Scope::Full, ROUND),
        ["elsewhere", rest @ ..] => of_another_framework(rest),
        ["link"] => {
            let join = JoinCode { round: ROUND, scope: Scope::Pulse, fingerprint: 0xBEEF };
            link("https://a.example/rate", "i1.Teacher", &join.write())
        }
        [phone, _, _] if phone.len() == 1 => plain(words),
        words => words.join(" "),
    }
}

#[tokio::test]
async fn each_code_is_answered_as_the_table_says() {
    let store = store();
    happened(&store, RoundMsg::Begun(ROUND, Scope::Pulse));
    store.send(Msg::Desk(DeskMsg::Opened(Desk::Rate)));
    let table = file("tests/fixtures/codes.txt");
    let rows = table.lines().filter(|line| !line.is_empty() && !line.starts_with('#'));
    for (what, right) in rows.map(|row| row.split_once('|').expect("two columns")) {
        if what.trim() == "reveal" {
            happened(&store, RoundMsg::Revealed);
            continue;
        }
        let given = given(&what.split_whitespace().collect::<Vec<_>>());
        happened(&store, RoundMsg::CodesTyped(given.clone()));
        happened(&store, RoundMsg::CodesGiven(given.clone()));
        let answers = texts_of(&store, "answers__line").await;
        let [answer] = &answers[..] else { panic!("one answer for {what}: {answers:?}") };
        // A code that a mail program has broken is shown in one line.
        let shown = given.trim().replace("\r\n", " ");
        assert_eq!(answer.strip_prefix(&shown).unwrap_or(answer).trim(), right.trim(), "{what}");
        let is_refused = store.model().workshop.answers[0].outcome.is_err();
        assert_eq!(store.model().typed_codes(), if is_refused { &given } else { "" }, "{what}");
    }
}

/// Four people rate the pulse on paper: all alike, but for the first two indicators.
fn rate(store: &Store) {
    let ids = IndicatorSet::of(&content::framework(), Scope::Pulse).ids;
    let roster = store.model().document.panel.roster.clone();
    for (at, person) in roster.iter().enumerate() {
        for (place, id) in ids.iter().enumerate() {
            let said = if place < 2 { ["1", "1", "4", "4"][at] } else { "2" };
            let rating = Rating::parse(said, 4);
            happened(store, RoundMsg::PaperTyped(person.id.clone(), id.clone(), rating));
        }
    }
}

async fn next(store: &Store, right: &str) {
    assert_eq!(texts_of(store, "next-act").await, [right]);
}

#[tokio::test]
async fn the_next_act_is_in_sight_from_the_first_click_to_the_board_page() {
    let store = store();
    store.send(Msg::Desk(DeskMsg::Opened(Desk::Prepare)));
    store.send(Msg::Panel(PanelMsg::ListAdded("Ana\nBen\nCruz\nDee".to_owned())));
    next(&store, "Next: begin a round").await;
    store.send(Msg::Desk(DeskMsg::Opened(Desk::Rate)));
    happened(&store, RoundMsg::Begun(ROUND, Scope::Pulse));
    next(&store, "Next: collect the first ratings").await;
    happened(&store, RoundMsg::CodesGiven(code(&["A", "1", "2"], Scope::Pulse, ROUND)));
    next(&store, "Next: collect ratings from 3 more people").await;
    happened(&store, RoundMsg::BallotRemoved("00000041".to_owned()));
    rate(&store);
    next(&store, "Next: reveal the ratings").await;
    happened(&store, RoundMsg::Revealed);
    next(&store, "Next: accept the 8 indicators you agree on").await;
    happened(&store, RoundMsg::AgreedAccepted);
    next(&store, "Next: talk about V1 Local focus (2 to go)").await;
    store.send(Msg::Desk(DeskMsg::TalkOpened(Some("V1".into()))));
    assert!(texts_of(&store, "eyebrow").await[0].starts_with("Talk list, 1 of 2"));
    happened(&store, RoundMsg::Settled("V1".into(), level(2), "Seen.".to_owned()));
    store.send(Msg::Desk(DeskMsg::TalkOpened(Some("V4".into()))));
    assert!(texts_of(&store, "eyebrow").await[0].starts_with("Talk list, 2 of 2"), "it counts on");
    assert_eq!(texts_of(&store, "talk__last").await, ["V1 is settled at 2."]);
    happened(&store, RoundMsg::Parked("V4".into()));
    next(&store, "Next: close the round").await;
    store.send(Msg::Desk(DeskMsg::Opened(Desk::Close)));
    happened(&store, RoundMsg::Closed(VoteRecord::Spread));
    next(&store, "Next: choose 3 priorities in Plan").await;
    for id in ["V1", "V4", "P2"] {
        store.send(Msg::Plan(PlanMsg::PriorityTaken(id.into())));
    }
    next(&store, "Next: give 3 priorities an action").await;
    for id in ["V1", "V4", "P2"] {
        store.send(Msg::Plan(PlanMsg::ActionAdded(id.into())));
    }
    next(&store, "Next: print the board page").await;
    store.send(Msg::Desk(DeskMsg::Opened(Desk::Prepare)));
    next(&store, "Next: begin a round").await;
}

#[tokio::test]
async fn the_timer_says_what_it_does_and_no_time_runs_before_it() {
    let store = store();
    store.send(Msg::Desk(DeskMsg::Opened(Desk::Prepare)));
    store.send(Msg::Panel(PanelMsg::ListAdded("Ana\nBen\nCruz\nDee".to_owned())));
    assert_eq!(texts_of(&store, "bar__clock").await, ["Start 5 min: Open"]);
    happened(&store, RoundMsg::Begun(ROUND, Scope::Pulse));
    rate(&store);
    happened(&store, RoundMsg::Revealed);
    let page = drawn(store.clone(), Words::english()).await;
    assert!(page.contains("The time runs once you start the timer.") && !page.contains("minutes left"));
    assert!(!page.contains("role=\"timer\""));
    store.send(Msg::Desk(DeskMsg::PartBegun(4, 0)));
    let page = drawn(store, Words::english()).await;
    assert!(page.contains("Pause the timer") && page.contains("30 minutes left: room for 6"));
}

#[tokio::test]
async fn the_invitation_names_what_is_rated() {
    let store = store();
    store.send(Msg::Desk(DeskMsg::Opened(Desk::Prepare)));
    let says = async |text: &str| drawn(store.clone(), Words::english()).await.contains(text);
    assert!(says("how ready our district is").await && says("You will rate 30 indicators").await);
    store.send(Msg::View(stem_readiness::app::ViewMsg::ScopeChosen(Scope::Pulse)));
    store.send(Msg::Edited(
        stem_readiness::app::edit::Spot::new("mission.community"),
        stem_readiness::app::edit::Input::Written("Riverbend".to_owned()),
    ));
    assert!(says("how ready Riverbend is").await && says("You will rate 10 indicators").await);
}
