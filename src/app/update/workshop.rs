//! What happens in the workshop.

use std::rc::Rc;

use super::{change, drafts, next_item, touched, written};
use crate::app::drafts::{JOIN_CODE, LATE_CODES, PEOPLE, SETTLE};
use crate::app::model::{Model, Notice};
use crate::app::workshop::{Desk, DeskMsg, PanelMsg, RoundMsg, SheetMsg, Timer};
use crate::base::{IndicatorId, ItemId, Level};
use crate::domain::agenda::agenda;
use crate::domain::agreement::Verdict;
use crate::domain::framework::reference::FrameworkRef;
use crate::domain::panel::{
    Ballots, Panel, Phone, Rating, RatingSheet, Respondent, Round, Said, Scope, Sealed, SheetState, Turn, VoteRecord,
    Way, people_of,
};
use crate::domain::{Document, Response};

mod codes;

/// Changes only what is shown.
pub(super) fn desk(model: &mut Model, msg: DeskMsg) {
    let length = model.document.panel.length_minutes();
    let view = &mut model.view;
    match msg {
        DeskMsg::TeamToggled => {
            view.team = !view.team;
            view.desk = view.team.then_some(Desk::Prepare);
            view.pack = None;
        }
        DeskMsg::Opened(desk) => {
            (view.team, view.desk, view.pack) = (true, Some(desk), None);
            if matches!(desk, Desk::Reveal | Desk::Close) {
                talk(model, None);
            }
        }
        DeskMsg::TalkOpened(id) => talk(model, id),
        DeskMsg::PartBegun(part, now_s) => {
            let minutes = agenda(length).get(part as usize).map_or(0, |(_, minutes)| *minutes);
            view.timer = Timer { part, ends_s: now_s + 60 * minutes, left_s: 0 };
        }
        DeskMsg::TimerToggled(now_s) => view.timer = view.timer.toggled(now_s),
        DeskMsg::TimerFollowed(timer) => view.timer = timer,
    }
}

/// Opens an indicator for talk, or goes back to all of them: while a round is open in every window, else in this one. It
/// is no answer, so that there is no way back from it.
fn talk(model: &mut Model, id: Option<IndicatorId>) {
    if model.read_only.is_some() || model.document.panel.open_round().is_none() {
        model.view.talk = id.map(|id| id.to_string());
    } else if model.talk() != id {
        let mut document = (*model.document).clone();
        document.panel.edit_open(|round| round.talk = id);
        model.document = written(model, document);
        model.undo.end_field();
        touched(model);
    }
}

/// Changes what the document says of the people, the length and the parking lot.
pub(super) fn panel(model: &mut Model, msg: PanelMsg) {
    match &msg {
        PanelMsg::ListAdded(text) => return add_list(model, text),
        PanelMsg::LastAdded => {
            let people = std::mem::take(&mut model.view.people);
            return add(model, people.into_iter().map(|person| (person.name, person.role)).collect());
        }
        PanelMsg::LastForgotten => return model.view.people.clear(),
        _ => {}
    }
    let field = field(&msg);
    let removes = matches!(msg, PanelMsg::PersonRemoved(_));
    let id = if matches!(msg, PanelMsg::PersonAdded) { next_item(model) } else { ItemId::default() };
    change(model, field, |document, _| {
        let panel = &mut document.panel;
        let person = |panel: &mut Panel, id: &ItemId, edit: &dyn Fn(&mut Respondent)| {
            panel.roster.iter_mut().filter(|person| person.id == *id).for_each(edit);
        };
        match msg {
            PanelMsg::PersonAdded => {
                let (name, role) = (String::new(), String::new());
                panel.roster.push(Respondent { id, name, role, other: serde_json::Map::new() });
            }
            PanelMsg::ListAdded(_) | PanelMsg::LastAdded | PanelMsg::LastForgotten => {}
            PanelMsg::PersonNamed(id, name) => person(panel, &id, &|person| person.name.clone_from(&name)),
            PanelMsg::RoleWritten(id, role) => person(panel, &id, &|person| person.role.clone_from(&role)),
            PanelMsg::PersonRemoved(id) => panel.remove(&id),
            PanelMsg::NamesInLinkToggled => panel.names_in_link = !panel.names_in_link,
            PanelMsg::NamesHiddenToggled => panel.names_hidden = !panel.names_hidden,
            PanelMsg::LengthChosen(minutes) => panel.minutes = Some(minutes),
            PanelMsg::ParkingLotWritten(text) => panel.parking_lot = text,
        }
    });
    if removes {
        model.notice = Some(Notice::Removed);
    }
}

/// Adds the people of a list that somebody has handed in.
fn add_list(model: &mut Model, text: &str) {
    let people = people_of(text);
    if !people.is_empty() {
        drafts(model).set(PEOPLE, None);
        add(model, people);
    }
}

/// Adds people, name and role, in one step. Who is on the roster by name gets the role of the list, if it has one; rows
/// without name and role make way.
fn add(model: &mut Model, people: Vec<(String, String)>) {
    let people: Vec<_> = people.into_iter().map(|person| (next_item(model), person)).collect();
    change(model, None, |document, _| {
        let roster = &mut document.panel.roster;
        roster.retain(|person| !person.name.trim().is_empty() || !person.role.trim().is_empty());
        for (id, (name, role)) in people {
            match roster.iter_mut().find(|known| !name.is_empty() && known.name.trim().eq_ignore_ascii_case(&name)) {
                Some(_) if role.is_empty() => {}
                Some(known) => known.role = role,
                None => roster.push(Respondent { id, name, role, ..Respondent::default() }),
            }
        }
    });
}

/// The text field a message belongs to, so that typing is taken back as a whole.
fn field(msg: &PanelMsg) -> Option<String> {
    match msg {
        PanelMsg::PersonNamed(id, _) => Some(format!("person {id} name")),
        PanelMsg::RoleWritten(id, _) => Some(format!("person {id} role")),
        PanelMsg::ParkingLotWritten(_) => Some("parking lot".to_owned()),
        PanelMsg::PersonAdded
        | PanelMsg::ListAdded(_)
        | PanelMsg::LastAdded
        | PanelMsg::LastForgotten
        | PanelMsg::PersonRemoved(_)
        | PanelMsg::NamesInLinkToggled
        | PanelMsg::NamesHiddenToggled
        | PanelMsg::LengthChosen(_) => None,
    }
}

/// Lets a round go on.
pub(super) fn round(model: &mut Model, msg: RoundMsg) {
    use RoundMsg as M;
    match msg {
        M::Begun(number, scope) => begin(model, number, scope),
        M::Discarded => {
            model.workshop.sealed = None;
            model.workshop.answers = Rc::default();
            touched(model);
        }
        M::CodesTyped(text) => codes::typed(model, text),
        M::CodesGiven(text) => codes::given(model, &text),
        M::Seated(rater, person) if model.sealed().is_some() => {
            edit(model, |sealed| sealed.ballots.seat(&rater, person.as_ref()));
        }
        M::Seated(rater, person) => change_open(model, |round| {
            round.ballots.seat(&rater, person.as_ref());
            round.apart.seat(&rater, person.as_ref());
        }),
        M::Counted(rater) => change_open(model, |round| round.turn(&rater)),
        M::BallotRemoved(rater) => edit(model, |sealed| sealed.ballots.retain(|ballot| ballot.rater != rater)),
        M::LaptopPassed(respondent) => {
            model.workshop.said_before.clear();
            let sheet = RatingSheet::default();
            edit(model, |sealed| sealed.turn = Some(Turn { respondent, sheet, other: serde_json::Map::new() }));
        }
        M::LaptopReturned => {
            model.workshop.said_before.clear();
            edit(model, |sealed| sealed.turn = None);
        }
        M::PaperTyped(person, indicator, rating) => edit(model, |sealed| {
            let mut ratings = sealed.on_paper(&person).map(|ballot| ballot.ratings.clone()).unwrap_or_default();
            ratings.set(&indicator, rating);
            sealed.put(&person, Way::Paper, ratings);
        }),
        M::Revealed => reveal(model),
        M::Settled(id, level, reason) => settle(model, &id, level, reason),
        M::Parked(id) => change_open(model, |round| round.park(&id)),
        M::AgreedAccepted => accept(model),
        M::Closed(keeps) => close(model, keeps),
        M::Joined(code, rater) => {
            let before = model.workshop.phone.clone();
            model.workshop.join(code, rater);
            if model.workshop.phone != before {
                drafts(model).set(JOIN_CODE, None);
                touched(model);
            }
        }
        M::SaidWho(person) => phone(model, |phone| phone.sits(person)),
        M::WhoAsked => phone(model, |phone| phone.told = false),
        M::WentOn => phone(model, |phone| {
            phone.asks.clear();
            phone.asks_team.clear();
        }),
        M::PhonePassed(rater) => {
            model.workshop.said_before.clear();
            phone(model, |phone| phone.next_person(rater));
        }
    }
}

fn begin(model: &mut Model, number: u32, scope: Scope) {
    if model.document.panel.open_round().is_some() {
        return;
    }
    model.workshop.answers = Rc::default();
    model.workshop.sealed = Some(Rc::new(Sealed {
        id: format!("{:06x}", number & 0xFF_FFFF),
        document_id: model.document.document_id.clone(),
        scope,
        framework: FrameworkRef::to(&model.framework),
        ballots: Ballots::default(),
        typed: String::new(),
        turn: None,
        other: serde_json::Map::new(),
    }));
    touched(model);
}

/// Changes the round before its reveal. It is not part of the document, so Undo does not reach it.
fn edit(model: &mut Model, edit: impl FnOnce(&mut Sealed)) {
    if let Some(sealed) = &mut model.workshop.sealed {
        edit(Rc::make_mut(sealed));
        touched(model);
    }
}

/// Changes the round after its reveal.
fn change_open(model: &mut Model, edit: impl FnOnce(&mut Round)) {
    change(model, None, |document, _| document.panel.edit_open(edit));
}

/// Changes this phone's part of a round.
fn phone(model: &mut Model, edit: impl FnOnce(&mut Phone)) {
    if let Some(phone) = &mut model.workshop.phone {
        edit(Rc::make_mut(phone));
        touched(model);
    }
}

/// The round becomes part of the document. There is no way back before it, so earlier documents get it as well.
fn reveal(model: &mut Model) {
    let Some(sealed) = model.sealed().cloned() else { return };
    let mut panel = model.document.panel.clone();
    let mut ballots = sealed.ballots.clone();
    ballots.retain(|ballot| ballot.counts(&panel.roster));
    ballots.edit(|all| {
        all.iter_mut()
            .for_each(|ballot| ballot.respondent = ballot.seat(&panel.roster).map(|person| person.id.clone()));
    });
    panel.rounds.push(Round {
        id: sealed.id.clone(),
        date: model.today,
        scope: sealed.scope,
        framework: sealed.framework.clone(),
        keeps: None,
        ballots,
        apart: Ballots::default(),
        talk: None,
        spreads: Vec::new(),
        settled: Vec::new(),
        parked: Vec::new(),
        other: serde_json::Map::new(),
    });
    stamp(model, &panel);
    model.workshop.sealed = None;
    model.workshop.answers = Rc::default();
    model.workshop.said_before.clear();
    drafts(model).forget(SETTLE);
    drafts(model).set(LATE_CODES, Some(sealed.typed.clone()).filter(|typed| !typed.is_empty()));
    (model.view.desk, model.view.talk) = (Some(Desk::Reveal), None);
}

fn close(model: &mut Model, keeps: VoteRecord) {
    let mut panel = model.document.panel.clone();
    panel.close(keeps, &model.framework);
    stamp(model, &panel);
    drafts(model).forget(SETTLE);
    model.workshop.answers = Rc::default();
    // A copy that waits for an answer could hold the votes.
    model.notice = None;
    model.view.talk = None;
}

/// Puts a panel into the document and into every one that could be taken back or made again.
fn stamp(model: &mut Model, panel: &Panel) {
    model.document = written(model, Document { panel: panel.clone(), ..(*model.document).clone() });
    model.undo.rewrite(|document| document.panel = panel.clone());
    touched(model);
}

fn settle(model: &mut Model, id: &IndicatorId, level: Level, reason: String) {
    change(model, None, |document, framework| {
        if framework.indicator(id).is_none() || level.number() > framework.level_count() {
            return;
        }
        write(document, id, level, reason);
    });
}

fn write(document: &mut Document, id: &IndicatorId, level: Level, reason: String) {
    document.readiness.edit(id, |answer| {
        answer.response = Some(Response::Level(level));
        answer.reason = reason;
    });
    document.panel.edit_open(|round| round.settle(id));
}

/// Accepts the lower median of every indicator that all agree on and that is neither settled nor put off.
fn accept(model: &mut Model) {
    let Some(round) = model.document.panel.open_round() else { return };
    let agreed: Vec<(IndicatorId, Level)> = round
        .spreads(&model.framework)
        .into_iter()
        .filter(|spread| round.is_open(&spread.indicator))
        .filter_map(|spread| match spread.verdict() {
            Verdict::Agreed(level) => Some((spread.indicator, level)),
            _ => None,
        })
        .collect();
    change(model, None, |document, _| {
        for (id, level) in agreed {
            write(document, &id, level, String::new());
        }
    });
}

/// What a person did while rating.
pub(super) fn sheet(model: &mut Model, msg: SheetMsg) {
    let Some(set) = model.sheet_set() else { return };
    let Some(mut sheet) = model.workshop.sheet().cloned() else { return };
    let before = sheet.ratings.clone();
    let said = |said: Said, sheet: &RatingSheet, id: &IndicatorId| Rating {
        said,
        confidence: sheet.ratings.get(id).and_then(|rating| rating.confidence).filter(|_| said != Said::CannotTell),
    };
    match msg {
        SheetMsg::LanguageChosen(lang) => sheet.lang = lang,
        SheetMsg::Begun => sheet.stage = SheetState::Rating,
        SheetMsg::Rated(id, level) if set.ids.contains(&id) && level.number() <= set.level_count => {
            let rating = said(Said::Level(level), &sheet, &id);
            sheet.ratings.set(&id, Some(rating));
        }
        SheetMsg::CannotTell(id) if set.ids.contains(&id) => {
            let rating = said(Said::CannotTell, &sheet, &id);
            sheet.ratings.set(&id, Some(rating));
        }
        SheetMsg::Sure(id, confidence) => {
            if let Some(rating @ Rating { said: Said::Level(_), .. }) = sheet.ratings.get(&id) {
                sheet.ratings.set(&id, Some(Rating { confidence, ..rating }));
            }
        }
        SheetMsg::Rated(..) | SheetMsg::CannotTell(_) => {}
        SheetMsg::WentTo(at) => sheet.at = at.min(set.ids.len().saturating_sub(1) as u32),
        SheetMsg::Finished => sheet.finish(),
    }
    if sheet.ratings != before {
        model.workshop.said_before.push(before);
    }
    put(model, sheet);
}

/// Takes back what the person who rates said last. It goes no further than the person's own turn.
pub(super) fn take_back(model: &mut Model) {
    if let (Some(before), Some(sheet)) = (model.workshop.said_before.pop(), model.workshop.sheet().cloned()) {
        put(model, RatingSheet { ratings: before, ..sheet });
    }
}

/// Keeps a sheet. One that is done at the laptop becomes a ballot, and can be opened no more.
fn put(model: &mut Model, sheet: RatingSheet) {
    if model.workshop.phone.is_some() {
        return phone(model, |phone| phone.sheet = sheet);
    }
    let is_done = sheet.stage == SheetState::Done;
    edit(model, |sealed| {
        let Some(turn) = &mut sealed.turn else { return };
        if is_done {
            let person = turn.respondent.clone();
            turn.sheet = RatingSheet { stage: SheetState::Done, lang: sheet.lang, ..RatingSheet::default() };
            sealed.put(&person, Way::Laptop, sheet.ratings);
        } else {
            turn.sheet = sheet;
        }
    });
    if is_done {
        model.workshop.said_before.clear();
    }
}
