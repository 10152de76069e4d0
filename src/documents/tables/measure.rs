//! The tables of measures: what is measured, and what was read.

use crate::documents::manuscript::Manuscript;
use crate::documents::table::{Cell, Column, Form, Table};
use crate::domain::Action;
use crate::domain::action::Measure;
use crate::domain::measure::{Reading, TrackedMeasure};
use crate::words::with;

/// A row for each measure, for data files.
pub(crate) fn tracked(manuscript: &Manuscript<'_>) -> Table {
    let columns = vec![
        Column::data("measure_id").id(),
        Column::data("about").kept(Form::About, "about"),
        Column::data("what").kept(Form::Name, "what"),
        Column::data("baseline").kept(Form::Text, "baseline"),
        Column::data("target").kept(Form::Text, "target"),
        Column::data("who").kept(Form::Text, "who"),
        Column::data("when").kept(Form::Text, "when"),
        Column::data("split").kept(Form::Text, "split"),
        Column::data("action_ids").kept(Form::Actions, "actions"),
        Column::data("latest_date").kept(Form::ReadingDay, "readings"),
        Column::data("latest_value").kept(Form::ReadingValue, "readings"),
        Column::data("latest_note").kept(Form::ReadingNote, "readings"),
    ];
    let row = |measure: &TrackedMeasure| {
        let actions: Vec<&str> = measure.actions.iter().map(|id| id.as_str()).collect();
        let mut row = vec![
            Cell::text(measure.id.as_str()),
            Cell::choice(measure.about, manuscript.words),
            Cell::text(&measure.what),
            Cell::text(&measure.baseline),
            Cell::text(&measure.target),
            Cell::text(&measure.who),
            Cell::text(&measure.when),
            Cell::text(&measure.split),
            Cell::text(&actions.join(" ")),
        ];
        row.extend(latest(measure.latest()));
        row
    };
    let rows = manuscript.document.plan.measures.iter().map(row).collect();
    Table { caption: String::new(), columns, rows }
}

/// The three cells of the latest reading, for data files: its day, its value, what to know about it.
pub(super) fn latest(reading: Option<&Reading>) -> [Cell; 3] {
    [
        Cell::day(reading.map(|reading| reading.date)),
        Cell::text(reading.map_or("", |reading| &reading.value)),
        Cell::text(reading.map_or("", |reading| &reading.note)),
    ]
}

/// Measures with their latest reading.
pub(crate) fn measures<'a>(manuscript: &Manuscript<'_>, measures: impl Iterator<Item = &'a TrackedMeasure>) -> Table {
    let words = manuscript.words;
    let columns = vec![
        Column::said(words.measure_what(), 34),
        Column::said(words.measure_baseline(), 16),
        Column::said(words.measure_aim(), 16),
        Column::said(words.measure_who(), 18),
        Column::said(words.measure_split(), 16),
    ];
    let row = |measure: &TrackedMeasure| {
        vec![
            Cell::Lines(vec![
                Cell::text(&measure.what).or_open(),
                Cell::of(measure.latest(), |latest| reading(manuscript, latest)),
            ]),
            Cell::text(&measure.baseline).or_open(),
            Cell::text(&measure.target).or_open(),
            Cell::Lines(vec![Cell::text(&measure.who), Cell::text(&measure.when)]),
            Cell::text(&measure.split),
        ]
    };
    Table { caption: words.measure_caption().into_owned(), columns, rows: measures.map(row).collect() }
}

/// The latest readings of actions and measures, against their baseline and target.
pub(crate) fn readings(manuscript: &Manuscript<'_>) -> Table {
    let (words, plan) = (manuscript.words, &manuscript.document.plan);
    let columns = vec![
        Column::said(words.measure_what(), 30),
        Column::said(words.measure_baseline(), 13),
        Column::said(words.plan_latest(), 20),
        Column::said(words.measure_aim(), 13),
        Column::said(words.measure_note(), 24),
    ];
    let row = |[what, baseline, aim]: [&str; 3], latest: &Reading| {
        vec![
            Cell::text(what).or_open(),
            Cell::text(baseline).or_open(),
            reading(manuscript, latest),
            Cell::text(aim).or_open(),
            Cell::text(&latest.note),
        ]
    };
    let of_action = |action: &Action| {
        let Measure { what, baseline, target, .. } = &action.measure;
        action.measure.latest().map(|latest| row([what, baseline, target], latest))
    };
    let of_measure = |measure: &TrackedMeasure| {
        let texts = [measure.what.as_str(), &measure.baseline, &measure.target];
        measure.latest().map(|latest| row(texts, latest))
    };
    let rows = plan.actions.iter().filter_map(of_action).chain(plan.measures.iter().filter_map(of_measure));
    Table { caption: words.check_in_readings().into_owned(), columns, rows: rows.collect() }
}

fn reading(manuscript: &Manuscript<'_>, reading: &Reading) -> Cell {
    Cell::Text(
        manuscript
            .words
            .plan_printed_reading(with::Date(manuscript.words.date(reading.date)), with::Value(&reading.value)),
    )
}
