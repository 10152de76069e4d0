//! One indicator is talked about: its spread, the question to ask, the levels argued about, and what the team settles on.

use std::rc::Rc;

use crate::ui::view::{Callback, Html, MouseEvent, Properties, TargetCast, classes, component, html};
use web_sys::{HtmlTextAreaElement, InputEvent};

use super::talk_list::{opens, outcome};
use crate::app::drafts::SETTLE;
use crate::app::{DeskMsg, Msg, RoundMsg, Talks};
use crate::base::{IndicatorId, Level};
use crate::domain::Indicator;
use crate::domain::agreement::{Spread, Verdict};
use crate::domain::panel::Round;
use crate::say;
use crate::ui::draft::Draft;
use crate::ui::parts::button::{Tone, button};
use crate::ui::parts::level_option::{MOST_IN_A_ROW, level_option};
use crate::ui::parts::spread;
use crate::ui::{Scene, Wish};
use crate::words::{Words, with};

#[derive(Clone, PartialEq, Properties)]
pub(super) struct TalkProps {
    pub scene: Scene,
    pub indicator: Rc<Indicator>,
    pub spread: Rc<Spread>,
    /// Where it stands on the talk list, in a sentence.
    pub place: String,
    /// The one that is talked about after it.
    pub next: Option<IndicatorId>,
}

/// One indicator, large, in one view.
#[component]
pub(super) fn Talk(props: &TalkProps) -> Html {
    let TalkProps { scene, indicator, spread, place, next } = props;
    let (model, words) = (&scene.model, &scene.words);
    let framework = &model.framework;
    let Some(round) = model.document.panel.latest() else { return html! {} };
    let answer = model.document.readiness.answer(&indicator.id);
    let is_cited = answer.is_some_and(|answer| answer.evidence.is_cited());
    let question =
        spread.pattern(framework.claimed_from, is_cited).map(|pattern| say::workshop::question(pattern, words));
    let outcome = outcome(scene, round, &indicator.id);
    html! {
        <div class="talk">
            <p class="eyebrow">{ format!("{place} · {}", say::workshop::measures(spread, words)) }</p>
            <div class="talk__head">
                <h2 class="place__title talk__title" id="place-title" tabindex="-1">{ format!("{} {}", indicator.id, indicator.title) }</h2>
                <p class="place__lead talk__question">{ indicator.question.clone() }</p>
            </div>
            if let Some(question) = question {
                <p class="talk__ask"><b>{ words.workshop_ask() }</b>{ " " }{ question }</p>
            }
            { spread::spread(spread, framework) }
            if round.keeps.is_none() {
                <Settle scene={scene.clone()} indicator={indicator.clone()} spread={spread.clone()} next={next.clone()} />
            }
            <p class="talk__words">{ say::workshop::in_words(spread, words) }{ sure(spread, words) }</p>
            <div class="row talk__ways">
                if let Some(outcome) = &outcome {
                    <p class="tag">{ outcome.clone() }</p>
                }
                if let Some(next) = next {
                    { on(scene, "talk-on", outcome.is_some(), words.workshop_talk_next(), Some(next.clone())) }
                    { on(scene, "talk-back", false, words.workshop_talk_back(), None) }
                } else {
                    { on(scene, "talk-on", outcome.is_some(), words.workshop_talk_back(), None) }
                }
                <p class="talk__last" role="status">{ last(scene, round, &indicator.id) }</p>
            </div>
        </div>
    }
}

/// Where an indicator stands on the talk list: "Talk list, 2 of 6".
pub(super) fn place(talks: &Talks, id: &IndicatorId, minutes: u32, words: &Words) -> String {
    let list = talks.within(minutes);
    match list.iter().position(|item| item.indicator == *id) {
        Some(at) => {
            words.workshop_talk_at(with::At(talks.done + at as u32 + 1), with::Count(talks.done + list.len() as u32))
        }
        None => words.workshop_talk_off().into_owned(),
    }
}

/// What was settled last, while another indicator is talked about: whoever settles goes on at once.
fn last(scene: &Scene, round: &Round, here: &IndicatorId) -> Option<String> {
    let id = round.settled.last().filter(|id| *id != here)?;
    let level = scene.model.document.readiness.level(id)?;
    Some(scene.words.workshop_talk_last(with::Id(id.as_str()), with::Level(level.number())))
}

/// A way on, which is the next thing to do once the indicator is settled or put off.
fn on(
    scene: &Scene,
    id: &'static str,
    is_first: bool,
    label: std::borrow::Cow<'static, str>,
    to: Option<IndicatorId>,
) -> Html {
    let class = if is_first { Tone::Primary } else { Tone::Plain }.class();
    let onclick = opens(scene, to);
    html! { <button type="button" part="button" {id} class={classes!("button", class)} {onclick}>{ label }</button> }
}

fn sure(spread: &Spread, words: &Words) -> String {
    if spread.guess + spread.fair + spread.certain == 0 {
        return String::new();
    }
    format!(
        ". {}",
        words.workshop_sure_line(with::Certain(spread.certain), with::Fair(spread.fair), with::Guess(spread.guess))
    )
}

#[derive(Clone, PartialEq, Properties)]
struct SettleProps {
    scene: Scene,
    indicator: Rc<Indicator>,
    spread: Rc<Spread>,
    next: Option<IndicatorId>,
}

/// What is about to be settled: what somebody has chosen and written here, else what was settled before, else the level
/// that all agree on.
struct Chosen {
    level: Option<Level>,
    reason: String,
    drafts: [Draft; 2],
}

impl Chosen {
    fn of(SettleProps { scene, indicator, .. }: &SettleProps, agreed: Option<Level>) -> Chosen {
        let document = &scene.model.document;
        let is_settled = document.panel.latest().is_some_and(|round| round.settled.contains(&indicator.id));
        let before = document.readiness.answer(&indicator.id).filter(|_| is_settled);
        let drafts = ["level", "reason"].map(|what| scene.draft(format!("{SETTLE}-{}-{what}", indicator.id)));
        let [level, reason] = &drafts;
        let level = level.written().and_then(|level| Level::new(level.parse().ok()?).ok());
        let reason = reason.written().or(before.map(|answer| answer.reason.as_str())).unwrap_or_default();
        Chosen {
            level: level.or(before.and_then(|answer| answer.level())).or(agreed),
            reason: reason.to_owned(),
            drafts: drafts.clone(),
        }
    }
}

#[component]
fn Settle(props: &SettleProps) -> Html {
    let SettleProps { scene, indicator, spread, next } = props;
    let (framework, words) = (&scene.model.framework, &scene.words);
    let agreed = match spread.verdict() {
        Verdict::Agreed(level) => Some(level),
        _ => None,
    };
    let chosen = Chosen::of(props, agreed);
    let [level, reason] = chosen.drafts.clone();
    let round = scene.model.document.panel.latest();
    let is_many = framework.level_count() > MOST_IN_A_ROW;
    let is_parked = round.is_some_and(|round| round.parked.contains(&indicator.id));
    let park = if is_parked { words.workshop_unpark() } else { words.workshop_park() };
    let oninput =
        reason.on_text().reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let reason_id = format!("reason-{}", indicator.id);
    let label = next.as_ref().map_or(words.workshop_settle(), |next| words.workshop_settle_on(next.as_str()).into());
    html! {
        <section class="settle">
            <fieldset>
                <legend class="field__label">{ words.workshop_settle_level() }</legend>
                if let Some(agreed) = agreed {
                    <p class="field__hint">{ words.workshop_median_offered(agreed.to_string()) }</p>
                }
                <div class={classes!("settle__levels", is_many.then_some("settle__levels--many"))}>
                    { for framework.all_levels().map(|at| {
                        let (draft, ids) = (level.clone(), (format!("settle-{at}"), "settle".to_owned()));
                        let onchange = Callback::from(move |_: yew::Event| draft.write(at.to_string()));
                        level_option(framework, indicator, at, ids, chosen.level == Some(at), onchange)
                    }) }
                </div>
            </fieldset>
            <div class="settle__end">
                <label class="field__label" for={reason_id.clone()}>{ words.workshop_settle_reason(indicator.id.as_str()) }</label>
                <textarea id={reason_id} class="field__control field__control--lines" rows="2" placeholder={words.workshop_settle_reason_hint()}
                    value={chosen.reason.clone()} {oninput} />
                <button type="button" part="button" id="settle" class="button button--primary" disabled={chosen.level.is_none()}
                    onclick={settles(props, chosen)}>{ label }</button>
                { button(Tone::Plain, park, parks(props, is_parked)) }
            </div>
        </section>
    }
}

/// Settles, and goes on to the next on the list.
fn settles(props: &SettleProps, Chosen { level, reason, drafts }: Chosen) -> Callback<MouseEvent> {
    let (send, id, go_on) = (props.scene.send.clone(), props.indicator.id.clone(), goes_on(props));
    Callback::from(move |_: MouseEvent| {
        if let Some(level) = level {
            send.emit(Msg::Round(RoundMsg::Settled(id.clone(), level, reason.clone())));
            drafts.iter().for_each(Draft::done);
            go_on.emit(());
        }
    })
}

/// Parks, and goes on to the next on the list; or takes up again, and stays.
fn parks(props: &SettleProps, is_parked: bool) -> Callback<MouseEvent> {
    let (send, id, go_on) = (props.scene.send.clone(), props.indicator.id.clone(), goes_on(props));
    Callback::from(move |_: MouseEvent| {
        send.emit(Msg::Round(RoundMsg::Parked(id.clone())));
        if !is_parked {
            go_on.emit(());
        }
    })
}

fn goes_on(SettleProps { scene, next, .. }: &SettleProps) -> Callback<()> {
    let (send, ask, next) = (scene.send.clone(), scene.ask.clone(), next.clone());
    Callback::from(move |()| {
        send.emit(Msg::Desk(DeskMsg::TalkOpened(next.clone())));
        ask.emit(Wish::Focus("place-title".to_owned()));
    })
}
