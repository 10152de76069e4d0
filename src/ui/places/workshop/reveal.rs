//! What the ratings say, and what the team settles on.

use std::rc::Rc;

use crate::ui::view::{Callback, Html, MouseEvent, Properties, TargetCast, classes, component, html, use_memo};
use web_sys::{HtmlTextAreaElement, InputEvent};

use super::head::head;
use super::outcomes::Codes;
use crate::app::drafts::SETTLE;
use crate::app::{DeskMsg, Model, Msg, RoundMsg};
use crate::base::{IndicatorId, Level, Same};
use crate::domain::agenda::{Part, agenda, talk_minutes};
use crate::domain::agreement::{MINUTES_EACH, Spread, TalkItem, Verdict, all_to_talk_about};
use crate::domain::panel::{Ballots, Round};
use crate::domain::plan::priority::Relevance;
use crate::domain::{Framework, Indicator};
use crate::say;
use crate::ui::draft::Draft;
use crate::ui::parts::button::{Tone, button};
use crate::ui::parts::level_option::level_option;
use crate::ui::parts::spread;
use crate::ui::platform::use_minute;
use crate::ui::{Scene, Wish};
use crate::words::Words;

#[derive(Clone, PartialEq, Properties)]
pub(super) struct RevealProps {
    pub scene: Scene,
}

/// The reveal. Spreads are counted when ballots change, not when something is settled.
#[component]
pub(super) fn Reveal(props: &RevealProps) -> Html {
    let RevealProps { scene } = props;
    let model = &scene.model;
    let view = &model.view;
    let minute = use_minute(scene.platform, view.ends_s > 0);
    let latest = model.document.panel.latest();
    let counted = use_spreads(model);
    let words = &scene.words;
    let Some(round) = latest else {
        return html! { <>{ head(words.workshop_reveal_title(), words.workshop_reveal_none().into_owned(), words) }</> };
    };
    let minutes = minutes_left(model, minute);
    let list = talk(model, round, &counted);
    let open = view.talk.as_deref().map(IndicatorId::from);
    let indicator = open.as_ref().and_then(|id| model.framework.indicator(id));
    let spread = open.as_ref().and_then(|id| counted.iter().find(|spread| spread.indicator == *id));
    match (indicator, spread) {
        (Some(indicator), Some(spread)) => {
            let list: Vec<IndicatorId> = on_list(&list, minutes).iter().map(|item| item.indicator.clone()).collect();
            html! { <Talk key={indicator.id.to_string()} scene={scene.clone()} indicator={indicator.clone()} spread={spread.clone()} {list} /> }
        }
        _ => overview(scene, round, &counted, &list, minutes),
    }
}

/// The spreads of the latest round, counted when its ballots change.
#[yew::hook]
pub(super) fn use_spreads(model: &Model) -> Rc<Vec<Rc<Spread>>> {
    use_memo(model.document.panel.latest().map(Counted::of), |counted| {
        let spreads = counted.as_ref().map(|counted| counted.spreads(&model.framework)).unwrap_or_default();
        spreads.into_iter().map(Rc::new).collect()
    })
}

/// What spreads are counted from: equal as long as the ballots are the same ones.
#[derive(Clone, PartialEq)]
struct Counted {
    ballots: Ballots,
    scope: crate::domain::Scope,
    kept: Vec<Spread>,
}

impl Counted {
    fn of(round: &Round) -> Counted {
        Counted { ballots: round.ballots.clone(), scope: round.scope, kept: round.spreads.clone() }
    }

    fn spreads(&self, framework: &Framework) -> Vec<Spread> {
        if self.ballots.is_empty() { self.kept.clone() } else { self.ballots.spreads(framework, self.scope) }
    }
}

/// The minutes left for talk: of the part that runs, where it is the talk; else those that the script gives it.
fn minutes_left(model: &Model, minute: u32) -> u32 {
    let (view, length) = (&model.view, model.document.panel.length_minutes());
    let part = agenda(length).get(view.part as usize).map(|(part, _)| *part);
    match (part, view.ends_s, view.left_s) {
        (Some(Part::Talk), ends_s, _) if ends_s > 0 => (ends_s / 60).saturating_sub(minute),
        (Some(Part::Talk), _, left_s) if left_s > 0 => left_s / 60,
        _ => talk_minutes(length),
    }
}

/// Everything to talk about, most pressing first.
pub(super) fn talk(model: &Model, round: &Round, spreads: &[Rc<Spread>]) -> Vec<TalkItem> {
    if round.keeps.is_some() {
        return Vec::new();
    }
    let mission = &model.document.mission;
    let (tags, names) = (mission.tags(&model.framework), mission.names_who_is_missing());
    let relevance = |indicator: &Indicator| Relevance::of(indicator, &tags, names).quarters();
    let spreads: Vec<Spread> = spreads.iter().map(|spread| (**spread).clone()).collect();
    all_to_talk_about(&model.framework, &spreads, relevance, |id| round.is_open(id))
}

/// The part of it that the minutes allow.
fn on_list(all: &[TalkItem], minutes: u32) -> &[TalkItem] {
    &all[..all.len().min((minutes / MINUTES_EACH) as usize)]
}

fn overview(scene: &Scene, round: &Round, spreads: &[Rc<Spread>], list: &[TalkItem], minutes: u32) -> Html {
    let words = &scene.words;
    let people = if round.ballots.is_empty() {
        spreads.iter().map(|spread| spread.said()).max().unwrap_or(0)
    } else {
        round.ballots.len() as u32
    };
    let agreed = spreads
        .iter()
        .filter(|spread| round.is_open(&spread.indicator) && matches!(spread.verdict(), Verdict::Agreed(_)))
        .count() as u32;
    let (settled, parked) = (round.settled.len() as u32, round.parked.len() as u32);
    let mut lead = words.workshop_reveal_lead(agreed, people, parked, settled, list.len() as u32);
    let late = round.late().filter(|(_, counts)| *counts).count() as u32;
    if late > 0 {
        lead.push(' ');
        lead.push_str(&words.workshop_reveal_late(late));
    }
    html! {
        <>
            { head(words.workshop_reveal_title(), lead, words) }
            if round.keeps.is_none() {
                if agreed > 0 {
                    <section class="card" part="card">
                        <div class="row">
                            { button(Tone::Primary, words.workshop_accept_all(agreed), scene.on_click(Msg::Round(RoundMsg::AgreedAccepted))) }
                            <p class="field__hint">{ words.workshop_accept_hint() }</p>
                        </div>
                    </section>
                }
                { talk_card(scene, spreads, list, minutes) }
            }
            <h3 class="card__title">{ words.workshop_all() }</h3>
            <ul class="reveal">
                { for spreads.iter().filter_map(|spread| row(scene, round, spread)) }
            </ul>
            if round.keeps.is_none() {
                <Codes scene={scene.clone()} />
            }
        </>
    }
}

fn talk_card(scene: &Scene, spreads: &[Rc<Spread>], list: &[TalkItem], minutes: u32) -> Html {
    let words = &scene.words;
    let shown = on_list(list, minutes);
    let more = (list.len() - shown.len()) as u32;
    let lead = match (list.is_empty(), shown.is_empty()) {
        (true, _) => words.workshop_talk_empty().into_owned(),
        (_, true) => words.workshop_talk_no_time().into_owned(),
        _ => words.workshop_talk_minutes(minutes / MINUTES_EACH, minutes),
    };
    html! {
        <section class="card" part="card" aria-labelledby="talk-title">
            <h3 class="card__title" id="talk-title">{ words.workshop_talk_list() }</h3>
            <p class="field__hint">{ lead }</p>
            <ol class="talk-list">
                { for shown.iter().filter_map(|item| {
                    let indicator = scene.model.framework.indicator(&item.indicator)?;
                    let spread = spreads.iter().find(|spread| spread.indicator == item.indicator)?;
                    Some(html! {
                        <li class="talk-list__item" key={item.indicator.to_string()}>
                            { open_link(scene, indicator) }
                            <span class="talk-list__about">{ say::workshop::measures(spread, words) }</span>
                        </li>
                    })
                }) }
            </ol>
            if more > 0 && !shown.is_empty() {
                <p class="field__hint">{ words.workshop_talk_more(more) }</p>
            }
        </section>
    }
}

fn open_link(scene: &Scene, indicator: &Indicator) -> Html {
    let name = format!("{} {}", indicator.id, indicator.title);
    html! {
        <a class="insights__link" href={format!("#{}", indicator.id)} onclick={opens(scene, Some(indicator.id.clone()))}>{ name }</a>
    }
}

/// Opens an indicator, with the keyboard on its heading.
fn opens(scene: &Scene, id: Option<IndicatorId>) -> Callback<MouseEvent> {
    let (send, ask) = (scene.send.clone(), scene.ask.clone());
    Callback::from(move |event: MouseEvent| {
        event.prevent_default();
        send.emit(Msg::Desk(DeskMsg::TalkOpened(id.clone())));
        ask.emit(Wish::Focus("place-title".to_owned()));
    })
}

/// What became of an indicator: "settled at 2", "parked", or nothing yet.
fn outcome(scene: &Scene, round: &Round, id: &IndicatorId) -> Option<String> {
    let words = &scene.words;
    if round.parked.contains(id) {
        return Some(words.workshop_is_parked().into_owned());
    }
    let level = scene.model.document.readiness.level(id).filter(|_| round.settled.contains(id))?;
    Some(words.workshop_is_settled(level.number()))
}

fn row(scene: &Scene, round: &Round, spread: &Rc<Spread>) -> Option<Html> {
    let indicator = scene.model.framework.indicator(&spread.indicator)?;
    let outcome = outcome(scene, round, &indicator.id);
    let on_open = opens(scene, Some(indicator.id.clone()));
    Some(html! {
        <Row key={indicator.id.to_string()} indicator={Same::of(indicator)} framework={Same::of(&scene.model.framework)}
            spread={spread.clone()} {outcome} words={scene.words.clone()} on_open={Opens(on_open)} />
    })
}

/// A way to open, which never makes a row be drawn anew: it always leads to the same place.
#[derive(Clone)]
struct Opens(Callback<MouseEvent>);

impl PartialEq for Opens {
    fn eq(&self, _: &Opens) -> bool {
        true
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RowProps {
    indicator: Same<Indicator>,
    framework: Same<Framework>,
    spread: Rc<Spread>,
    outcome: Option<String>,
    words: Words,
    on_open: Opens,
}

#[component]
fn Row(props: &RowProps) -> Html {
    let RowProps { indicator, framework, spread, outcome, words, on_open } = props;
    let name = format!("{} {}", indicator.id, indicator.title);
    html! {
        <li class="reveal__row">
            <div class="reveal__name">
                <a class="insights__link" href={format!("#{}", indicator.id)} onclick={on_open.0.clone()}>{ name }</a>
                { for outcome.iter().map(|outcome| html! { <span class="tag">{ outcome.clone() }</span> }) }
            </div>
            { spread::small(spread, framework) }
            <p class="reveal__words">{ say::workshop::in_words(spread, words) }<br />{ say::workshop::measures(spread, words) }</p>
        </li>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct TalkProps {
    scene: Scene,
    indicator: Rc<Indicator>,
    spread: Rc<Spread>,
    list: Vec<IndicatorId>,
}

/// One indicator, large: the spread, the question, and settling.
#[component]
fn Talk(props: &TalkProps) -> Html {
    let TalkProps { scene, indicator, spread, list } = props;
    let (model, words) = (&scene.model, &scene.words);
    let framework = &model.framework;
    let Some(round) = model.document.panel.latest() else { return html! {} };
    let at = list.iter().position(|id| *id == indicator.id);
    let place = at.map_or_else(
        || words.workshop_talk_off().into_owned(),
        |at| words.workshop_talk_at(at as u32 + 1, list.len() as u32),
    );
    let answer = model.document.readiness.answer(&indicator.id);
    let is_cited = answer.is_some_and(|answer| answer.evidence.is_cited());
    let question =
        spread.pattern(framework.claimed_from, is_cited).map(|pattern| say::workshop::question(pattern, words));
    let next = list.iter().find(|id| **id != indicator.id).cloned();
    let outcome = outcome(scene, round, &indicator.id);
    html! {
        <div class="talk">
            <p class="eyebrow">{ format!("{place} · {}", say::workshop::measures(spread, words)) }</p>
            <h2 class="place__title talk__title" id="place-title" tabindex="-1">{ format!("{} {}", indicator.id, indicator.title) }</h2>
            <p class="place__lead talk__question">{ indicator.question.clone() }</p>
            { spread::spread(spread, framework) }
            <p class="talk__words">{ say::workshop::in_words(spread, words) }{ sure(spread, words) }</p>
            if let Some(question) = question {
                <p class="card talk__ask"><b>{ words.workshop_ask() }</b>{ " " }{ question }</p>
            }
            if round.keeps.is_none() {
                <Settle scene={scene.clone()} indicator={indicator.clone()} spread={spread.clone()} />
            }
            <div class="row talk__ways">
                if let Some(outcome) = &outcome {
                    <p class="tag" role="status">{ outcome.clone() }</p>
                }
                if let Some(next) = next {
                    { on(scene, "talk-on", outcome.is_some(), words.workshop_talk_next(), Some(next)) }
                    { on(scene, "talk-back", false, words.workshop_talk_back(), None) }
                } else {
                    { on(scene, "talk-on", outcome.is_some(), words.workshop_talk_back(), None) }
                }
            </div>
        </div>
    }
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
    format!(". {}", words.workshop_sure_line(spread.certain, spread.fair, spread.guess))
}

#[derive(Clone, PartialEq, Properties)]
struct SettleProps {
    scene: Scene,
    indicator: Rc<Indicator>,
    spread: Rc<Spread>,
}

#[component]
fn Settle(props: &SettleProps) -> Html {
    let SettleProps { scene, indicator, spread } = props;
    let (model, words) = (&scene.model, &scene.words);
    let framework = &model.framework;
    let answer = model.document.readiness.answer(&indicator.id);
    let round = model.document.panel.latest();
    let settled = round.is_some_and(|round| round.settled.contains(&indicator.id));
    let parked = round.is_some_and(|round| round.parked.contains(&indicator.id));
    let draft = |what: &str| scene.draft(format!("{SETTLE}-{}-{what}", indicator.id));
    let (level, reason) = (draft("level"), draft("reason"));
    let agreed = match spread.verdict() {
        Verdict::Agreed(level) => Some(level),
        _ => None,
    };
    let before = answer.filter(|_| settled);
    let offered = before.and_then(|answer| answer.level()).or(agreed);
    let chosen = level.written().and_then(|level| Level::new(level.parse().ok()?).ok()).or(offered);
    let words_of = reason.written().or(before.map(|answer| answer.reason.as_str())).unwrap_or_default().to_owned();
    let settle = {
        let (send, ask, id) = (scene.send.clone(), scene.ask.clone(), indicator.id.clone());
        let (drafts, words_of) = ([level.clone(), reason.clone()], words_of.clone());
        Callback::from(move |_: MouseEvent| {
            if let Some(level) = chosen {
                send.emit(Msg::Round(RoundMsg::Settled(id.clone(), level, words_of.clone())));
                drafts.iter().for_each(Draft::done);
                ask.emit(Wish::Focus("talk-on".to_owned()));
            }
        })
    };
    let oninput =
        reason.on_text().reform(|event: InputEvent| event.target_unchecked_into::<HtmlTextAreaElement>().value());
    let park = if parked { words.workshop_unpark() } else { words.workshop_park() };
    let reason_id = format!("reason-{}", indicator.id);
    html! {
        <section class="card" part="card">
            <fieldset class="settle">
                <legend class="field__label">{ words.workshop_settle_level() }</legend>
                if let Some(agreed) = agreed {
                    <p class="field__hint">{ words.workshop_median_offered(agreed.to_string()) }</p>
                }
                <div class="settle__levels">
                    { for framework.all_levels().map(|level| {
                        let (draft, ids) = (draft("level"), (format!("settle-{level}"), "settle".to_owned()));
                        let onchange = Callback::from(move |_: yew::Event| draft.write(level.to_string()));
                        level_option(framework, indicator, level, ids, chosen == Some(level), onchange)
                    }) }
                </div>
            </fieldset>
            <label class="field__label" for={reason_id.clone()}>{ words.workshop_settle_reason(indicator.id.as_str()) }</label>
            <textarea id={reason_id} class="field__control field__control--lines" rows="2" placeholder={words.workshop_settle_reason_hint()}
                value={words_of} {oninput} />
            <div class="row talk__row">
                <button type="button" part="button" id="settle" class="button button--primary" disabled={chosen.is_none()} onclick={settle}>{ words.workshop_settle() }</button>
                { button(Tone::Plain, park, scene.on_click(Msg::Round(RoundMsg::Parked(indicator.id.clone())))) }
            </div>
        </section>
    }
}
