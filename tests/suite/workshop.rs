//! A workshop in messages: what can be taken back, what cannot, and what is gone.

use stem_readiness::app::edit::{Input, Spot};
use stem_readiness::app::{DeskMsg, Model, Msg, PanelMsg, RoundMsg, SheetMsg, Store, Workshop};
use stem_readiness::base::json::{Json, Reader};
use stem_readiness::base::{IndicatorId, ItemId, Level};
use stem_readiness::content;
use stem_readiness::documents::files::json;
use stem_readiness::domain::panel::{Invitation, Phone, Scope, SheetState, Taken, VoteRecord};
use stem_readiness::domain::rating_code::{CodeError, IndicatorSet, JoinCode, RatingCode, grouped};

use crate::support::level;

fn store() -> Store {
    let day = "2026-11-24".parse().expect("a date");
    Store::new(Model::new(content::framework(), content::actions(), "doc".to_owned(), day))
}

fn happened(store: &Store, msg: RoundMsg) {
    store.send(Msg::Round(msg));
}

/// A store with these people and a round of the pulse.
fn round(people: usize) -> (Store, Vec<ItemId>) {
    let store = store();
    for _ in 0..people {
        store.send(Msg::Panel(PanelMsg::PersonAdded));
    }
    happened(&store, RoundMsg::Begun(7, Scope::Pulse));
    let ids = store.model().document.panel.roster.iter().map(|person| person.id.clone()).collect();
    (store, ids)
}

fn pulse() -> Vec<IndicatorId> {
    IndicatorSet::of(&content::framework(), Scope::Pulse).ids
}

/// A person takes the laptop and rates every indicator alike.
fn turn(store: &Store, person: &ItemId, rating: Level) {
    happened(store, RoundMsg::LaptopPassed(person.clone()));
    store.send(Msg::Sheet(SheetMsg::Begun));
    for id in pulse() {
        store.send(Msg::Sheet(SheetMsg::Rated(id, rating)));
    }
    store.send(Msg::Sheet(SheetMsg::Finished));
}

fn document(store: &Store) -> String {
    json::write(&store.model().document)
}

fn code(rater: u32, revision: u8, rating: &str) -> String {
    let set = IndicatorSet::of(&content::framework(), Scope::Pulse);
    let rating = stem_readiness::domain::panel::Rating::parse(rating, 4);
    grouped(&RatingCode { round: 7, rater, revision, ratings: vec![rating; 10] }.write(&set))
}

#[test]
fn undo_ends_at_the_hand_over() {
    let (store, people) = round(2);
    store.send(Msg::Edited(Spot::new("mission.who"), Input::Written("all".to_owned())));
    let before = document(&store);
    turn(&store, &people[0], level(3));
    happened(&store, RoundMsg::LaptopPassed(people[1].clone()));
    store.send(Msg::Sheet(SheetMsg::Begun));
    store.send(Msg::Sheet(SheetMsg::Rated("V1".into(), level(1))));
    store.send(Msg::Sheet(SheetMsg::Rated("V1".into(), level(2))));
    let said = |store: &Store| {
        let workshop = store.model().workshop.clone();
        workshop.sheet().and_then(|sheet| sheet.ratings.get(&"V1".into())).map(|rating| rating.text())
    };
    store.send(Msg::Undone);
    assert_eq!(said(&store).as_deref(), Some("1"));
    for _ in 0..5 {
        store.send(Msg::Undone);
        store.send(Msg::Redone);
    }
    assert_eq!(said(&store), None, "one's own ratings are taken back, and nobody else's come up");
    assert_eq!(document(&store), before, "the document is as it was");
    let sealed = store.model().workshop.sealed.clone().expect("a round");
    assert_eq!(sealed.of(&people[0]).map(|ballot| ballot.ratings.len()).collect::<Vec<_>>(), [10]);
}

#[test]
fn a_turn_that_is_done_holds_nothing_and_a_reload_asks_who_is_there() {
    let (store, people) = round(1);
    turn(&store, &people[0], level(3));
    let sheet = store.model().workshop.sheet().cloned().expect("the turn");
    assert!(sheet.stage == SheetState::Done && sheet.ratings.is_empty() && sheet.coded.is_empty());
    happened(&store, RoundMsg::LaptopPassed(people[0].clone()));
    store.send(Msg::Sheet(SheetMsg::Begun));
    let sealed = store.model().workshop.sealed.as_deref().cloned().expect("a round");
    assert_eq!(Workshop::resumed(sealed).turn.map(|turn| turn.sheet.stage), Some(SheetState::Door));
}

#[test]
fn before_the_reveal_the_document_knows_nothing_of_the_round() {
    let (store, people) = round(3);
    let before = document(&store);
    for (person, rating) in people.iter().zip([1, 2, 4]) {
        turn(&store, person, level(rating));
    }
    happened(&store, RoundMsg::CodesGiven(code(1, 1, "3 fair")));
    assert_eq!(document(&store), before);
    happened(&store, RoundMsg::Revealed);
    assert_eq!(store.model().document.panel.rounds[0].ballots.len(), 4);
    assert!(store.model().workshop.sealed.is_none());
}

#[test]
fn each_line_is_answered_on_its_own() {
    let (store, _) = round(0);
    let slip = code(2, 1, "3").replacen('3', "4", 1);
    let broken = code(3, 1, "2").replace(' ', "\n");
    let text = [code(1, 1, "2"), slip, "hello!".to_owned(), broken, code(1, 1, "2"), code(1, 2, "4")].join("\n");
    happened(&store, RoundMsg::CodesGiven(text));
    let model = store.model();
    let outcomes: Vec<_> = model.workshop.answers.iter().map(|answer| answer.outcome).collect();
    assert_eq!(
        outcomes,
        [
            Ok(Taken::New),
            Err(CodeError::Wrong(1)),
            Err(CodeError::Length(5, 32)),
            Ok(Taken::New),
            Ok(Taken::Same),
            Ok(Taken::Replaced)
        ]
    );
}

#[test]
fn the_reveal_cannot_be_taken_back_and_settling_can() {
    let (store, people) = round(3);
    for (person, rating) in people.iter().zip([2, 2, 3]) {
        turn(&store, person, level(rating));
    }
    happened(&store, RoundMsg::Revealed);
    happened(&store, RoundMsg::AgreedAccepted);
    assert_eq!(store.model().document.readiness.level(&"V1".into()), Some(level(2)), "the lower median");
    assert_eq!(store.model().document.panel.rounds[0].settled.len(), 10);
    store.send(Msg::Undone);
    assert_eq!(store.model().document.readiness.level(&"V1".into()), None);
    for _ in 0..20 {
        store.send(Msg::Undone);
    }
    assert_eq!(store.model().document.panel.rounds[0].ballots.len(), 3, "the reveal stands");
}

#[test]
fn what_divides_by_two_levels_is_never_accepted_by_itself() {
    let (store, people) = round(12);
    for (at, person) in people.iter().enumerate() {
        turn(&store, person, level(if at == 0 { 4 } else { 2 }));
    }
    happened(&store, RoundMsg::Revealed);
    let spread = store.model().document.panel.rounds[0].spreads(&content::framework())[0].clone();
    assert!(spread.agreement().is_some_and(|found| found.hundredths() >= 80), "the band alone would accept it");
    happened(&store, RoundMsg::AgreedAccepted);
    assert!(store.model().document.readiness.answers.is_empty());
}

#[test]
fn closing_takes_the_votes_out_of_every_document_that_could_come_back() {
    let (store, people) = round(3);
    for (person, rating) in people.iter().zip([1, 2, 4]) {
        turn(&store, person, level(rating));
    }
    happened(&store, RoundMsg::Revealed);
    happened(&store, RoundMsg::Settled("V1".into(), level(2), "Seen.".to_owned()));
    happened(&store, RoundMsg::Parked("V4".into()));
    store.send(Msg::Undone);
    happened(&store, RoundMsg::Closed(VoteRecord::Spread));
    for msg in [Msg::Undone, Msg::Undone, Msg::Undone, Msg::Redone, Msg::Redone, Msg::Redone] {
        assert!(!document(&store).contains("ballots"), "{}", document(&store));
        store.send(msg);
    }
    assert!(!document(&store).contains("ballots"));
    assert_eq!(store.model().document.panel.rounds[0].spreads[0].levels, [1, 1, 0, 1]);
}

#[test]
fn a_removed_person_comes_back_with_the_ratings() {
    let (store, people) = round(2);
    for person in &people {
        turn(&store, person, level(2));
    }
    happened(&store, RoundMsg::LaptopReturned);
    happened(&store, RoundMsg::Revealed);
    store.send(Msg::Panel(PanelMsg::PersonRemoved(people[0].clone())));
    assert_eq!(store.model().document.panel.rounds[0].ballots.len(), 1);
    store.send(Msg::Undone);
    assert_eq!(store.model().document.panel.rounds[0].ballots.len(), 2);
}

#[test]
fn a_person_removed_before_the_reveal_counts_no_more_until_the_removal_is_taken_back() {
    let (store, people) = round(2);
    for person in &people {
        turn(&store, person, level(2));
    }
    happened(&store, RoundMsg::LaptopReturned);
    store.send(Msg::Panel(PanelMsg::PersonRemoved(people[0].clone())));
    let count = || {
        let model = store.model();
        model.workshop.sealed.as_deref().map(|sealed| sealed.count(&model.document.panel.roster))
    };
    assert_eq!(count(), Some(1));
    store.send(Msg::Undone);
    assert_eq!(count(), Some(2));
    store.send(Msg::Redone);
    happened(&store, RoundMsg::Revealed);
    assert_eq!(store.model().document.panel.rounds[0].ballots.len(), 1);
}

#[test]
fn a_person_rates_in_a_language_of_their_own_and_the_next_one_does_not() {
    let (store, people) = round(2);
    happened(&store, RoundMsg::LaptopPassed(people[0].clone()));
    store.send(Msg::Sheet(SheetMsg::LanguageChosen("es".to_owned())));
    let lang = || store.model().workshop.sheet().map(|sheet| sheet.lang.clone());
    assert_eq!(lang().as_deref(), Some("es"));
    happened(&store, RoundMsg::LaptopPassed(people[1].clone()));
    assert_eq!(lang().as_deref(), Some(""));
}

#[test]
fn the_timer_is_an_instant_so_a_reload_changes_nothing() {
    let store = store();
    store.send(Msg::Desk(DeskMsg::PartBegun(4, 1_000_000)));
    let view = store.model().view.clone();
    assert_eq!((view.timer.part, view.timer.ends_s), (4, 1_000_000 + 30 * 60));
    let kept = view.write().expect("a view is kept");
    assert_eq!(stem_readiness::app::View::of(kept), Some(view));
    store.send(Msg::Desk(DeskMsg::TimerToggled(1_000_600)));
    assert_eq!((store.model().view.timer.ends_s, store.model().view.timer.left_s), (0, 20 * 60));
    store.send(Msg::Desk(DeskMsg::TimerToggled(2_000_000)));
    assert_eq!(store.model().view.timer.ends_s, 2_000_000 + 20 * 60);
}

/// A store of a phone that has joined round 7.
fn tablet() -> Store {
    let store = store();
    joins(&store, 7, 0xA);
    store
}

/// The link of a round is opened, under a number by chance.
fn joins(store: &Store, round: u32, rater: u32) {
    let set = IndicatorSet::of(&content::framework(), Scope::Pulse);
    let join = JoinCode { round, scope: Scope::Pulse, fingerprint: set.fingerprint };
    happened(store, RoundMsg::Joined(Ok(join.into()), rater));
}

/// Rates every indicator alike on a phone, and gives the code.
fn rates(store: &Store, rating: Level) -> String {
    store.send(Msg::Sheet(SheetMsg::Begun));
    for id in pulse() {
        store.send(Msg::Sheet(SheetMsg::Rated(id, rating)));
    }
    store.send(Msg::Sheet(SheetMsg::Finished));
    phone(store).code(&content::framework()).expect("a code")
}

fn phone(store: &Store) -> Phone {
    store.model().workshop.phone.as_deref().cloned().expect("a phone")
}

#[test]
fn people_who_rate_on_one_device_each_start_blank_and_each_count() {
    let store = tablet();
    let first = rates(&store, level(2));
    happened(&store, RoundMsg::PhonePassed(0xB));
    assert!(phone(&store).sheet.ratings.is_empty() && phone(&store).sheet.stage == SheetState::Door);
    store.send(Msg::Undone);
    assert!(phone(&store).sheet.ratings.is_empty(), "nobody takes back into another's ratings");
    let second = rates(&store, level(4));
    let (desk, _) = round(0);
    happened(&desk, RoundMsg::CodesGiven([first, second].join("\n")));
    let sealed = desk.model().workshop.sealed.clone().expect("a round");
    assert_eq!(sealed.ballots.iter().map(|ballot| ballot.rater.as_str()).collect::<Vec<_>>(), ["0000000a", "0000000b"]);
}

#[test]
fn a_link_opened_again_asks_who_holds_the_device() {
    let store = tablet();
    joins(&store, 7, 0xB);
    assert!(phone(&store).asks.is_empty(), "while nobody has rated there is nothing to ask");
    let code = rates(&store, level(2));
    joins(&store, 7, 0xC);
    assert!(!phone(&store).asks.is_empty());
    let kept: Phone = Json::read(phone(&store).write(), &mut Reader::new(4));
    assert!(!kept.asks.is_empty(), "a reload does not answer in somebody's place");
    happened(&store, RoundMsg::WentOn);
    assert_eq!(phone(&store).code(&content::framework()), Some(code), "the same person goes on");
    joins(&store, 7, 0xD);
    happened(&store, RoundMsg::PhonePassed(0xE));
    assert_eq!((phone(&store).rater.as_str(), phone(&store).asks.as_str()), ("0000000e", ""));
}

#[test]
fn another_round_takes_no_unfinished_ratings_away_unasked() {
    let store = tablet();
    store.send(Msg::Sheet(SheetMsg::Begun));
    store.send(Msg::Sheet(SheetMsg::Rated("V1".into(), level(2))));
    let before = phone(&store);
    joins(&store, 8, 0xB);
    happened(&store, RoundMsg::WentOn);
    assert_eq!(phone(&store), before);
    rates(&store, level(3));
    joins(&store, 8, 0xC);
    assert_ne!(phone(&store).join, before.join, "a round that ended in a code makes way");
    assert!(phone(&store).sheet.ratings.is_empty());
}

#[test]
fn a_refused_code_stays_in_its_field_and_a_file_leaves_the_field_alone() {
    let (store, _) = round(0);
    let slip = code(2, 1, "3").replacen('3', "4", 1);
    let typed = [code(1, 1, "2"), slip.clone(), "hello!".to_owned()].join("\n");
    happened(&store, RoundMsg::CodesTyped(typed.clone()));
    happened(&store, RoundMsg::CodesGiven(code(3, 1, "4")));
    let in_field = || store.model().workshop.sealed.as_ref().expect("a round").typed.clone();
    assert_eq!(in_field(), typed, "a file came meanwhile");
    happened(&store, RoundMsg::CodesGiven(typed));
    assert_eq!(in_field(), format!("{slip}\nhello!"));
    assert_eq!(store.model().workshop.answers[1].line, slip, "the answer shows all that was given");
}

/// A round in which two phones rated, revealed; with what each gave.
fn revealed() -> (Store, Vec<ItemId>) {
    let (store, people) = round(2);
    happened(&store, RoundMsg::CodesGiven([code(1, 1, "2"), code(2, 1, "3")].join("\n")));
    happened(&store, RoundMsg::Revealed);
    (store, people)
}

/// How many counted people are at each level of the first indicator.
fn counted(store: &Store) -> Vec<u32> {
    store.model().document.panel.rounds[0].spreads(&content::framework())[0].levels.clone()
}

#[test]
fn a_late_code_lies_apart_until_the_team_counts_it() {
    let (store, _) = revealed();
    happened(&store, RoundMsg::CodesGiven([code(3, 1, "4"), code(1, 2, "1"), code(2, 1, "3")].join("\n")));
    let outcomes: Vec<_> = store.model().workshop.answers.iter().map(|answer| answer.outcome).collect();
    assert_eq!(outcomes, [Ok(Taken::Late), Ok(Taken::Late), Ok(Taken::Same)]);
    assert_eq!(counted(&store), [0, 1, 1, 0], "nothing that is seen changes");
    happened(&store, RoundMsg::Counted("00000003".to_owned()));
    assert_eq!(counted(&store), [0, 1, 1, 1]);
    happened(&store, RoundMsg::Counted("00000001".to_owned()));
    assert_eq!(counted(&store), [1, 0, 1, 1], "a phone counts once");
    happened(&store, RoundMsg::CodesGiven([code(1, 1, "2"), code(1, 3, "4")].join("\n")));
    let outcomes: Vec<_> = store.model().workshop.answers.iter().map(|answer| answer.outcome).collect();
    assert_eq!(outcomes, [Ok(Taken::Older), Ok(Taken::Late)]);
    assert_eq!(counted(&store), [0, 1, 1, 1], "a later one lies apart again, and the one before the reveal counts");
    let late: Vec<_> =
        store.model().document.panel.rounds[0].late().map(|(one, counts)| (one.number(), counts)).collect();
    assert_eq!(late, [("0003".to_owned(), true), ("0001".to_owned(), false)]);
    happened(&store, RoundMsg::Closed(VoteRecord::Names));
    let round = store.model().document.panel.rounds[0].clone();
    assert!(round.apart.is_empty() && round.ballots.iter().filter(|ballot| ballot.late).count() == 1);
}

#[test]
fn a_code_that_was_refused_before_the_reveal_waits_in_the_field_after_it() {
    let (store, _) = round(0);
    let slip = code(2, 1, "3").replacen('3', "4", 1);
    happened(&store, RoundMsg::CodesGiven(code(1, 1, "2")));
    happened(&store, RoundMsg::CodesTyped(slip.clone()));
    happened(&store, RoundMsg::Revealed);
    assert_eq!(store.model().typed_codes(), slip);
    happened(&store, RoundMsg::CodesGiven(slip.clone()));
    assert_eq!(store.model().typed_codes(), slip, "and stays there while it is wrong");
    happened(&store, RoundMsg::CodesTyped(code(2, 1, "3")));
    happened(&store, RoundMsg::CodesGiven(code(2, 1, "3")));
    assert_eq!(store.model().typed_codes(), "");
    assert_eq!(store.model().document.panel.rounds[0].apart.len(), 1);
}

#[test]
fn what_a_phone_gave_counts_without_its_person_before_the_reveal_and_after_it() {
    let (store, people) = round(2);
    happened(&store, RoundMsg::CodesGiven([code(1, 1, "2"), code(2, 1, "3")].join("\n")));
    happened(&store, RoundMsg::Seated("00000001".to_owned(), Some(people[0].clone())));
    happened(&store, RoundMsg::Seated("00000002".to_owned(), Some(people[1].clone())));
    store.send(Msg::Panel(PanelMsg::PersonRemoved(people[0].clone())));
    let model = store.model();
    assert_eq!(model.workshop.sealed.as_deref().map(|sealed| sealed.count(&model.document.panel.roster)), Some(2));
    happened(&store, RoundMsg::Revealed);
    assert_eq!(counted(&store), [0, 1, 1, 0]);
    store.send(Msg::Panel(PanelMsg::PersonRemoved(people[1].clone())));
    assert_eq!(counted(&store), [0, 1, 1, 0]);
    assert!(store.model().ballots().all(|ballot| ballot.respondent.is_none()));
}

#[test]
fn a_phone_says_whose_it_is_and_its_code_finds_the_seat() {
    let (desk, people) = round(3);
    let roster = desk.model().document.panel.roster.clone();
    let set = IndicatorSet::of(&content::framework(), Scope::Pulse);
    let join = JoinCode { round: 7, scope: Scope::Pulse, fingerprint: set.fingerprint };
    let phone_of = |person: Option<&ItemId>, chance: u32| {
        let store = store();
        happened(&store, RoundMsg::Joined(Ok(Invitation { join, team: roster.clone() }), chance));
        assert!(phone(&store).asks_who());
        happened(&store, RoundMsg::SaidWho(person.cloned()));
        let kept: Phone = Json::read(phone(&store).write(), &mut Reader::new(4));
        assert_eq!(kept, phone(&store), "a reload keeps who it is");
        (rates(&store, level(2)), store)
    };
    let (first, tablet) = phone_of(Some(&people[1]), 0x1234_5678);
    let (second, _) = phone_of(None, 0xABCD_EF01);
    happened(&tablet, RoundMsg::SaidWho(Some(people[2].clone())));
    assert_eq!(
        phone(&tablet).code(&content::framework()),
        Some(first.clone()),
        "a code that was given stays whose it is"
    );
    happened(&desk, RoundMsg::CodesGiven([first, second, code(9, 1, "4")].join("\n")));
    let seats: Vec<_> = desk.model().ballots().map(|ballot| ballot.respondent.clone()).collect();
    assert_eq!(seats, [Some(people[1].clone()), None, None], "nothing is guessed");
    happened(&tablet, RoundMsg::PhonePassed(5));
    assert!(phone(&tablet).asks_who(), "the next person is asked");
    happened(&desk, RoundMsg::Revealed);
    let (late, _) = phone_of(Some(&people[0]), 0x0BAD_CAFE);
    happened(&desk, RoundMsg::CodesGiven(late));
    let apart = desk.model().document.panel.rounds[0].apart.clone();
    assert_eq!(apart.iter().map(|ballot| ballot.respondent.clone()).collect::<Vec<_>>(), [Some(people[0].clone())]);
}

#[test]
fn a_list_is_added_in_one_step_and_nobody_twice() {
    let store = store();
    store.send(Msg::Panel(PanelMsg::PersonAdded));
    let list = "Name,Role\n1. Ana, Teacher\n2) Ben\tPrincipal\n- Cruz; Parent, PTA\n\nDee – Board member\n\"Eli\"\n";
    store.send(Msg::Drafted("people-list".to_owned(), Some(list.to_owned())));
    store.send(Msg::Panel(PanelMsg::ListAdded(list.to_owned())));
    store.send(Msg::Panel(PanelMsg::ListAdded("ana, Leader\nFay, Teacher\nBen".to_owned())));
    let roster = || -> Vec<String> {
        let model = store.model();
        model.document.panel.roster.iter().map(|person| format!("{}: {}", person.name, person.role)).collect()
    };
    let right = ["Ana: Leader", "Ben: Principal", "Cruz: Parent, PTA", "Dee: Board member", "Eli: ", "Fay: Teacher"];
    assert_eq!(roster(), right);
    assert_eq!(store.model().drafts.get("people-list"), None, "the list is handed in");
    store.send(Msg::Undone);
    store.send(Msg::Undone);
    assert_eq!(roster(), [": "]);
}
