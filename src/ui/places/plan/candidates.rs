//! Which indicators could be priorities, ranked, each with its reason.

use std::rc::Rc;

use crate::ui::view::{Callback, Html, Properties, component, html};

use super::reason;
use crate::app::{Msg, Place, PlanMsg, Stop, ViewMsg};
use crate::base::{IndicatorId, Level, Same};
use crate::domain::plan::{MOST_PRIORITIES, priority::Candidate};
use crate::domain::{Framework, Mission};
use crate::say;
use crate::ui::Wish;
use crate::ui::parts::action_card::tell;
use crate::ui::parts::fold::Fold;
use crate::ui::parts::rung::rung;
use crate::words::{Words, with};

/// How many candidates are shown at once.
const SHOWN: usize = 5;

/// The ranking and what it was made from: drawn anew only when one of them changes.
#[derive(Clone, PartialEq, Properties)]
pub(super) struct CandidatesProps {
    pub ranked: Rc<[Candidate]>,
    pub framework: Same<Framework>,
    pub mission: Mission,
    pub chosen: Vec<IndicatorId>,
    /// The indicators whose level is claimed without evidence.
    pub claimed: Vec<IndicatorId>,
    /// The indicator that asks to be a fourth priority.
    pub asks_in: Option<IndicatorId>,
    /// How many indicators have no response.
    pub unrated: u32,
    pub words: Words,
    pub send: Callback<Msg>,
    pub ask: Callback<Wish>,
}

/// The ranked list, or what has to happen before there is one.
#[component]
pub(super) fn Candidates(props: &CandidatesProps) -> Html {
    let words = &props.words;
    if props.unrated as usize == props.framework.indicators().count() {
        return nothing_rated(props);
    }
    html! {
        <section class="card" part="card">
            <h3 class="card__title" id="candidates" tabindex="-1">{ words.plan_candidates() }</h3>
            if props.ranked.is_empty() {
                <p class="candidates__hint">{ words.plan_all_at_aim() }</p>
                <button type="button" class="button button--plain" id="to-readiness"
                    onclick={props.send.reform(|_| Msg::View(ViewMsg::Opened(Stop::Place(Place::Readiness))))}>
                    { words.plan_to_readiness() }
                </button>
            } else {
                <p class="candidates__hint">{ words.plan_candidates_hint() }</p>
                { ranking(props) }
            }
            if props.unrated > 0 {
                <div class="candidates__unrated">
                    <p class="candidates__hint">{ words.plan_unrated(props.unrated) }</p>
                    <button type="button" class="button button--quiet" id="rate-more"
                        onclick={props.send.reform(|_| Msg::View(ViewMsg::Opened(Stop::Place(Place::Readiness))))}>
                        { words.plan_rate_more() }
                    </button>
                </div>
            }
        </section>
    }
}

fn nothing_rated(props: &CandidatesProps) -> Html {
    let words = &props.words;
    html! {
        <section class="card" part="card">
            <h3 class="card__title">{ words.plan_nothing_rated_title() }</h3>
            <p class="candidates__hint">{ words.plan_nothing_rated() }</p>
            <button type="button" class="button button--primary" id="rate-first"
                onclick={props.send.reform(|_| Msg::View(ViewMsg::Opened(Stop::Step(0))))}>
                { words.plan_rate_first() }
            </button>
        </section>
    }
}

fn ranking(props: &CandidatesProps) -> Html {
    let (first, rest) = props.ranked.split_at(props.ranked.len().min(SHOWN));
    html! {
        <>
            <ol class="candidates" aria-label={props.words.plan_candidates()}>
                { for first.iter().map(|candidate| entry(props, candidate)) }
            </ol>
            if !rest.is_empty() {
                { others(props, rest.len()) }
            }
        </>
    }
}

fn others(props: &CandidatesProps, count: usize) -> Html {
    let summary = html! { <summary class="candidates__summary" id="candidates-more">{ props.words.plan_candidates_more(count as u32) }</summary> };
    let props = props.clone();
    let content = Callback::from(move |()| {
        html! {
            <ol class="candidates" start={(SHOWN + 1).to_string()}>
                { for props.ranked.iter().skip(SHOWN).map(|candidate| entry(&props, candidate)) }
            </ol>
        }
    });
    html! { <Fold id="candidates-others" class="candidates__rest" {summary} {content} /> }
}

fn entry(props: &CandidatesProps, candidate: &Candidate) -> Html {
    let CandidatesProps { framework, mission, words, .. } = props;
    let id = &candidate.indicator;
    let (now, then) = (level_name(props, candidate.level), level_name(props, candidate.target_level));
    let now = say::readiness::with_claim(now, props.claimed.contains(id), words);
    html! {
        <li class="candidate" key={id.to_string()}>
            <div class="candidate__head">
                <p class="candidate__name">
                    { rung(Some(candidate.level), framework.level_count()) }
                    { " " }
                    <strong class="candidate__title">{ reason::name(id, framework, words) }</strong>
                    { " " }
                    <span class="candidate__levels">{ words.plan_candidate_levels(with::Now(now), with::Then(then)) }</span>
                </p>
                { take(props, id) }
            </div>
            <p class="candidate__why">{ reason::why(candidate, framework, mission, words) }</p>
            <details class="candidate__sum">
                <summary class="candidate__show" id={format!("sum-{id}")}>
                    { words.plan_sum_show() }
                    <span class="visually-hidden">{ ": " }{ reason::name(id, framework, words) }</span>
                </summary>
                <p class="candidate__formula">{ reason::sum(candidate, words) }</p>
            </details>
            if props.asks_in.as_ref() == Some(id) {
                { which_gives_way(props, id) }
            }
        </li>
    }
}

fn level_name(props: &CandidatesProps, level: Level) -> String {
    props.words.plan_level(with::Level(level.to_string()), with::Word(props.framework.level_name(level)))
}

fn take(props: &CandidatesProps, id: &IndicatorId) -> Html {
    let CandidatesProps { chosen, framework, words, send, ask, .. } = props;
    if chosen.contains(id) {
        return html! { <span class="tag candidate__chosen">{ words.plan_chosen() }</span> };
    }
    let full = chosen.len() >= MOST_PRIORITIES;
    let focus = if full { "gives-way".to_owned() } else { format!("priority-{id}") };
    html! {
        <button type="button" class="button button--plain" id={format!("take-{id}")}
            onclick={tell(send, ask, PlanMsg::PriorityTaken(id.clone()), focus)}>
            { words.plan_take() }
            <span class="visually-hidden">{ ": " }{ reason::name(id, framework, words) }</span>
        </button>
    }
}

/// A fourth is wanted: the team says which one makes room, or keeps the three.
fn which_gives_way(props: &CandidatesProps, wanted: &IndicatorId) -> Html {
    let CandidatesProps { chosen, framework, words, send, ask, .. } = props;
    html! {
        <div class="gives-way" id="gives-way" tabindex="-1" role="group" aria-labelledby="gives-way-question">
            <p class="gives-way__question" id="gives-way-question">{ words.plan_gives_way() }</p>
            <p class="candidates__hint">{ words.plan_gives_way_hint(reason::name(wanted, framework, words)) }</p>
            <div class="row">
                { for chosen.iter().map(|id| html! {
                    <button type="button" class="button button--plain" id={format!("gives-way-{id}")} key={id.to_string()}
                        onclick={tell(send, ask, PlanMsg::PriorityReplaced(id.clone()), format!("priority-{wanted}"))}>
                        { words.plan_gives_way_this(reason::name(id, framework, words)) }
                    </button>
                }) }
                <button type="button" class="button button--primary" id="gives-way-none"
                    onclick={tell(send, ask, PlanMsg::PriorityWithdrawn, format!("take-{wanted}"))}>
                    { words.plan_gives_way_none() }
                </button>
            </div>
        </div>
    }
}
