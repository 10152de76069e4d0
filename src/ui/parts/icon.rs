//! The icons: one stroke, drawn for this widget. Never without words beside them or in their button's name.

use crate::ui::view::{Html, html};

/// An icon by what it shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Icon {
    Add,
    Check,
    Close,
    Down,
    Open,
    Print,
    Redo,
    Remove,
    Save,
    Screen,
    Share,
    Team,
    Undo,
    Up,
}

/// Draws an icon at the size of the text.
pub(crate) fn icon(icon: Icon) -> Html {
    let path = match icon {
        Icon::Add => "M10 4v12M4 10h12",
        Icon::Check => "M4 10.5l4 4 8-9",
        Icon::Close => "M5 5l10 10M15 5L5 15",
        Icon::Down => "M5 8l5 5 5-5",
        Icon::Open => "M3 6h5l2 2h7v8H3z",
        Icon::Print => "M6 8V3h8v5M6 14H3V8h14v6h-3M6 12h8v5H6z",
        Icon::Redo => "M16 8H8a4 4 0 000 8h3M16 8l-4-4M16 8l-4 4",
        Icon::Remove => "M4 6h12M8 6V4h4v2M6 6l1 11h6l1-11",
        Icon::Save => "M10 3v9M6 9l4 4 4-4M4 16h12",
        Icon::Screen => "M3 4h14v9H3zM10 13v3M7 16h6",
        Icon::Share => "M10 12V3M6 6l4-4 4 4M5 9H4v8h12V9h-1",
        Icon::Team => "M7 9a3 3 0 100-6 3 3 0 000 6zM2 17c0-3 2-5 5-5s5 2 5 5M13 4a3 3 0 010 5M14 12c2 0 4 2 4 5",
        Icon::Undo => "M4 8h8a4 4 0 010 8H9M4 8l4-4M4 8l4 4",
        Icon::Up => "M5 12l5-5 5 5",
    };
    html! {
        <svg class="icon" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
            <path d={path} fill="none" stroke="currentColor" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round" />
        </svg>
    }
}
