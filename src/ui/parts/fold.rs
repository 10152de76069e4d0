//! What opens on demand.

use crate::ui::view::{AttrValue, Callback, Event, Html, Properties, TargetCast, component, html, use_state_eq};
use web_sys::Element;

/// What a fold is and holds.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct FoldProps {
    /// Draws what it holds.
    pub content: Callback<(), Html>,
    /// Its id, unique in the widget. A fold that gets another id is another one, and closed.
    pub id: AttrValue,
    pub class: &'static str,
    /// The line that opens it: a `summary`.
    pub summary: Html,
    /// Whether somebody has written what it holds: a search in the page finds that in a closed fold too.
    #[prop_or_default]
    pub is_written: bool,
}

/// A line that opens more. What it holds is drawn once it is open, and before that only where it is written.
#[component]
pub(crate) fn Fold(props: &FoldProps) -> Html {
    let FoldProps { content, id, class, summary, is_written } = props;
    let opened = use_state_eq(|| None);
    let is_open = opened.as_ref() == Some(id);
    let ontoggle = {
        let (setter, id) = (opened.setter(), id.clone());
        Callback::from(move |event: Event| {
            let fold: Element = event.target_unchecked_into();
            // A fold inside this one tells it too.
            if fold.id() == id.as_str() {
                setter.set(fold.has_attribute("open").then(|| id.clone()));
            }
        })
    };
    html! {
        <details class={*class} id={id.clone()} open={is_open} {ontoggle}>
            { summary.clone() }
            if is_open || *is_written {
                { content.emit(()) }
            }
        </details>
    }
}
