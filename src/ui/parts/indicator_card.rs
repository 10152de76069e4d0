//! One indicator to rate: its question, its levels, and the grounds of the answer.

use crate::ui::view::{Callback, Event, Html, classes, component, html};
use web_sys::KeyboardEvent;

use super::evidence_field::evidence_field;
use super::indicator_props::IndicatorCardProps;
use super::level_option::{level_option, picker};
use crate::app::ReadinessMsg;
use crate::base::Level;
use crate::domain::Answer;

/// A card with a native radio per level. Keys 1 to K rate; the radios' own keys do what they always do.
#[component]
pub(crate) fn IndicatorCard(props: &IndicatorCardProps) -> Html {
    let IndicatorCardProps { indicator, framework, answer, is_current, claimed, words, .. } = props;
    let level = answer.as_ref().and_then(Answer::level);
    html! {
        <fieldset class={classes!("card", "indicator", "indicator--card", is_current.then_some("indicator--current"))} part="card">
            <legend class="indicator__legend">
                <h3 class="indicator__title">{ format!("{} {}", indicator.id, indicator.title) }</h3>
                if indicator.equity {
                    <span class="tag">{ words.readiness_equity() }</span>
                }
                if *claimed {
                    <span class="tag tag--claimed">{ words.readiness_claimed() }</span>
                }
                <span class="indicator__question">{ indicator.question.clone() }</span>
            </legend>
            { for answer.as_ref().and_then(|answer| answer.beyond_level).map(|level| html! {
                <p class="indicator__beyond">{ words.edition_beyond(level) }</p>
            }) }
            <div class={picker(framework.level_count())} onkeydown={rate_by_key(framework.level_count(), props.rate())}>
                { for framework.all_levels().map(|each| option(props, each, level)) }
            </div>
            { evidence_field(props) }
        </fieldset>
    }
}

fn option(props: &IndicatorCardProps, level: Level, chosen: Option<Level>) -> Html {
    // Radios that become another indicator's keep their group: a name that changes would untick its neighbors.
    let ids = (props.control(&level.to_string()), format!("level-{}", props.at));
    let onchange = props.on(move |_: Event| ReadinessMsg::Answered(level));
    level_option(&props.framework, &props.indicator, level, ids, chosen == Some(level), onchange)
}

/// A number key rates. Elsewhere number keys keep their meaning, and a screen reader that reads takes them for itself
/// before they come here.
pub(crate) fn rate_by_key(level_count: u8, rate: Callback<Level>) -> Callback<KeyboardEvent> {
    Callback::from(move |event: KeyboardEvent| {
        if event.ctrl_key() || event.alt_key() || event.meta_key() {
            return;
        }
        let level = event.key().parse().ok().and_then(|number| Level::new(number).ok());
        if let Some(level) = level.filter(|level| level.number() <= level_count) {
            event.prevent_default();
            rate.emit(level);
        }
    })
}
