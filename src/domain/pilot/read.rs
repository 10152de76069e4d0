//! Schools from a table of text: the table is found among the lines ([`Sheet`]), its columns are guessed and corrected
//! ([`Reading`]), and its rows become schools ([`schools`]). What is not taken as it stands is told with its line.

mod cell;
mod guess;
mod known;
mod rows;
mod sheet;
mod title;
mod told;

pub use guess::{Reading, Why, guess};
pub use sheet::{LeftOut, Reason, Sheet};
pub use told::{Fault, FaultKind, Read};

use super::{Column, Kind, MOST_COLUMNS, Role, School, Schools};
use crate::base::delimited::{self, Written, write};
use cell::Said;
use rows::Candidate;

/// Reads the schools as a reading says. Schools known already, by their number or their name, keep their id. Every row and
/// cell that does not fit is reported, and reading goes on.
#[must_use]
pub fn schools(sheet: &Sheet, reading: &Reading, known: &Schools) -> Read {
    let mut read = Read { left_out: sheet.left_out.clone(), ..Read::default() };
    let fault = |line: &u32| Fault { line: *line, what: FaultKind::Unended };
    read.faults.extend(sheet.unended.iter().map(fault));
    let candidates = rows::candidates(sheet, reading, &mut read);
    let columns = (0..reading.columns.len()).filter(|at| reading.columns[*at].2 != Role::Aside).take(MOST_COLUMNS);
    let values: Vec<Vec<String>> = columns
        .map(|at| {
            read.schools.columns.push(column(reading, at, known));
            values(sheet, reading, at, &candidates, &mut read)
        })
        .collect();
    let named = candidates.iter().map(|candidate| (candidate.code.clone(), candidate.name.clone())).collect::<Vec<_>>();
    let (ids, lost) = known::ids(known, &named);
    read.lost = lost;
    for (row, (id, Candidate { code, name, .. })) in ids.into_iter().zip(candidates).enumerate() {
        let values = values.iter().map(|column| column[row].clone()).collect();
        read.schools.rows.push(School { id, name, code, values, other: serde_json::Map::new() });
    }
    read.faults.extend(sheet.cut_at.map(|line| Fault { line, what: FaultKind::TooLarge }));
    read.faults.sort_by_key(|fault| fault.line);
    read.left_out.sort_by_key(|left| left.line);
    read
}

/// The column with a title, or else with the same title but for its years.
#[must_use]
pub fn column_like<'a>(schools: &'a Schools, title: &str) -> Option<&'a Column> {
    let plain = title::without_year(title);
    let is_like = |column: &&Column| !plain.is_empty() && title::without_year(&column.name) == plain;
    schools.columns.iter().find(|column| column.name == title).or_else(|| schools.columns.iter().find(is_like))
}

/// A column as a reading says; how much it counts stays.
fn column(reading: &Reading, at: usize, known: &Schools) -> Column {
    let (name, kind, role) = reading.columns[at].clone();
    let weight = column_like(known, &name).and_then(|column| column.weight);
    Column { name, kind, role, weight, other: serde_json::Map::new() }
}

/// What a column says of each school.
fn values(sheet: &Sheet, reading: &Reading, at: usize, candidates: &[Candidate], read: &mut Read) -> Vec<String> {
    let (title, kind, role) = &reading.columns[at];
    let comma = guess::comma(sheet, at);
    let texts: Vec<&str> = candidates.iter().map(|candidate| candidate.cell(at)).collect();
    let codes =
        *kind == Kind::Number && cell::has_codes(&texts, comma, *role == Role::Students || title::is_share(title));
    let is_grades = title::about(title) == title::About::Grades;
    let mut unknown = 0;
    let values = texts.iter().zip(candidates).map(|(text, candidate)| {
        let mut fault = |what| read.faults.push(Fault { line: candidate.line, what });
        let (column, text) = (title.clone(), (*text).to_owned());
        if *kind == Kind::Category {
            if cell::is_mark(&text) {
                unknown += 1;
                return String::new();
            }
            let span = cell::grades_of_day(&text).filter(|_| is_grades);
            return span.map_or(text.clone(), |span| {
                fault(FaultKind::Grades { text, span: span.clone() });
                span
            });
        }
        match cell::number(&text, comma, codes) {
            Said::Number(number) if *role == Role::Students && number.starts_with('-') => {
                fault(FaultKind::NoNumber { column, text });
            }
            Said::Number(number) => return number,
            Said::Nothing => {}
            Said::Mark => unknown += 1,
            Said::Range => fault(FaultKind::Range { column, text }),
            Said::Word => fault(FaultKind::NoNumber { column, text }),
        }
        String::new()
    });
    let values = values.collect::<Vec<_>>();
    if unknown > 0 {
        read.unknown.push((title.clone(), unknown));
    }
    if *kind == Kind::Number {
        shares(sheet, title, &texts, &values, candidates, read);
    }
    values
}

/// Tells of shares of one where a share of a hundred may be meant.
fn shares(sheet: &Sheet, title: &str, texts: &[&str], values: &[String], candidates: &[Candidate], read: &mut Read) {
    let is_part = |value: &str| value.starts_with("0.") || value == "0" || value == "1" || value.starts_with("1.0");
    let known = || texts.iter().zip(values).zip(candidates).filter(|((_, value), _)| !value.is_empty());
    let bare = || known().filter(|((text, _), _)| !text.ends_with('%'));
    let has_parts = bare().any(|((_, value), _)| value.starts_with("0."));
    if !has_parts || !bare().all(|((_, value), _)| is_part(value)) {
        return;
    }
    let column = || title.to_owned();
    if bare().count() == known().count() {
        let what = FaultKind::SharesOfOne { column: column() };
        return read.faults.extend((bare().count() > 2).then_some(Fault { line: sheet.head_line, what }));
    }
    let mixed = bare().map(|((text, _), candidate)| Fault {
        line: candidate.line,
        what: FaultKind::MixedShares { column: column(), text: (*text).to_owned() },
    });
    read.faults.extend(mixed.collect::<Vec<_>>());
}

/// Rows of a workbook or of a page as text, a line for each. Where a table was put into one column, its lines are the
/// cells.
#[must_use]
pub fn as_text(rows: &[Vec<String>]) -> String {
    let mut out = String::new();
    if rows.iter().all(|row| row.iter().skip(1).all(String::is_empty)) {
        rows.iter().for_each(|row| out.extend([row.first().map_or("", String::as_str), "\r\n"]));
        return out;
    }
    for row in rows {
        let one_line = |cell: &String| cell.split(['\r', '\n']).collect::<Vec<_>>().join(" ");
        write(row.iter().map(|cell| Written::Typed(one_line(cell))), &mut out);
    }
    out
}

/// How well rows read as schools, to choose between the sheets of a workbook: a title that names the schools counts most,
/// and then how many schools there are.
#[must_use]
pub fn fit(rows: &[Vec<String>]) -> u32 {
    let sheet = Sheet::of(&delimited::read(&as_text(rows)));
    let known = Schools::default();
    let reading = guess(&sheet, &known);
    let named = sheet.head.get(reading.name_column).map_or(0, |title| title::names_schools(title)) as u32;
    let has_columns = sheet.head.len() > 1;
    named / 30 * 10_000 + u32::from(has_columns) * 5_000 + schools(&sheet, &reading, &known).schools.rows.len() as u32
}

/// The schools as a table of text, to be edited and read again.
#[must_use]
pub fn text(schools: &Schools, name_title: &str, id_title: &str) -> String {
    let mut out = String::new();
    let typed = |text: &str| Written::Typed(text.to_owned());
    let has_codes = schools.rows.iter().any(|school| !school.code.is_empty());
    let code = |text| has_codes.then_some(text);
    let titles = schools.columns.iter().map(|column| column.name.as_str());
    write([name_title].into_iter().chain(code(id_title)).chain(titles).map(typed), &mut out);
    for school in &schools.rows {
        let values = school.values.iter().map(String::as_str);
        write([school.name.as_str()].into_iter().chain(code(school.code.as_str())).chain(values).map(typed), &mut out);
    }
    out
}
