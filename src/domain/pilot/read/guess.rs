//! What the columns of a table are, from their titles and from what they hold.

use super::cell::{self, Said};
use super::origin::Origin;
use super::sheet::Sheet;
use super::title::{self, About};
use crate::base::distinct::Distinct;
use crate::base::text::lower;
use crate::base::{ItemId, decimal};
use crate::domain::pilot::balance::MOST_CATEGORIES;
use crate::domain::pilot::{Kind, MOST_COLUMNS, Role, Schools};

/// How a table is to be read: which column names the schools, and what the others are. Guessed first, then corrected.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reading {
    /// The column that names the schools.
    pub name_column: usize,
    /// The column with a number of each school, by which the next version of the table knows it.
    pub id_column: Option<usize>,
    /// What each column of the table is; `Aside` for the ones with names and numbers.
    pub columns: Vec<(String, Kind, Role)>,
    /// Why each column is taken for what it is.
    pub why: Vec<Why>,
    /// The lines of rows that are schools although they read as sums.
    pub kept: Vec<u32>,
    /// The lines of rows that somebody left out.
    pub dropped: Vec<u32>,
    /// The columns whose parts of 1 are taken as percents.
    pub percents: Vec<usize>,
    /// The lines that known schools have now, by their ids, where somebody said so.
    pub same: Vec<(ItemId, u32)>,
    /// Where the table was.
    pub origin: Origin,
    /// Whether the rows that a workbook hides are read.
    pub takes_hidden: bool,
}

/// Why a column is taken for what it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Why {
    /// Its title says that it names the schools, or nothing else does.
    Name,
    /// It holds a number of its own for each school.
    Id,
    /// Its title says that it counts students.
    Students,
    /// Its title says that schools belong together.
    Feeder,
    /// It holds numbers.
    #[default]
    Numbers,
    /// It holds a few words again and again.
    Words,
    /// The schools known so far have it.
    AsBefore,
    /// It holds numbers that name something.
    Code,
    /// It says what a school is part of, or where it lies.
    Around,
    /// It says how to reach a school.
    Contact,
    /// It says when.
    Time,
    /// It holds nothing that is known.
    Empty,
    /// It says the same of every school.
    Constant,
    /// It says something else of nearly every school.
    AllDiffer,
    /// It holds bounds in place of numbers.
    Ranges,
    /// Another column has the same of a later year.
    Older,
    /// More columns are used already than are read.
    TooMany,
    /// Somebody chose it.
    ByHand,
}

/// What a column holds.
#[derive(Default)]
struct Holds {
    filled: usize,
    distinct: usize,
    numbers: usize,
    ranges: usize,
    words: usize,
    /// Numbers that name something: with a zero before them, rounded by a spreadsheet, or as long as all others.
    codes: usize,
}

/// Guesses what the columns are. A column that the schools known so far have is what it was.
#[must_use]
pub fn guess(sheet: &Sheet, known: &Schools) -> Reading {
    let holds: Vec<Holds> = (0..sheet.head.len()).map(|at| holds(sheet, at)).collect();
    let name_column = name_column(sheet, &holds);
    let id_column = id_column(sheet, &holds, name_column);
    let students = students(sheet, &holds);
    let mut reading = Reading { name_column, id_column, ..Reading::default() };
    for (at, title) in sheet.head.iter().enumerate() {
        let (kind, role, why) = match () {
            () if at == name_column => (Kind::Category, Role::Aside, Why::Name),
            () if Some(at) == id_column => (Kind::Category, Role::Aside, Why::Id),
            () => as_before(title, known).unwrap_or_else(|| taken_for(sheet, &holds[at], at, students)),
        };
        reading.columns.push((title.clone(), kind, role));
        reading.why.push(why);
    }
    keep_most(&mut reading);
    reading
}

/// What a column of this title is among the schools known so far.
fn as_before(title: &str, known: &Schools) -> Option<(Kind, Role, Why)> {
    let column = known.columns.iter().find(|column| column.name == title)?;
    Some((column.kind, column.role, Why::AsBefore))
}

fn taken_for(sheet: &Sheet, holds: &Holds, at: usize, students: Option<usize>) -> (Kind, Role, Why) {
    let title = &sheet.head[at];
    let about = title::about(title);
    let kind = if is_number(holds, title) && !(title::names_kind(title) && holds.distinct <= MOST_CATEGORIES) {
        Kind::Number
    } else {
        Kind::Category
    };
    let aside = |why| (kind, Role::Aside, why);
    match about {
        _ if holds.filled == 0 => aside(Why::Empty),
        About::SchoolId(_) | About::Code => aside(Why::Code),
        About::Around => aside(Why::Around),
        About::Contact => aside(Why::Contact),
        About::Time => aside(Why::Time),
        About::Feeder => (Kind::Category, Role::Feeder, Why::Feeder),
        _ if Some(at) == students => (Kind::Number, Role::Students, Why::Students),
        _ if holds.codes > 0 => aside(Why::Code),
        _ if is_older(sheet, at) => aside(Why::Older),
        _ if kind == Kind::Number => (kind, Role::Mirrored, Why::Numbers),
        _ if about != About::Grades && holds.ranges * 5 > holds.filled * 3 => aside(Why::Ranges),
        _ if holds.distinct == 1 && holds.filled > 2 => aside(Why::Constant),
        _ if holds.distinct > MOST_CATEGORIES || (holds.filled > 3 && holds.distinct == holds.filled) => {
            aside(Why::AllDiffer)
        }
        _ => (kind, Role::Mirrored, Why::Words),
    }
}

/// Leaves aside what is more than [`MOST_COLUMNS`]: first what no title of a table of schools says.
fn keep_most(reading: &mut Reading) {
    let used = |reading: &Reading| reading.columns.iter().filter(|column| column.2 != Role::Aside).count();
    let is_plain = |title: &str| title::is_known(title);
    for spares_known in [true, false] {
        for at in (0..reading.columns.len()).rev() {
            if used(reading) <= MOST_COLUMNS {
                return;
            }
            let (title, _, role) = &reading.columns[at];
            if *role == Role::Mirrored && !(spares_known && is_plain(title)) {
                reading.columns[at].2 = Role::Aside;
                reading.why[at] = Why::TooMany;
            }
        }
    }
}

fn texts(sheet: &Sheet, at: usize) -> impl Iterator<Item = &str> {
    sheet.rows.iter().map(move |row| row.cells.get(at).map_or("", String::as_str))
}

/// Whether the column's decimal sign is a comma. In files apart by semicolons it usually is.
pub(super) fn comma(sheet: &Sheet, at: usize) -> bool {
    let with_sign = texts(sheet, at).filter(|text| text.contains(['.', ',']) && !cell::is_mark(text));
    decimal::has_decimal_comma(with_sign, sheet.prefers_comma)
}

fn holds(sheet: &Sheet, at: usize) -> Holds {
    let comma = comma(sheet, at);
    let mut holds = Holds::default();
    let mut found = Distinct::default();
    let (mut lengths, mut has_sign) = ((usize::MAX, 0), false);
    for text in texts(sheet, at) {
        match cell::number(text, comma, true) {
            Said::Nothing | Said::Mark => continue,
            Said::Range => holds.ranges += 1,
            Said::Number(_) => holds.numbers += 1,
            Said::Word => holds.words += 1,
        }
        lengths = (lengths.0.min(text.len()), lengths.1.max(text.len()));
        holds.filled += 1;
        holds.codes += usize::from(cell::has_leading_zero(text) || cell::is_rounded(text));
        has_sign |= text.contains(['.', ',', '%']);
        found.add(text);
    }
    holds.distinct = found.count();
    let is_long = lengths.0 == lengths.1 && lengths.0 >= 7 && !has_sign;
    if is_long && holds.numbers == holds.filled && holds.filled > 2 {
        holds.codes = holds.filled;
    }
    holds
}

/// Whether at least four of five cells that hold something hold a number, or bounds beside numbers; half of them where
/// the title lets expect numbers.
fn is_number(holds: &Holds, title: &str) -> bool {
    let counted = holds.numbers + if title::about(title) == About::Grades { 0 } else { holds.ranges };
    let enough = if title::counts(title) { counted * 2 >= holds.filled } else { counted * 5 >= holds.filled * 4 };
    holds.numbers > 0 && enough
}

/// How many cells of a column show whether it holds names of schools.
const MOST_SHOWN: usize = 300;

/// Words in the names of schools.
const SCHOOL_WORDS: [&str; 22] = [
    "elementary",
    "elem",
    "middle",
    "high",
    "school",
    "academy",
    "es",
    "ms",
    "hs",
    "primary",
    "intermediate",
    "junior",
    "jr",
    "sr",
    "center",
    "charter",
    "preparatory",
    "k8",
    "institute",
    "escuela",
    "magnet",
    "secondary",
];

fn name_column(sheet: &Sheet, holds: &[Holds]) -> usize {
    let score = |at: usize| {
        let Holds { filled, distinct, numbers, .. } = holds[at];
        let has_word =
            |text: &&str| lower(text).split(|c: char| !c.is_alphanumeric()).any(|w| SCHOOL_WORDS.contains(&w));
        let shown: Vec<&str> =
            texts(sheet, at).step_by(1 + sheet.rows.len() / MOST_SHOWN).filter(|text| !text.is_empty()).collect();
        let named = shown.iter().filter(|text| has_word(text)).count();
        let mut score = title::names_schools(&sheet.head[at]) * 2;
        score += if named > 0 && named * 2 >= shown.len() { 30 } else { 0 };
        score += if filled > 0 && distinct == filled { 10 } else { 0 };
        score -= if numbers * 2 > filled { 80 } else { 0 };
        score -= if filled > 3 && distinct * 2 < filled { 120 } else { 0 };
        score - if filled == 0 { 300 } else { 0 } - at as i32 / 8
    };
    (0..holds.len()).rev().max_by_key(|at| score(*at)).unwrap_or_default()
}

/// The column with the widest number that each school has of its own.
fn id_column(sheet: &Sheet, holds: &[Holds], name_column: usize) -> Option<usize> {
    // A short number is told apart within a district only.
    let is_short = |at: usize| texts(sheet, at).all(|text| text.len() < 7 || cell::is_mark(text));
    let rank = |at: usize| match title::about(&sheet.head[at]) {
        About::SchoolId(rank) if rank > 2 && is_short(at) => 2,
        About::SchoolId(rank) => rank,
        _ => 0,
    };
    // A school may have several rows, with one number and one name.
    let named = holds.get(name_column).map_or(0, |holds| holds.distinct);
    let fits = |at: &usize| {
        let Holds { filled, distinct, .. } = holds[*at];
        let tells = (distinct == filled && distinct * 2 >= sheet.rows.len()) || (distinct > 1 && distinct == named);
        *at != name_column && rank(*at) > 0 && tells && is_whole(sheet, *at)
    };
    (0..holds.len()).rev().filter(fits).max_by_key(|at| rank(*at))
}

/// Whether a spreadsheet has rounded none of the numbers.
fn is_whole(sheet: &Sheet, at: usize) -> bool {
    !texts(sheet, at).any(cell::is_rounded)
}

/// The column that counts the students of each school: the surest title, of the latest year.
fn students(sheet: &Sheet, holds: &[Holds]) -> Option<usize> {
    let rank = |at: usize| match title::about(&sheet.head[at]) {
        About::Students(rank) if is_number(&holds[at], &sheet.head[at]) => (rank, title::year(&sheet.head[at])),
        _ => (0, None),
    };
    (0..holds.len()).rev().max_by_key(|at| rank(*at)).filter(|at| rank(*at).0 > 0)
}

/// Whether another column has the same title but for a later year.
fn is_older(sheet: &Sheet, at: usize) -> bool {
    let Some(year) = title::year(&sheet.head[at]) else { return false };
    let plain = title::without_year(&sheet.head[at]);
    sheet.head.iter().any(|other| title::year(other) > Some(year) && title::without_year(other) == plain)
}
