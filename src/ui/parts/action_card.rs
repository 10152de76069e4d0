//! One action of the plan: a line to read, and the fields behind it.

mod editor;
pub(crate) mod readings;

use crate::ui::view::{AttrValue, Callback, Html, MouseEvent, Properties, classes, component, html};

use super::icon::{Icon, icon};
use crate::app::edit::Spot;
use crate::app::{ActionMsg, Msg, PlanMsg};
use crate::base::Date;
use crate::domain::Action;
use crate::domain::action::Status;
use crate::say::choice::said;
use crate::ui::{Scene, Wish};
use crate::words::Words;

/// The id of the list of names that owner fields offer. The place that shows cards draws it.
pub(crate) const OWNERS: &str = "plan-owners";

/// The id of the open action's fields: one action is open at a time, so the keyboard finds it without knowing which.
pub(crate) const OPEN: &str = "open-action";

/// What a card shows: drawn anew only when its own action changes.
#[derive(Clone, PartialEq, Properties)]
pub(crate) struct ActionCardProps {
    pub action: Action,
    /// Whether the level it was for is reached.
    pub met: bool,
    /// What its fields are drawn from, when they are open.
    pub open: Option<Scene>,
    /// Whether it is the first of its indicator's.
    pub first: bool,
    /// Whether it is the last of its indicator's.
    pub last: bool,
    pub today: Date,
    pub words: Words,
    pub send: Callback<Msg>,
    pub ask: Callback<Wish>,
}

impl ActionCardProps {
    /// A callback that tells what happened to this action.
    fn on<T: 'static>(&self, msg: impl Fn(T) -> ActionMsg + 'static) -> Callback<T> {
        let id = self.action.id.clone();
        self.send.reform(move |value| Msg::Plan(PlanMsg::Action(id.clone(), msg(value))))
    }

    /// The id of a control of this card.
    fn control(&self, name: &str) -> String {
        format!("action-{}-{name}", self.action.id)
    }

    /// Where the action is kept.
    fn spot(&self) -> Spot {
        Spot::new("plan.actions").row(self.action.id.as_str())
    }

    fn title(&self) -> String {
        let title = self.action.title.trim();
        if title.is_empty() { self.words.plan_untitled().into_owned() } else { title.to_owned() }
    }
}

/// The line, and below it the fields when they are open.
#[component]
pub(crate) fn ActionCard(props: &ActionCardProps) -> Html {
    let ActionCardProps { action, open, words, .. } = props;
    html! {
        <li class={classes!("action", open.is_some().then_some("action--open"))}>
            <div class="action__row">
                { heading(props) }
                { cell(words.plan_owner(), or(&action.owner, words.plan_nobody())) }
                { cell(words.plan_first_step(), or(&action.first_step, words.plan_open())) }
                { cell(words.plan_due(), due(props)) }
                { cell(words.plan_status(), html! { <span class={classes!("tag", tone(action.status))}>{ said(action.status, words) }</span> }) }
            </div>
            if let Some(scene) = open {
                { editor::editor(props, scene) }
            }
        </li>
    }
}

fn heading(props: &ActionCardProps) -> Html {
    let toggled = Msg::Plan(PlanMsg::ActionToggled(props.action.id.clone()));
    let onclick = props.send.reform(move |_: MouseEvent| toggled.clone());
    html! {
        <div class="action__cell action__cell--title">
            <button type="button" class="action__open" id={props.control("open")} aria-expanded={props.open.is_some().to_string()}
                aria-controls={props.open.is_some().then_some(OPEN)} {onclick}>
                <span class={classes!("action__title", props.open.is_none().then_some("clamp"))}>{ props.title() }</span>{ icon(if props.open.is_some() { Icon::Up } else { Icon::Down }) }
            </button>
            if props.met {
                <span class="tag action__met" title={props.words.plan_met_about()}>
                    { icon(Icon::Check) }{ " " }{ props.words.plan_met() }
                    <span class="visually-hidden">{ ": " }{ props.words.plan_met_about() }</span>
                </span>
            }
        </div>
    }
}

fn cell(label: impl Into<AttrValue>, content: Html) -> Html {
    html! {
        <div class="action__cell">
            <span class="action__label">{ label.into() }{ ": " }</span>
            { content }
        </div>
    }
}

/// The text, or what is said in its place.
fn or(text: &str, otherwise: impl Into<AttrValue>) -> Html {
    let text = text.trim();
    if text.is_empty() {
        html! { <span class="action__open-end">{ otherwise.into() }</span> }
    } else {
        html! { <bdi class="clamp">{ text.to_owned() }</bdi> }
    }
}

fn due(props: &ActionCardProps) -> Html {
    let (action, words) = (&props.action, &props.words);
    match (action.due_date, action.horizon) {
        (Some(date), _) if date < props.today && action.status.is_open() => {
            html! { <span class="action__overdue">{ words.plan_overdue(words.date(date)) }</span> }
        }
        (Some(date), _) => html! { <span>{ words.date(date) }</span> },
        (None, Some(horizon)) => html! { <span>{ said(horizon, words) }</span> },
        (None, None) => or("", words.plan_no_date()),
    }
}

/// The tag's colors; none for what is not begun.
fn tone(status: Status) -> Option<String> {
    (status != Status::Planned).then(|| format!("action__status--{}", status.word().replace('_', "-")))
}

/// A click that tells what happened in the plan, and then moves the keyboard to an element, by its id.
pub(crate) fn tell(
    send: &Callback<Msg>,
    ask: &Callback<Wish>,
    msg: PlanMsg,
    focus: impl Into<String>,
) -> Callback<MouseEvent> {
    let (send, ask, focus) = (send.clone(), ask.clone(), focus.into());
    Callback::from(move |_: MouseEvent| {
        send.emit(Msg::Plan(msg.clone()));
        ask.emit(Wish::Focus(focus.clone()));
    })
}
