//! A level as a small flight of bars: seen before the number and the word are read.

use crate::ui::view::{Html, classes, html};

use crate::base::Level;

/// Draws so many bars, filled up to the level.
pub(crate) fn rung(level: Option<Level>, level_count: u8) -> Html {
    let filled = level.map_or(0, Level::number);
    let width = u32::from(level_count) * 6;
    html! {
        <svg class="rung" viewBox={format!("0 0 {width} 18")} aria-hidden="true" focusable="false">
            { for (1..=level_count).map(|number| {
                let height = 4 + u32::from(number) * 14 / u32::from(level_count);
                html! {
                    <rect class={classes!("rung__bar", (number <= filled).then_some("rung__bar--filled"))}
                        x={((u32::from(number) - 1) * 6).to_string()} y={(18 - height).to_string()}
                        width="4" height={height.to_string()} rx="1" />
                }
            }) }
        </svg>
    }
}
