//! What moved in the framework since the answers were given: told until the team goes on.

use crate::ui::view::{Html, html};

use super::button::{Tone, button};
use crate::app::Msg;
use crate::base::IndicatorId;
use crate::domain::edition::{self, Moved};
use crate::domain::{Document, Framework};
use crate::say;
use crate::ui::Scene;
use crate::words::{Words, with};

/// Draws what moved, if anything has.
pub(crate) fn edition(scene: &Scene) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let Some(moved) = edition::moved(&model.document, &model.framework) else { return html! {} };
    let (then, now) = (&model.document.framework.edition, &model.framework.edition);
    let lead =
        if then == now { words.edition_lead_same(now) } else { words.edition_lead(with::Now(now), with::Then(then)) };
    let lines = lines(&moved, &model.document, &model.framework, words);
    html! {
        <section class="edition" aria-labelledby="edition-title">
            <h2 class="edition__title" id="edition-title">{ words.edition_title() }</h2>
            <p class="edition__lead">
                { lead }
                if lines.is_empty() {
                    { " " }{ words.edition_nothing() }
                }
            </p>
            <ul class="edition__list">{ for lines.into_iter().map(|line| html! { <li>{ line }</li> }) }</ul>
            { button(Tone::Primary, words.edition_go_on(now), scene.on_click(|| Msg::EditionSeen)) }
        </section>
    }
}

fn lines(moved: &Moved, document: &Document, framework: &Framework, words: &Words) -> Vec<String> {
    let names = |ids: &[IndicatorId]| {
        let known = ids.iter().filter_map(|id| framework.indicator(id));
        listed(known.map(|known| words.plan_name(with::Id(&known.id), with::Title(&known.title))).collect(), words)
    };
    let mut lines = Vec::new();
    if !moved.added.is_empty() {
        lines.push(words.edition_added(with::Count(moved.added.len() as u32), with::Names(names(&moved.added))));
    }
    if !moved.gone.is_empty() {
        let named: Vec<String> = moved.gone.iter().map(|id| name(id, document, words)).collect();
        lines.push(words.edition_gone(with::Count(named.len() as u32), with::Names(listed(named, words))));
    }
    lines.extend(moved.retitled.iter().map(|(then, now)| words.edition_retitled(with::Now(now), with::Then(then))));
    if let Some(before) = &moved.levels_before {
        let now: Vec<&str> = framework.levels.iter().map(|level| level.name.as_str()).collect();
        lines.push(words.edition_levels(with::Now(words.list(&now)), with::Then(words.list(before))));
    }
    if !moved.beyond.is_empty() {
        lines
            .push(words.edition_beyond_some(with::Count(moved.beyond.len() as u32), with::Names(names(&moved.beyond))));
    }
    lines
}

/// The most names in a line.
const MOST_NAMES: usize = 8;

/// Names as a list in words; of many, the first and how many more.
fn listed(mut names: Vec<String>, words: &Words) -> String {
    let more = names.len().saturating_sub(MOST_NAMES);
    names.truncate(MOST_NAMES);
    if more > 0 {
        words.print_with_more(with::Count(more as u32), with::First(words.joined(&names)))
    } else {
        words.list(&names)
    }
}

/// The id and title of an indicator that an edition before had; the id alone where no file says the title.
fn name(id: &IndicatorId, document: &Document, words: &Words) -> String {
    match document.framework.title_of(id) {
        title if title == id.as_str() => id.to_string(),
        title => words.plan_name(with::Id(id), with::Title(title)),
    }
}

/// Draws the answers that only earlier editions of the framework asked for, if there are any.
pub(crate) fn strays(scene: &Scene) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let document = &model.document;
    let found = edition::strays(document, &model.framework);
    if found.is_empty() {
        return html! {};
    }
    html! {
        <section class="card" part="card">
            <h3 class="card__title">{ words.edition_strays_title() }</h3>
            <p class="insights__hint">{ words.edition_strays_hint() }</p>
            <ul class="insights__list">
                { for found.into_iter().map(|id| {
                    let note = document.readiness.answer(id).map(|answer| answer.evidence.note.clone()).unwrap_or_default();
                    html! {
                        <li class="insights__entry" key={id.to_string()}>
                            <strong>{ name(id, document, words) }</strong>
                            { " " }
                            <span class="insights__about">{ say::readiness::stray_level(id, &document.readiness, words) }</span>
                            if !note.is_empty() {
                                <p>{ note }</p>
                            }
                        </li>
                    }
                }) }
            </ul>
        </section>
    }
}
