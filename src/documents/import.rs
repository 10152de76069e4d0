//! What somebody changed in a table of the plan, to be looked over before anything changes.

use crate::base::{Date, ItemId, delimited, xml};
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
    /// What stands there.
    pub text: String,
}

/// Reads the rows of a plan's table, its head first. `None` when it has no column of action ids. Columns that are not
/// there change nothing; a cell that was emptied takes the value away.
#[must_use]
pub fn review(rows: &[Vec<String>], plan: &Plan) -> Option<Review> {
    let (head, rows) = rows.split_first()?;
    let column = |name: &str| head.iter().position(|cell| cell.trim() == name);
    let ids = column(ACTION_ID)?;
    let mut review = Review::default();
    let day_first = day_comes_first(rows, &[column(START_DATE), column(DUE_DATE)]);
    for (index, row) in rows.iter().enumerate() {
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
            Change::Owner(owner) => owner != action.owner.trim(),
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
    Status::named(&text.to_lowercase().replace([' ', '-'], "_"))
}

/// A day as 2027-01-29, as a spreadsheet counts it, or with strokes or points where the order is known.
fn date(text: &str, day_first: Option<bool>) -> Option<Date> {
    let iso = text.get(..10).filter(|_| text.len() == 10 || text[10..].starts_with(['T', ' '])).unwrap_or(text);
    if let Ok(date) = iso.parse() {
        return Some(date);
    }
    if let Some(serial) = text.trim_end_matches(".0").parse().ok().filter(|serial| (61..2_958_466).contains(serial)) {
        return Some(Date::new(1970, 1, 1)?.plus_days(serial - 25_569));
    }
    let [one, two, year] = parts(text)?;
    let (month, day) = if day_first? { (two, one) } else { (one, two) };
    let year = if year < 100 { 2000 + year } else { year };
    Date::new(year, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
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

/// The rows of a workbook's sheet with this name, from its unpacked parts by path: those of ours, and those that a
/// spreadsheet program has saved again.
#[must_use]
pub fn sheet(parts: &[(String, String)], name: &str) -> Option<Vec<Vec<String>>> {
    let part = |path: &str| parts.iter().find(|(known, _)| known == path).map(|(_, text)| text.as_str());
    let mut relation = None;
    xml::read(part("xl/workbook.xml")?, |met| {
        if let xml::Met::Open("sheet", attributes) = met
            && xml::attribute(attributes, "name").as_deref() == Some(name)
        {
            relation = xml::attribute(attributes, "r:id");
        }
    });
    let mut path = None;
    xml::read(part("xl/_rels/workbook.xml.rels")?, |met| {
        if let xml::Met::Open("Relationship", attributes) = met
            && xml::attribute(attributes, "Id") == relation
        {
            path = xml::attribute(attributes, "Target");
        }
    });
    let path = path?;
    let path = path.strip_prefix('/').map_or_else(|| ["xl/", &path].concat(), str::to_owned);
    Some(cells(part(&path)?, &shared(part("xl/sharedStrings.xml").unwrap_or_default())))
}

/// The texts that cells share.
fn shared(text: &str) -> Vec<String> {
    let (mut all, mut is_text, mut is_reading_aid) = (Vec::new(), false, false);
    xml::read(text, |met| match met {
        xml::Met::Open("si", _) => all.push(String::new()),
        xml::Met::Open("t", _) => is_text = true,
        xml::Met::Close("t") => is_text = false,
        xml::Met::Open("rPh", _) => is_reading_aid = true,
        xml::Met::Close("rPh") => is_reading_aid = false,
        xml::Met::Words(words) if is_text && !is_reading_aid => {
            all.last_mut().into_iter().for_each(|last| last.push_str(&words))
        }
        _ => {}
    });
    all
}

fn cells(text: &str, shared: &[String]) -> Vec<Vec<String>> {
    let mut rows: Vec<Vec<String>> = Vec::new();
    let (mut place, mut kind, mut value, mut is_value) = (0, String::new(), String::new(), false);
    xml::read(text, |met| match met {
        xml::Met::Open("row", _) => rows.push(Vec::new()),
        xml::Met::Open("c", attributes) => {
            let next = rows.last().map_or(0, Vec::len);
            place = xml::attribute(attributes, "r").and_then(|name| column(&name)).unwrap_or(next);
            kind = xml::attribute(attributes, "t").unwrap_or_default();
            value.clear();
        }
        xml::Met::Open("v" | "t", _) => is_value = true,
        xml::Met::Close("v" | "t") => is_value = false,
        xml::Met::Words(words) if is_value => value.push_str(&words),
        xml::Met::Close("c") => {
            let text = match kind.as_str() {
                "s" => value.parse().ok().and_then(|at: usize| shared.get(at).cloned()).unwrap_or_default(),
                _ => value.clone(),
            };
            if let Some(row) = rows.last_mut().filter(|_| place < 1000) {
                row.resize(row.len().max(place + 1), String::new());
                row[place] = text;
            }
        }
        _ => {}
    });
    rows
}

/// The column of a cell by its name, from 0: `C7` is 2.
fn column(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase);
    let number = letters.fold(0_usize, |number, letter| number.saturating_mul(26) + usize::from(letter - b'A') + 1);
    number.checked_sub(1)
}
