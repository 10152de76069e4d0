//! What happens later: messages that wait for the later part of the program.

use super::model::Model;
use super::msg::Msg;
use super::update;
use crate::base::later::later;

/// Whether the later part of the program is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Later {
    /// It is on its way.
    Coming,
    /// It is here.
    Here,
    /// It cannot be loaded, for now.
    Missing,
}

impl Later {
    /// How it is now, for a widget that begins: an earlier one on the page may have brought it.
    #[must_use]
    pub fn now() -> Later {
        if is_here() { Later::Here } else { Later::Coming }
    }
}

/// Whether a message waits until the later part is here. What goes back, or puts all answers in the place of others,
/// waits behind those that wait already, so that it finds what they do.
pub(super) fn waits(msg: &Msg, is_one_waiting: bool) -> bool {
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
        | Msg::Later(_) => false,
        Msg::Opened(_) | Msg::NewerOpened(..) | Msg::NewerClosed | Msg::Emptied | Msg::Undone | Msg::Redone => {
            is_one_waiting
        }
        Msg::Plan(_)
        | Msg::Desk(_)
        | Msg::Panel(_)
        | Msg::Round(_)
        | Msg::Sheet(_)
        | Msg::Pilot(_)
        | Msg::CheckIn(_)
        | Msg::PlanTableRead(_)
        | Msg::PlanTableReviewed(_)
        | Msg::Copies(_)
        | Msg::TeamsRead(_)
        | Msg::Milestone(_)
        | Msg::EditionSeen => true,
    }
}

later! {
    later_app {
        /// Lets a message change the model that waits for the later part.
        fn change(model: &mut Model, msg: Msg) = update::change_later;
    }
}
