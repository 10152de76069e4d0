//! What goes along: projector with facilitator, to what the room talks about; and the people with whoever begins anew.

pub(crate) mod later;

use std::rc::Rc;

use serde_json::Map;

use super::model::Model;
use super::workshop::Desk;
use crate::domain::Document;
use crate::domain::panel::{Respondent, Sealed};

/// The round in a window before it took over what another window has done: sealed, and in the document.
pub(crate) type Before = (Option<Rc<Sealed>>, Rc<Document>);

/// Remembers the people of the answers that were shown before, where those of now have none yet.
pub(super) fn keep_people(model: &mut Model, before: &Document) {
    let (now, people) = (&model.document, &before.panel.roster);
    let is_new = now.document_id != before.document_id || now.is_empty();
    if is_new && now.panel.roster.is_empty() && !people.is_empty() {
        let bare = |person: &Respondent| Respondent { other: Map::new(), ..person.clone() };
        model.view.people = people.iter().map(bare).collect();
    }
}

/// Goes where another window has gone with the round, in a window that shows the workshop.
pub(super) fn go_along(model: &mut Model, (sealed, document): Before) {
    keep_people(model, &document);
    if model.view.desk.is_none() || document.document_id != model.document.document_id {
        return;
    }
    let number = |sealed: Option<&Rc<Sealed>>| sealed.map(|sealed| sealed.id.clone());
    let [open, was_open] = [&model.document, &document].map(|document| document.panel.open_round());
    let is_revealed = open.map(|round| &round.id) != was_open.map(|round| &round.id);
    let is_talk = open.is_some_and(|round| round.talk.is_some() && was_open.is_none_or(|was| was.talk != round.talk));
    let desk = match (open, was_open) {
        (Some(_), _) if is_revealed || is_talk => Desk::Reveal,
        (None, Some(_)) => Desk::Close,
        (None, None) if model.sealed().is_some() && number(model.sealed()) != number(sealed.as_ref()) => Desk::Rate,
        _ => return,
    };
    model.view.desk = Some(desk);
}
