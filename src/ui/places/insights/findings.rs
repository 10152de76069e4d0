//! What stands out: strengths, gaps, the equity lens and claims.

use crate::say;
use crate::ui::view::{Html, classes, html};

use super::{COLUMNS, LIST, level, list_card};
use crate::domain::Indicator;
use crate::domain::score::EquityLens;
use crate::ui::Scene;
use crate::ui::parts::heat_strip::{name, opens, state};
use crate::words::{Words, with};

/// Draws the findings.
pub(super) fn findings(scene: &Scene) -> Html {
    html! {
        <>
            { strengths(scene) }
            { gaps(scene) }
            { equity(scene) }
            { claims(scene) }
        </>
    }
}

fn equity(scene: &Scene) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let mut marked = model.framework.indicators().filter(|indicator| indicator.equity).peekable();
    if marked.peek().is_none() || model.framework.indicators().all(|indicator| indicator.equity) {
        return html! {};
    }
    let lens = model.facts.equity_lens();
    html! {
        <section class="card" part="card" aria-labelledby="equity-title">
            <h3 class="card__title" id="equity-title">{ words.insights_equity_title() }</h3>
            <p class="insights__hint">{ equity_sentence(lens, words) }</p>
            <ul class={COLUMNS}>
                { for marked.map(|indicator| {
                    let state = state(indicator, &model.document.readiness, &model.framework, words);
                    entry(scene, indicator, state)
                }) }
            </ul>
        </section>
    }
}

/// The two means and their difference, in the decimals that are shown, so that the numbers add up.
fn equity_sentence(lens: EquityLens, words: &Words) -> String {
    let (Some(equity), Some(others)) = (lens.equity, lens.others) else {
        return words.insights_equity_one_side().into_owned();
    };
    let (equity, others) = (equity.tenths(), others.tenths());
    let gap = level(equity.abs_diff(others), words);
    let (here, there) = (level(equity, words), level(others, words));
    match equity.cmp(&others) {
        std::cmp::Ordering::Less => {
            words.insights_equity_below(with::Equity(here), with::Gap(gap), with::Others(there))
        }
        std::cmp::Ordering::Greater => {
            words.insights_equity_above(with::Equity(here), with::Gap(gap), with::Others(there))
        }
        std::cmp::Ordering::Equal => words.insights_equity_even(here),
    }
}

fn strengths(scene: &Scene) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let framework = &model.framework;
    let found = model.facts.strengths();
    let items = found
        .iter()
        .filter_map(|(id, _)| framework.indicator(id))
        .map(|indicator| entry(scene, indicator, state(indicator, &model.document.readiness, framework, words)))
        .collect();
    let none = words.insights_strengths_none(framework.level_name(framework.default_target));
    list_card(LIST, words.insights_strengths(), None, items, none)
}

fn gaps(scene: &Scene) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let (framework, assessment) = (&model.framework, &model.document.readiness);
    let found = model.facts.gaps();
    let items = found
        .iter()
        .filter_map(|(id, gap)| {
            let (now, aim) = (assessment.level(id)?, assessment.target_level(framework, id)?);
            let indicator = framework.indicator(id)?;
            let is_claimed = model.facts.is_claimed(indicator);
            let now = say::readiness::with_claim(framework.level_name(now).to_owned(), is_claimed, words);
            let about = words.insights_gap(
                with::Level(now),
                with::Levels(u32::from(*gap)),
                with::TargetLevel(framework.level_name(aim)),
            );
            Some(entry(scene, indicator, about))
        })
        .collect();
    list_card(LIST, words.insights_gaps(), None, items, words.insights_gaps_none().into_owned())
}

fn claims(scene: &Scene) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let framework = &model.framework;
    let found = model.facts.claims();
    let from = framework.level_name(framework.claimed_from);
    let hint = words.insights_claims_hint(with::Count(found.len() as u32), with::Level(from));
    let items = found
        .into_iter()
        .map(|indicator| entry(scene, indicator, state(indicator, &model.document.readiness, framework, words)))
        .collect();
    list_card(COLUMNS, words.insights_claims_title(), Some(hint), items, words.insights_claims_none(from))
}

/// An indicator, as a link to its levels, and what is said about it.
fn entry(scene: &Scene, indicator: &Indicator, about: String) -> Html {
    let claimed = scene.model.facts.is_claimed(indicator);
    html! {
        <li class={classes!("insights__entry", claimed.then_some("insights__entry--claimed"))} key={indicator.id.to_string()}>
            <a class="insights__link" href={format!("#{}", indicator.id)} onclick={opens(scene, indicator)}>{ name(indicator) }</a>
            { " " }
            <span class="insights__about">{ about }</span>
        </li>
    }
}
