//! Buttons.

use crate::ui::view::{AttrValue, Callback, Html, MouseEvent, classes, html};

use super::icon::{Icon, icon};

/// How much a button asks for attention.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Tone {
    /// The one thing to do next.
    Primary,
    /// Something one can do.
    Plain,
    /// Something one can do besides.
    Quiet,
}

impl Tone {
    pub(crate) fn class(self) -> &'static str {
        match self {
            Tone::Primary => "button--primary",
            Tone::Plain => "button--plain",
            Tone::Quiet => "button--quiet",
        }
    }
}

/// A button with words.
pub(crate) fn button(tone: Tone, label: impl Into<AttrValue>, on_click: Callback<MouseEvent>) -> Html {
    html! { <button type="button" part="button" class={classes!("button", tone.class())} onclick={on_click}>{ label.into() }</button> }
}

/// A button with an icon before its words.
pub(crate) fn icon_button(
    tone: Tone,
    shape: Icon,
    label: impl Into<AttrValue>,
    on_click: Callback<MouseEvent>,
) -> Html {
    html! {
        <button type="button" part="button" class={classes!("button", tone.class())} onclick={on_click}>
            { icon(shape) }<span>{ label.into() }</span>
        </button>
    }
}

/// A small button that shows an icon only; its name is for those who cannot see it, and in its tip.
pub(crate) fn tool(shape: Icon, label: impl Into<AttrValue>, disabled: bool, on_click: Callback<MouseEvent>) -> Html {
    tool_of(None, shape, label, disabled, on_click)
}

/// The same, known by an id so that the keyboard can come back to it.
pub(crate) fn tool_of(
    id: impl Into<Option<String>>,
    shape: Icon,
    label: impl Into<AttrValue>,
    disabled: bool,
    onclick: Callback<MouseEvent>,
) -> Html {
    let (id, label) = (id.into(), label.into());
    html! {
        <button type="button" class="button button--tool" {id} aria-label={label.clone()} title={label} {disabled} {onclick}>
            { icon(shape) }
        </button>
    }
}
