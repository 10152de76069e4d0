//! What the next level needs: of each step, and what has run ahead of what holds it.

use crate::ui::view::{AttrValue, Html, html};

use super::{LIST, level, list_card};
use crate::app::{Msg, Stop, ViewMsg};
use crate::base::{IndicatorId, Level};
use crate::domain::Framework;
use crate::domain::framework::Foundation;
use crate::domain::score::Score;
use crate::say;
use crate::ui::Scene;
use crate::ui::parts::heat_strip::{name, opens};
use crate::ui::parts::step_bars::{self, StepBar};
use crate::words::with;

/// Draws what each step needs, and the foundations.
pub(super) fn next_level(scene: &Scene) -> Html {
    html! {
        <>
            <section class="card" part="card" aria-labelledby="needs-title">{ needs(scene, &bars(scene)) }</section>
            { foundations(scene) }
            { resting(scene) }
        </>
    }
}

/// A bar of each step.
pub(super) fn bars(scene: &Scene) -> Vec<StepBar> {
    let (framework, words) = (&scene.model.framework, &scene.words);
    let now = scene.model.facts.readiness();
    let steps = framework.steps.iter().zip(&now.steps).enumerate();
    steps
        .map(|(index, (step, stands))| StepBar {
            title: step.short_title.clone(),
            word: if stands.score.is_some() {
                say::readiness::step_word(stands, framework, words)
            } else {
                String::new()
            },
            numbers: match (stands.score, stands.target) {
                (Some(score), Some(target)) => words.insights_bar_level(
                    with::Level(level(score.tenths(), words)),
                    with::TargetLevel(level(target.tenths(), words)),
                ),
                _ => String::new(),
            },
            need: say::readiness::step_gate(stands, framework, words),
            now: stands.score.map(Score::value),
            aim: stands.target.map(Score::value),
            href: AttrValue::from(format!("#{}", step.id)),
            on_open: scene.on_click(move || Msg::View(ViewMsg::Opened(Stop::Step(index)))),
        })
        .collect()
}

/// Each step on the scale of levels, with what it needs next.
pub(super) fn needs(scene: &Scene, bars: &[StepBar]) -> Html {
    let (framework, words) = (&scene.model.framework, &scene.words);
    let name = |level: Option<Level>| {
        level
            .map(|level| words.plan_level(with::Level(level.to_string()), with::Word(framework.level_name(level))))
            .unwrap_or_default()
    };
    let (first, last) = (name(framework.all_levels().next()), name(framework.all_levels().next_back()));
    html! {
        <>
            <h3 class="card__title" id="needs-title">{ words.insights_bars_title() }</h3>
            <p class="insights__hint">{ words.insights_bars_hint(with::First(first), with::Last(last)) }</p>
            { step_bars::step_bars(bars, framework.level_count()) }
        </>
    }
}

fn foundations(scene: &Scene) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    if model.framework.foundations.is_empty() {
        return html! {};
    }
    let items = grounds(scene, model.facts.unmet_foundations(), |name, needs, reason| {
        words.insights_foundation(name, needs, reason)
    });
    let hint = words.insights_foundations_hint().into_owned();
    list_card(
        LIST,
        words.insights_foundations_title(),
        Some(hint),
        items,
        words.insights_foundations_none().into_owned(),
    )
}

/// Shown only when something does rest on a claim: the list of all claims follows anyway.
fn resting(scene: &Scene) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let found = model.facts.resting_on_claims();
    if found.is_empty() {
        return html! {};
    }
    let items = grounds(scene, found, |name, needs, reason| words.insights_resting(name, needs, reason));
    list_card(LIST, words.insights_resting_title(), None, items, String::new())
}

/// A sentence about a foundation, and the way to what is built upon.
/// An entry for each foundation, in a sentence about the two indicators and the reason.
fn grounds<'a>(
    scene: &Scene,
    found: Vec<&'a Foundation>,
    sentence: impl Fn(with::Name<String>, with::Needs<String>, with::Reason<&'a str>) -> String,
) -> Vec<Html> {
    let framework = &scene.model.framework;
    let said = |row: &'a Foundation| {
        let named = |id| title(framework, id);
        sentence(with::Name(named(&row.indicator)), with::Needs(named(&row.needs)), with::Reason(&row.because))
    };
    found.into_iter().map(|row| ground(scene, row, said(row))).collect()
}

fn ground(scene: &Scene, row: &Foundation, sentence: String) -> Html {
    let Some(needs) = scene.model.framework.indicator(&row.needs) else { return html! {} };
    html! {
        <li class="insights__entry" key={format!("{} {}", row.indicator, row.needs)}>
            <span>{ sentence }</span>
            { " " }
            <a class="insights__link" href={format!("#{}", needs.id)} onclick={opens(scene, needs)}>
                { scene.words.insights_go_to(name(needs)) }
            </a>
        </li>
    }
}

fn title(framework: &Framework, id: &IndicatorId) -> String {
    framework.indicator(id).map(|indicator| name(indicator)).unwrap_or_default()
}
