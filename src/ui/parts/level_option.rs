//! One level to choose: a native radio under its rung, name and descriptor.

use crate::ui::view::{Callback, Event, Html, classes, html};

use super::rung;
use crate::base::Level;
use crate::domain::{Framework, Indicator};

/// The most levels that stand in one row.
pub(crate) const MOST_IN_A_ROW: u8 = 4;

/// The class of the levels of an indicator: more than stand in one row fill rows as they fit.
pub(crate) fn picker(level_count: u8) -> &'static str {
    match level_count {
        0..=MOST_IN_A_ROW => "level-picker",
        5 | 6 => "level-picker level-picker--many",
        _ => "level-picker level-picker--many level-picker--most",
    }
}

/// Draws a level of an indicator. `id` is the control's, `group` the name that the radios of one choice share.
pub(crate) fn level_option(
    framework: &Framework,
    indicator: &Indicator,
    level: Level,
    (id, group): (String, String),
    checked: bool,
    onchange: Callback<Event>,
) -> Html {
    html! {
        <label class="level-picker__option" for={id.clone()} key={level.number()}>
            <input type="radio" class="level-picker__radio" {id} name={group} value={level.to_string()} {checked} {onchange} />
            <span class={classes!("level-picker__name", rung::class(Some(level), framework.level_count()))}>
                { format!("{level} {}", framework.level_name(level)) }
            </span>
            { " " }
            { indicator.descriptors.get(level.index()).cloned().unwrap_or_default() }
        </label>
    }
}
