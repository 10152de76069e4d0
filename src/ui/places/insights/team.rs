//! How the team rated: agreement and confidence by step, and where roles differ.

use yew::{Html, html};

use super::{level, list_card};
use crate::domain::agreement::{Spread, step_agreement};
use crate::domain::panel::Round;
use crate::domain::{Framework, Step};
use crate::say;
use crate::ui::Scene;
use crate::ui::parts::heat_strip::{name, opens};
use crate::words::Words;

/// Draws the latest round, where there is one.
pub(super) fn team(scene: &Scene) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let Some(round) = model.document.panel.latest() else { return html! {} };
    let spreads = round.spreads(&model.framework);
    let people = if round.ballots.is_empty() {
        spreads.iter().map(Spread::said).max().unwrap_or(0)
    } else {
        round.ballots.len() as u32
    };
    html! {
        <>
            <section class="card" part="card">
                <h3 class="card__title">{ words.workshop_insights_title() }</h3>
                <p class="insights__hint">{ words.workshop_insights_lead(people, words.date(round.date)) }</p>
                { table(&model.framework, &spreads, words) }
            </section>
            { roles(scene, round) }
        </>
    }
}

fn table(framework: &Framework, spreads: &[Spread], words: &Words) -> Html {
    html! {
        <div class="insights__wide" tabindex="0" role="group" aria-label={words.workshop_insights_table()}>
            <table class="table">
                <caption>{ words.workshop_insights_table() }</caption>
                <thead>
                    <tr>
                        <th scope="col">{ words.workshop_insights_step() }</th>
                        <th scope="col" class="table__number">{ words.workshop_insights_agreement() }</th>
                        <th scope="col" class="table__number">{ words.workshop_insights_divided() }</th>
                        <th scope="col" class="table__number">{ words.workshop_insights_sure() }</th>
                        <th scope="col" class="table__number">{ words.workshop_insights_cannot() }</th>
                    </tr>
                </thead>
                <tbody>{ for framework.steps.iter().map(|step| row(step, spreads, words)) }</tbody>
            </table>
        </div>
    }
}

fn row(step: &Step, spreads: &[Spread], words: &Words) -> Html {
    let found = step_agreement(step, spreads);
    let none = || words.workshop_insights_none().into_owned();
    let number = |value: u32| words.formats().number(f64::from(value), 0);
    html! {
        <tr key={step.id.to_string()}>
            <th scope="row">{ step.short_title.clone() }</th>
            <td class="table__number">{ found.agreement.map_or_else(none, |found| say::workshop::hundredths(found.hundredths(), words)) }</td>
            <td class="table__number">{ number(found.divided) }</td>
            <td class="table__number">{ found.certain_percent.map_or_else(none, |percent| words.workshop_insights_percent(percent)) }</td>
            <td class="table__number">{ number(found.cannot_tell) }</td>
        </tr>
    }
}

/// Where roles differ: for roles of three people or more, while it is known who has which.
fn roles(scene: &Scene, round: &Round) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    if round.roles(&model.document.panel.roster).len() < 2 {
        return html! {};
    }
    let items = round
        .role_gaps(&model.document.panel.roster, &model.framework)
        .into_iter()
        .filter_map(|gap| {
            let indicator = model.framework.indicator(&gap.indicator)?;
            let about =
                words.workshop_insights_role(&gap.high.0, level(gap.high.1, words), &gap.low.0, level(gap.low.1, words));
            Some(html! {
                <li class="insights__entry" key={gap.indicator.to_string()}>
                    <a class="insights__link" href={format!("#{}", gap.indicator)} onclick={opens(scene, indicator)}>{ name(indicator) }</a>
                    { " " }
                    <span class="insights__about">{ about }</span>
                </li>
            })
        })
        .collect();
    list_card(
        super::LIST,
        words.workshop_insights_roles(),
        None,
        items,
        words.workshop_insights_roles_none().into_owned(),
    )
}
