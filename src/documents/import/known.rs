//! A table as it would leave now: its columns, what its cells hold, and how it is known by its head.

use super::cell::folded;
use crate::base::delimited;
use crate::documents::manuscript::Manuscript;
use crate::documents::table::{Back, Cell, Column, Form, Kept, Table};
use crate::documents::tables::{self, Tidy};

/// With fewer columns of ours a table without ids is none of ours.
const FEWEST_COLUMNS: usize = 3;

/// A table as it would leave now.
pub(super) struct Known {
    pub(super) which: Tidy,
    /// The columns that data files have.
    pub(super) columns: Vec<Column>,
    pub(super) rows: Vec<Vec<Kept>>,
}

/// Every table as it would leave now.
pub(super) fn tables(manuscript: &Manuscript<'_>) -> Vec<Known> {
    let known = |which: Tidy| {
        let Table { columns, rows, .. } = tables::table(which, manuscript);
        let kept = |row: Vec<Cell>| {
            let cells = row.iter().zip(&columns).filter(|(_, column)| column.name.is_some());
            cells.map(|(cell, _)| cell.kept()).collect()
        };
        let rows = rows.into_iter().map(kept).collect();
        Known { which, columns: columns.into_iter().filter(|column| column.name.is_some()).collect(), rows }
    };
    Tidy::ALL.map(known).into()
}

impl Known {
    /// The place of the first column that comes back in this way.
    pub(super) fn column(&self, is_it: impl Fn(&Back) -> bool) -> Option<usize> {
        self.columns.iter().position(|column| is_it(&column.back))
    }

    pub(super) fn id_column(&self) -> Option<usize> {
        self.column(|back| *back == Back::Id)
    }

    pub(super) fn name_column(&self) -> Option<usize> {
        self.column(|back| matches!(back, Back::At(Form::Name, _)))
    }

    /// What people call a row; its id where it has no name.
    pub(super) fn name(&self, row: usize) -> String {
        let titles = self.columns.iter().position(|column| column.name.as_deref() == Some("title"));
        let name = word_of(&self.rows[row], self.name_column().or(titles));
        if name.is_empty() { word_of(&self.rows[row], self.id_column()).to_owned() } else { name.to_owned() }
    }

    /// For each of the table's columns its place in a head: by name, the first of a name first.
    pub(super) fn places(&self, head: &[String]) -> Vec<Option<usize>> {
        let head: Vec<String> = head.iter().map(|name| folded(delimited::unguarded(name))).collect();
        let mut taken = vec![false; head.len()];
        let names = self.columns.iter().map(|column| folded(column.name.as_deref().unwrap_or_default()));
        let place = |name: String| {
            let at = head.iter().zip(&taken).position(|(known, taken)| !taken && *known == name)?;
            taken[at] = true;
            Some(at)
        };
        names.map(place).collect()
    }

    /// How sure it is that a head is this table's; 0 where it is not.
    pub(super) fn fit(&self, places: &[Option<usize>]) -> usize {
        let has = |column: Option<usize>| column.is_some_and(|column| places[column].is_some());
        let found = places.iter().flatten().count();
        let has_id = has(self.id_column());
        let is_ours = has_id || (has(self.name_column()) && found >= FEWEST_COLUMNS);
        if is_ours { 2 * found + usize::from(has_id) } else { 0 }
    }
}

/// The text of a row in a column; empty where it has none.
pub(super) fn word_of(row: &[Kept], column: Option<usize>) -> &str {
    match column.map(|column| &row[column]) {
        Some(Kept::Text(text)) => text,
        _ => "",
    }
}
