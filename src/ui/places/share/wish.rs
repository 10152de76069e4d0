//! A button for what only the browser can do.

use crate::ui::parts::icon::{Icon, icon};
use crate::ui::view::{Html, MouseEvent, html};
use crate::ui::{Scene, Wish};

/// Draws it.
pub(super) fn wish(scene: &Scene, shape: Icon, label: String, ask: Wish) -> Html {
    let onclick = scene.ask.reform(move |_: MouseEvent| ask.clone());
    html! {
        <button type="button" part="button" class="button button--plain share__button" {onclick}>
            { icon(shape) }<span>{ label }</span>
        </button>
    }
}
