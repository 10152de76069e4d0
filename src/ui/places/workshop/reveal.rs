//! What the ratings say, and what the team settles on.

use std::rc::Rc;

use crate::ui::view::{Callback, Html, MouseEvent, Properties, component, html};

use super::head::head;
use super::outcomes::Codes;
use super::talk::{self, Talk};
use super::talk_list::{opens, outcome, use_spreads};
use crate::app::{Msg, RoundMsg, Talks, minutes_for};
use crate::base::Same;
use crate::domain::agreement::{MINUTES_EACH, Spread, Verdict};
use crate::domain::panel::Round;
use crate::domain::{Framework, Indicator};
use crate::say;
use crate::ui::Scene;
use crate::ui::parts::button::{Tone, button};
use crate::ui::parts::spread;
use crate::ui::platform::use_minute;
use crate::words::{Words, with};

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
    let minute = use_minute(scene.platform, view.timer.ends_s > 0);
    let latest = model.document.panel.latest();
    let counted = use_spreads(model);
    let words = &scene.words;
    let Some(round) = latest else {
        return html! { <>{ head(words.workshop_reveal_title(), words.workshop_reveal_none().into_owned(), words) }</> };
    };
    let (minutes, runs) = minutes_for(model, minute);
    let talks = Talks::of(model, round, &counted);
    let open = model.talk();
    let indicator = open.as_ref().and_then(|id| model.framework.indicator(id));
    let spread = open.as_ref().and_then(|id| counted.iter().find(|spread| spread.indicator == *id));
    match (indicator, spread) {
        (Some(indicator), Some(spread)) => {
            let place = talk::place(&talks, &indicator.id, minutes, words);
            let next = talks.after(&indicator.id, minutes).cloned();
            html! { <Talk key={indicator.id.to_string()} scene={scene.clone()} indicator={indicator.clone()} spread={spread.clone()} {place} {next} /> }
        }
        _ => {
            overview(scene, round, &counted, talks.open.len() as u32, talk_card(scene, &counted, &talks, minutes, runs))
        }
    }
}

fn overview(scene: &Scene, round: &Round, spreads: &[Rc<Spread>], to_talk: u32, talk_list: Html) -> Html {
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
    let mut lead = words.workshop_reveal_lead(
        with::Agreed(agreed),
        with::Count(people),
        with::Parked(parked),
        with::Settled(settled),
        with::Talk(to_talk),
    );
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
                            { button(Tone::Primary, words.workshop_accept_all(agreed), scene.on_click(|| Msg::Round(RoundMsg::AgreedAccepted))) }
                            <p class="field__hint">{ words.workshop_accept_hint() }</p>
                        </div>
                    </section>
                }
                { talk_list }
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

/// What to talk about in the minutes there are. Until the timer runs they are those of the script.
fn talk_card(scene: &Scene, spreads: &[Rc<Spread>], talks: &Talks, minutes: u32, runs: bool) -> Html {
    let words = &scene.words;
    let shown = talks.within(minutes);
    let more = (talks.open.len() - shown.len()) as u32;
    let lead = match (talks.open.is_empty(), shown.is_empty()) {
        (true, _) => words.workshop_talk_empty().into_owned(),
        (_, true) => words.workshop_talk_no_time().into_owned(),
        _ if runs => words.workshop_talk_minutes(with::Count(minutes / MINUTES_EACH), with::Minutes(minutes)),
        _ => words.workshop_talk_planned(with::Count(minutes / MINUTES_EACH), with::Minutes(minutes)),
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
