//! A level as a small flight of bars: seen before the number and the word are read.

use crate::ui::view::{Html, html};

use crate::base::Level;

/// Draws so many bars, filled up to the level.
pub(crate) fn rung(level: Option<Level>, level_count: u8) -> Html {
    html! { <span class={class(level, level_count)} aria-hidden="true"></span> }
}

/// The classes of the bars, for an element that has them before its words.
pub(crate) fn class(level: Option<Level>, level_count: u8) -> String {
    format!("rung rung--{} rung--of-{level_count}", level.map_or(0, Level::number))
}
