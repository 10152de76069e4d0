//! The grounds of an answer: evidence, confidence, target, who answers, and not-applicable.

use crate::ui::view::{Callback, Html, MouseEvent, html};

use super::chips;
use super::date::DateField;
use super::field::{TextField, select_field};
use super::fold::Fold;
use super::indicator_props::IndicatorCardProps;
use crate::app::ReadinessMsg;
use crate::base::Level;
use crate::domain::{Answer, Response};
use crate::say::choice::said;
use crate::ui::edited::{chosen, written};

/// Draws the grounds of an answer. The note is always there; the rest opens on demand, and stays open once used.
pub(crate) fn evidence_field(card: &IndicatorCardProps) -> Html {
    let words = &card.words;
    let answer = card.answer.clone().unwrap_or_default();
    let id = card.indicator.id.as_str();
    let note = card.spot("evidence.note");
    html! {
        <>
            <TextField id={note.to_string()} label={words.readiness_evidence_for(id)} label_hidden={true} lines={2}
                example={words.readiness_evidence_example(&card.indicator.evidence_hint)}
                value={answer.evidence.note.clone()} on_text={written(&card.send, &note)} />
            <Fold class="more" id={card.control("more")} summary={summary(card, &answer)} is_written={is_written(&answer)}
                content={more(card)} />
        </>
    }
}

/// What the closed part holds, in a line.
fn summary(card: &IndicatorCardProps, answer: &Answer) -> Html {
    let words = &card.words;
    let confidence = match answer.confidence {
        None => words.readiness_how_sure().into_owned(),
        Some(confidence) => said(confidence, words).into_owned(),
    };
    let target = answer.target_level.unwrap_or(card.framework.default_target);
    let applies = match &answer.response {
        Some(Response::NotApplicable { .. }) => words.readiness_not_applicable(),
        _ => words.readiness_not_applicable_ask(),
    };
    html! {
        <summary class="more__summary" id={card.control("more-summary")}>
            { [&*confidence, &*words.readiness_target_is(target.number()), &*applies].join(" · ") }
            <span class="visually-hidden">{ words.readiness_more_for(card.indicator.id.as_str()) }</span>
        </summary>
    }
}

/// Whether the part that opens holds what somebody has written.
fn is_written(answer: &Answer) -> bool {
    let reason = match &answer.response {
        Some(Response::NotApplicable { reason }) => reason.as_str(),
        _ => "",
    };
    [&answer.evidence.link, &answer.answered_by, reason].iter().any(|text| !text.is_empty())
        || answer.evidence.date.is_some()
}

fn more(card: &IndicatorCardProps) -> Callback<(), Html> {
    let card = card.clone();
    Callback::from(move |()| {
        let answer = card.answer.clone().unwrap_or_default();
        html! { <div class="more__body">{ details(&card, &answer) }</div> }
    })
}

fn details(card: &IndicatorCardProps, answer: &Answer) -> Html {
    let words = &card.words;
    let evidence = &answer.evidence;
    let sure = card.spot("confidence");
    let field = |at: &str| {
        let spot = card.spot(at);
        (spot.to_string(), written(&card.send, &spot))
    };
    let (link_id, on_link) = field("evidence.link");
    let ((date_id, on_date), (by_id, on_by)) = (field("evidence.date"), field("answered_by"));
    html! {
        <>
            { chips::one(&sure.to_string(), words.readiness_how_sure(), chips::of_choice(answer.confidence, words), &chosen(&card.send, &sure)) }
            <div class="fields">
                <TextField id={link_id} kind="url" label={words.readiness_link()} value={evidence.link.clone()}
                    example={words.readiness_link_example()} on_text={on_link} />
                <DateField id={date_id} label={words.readiness_date()} value={evidence.date} words={words.clone()}
                    on_text={on_date} />
                { target(card, answer.target_level) }
                <TextField id={by_id} label={words.readiness_answered_by()} value={answer.answered_by.clone()}
                    on_text={on_by} />
            </div>
            { not_applicable(card, answer) }
        </>
    }
}

fn target(card: &IndicatorCardProps, chosen: Option<Level>) -> Html {
    let words = &card.words;
    let framework = &card.framework;
    let mut options =
        vec![(String::new(), words.readiness_target_default(framework.level_name(framework.default_target)))];
    options.extend(
        framework.all_levels().map(|level| (level.to_string(), format!("{level} {}", framework.level_name(level)))),
    );
    let chosen = chosen.map(|level| level.to_string()).unwrap_or_default();
    let on_choice = card
        .on(|value: String| ReadinessMsg::TargetChosen(value.parse().ok().and_then(|number| Level::new(number).ok())));
    select_field(card.control("target"), words.readiness_target(), &options, &chosen, on_choice)
}

fn not_applicable(card: &IndicatorCardProps, answer: &Answer) -> Html {
    let words = &card.words;
    match &answer.response {
        Some(Response::NotApplicable { reason }) => html! {
            <div class="fields">
                <TextField id={card.control("reason")} label={words.readiness_reason()} hint={words.readiness_reason_hint()}
                    value={reason.clone()} on_text={card.on(ReadinessMsg::NotApplicable)} />
                <button type="button" class="button button--plain" onclick={card.on(|_: MouseEvent| ReadinessMsg::Cleared)}>
                    { words.readiness_applies_again() }
                </button>
            </div>
        },
        response => html! {
            <div class="more__row">
                <button type="button" class="button button--quiet" onclick={card.on(|_: MouseEvent| ReadinessMsg::NotApplicable(String::new()))}>
                    { words.readiness_mark_not_applicable() }
                </button>
                if response.is_some() {
                    <button type="button" class="button button--quiet" onclick={card.on(|_: MouseEvent| ReadinessMsg::Cleared)}>
                        { words.readiness_clear() }
                    </button>
                }
            </div>
        },
    }
}
