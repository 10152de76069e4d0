//! The tables of the cost sketch: its lines, five years of it, what pays, and what each school gets.

use crate::documents::manuscript::Manuscript;
use crate::documents::table::{Cell, Column, Form, Table};
use crate::domain::cost::{CostLine, FundingSource, SchoolCost, YEARS};
use crate::say;
use crate::words::{Words, with};

/// The lines of the sketch.
pub(crate) fn lines(manuscript: &Manuscript<'_>) -> Table {
    let (words, sketch, five) = (manuscript.words, &manuscript.document.plan.cost, manuscript.facts.five_years());
    let mut columns = vec![
        Column::said(words.cost_line(), 27),
        Column::said(words.cost_quantity(), 10).number(),
        Column::said(words.cost_unit_cost_said(), 16).number(),
        Column::said(words.cost_when(), 16),
        Column::said(words.cost_paid_by(), 15),
        Column::data("line_id").id(),
        Column::data("category").kept(Form::Category, "category"),
        Column::data("what").kept(Form::Name, "what"),
        Column::data("recurs").kept(Form::Recurs, "recurs"),
        Column::data("quantity").kept(Form::Hundredths, "quantity_hundredths"),
        Column::data("unit_cost").kept(Form::Hundredths, "unit_cost_cents"),
        Column::said(words.cost_amount(), 16).number().named("cost"),
        Column::data("start_date").kept(Form::Day, "start_date"),
        Column::data("end_date").kept(Form::Day, "end_date"),
        Column::data("source_id"),
        Column::data("source").kept(Form::Source, "source"),
        Column::data("source_ends"),
        Column::data("school_ids").kept(Form::Schools, "schools"),
        Column::data("actual").kept(Form::Hundredths, "actual_cents"),
    ];
    columns.extend(five.years.iter().map(|year| Column::data(["cost_", &span(year.begins)].concat())));
    let row = |(line, years): (&CostLine, &[u64; YEARS])| {
        let mut row = line_cells(manuscript, line);
        row.extend(years.iter().map(|cents| Cell::Money(*cents)));
        row
    };
    let rows = sketch.lines.iter().zip(&five.lines).map(row).collect();
    Table { caption: words.cost_lines().into_owned(), columns, rows }
}

fn line_cells(manuscript: &Manuscript<'_>, line: &CostLine) -> Vec<Cell> {
    let words = manuscript.words;
    let pays = manuscript.document.plan.cost.sources.iter().find(|known| known.id == line.source);
    let schools: Vec<&str> = line.schools.iter().map(|id| id.as_str()).collect();
    let quantity = line.quantity_hundredths.unwrap_or(100);
    let each = Cell::of(line.unit_cost_cents, |cents| Cell::Money(cents.get()));
    let days = [line.start_date, line.end_date].into_iter().flatten().map(|day| words.date(day));
    let span = days.collect::<Vec<_>>().join(" – ");
    vec![
        Cell::Lines(vec![Cell::text(&line.what).or_open(), Cell::choice(line.category, words)]),
        Cell::Hundredths(quantity),
        each.clone().or_open(),
        Cell::Lines(vec![Cell::choice(line.recurs, words), Cell::text(&span)]),
        pays.map_or_else(|| Cell::Text(words.cost_unfunded().into_owned()), |pays| Cell::text(&pays.name).or_open()),
        Cell::text(line.id.as_str()),
        Cell::choice(line.category, words),
        Cell::text(&line.what),
        Cell::choice(line.recurs, words),
        Cell::Hundredths(quantity),
        each,
        Cell::of(line.unit_cost_cents, |_| Cell::Money(line.cents())),
        Cell::day(line.start_date),
        Cell::day(line.end_date),
        Cell::text(pays.map_or("", |pays| pays.id.as_str())),
        Cell::text(pays.map_or("", |pays| &pays.name)),
        Cell::day(pays.and_then(|pays| pays.end_date)),
        Cell::text(&schools.join(" ")),
        Cell::of(line.actual_cents, |cents| Cell::Money(cents.get())),
    ]
}

/// What was spent against what was planned, line by line, where something is known to have been spent.
pub(crate) fn actuals(manuscript: &Manuscript<'_>) -> Table {
    let words = manuscript.words;
    let columns = vec![
        Column::said(words.cost_line(), 56),
        Column::said(words.cost_amount(), 22).number(),
        Column::said(words.check_in_spent(), 22).number(),
    ];
    let row = |line: &CostLine| {
        let spent = line.actual_cents?;
        let planned = Cell::of(line.unit_cost_cents, |_| Cell::Money(line.cents())).or_open();
        Some(vec![Cell::text(&line.what).or_open(), planned, Cell::Money(spent.get())])
    };
    let rows = manuscript.document.plan.cost.lines.iter().filter_map(row).collect();
    Table { caption: words.check_in_actuals().into_owned(), columns, rows }
}

/// A budget year by the two years it touches: `2026_27`.
fn span(begins: i32) -> String {
    say::cost::budget_year(begins).replace('–', "_")
}

/// The five years: what they cost, and what pays for them.
pub(crate) fn five_years(manuscript: &Manuscript<'_>) -> Table {
    let (words, five) = (manuscript.words, manuscript.facts.five_years());
    let mut columns = vec![Column::said(words.cost_amount(), 20)];
    columns.extend(five.years.iter().map(|year| Column::said(say::cost::budget_year(year.begins), 16).number()));
    let row = |(label, cents): (String, Vec<u64>)| {
        let mut row = vec![Cell::Text(label)];
        row.extend(cents.into_iter().map(Cell::Money));
        row
    };
    let rows = say::cost::year_rows(words, five).into_iter().map(row).collect();
    Table { caption: words.cost_five_years().into_owned(), columns, rows }
}

/// What each source pays in each year.
pub(crate) fn sources(manuscript: &Manuscript<'_>) -> Table {
    let (words, five) = (manuscript.words, manuscript.facts.five_years());
    let mut columns = vec![Column::said(words.cost_paid_by(), 19), Column::said(words.cost_ends(), 16)];
    columns.extend(five.years.iter().map(|year| Column::said(say::cost::budget_year(year.begins), 13).number()));
    let row = |(pays, years): (&FundingSource, &[u64; YEARS])| {
        let lasting = || Cell::Text(words.cost_lasting().into_owned());
        let mut row = vec![Cell::text(&pays.name).or_open(), pays.end_date.map_or_else(lasting, Cell::Date)];
        row.extend(years.iter().map(|cents| Cell::Money(*cents)));
        row
    };
    let rows = manuscript.document.plan.cost.sources.iter().zip(&five.sources).map(row).collect();
    Table { caption: words.cost_sources_pay().into_owned(), columns, rows }
}

/// Whether two schools have the same students and cost, to the cent that a share is rounded by.
fn is_alike(one: &SchoolCost, other: &SchoolCost) -> bool {
    one.students == other.students && one.cents.abs_diff(other.cents) <= 1
}

/// A school's name; for several, how many there are and the first of them.
fn named(words: &Words, names: &[&str]) -> String {
    const MOST: usize = 3;
    match names {
        [name] => (*name).to_owned(),
        names if names.len() > MOST => {
            let more = names.len() - MOST;
            words.cost_schools_and_more(
                with::Count(names.len() as u32),
                with::More(more as u32),
                with::Names(words.joined(&names[..MOST])),
            )
        }
        names => words.cost_schools_each(with::Count(names.len() as u32), with::Names(words.joined(names))),
    }
}

/// The equity view: what the plan costs for a student, school by school, where schools are known; those of equal cost
/// are one row. At most so many rows.
pub(crate) fn by_school(manuscript: &Manuscript<'_>, most: usize) -> Table {
    let (words, known) = (manuscript.words, &manuscript.document.plan.pilot.schools);
    let mut groups: Vec<(&SchoolCost, Vec<&str>)> = Vec::new();
    for cost in manuscript.facts.by_school().iter().filter(|cost| cost.cents > 0) {
        let name = known.rows[cost.row].name.as_str();
        match groups.iter_mut().find(|(first, _)| is_alike(first, cost)) {
            Some((_, names)) => names.push(name),
            None => groups.push((cost, vec![name])),
        }
    }
    let rows = groups.iter().take(most).map(|(cost, names)| {
        vec![
            Cell::Text(named(words, names)),
            Cell::of(cost.students, Cell::Count).or_none(),
            Cell::Money(cost.cents),
            Cell::of(cost.per_student, Cell::Money).or_none(),
        ]
    });
    let columns = vec![
        Column::said(words.schools_school(), 40),
        Column::said(words.cost_students(), 18).number(),
        Column::said(words.cost_five_years(), 22).number(),
        Column::said(words.cost_per_student(), 20).number(),
    ];
    Table { caption: words.cost_by_school().into_owned(), columns, rows: rows.collect() }
}
