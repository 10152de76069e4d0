//! The library's actions for an indicator: those for the next rise of level, and later ones.

use crate::ui::view::{AttrValue, Callback, Html, Properties, component, html, use_state};

use crate::app::{Msg, PlanMsg, Stop, ViewMsg};
use crate::base::{IndicatorId, Level, Same};
use crate::domain::{ActionLibrary, Framework, LibraryAction};
use crate::say;
use crate::ui::Wish;
use crate::ui::parts::action_card::{OPEN, tell};
use crate::words::{Words, with};

/// What is offered: drawn anew only when the level or what is adopted changes.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct SuggestionsProps {
    pub indicator: IndicatorId,
    /// The indicator's id and title.
    pub name: String,
    pub level: Option<Level>,
    /// Whether it has no action yet.
    pub is_new: bool,
    /// The library entries that the team has adopted.
    pub adopted: Vec<String>,
    pub framework: Same<Framework>,
    pub library: Same<ActionLibrary>,
    pub words: Words,
    pub send: Callback<Msg>,
    pub ask: Callback<Wish>,
}

/// A rise of level, and the actions for it.
struct Rise<'a> {
    to_level: Level,
    actions: Vec<&'a LibraryAction>,
}

/// The suggestions stand open where there is no action when the card first appears; after that a person decides.
#[component]
pub(super) fn Suggestions(props: &SuggestionsProps) -> Html {
    let starts_open = use_state(|| props.is_new);
    let words = &props.words;
    html! {
        <details class="suggestions" open={*starts_open}>
            <summary class="suggestions__summary" id={format!("suggested-{}", props.indicator)}>
                { words.plan_suggested() }
                <span class="visually-hidden">{ ": " }{ props.name.clone() }</span>
            </summary>
            { match props.level {
                Some(level) => offered(props, level),
                None => unrated(props),
            } }
        </details>
    }
}

fn unrated(props: &SuggestionsProps) -> Html {
    let words = &props.words;
    let holds = |index: &usize| {
        props.framework.steps[*index].indicators.iter().any(|indicator| indicator.id == props.indicator)
    };
    let step = (0..props.framework.steps.len()).find(holds).unwrap_or(0);
    html! {
        <>
            <p class="field__hint">{ words.plan_suggested_unrated() }</p>
            <button type="button" class="button button--plain" id={format!("rate-{}", props.indicator)}
                onclick={props.send.reform(move |_| Msg::View(ViewMsg::Opened(Stop::Step(step))))}>
                { words.plan_suggested_rate(&props.name) }
            </button>
        </>
    }
}

fn offered(props: &SuggestionsProps, level: Level) -> Html {
    let words = &props.words;
    let rises = rises(props, level);
    let Some((next, later)) = rises.split_first() else {
        return html! { <p class="field__hint">{ words.plan_suggested_none() }</p> };
    };
    let count: usize = later.iter().map(|rise| rise.actions.len()).sum();
    html! {
        <>
            { rise(props, next) }
            if count > 0 {
                <details class="suggestions">
                    <summary class="suggestions__summary suggestions__summary--later" id={format!("later-{}", props.indicator)}>
                        { words.plan_later(count as u32) }
                    </summary>
                    { for later.iter().map(|later| rise(props, later)) }
                </details>
            }
        </>
    }
}

fn rises(props: &SuggestionsProps, level: Level) -> Vec<Rise<'_>> {
    let above = props.framework.all_levels().filter(|to_level| *to_level > level);
    let rise = |to_level| Rise {
        to_level,
        actions: props.library.rises(&props.indicator, to_level).map(|action| &**action).collect(),
    };
    above.map(rise).filter(|rise| !rise.actions.is_empty()).collect()
}

fn rise(props: &SuggestionsProps, rise: &Rise<'_>) -> Html {
    let words = &props.words;
    let level =
        words.plan_level(with::Level(rise.to_level.to_string()), with::Word(props.framework.level_name(rise.to_level)));
    html! {
        <>
            <h4 class="suggestions__rise">{ words.plan_rise(level) }</h4>
            <ul class="suggestions__list">{ for rise.actions.iter().map(|action| suggestion(props, action)) }</ul>
        </>
    }
}

fn suggestion(props: &SuggestionsProps, action: &LibraryAction) -> Html {
    let words = &props.words;
    let adopted = props.adopted.contains(&action.id);
    html! {
        <li class="suggestion" key={action.id.clone()}>
            <div class="suggestion__head">
                <p class="suggestion__title">{ action.title.clone() }</p>
                if adopted {
                    <span class="tag suggestion__adopted">{ words.plan_adopted() }</span>
                } else {
                    <button type="button" class="button button--plain" id={format!("adopt-{}", action.id)}
                        onclick={tell(&props.send, &props.ask, PlanMsg::ActionAdopted(action.id.clone()), OPEN)}>
                        { words.plan_adopt() }
                        <span class="visually-hidden">{ ": " }{ action.title.clone() }</span>
                    </button>
                }
            </div>
            if !adopted {
                <dl class="suggestion__facts">
                    { fact(words.plan_first_step(), action.first_step.clone()) }
                    { fact(words.plan_product(), action.product.clone()) }
                    { fact(words.plan_usual_owner(), action.owner.clone()) }
                    { fact(words.plan_effort(), say::plan::effort(words, action.effort).into_owned()) }
                    { fact(words.plan_measure(), action.measure.clone()) }
                </dl>
            }
        </li>
    }
}

fn fact(label: impl Into<AttrValue>, text: String) -> Html {
    html! {
        <div class="suggestion__fact">
            <dt class="suggestion__label">{ label.into() }</dt>
            <dd>{ text }</dd>
        </div>
    }
}
