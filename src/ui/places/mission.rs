//! Mission: what the team is for. Four prompts are enough to go on; the rest is in rooms of its own.

mod checks;
mod detail;
pub(crate) mod later;
mod list_buttons;
mod missing;
mod sign_off;
mod star;

use crate::ui::view::{Html, html};

pub(crate) use star::star;

use crate::app::edit::Spot;
use crate::app::forms::mission::FIRST;
use crate::app::{Msg, Place, Room, Stop, ViewMsg, select};
use crate::say::choice::said;
use crate::ui::Scene;
use crate::ui::form::form;
use crate::ui::parts::room::head;
use crate::ui::parts::waiting;

/// Draws the room that somebody is in. The statement made of the answers is beside it: [`star()`].
pub(crate) fn mission(scene: &Scene) -> Html {
    match scene.model.view.room(Place::Mission).unwrap_or(Room::Statement) {
        Room::Statement => first(scene),
        room => waiting::once_here(scene, &said(room, &scene.words), |scene| later::detail(scene, room)),
    }
}

fn first(scene: &Scene) -> Html {
    let words = &scene.words;
    html! {
        <>
            { head(said(Place::Mission, words), words.mission_title(), words.mission_lead()) }
            <section class="card" part="card" aria-labelledby="first-title">
                <h3 class="card__title" id="first-title">{ words.mission_first() }</h3>
                <div class="prompts">
                    { form(scene, FIRST, &Spot::new("mission")) }
                </div>
                <p class="field__hint mission__privacy">{ words.mission_privacy() }</p>
            </section>
            { more(scene) }
        </>
    }
}

/// The way to the further prompts, with how much of them is answered.
fn more(scene: &Scene) -> Html {
    let words = &scene.words;
    let next = || Msg::View(ViewMsg::Opened(Stop::Room(Room::Missing)));
    let answered = select::detail_progress(&scene.model).done;
    html! {
        <div class="mission__more">
            <button type="button" id="mission-more" class="button button--plain" onclick={scene.on_click(next)}>
                { words.mission_more(answered) }
            </button>
            if answered == 0 {
                <p class="field__hint mission__enough">{ words.mission_enough() }</p>
            }
        </div>
    }
}
