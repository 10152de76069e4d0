//! Insights: the team's level, the reasons, and the changes.

mod comparison;
mod findings;
mod milestone;
mod team;

use crate::ui::view::{AttrValue, Html, html};

use crate::app::{Model, Msg, Place, Stop, ViewMsg};
use crate::base::Level;
use crate::documents::picture::radar::{FEWEST_AXES, Legend, Radar};
use crate::documents::picture::readiness::axes;
use crate::documents::table::{Cell, Column};
use crate::documents::tables::readiness as tables;
use crate::domain::Milestone;
use crate::domain::score::{Readiness, Score, StepReadiness};
use crate::say;
use crate::say::choice::said;
use crate::ui::Scene;
use crate::ui::parts::button::{self, Tone};
use crate::ui::parts::edition;
use crate::ui::parts::heat_strip;
use crate::ui::parts::step_bars::{self, StepBar};
use crate::ui::picture::picture;
use crate::ui::table::table;
use crate::words::{Words, with};

/// Draws what the ratings say.
pub(crate) fn insights(scene: &Scene) -> Html {
    let (model, words) = (&scene.model, &scene.words);
    let now = model.facts.readiness();
    let any = now.overall.coverage.rated > 0;
    html! {
        <>
            <p class="eyebrow">{ said(Place::Insights, words) }</p>
            <h2 class="place__title" id="place-title" tabindex="-1">{ say::readiness::overall_word(&now.overall, &model.framework, words) }</h2>
            <p class="place__lead">{ say::readiness::overall_sentence(now, &model.framework, words) }</p>
            if any {
                { go_on(scene, now) }
                { results(scene, now) }
            } else {
                { nothing_rated(scene) }
            }
            { edition::strays(scene) }
            { team::team(scene) }
            { milestone::milestones(scene, any) }
        </>
    }
}

fn nothing_rated(scene: &Scene) -> Html {
    let words = &scene.words;
    html! {
        <section class="card" part="card">
            <h3 class="card__title">{ words.insights_empty_title() }</h3>
            <p class="insights__hint">{ words.insights_empty() }</p>
            { button::button(Tone::Primary, words.insights_rate(), scene.on_click(Msg::View(ViewMsg::Opened(Stop::Step(0))))) }
        </section>
    }
}

/// The way back to rating, as long as there is no level word.
fn go_on(scene: &Scene, now: &Readiness) -> Html {
    if !now.overall.is_early() {
        return html! {};
    }
    html! {
        <div class="place__tools">
            { button::button(Tone::Primary, scene.words.insights_rate_on(), scene.on_click(Msg::View(ViewMsg::Opened(Stop::Place(Place::Readiness))))) }
        </div>
    }
}

fn results(scene: &Scene, now: &Readiness) -> Html {
    let before = Before::of(&scene.model);
    let bars = bars(scene, now);
    html! {
        <>
            { overview(scene, now, before.as_ref(), &bars) }
            if spans_an_area(scene) {
                <section class="card" part="card">{ needs(scene, &bars) }</section>
            }
            { at_a_glance(scene) }
            { findings::findings(scene) }
        </>
    }
}

/// The milestone that the radar compares with, and where the team stood then.
struct Before<'a> {
    milestone: &'a Milestone,
    readiness: &'a Readiness,
}

impl Before<'_> {
    fn of(model: &Model) -> Option<Before<'_>> {
        let id = model.view.compared.as_deref()?;
        let milestone = model.facts.comparable_milestones().find(|milestone| milestone.id.as_str() == id)?;
        Some(Before { milestone, readiness: model.facts.readiness_at(&milestone.id)? })
    }
}

fn spans_an_area(scene: &Scene) -> bool {
    scene.model.framework.steps.len() >= FEWEST_AXES
}

/// The radar beside its table; bars where there are too few steps for a radar.
fn overview(scene: &Scene, now: &Readiness, before: Option<&Before<'_>>, bars: &[StepBar]) -> Html {
    html! {
        <section class="card" part="card">
            if spans_an_area(scene) {
                { chart(scene, now, before) }
            } else {
                { needs(scene, bars) }
            }
            { steps(scene, now, before) }
        </section>
    }
}

fn chart(scene: &Scene, now: &Readiness, before: Option<&Before<'_>>) -> Html {
    let (framework, words) = (&scene.model.framework, &scene.words);
    let assessment = &scene.model.document.readiness;
    let radar = Radar {
        axes: axes(framework, assessment, now, before.map(|before| before.readiness)),
        levels: framework.level_count(),
        finding: finding(scene, now, before),
    };
    let legend = Legend {
        now: words.insights_now().into_owned(),
        aim: words.insights_target().into_owned(),
        before: before.map(|before| before.milestone.name.clone()),
    };
    picture(&radar.on_screen(&legend))
}

/// What the radar shows, in a sentence or two.
fn finding(scene: &Scene, now: &Readiness, before: Option<&Before<'_>>) -> String {
    let (framework, words) = (&scene.model.framework, &scene.words);
    let most = u32::from(framework.level_count());
    let scores = || now.steps.iter().filter_map(|step| Some(step.score?.tenths()));
    let (high, low) = (scores().max().unwrap_or_default(), scores().min().unwrap_or_default());
    let at = |tenths: u32| {
        let steps = framework.steps.iter().zip(&now.steps);
        let there = steps.filter(|(_, stands)| stands.score.map(Score::tenths) == Some(tenths));
        words.list(&there.map(|(step, _)| step.short_title.as_str()).collect::<Vec<_>>())
    };
    let mut finding = if high == low {
        words.insights_finding_even(with::Level(level(high, words)), with::Most(most))
    } else {
        words.insights_finding(
            with::High(at(high)),
            with::HighLevel(level(high, words)),
            with::Low(at(low)),
            with::LowLevel(level(low, words)),
            with::Most(most),
        )
    };
    if let Some(before) = before {
        let pairs = now.steps.iter().zip(&before.readiness.steps);
        let risen = pairs.filter(|(now, then)| has_risen(now, then)).count();
        finding.push(' ');
        finding.push_str(&words.insights_finding_since(with::Name(&before.milestone.name), with::Risen(risen as u32)));
    }
    finding
}

/// The steps as in print, without the row for all; where a milestone is compared with, with what was and what changed.
fn steps(scene: &Scene, now: &Readiness, before: Option<&Before<'_>>) -> Html {
    let words = &scene.words;
    let mut steps = tables::steps(&scene.manuscript());
    steps.rows.truncate(now.steps.len());
    if let Some(before) = before {
        steps.columns.push(Column::said(&before.milestone.name, 0).number());
        steps.columns.push(Column::said(words.insights_column_change(), 0).number());
        for (row, (now, then)) in steps.rows.iter_mut().zip(now.steps.iter().zip(&before.readiness.steps)) {
            row.push(tables::level(then.score));
            row.push(Cell::Text(change(now, then, words)));
        }
    }
    table(&steps, words)
}

fn bars(scene: &Scene, now: &Readiness) -> Vec<StepBar> {
    let (framework, words) = (&scene.model.framework, &scene.words);
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
            on_open: scene.on_click(Msg::View(ViewMsg::Opened(Stop::Step(index)))),
        })
        .collect()
}

/// Each step on the scale of levels, with what it needs next.
fn needs(scene: &Scene, bars: &[StepBar]) -> Html {
    let (framework, words) = (&scene.model.framework, &scene.words);
    let name = |level: Option<Level>| {
        level
            .map(|level| words.plan_level(with::Level(level.to_string()), with::Word(framework.level_name(level))))
            .unwrap_or_default()
    };
    let (first, last) = (name(framework.all_levels().next()), name(framework.all_levels().next_back()));
    html! {
        <>
            <h3 class="card__title">{ words.insights_bars_title() }</h3>
            <p class="insights__hint">{ words.insights_bars_hint(with::First(first), with::Last(last)) }</p>
            { step_bars::step_bars(bars, framework.level_count()) }
        </>
    }
}

fn at_a_glance(scene: &Scene) -> Html {
    let words = &scene.words;
    let count = scene.model.framework.indicators().count() as u32;
    html! {
        <section class="card" part="card">
            <h3 class="card__title">{ words.insights_strip_title(count) }</h3>
            <p class="insights__hint">{ words.insights_strip_hint() }</p>
            { heat_strip::heat_strip(scene) }
        </section>
    }
}

/// A level in tenths as people write it: "2.3".
fn level(tenths: u32, words: &Words) -> String {
    words.formats().number(f64::from(tenths) / 10.0, 1)
}

fn score_level(score: Option<Score>, words: &Words) -> String {
    score.map_or_else(|| words.insights_none().into_owned(), |score| level(score.tenths(), words))
}

fn has_risen(now: &StepReadiness, then: &StepReadiness) -> bool {
    now.score.zip(then.score).is_some_and(|(now, then)| then.is_below(now))
}

/// By how much a step has risen or fallen; a dash where it was not rated on one of the days.
fn change(now: &StepReadiness, then: &StepReadiness, words: &Words) -> String {
    let Some((now, then)) = now.score.zip(then.score) else { return words.insights_none().into_owned() };
    let amount = |tenths: i64| level(tenths.unsigned_abs() as u32, words);
    match now.tenths_above(then) {
        _ if now == then => words.insights_no_change().into_owned(),
        0 if then.is_below(now) => words.insights_rise_small().into_owned(),
        0 => words.insights_fall_small().into_owned(),
        tenths if tenths > 0 => words.insights_rise(amount(tenths)),
        tenths => words.insights_fall(amount(tenths)),
    }
}

/// The class of a list in one column.
const LIST: &str = "insights__list";

/// The classes of a list of short entries, in two columns where there is room.
const COLUMNS: &str = "insights__list insights__list--columns";

/// A card with a title and a list, or a sentence in place of an empty list.
fn list_card(
    list: &'static str,
    title: impl Into<AttrValue>,
    hint: Option<String>,
    items: Vec<Html>,
    none: String,
) -> Html {
    html! {
        <section class="card" part="card">
            <h3 class="card__title">{ title.into() }</h3>
            if items.is_empty() {
                <p class="insights__hint">{ none }</p>
            } else {
                { for hint.map(|hint| html! { <p class="insights__hint">{ hint }</p> }) }
                <ul class={list}>{ for items }</ul>
            }
        </section>
    }
}
