//! What is done in two steps: a button that asks, and does it once the answer is yes.

use crate::ui::Wish;
use crate::ui::view::{AttrValue, Callback, Html, MouseEvent, Properties, classes, component, html, use_state};

use super::button::Tone;
use super::icon::{Icon, icon};

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct TwoStepsProps {
    /// The button's id, unique in the widget. The answers are known by it with `-yes` and `-no` behind.
    pub id: AttrValue,
    pub label: AttrValue,
    #[prop_or(Tone::Plain)]
    pub tone: Tone,
    /// A class of the button besides its tone's.
    #[prop_or_default]
    pub class: AttrValue,
    /// Shown before the label.
    #[prop_or_default]
    pub icon: Option<Icon>,
    /// Whether the button shows the icon alone.
    #[prop_or_default]
    pub icon_only: bool,
    /// What is asked. Without it the button does at once what it says.
    pub question: Option<AttrValue>,
    pub yes: AttrValue,
    pub no: AttrValue,
    /// Whether "no" is what most people want.
    #[prop_or_default]
    pub prefers_no: bool,
    pub on_yes: Callback<MouseEvent>,
    pub ask: Callback<Wish>,
}

/// A button, or its question in its place. The keyboard goes along. Local state: whether the question is open.
#[component]
pub(crate) fn TwoSteps(props: &TwoStepsProps) -> Html {
    let TwoStepsProps { id, question, yes, no, prefers_no, on_yes, ask, .. } = props;
    let is_open = use_state(|| false);
    let turned = |open: bool, focus: String| {
        let (is_open, ask) = (is_open.clone(), ask.clone());
        Callback::from(move |_: MouseEvent| {
            is_open.set(open);
            ask.emit(Wish::Focus(focus.clone()));
        })
    };
    let question_id = format!("{id}-question");
    let Some(question) = question.as_ref().filter(|_| *is_open) else {
        let onclick = match question {
            Some(_) => turned(true, question_id),
            None => on_yes.clone(),
        };
        return asking(props, onclick);
    };
    let done = {
        let (is_open, on_yes) = (is_open.clone(), on_yes.clone());
        Callback::from(move |event: MouseEvent| {
            is_open.set(false);
            on_yes.emit(event);
        })
    };
    let mut answers = [(format!("{id}-yes"), yes, done), (format!("{id}-no"), no, turned(false, id.to_string()))];
    if *prefers_no {
        answers.reverse();
    }
    html! {
        <div class="two-steps" role="group" aria-labelledby={question_id.clone()}>
            <p id={question_id} tabindex="-1">{ question.clone() }</p>
            <div class="row">
                { for answers.into_iter().enumerate().map(|(at, (id, label, onclick))| {
                    let tone = if at == 0 && *prefers_no { Tone::Primary } else { Tone::Plain };
                    html! { <button type="button" part="button" {id} class={classes!("button", tone.class())} {onclick}>{ label.clone() }</button> }
                }) }
            </div>
        </div>
    }
}

fn asking(props: &TwoStepsProps, onclick: Callback<MouseEvent>) -> Html {
    let TwoStepsProps { id, label, tone, class, icon: shape, icon_only, .. } = props;
    let tone = if *icon_only { "button--tool" } else { tone.class() };
    let name = icon_only.then(|| label.clone());
    html! {
        <button type="button" part="button" {id} class={classes!("button", tone, class.clone())} aria-label={name.clone()} title={name} {onclick}>
            { for shape.map(icon) }
            if !icon_only {
                <span>{ label.clone() }</span>
            }
        </button>
    }
}
