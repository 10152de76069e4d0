//! The cost sketch: lines, sources, five years, and the year in which money runs out.

mod lines;

use crate::ui::view::{Callback, Html, Properties, classes, component, html};

use crate::app::edit::Spot;
use crate::app::forms::cost::{SKETCH, SOURCES};
use crate::base::Date;
use crate::documents::picture::cost as pictures;
use crate::documents::tables::cost as tables;
use crate::domain::cost::{self, CostSketch, FiveYears};
use crate::domain::pilot::Schools;
use crate::say;
use crate::ui::Scene;
use crate::ui::draft::Draft;
use crate::ui::form::form;
use crate::ui::parts::date::DateField;
use crate::ui::parts::entry::{self, Entry};
use crate::ui::parts::field::select_field;
use crate::ui::parts::fold::Fold;
use crate::ui::picture::picture;
use crate::ui::table::table;
use crate::words::Words;

/// Draws the sketch: what it finds, then what it is made of.
pub(super) fn cost(scene: &Scene) -> Html {
    let words = &scene.words;
    let plan = &scene.model.document.plan;
    let sketch = &plan.cost;
    let spot = Spot::new("plan.cost");
    html! {
        <>
            if sketch.lines.is_empty() {
                <p class="field__hint">{ words.cost_hint() }</p>
            } else {
                { result(scene, scene.model.facts.five_years()) }
            }
            <fieldset class="form__group">
                <legend class="form__legend">{ words.cost_sources() }</legend>
                { form(scene, SOURCES, &spot) }
            </fieldset>
            { lines::lines(scene, &spot.field("lines")) }
            { whole(scene, &spot) }
            if !sketch.lines.is_empty() {
                { years(scene) }
                <WhatIf sketch={sketch.clone()} source={scene.draft("what-if-source")} end={scene.draft("what-if-end")} schools={plan.pilot.schools.clone()} today={scene.model.today} words={words.clone()} />
                { schools(scene) }
            }
        </>
    }
}

/// What is asked once: whom the sketch is for, and which years it counts.
fn whole(scene: &Scene, spot: &Spot) -> Html {
    let facts = entry::facts(scene, spot, SKETCH, "");
    html! { <Entry id="cost-whole" name={scene.words.cost_whole()} {facts} fields={form(scene, SKETCH, spot)} /> }
}

/// What the sketch finds, in sentences and bars.
fn result(scene: &Scene, five: &FiveYears) -> Html {
    let words = &scene.words;
    let mut found = say::cost::findings(words, five).into_iter();
    html! {
        <div class="cost__result">
            <div role="status">
                <p class={classes!("cliff", say::cost::is_short(five).then_some("cliff--ahead"))}>{ found.next() }</p>
                { for found.map(|sentence| html! { <p>{ sentence }</p> }) }
            </div>
            if five.total() > 0 {
                <p class="field__hint">{ say::cost::cost_summary(words, five) }</p>
                { picture(&pictures::five_years(five, words).on_screen()) }
            }
        </div>
    }
}

/// The five years in numbers.
fn years(scene: &Scene) -> Html {
    let words = &scene.words;
    let fields = html! {
        <>
            { table(&tables::five_years(&scene.manuscript()), words) }
            <p class="field__hint">{ words.cost_rule() }</p>
        </>
    };
    html! { <Entry id="cost-years" name={words.cost_five_years()} {fields} /> }
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
    let fields = html! {
        <fieldset class="form__group">
            <legend class="form__legend">{ words.cost_what_if() }</legend>
            <div class="fields">
                { select_field("what-if-source", words.cost_source(), &options, chosen.id.as_str(), source.on_text()) }
                <DateField id="what-if-end" label={words.cost_what_if_end()} value={end.text().parse::<Date>().ok()} words={words.clone()} on_text={end.on_text()} />
            </div>
            <p role="status">{ notice.unwrap_or_default() }</p>
        </fieldset>
    };
    html! { <Entry id="what-if" name={words.cost_what_if()} {fields} /> }
}

/// How many schools the equity view lists on screen; print and files have all.
const MOST_SCHOOLS: usize = 40;

/// The equity view: what the plan costs for a student, school by school.
fn schools(scene: &Scene) -> Html {
    let words = &scene.words;
    if scene.model.document.plan.pilot.schools.rows.is_empty() {
        return html! {};
    }
    let summary = html! { <summary class="fold__summary">{ words.cost_by_school() }</summary> };
    let drawn = scene.clone();
    let content = Callback::from(move |()| table(&tables::by_school(&drawn.manuscript(), MOST_SCHOOLS), &drawn.words));
    html! { <Fold id="cost-by-school" class="fold" {summary} {content} /> }
}
