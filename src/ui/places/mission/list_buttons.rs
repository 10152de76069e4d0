//! The buttons of a list: one adds a line, one removes it.

use crate::ui::view::{Callback, Html, MouseEvent, classes, html};

use crate::app::Msg;
use crate::ui::parts::icon::{Icon, icon};
use crate::ui::{Scene, Wish};

/// How many lines of a list are in sight.
pub(super) const IN_SIGHT: usize = 5;

/// Removes a line of a list; the keyboard goes to the list's title, since the line that held it is gone.
pub(super) fn remove_button(
    scene: &Scene,
    id: String,
    label: String,
    msg: impl Fn() -> Msg + 'static,
    title: &str,
) -> Html {
    html! {
        <button type="button" {id} class={classes!("button", "button--tool")} aria-label={label.clone()} title={label}
            onclick={and_focus(scene, msg, title.to_owned())}>
            { icon(Icon::Remove) }
        </button>
    }
}

pub(super) fn and_focus(scene: &Scene, msg: impl Fn() -> Msg + 'static, id: String) -> Callback<MouseEvent> {
    let (send, ask) = (scene.send.clone(), scene.ask.clone());
    Callback::from(move |_| {
        send.emit(msg());
        ask.emit(Wish::Focus(id.clone()));
    })
}

/// Adds a line to a list and moves the keyboard into it, by the id of its first control.
pub(super) fn add_button(
    scene: &Scene,
    id: &'static str,
    label: impl Into<yew::AttrValue>,
    msg: impl Fn() -> Msg + 'static,
    first: String,
) -> Html {
    let label: yew::AttrValue = label.into();
    html! {
        <button type="button" {id} class="button button--plain" onclick={and_focus(scene, msg, first)}>
            { icon(Icon::Add) }<span>{ label }</span>
        </button>
    }
}
