//! What places and rooms are made of: a head, and a card for what a room holds.

use crate::ui::view::{AttrValue, Html, html};

/// Draws the head: where it is, its heading, and what it is for. The heading takes the keyboard when somebody comes here.
pub(crate) fn head(eyebrow: impl Into<AttrValue>, title: impl Into<AttrValue>, lead: impl Into<AttrValue>) -> Html {
    html! {
        <>
            <p class="eyebrow">{ eyebrow.into() }</p>
            <h2 class="place__title" id="place-title" tabindex="-1">{ title.into() }</h2>
            <p class="place__lead">{ lead.into() }</p>
        </>
    }
}

/// Draws the card of a room that has one thing to show, which its heading names.
pub(crate) fn room(content: Html) -> Html {
    html! { <section class="card room" part="card" aria-labelledby="place-title">{ content }</section> }
}
