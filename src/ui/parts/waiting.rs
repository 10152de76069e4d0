//! What is shown where something comes later.

use crate::ui::view::{Html, html};

use super::button::{Tone, button};
use crate::app::Later;
use crate::ui::{Scene, Wish};

/// Draws something that comes later, or until then a line under a heading. Where the later part of the program cannot be
/// loaded, the line says so, with a way to try again.
pub(crate) fn once_here(scene: &Scene, title: &str, draw: impl FnOnce(&Scene) -> Html) -> Html {
    let words = &scene.words;
    let line = match scene.model.later {
        Later::Here => return draw(scene),
        Later::Coming => words.common_later_coming(),
        Later::Missing => words.common_later_missing(),
    };
    html! {
        <div key="waiting">
            <h2 id="place-title" tabindex="-1">{ title.to_owned() }</h2>
            <p role="status">{ line }</p>
            if scene.model.later == Later::Missing {
                { button(Tone::Plain, words.common_later_again(), scene.ask.reform(|_| Wish::BringLater)) }
            }
        </div>
    }
}
