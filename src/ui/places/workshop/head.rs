//! The head of a part of the workshop.

use std::borrow::Cow;

use crate::ui::view::{Html, html};

use crate::words::Words;

/// The head of a part.
pub(super) fn head(title: Cow<'static, str>, lead: String, words: &Words) -> Html {
    html! {
        <>
            <p class="eyebrow">{ words.workshop_bar() }</p>
            <h2 class="place__title" id="place-title" tabindex="-1">{ title }</h2>
            <p class="place__lead">{ lead }</p>
        </>
    }
}
