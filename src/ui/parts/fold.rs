//! What opens on demand.

use std::ops::Range;

use crate::ui::view::{AttrValue, Callback, Event, Html, Properties, TargetCast, component, html, use_state_eq};
use web_sys::Element;

use crate::words::Words;

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

/// Draws a long list: its first rows, and a line that opens the others. A search in the page finds those in the closed
/// fold too, and the keyboard opens it on its way to one of them.
pub(crate) fn long_list(
    id: impl Into<AttrValue>,
    count: usize,
    in_sight: usize,
    words: &Words,
    rows: impl Fn(Range<usize>) -> Html + 'static,
) -> Html {
    let id: AttrValue = id.into();
    // A line that would hold a row or two takes as much room as they do.
    if count <= in_sight + 2 {
        return rows(0..count);
    }
    let summary = html! {
        <summary class="fold__summary" id={format!("{id}-summary")}>{ words.common_more((count - in_sight) as u32) }</summary>
    };
    html! {
        <>
            { rows(0..in_sight) }
            <Fold {id} class="fold" {summary} content={Callback::from(move |()| rows(in_sight..count))} is_written=true />
        </>
    }
}
