//! The fields of an action.

use web_sys::{HtmlInputElement, InputEvent};
use yew::{AttrValue, Callback, Html, MouseEvent, TargetCast, html};

use super::readings::readings;
use super::{ActionCardProps, OPEN, OWNERS, tell, tool};
use crate::app::msg::{ActionDate, ActionField};
use crate::app::{ActionMsg, PlanMsg};
use crate::base::Date;
use crate::domain::action::{Horizon, Status};
use crate::say;
use crate::say::choice::offered;
use crate::ui::Wish;
use crate::ui::parts::chips;
use crate::ui::parts::field::{TextField, select_field};
use crate::ui::parts::icon::Icon;

/// Draws the fields in the order a team talks about them.
pub(super) fn editor(card: &ActionCardProps) -> Html {
    let words = &card.words;
    html! {
        <div class="action__editor" id={OPEN} tabindex="-1" role="group" aria-label={words.plan_details_of(card.title())}>
            { part(words.plan_part_what(), what(card)) }
            { part(words.plan_part_who(), who(card)) }
            { part(words.plan_part_when(), when(card)) }
            { part(words.plan_part_measure(), measure(card)) }
            { part(words.plan_part_equity(), equity(card)) }
            { foot(card) }
        </div>
    }
}

fn part(title: impl Into<AttrValue>, fields: Html) -> Html {
    html! {
        <fieldset class="action__part">
            <legend class="action__part-title">{ title.into() }</legend>
            { fields }
        </fieldset>
    }
}

fn what(card: &ActionCardProps) -> Html {
    let (action, words) = (&card.action, &card.words);
    html! {
        <>
            { text(card, "title", ActionField::Title, words.plan_action(), &action.title, None) }
            { text(card, "first-step", ActionField::FirstStep, words.plan_first_step(), &action.first_step, Some(2)) }
            { text(card, "product", ActionField::Product, words.plan_product(), &action.product, None) }
        </>
    }
}

fn who(card: &ActionCardProps) -> Html {
    let (action, words) = (&card.action, &card.words);
    html! {
        <div class="fields">
            { owner(card) }
            { text(card, "helpers", ActionField::Helpers, words.plan_helpers(), &action.helpers, Some(1)) }
            { text(card, "informed", ActionField::Informed, words.plan_informed(), &action.informed, Some(1)) }
        </div>
    }
}

/// The owner's field offers the names used already, so that one person keeps one spelling.
fn owner(card: &ActionCardProps) -> Html {
    let id = card.control("owner");
    let hint_id = card.control("owner-hint");
    let oninput = card.on(|event: InputEvent| {
        ActionMsg::Written(ActionField::Owner, event.target_unchecked_into::<HtmlInputElement>().value())
    });
    html! {
        <div class="field" part="field">
            <label class="field__label" for={id.clone()}>{ card.words.plan_owner() }</label>
            <input {id} class="field__control" type="text" autocomplete="off" list={OWNERS} aria-describedby={hint_id.clone()}
                placeholder={card.words.plan_owner_hint()} value={card.action.owner.clone()} {oninput} />
            <span class="visually-hidden" id={hint_id}>{ card.words.plan_owner_hint() }</span>
        </div>
    }
}

fn when(card: &ActionCardProps) -> Html {
    let (action, words) = (&card.action, &card.words);
    let on_horizon = card.on(|value: String| ActionMsg::HorizonChosen(Horizon::named(&value)));
    html! {
        <>
            <div class="fields">
                { date(card, "start", ActionDate::Start, words.plan_start(), action.start_date) }
                { date(card, "due", ActionDate::Due, words.plan_due(), action.due_date) }
                { status(card) }
                { effort(card) }
            </div>
            { chips::one(&card.control("within"), words.plan_within(), chips::of_choice(action.horizon, words), &on_horizon) }
            if action.due_date.is_none() {
                <p class="field__hint">{ words.plan_within_hint() }</p>
            }
        </>
    }
}

fn date(
    card: &ActionCardProps,
    name: &str,
    which: ActionDate,
    label: impl Into<AttrValue>,
    value: Option<Date>,
) -> Html {
    let value = value.map(|date| date.to_string()).unwrap_or_default();
    html! {
        <TextField id={card.control(name)} kind="date" label={label.into()} {value}
            on_text={card.on(move |text| ActionMsg::Dated(which, text))} />
    }
}

fn status(card: &ActionCardProps) -> Html {
    let words = &card.words;
    let on_choice = card.on(|value: String| ActionMsg::StatusChosen(Status::named(&value).unwrap_or_default()));
    select_field(
        card.control("status"),
        words.plan_status(),
        &offered::<Status>(words),
        card.action.status.word(),
        on_choice,
    )
}

fn effort(card: &ActionCardProps) -> Html {
    let words = &card.words;
    let mut options = vec![(String::new(), words.plan_effort_open().into_owned())];
    options.extend((1..=3).map(|effort: u32| (effort.to_string(), say::plan::effort(words, effort).into_owned())));
    let chosen = card.action.effort.map(|effort| effort.to_string()).unwrap_or_default();
    let on_choice = card.on(|value: String| ActionMsg::EffortChosen(value.parse().ok()));
    select_field(card.control("effort"), words.plan_effort(), &options, &chosen, on_choice)
}

fn measure(card: &ActionCardProps) -> Html {
    let (measure, words) = (&card.action.measure, &card.words);
    html! {
        <>
            <TextField id={card.control("measure")} label={words.plan_measure()} example={words.plan_measure_hint()}
                value={measure.what.clone()} on_text={card.on(|text| ActionMsg::Written(ActionField::MeasureWhat, text))} />
            <div class="fields">
                { text(card, "baseline", ActionField::MeasureBaseline, words.plan_baseline(), &measure.baseline, None) }
                { text(card, "aim", ActionField::MeasureTarget, words.plan_measure_aim(), &measure.target, None) }
            </div>
            { readings(card) }
        </>
    }
}

fn equity(card: &ActionCardProps) -> Html {
    let (equity, words) = (&card.action.equity, &card.words);
    html! {
        <>
            if !equity.question.is_empty() {
                <p class="action__question">{ equity.question.clone() }</p>
            }
            <div class="fields">
                { text(card, "gains-first", ActionField::GainsFirst, words.plan_gains_first(), &equity.gains_first, Some(2)) }
                { text(card, "could-be-missed", ActionField::CouldBeMissed, words.plan_could_be_missed(), &equity.could_be_missed, Some(2)) }
                <TextField id={card.control("split")} lines={2} label={words.plan_split()} example={words.plan_split_example()}
                    value={equity.split.clone()} on_text={card.on(|text| ActionMsg::Written(ActionField::Split, text))} />
            </div>
        </>
    }
}

fn text(
    card: &ActionCardProps,
    name: &str,
    field: ActionField,
    label: impl Into<AttrValue>,
    value: &str,
    lines: Option<u32>,
) -> Html {
    html! {
        <TextField id={card.control(name)} label={label.into()} value={value.to_owned()} {lines}
            on_text={card.on(move |text| ActionMsg::Written(field, text))} />
    }
}

fn foot(card: &ActionCardProps) -> Html {
    let (id, words) = (&card.action.id, &card.words);
    let removed = tell(&card.send, &card.ask, PlanMsg::ActionRemoved(id.clone()), "place-title");
    let closed = tell(&card.send, &card.ask, PlanMsg::ActionToggled(id.clone()), card.control("open"));
    html! {
        <div class="action__foot">
            <button type="button" class="button button--plain" id={card.control("close")} onclick={closed}>
                { words.plan_action_close() }
            </button>
            { tool(card.control("up"), Icon::Up, words.plan_action_up(), card.first, moved(card, -1, "up")) }
            { tool(card.control("down"), Icon::Down, words.plan_action_down(), card.last, moved(card, 1, "down")) }
            <button type="button" class="button button--quiet action__remove" id={card.control("remove")}
                onclick={removed}>
                { words.plan_action_remove() }
            </button>
        </div>
    }
}

/// The keyboard comes back to the button, or to the action's title where the button has nothing left to do.
fn moved(card: &ActionCardProps, by: isize, back: &str) -> Callback<MouseEvent> {
    let told = tell(&card.send, &card.ask, PlanMsg::ActionMoved(card.action.id.clone(), by), card.control("open"));
    let (ask, back) = (card.ask.clone(), card.control(back));
    Callback::from(move |event: MouseEvent| {
        told.emit(event);
        ask.emit(Wish::Focus(back.clone()));
    })
}
