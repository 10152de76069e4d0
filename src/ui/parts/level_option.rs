//! One level to choose: a native radio under its rung, name and descriptor.

use crate::ui::view::{Callback, Event, Html, classes, html};

use super::rung;
use crate::base::Level;
use crate::domain::{Framework, Indicator};

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
