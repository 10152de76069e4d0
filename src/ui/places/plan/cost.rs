//! The cost sketch: lines, sources, five years, and the year in which money runs out.

use crate::ui::view::{Html, Properties, classes, component, html};

use crate::app::edit::Spot;
use crate::app::forms::cost::{LINE, SCHOOLS, SKETCH, SOURCES};
use crate::base::Date;
use crate::documents::picture::cost as pictures;
use crate::documents::tables::cost as tables;
use crate::domain::cost::{self, CostLine, CostSketch, FiveYears};
use crate::domain::pilot::Schools;
use crate::say;
use crate::ui::Scene;
use crate::ui::draft::Draft;
use crate::ui::form::{add, form, remove};
use crate::ui::parts::date::DateField;
use crate::ui::parts::field::select_field;
use crate::ui::picture::picture;
use crate::ui::table::{PLAN, table};
use crate::words::Words;

/// Draws the sketch.
pub(super) fn cost(scene: &Scene) -> Html {
    let words = &scene.words;
    let plan = &scene.model.document.plan;
    let sketch = &plan.cost;
    let five = scene.model.facts.five_years();
    let spot = Spot::new("plan.cost");
    let lines = spot.field("lines");
    html! {
        <>
            <p class="field__hint">{ words.cost_hint() }</p>
            <fieldset class="form__group">
                <legend class="form__legend">{ words.cost_sources() }</legend>
                { form(scene, SOURCES, &spot) }
            </fieldset>
            <fieldset class="form__group">
                <legend class="form__legend">{ words.cost_lines() }</legend>
                { for sketch.lines.iter().map(|one| line(scene, one, &lines.row(one.id.as_str()))) }
                { add(scene, &lines, words.cost_add_line()) }
            </fieldset>
            { form(scene, SKETCH, &spot) }
            if !sketch.lines.is_empty() {
                { result(scene, five) }
                <WhatIf sketch={sketch.clone()} source={scene.draft("what-if-source")} end={scene.draft("what-if-end")} schools={plan.pilot.schools.clone()} today={scene.model.today} words={words.clone()} />
                { schools(scene) }
            }
        </>
    }
}

fn line(scene: &Scene, line: &CostLine, spot: &Spot) -> Html {
    let words = &scene.words;
    html! {
        <fieldset class="form__row" key={line.id.to_string()}>
            <legend class="visually-hidden">{ line.what.clone() }</legend>
            <div class="fields">{ form(scene, LINE, spot) }</div>
            <div class="row cost__foot">
                <span>{ words.cost_comes_to(say::amount::money(words, line.cents())) }</span>
                { remove(scene, spot, "what") }
            </div>
            if !scene.model.document.plan.pilot.sites.is_empty() || !line.schools.is_empty() {
                <details class="fold">
                    <summary class="fold__summary">{ words.cost_for_schools(line.schools.len() as u32) }</summary>
                    { form(scene, SCHOOLS, spot) }
                </details>
            }
        </fieldset>
    }
}

fn result(scene: &Scene, five: &FiveYears) -> Html {
    let words = &scene.words;
    html! {
        <>
            <p class={classes!("cliff", five.cliff().is_some().then_some("cliff--ahead"))} role="status">{ say::cost::cliff(words, five) }</p>
            <p class="field__hint">{ say::cost::cost_summary(words, five) }</p>
            { picture(&pictures::five_years(five, words).on_screen()) }
            { table(&tables::five_years(&scene.manuscript()), &PLAN, words) }
            <p class="field__hint">{ words.cost_rule() }</p>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WhatIfProps {
    sketch: CostSketch,
    source: Draft,
    end: Draft,
    schools: std::rc::Rc<Schools>,
    today: Date,
    words: Words,
}

/// Moves the end of a source to see what would happen. Nothing of it is an answer.
#[component]
fn WhatIf(props: &WhatIfProps) -> Html {
    let WhatIfProps { sketch, source, end, schools, today, words } = props;
    if sketch.sources.is_empty() {
        return html! {};
    }
    let chosen = sketch.sources.iter().find(|one| Some(one.id.as_str()) == source.written()).or(sketch.sources.first());
    let Some(chosen) = chosen else { return html! {} };
    let options: Vec<(String, String)> =
        sketch.sources.iter().map(|one| (one.id.to_string(), one.name.clone())).collect();
    let notice = end.text().parse::<Date>().ok().map(|date| {
        let other = cost::what_if(sketch, &chosen.id, Some(date));
        say::cost::cliff(words, &cost::five_years(&other, schools, *today))
    });
    html! {
        <fieldset class="form__group">
            <legend class="form__legend">{ words.cost_what_if() }</legend>
            <div class="fields">
                { select_field("what-if-source", words.cost_source(), &options, chosen.id.as_str(), source.on_text()) }
                <DateField id="what-if-end" label={words.cost_what_if_end()} value={end.text().parse::<Date>().ok()} words={words.clone()} on_text={end.on_text()} />
            </div>
            <p role="status">{ notice.unwrap_or_default() }</p>
        </fieldset>
    }
}

/// How many schools the equity view lists on screen; print and files have all.
const MOST_SCHOOLS: usize = 40;

/// The equity view: what the plan costs for a student, school by school.
fn schools(scene: &Scene) -> Html {
    let words = &scene.words;
    if scene.model.document.plan.pilot.schools.rows.is_empty() {
        return html! {};
    }
    html! {
        <details class="fold" id="cost-by-school">
            <summary class="fold__summary">{ words.cost_by_school() }</summary>
            { table(&tables::by_school(&scene.manuscript(), MOST_SCHOOLS), &PLAN, words) }
        </details>
    }
}
