//! Schools from a table of text.

use std::collections::BinaryHeap;

use super::balance::MOST_CATEGORIES;
use super::{Column, Kind, MOST_COLUMNS, MOST_SCHOOLS, Role, School, Schools};
use crate::base::delimited::{Delimited, Row, Written, write};
use crate::base::text::lower;
use crate::base::{ItemId, Table, decimal};

/// Cells that mean "not known".
const UNKNOWN: [&str; 10] = ["n/a", "na", "-", "–", "—", "*", "**", ".", "null", "none"];

/// How a table is to be read: which column names the schools, and what the others are. Guessed first, then corrected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The column that names the schools.
    pub name_column: usize,
    /// What each column of the table is; `Aside` for the one with the names.
    pub columns: Vec<(String, Kind, Role)>,
}

/// Something in a table that could not be taken as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The line of the text, from 1.
    pub line: u32,
    /// What is the matter.
    pub what: FaultKind,
}

/// What is the matter with a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FaultKind {
    /// The row names no school and is left out.
    NoName,
    /// The row names a school that an earlier line named, and is left out.
    Twice {
        /// The school.
        name: String,
    },
    /// The row has more cells than the table has columns; what is too much is left out.
    TooLong,
    /// The cell holds no number and counts as not known.
    NoNumber {
        /// The column.
        column: String,
        /// What it holds.
        text: String,
    },
    /// The table holds more schools than are read; this row and those after it are left out.
    TooMany,
    /// The table is larger than any that is read; what follows is left out.
    TooLarge,
}

/// Guesses what the columns are, from their names and from what they hold. Without a row of names, and without any
/// school, there is nothing to guess.
#[must_use]
pub fn guess(table: &Delimited) -> Reading {
    let Some((head, rows)) = table.rows.split_first() else { return Reading::default() };
    let named = |words: &[&str]| head.cells.iter().position(|name| has_word(name, words));
    let name_column = named(&["school", "name", "campus", "site", "escuela", "classroom"])
        .filter(|at| !has_word(&head.cells[*at], &["level", "type", "size", "id", "code"]));
    let name_column = name_column.or_else(|| (0..head.cells.len()).find(|at| !is_number(table, rows, *at)));
    let name_column = name_column.unwrap_or_default();
    let mut used = 0;
    let mut has_students = false;
    let columns = head.cells.iter().enumerate().map(|(at, name)| {
        let kind = if is_number(table, rows, at) { Kind::Number } else { Kind::Category };
        let mut role = role(name, kind, distinct(rows, at), rows.len());
        if role == Role::Students && std::mem::replace(&mut has_students, true) {
            role = Role::Mirrored;
        }
        if at == name_column || (role != Role::Aside && used == MOST_COLUMNS) {
            role = Role::Aside;
        }
        used += usize::from(role != Role::Aside);
        (name.clone(), kind, role)
    });
    Reading { columns: columns.collect(), name_column }
}

fn role(name: &str, kind: Kind, distinct: usize, rows: usize) -> Role {
    if has_word(name, &["feeder", "pattern", "cluster"]) {
        return Role::Feeder;
    }
    if kind == Kind::Number && has_word(name, &["students", "enrollment", "enrolment", "membership"]) {
        return if name.contains('%') || has_word(name, &["percent", "pct"]) { Role::Mirrored } else { Role::Students };
    }
    let is_id = has_word(name, &["id", "code", "number", "ncessch", "cds", "zip", "phone"]);
    let tells_apart = kind == Kind::Category && (distinct > MOST_CATEGORIES || (rows > 3 && distinct == rows));
    if is_id || tells_apart { Role::Aside } else { Role::Mirrored }
}

/// Whether a name has one of the words as a whole word.
fn has_word(name: &str, words: &[&str]) -> bool {
    let name = lower(name);
    name.split(|c: char| !c.is_alphanumeric()).any(|part| words.contains(&part))
}

fn cell(row: &Row, column: usize) -> &str {
    let text = row.cells.get(column).map(String::as_str).unwrap_or_default();
    if UNKNOWN.iter().any(|unknown| text.eq_ignore_ascii_case(unknown)) { "" } else { text }
}

fn distinct(rows: &[Row], column: usize) -> usize {
    let found: BinaryHeap<&str> = rows.iter().map(|row| cell(row, column)).filter(|text| !text.is_empty()).collect();
    let mut found = found.into_sorted_vec();
    found.dedup();
    found.len()
}

/// Whether at least four of five cells that hold something hold a number.
fn is_number(table: &Delimited, rows: &[Row], column: usize) -> bool {
    let comma = comma(table, rows, column);
    let known = || rows.iter().map(|row| cell(row, column)).filter(|text| !text.is_empty());
    let numbers = known().filter(|text| decimal::plain(text, comma).is_some()).count();
    numbers > 0 && numbers * 5 >= known().count() * 4
}

/// Whether the column's decimal sign is a comma. In files apart by semicolons it usually is.
fn comma(table: &Delimited, rows: &[Row], column: usize) -> bool {
    decimal::has_decimal_comma(rows.iter().map(|row| cell(row, column)), table.delimiter == ';')
}

/// Reads the schools as a reading says. Schools known already, by their name, keep their id. Every row and cell that does
/// not fit is reported, and reading goes on.
#[must_use]
pub fn schools(table: &Delimited, reading: &Reading, known: &Schools) -> (Schools, Vec<Fault>) {
    let rows = table.rows.get(1..).unwrap_or_default();
    let used: Vec<usize> =
        (0..reading.columns.len()).filter(|at| reading.columns[*at].2 != Role::Aside).take(MOST_COLUMNS).collect();
    let commas: Vec<bool> = used.iter().map(|column| comma(table, rows, *column)).collect();
    let columns = used.iter().map(|at| {
        let (name, kind, role) = reading.columns[*at].clone();
        Column { name, kind, role, weight: None, other: serde_json::Map::new() }
    });
    let mut schools = Schools { columns: columns.collect(), ..Schools::default() };
    let mut faults = Vec::new();
    let mut ids = Ids::new(known);
    for row in rows {
        let mut fault = |what| faults.push(Fault { line: row.line, what });
        if row.cells.len() > reading.columns.len() && row.cells[reading.columns.len()..].iter().any(|c| !c.is_empty()) {
            fault(FaultKind::TooLong);
        }
        let name = row.cells.get(reading.name_column).cloned().unwrap_or_default();
        if name.is_empty() {
            fault(FaultKind::NoName);
            continue;
        }
        if schools.rows.len() == MOST_SCHOOLS {
            fault(FaultKind::TooMany);
            break;
        }
        let Some(id) = ids.of(&name) else {
            fault(FaultKind::Twice { name });
            continue;
        };
        let values = used.iter().zip(&commas).map(|(column, comma)| {
            let text = cell(row, *column);
            let (title, kind, _) = &reading.columns[*column];
            if *kind == Kind::Category || text.is_empty() {
                return text.to_owned();
            }
            decimal::plain(text, *comma).unwrap_or_else(|| {
                fault(FaultKind::NoNumber { column: title.clone(), text: text.to_owned() });
                String::new()
            })
        });
        let values = values.collect();
        schools.rows.push(School { id, name, values, other: serde_json::Map::new() });
    }
    faults.extend(table.cut_at.map(|line| Fault { line, what: FaultKind::TooLarge }));
    (schools, faults)
}

/// Hands out ids: each name its known one, or the next free one; no name twice.
struct Ids {
    known: Table<String, String>,
    taken: Table<String, String>,
    next: u32,
}

impl Ids {
    fn new(known: &Schools) -> Ids {
        let mut next = 0;
        let mut names = Table::new();
        for school in &known.rows {
            let number = school.id.as_str().strip_prefix('s').and_then(|digits| digits.parse().ok());
            next = next.max(number.unwrap_or(0));
            names.insert(lower(&school.name), school.id.to_string());
        }
        Ids { known: names, taken: Table::new(), next }
    }

    fn of(&mut self, name: &str) -> Option<ItemId> {
        let name = lower(name);
        if self.taken.contains_key(&name) {
            return None;
        }
        let id = self.known.get(&name).cloned().unwrap_or_else(|| {
            self.next += 1;
            format!("s{}", self.next)
        });
        self.taken.insert(name, id.clone());
        Some(ItemId::from(id))
    }
}

/// The schools as a table of text, to be edited and read again.
#[must_use]
pub fn text(schools: &Schools, name_title: &str) -> String {
    let mut out = String::new();
    let typed = |text: &str| Written::Typed(text.to_owned());
    let head = std::iter::once(name_title).chain(schools.columns.iter().map(|column| column.name.as_str()));
    write(head.map(typed), &mut out);
    for school in &schools.rows {
        let cells = std::iter::once(school.name.as_str()).chain(school.values.iter().map(String::as_str));
        write(cells.map(typed), &mut out);
    }
    out
}
