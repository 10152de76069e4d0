//! What somebody changed in a table of the plan, to be looked over before anything changes.

use crate::base::text::lower;
use crate::base::text::plain;
use crate::base::{Date, ItemId, date, delimited, limits};
use crate::documents::tables::plan::{ACTION_ID, DUE_DATE, OWNER, START_DATE, STATUS};
use crate::domain::action::Status;
use crate::domain::{Action, Plan};

/// What a table changes, and what of it was not understood.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Review {
    /// The changes, in the table's order.
    pub edits: Vec<Edit>,
    /// What was not understood.
    pub faults: Vec<Fault>,
}

/// One change of one action.
#[derive(Clone, Debug, PartialEq)]
pub struct Edit {
    /// The action.
    pub action: ItemId,
    /// What becomes of it.
    pub change: Change,
}

/// What becomes of an action.
#[derive(Clone, Debug, PartialEq)]
pub enum Change {
    /// Another owner; none where it is empty.
    Owner(String),
    /// Another first day.
    Start(Option<Date>),
    /// Another due day.
    Due(Option<Date>),
    /// Another status.
    Status(Status),
}

/// A cell or row of a table that was not understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// The row, from 1, the head counted.
    pub row: usize,
    /// The column's name in the file.
    pub column: &'static str,
    /// The text of the cell.
    pub text: String,
}

/// The most rows that are looked over: a plan has no more actions.
const MOST_ROWS: usize = limits::MOST_ENTRIES;

/// Reads the rows of a plan's table, its head first. `None` when it has no column of action ids. Columns that are not
/// there change nothing; a cell that was emptied takes the value away.
#[must_use]
pub fn review(rows: &[Vec<String>], plan: &Plan) -> Option<Review> {
    let (head, rows) = rows.split_first()?;
    let column = |name: &str| head.iter().position(|cell| cell.trim() == name);
    let ids = column(ACTION_ID)?;
    let mut review = Review::default();
    let day_first = day_comes_first(rows, &[column(START_DATE), column(DUE_DATE)]);
    for (index, row) in rows.iter().take(MOST_ROWS).enumerate() {
        let cell = |at: usize| delimited::unguarded(row.get(at).map_or("", |cell| cell.trim()));
        let mut fault =
            |column, text: &str| review.faults.push(Fault { row: index + 2, column, text: text.to_owned() });
        let id = cell(ids);
        let Some(action) = plan.actions.iter().find(|action| action.id.as_str() == id) else {
            if !id.is_empty() {
                fault(ACTION_ID, id);
            }
            continue;
        };
        let mut changes = Vec::new();
        changes.extend(column(OWNER).map(|at| Change::Owner(cell(at).to_owned())));
        for (name, change) in [(START_DATE, Change::Start as fn(_) -> _), (DUE_DATE, Change::Due)] {
            match column(name).map(|at| (cell(at), date(cell(at), day_first))) {
                Some((_, Some(date))) => changes.push(change(Some(date))),
                Some(("", None)) => changes.push(change(None)),
                Some((text, None)) => fault(name, text),
                None => {}
            }
        }
        match column(STATUS).map(|at| (cell(at), status(cell(at)))) {
            Some((_, Some(status))) => changes.push(Change::Status(status)),
            Some((text, None)) => fault(STATUS, text),
            None => {}
        }
        changes.retain(|change| change.changes(action));
        review.edits.extend(changes.into_iter().map(|change| Edit { action: action.id.clone(), change }));
    }
    Some(review)
}

impl Change {
    fn changes(&self, action: &Action) -> bool {
        match self {
            Change::Owner(owner) => plain(owner) != plain(action.owner.trim()),
            Change::Start(date) => *date != action.start_date,
            Change::Due(date) => *date != action.due_date,
            Change::Status(status) => *status != action.status,
        }
    }

    /// Makes the change.
    pub fn apply(&self, action: &mut Action) {
        match self {
            Change::Owner(owner) => action.owner.clone_from(owner),
            Change::Start(date) => action.start_date = *date,
            Change::Due(date) => action.due_date = *date,
            Change::Status(status) => action.status = *status,
        }
    }
}

/// A status by our word or a person's spelling of it: `on_track`, `On track`.
fn status(text: &str) -> Option<Status> {
    Status::named(&lower(text).replace([' ', '-'], "_"))
}

/// A day as 2027-01-29, as a spreadsheet counts it, or with strokes or points where the order is known. `None` where no
/// day of a plan can be meant: see [`Date::YEARS`].
fn date(text: &str, day_first: Option<bool>) -> Option<Date> {
    let iso = text.get(..10).filter(|_| text.len() == 10 || text[10..].starts_with(['T', ' '])).unwrap_or(text);
    if let Some(date) = date::typed(iso) {
        return Some(date);
    }
    if let Some(serial) = text.trim_end_matches(".0").parse().ok().filter(|serial| (61..2_958_466).contains(serial)) {
        return Some(Date::new(1970, 1, 1)?.plus_days(serial - 25_569)).filter(|date| date.is_plausible());
    }
    let [one, two, year] = parts(text)?;
    let (month, day) = if day_first? { (two, one) } else { (one, two) };
    Date::meant(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

fn parts(text: &str) -> Option<[i32; 3]> {
    let parts: Vec<i32> = text.split(['/', '.']).map_while(|part| part.trim().parse().ok()).collect();
    parts.try_into().ok()
}

/// Whether days stand before months, by a day above 12 in any of the columns; `None` when nothing tells.
fn day_comes_first(rows: &[Vec<String>], columns: &[Option<usize>]) -> Option<bool> {
    let cells = rows.iter().flat_map(|row| columns.iter().flatten().filter_map(|at| row.get(*at)));
    let dates = || cells.clone().filter_map(|text| parts(text));
    match (dates().any(|[one, ..]| one > 12), dates().any(|[_, two, _]| two > 12)) {
        (true, false) => Some(true),
        (false, true) => Some(false),
        _ => None,
    }
}
