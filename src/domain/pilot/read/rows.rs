//! Which rows of a table are schools, and what each is called.

use super::cell;
use super::guess::Reading;
use super::known::code_key;
use super::sheet::{LeftOut, Reason, Sheet};
use super::title::{self, About};
use super::told::{Fault, FaultKind, Read};
use crate::base::delimited::Row;
use crate::base::text::{folded, lower};
use crate::base::{Table, decimal};
use crate::domain::pilot::{Kind, MOST_SCHOOLS, Role};

/// A row that is a school.
pub(super) struct Candidate<'a> {
    pub line: u32,
    /// Its number; empty where it has none.
    pub code: String,
    pub name: String,
    row: &'a Row,
}

impl Candidate<'_> {
    /// What a column says of it.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.row.cells.get(column).map_or("", String::as_str)
    }
}

/// The rows that are schools. Those that are none are left out and told.
pub(super) fn candidates<'a>(sheet: &'a Sheet, reading: &Reading, read: &mut Read) -> Vec<Candidate<'a>> {
    let mut found: Vec<Candidate<'_>> = Vec::new();
    for row in &sheet.rows {
        let mut fault = |what| read.faults.push(Fault { line: row.line, what });
        if row.cells.iter().skip(reading.columns.len()).any(|cell| !cell.is_empty()) {
            fault(FaultKind::TooLong);
        }
        let name = row.cells.get(reading.name_column).filter(|name| !cell::is_mark(name)).cloned().unwrap_or_default();
        if name.is_empty() {
            fault(FaultKind::NoName);
        } else if let Some(why) = no_school(row, &name, reading) {
            read.left_out.push(left_out(row, why));
        } else if found.len() == MOST_SCHOOLS {
            fault(FaultKind::TooMany);
            break;
        } else {
            let code = reading.id_column.and_then(|at| row.cells.get(at)).filter(|code| !cell::is_mark(code));
            let code = code.cloned().unwrap_or_default();
            tell_rounded(row, reading, read);
            found.push(Candidate { line: row.line, code, name, row });
        }
    }
    drop_repeated(&mut found, reading, read);
    drop_sums(&mut found, sheet, reading, read);
    tell_apart(&mut found, reading, read);
    found
}

fn left_out(row: &Row, why: Reason) -> LeftOut {
    LeftOut { line: row.line, why, text: row.text() }
}

/// Why a row with a name is no school.
fn no_school(row: &Row, name: &str, reading: &Reading) -> Option<Reason> {
    let is_alone = row.cells.iter().filter(|cell| !cell.is_empty()).count() == 1 && reading.columns.len() > 1;
    match () {
        () if reading.dropped.contains(&row.line) => Some(Reason::ByHand),
        () if reading.kept.contains(&row.line) => None,
        () if reading.hides(row.line) => Some(Reason::Hidden),
        () if is_total(name) => Some(Reason::Total),
        () if is_alone && is_section(name) => Some(Reason::Section),
        () => None,
    }
}

/// Whether a name is that of a sum or a mean: `Total`, `District Total`, `Average`, `All schools`.
fn is_total(name: &str) -> bool {
    const WHOLE: [&str; 20] = [
        "total",
        "totals",
        "sum",
        "average",
        "avg",
        "mean",
        "median",
        "overall",
        "district",
        "districtwide",
        "county",
        "state",
        "statewide",
        "all",
        "minimum",
        "maximum",
        "min",
        "max",
        "count",
        "subtotal",
    ];
    const FIRST: [&str; 8] = ["total", "totals", "subtotal", "grand", "average", "mean", "all", "sum"];
    const LAST: [&str; 7] = ["total", "totals", "subtotal", "average", "avg", "mean", "median"];
    const OF: [&str; 11] = [
        "total",
        "of",
        "all",
        "schools",
        "district",
        "students",
        "enrollment",
        "campuses",
        "elementary",
        "middle",
        "high",
    ];
    let small = lower(name);
    let words: Vec<&str> = small.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let (Some(first), Some(last)) = (words.first(), words.last()) else { return false };
    let sums_up =
        FIRST.contains(first) && words[1..].iter().all(|word| OF.contains(word) || word.parse::<u32>().is_ok());
    (words.len() == 1 && WHOLE.contains(first)) || LAST.contains(last) || (words.len() > 1 && sums_up)
}

/// Whether a text that stands alone is a heading above schools: `Elementary Schools`, `Grades 6-8`.
fn is_section(name: &str) -> bool {
    let small = lower(name);
    small.ends_with("schools") || small.ends_with("campuses") || small.ends_with(':') || small.starts_with("grades ")
}

/// Tells of numbers of schools that a spreadsheet has rounded.
fn tell_rounded(row: &Row, reading: &Reading, read: &mut Read) {
    for ((column, ..), cell) in reading.columns.iter().zip(&row.cells).filter(|(_, cell)| cell::is_rounded(cell)) {
        if matches!(title::about(column), About::SchoolId(_)) {
            let what = FaultKind::Rounded { column: column.clone(), text: cell.clone() };
            read.faults.push(Fault { line: row.line, what });
        }
    }
}

/// Leaves out rows that repeat another. Of a school that has a row for each year, or for each group of students, the row
/// of the last year and of all students stays.
fn drop_repeated(found: &mut Vec<Candidate<'_>>, reading: &Reading, read: &mut Read) {
    let times: Vec<usize> =
        (0..reading.columns.len()).filter(|at| title::about(&reading.columns[*at].0) == About::Time).collect();
    let mut groups: Table<(String, bool), Vec<usize>> = Table::new();
    for (at, candidate) in found.iter().enumerate() {
        let code = code_key(&candidate.code);
        let key = if code.is_empty() { (folded(&candidate.name), false) } else { (code, true) };
        groups.or_insert_with(key, Vec::new).push(at);
    }
    let mut is_kept = vec![true; found.len()];
    for ((_, has_code), rows) in groups.into_iter().filter(|(_, rows)| rows.len() > 1) {
        let rank = |at: usize| (cell::says_all(&found[at].row.cells), last_year(&found[at], &times));
        let best = rows.iter().copied().rev().max_by_key(|at| rank(*at)).unwrap_or_default();
        let is_one = has_code || rows.iter().any(|at| rank(*at) != rank(best));
        for (place, at) in rows.iter().enumerate() {
            let again = || rows[..place].iter().any(|before| found[*before].row.cells == found[*at].row.cells);
            is_kept[*at] = if is_one { *at == best } else { !again() };
        }
    }
    let mut kept = is_kept.iter();
    found.retain(|candidate| {
        let stays = kept.next() == Some(&true);
        if !stays {
            let what = FaultKind::Twice { name: candidate.name.clone() };
            read.faults.push(Fault { line: candidate.line, what });
        }
        stays
    });
}

/// The last year that a row names.
fn last_year(candidate: &Candidate<'_>, times: &[usize]) -> Option<u32> {
    times.iter().filter_map(|at| title::year(candidate.cell(*at))).max()
}

/// Leaves out a row with as many students as all others together, and asks about one with more.
fn drop_sums(found: &mut Vec<Candidate<'_>>, sheet: &Sheet, reading: &Reading, read: &mut Read) {
    let Some(column) = reading.columns.iter().position(|column| column.2 == Role::Students) else { return };
    let comma = super::guess::comma(sheet, column);
    let students = |candidate: &Candidate<'_>| {
        decimal::plain(candidate.cell(column), comma).and_then(|number| decimal::scaled(&number, 0)).filter(|n| *n > 0)
    };
    let known: Vec<i64> = found.iter().filter_map(students).collect();
    let all: i64 = known.iter().fold(0, |sum, n| sum.saturating_add(*n));
    if known.len() < 4 {
        return;
    }
    found.retain(|candidate| {
        let count = students(candidate).unwrap_or_default();
        let others = all.saturating_sub(count);
        if count < others || reading.kept.contains(&candidate.line) {
            return true;
        }
        if count == others {
            read.left_out.push(left_out(candidate.row, Reason::Total));
        } else {
            let what = FaultKind::Largest { name: candidate.name.clone() };
            read.faults.push(Fault { line: candidate.line, what });
        }
        count != others
    });
}

/// Gives schools of one name another each: what another column says stands behind it, or else a number.
fn tell_apart(found: &mut [Candidate<'_>], reading: &Reading, read: &mut Read) {
    let mut names: Table<String, Vec<usize>> = Table::new();
    for (at, candidate) in found.iter().enumerate() {
        names.or_insert_with(folded(&candidate.name), Vec::new).push(at);
    }
    for (_, same) in names.into_iter().filter(|(_, same)| same.len() > 1) {
        let column = telling_column(found, reading, &same);
        for (place, at) in same.iter().enumerate().filter(|(place, _)| column.is_some() || *place > 0) {
            let candidate = &mut found[*at];
            let behind = column.map_or_else(|| (place + 1).to_string(), |column| candidate.cell(column).to_owned());
            candidate.name = format!("{} ({behind})", candidate.name);
            let what = FaultKind::SameName { name: candidate.name.clone() };
            read.faults.push(Fault { line: candidate.line, what });
        }
    }
}

/// The column that says something else of each of some schools: words first, then what was left aside, the number last.
fn telling_column(found: &[Candidate<'_>], reading: &Reading, same: &[usize]) -> Option<usize> {
    let tells = |column: &usize| {
        let said: Vec<&str> = same.iter().map(|at| found[*at].cell(*column)).collect();
        said.iter().enumerate().all(|(at, text)| !text.is_empty() && !cell::is_mark(text) && !said[..at].contains(text))
    };
    let rank = |column: usize| match &reading.columns[column] {
        _ if column == reading.name_column => 0,
        _ if Some(column) == reading.id_column => 1,
        (_, Kind::Category, Role::Aside) => 2,
        (_, Kind::Category, _) => 3,
        _ => 0,
    };
    (0..reading.columns.len()).rev().filter(|column| rank(*column) > 0).filter(tells).max_by_key(|column| rank(*column))
}
