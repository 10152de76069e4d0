//! What the plan says, on screen and on paper.

use std::borrow::Cow;

use crate::domain::action::Status;
use crate::words::Words;

/// What the team calls a state.
pub(crate) fn status(words: &Words, status: Status) -> Cow<'static, str> {
    match status {
        Status::Planned => words.print_status_planned(),
        Status::OnTrack => words.print_status_on_track(),
        Status::Stuck => words.print_status_stuck(),
        Status::Done => words.print_status_done(),
        Status::Stopped => words.print_status_stopped(),
    }
}
