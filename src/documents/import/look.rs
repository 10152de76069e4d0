//! What a table that came back changes.

use serde_json::Value;

use super::apply::at;
use super::cell::{folded, read, says, truth};
use super::change::{Change, Edit, Fault, Left, LeftWhat, Place, Review, What, Why};
use super::known::word_of;
use super::reading;
use super::sheet::{MOST_ROWS, Sheet};
use crate::documents::manuscript::Manuscript;
use crate::documents::table::{Back, Form, Kept};

/// The most letters of an id that a new row brings and keeps.
const MOST_OF_AN_ID: usize = 40;

impl Sheet<'_> {
    /// Adds what the table changes to a review.
    pub(super) fn look_over(&self, manuscript: &Manuscript<'_>, document: &Value, review: &mut Review) {
        let mut added = 0;
        for row in (0..self.rows.len()).filter(|row| !self.is_blank(*row)) {
            let is_new = self.matches[row].is_none();
            let id = match self.id(row, manuscript, review) {
                _ if row >= MOST_ROWS || (is_new && self.known.rows.len() + added >= MOST_ROWS) => Err(Why::Many),
                id => id,
            };
            match id {
                Ok(id) => {
                    added += usize::from(is_new);
                    let edits = self.edits(row, &id, (manuscript, document), &mut review.faults);
                    let what: Vec<What> =
                        if is_new { vec![What::Added(edits)] } else { edits.into_iter().map(What::Edited).collect() };
                    review.changes.extend(what.into_iter().map(|what| self.change(row, &id, what)));
                }
                Err(why) => {
                    review.faults.push(self.fault(row, self.known.id_column(), why));
                    if why == Why::Many {
                        break;
                    }
                }
            }
        }
        self.look_for_gone(review);
        self.look_for_left(review);
    }

    fn fault(&self, row: usize, column: Option<usize>, why: Why) -> Fault {
        let name = column.and_then(|column| self.known.columns[column].name.as_deref());
        let text = column.map_or("", |column| self.text(row, column));
        Fault { row: self.first_row + row, column: name.unwrap_or_default().to_owned(), text: text.to_owned(), why }
    }

    fn change(&self, row: usize, id: &str, what: What) -> Change {
        let name = match self.matches[row] {
            Some(at) => self.known.name(at),
            None => self.word(row, self.known.name_column()).to_owned(),
        };
        Change { table: self.known.which, id: id.to_owned(), name, row: self.first_row + row, what, is_taken: true }
    }

    /// The id of a row: ours, or that of a new row, which is empty where it brings none that can be kept.
    fn id(&self, row: usize, manuscript: &Manuscript<'_>, review: &Review) -> Result<String, Why> {
        let known = self.known;
        if let Some(at) = self.matches[row] {
            return Ok(word_of(&known.rows[at], known.id_column()).to_owned());
        }
        let (id, name) = (self.word(row, known.id_column()), self.word(row, known.name_column()));
        let same = known.rows.iter().position(|own| word_of(own, known.id_column()) == id);
        if same.is_some_and(|at| folded(&known.name(at)) == folded(name)) {
            return Err(Why::Twice);
        }
        if name.is_empty() || !known.which.grows() {
            return Err(Why::Unknown);
        }
        let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        let is_free = same.is_none()
            && !manuscript.document.plan.has(&id.into())
            && !review.changes.iter().any(|change| change.table == known.which && change.id == id);
        let fits = id.len() <= MOST_OF_AN_ID && id.chars().all(is_plain) && is_free;
        Ok(if fits { id.to_owned() } else { String::new() })
    }

    /// What a row changes in the row of ours that it is, or what a new one holds.
    fn edits(
        &self,
        row: usize,
        id: &str,
        (manuscript, document): (&Manuscript<'_>, &Value),
        faults: &mut Vec<Fault>,
    ) -> Vec<Edit> {
        let list = at(document, self.known.which.place());
        // Rows leave in the order of their list.
        let own = self.matches[row].map(|row| if list.is_array() { &list[row] } else { &list[id] });
        let mut edits: Vec<Edit> = Vec::new();
        for (column, about) in self.known.columns.iter().enumerate().filter(|(column, _)| self.differs(row, *column)) {
            let (place, to) = match &about.back {
                Back::Never | Back::Id => continue,
                Back::Listed(list) => (Place::List(list), truth(self.text(row, column)).map(Value::from)),
                Back::At(form, way) => {
                    let to = match reading::part(*form) {
                        Some(_) => self.reading(row, own.map_or(&Value::Null, |own| at(own, way.split('.')))),
                        None => read(*form, self.text(row, column), self.habits[column], manuscript),
                    };
                    (Place::Field(way.split('.').map(str::to_owned).collect()), to)
                }
            };
            let from = match &place {
                Place::List(list) => is_listed(document, list, id).into(),
                Place::Field(way) => own.map_or(Value::Null, |own| at(own, way).clone()),
            };
            if self.says_both(row, column) {
                if !self.text(row, column).is_empty() {
                    faults.push(self.fault(row, Some(column), Why::Both));
                }
                continue;
            }
            let is_unsaid = self.text(row, column).is_empty() && own.is_none();
            match to {
                Some(to) if is_same(&from, &to) => {}
                Some(to) => {
                    let edit = Edit { column: about.name.as_deref().unwrap_or_default().to_owned(), place, from, to };
                    if !joined(&mut edits, edit) {
                        faults.push(self.fault(row, Some(column), Why::Cell));
                    }
                }
                None if is_unsaid => {}
                None => faults.push(self.fault(row, Some(column), Why::Cell)),
            }
        }
        edits
    }

    /// Whether a cell is a level beside the word that the indicator does not apply, which then counts.
    fn says_both(&self, row: usize, column: usize) -> bool {
        let is = |back: &Back, form| matches!(back, Back::At(known, _) if *known == form);
        let reason = self.known.column(|back| is(back, Form::Reason));
        is(&self.known.columns[column].back, Form::Level)
            && reason.is_some_and(|reason| truth(self.word(row, Some(reason))) != Some(false))
    }

    /// Whether a cell of the file says something else than the widget would write there.
    fn differs(&self, row: usize, column: usize) -> bool {
        let kept = self.matches[row].map_or(&Kept::Empty, |at| &self.known.rows[at][column]);
        self.places[column].is_some() && !says(self.text(row, column), kept, self.habits[column])
    }

    /// The readings with what a row says of the latest.
    fn reading(&self, row: usize, readings: &Value) -> Option<Value> {
        let text = |part| {
            let column =
                self.known.column(|back| matches!(back, Back::At(form, _) if reading::part(*form) == Some(part)));
            let column = column.filter(|column| self.places[*column].is_some())?;
            Some((self.text(row, column), self.habits[column]))
        };
        reading::with(readings, text)
    }

    /// Adds the rows of ours that are not in the table.
    fn look_for_gone(&self, review: &mut Review) {
        let known = self.known;
        let is_gone = |at: &usize| known.which.grows() && !self.matches.contains(&Some(*at));
        review.changes.extend((0..known.rows.len()).filter(is_gone).map(|at| Change {
            table: known.which,
            id: word_of(&known.rows[at], known.id_column()).to_owned(),
            name: known.name(at),
            row: 0,
            what: What::Removed,
            is_taken: false,
        }));
    }

    /// Adds what differs and is not taken.
    fn look_for_left(&self, review: &mut Review) {
        let known = self.known;
        let matched = || (0..self.rows.len()).filter(|row| self.matches[*row].is_some());
        let is_told = |column: &usize| {
            known.columns[*column].back == Back::Never && matched().any(|row| self.differs(row, *column))
        };
        let told = (0..known.columns.len()).filter(is_told);
        let told: Vec<String> = told.filter_map(|at| Some(known.columns[at].name.as_ref()?.to_string())).collect();
        let unknown: Vec<String> = (0..self.head.len())
            .filter(|at| !self.places.contains(&Some(*at)))
            .map(|at| self.head[at].trim().to_owned())
            .filter(|name| !name.is_empty())
            .collect();
        let places: Vec<usize> = self.matches.iter().flatten().copied().collect();
        let is_moved = known.which.grows() && !places.is_sorted();
        let left = [
            (!told.is_empty()).then_some(LeftWhat::WorkedOut(told)),
            (!unknown.is_empty()).then_some(LeftWhat::Unknown(unknown)),
            is_moved.then_some(LeftWhat::Order),
        ];
        review.left.extend(left.into_iter().flatten().map(|what| Left { table: known.which, what }));
    }
}

/// Adds a change of a row to its others. Two columns may say one field: what says something stands against what was
/// emptied. False where they say different things.
fn joined(edits: &mut Vec<Edit>, edit: Edit) -> bool {
    match edits.iter_mut().find(|known| known.place == edit.place) {
        None => edits.push(edit),
        Some(known) if known.to.is_null() => *known = edit,
        Some(known) => return edit.to.is_null() || edit.to == known.to,
    }
    true
}

/// Whether two values are one, or both nothing.
fn is_same(one: &Value, other: &Value) -> bool {
    let is_nothing = |value: &Value| match value {
        Value::Null => true,
        Value::String(text) => text.trim().is_empty(),
        Value::Array(entries) => entries.is_empty(),
        _ => false,
    };
    one == other || (is_nothing(one) && is_nothing(other))
}

fn is_listed(document: &Value, list: &str, id: &str) -> bool {
    at(document, list.split('.')).as_array().is_some_and(|ids| ids.iter().any(|known| *known == *id))
}
