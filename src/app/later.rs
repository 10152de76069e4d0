//! What happens later: messages that wait for the later part of the program.

use super::model::Model;
use super::msg::Msg;
use super::update;
use crate::base::later::later;

/// Whether a message changes what only the later part of the program knows how to change.
pub(super) fn is_later(msg: &Msg, model: &Model) -> bool {
    match msg {
        Msg::View(_)
        | Msg::Mission(_)
        | Msg::Readiness(..)
        | Msg::Edited(..)
        | Msg::RowAdded(_)
        | Msg::RowRemoved(_)
        | Msg::Drafted(..)
        | Msg::TeamsTold(_)
        | Msg::Refused(_)
        | Msg::SaveReported(_)
        | Msg::Keeping(_)
        | Msg::DayTold(_)
        | Msg::Noticed(_)
        | Msg::PrintRefused
        | Msg::NoticeClosed
        | Msg::Opened(_)
        | Msg::NewerOpened(..)
        | Msg::NewerClosed
        | Msg::Emptied
        | Msg::Later(_) => false,
        Msg::Undone | Msg::Redone => {
            let is_back = matches!(msg, Msg::Undone);
            model.workshop.sheet().is_some() || model.undo.must_merge(is_back, &model.document)
        }
        Msg::Plan(_)
        | Msg::Desk(_)
        | Msg::Panel(_)
        | Msg::Round(_)
        | Msg::Sheet(_)
        | Msg::Pilot(_)
        | Msg::CheckIn(_)
        | Msg::TablesRead(_)
        | Msg::ChangeTurned(_)
        | Msg::TablesReviewed(_)
        | Msg::RowsPasted(..)
        | Msg::Copies(_)
        | Msg::TeamsRead(..)
        | Msg::Milestone(_)
        | Msg::EditionSeen => true,
    }
}

/// Whether a message goes back, or puts all answers in the place of others: it finds what the messages before it do.
pub(super) fn follows(msg: &Msg) -> bool {
    matches!(msg, Msg::Opened(_) | Msg::NewerOpened(..) | Msg::NewerClosed | Msg::Emptied | Msg::Undone | Msg::Redone)
}

later! {
    /// Lets a message change the model that waits for the later part.
    fn change(model: &mut Model, msg: Msg) = update::change_later;
}
