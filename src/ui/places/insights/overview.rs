//! Where the team stands: the radar beside its table, and all indicators at a glance.

use crate::ui::view::{Html, html};

use super::next_level::{bars, needs};
use super::{change, level};
use crate::app::{Model, Msg, Place, Room, Stop, ViewMsg};
use crate::documents::picture::radar::{FEWEST_AXES, Legend, Radar};
use crate::documents::picture::readiness::axes;
use crate::documents::table::{Cell, Column};
use crate::documents::tables::readiness as tables;
use crate::domain::Milestone;
use crate::domain::score::{Readiness, Score, StepReadiness};
use crate::ui::Scene;
use crate::ui::parts::button::{self, Tone};
use crate::ui::parts::heat_strip;
use crate::ui::picture::picture;
use crate::ui::table::table;
use crate::words::with;

/// Draws the picture, and the way on from it.
pub(super) fn overview(scene: &Scene) -> Html {
    let now = scene.model.facts.readiness();
    html! {
        <>
            { go_on(scene, now) }
            { by_step(scene, now) }
            { at_a_glance(scene) }
        </>
    }
}

/// The way back to rating, as long as there is no level word.
fn go_on(scene: &Scene, now: &Readiness) -> Html {
    if !now.overall.is_early() {
        return html! {};
    }
    html! {
        <div class="place__tools">
            { button::button(Tone::Primary, scene.words.insights_rate_on(), scene.on_click(|| Msg::View(ViewMsg::Opened(Stop::Place(Place::Readiness))))) }
        </div>
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

/// The radar beside its table; bars where there are too few steps for a radar.
fn by_step(scene: &Scene, now: &Readiness) -> Html {
    let before = Before::of(&scene.model);
    let before = before.as_ref();
    html! {
        <section class="card" part="card">
            if scene.model.framework.steps.len() >= FEWEST_AXES {
                { chart(scene, now, before) }
            } else {
                { needs(scene, &bars(scene)) }
            }
            { steps(scene, now, before) }
            <div class="insights__on">{ button::button(Tone::Plain, scene.words.insights_see_next(), scene.on_click(|| Msg::View(ViewMsg::Opened(Stop::Room(Room::NextLevel))))) }</div>
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

fn at_a_glance(scene: &Scene) -> Html {
    let words = &scene.words;
    let count = scene.model.framework.indicators().count() as u32;
    html! {
        <section class="card" part="card" aria-labelledby="glance-title">
            <h3 class="card__title" id="glance-title">{ words.insights_strip_title(count) }</h3>
            <p class="insights__hint">{ words.insights_strip_hint() }</p>
            { heat_strip::heat_strip(scene) }
        </section>
    }
}

fn has_risen(now: &StepReadiness, then: &StepReadiness) -> bool {
    now.score.zip(then.score).is_some_and(|(now, then)| then.is_below(now))
}
