//! A table that came back beside the one that would leave now: which column and which row is which.

use std::collections::BTreeMap;

use super::cell::{Habits, folded};
use super::day::{self, Days};
use super::known::{Known, word_of};
use crate::base::{Date, decimal, delimited, limits};
use crate::documents::table::{Back, Form, Kept};

/// How far down a head is looked for: people write titles over tables.
const MOST_ABOVE: usize = 10;

/// The most rows that are looked over: no list of the document is longer.
pub(super) const MOST_ROWS: usize = limits::MOST_ENTRIES;

/// In place of a row, where several have the same in common.
const SEVERAL: usize = usize::MAX;

/// What two rows must have in common to be one: made of an id and a name.
type Way<'a> = &'a dyn Fn([&str; 2]) -> String;

/// A table that came back.
pub(super) struct Sheet<'a> {
    pub(super) known: &'a Known,
    pub(super) head: &'a [String],
    /// For each column of ours its place in the file.
    pub(super) places: Vec<Option<usize>>,
    /// The number of the first row below the head, from 1.
    pub(super) first_row: usize,
    pub(super) rows: &'a [Vec<String>],
    pub(super) habits: Vec<Habits>,
    /// For each row of the file the row of ours that it is.
    pub(super) matches: Vec<Option<usize>>,
}

impl<'a> Sheet<'a> {
    /// The table whose columns fit best. `None` where no row is the head of one of ours.
    pub(super) fn of(rows: &'a [Vec<String>], known: &'a [Known]) -> Option<Sheet<'a>> {
        let heads = rows.iter().take(MOST_ABOVE).enumerate();
        let fits = heads.flat_map(|(at, head)| {
            known.iter().map(move |known| {
                let places = known.places(head);
                (known.fit(&places), at, known, places)
            })
        });
        // Of those that fit as well the first is taken.
        let best = fits.fold(None, |best: Option<(usize, _, _, _)>, one| match best {
            Some(best) if best.0 >= one.0 => Some(best),
            _ => Some(one),
        });
        let (_, at, known, places) = best.filter(|(fit, ..)| *fit > 0)?;
        let (head, rows) = rows[at..].split_first()?;
        let rows = &rows[..rows.len().min(MOST_ROWS + 1)];
        let mut sheet = Sheet { known, head, places, first_row: at + 2, rows, habits: Vec::new(), matches: Vec::new() };
        sheet.matches = sheet.matched();
        let days = sheet.days();
        sheet.habits = (0..known.columns.len()).map(|column| sheet.habits_of(column, days)).collect();
        Some(sheet)
    }

    /// The text of a cell; empty where the file does not have the column.
    pub(super) fn text(&self, row: usize, column: usize) -> &'a str {
        let cell = self.places[column].and_then(|at| self.rows[row].get(at));
        cell.map_or("", |cell| cell.trim())
    }

    /// What identifies a row in the file: its id, or its name.
    pub(super) fn word(&self, row: usize, column: Option<usize>) -> &'a str {
        column.map_or("", |column| delimited::unguarded(self.text(row, column)))
    }

    pub(super) fn is_blank(&self, row: usize) -> bool {
        self.rows[row].iter().all(|cell| cell.trim().is_empty())
    }

    /// The rows of ours: by id and name, by id, by an id that lost its zeros, by name. What fits more than one row fits
    /// none.
    fn matched(&self) -> Vec<Option<usize>> {
        let known = self.known;
        let (ids, names) = (known.id_column(), known.name_column());
        let own: Vec<[&str; 2]> = known.rows.iter().map(|row| [word_of(row, ids), word_of(row, names)]).collect();
        let brought: Vec<[&str; 2]> =
            (0..self.rows.len()).map(|row| [self.word(row, ids), self.word(row, names)]).collect();
        let both = |[id, name]: [&str; 2]| [id, "\n", &folded(name)].concat();
        let exact = |[id, _]: [&str; 2]| id.to_owned();
        let zeros = |[id, _]: [&str; 2]| id.trim_end_matches(".0").trim_start_matches('0').to_owned();
        let named = |[_, name]: [&str; 2]| folded(name);
        let ways: [Way<'_>; 4] = [&both, &exact, &zeros, &named];
        let mut matches = vec![None; brought.len()];
        let mut taken = vec![false; own.len()];
        for way in ways {
            let mut left: BTreeMap<String, usize> = BTreeMap::new();
            for (at, words) in own.iter().enumerate().filter(|(at, _)| !taken[*at]) {
                let key = way(*words);
                let at = if left.contains_key(&key) { SEVERAL } else { at };
                left.insert(key, at);
            }
            for (row, found) in matches.iter_mut().enumerate().filter(|(_, found)| found.is_none()) {
                let word = way(brought[row]);
                let fitting = left.get(&word).filter(|at| **at != SEVERAL && !word.trim().is_empty());
                *found = fitting.copied().filter(|at| !taken[*at]);
                found.iter().for_each(|at| taken[*at] = true);
            }
        }
        matches
    }

    /// What the cells of a column tell together.
    fn habits_of(&self, column: usize, days: Days) -> Habits {
        let texts = (0..self.rows.len()).map(|row| self.text(row, column)).filter(|text| !text.is_empty());
        Habits { days, comma: decimal::has_decimal_comma(texts, false) }
    }

    /// How days are written: all days of a table alike.
    fn days(&self) -> Days {
        let is_day = |column: &usize| {
            let is_read = matches!(self.known.columns[*column].back, Back::At(Form::Day | Form::ReadingDay, _));
            is_read || self.known.rows.iter().any(|row| matches!(row[*column], Kept::Date(_)))
        };
        let columns: Vec<usize> = (0..self.places.len()).filter(is_day).collect();
        let cells = (0..self.rows.len()).flat_map(|row| columns.iter().map(move |column| (row, *column)));
        day::habit(cells.map(|(row, column)| (self.text(row, column), self.day(row, column))))
    }

    /// The day that a cell holds in the document.
    fn day(&self, row: usize, column: usize) -> Option<Date> {
        match self.matches[row].map(|at| &self.known.rows[at][column]) {
            Some(Kept::Date(day)) => Some(*day),
            _ => None,
        }
    }
}
