//! Mission: what the team is for. Four prompts are enough to go on; the rest is under "Add detail".

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
use crate::app::{Msg, Place, ViewMsg};
use crate::say::choice::said;
use crate::ui::Scene;
use crate::ui::form::form;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::parts::waiting;

/// Draws the prompts. The statement made of them is beside them: [`star()`].
pub(crate) fn mission(scene: &Scene) -> Html {
    let words = &scene.words;
    html! {
        <>
            <p class="eyebrow">{ said(Place::Mission, words) }</p>
            <h2 class="place__title" id="place-title" tabindex="-1">{ words.mission_title() }</h2>
            <p class="place__lead">{ words.mission_lead() }</p>
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

/// The way to the further prompts, and those when it is open.
fn more(scene: &Scene) -> Html {
    let (open, words) = (scene.model.view.details, &scene.words);
    html! {
        <>
            <div class="mission__more">
                <button type="button" id="mission-more" class="button button--plain" aria-expanded={open.to_string()}
                    aria-controls="mission-detail" onclick={scene.on_click(Msg::View(ViewMsg::DetailsToggled))}>
                    { icon(if open { Icon::Up } else { Icon::Down }) }<span>{ words.mission_more() }</span>
                </button>
                <p class="field__hint mission__enough">{ words.mission_enough() }</p>
            </div>
            <div id="mission-detail">
                if open {
                    { waiting::here_or_line(scene, later::detail) }
                }
            </div>
        </>
    }
}
