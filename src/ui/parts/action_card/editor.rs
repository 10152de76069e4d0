//! The fields of an action.

use crate::ui::view::{AttrValue, Callback, Html, MouseEvent, TargetCast, html};
use web_sys::{HtmlInputElement, InputEvent};

use super::readings::readings;
use super::{ActionCardProps, OPEN, OWNERS, tell};
use crate::app::PlanMsg;
use crate::app::edit::Spot;
use crate::app::forms::action::{DUE, DUE_FAULT, EQUITY, MEASURE, TITLE, WHAT, WHEN, WHO};
use crate::ui::edited::written;
use crate::ui::form::form;
use crate::ui::parts::button::tool_of;
use crate::ui::parts::fold::Fold;
use crate::ui::parts::icon::Icon;
use crate::ui::{Scene, Wish};

/// Draws who does it by when, and what a team talks about later in a line that opens. Of an action that comes from the
/// library the title is known.
pub(super) fn editor(card: &ActionCardProps, scene: &Scene) -> Html {
    let (words, spot) = (&card.words, card.spot());
    let is_own = card.action.from_library.is_none();
    let summary =
        html! { <summary class="fold__summary" id={card.control("more-summary")}>{ words.plan_more() }</summary> };
    html! {
        <div class="action__editor" id={OPEN} tabindex="-1" role="group" aria-label={words.plan_details_of(card.title())}>
            if is_own {
                { form(scene, TITLE, &spot) }
            }
            <div class="fields">{ owner(scene, card, &spot.field("owner")) }{ form(scene, DUE, &spot) }</div>
            { form(scene, DUE_FAULT, &spot) }
            <Fold class="fold" id={card.control("more")} {summary} content={rest(card, scene)} is_written=true />
            { foot(card) }
        </div>
    }
}

/// What a team talks about later, in that order.
fn rest(card: &ActionCardProps, scene: &Scene) -> Callback<(), Html> {
    let (card, scene) = (card.clone(), scene.clone());
    Callback::from(move |()| {
        let (words, spot, equity) = (&card.words, card.spot(), &card.action.equity);
        let title = if card.action.from_library.is_some() {
            form(&scene, TITLE, &spot)
        } else {
            html! {}
        };
        html! {
            <div class="action__rest">
                { part(words.plan_part_what(), html! { <>{ title }{ form(&scene, WHAT, &spot) }</> }) }
                { part(words.plan_part_who(), html! { <div class="fields">{ form(&scene, WHO, &spot) }</div> }) }
                { part(words.plan_part_when(), form(&scene, WHEN, &spot)) }
                { part(words.plan_part_measure(), html! { <>{ form(&scene, MEASURE, &spot) }{ readings(&card, &scene) }</> }) }
                { part(words.plan_part_equity(), html! {
                    <>
                        if !equity.question.is_empty() {
                            <p class="action__question">{ equity.question.clone() }</p>
                        }
                        { form(&scene, EQUITY, &spot) }
                    </>
                }) }
            </div>
        }
    })
}

fn part(title: impl Into<AttrValue>, fields: Html) -> Html {
    html! {
        <fieldset class="action__part">
            <legend class="action__part-title">{ title.into() }</legend>
            { fields }
        </fieldset>
    }
}

/// The owner's field offers the names used already, so that one person keeps one spelling.
fn owner(scene: &Scene, card: &ActionCardProps, spot: &Spot) -> Html {
    let id = spot.to_string();
    let hint_id = format!("{id}-hint");
    let oninput = written(&scene.send, spot)
        .reform(|event: InputEvent| event.target_unchecked_into::<HtmlInputElement>().value());
    html! {
        <div class="field" part="field">
            <label class="field__label" for={id.clone()}>{ card.words.plan_owner() }</label>
            <input {id} class="field__control" type="text" autocomplete="off" list={OWNERS} aria-describedby={hint_id.clone()}
                placeholder={card.words.plan_owner_hint()} value={card.action.owner.clone()} {oninput} />
            <span class="visually-hidden" id={hint_id}>{ card.words.plan_owner_hint() }</span>
        </div>
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
            { tool_of(card.control("up"), Icon::Up, words.plan_action_up(), card.first, moved(card, -1, "up")) }
            { tool_of(card.control("down"), Icon::Down, words.plan_action_down(), card.last, moved(card, 1, "down")) }
            <button type="button" class="button button--quiet action__remove" id={card.control("remove")}
                onclick={removed}>
                { words.plan_action_remove() }
            </button>
        </div>
    }
}

/// The keyboard comes back to the button, or to the action's title where the button has nothing left to do.
fn moved(card: &ActionCardProps, by: isize, back: &str) -> Callback<MouseEvent> {
    let on_move = tell(&card.send, &card.ask, PlanMsg::ActionMoved(card.action.id.clone(), by), card.control("open"));
    let (ask, back) = (card.ask.clone(), card.control(back));
    Callback::from(move |event: MouseEvent| {
        on_move.emit(event);
        ask.emit(Wish::Focus(back.clone()));
    })
}
