//! Mission: what the team is for. Four prompts are enough to go on; the rest stands under "Add detail".

mod checks;
mod detail;
mod missing;
mod prompt;
mod sign_off;
mod star;

use yew::{Callback, Html, MouseEvent, classes, html};

pub(crate) use star::star;

use crate::app::msg::Prompt;
use crate::app::{MissionMsg, Msg};
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::{Scene, Wish};
use prompt::prompt;

/// Draws the prompts. The statement made of them is [`star()`].
pub(crate) fn mission(scene: &Scene) -> Html {
    let words = &scene.words;
    html! {
        <>
            <p class="eyebrow">{ words.common_place_mission() }</p>
            <h2 class="place__title" id="place-title" tabindex="-1">{ words.mission_title() }</h2>
            <p class="place__lead">{ words.mission_lead() }</p>
            <section class="card" part="card" aria-labelledby="first-title">
                <h3 class="card__title" id="first-title">{ words.mission_first() }</h3>
                <div class="prompts">
                    { for [Prompt::Community, Prompt::Who, Prompt::What, Prompt::ByWhen].map(|asked| prompt(scene, asked)) }
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
                    aria-controls="mission-detail" onclick={scene.on_click(Msg::DetailsToggled)}>
                    { icon(if open { Icon::Up } else { Icon::Down }) }<span>{ words.mission_more() }</span>
                </button>
                <p class="field__hint mission__enough">{ words.mission_enough() }</p>
            </div>
            <div id="mission-detail">
                if open {
                    { detail::detail(scene) }
                }
            </div>
        </>
    }
}

/// Adds a line to a list and moves the keyboard into it, by the id of its first control.
fn add_button(
    scene: &Scene,
    id: &'static str,
    label: impl Into<yew::AttrValue>,
    msg: MissionMsg,
    first: String,
) -> Html {
    let label: yew::AttrValue = label.into();
    html! {
        <button type="button" {id} class="button button--plain" onclick={and_focus(scene, msg, first)}>
            { icon(Icon::Add) }<span>{ label }</span>
        </button>
    }
}

/// Removes a line of a list; the keyboard goes to the list's title, since the line that held it is gone.
fn remove_button(scene: &Scene, id: String, label: String, msg: MissionMsg, title: &str) -> Html {
    html! {
        <button type="button" {id} class={classes!("button", "button--tool")} aria-label={label.clone()} title={label}
            onclick={and_focus(scene, msg, title.to_owned())}>
            { icon(Icon::Remove) }
        </button>
    }
}

fn and_focus(scene: &Scene, msg: MissionMsg, id: String) -> Callback<MouseEvent> {
    let (send, ask) = (scene.send.clone(), scene.ask.clone());
    Callback::from(move |_| {
        send.emit(Msg::Mission(msg.clone()));
        ask.emit(Wish::Focus(id.clone()));
    })
}
