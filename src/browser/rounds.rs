//! Lets a phone join the round of its link.

use std::rc::Rc;

use super::{fragment, today};
use crate::app::Workshop;
use crate::domain::panel::Phone;
use crate::domain::rating_code::JoinCode;

/// Joins the round of the page's link, which is read once. A round that the phone is already in goes on.
pub(super) fn join_by_link(workshop: &mut Workshop) {
    let Some(text) = fragment::take() else { return };
    match JoinCode::read(&text) {
        Ok(join) if workshop.phone.as_ref().is_some_and(|phone| phone.join == join.write()) => {}
        Ok(join) => workshop.phone = Some(Rc::new(Phone::new(join, today::number()))),
        Err(error) => workshop.not_joined = Some(error),
    }
}
