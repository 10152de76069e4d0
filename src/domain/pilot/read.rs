//! Schools from a table of text: the table is found among the lines ([`Sheet`]), its columns are guessed and corrected
//! ([`Reading`]), and its rows become schools ([`schools`]). What is not taken as it stands is told with its line.

mod cell;
mod correction;
mod guess;
mod known;
mod origin;
mod rows;
mod sheet;
mod title;
mod told;

pub use guess::{Reading, Why, guess};
pub use origin::{Brought, Origin};
pub use sheet::{LeftOut, Reason, Sheet};
pub use told::{Fault, FaultKind, Read};

use std::mem;

use super::{Column, Kind, MOST_COLUMNS, Role, School, Schools};
use crate::base::delimited::{self, Written, write};
use crate::base::{by_line, decimal};
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
    let mut values: Vec<Vec<String>> = columns
        .map(|at| {
            read.schools.columns.push(column(reading, at, known));
            values(sheet, reading, at, &candidates, &mut read)
        })
        .collect();
    let named = |candidate: &Candidate| (candidate.line, candidate.code.clone(), candidate.name.clone());
    let named = candidates.iter().map(named).collect::<Vec<_>>();
    let ids;
    (ids, read.lost, read.fresh) = known::ids(known, &named, &reading.same);
    read.lines = named.iter().map(|(line, ..)| *line).collect();
    for (row, (id, Candidate { code, name, .. })) in ids.into_iter().zip(candidates).enumerate() {
        let values = values.iter_mut().map(|column| mem::take(&mut column[row])).collect();
        read.schools.rows.push(School { id, name, code, values, other: serde_json::Map::new() });
    }
    read.faults.extend(sheet.cut_at.map(|line| Fault { line, what: FaultKind::TooLarge }));
    read.faults = by_line(read.faults, |fault| fault.line);
    read.left_out = by_line(read.left_out, |left| left.line);
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
    let (title, kind, _) = &reading.columns[at];
    let texts: Vec<&str> = candidates.iter().map(|candidate| candidate.cell(at)).collect();
    let (mut values, unknown) = match kind {
        Kind::Category => words(title, &texts, candidates, read),
        Kind::Number => numbers(sheet, reading, at, (&texts, candidates), read),
    };
    if unknown > 0 {
        read.unknown.push((title.clone(), unknown));
    }
    if *kind == Kind::Number {
        shares(sheet, reading, at, &texts, &mut values, candidates, read);
    }
    values
}

/// The words of a column, and how many of them say that something is not known.
fn words(title: &str, texts: &[&str], candidates: &[Candidate], read: &mut Read) -> (Vec<String>, u32) {
    let is_grades = title::about(title) == title::About::Grades;
    let mut unknown = 0;
    let mut word = |(text, candidate): (&&str, &Candidate)| {
        if cell::is_mark(text) {
            unknown += 1;
            return String::new();
        }
        let span = is_grades.then(|| cell::grades_of_day(text)).flatten();
        let Some(span) = span else { return (*text).to_owned() };
        let what = FaultKind::Grades { text: (*text).to_owned(), span: span.clone() };
        read.faults.push(Fault { line: candidate.line, what });
        span
    };
    let values = texts.iter().zip(candidates).map(&mut word).collect();
    (values, unknown)
}

/// The numbers of a column in their plain form, and how many cells say that one is not known.
fn numbers(
    sheet: &Sheet,
    reading: &Reading,
    at: usize,
    (texts, candidates): (&[&str], &[Candidate]),
    read: &mut Read,
) -> (Vec<String>, u32) {
    let (title, _, role) = &reading.columns[at];
    let comma = guess::comma(sheet, at);
    let codes = cell::has_codes(texts, comma, *role == Role::Students || title::is_share(title));
    let mut unknown = 0;
    let mut number = |(text, candidate): (&&str, &Candidate)| {
        let said = match cell::number(text, comma, codes) {
            Said::Number(number) if *role == Role::Students && number.starts_with('-') => Said::Word,
            said => said,
        };
        match said {
            Said::Number(number) => return number,
            Said::Nothing => {}
            Said::Mark => unknown += 1,
            Said::Range | Said::Word => {
                let (column, text) = (title.clone(), (*text).to_owned());
                let is_range = said == Said::Range;
                let what =
                    if is_range { FaultKind::Range { column, text } } else { FaultKind::NoNumber { column, text } };
                read.faults.push(Fault { line: candidate.line, what });
            }
        }
        String::new()
    };
    let values = texts.iter().zip(candidates).map(&mut number).collect();
    (values, unknown)
}

/// Tells of parts of 1 where percents may be meant, and makes percents of them where somebody wants that.
fn shares(
    sheet: &Sheet,
    reading: &Reading,
    at: usize,
    texts: &[&str],
    values: &mut [String],
    candidates: &[Candidate],
    read: &mut Read,
) {
    let is_part = |value: &str| value.starts_with("0.") || value == "0" || value == "1" || value.starts_with("1.0");
    let known = values.iter().filter(|value| !value.is_empty()).count();
    let bare: Vec<usize> =
        (0..values.len()).filter(|row| !values[*row].is_empty() && !texts[*row].ends_with('%')).collect();
    let has_parts = bare.iter().any(|row| values[*row].starts_with("0."));
    let is_alone = bare.len() == known;
    if !has_parts || (is_alone && known < 3) || !bare.iter().all(|row| is_part(&values[*row])) {
        return;
    }
    let column = || reading.columns[at].0.clone();
    if is_alone {
        read.faults.push(Fault { line: sheet.head_line, what: FaultKind::SharesOfOne { column: column(), at } });
    } else {
        read.faults.extend(bare.iter().map(|row| Fault {
            line: candidates[*row].line,
            what: FaultKind::MixedShares { column: column(), at, text: texts[*row].to_owned() },
        }));
    }
    for row in bare.into_iter().filter(|_| reading.percents.contains(&at)) {
        let percent = decimal::rounded(&values[row], 2);
        percent.into_iter().for_each(|percent| values[row] = percent);
    }
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
    let sheet = Sheet::of(delimited::read(&as_text(rows)));
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
