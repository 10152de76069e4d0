//! How the team rated: agreement and confidence by step, and where roles differ.

use crate::ui::view::{Html, html};

use super::{level, list_card};
use crate::documents::tables::workshop::agreement;
use crate::domain::agreement::Spread;
use crate::domain::panel::Round;
use crate::ui::Scene;
use crate::ui::parts::heat_strip::{name, opens};
use crate::ui::table::table;
use crate::words::with;

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
                <p class="insights__hint">{ words.workshop_insights_lead(with::Count(people), with::Date(words.date(round.date))) }</p>
                { table(&agreement(&scene.manuscript(), &spreads), words) }
            </section>
            { roles(scene, round) }
        </>
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
            let [high, low] = [gap.high.1, gap.low.1].map(|at| level(at, words));
            let (highest, lowest) = (with::High(&gap.high.0), with::Low(&gap.low.0));
            let about =
                words.workshop_insights_role(highest, with::HighLevel(high), lowest, with::LowLevel(low));
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
