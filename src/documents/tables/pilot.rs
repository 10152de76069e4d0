//! The tables of the pilot: the schools, those agreed as sites, and how well these mirror the district.

use crate::documents::manuscript::Manuscript;
use crate::documents::table::{Cell, Column, Form, Table};
use crate::domain::pilot::balance::Line;
use crate::domain::pilot::{Cycle, Kind, School, Schools, Wave};
use crate::say;
use crate::words::Words;

/// A row for each school, for data files.
pub(crate) fn schools(manuscript: &Manuscript<'_>) -> Table {
    let pilot = &manuscript.document.plan.pilot;
    let schools = &pilot.schools;
    let mut columns = vec![
        Column::data("school_id").id(),
        Column::data("school").kept(Form::Name, "name"),
        Column::data("pilot").listed("plan.pilot.sites"),
        Column::data("locked").listed("plan.pilot.locked"),
        Column::data("excluded").listed("plan.pilot.excluded"),
        Column::data("high_need"),
    ];
    columns.extend(schools.columns.iter().enumerate().map(|(at, column)| {
        let form = if column.kind == Kind::Number { Form::Number } else { Form::Text };
        Column::data(column.name.clone()).kept(form, format!("values.{at}"))
    }));
    let row = |(at, school): (usize, &School)| {
        let mut row = vec![
            Cell::text(school.id.as_str()),
            Cell::text(&school.name),
            Cell::Yes(pilot.sites.contains(&school.id)),
            Cell::Yes(pilot.locked.contains(&school.id)),
            Cell::Yes(pilot.excluded.contains(&school.id)),
            if pilot.need.column.is_empty() { Cell::Blank } else { Cell::Yes(pilot.is_high_need(at)) },
        ];
        row.extend(schools.columns.iter().enumerate().map(|(index, column)| match schools.value(at, index) {
            None => Cell::Blank,
            Some(value) if column.kind == Kind::Number => Cell::Number(value.to_owned()),
            Some(value) => Cell::text(value),
        }));
        row
    };
    Table { caption: String::new(), columns, rows: schools.rows.iter().enumerate().map(row).collect() }
}

/// How many columns of the district's own the sites are shown with.
const MOST_COLUMNS: usize = 5;

/// The schools agreed as sites, by their rows.
pub(crate) fn sites(manuscript: &Manuscript<'_>, rows: &[usize]) -> Table {
    let (words, schools) = (manuscript.words, &manuscript.document.plan.pilot.schools);
    let shown = schools.columns.len().min(MOST_COLUMNS);
    // A word such as "Elementary" needs more room than a number.
    let told = schools.columns.iter().take(shown).map(|column| match column.kind {
        Kind::Number => Column::said(&column.name, 12).number(),
        _ => Column::said(&column.name, 16),
    });
    let told: Vec<Column> = told.collect();
    let name = 100 - told.iter().map(|column| column.width).sum::<u8>();
    let mut columns = vec![Column::said(words.schools_school(), name)];
    columns.extend(told);
    let decimals: Vec<u8> = (0..shown).map(|column| say::pilot::decimals(schools, rows, column)).collect();
    let row = |row: &usize| {
        let mut cells = vec![Cell::text(&schools.rows[*row].name)];
        let value = |(column, decimals): (usize, &u8)| say::pilot::value(words, schools, *row, column, *decimals);
        cells.extend(decimals.iter().enumerate().map(|at| Cell::Text(value(at))));
        cells
    };
    Table { caption: words.charter_sites_caption().into_owned(), columns, rows: rows.iter().map(row).collect() }
}

/// How well sites mirror the district, trait by trait.
pub(crate) fn balance(words: &Words, schools: &Schools, lines: &[Line]) -> Table {
    let columns = vec![
        Column::said(words.pilot_trait(), 38),
        Column::said(words.pilot_district(), 17).number(),
        Column::said(words.pilot_pilots(), 17).number(),
        Column::said(words.pilot_difference(), 15).number(),
        Column::said(words.pilot_unknown(), 13).number(),
    ];
    let row = |line: &Line| say::pilot::balance_row(words, schools, line).into_iter().map(Cell::Text).collect();
    Table { caption: words.pilot_balance().into_owned(), columns, rows: lines.iter().map(row).collect() }
}

/// The cycles in which something is tried.
pub(crate) fn cycles(manuscript: &Manuscript<'_>) -> Table {
    let words = manuscript.words;
    let columns = vec![
        Column::said(words.charter_cycle(), 60),
        Column::said(words.charter_from(), 20),
        Column::said(words.charter_to(), 20),
    ];
    let row = |cycle: &Cycle| {
        vec![Cell::text(&cycle.name).or_open(), Cell::day(cycle.start_date).or_open(), Cell::day(cycle.end_date)]
    };
    let rows = manuscript.document.plan.pilot.charter.cycles.iter().map(row).collect();
    Table { caption: words.charter_cycles().into_owned(), columns, rows }
}

/// The waves in which schools follow the pilot.
pub(crate) fn waves(manuscript: &Manuscript<'_>) -> Table {
    let words = manuscript.words;
    let columns = vec![
        Column::said(words.charter_wave(), 14),
        Column::said(words.charter_from(), 14),
        Column::said(words.charter_wave_schools(), 24),
        Column::said(words.charter_ready(), 24),
        Column::said(words.charter_support(), 24),
    ];
    let row = |wave: &Wave| {
        vec![
            Cell::text(&wave.name).or_open(),
            Cell::day(wave.start_date).or_open(),
            Cell::text(&say::pilot::wave_schools(words, &manuscript.document.plan.pilot.schools, wave)),
            Cell::text(&wave.readiness),
            Cell::text(&wave.support),
        ]
    };
    let rows = manuscript.document.plan.pilot.waves.iter().map(row).collect();
    Table { caption: words.charter_waves().into_owned(), columns, rows }
}
