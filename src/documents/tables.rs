//! Tidy tables for data people: one row for each thing, ids that never change, real numbers and dates.
//!
//! Names of columns and words of fixed choices are those of the document, in every language. Only what the team settled
//! on is in them; nobody's own ratings, and no row of who is missing.

use crate::base::choice::Worded;
use crate::base::delimited;
use crate::base::delimited::Written;
use crate::base::{Date, decimal};
use crate::documents::manuscript::Manuscript;
use crate::domain::cost;
use crate::domain::cost::FiveYears;
use crate::domain::measure::Reading;
use crate::domain::pilot::{Kind, Pilot};
use crate::domain::score::Score;
use crate::domain::{Action, Indicator, Response, Step};
use crate::say;

/// One of the tables.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tidy {
    /// A row for each step, and one for all.
    Readiness,
    /// A row for each indicator.
    Ratings,
    /// A row for each action.
    Plan,
    /// A row for each cost line.
    Cost,
    /// A row for each school.
    Pilots,
}

/// A table with its head.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table {
    /// Its name.
    pub name: &'static str,
    /// The columns' names.
    pub head: Vec<String>,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing is known.
    Empty,
    /// A text.
    Text(String),
    /// A number in its plain form.
    Number(String),
    /// A day.
    Date(Date),
}

impl Tidy {
    /// All tables, in the order of a workbook's sheets.
    pub const ALL: [Tidy; 5] = [Tidy::Readiness, Tidy::Ratings, Tidy::Plan, Tidy::Cost, Tidy::Pilots];

    /// The table with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Tidy> {
        Self::ALL.into_iter().find(|table| table.name() == name)
    }

    /// Its name, in files and for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Tidy::Readiness => "readiness",
            Tidy::Ratings => "ratings",
            Tidy::Plan => "plan",
            Tidy::Cost => "cost",
            Tidy::Pilots => "pilots",
        }
    }
}

/// Makes a table.
pub(super) fn table(which: Tidy, manuscript: &Manuscript<'_>) -> Table {
    let (head, rows) = match which {
        Tidy::Readiness => (owned(&READINESS), readiness(manuscript)),
        Tidy::Ratings => (owned(&RATINGS), ratings(manuscript)),
        Tidy::Plan => (
            owned(&PLAN),
            manuscript.document.plan.actions.iter().map(|action| action_row(manuscript, action)).collect(),
        ),
        Tidy::Cost => costs(manuscript),
        Tidy::Pilots => pilots(&manuscript.document.plan.pilot),
    };
    Table { name: which.name(), head, rows }
}

/// The table as CSV by RFC 4180: texts in quotes, with an apostrophe before what a spreadsheet would take for a formula;
/// numbers and dates bare.
#[must_use]
pub fn csv(table: &Table) -> String {
    let mut out = String::new();
    delimited::write(table.head.iter().cloned().map(Written::Text), &mut out);
    for row in &table.rows {
        let cells = row.iter().map(|cell| match cell {
            Cell::Empty => Written::Bare(String::new()),
            Cell::Text(text) => Written::Text(text.clone()),
            Cell::Number(number) => Written::Bare(number.clone()),
            Cell::Date(date) => Written::Bare(date.to_string()),
        });
        delimited::write(cells, &mut out);
    }
    out
}

fn owned(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn text(text: &str) -> Cell {
    let text = text.trim();
    if text.is_empty() { Cell::Empty } else { Cell::Text(text.to_owned()) }
}

fn number(number: impl Into<i64>) -> Cell {
    Cell::Number(decimal::unscaled(number.into(), 0))
}

fn money(cents: u64) -> Cell {
    Cell::Number(decimal::unscaled(i64::try_from(cents).unwrap_or(i64::MAX), 2))
}

fn date(date: Option<Date>) -> Cell {
    date.map_or(Cell::Empty, Cell::Date)
}

fn or_empty<T>(value: Option<T>, cell: impl Fn(T) -> Cell) -> Cell {
    value.map_or(Cell::Empty, cell)
}

/// The word that the document keeps a choice as.
fn word(choice: impl Worded) -> Cell {
    text(choice.word_of())
}

fn yes(is: bool) -> Cell {
    text(if is { "yes" } else { "no" })
}

const READINESS: [&str; 7] = ["step_id", "step", "level", "target", "level_reached", "rated", "indicators"];

fn readiness(manuscript: &Manuscript<'_>) -> Vec<Vec<Cell>> {
    let readiness = manuscript.facts.readiness();
    let score =
        |score: Option<Score>| or_empty(score, |score| Cell::Number(decimal::unscaled(score.tenths().into(), 1)));
    let mut rows: Vec<Vec<Cell>> = Vec::new();
    for (step, at) in manuscript.framework.steps.iter().zip(&readiness.steps) {
        rows.push(vec![
            text(step.id.as_str()),
            text(&step.title),
            score(at.score),
            score(at.target),
            text(&say::readiness::step_word(at, manuscript.framework, manuscript.words)),
            number(at.coverage.rated as u32),
            number(at.coverage.total() as u32),
        ]);
    }
    let overall = &readiness.overall;
    rows.push(vec![
        text("overall"),
        text(&manuscript.words.readiness_overall()),
        score(overall.score),
        Cell::Empty,
        text(&say::readiness::overall_word(overall, manuscript.framework, manuscript.words)),
        number(overall.coverage.rated as u32),
        number(overall.coverage.total() as u32),
    ]);
    rows
}

const RATINGS: [&str; 15] = [
    "step_id",
    "step",
    "indicator_id",
    "title",
    "level",
    "level_name",
    "not_applicable",
    "target_level",
    "claimed",
    "evidence",
    "evidence_link",
    "evidence_date",
    "confidence",
    "answered_by",
    "priority",
];

fn ratings(manuscript: &Manuscript<'_>) -> Vec<Vec<Cell>> {
    let rows =
        |step: &Step| step.indicators.iter().map(|indicator| rating(manuscript, step, indicator)).collect::<Vec<_>>();
    manuscript.framework.steps.iter().flat_map(rows).collect()
}

fn rating(manuscript: &Manuscript<'_>, step: &Step, indicator: &Indicator) -> Vec<Cell> {
    let readiness = &manuscript.document.readiness;
    let level = readiness.level(&indicator.id);
    let answer = readiness.answer(&indicator.id);
    let reason = match answer.and_then(|answer| answer.response.as_ref()) {
        Some(Response::NotApplicable { reason }) if reason.trim().is_empty() => "yes",
        Some(Response::NotApplicable { reason }) => reason,
        _ => "",
    };
    let evidence = answer.map(|answer| &answer.evidence);
    vec![
        text(step.id.as_str()),
        text(&step.title),
        text(indicator.id.as_str()),
        text(&indicator.title),
        or_empty(level, |level| number(level.number())),
        or_empty(level, |level| text(manuscript.framework.level_name(level))),
        text(reason),
        or_empty(readiness.target_level(manuscript.framework, &indicator.id), |level| number(level.number())),
        or_empty(level, |_| yes(readiness.is_claimed(manuscript.framework, indicator))),
        text(evidence.map_or("", |evidence| &evidence.note)),
        text(evidence.map_or("", |evidence| &evidence.link)),
        date(evidence.and_then(|evidence| evidence.date)),
        or_empty(answer.and_then(|answer| answer.confidence), word),
        text(answer.map_or("", |answer| &answer.answered_by)),
        rank(manuscript, &indicator.id),
    ]
}

/// Which priority an indicator is, from 1.
fn rank(manuscript: &Manuscript<'_>, indicator: &crate::base::IndicatorId) -> Cell {
    or_empty(manuscript.document.plan.priorities.iter().position(|id| id == indicator), |at| number(at as u32 + 1))
}

/// The columns of the plan's table.
pub(crate) const PLAN: [&str; 23] = [
    "action_id",
    "indicator_id",
    "priority",
    "action",
    "first_step",
    "product",
    "owner",
    "helpers",
    "informed",
    "start_date",
    "due_date",
    "horizon",
    "status",
    "effort",
    "measure",
    "baseline",
    "target",
    "latest_date",
    "latest_value",
    "latest_note",
    "gains_first",
    "could_be_missed",
    "split",
];

fn action_row(manuscript: &Manuscript<'_>, action: &Action) -> Vec<Cell> {
    let latest: Option<&Reading> = action.measure.latest();
    vec![
        text(action.id.as_str()),
        text(action.indicator.as_str()),
        rank(manuscript, &action.indicator),
        text(&action.title),
        text(&action.first_step),
        text(&action.product),
        text(&action.owner),
        text(&action.helpers),
        text(&action.informed),
        date(action.start_date),
        date(action.due_date),
        or_empty(action.horizon, word),
        word(action.status),
        or_empty(action.effort, number),
        text(&action.measure.what),
        text(&action.measure.baseline),
        text(&action.measure.target),
        date(latest.map(|reading| reading.date)),
        text(latest.map_or("", |reading| &reading.value)),
        text(latest.map_or("", |reading| &reading.note)),
        text(&action.equity.gains_first),
        text(&action.equity.could_be_missed),
        text(&action.equity.split),
    ]
}

fn costs(manuscript: &Manuscript<'_>) -> (Vec<String>, Vec<Vec<Cell>>) {
    let (_plan, sketch) = (&manuscript.document.plan, &manuscript.document.plan.cost);
    let five: &FiveYears = manuscript.facts.five_years();
    let mut head = owned(&[
        "line_id",
        "category",
        "what",
        "recurs",
        "quantity",
        "unit_cost",
        "cost",
        "start_date",
        "end_date",
        "source_id",
        "source",
        "source_ends",
        "school_ids",
        "actual",
    ]);
    head.extend(five.years.iter().map(|year| ["cost_", &span(year.begins)].concat()));
    let row = |(line, years): (&cost::CostLine, &[u64; cost::YEARS])| {
        let pays = sketch.sources.iter().find(|known| known.id == line.source);
        let schools: Vec<&str> = line.schools.iter().map(|id| id.as_str()).collect();
        let mut row = vec![
            text(line.id.as_str()),
            word(line.category),
            text(&line.what),
            word(line.recurs),
            Cell::Number(decimal::unscaled(line.quantity_hundredths.unwrap_or(100).into(), 2)),
            or_empty(line.unit_cost_cents, |cents| money(cents.into())),
            or_empty(line.unit_cost_cents, |_| money(line.cents())),
            date(line.start_date),
            date(line.end_date),
            text(pays.map_or("", |pays| pays.id.as_str())),
            text(pays.map_or("", |pays| &pays.name)),
            date(pays.and_then(|pays| pays.end_date)),
            text(&schools.join(" ")),
            or_empty(line.actual_cents, |cents| money(cents.into())),
        ];
        row.extend(years.iter().map(|cents| money(*cents)));
        row
    };
    (head, sketch.lines.iter().zip(&five.lines).map(row).collect())
}

/// A budget year by the two years it touches: `2026_27`.
fn span(begins: i32) -> String {
    let next = (begins + 1) % 100;
    [begins.to_string().as_str(), "_", if next < 10 { "0" } else { "" }, next.to_string().as_str()].concat()
}

fn pilots(pilot: &Pilot) -> (Vec<String>, Vec<Vec<Cell>>) {
    let schools = &pilot.schools;
    let mut head = owned(&["school_id", "school", "pilot", "locked", "excluded", "high_need"]);
    head.extend(schools.columns.iter().map(|column| column.name.clone()));
    let row = |(at, school): (usize, &crate::domain::pilot::School)| {
        let mut row = vec![
            text(school.id.as_str()),
            text(&school.name),
            yes(pilot.sites.contains(&school.id)),
            yes(pilot.locked.contains(&school.id)),
            yes(pilot.excluded.contains(&school.id)),
            if pilot.need.column.is_empty() { Cell::Empty } else { yes(pilot.is_high_need(at)) },
        ];
        row.extend(schools.columns.iter().enumerate().map(|(index, column)| match schools.value(at, index) {
            None => Cell::Empty,
            Some(value) if column.kind == Kind::Number => Cell::Number(value.to_owned()),
            Some(value) => text(value),
        }));
        row
    };
    (head, schools.rows.iter().enumerate().map(row).collect())
}
