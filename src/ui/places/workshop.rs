//! The workshop: a bar on top of the same places, and its four parts.

mod bar;
mod close;
mod hand_over;
mod invitation;
mod outcomes;
mod paper;
mod phone;
mod prepare;
mod rate;
mod reveal;

pub(crate) use bar::bar;
pub(crate) use hand_over::hand_over;
pub(crate) use phone::phone;

use std::borrow::Cow;

use yew::{Html, html};

use crate::app::Desk;
use crate::base::ItemId;
use crate::domain::Panel;
use crate::ui::Scene;
use crate::words::Words;

/// Draws a part of the workshop in place of the place.
pub(crate) fn desk(scene: &Scene, desk: Desk) -> Html {
    match desk {
        Desk::Prepare => prepare::prepare(scene),
        Desk::Rate => rate::rate(scene),
        Desk::Reveal => html! { <reveal::Reveal scene={scene.clone()} /> },
        Desk::Close => close::close(scene),
    }
}

/// The head of a part.
fn head(title: Cow<'static, str>, lead: String, words: &Words) -> Html {
    html! {
        <>
            <p class="eyebrow">{ words.workshop_bar() }</p>
            <h2 class="place__title" id="place-title" tabindex="-1">{ title }</h2>
            <p class="place__lead">{ lead }</p>
        </>
    }
}

/// A person's name as it may be shown: a number where names are hidden or there is none.
fn name_of(panel: &Panel, id: &ItemId, words: &Words) -> String {
    let at = panel.roster.iter().position(|person| person.id == *id);
    let name = at.and_then(|at| panel.roster.get(at)).map_or("", |person| person.name.trim());
    if panel.names_hidden || name.is_empty() {
        words.workshop_person_number(at.unwrap_or(0) as u32 + 1)
    } else {
        name.to_owned()
    }
}
