//! The cost sketch: lines, sources, five years, and the year in which money runs out.

use yew::{AttrValue, Callback, Html, Properties, classes, component, html, use_state};

use super::{Row, add, boxes, table};
use crate::app::deep::{Field, Sheet};
use crate::app::{DeepMsg, Msg};
use crate::base::{Date, ItemId};
use crate::documents::picture::cost as pictures;
use crate::domain::cost::{self, Category, CostLine, CostSketch, FiveYears, Recurs, Source};
use crate::domain::pilot::Schools;
use crate::say;
use crate::say::choice::offered;
use crate::ui::Scene;
use crate::ui::parts::field::{TextField, select_field};
use crate::ui::picture::picture;
use crate::words::Words;

/// Draws the sketch.
pub(super) fn cost(scene: &Scene) -> Html {
    let words = &scene.words;
    let plan = &scene.model.document.plan;
    let sketch = &plan.cost;
    let five = scene.model.facts.five_years();
    let whole = Row::whole(scene, Sheet::Costs);
    html! {
        <>
            <p class="field__hint">{ words.cost_hint() }</p>
            <fieldset class="depth__group">
                <legend class="depth__legend">{ words.cost_sources() }</legend>
                { for sketch.sources.iter().map(|one| source(scene, one)) }
                { add(scene, Sheet::Source, words.cost_add_source()) }
            </fieldset>
            <fieldset class="depth__group">
                <legend class="depth__legend">{ words.cost_lines() }</legend>
                { for sketch.lines.iter().map(|one| line(scene, one)) }
                { add(scene, Sheet::CostLine, words.cost_add_line()) }
            </fieldset>
            <div class="fields">
                { whole.amount(Field::Students, words.cost_students_served(), sketch.students, 0) }
                { month(scene, &whole) }
            </div>
            if !sketch.lines.is_empty() {
                { result(scene, five) }
                <WhatIf sketch={sketch.clone()} schools={plan.pilot.schools.clone()} today={scene.model.today} words={words.clone()} />
                { schools(scene) }
            }
        </>
    }
}

fn month(scene: &Scene, whole: &Row<'_>) -> Html {
    let words = &scene.words;
    let begins = scene.model.document.plan.cost.year_begins.unwrap_or(7);
    let months: Vec<(String, String)> = (1..=12_u8)
        .filter_map(|month| {
            let name = words.formats().month(Date::new(2026, month, 1)?);
            Some((month.to_string(), name.replace("2026", "").trim().to_owned()))
        })
        .collect();
    let on_choice = scene.on(|month: String| {
        Msg::Deep(DeepMsg::Counted(Sheet::Costs, ItemId::default(), Field::YearBegins, month.parse().ok()))
    });
    select_field(whole.control(Field::YearBegins), words.cost_year_begins(), &months, &begins.to_string(), on_choice)
}

fn source(scene: &Scene, source: &Source) -> Html {
    let words = &scene.words;
    let row = Row::new(scene, Sheet::Source, &source.id);
    html! {
        <div class="fields" key={source.id.to_string()}>
            { row.text(Field::Name, words.cost_source(), &source.name, None) }
            { row.date(Field::End, words.cost_source_ends(), source.end_date) }
            { row.amount(Field::YearlyMost, words.cost_yearly_most(), source.yearly_cents, 2) }
            { row.remove(words.common_remove(&source.name)) }
        </div>
    }
}

fn line(scene: &Scene, line: &CostLine) -> Html {
    let words = &scene.words;
    let plan = &scene.model.document.plan;
    let row = Row::new(scene, Sheet::CostLine, &line.id);
    let mut sources = vec![(String::new(), words.cost_unfunded().into_owned())];
    sources.extend(plan.cost.sources.iter().map(|source| (source.id.to_string(), source.name.clone())));
    html! {
        <fieldset class="depth__row" key={line.id.to_string()}>
            <legend class="visually-hidden">{ line.what.clone() }</legend>
            <div class="fields">
                { row.text(Field::What, words.cost_line(), &line.what, None) }
                { row.choice(Field::Category, words.cost_category(), &offered::<Category>(words), line.category.word()) }
                { row.choice(Field::Recurs, words.cost_how_often(), &offered::<Recurs>(words), line.recurs.word()) }
                { row.amount(Field::Quantity, words.cost_quantity(), line.quantity_hundredths, 2) }
                { row.amount(Field::UnitCost, words.cost_unit_cost(), line.unit_cost_cents, 2) }
                { row.date(Field::Start, words.charter_from(), line.start_date) }
                if line.recurs == Recurs::Yearly {
                    { row.date(Field::End, words.charter_to(), line.end_date) }
                }
                { row.choice(Field::PaidBy, words.cost_paid_by(), &sources, line.source.as_str()) }
                { row.amount(Field::Actual, words.cost_actual(), line.actual_cents, 2) }
            </div>
            <div class="row depth__foot">
                <span>{ words.cost_comes_to(say::amount::money(words, line.cents())) }</span>
                { row.remove(words.common_remove(&line.what)) }
            </div>
            { for_schools(scene, line) }
        </fieldset>
    }
}

/// The schools a line is for: all of them, or those agreed as sites, one by one.
fn for_schools(scene: &Scene, line: &CostLine) -> Html {
    let pilot = &scene.model.document.plan.pilot;
    let listed = pilot.sites.iter().chain(line.schools.iter().filter(|id| !pilot.sites.contains(id)));
    let options = listed.filter_map(|id| {
        let school = pilot.schools.rows.get(pilot.schools.row(id)?)?;
        Some((id.to_string(), school.name.clone(), line.schools.contains(id)))
    });
    let options: Vec<_> = options.collect();
    if options.is_empty() {
        return html! {};
    }
    let id = line.id.clone();
    let on_tick = scene.on(move |school: String| {
        Msg::Deep(DeepMsg::Listed(Sheet::CostLine, id.clone(), Field::Schools, ItemId::from(school)))
    });
    html! {
        <details class="deep__more">
            <summary class="deep__summary">{ scene.words.cost_for_schools(line.schools.len() as u32) }</summary>
            { boxes(&format!("line-{}-school", line.id), scene.words.cost_only_for(), options, &on_tick) }
        </details>
    }
}

fn result(scene: &Scene, five: &FiveYears) -> Html {
    let words = &scene.words;
    let mut head = vec![words.cost_five_years().into_owned()];
    head.extend(five.years.iter().map(|year| say::cost::budget_year(year.begins)));
    let rows = say::cost::year_rows(words, five).into_iter().map(|(label, cells)| {
        let mut row = vec![label];
        row.extend(cells);
        row
    });
    html! {
        <>
            <p class={classes!("cliff", five.cliff().is_some().then_some("cliff--ahead"))} role="status">{ say::cost::cliff(words, five) }</p>
            <p class="field__hint">{ say::cost::cost_summary(words, five) }</p>
            { picture(&pictures::five_years(five, words).on_screen()) }
            { table(words.cost_five_years(), head, rows.collect()) }
            <p class="field__hint">{ words.cost_rule() }</p>
        </>
    }
}

#[derive(Clone, PartialEq, Properties)]
struct WhatIfProps {
    sketch: CostSketch,
    schools: std::rc::Rc<Schools>,
    today: Date,
    words: Words,
}

/// Moves the end of a source to see what would happen. Nothing of it is kept.
#[component]
fn WhatIf(props: &WhatIfProps) -> Html {
    let WhatIfProps { sketch, schools, today, words } = props;
    let source = use_state(String::new);
    let end = use_state(String::new);
    if sketch.sources.is_empty() {
        return html! {};
    }
    let chosen = sketch.sources.iter().find(|one| one.id.as_str() == *source).or(sketch.sources.first());
    let Some(chosen) = chosen else { return html! {} };
    let options: Vec<(String, String)> =
        sketch.sources.iter().map(|one| (one.id.to_string(), one.name.clone())).collect();
    let on_source = {
        let source = source.clone();
        Callback::from(move |id: String| source.set(id))
    };
    let on_end = {
        let end = end.clone();
        Callback::from(move |text: String| end.set(text))
    };
    let told = end.parse::<Date>().ok().map(|date| {
        let other = cost::what_if(sketch, &chosen.id, Some(date));
        say::cost::cliff(words, &cost::five_years(&other, schools, *today))
    });
    let value: AttrValue = (*end).clone().into();
    html! {
        <fieldset class="depth__group">
            <legend class="depth__legend">{ words.cost_what_if() }</legend>
            <div class="fields">
                { select_field("what-if-source", words.cost_source(), &options, chosen.id.as_str(), on_source) }
                <TextField id="what-if-end" kind="date" label={words.cost_what_if_end()} {value} on_text={on_end} />
            </div>
            <p role="status">{ told.unwrap_or_default() }</p>
        </fieldset>
    }
}

/// How many schools the equity view lists on screen; print and files have all.
const MOST_SCHOOLS: usize = 40;

/// The equity view: what the plan costs for a student, school by school.
fn schools(scene: &Scene) -> Html {
    let words = &scene.words;
    let plan = &scene.model.document.plan;
    let known = &plan.pilot.schools;
    if known.rows.is_empty() {
        return html! {};
    }
    let none = || words.print_none().into_owned();
    let rows = scene.model.facts.by_school().iter().filter(|cost| cost.cents > 0).take(MOST_SCHOOLS).map(|cost| {
        vec![
            known.rows[cost.row].name.clone(),
            cost.students.map_or_else(none, |count| words.formats().number(f64::from(count), 0)),
            say::amount::money(words, cost.cents),
            cost.per_student.map_or_else(none, |cents| say::amount::money(words, cents)),
        ]
    });
    let head = [words.schools_school(), words.cost_students(), words.cost_five_years(), words.cost_per_student()];
    html! {
        <details class="deep__more" id="cost-by-school">
            <summary class="deep__summary">{ words.cost_by_school() }</summary>
            { table(words.cost_by_school(), head.map(|name| name.into_owned()).into(), rows.collect()) }
        </details>
    }
}
