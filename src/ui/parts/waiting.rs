//! What is shown where something comes later.

use crate::ui::view::{Html, html};

use super::button::{Tone, button};
use crate::app::Later;
use crate::ui::{Scene, Wish};

/// Draws a place or a room that comes later, or until then a line under its heading.
pub(crate) fn once_here(scene: &Scene, title: &str, draw: impl FnOnce(&Scene) -> Html) -> Html {
    if scene.model.later == Later::Here {
        return draw(scene);
    }
    html! {
        <div key="waiting">
            <h2 id="place-title" tabindex="-1">{ title.to_owned() }</h2>
            { line(scene) }
        </div>
    }
}

/// Says that something is on its way. Where the later part of the program cannot be loaded, the line says so, with a way to
/// try again.
fn line(scene: &Scene) -> Html {
    let words = &scene.words;
    let is_missing = scene.model.later == Later::Missing;
    html! {
        <>
            <p role="status">{ if is_missing { words.common_later_missing() } else { words.common_later_coming() } }</p>
            if is_missing {
                { button(Tone::Plain, words.common_later_again(), scene.ask.reform(|_| Wish::BringLater)) }
            }
        </>
    }
}
