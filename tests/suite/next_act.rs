//! What a facilitator is told to do next, in each state of a workshop, and where the line leads.

use std::rc::Rc;

use stem_readiness::app::{
    Desk, DeskMsg, Model, Msg, PanelMsg, PlanMsg, Room, RoundMsg, Stop, Store, ViewMsg, minutes_for, next_act,
};
use stem_readiness::content;
use stem_readiness::domain::panel::{Rating, Scope, VoteRecord};
use stem_readiness::domain::rating_code::{IndicatorSet, RatingCode, grouped};
use stem_readiness::words::Words;

use crate::support::{drawn, file, level};

const ROUND: u32 = 7;
const TALK: u32 = 4;

fn store() -> Store {
    let day = "2026-11-24".parse().expect("a date");
    Store::new(Model::new(content::framework(), content::actions(), "doc".to_owned(), day))
}

fn ratings(said: &str) -> Vec<Option<Rating>> {
    said.chars().map(|one| Rating::parse(&one.to_string(), 4)).collect()
}

/// What somebody of the list says on paper.
fn on_paper(store: &Store, person: &str, said: &str) {
    let at: usize = person.parse().expect("a person's number");
    let person = store.model().document.panel.roster[at - 1].id.clone();
    let ids = IndicatorSet::of(&content::framework(), Scope::Pulse).ids;
    for (id, rating) in ids.into_iter().zip(ratings(said)) {
        store.send(Msg::Round(RoundMsg::PaperTyped(person.clone(), id, rating)));
    }
}

fn by_phone(phone: &str, said: &str) -> RoundMsg {
    let set = IndicatorSet::of(&content::framework(), Scope::Pulse);
    let code = RatingCode { round: ROUND, rater: u32::from(phone.as_bytes()[0]), revision: 1, ratings: ratings(said) };
    RoundMsg::CodesGiven(grouped(&code.write(&set)))
}

/// Lets happen what a row says.
fn happen(store: &Store, words: &[&str]) {
    let desk = |desk| store.send(Msg::Desk(desk));
    let round = |msg| store.send(Msg::Round(msg));
    match words {
        ["desk", name] => desk(DeskMsg::Opened(Desk::named(name).expect("a part of the workshop"))),
        ["go", "plan"] => store.send(Msg::View(ViewMsg::Opened(Stop::Room(Room::Priorities)))),
        ["go", "mission"] => store.send(Msg::View(ViewMsg::Opened(Stop::Room(Room::Statement)))),
        ["people", count] => {
            desk(DeskMsg::Opened(Desk::Prepare));
            let names = ["Ana", "Ben", "Cruz", "Dee"][..count.parse().expect("a number")].join("\n");
            store.send(Msg::Panel(PanelMsg::ListAdded(names)));
        }
        ["begin"] => round(RoundMsg::Begun(ROUND, Scope::Pulse)),
        ["paper", person, said] => on_paper(store, person, said),
        ["phone", phone, said] => round(by_phone(phone, said)),
        ["discard"] => round(RoundMsg::Discarded),
        ["reveal"] => round(RoundMsg::Revealed),
        ["accept"] => round(RoundMsg::AgreedAccepted),
        ["talk", id] => desk(DeskMsg::TalkOpened(Some((*id).into()))),
        ["list"] => desk(DeskMsg::TalkOpened(None)),
        ["settle", id] => round(RoundMsg::Settled((*id).into(), level(2), String::new())),
        ["park", id] => round(RoundMsg::Parked((*id).into())),
        ["no", "time"] => {
            desk(DeskMsg::PartBegun(TALK, 0));
            desk(DeskMsg::TimerToggled(store.model().view.timer.ends_s - 1));
        }
        ["close"] => round(RoundMsg::Closed(VoteRecord::Spread)),
        ["choose", id] => store.send(Msg::Plan(PlanMsg::PriorityTaken((*id).into()))),
        ["action", id] => store.send(Msg::Plan(PlanMsg::ActionAdded((*id).into()))),
        other => panic!("no such act: {other:?}"),
    }
}

/// Where a press on the line leads, tried on a copy of the session.
fn leads(store: &Store) -> String {
    let model = store.model();
    let spreads = model.document.panel.latest().map(|round| round.spreads(&model.framework)).unwrap_or_default();
    let spreads: Vec<_> = spreads.into_iter().map(Rc::new).collect();
    let act = next_act(&model, &spreads, minutes_for(&model, 0).0);
    let Some(way) = act.way(&model) else { return "here".to_owned() };
    let copy = Store::new((*model).clone());
    copy.send(way);
    let model = copy.model();
    match (&model.view.desk, model.talk(), model.view.pack) {
        (_, _, Some(pack)) => format!("{pack:?}").to_lowercase(),
        (Some(Desk::Reveal), Some(id), _) => format!("talk {id}"),
        (Some(desk), ..) => desk.word().to_owned(),
        (None, ..) => match model.view.stop() {
            Stop::Room(room) => room.word().to_owned(),
            stop => panic!("the line leads to {stop:?}"),
        },
    }
}

/// What the line says on the page.
async fn said(store: &Store) -> String {
    let page = drawn(store.clone(), Words::english()).await;
    let (_, line) = page.split_once("class=\"next-act\"").expect("the line");
    let (line, _) = line.split_once("</div>").expect("its end");
    line.split('<').filter_map(|piece| piece.split_once('>')).map(|(_, text)| text).collect()
}

#[tokio::test]
async fn the_line_says_the_next_act_in_each_state_and_leads_there() {
    let table = file("tests/fixtures/next-acts.txt");
    for session in table.split("\n\n") {
        let store = store();
        for row in session.lines().filter(|row| !row.is_empty() && !row.starts_with('#')) {
            let [act, right, way] = row.split('|').map(str::trim).collect::<Vec<_>>()[..] else { panic!("{row}") };
            happen(&store, &act.split_whitespace().collect::<Vec<_>>());
            assert_eq!(
                (said(&store).await.as_str(), leads(&store).as_str()),
                (right, way),
                "after {act} in\n{session}"
            );
        }
    }
}
