//! The cost sketch: lines, sources, and what the whole of it needs to know. At `plan.cost`, and its lines.

use crate::app::form::{Item, amount, choice, choice_or, date, fields, picks, rows, text, when};
use crate::base::Date;
use crate::domain::cost::{Category, Recurs, budget_year};
use crate::say;
use crate::say::choice::offered;
use crate::words::Words;

/// What pays.
pub static SOURCES: &[Item] = &[rows(
    "sources",
    Words::cost_add_source,
    &[
        text("name", Words::cost_source),
        date("end_date", Words::cost_source_ends),
        amount("yearly_cents", Words::cost_yearly_most, 2),
    ],
)];

/// One thing that costs, as a row of the grid.
pub static LINE: &[Item] = &[
    text("what", Words::cost_line),
    amount("quantity_hundredths", Words::cost_quantity, 2),
    amount("unit_cost_cents", Words::cost_unit_cost, 2),
    RECURS,
    SOURCE,
];

/// How often it comes, and what pays.
pub static PAID: &[Item] = &[RECURS, SOURCE];

const RECURS: Item = choice("recurs", Words::cost_how_often, |_, words| offered::<Recurs>(words));

const SOURCE: Item = choice_or("source", Words::cost_paid_by, Words::cost_unfunded, |model, _| {
    let sources = &model.document.plan.cost.sources;
    sources.iter().map(|source| (source.id.to_string(), source.name.clone())).collect()
});

/// What else can be said of it.
pub static LINE_MORE: &[Item] = &[fields(&[
    choice("category", Words::cost_category, |_, words| offered::<Category>(words)),
    date("start_date", Words::charter_from),
    when(
        |document, line| line.field("recurs").text(document) == Recurs::Yearly.word(),
        &[date("end_date", Words::charter_to)],
    ),
    amount("actual_cents", Words::cost_actual, 2),
])];

/// The schools a line is for: those agreed as sites. A school that is no longer a site can be taken off.
pub static SCHOOLS: &[Item] = &[picks("schools", Words::cost_only_for, |model, _| {
    let plan = &model.document.plan;
    let named = plan.cost.lines.iter().flat_map(|line| &line.schools).filter(|id| !plan.pilot.sites.contains(id));
    let mut listed: Vec<_> = plan.pilot.sites.iter().collect();
    named.for_each(|id| {
        if !listed.contains(&id) {
            listed.push(id)
        }
    });
    let known = &plan.pilot.schools;
    let name = |id| Some(known.rows.get(known.row(id)?)?.name.clone());
    listed.into_iter().filter_map(|id| Some((id.to_string(), name(id)?))).collect()
})];

/// What the whole sketch needs to know.
pub static SKETCH: &[Item] = &[fields(&[
    amount("students", Words::cost_students_served, 0),
    choice_or("first_year", Words::cost_first_year, Words::cost_first_year_open, |model, _| {
        let sketch = &model.document.plan.cost;
        let now = budget_year(model.today, sketch);
        let kept = sketch.first_year.and_then(|year| i32::try_from(year).ok());
        let mut years: Vec<i32> = (now - 5..=now + 5).collect();
        if let Some(kept) = kept.filter(|year| !years.contains(year)) {
            years.push(kept);
        }
        years.into_iter().map(|year| (year.to_string(), say::cost::budget_year(year))).collect()
    }),
    choice("year_begins", Words::cost_year_begins, |_, words| {
        let month = |month: u8| {
            let name = words.formats().month(Date::new(2026, month, 1)?);
            Some((month.to_string(), name.replace("2026", "").trim().to_owned()))
        };
        (1..=12).filter_map(month).collect()
    }),
])];
