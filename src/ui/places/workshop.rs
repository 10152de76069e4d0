//! The workshop: a bar on top of the same places, and its four parts.

mod bar;
mod close;
mod hand_over;
mod head;
mod invitation;
mod next_act;
mod outcomes;
mod paper;
mod phone;
mod prepare;
mod rate;
mod reveal;
mod seats;
mod talk;
mod talk_list;

pub(crate) use bar::bar;
pub(crate) use hand_over::hand_over;
pub(crate) use phone::phone;

use crate::ui::view::{Html, html};

use crate::app::Desk;
use crate::ui::Scene;

/// Draws a part of the workshop in place of the place.
pub(crate) fn desk(scene: &Scene, desk: Desk) -> Html {
    match desk {
        Desk::Prepare => prepare::prepare(scene),
        Desk::Rate => rate::rate(scene),
        Desk::Reveal => html! { <reveal::Reveal scene={scene.clone()} /> },
        Desk::Close => close::close(scene),
    }
}
