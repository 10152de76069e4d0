//! The one function that changes the model.

mod check_in;
mod copies;
mod keeping;
mod milestone;
mod mission;
mod pilot;
mod plan;
mod read_only;
mod readiness;
mod workshop;

use std::rc::Rc;

use serde_json::Value;

use super::drafts::{Drafts, PASTED_DOCUMENT, TABLES, TURNED};
use super::edit::{self, Input, Spot};
use super::model::{Later, Model, Notice, SaveState, View};
use super::msg::{MissionMsg, Msg, PastedRow, PlanMsg, ViewMsg};
use super::together;
use crate::base::ItemId;
use crate::content;
use crate::documents::import::{self, Rows};
use crate::documents::later;
use crate::domain::{Document, edition};

/// Lets a message change the model, unless it waits for the later part of the program. The facts follow.
pub(super) fn update(model: &mut Model, msg: Msg) {
    settled(model, msg, take);
}

/// Lets a message change the model that waits for the later part of the program. The facts follow.
pub(super) fn change_later(model: &mut Model, msg: Msg) {
    settled(model, msg, take_later);
}

fn settled(model: &mut Model, msg: Msg, take: fn(&mut Model, Msg)) {
    let before = Rc::clone(&model.document);
    match model.read_only.as_mut().filter(|_| msg.changes()) {
        Some(read_only) => read_only.refused_count += 1,
        None => take(model, msg),
    }
    if model.document.document_id != before.document_id {
        Rc::make_mut(&mut model.drafts).turn(&before.document_id, &model.document.document_id);
        model.look_over();
    }
    // Copies are found by the later part.
    if model.copies.is_some() {
        super::offers::later::settle_copies(model);
    }
    model.settle_facts();
}

fn take(model: &mut Model, msg: Msg) {
    match msg {
        Msg::View(msg) => view_changed(&mut model.view, msg),
        Msg::Mission(msg) => mission_changed(model, msg),
        Msg::Readiness(indicator, msg) => {
            let field = readiness::field(&indicator, &msg);
            change(model, field, |document, framework| readiness::update(document, framework, &indicator, msg));
        }
        Msg::Edited(spot, input) => edited(model, &spot, input),
        Msg::RowAdded(spot) => {
            let id = next_item(model);
            change(model, None, |document, _| edit::add(document, &spot, &id));
        }
        Msg::RowRemoved(spot) => row_removed(model, &spot),
        Msg::Drafted(key, text) => drafts(model).set(&key, text),
        Msg::TeamsTold(teams) => {
            drafts(model).retain(|id| teams.iter().any(|team| team.document_id == id));
            model.teams = teams;
        }
        Msg::Undone => travel(model, true),
        Msg::Redone => travel(model, false),
        Msg::Opened(document) => opened(model, *document),
        Msg::NewerOpened(document, original) => read_only::open(model, *document, *original),
        Msg::NewerClosed => read_only::close(model),
        Msg::Refused(error) => model.notice = Some(Notice::Refused(error)),
        Msg::Emptied => emptied(model),
        Msg::SaveReported(state) => model.save = state,
        Msg::Keeping(msg) => keeping::update(model, msg),
        Msg::DayTold(today) => model.today = today,
        Msg::Noticed(notice) => model.notice = Some(notice),
        Msg::PrintRefused => {
            model.surroundings.refuses_print = true;
            model.notice = Some(Notice::PrintRefused);
        }
        Msg::NoticeClosed => model.notice = None,
        Msg::Later(Later::Here) => become_whole(model),
        Msg::Later(later) => model.later = later,
        // `later::is_later` names the others.
        _ => {}
    }
}

fn take_later(model: &mut Model, msg: Msg) {
    match msg {
        Msg::Plan(msg) => plan_changed(model, msg),
        Msg::Desk(msg) => workshop::desk(model, msg),
        Msg::Panel(msg) => workshop::panel(model, msg),
        Msg::Round(msg) => workshop::round(model, msg),
        Msg::Sheet(msg) => workshop::sheet(model, msg),
        Msg::Pilot(msg) => change(model, None, |document, _| pilot::update(&mut document.plan.pilot, msg)),
        Msg::CheckIn(msg) => {
            let field = check_in::field(&msg);
            change(model, field, |document, _| check_in::update(document, msg));
        }
        Msg::RowsPasted(spot, rows) => rows_pasted(model, &spot, rows),
        Msg::TablesRead(tables) => look_over(model, tables),
        Msg::ChangeTurned(key) => turn(model, key),
        Msg::TablesReviewed(is_taken) => {
            tables_done(model);
            if let Some(review) = model.review.take().filter(|_| is_taken) {
                let ids = (0..review.nameless_count()).map(|_| next_item(model)).collect();
                change(model, None, |document, _| later::apply(&review, document, ids));
            }
        }
        Msg::Copies(msg) => copies::update(model, msg),
        Msg::TeamsRead(documents, refused) => {
            model.refused_files = refused;
            model.beside = documents.into_iter().map(|document| model.facts_of(document)).collect();
        }
        Msg::Milestone(msg) => milestone::update(model, msg),
        // While somebody has the laptop the way back ends at the hand-over.
        Msg::Undone if model.workshop.sheet().is_some() => workshop::take_back(model),
        Msg::Redone if model.workshop.sheet().is_some() => {}
        Msg::Undone => travel(model, true),
        Msg::Redone => travel(model, false),
        Msg::EditionSeen => change(model, None, |document, framework| {
            document.framework = edition::settled(document, framework);
        }),
        // `take` has the others.
        _ => {}
    }
}

/// Takes up what only the later part of the program knows.
fn become_whole(model: &mut Model) {
    model.later = Later::Here;
    model.take_up(content::later::actions());
    // A table of the plan may have waited since the last visit.
    model.look_over();
}

fn opened(model: &mut Model, document: Document) {
    read_only::close(model);
    drafts(model).set(PASTED_DOCUMENT, None);
    let before = Rc::clone(&model.document);
    change(model, None, |current, _| *current = document);
    together::later::keep_people(model, &before);
    model.notice = Some(Notice::Opened);
}

/// Messages that change only where someone is and how they like it.
fn view_changed(view: &mut View, msg: ViewMsg) {
    match msg {
        ViewMsg::Opened(stop) => view.open(stop),
        ViewMsg::ScopeChosen(scope) => view.scope = scope,
        ViewMsg::CardShown(id) => view.card = Some(id),
        ViewMsg::WholeListToggled => view.whole_list = !view.whole_list,
        ViewMsg::MovesOnToggled => view.moves_on = !view.moves_on,
        ViewMsg::ProjectorToggled => view.projector = !view.projector,
        ViewMsg::PaperChosen(paper) => view.paper = paper,
        ViewMsg::PackOpened(pack) => (view.pack, view.prints) = (Some(pack), true),
        ViewMsg::PackShown(pack) => (view.pack, view.prints) = (Some(pack), false),
        ViewMsg::PackClosed => (view.pack, view.prints) = (None, false),
        ViewMsg::MilestoneCompared(id) => view.compared = id.map(|id| id.to_string()),
    }
}

fn mission_changed(model: &mut Model, msg: MissionMsg) {
    let field = mission::field(&msg);
    let removed = mission::removes(&msg);
    let id = if mission::adds(&msg, &model.document.mission) { next_item(model) } else { ItemId::default() };
    change(model, field, |document, _| mission::update(&mut document.mission, msg, id));
    if removed {
        model.notice = Some(Notice::Removed);
    }
}

/// Fills rows in one step of Undo; what has no row yet gets one.
fn rows_pasted(model: &mut Model, list: &Spot, rows: Vec<PastedRow>) {
    let rows: Vec<_> = rows
        .into_iter()
        .map(|row| (row.id.is_none(), row.id.unwrap_or_else(|| next_item(model)), row.fields))
        .collect();
    change(model, None, |document, _| {
        for (is_new, id, fields) in rows {
            if is_new {
                edit::add(document, list, &id);
            }
            let row = list.row(id.as_str());
            fields.into_iter().for_each(|(name, input)| edit::edit(document, &row.field(name), input));
        }
    });
}

fn plan_changed(model: &mut Model, msg: PlanMsg) {
    if plan::view_changed(&mut model.view, &model.document.plan, &msg) {
        return;
    }
    let field = plan::field(&msg);
    let removed = plan::removes(&msg);
    let id = if plan::adds(&msg) { next_item(model) } else { ItemId::default() };
    let gone = if let PlanMsg::ActionRemoved(action) = &msg { Some(action.clone()) } else { None };
    let library = Rc::clone(&model.library);
    let (waiting, today) = (model.view.asks_in.take(), model.today);
    // Who does it by when is the next question.
    if let PlanMsg::ActionAdded(_) | PlanMsg::ActionAdopted(_) = &msg {
        model.view.open_action = Some(id.to_string());
    }
    change(model, field, |document, _| plan::update(&mut document.plan, msg, &library, waiting, (id, today)));
    if let Some(action) = gone {
        drafts(model).forget(action.as_str());
    }
    if removed {
        model.notice = Some(Notice::Removed);
    }
}

/// Typing in one field, one letter after the other, is taken back as a whole.
fn edited(model: &mut Model, spot: &Spot, input: Input) {
    // What is typed goes on; what is chosen is a step of its own.
    let is_typed = matches!(input, Input::Written(_) | Input::Counted(_));
    let field = is_typed.then(|| spot.to_string());
    change(model, field, |document, _| edit::edit(document, spot, input));
}

fn row_removed(model: &mut Model, spot: &Spot) {
    change(model, None, |document, _| edit::remove(document, spot));
    drafts(model).forget(spot.name());
    model.notice = Some(Notice::Removed);
}

fn emptied(model: &mut Model) {
    let empty = Document::new(&model.framework, model.document.document_id.clone());
    let before = Rc::clone(&model.document);
    change(model, None, |document, _| *document = Document { revision: document.revision, ..empty });
    (model.drafts, model.review) = (Rc::default(), None);
    together::later::keep_people(model, &before);
    model.notice = Some(Notice::Emptied);
}

/// What is written and not handed in yet, to change it.
fn drafts(model: &mut Model) -> &mut Drafts {
    Rc::make_mut(&mut model.drafts)
}

/// Tables wait for a look, with what they would change; those that change nothing are told at once.
fn look_over(model: &mut Model, tables: Vec<Rows>) {
    drafts(model).set(TURNED, None);
    drafts(model).set(TABLES, Some(Value::from(tables).to_string()));
    let review = model.look_over();
    if model.review.is_none() {
        tables_done(model);
        model.notice = Some(if review.is_none() { Notice::NoTableOfOurs } else { Notice::NothingChanged });
    } else {
        model.notice = None;
    }
}

/// A waiting change is to be taken after all, or not.
fn turn(model: &mut Model, key: String) {
    let kept = model.drafts.get(TURNED).and_then(|text| import::kept::<Vec<String>>(text));
    let mut turned = kept.unwrap_or_default();
    match turned.iter().position(|known| *known == key) {
        Some(at) => drop(turned.remove(at)),
        None => turned.push(key),
    }
    drafts(model).set(TURNED, Some(Value::from(turned).to_string()));
    model.look_over();
}

fn tables_done(model: &mut Model) {
    [TABLES, TURNED].into_iter().for_each(|key| drafts(model).set(key, None));
}

/// Changes the document, remembers the one before, and counts the revision. Nothing happens when nothing changed.
fn change(model: &mut Model, field: Option<String>, edit: impl FnOnce(&mut Document, &crate::domain::Framework)) {
    let mut document = (*model.document).clone();
    edit(&mut document, &model.framework);
    settle(model, document, field);
}

/// Takes the document that an edit has made.
fn settle(model: &mut Model, mut document: Document, field: Option<String>) {
    if document.is_alike(&model.document) {
        return;
    }
    // A file from before documents described their framework: from now on this one does.
    if document.framework.indicators.is_empty() && document.framework.edition == model.framework.edition {
        document.framework = edition::settled(&document, &model.framework);
    }
    let document = written(model, document);
    model.undo.remember(&model.document, &document, field);
    model.document = document;
    touched(model);
}

/// A document as the next one that this page writes.
fn written(model: &Model, mut document: Document) -> Rc<Document> {
    document.revision = model.document.revision + 1;
    if !model.page.is_empty() {
        document.mark(&model.page);
    }
    Rc::new(document)
}

fn travel(model: &mut Model, back: bool) {
    let found = if back { model.undo.take_back(&model.document) } else { model.undo.redo(&model.document) };
    if let Some(found) = found {
        let marks = model.document.marks.clone();
        model.document = written(model, Document { marks, ..(*found).clone() });
        model.notice = None;
        touched(model);
    }
}

fn touched(model: &mut Model) {
    if !matches!(model.save, SaveState::Unsaved(_)) {
        model.save = SaveState::Pending;
    }
}

/// An id that nothing in the document has yet, which is taken now.
fn next_item(model: &mut Model) -> ItemId {
    let (number, id) = fresh_item(model);
    model.last_item = number;
    id
}

impl Model {
    /// The id that the next row of a list gets.
    #[must_use]
    pub fn next_item(&self) -> ItemId {
        fresh_item(self).1
    }
}

fn fresh_item(model: &Model) -> (u32, ItemId) {
    let document = &model.document;
    let mut number = model.last_item;
    loop {
        number += 1;
        let id = ItemId::from(format!("i{number}"));
        let mission = &document.mission;
        let taken = mission.missing.iter().any(|row| row.id == id)
            || mission.drafts.iter().any(|draft| draft.id == id)
            || mission.sign_offs.iter().any(|line| line.id == id)
            || document.plan.has(&id)
            || document.milestones.iter().any(|milestone| milestone.id == id)
            || document.panel.roster.iter().any(|person| person.id == id);
        if !taken {
            return (number, id);
        }
    }
}
