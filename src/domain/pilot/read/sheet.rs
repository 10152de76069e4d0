//! The table among the lines of a file: titles before its head, heads of several rows, and notes after it.

use std::mem;

use super::cell::{clean, is_year};
use super::title;
use crate::base::decimal;
use crate::base::delimited::{Delimited, Row};
use crate::base::text::lower;

/// A table of schools as it stands in a file: one row of titles, and rows under it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The titles of the columns, each another one. A column without a title has its letter, as in a spreadsheet.
    pub head: Vec<String>,
    /// The line of the titles, from 1; 0 where the table has none.
    pub head_line: u32,
    /// The rows that may be schools. Their cells hold no space around the text.
    pub rows: Vec<Row>,
    /// Lines that are no rows of the table.
    pub left_out: Vec<LeftOut>,
    /// The lines on which a quote begins that never ends.
    pub unended: Vec<u32>,
    /// Whether a comma is more likely the decimal sign.
    pub prefers_comma: bool,
    /// The line at which reading ended, where the table is larger than any that is read.
    pub cut_at: Option<u32>,
}

/// A line that was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// The line, from 1.
    pub line: u32,
    /// Why.
    pub why: Reason,
    /// What stands in it, its cells apart by spaces.
    pub text: String,
}

/// Why a line is no school.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// It is above the titles of the columns.
    Title,
    /// It is a note.
    Note,
    /// It holds nothing.
    Blank,
    /// It repeats the titles.
    HeadAgain,
    /// It adds schools up, or is their mean.
    Total,
    /// It is a heading above schools.
    Section,
    /// The workbook hides it.
    Hidden,
    /// Somebody left it out.
    ByHand,
}

/// How far down the titles are looked for.
const MOST_ABOVE: usize = 40;

/// The most rows of titles.
const MOST_HEADS: usize = 3;

impl Sheet {
    /// Finds the table among the rows of a text.
    #[must_use]
    pub fn of(table: Delimited) -> Sheet {
        let mut rows = table.rows;
        rows.iter_mut().flat_map(|row| &mut row.cells).for_each(|cell| *cell = clean(mem::take(cell)));
        let typical = typical(&rows);
        let head = find_head(&rows, typical);
        let mut sheet = Sheet {
            unended: table.unended,
            prefers_comma: table.delimiter == ';',
            cut_at: table.cut_at,
            ..Sheet::default()
        };
        let blank = |line: &u32| LeftOut { line: *line, why: Reason::Blank, text: String::new() };
        sheet.left_out = table.blank.iter().map(blank).collect();
        let (first, last) = head.unwrap_or_default();
        if head.is_some() {
            sheet.take_head(&rows[first..last]);
        }
        for (at, row) in rows.into_iter().enumerate().filter(|(at, _)| !(first..last).contains(at)) {
            match sheet.reason(&row, typical, at < first) {
                Some(why) => sheet.left_out.push(LeftOut { line: row.line, why, text: row.text() }),
                None => sheet.rows.push(row),
            }
        }
        sheet.name_columns();
        sheet
    }

    fn take_head(&mut self, rows: &[Row]) {
        let mut head: Vec<String> = Vec::new();
        for row in rows.iter().rev() {
            head = composed(&row.cells, &head);
        }
        self.head_line = rows.last().map_or(0, |row| row.line);
        self.head = head;
    }

    /// Why a row is none of the table; `None` where it may be a school.
    fn reason(&self, row: &Row, typical: usize, is_above: bool) -> Option<Reason> {
        if is_above {
            return Some(Reason::Title);
        }
        if row.cells.iter().zip(&self.head).filter(|(cell, title)| cell == title).count() * 5 > filled(row) * 4 {
            return Some(Reason::HeadAgain);
        }
        let first = row.cells.iter().find(|cell| !cell.is_empty()).map_or("", String::as_str);
        let is_alone = filled(row) == 1 && typical > 1;
        let is_short = is_alone && row.cells.len() == 1 && typical > 2;
        let is_note = if is_alone { is_short || reads_as_note(first) } else { begins_note(first) };
        is_note.then_some(Reason::Note)
    }

    /// Gives each column a title of its own.
    fn name_columns(&mut self) {
        let width = self.rows.iter().map(|row| row.cells.len()).max().unwrap_or_default();
        if self.head.is_empty() {
            self.head.resize(width, String::new());
        }
        // What ELSI puts behind a title tells columns apart at times, and is left out where it does not.
        let short: Vec<&str> = self.head.iter().map(|title| title.split(" [").next().unwrap_or_default()).collect();
        let is_only = |at: usize| short.iter().filter(|other| **other == short[at]).count() == 1;
        let shortened = (0..short.len()).map(|at| if is_only(at) { short[at] } else { &self.head[at] });
        let mut titles: Vec<String> = Vec::new();
        for (at, title) in shortened.enumerate() {
            let title = title.trim_end_matches('*');
            let title = if title.is_empty() { letters(at) } else { title.to_owned() };
            let same = titles.iter().filter(|known| **known == title).count();
            titles.push(if same > 0 { format!("{title} ({})", letters(at)) } else { title });
        }
        self.head = titles;
    }
}

/// How many cells of a row hold something.
fn filled(row: &Row) -> usize {
    row.cells.iter().filter(|cell| !cell.is_empty()).count()
}

/// How many cells of most rows hold something, among the rows with two or more.
fn typical(rows: &[Row]) -> usize {
    let mut counts = [0_u32; 257];
    rows.iter().map(filled).filter(|count| *count > 1).for_each(|count| counts[count.min(256)] += 1);
    let half = counts.iter().sum::<u32>().div_ceil(2);
    let mut so_far = 0;
    let middle = counts.iter().position(|count| {
        so_far += count;
        so_far >= half
    });
    middle.filter(|_| half > 0).unwrap_or(1)
}

/// The first row of the titles, and the row after the last. `None` where the table begins with a school.
fn find_head(rows: &[Row], typical: usize) -> Option<(usize, usize)> {
    let mut best: Option<(i32, usize)> = None;
    for (at, row) in rows.iter().enumerate().take(MOST_ABOVE) {
        let score = head_score(row, typical);
        if best.is_none_or(|(most, _)| score > most) {
            best = Some((score, at));
        }
    }
    let (_, at) = best.filter(|(score, _)| *score >= 0)?;
    let (mut first, mut last) = (at, at + 1);
    while first > 0 && last - first < MOST_HEADS && is_group(&rows[first - 1], &rows[first]) {
        first -= 1;
    }
    while last < rows.len() && last - first < MOST_HEADS && is_under_head(&rows[last], &rows[at], &rows[last + 1..]) {
        last += 1;
    }
    Some((first, last))
}

/// How much a row looks like one of titles: titles that are known count for it, numbers against it.
fn head_score(row: &Row, typical: usize) -> i32 {
    let cells = row.cells.iter().filter(|cell| !cell.is_empty());
    let score: i32 = cells
        .map(|cell| match () {
            () if is_year(cell) => 0,
            () if is_number(cell) => -4,
            () if title::is_known(cell) => 2,
            () => 0,
        })
        .sum();
    score - if filled(row) * 5 < typical * 3 { 3 } else { 0 }
}

fn is_number(cell: &str) -> bool {
    decimal::plain(cell, false).or_else(|| decimal::plain(cell, true)).is_some()
}

fn has_numbers(row: &Row) -> bool {
    row.cells.iter().any(|cell| is_number(cell) && !is_year(cell))
}

/// Whether a row above titles names groups of them, as `Enrollment` above `2022-23` and `2023-24`.
fn is_group(above: &Row, head: &Row) -> bool {
    let repeats = head.cells.iter().enumerate().any(|(at, cell)| !cell.is_empty() && head.cells[..at].contains(cell));
    let starts_blank = above.cells.first().is_none_or(String::is_empty);
    let is_short = above.cells.iter().all(|cell| cell.chars().count() < 60);
    let fits =
        above.cells.len() <= head.cells.len() && (starts_blank || (repeats && filled(above) > 1) || filled(above) > 2);
    fits && is_short && !has_numbers(above)
}

/// Whether a row under titles goes on with them: nothing under the first, no number, and numbers in what follows.
fn is_under_head(row: &Row, head: &Row, below: &[Row]) -> bool {
    let name = head.cells.iter().position(|cell| title::names_schools(cell) > 0).unwrap_or_default();
    let is_nameless = row.cells.get(name).is_none_or(String::is_empty) || row.cells.get(name) == head.cells.get(name);
    is_nameless && filled(row) > 1 && !has_numbers(row) && below.iter().take(5).any(has_numbers)
}

/// Titles under those of their groups. A group goes on to the right, over titles that have none of their own.
fn composed(above: &[String], below: &[String]) -> Vec<String> {
    let mut group = "";
    let titles = (0..above.len().max(below.len())).map(|at| {
        let own = above.get(at).map_or("", String::as_str);
        let title = below.get(at).map_or("", String::as_str);
        if !own.is_empty() {
            group = own;
        }
        match (own.is_empty(), title.is_empty()) {
            (true, true) => String::new(),
            (_, true) => own.to_owned(),
            _ if group.is_empty() || group == title || (own.is_empty() && title::stands_alone(title)) => {
                title.to_owned()
            }
            _ => format!("{group} {title}"),
        }
    });
    titles.collect()
}

/// Words with which notes begin.
const NOTE_WORDS: [&str; 21] = [
    "note",
    "notes",
    "source",
    "sources",
    "data source",
    "data as of",
    "as of",
    "report generated",
    "generated",
    "downloaded",
    "printed",
    "exported",
    "retrieved",
    "prepared by",
    "prepared",
    "page",
    "copyright",
    "disclaimer",
    "footnote",
    "last updated",
    "updated",
];

/// Signs that stand for what is not known, and are told under a table.
const NOTE_SIGNS: [char; 7] = ['†', '‡', '–', '*', '§', '¹', '²'];

/// Whether a text that stands alone is a note: a sentence, a source, a mark that is told.
fn reads_as_note(text: &str) -> bool {
    let is_sentence = text.chars().count() > 70 || (text.split(' ').count() > 5 && text.ends_with('.'));
    let is_sign = text.starts_with(NOTE_SIGNS) || text.contains("://") || text.contains(" = ");
    is_sentence || is_sign || begins_note(text) || NOTE_WORDS.iter().any(|word| text.eq_ignore_ascii_case(word))
}

/// Whether a text begins as a note does, whatever stands beside it.
fn begins_note(text: &str) -> bool {
    let small = lower(text);
    let goes_on = |rest: &str| {
        let is_date = rest.starts_with(' ') && rest.contains(|c: char| c.is_ascii_digit() || c == ':');
        rest.starts_with(':') || is_date
    };
    let tells_sign = text.split_once(' ').is_some_and(|(sign, rest)| {
        sign.chars().all(|c| NOTE_SIGNS.contains(&c)) && rest.split(' ').filter(|word| word.len() > 1).count() > 1
    });
    tells_sign || text.starts_with('©') || NOTE_WORDS.iter().any(|word| small.strip_prefix(word).is_some_and(goes_on))
}

/// The letters of a column, as a spreadsheet names it: `A` to `Z`, `AA`, …
fn letters(at: usize) -> String {
    let last = char::from(b'A' + (at % 26) as u8);
    if at < 26 { last.to_string() } else { format!("{}{last}", letters(at / 26 - 1)) }
}
