//! Readiness: one step at a time, its indicators to rate.

use std::rc::Rc;

use crate::ui::view::{Html, classes, html};

use crate::app::{DeskMsg, Msg, Scope, ViewMsg, select};
use crate::base::Same;
use crate::domain::Indicator;
use crate::ui::parts::chips;
use crate::ui::parts::field::toggle;
use crate::ui::parts::indicator_card::{IndicatorCard, rate_by_key};
use crate::ui::parts::indicator_props::IndicatorCardProps;
use crate::ui::{Extent, Scene};
use crate::words::with;

/// How many cards are drawn before the others.
const CARDS_IN_SIGHT: usize = 2;

/// Draws the current step. A narrow screen shows one indicator at a time, unless a person wants the whole list.
pub(crate) fn readiness(scene: &Scene) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let steps = &model.framework.steps;
    let index = model.view.step.min(steps.len() - 1);
    let step = &steps[index];
    let (shown, current) = select::cards(model);
    let cards: Vec<IndicatorCardProps> =
        shown.iter().enumerate().map(|(at, _)| card(scene, &shown, at, current)).collect();
    // From the heading a number key rates what is still open.
    let open = cards.iter().find(|card| card.answer.as_ref().is_none_or(|answer| answer.response.is_none()));
    let on_key = open.map(|open| rate_by_key(open.framework.level_count(), open.rate()));
    html! {
        <>
            <p class="eyebrow">{ words.readiness_step_of(with::Number(index as u32 + 1), with::Total(steps.len() as u32)) }</p>
            <h2 class="place__title" id="place-title" tabindex="-1" onkeydown={on_key}>{ step.title.clone() }</h2>
            <p class="place__lead">{ step.why.clone() }</p>
            <div class="place__tools rating-tools">
                { preferences(scene) }
                { rule(scene, index) }
                { team(scene) }
            </div>
            <div class={classes!("indicators", (!model.view.whole_list).then_some("indicators--one"))}>
                { for cards.into_iter().take(if scene.extent() == Extent::Whole { usize::MAX } else { CARDS_IN_SIGHT }).map(|card| {
                    let key = card.at;
                    html! { <IndicatorCard {key} ..card /> }
                }) }
            </div>
        </>
    }
}

/// A card, known by its place: the next step fills the cards that are there.
fn card(scene: &Scene, shown: &[&Rc<Indicator>], at: usize, current: usize) -> IndicatorCardProps {
    let (model, indicator) = (&scene.model, shown[at]);
    let readiness = &model.document.readiness;
    IndicatorCardProps {
        at,
        indicator: Same::of(indicator),
        framework: Same::of(&model.framework),
        answer: readiness.answer(&indicator.id).cloned(),
        claimed: readiness.is_claimed(&model.framework, indicator),
        is_current: at == current,
        moves_on: model.view.moves_on,
        next: shown.get(at + 1).map(|next| next.id.clone()),
        onward: onward(scene, shown, at),
        words: scene.words.clone(),
        send: scene.send.clone(),
        ask: scene.ask.clone(),
    }
}

/// The step that a number key goes on to: the next one, from the last card, where its rating is the one that is missing.
fn onward(scene: &Scene, shown: &[&Rc<Indicator>], at: usize) -> Option<usize> {
    let (model, next) = (&scene.model, scene.model.view.step + 1);
    let answer = |indicator: &Indicator| model.document.readiness.answer(&indicator.id);
    let is_open = |indicator: &Rc<Indicator>| answer(indicator).is_none_or(|answer| answer.response.is_none());
    let is_last_open = at + 1 == shown.len() && shown.iter().position(|one| is_open(one)) == Some(at);
    (is_last_open && next < model.framework.steps.len()).then_some(next)
}

/// The rule of the rubric: open before the first rating, at hand after it.
fn rule(scene: &Scene, index: usize) -> Html {
    let model = &scene.model;
    if model.framework.rule.is_empty() {
        return html! {};
    }
    let unrated = model.document.readiness.answers.is_empty();
    html! {
        <details class="rule" open={unrated && index == 0}>
            <summary class="rule__summary" id="rule-summary">{ scene.words.readiness_rule() }</summary>
            <ul class="rule__list">
                { for model.framework.rule.iter().map(|line| html! { <li>{ line.clone() }</li> }) }
            </ul>
        </details>
    }
}

/// The way into the workshop, until the team takes it.
fn team(scene: &Scene) -> Html {
    let words = &scene.words;
    if scene.model.view.team {
        return html! {};
    }
    let start = scene.on_click(|| Msg::Desk(DeskMsg::TeamToggled));
    html! {
        <p class="team-start">
            <button type="button" part="button" id="start-team" class="button button--plain" onclick={start}>{ words.workshop_start_team() }</button>
            <span class="field__hint">{ words.workshop_start_team_for() }</span>
        </p>
    }
}

fn preferences(scene: &Scene) -> Html {
    let (view, words) = (&scene.model.view, &scene.words);
    let on_choice = scene.on(|value: String| Msg::View(ViewMsg::ScopeChosen(Scope::named(&value).unwrap_or_default())));
    html! {
        <>
            if select::has_pulse(&scene.model) {
                { chips::one("scope", words.readiness_scope(), chips::of_choice(Some(view.scope), words), &on_choice) }
            }
            { toggle("moves-on", words.readiness_moves_on(), view.moves_on, scene.on(|()| Msg::View(ViewMsg::MovesOnToggled))) }
            { toggle("whole-list", words.readiness_whole_list(), view.whole_list, scene.on(|()| Msg::View(ViewMsg::WholeListToggled))) }
        </>
    }
}
