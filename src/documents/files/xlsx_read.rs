//! The reader of a workbook's worksheet, as far as a table of texts, numbers and dates needs one.
//!
//! A few kilobytes can stand for gigabytes here: deflated text, cells far apart, one long text that a million cells share.
//! So whoever unpacks the parts stops at [`MOST_UNPACKED`], and a sheet that holds more than [`MOST_CELLS`],
//! [`MOST_LETTERS`] or [`MOST_OF_A_CELL`] is not read.

use std::borrow::Cow;
use std::mem;

use crate::base::delimited::{MOST_CELLS as MOST_COLUMNS, MOST_ROWS};
use crate::base::{decimal, xml};

/// The most bytes that the parts of a workbook may have together, unpacked.
pub const MOST_UNPACKED: usize = 16 * 1024 * 1024;

/// The most cells of a sheet, those between others that hold nothing counted too.
pub const MOST_CELLS: usize = 300_000;

/// The most bytes of the texts of all cells of a sheet.
pub const MOST_LETTERS: usize = 8 * 1024 * 1024;

/// The most bytes of a cell's text: a spreadsheet program holds 32,767 units of UTF-16, of three bytes at most.
pub const MOST_OF_A_CELL: usize = 3 * 32_767;

/// The part that names a workbook's sheets.
pub const BOOK: &str = "xl/workbook.xml";

/// The part that says where the sheets are.
pub const RELATIONS: &str = "xl/_rels/workbook.xml.rels";

/// The part with the texts that cells share; absent where they share none.
pub const SHARED: &str = "xl/sharedStrings.xml";

/// The part with the formats of cells; absent where there are none.
pub const STYLES: &str = "xl/styles.xml";

/// The rows of a workbook's worksheet with this name, from its unpacked parts by path: those of ours, and those that a
/// spreadsheet program has saved again. `None` where there is no such sheet, or it holds too much.
#[must_use]
pub fn worksheet(parts: &[(String, String)], name: &str) -> Option<Vec<Vec<String>>> {
    let part = |path: &str| parts.iter().find(|(known, _)| known == path).map(|(_, text)| text.as_str());
    let path = sheet_path(part(BOOK)?, part(RELATIONS)?, Some(name))?;
    Workbook::new(part(SHARED).unwrap_or_default(), part(STYLES).unwrap_or_default()).rows(part(&path)?)
}

/// The names and paths of the worksheets that are shown, in their order; of all where none is.
#[must_use]
pub fn shown_sheets(book: &str, relations: &str) -> Vec<(String, String)> {
    let mut names = (Vec::new(), Vec::new());
    xml::read(book, |met| {
        if let xml::Met::Open("sheet", attributes) = met
            && let Some(name) = xml::attribute(attributes, "name")
        {
            let is_hidden = xml::attribute(attributes, "state").is_some_and(|state| state != "visible");
            (if is_hidden { &mut names.1 } else { &mut names.0 }).push(name.into_owned());
        }
    });
    let names = if names.0.is_empty() { names.1 } else { names.0 };
    let paths = names.into_iter().map(|name| (sheet_path(book, relations, Some(&name)), name));
    paths.filter_map(|(path, name)| Some((name, path?))).collect()
}

/// The path of a worksheet, by the texts of [`BOOK`] and [`RELATIONS`]: that with a name, or else the first.
#[must_use]
pub fn sheet_path(book: &str, relations: &str, name: Option<&str>) -> Option<String> {
    let mut relation = None;
    xml::read(book, |met| {
        if let xml::Met::Open("sheet", attributes) = met
            && relation.is_none()
            && (name.is_none() || xml::attribute(attributes, "name").as_deref() == name)
        {
            relation = xml::attribute(attributes, "r:id").map(Cow::into_owned);
        }
    });
    let mut path = None;
    xml::read(relations, |met| {
        if let xml::Met::Open("Relationship", attributes) = met
            && relation.is_some()
            && xml::attribute(attributes, "Id").as_deref() == relation.as_deref()
        {
            path = xml::attribute(attributes, "Target").map(Cow::into_owned);
        }
    });
    let path = path?;
    Some(path.strip_prefix('/').map_or_else(|| ["xl/", &path].concat(), str::to_owned))
}

/// The rows of a worksheet, from the text of its part and that of [`SHARED`]. `None` where it holds too much.
#[must_use]
pub fn rows(sheet: &str, shared_texts: &str) -> Option<Vec<Vec<String>>> {
    Workbook::new(shared_texts, "").rows(sheet)
}

/// What the worksheets of a workbook share.
#[derive(Clone, Debug, Default)]
pub struct Workbook {
    texts: Vec<String>,
    /// For each format of cells, whether it shows a share of a hundred.
    percents: Vec<bool>,
}

impl Workbook {
    /// From the texts of [`SHARED`] and [`STYLES`].
    #[must_use]
    pub fn new(shared_texts: &str, styles: &str) -> Workbook {
        Workbook { texts: shared(shared_texts), percents: percents(styles) }
    }

    /// The rows of a worksheet, from the text of its part. `None` where it holds too much.
    #[must_use]
    pub fn rows(&self, sheet: &str) -> Option<Vec<Vec<String>>> {
        self.worksheet(sheet).map(|sheet| sheet.rows)
    }

    /// A worksheet, from the text of its part. `None` where it holds too much.
    #[must_use]
    pub fn worksheet(&self, sheet: &str) -> Option<Worksheet> {
        let mut grid = Grid { book: self, rows: Vec::new(), hidden: Vec::new(), cells: 0, letters: 0 };
        let mut cell = Cell::default();
        let (mut is_value, mut fits, mut merged) = (false, true, Vec::new());
        xml::read(sheet, |met| match met {
            _ if !fits => {}
            xml::Met::Open("row", attributes) => fits = grid.begin_row(attributes),
            xml::Met::Open("c", attributes) => {
                let next = grid.rows.last().map_or(0, Vec::len);
                cell = Cell {
                    column: xml::attribute(attributes, "r").and_then(|name| column(&name)).unwrap_or(next),
                    kind: xml::attribute(attributes, "t").unwrap_or_default(),
                    style: xml::attribute(attributes, "s").and_then(|text| text.parse().ok()).unwrap_or_default(),
                    value: String::new(),
                };
            }
            xml::Met::Open("v" | "t", _) => is_value = true,
            xml::Met::Close("v" | "t") => is_value = false,
            xml::Met::Words(words) if is_value => cell.value.push_str(&words),
            xml::Met::Close("c") => fits = grid.put(&mut cell),
            xml::Met::Open("mergeCell", attributes) => merged.extend(xml::attribute(attributes, "ref")),
            _ => {}
        });
        merged.iter().for_each(|range| grid.fill_down(range));
        fits.then_some(Worksheet { rows: grid.rows, hidden: grid.hidden })
    }
}

/// What a worksheet holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Worksheet {
    /// Its rows, each in its place, so that the row after it has the next number.
    pub rows: Vec<Vec<String>>,
    /// The numbers of those that are hidden, from 1, in their order: by hand, or by a filter.
    pub hidden: Vec<u32>,
}

/// A cell as it is read.
#[derive(Default)]
struct Cell<'a> {
    column: usize,
    kind: Cow<'a, str>,
    style: usize,
    value: String,
}

/// The cells read so far.
struct Grid<'a> {
    book: &'a Workbook,
    rows: Vec<Vec<String>>,
    hidden: Vec<u32>,
    cells: usize,
    letters: usize,
}

impl Grid<'_> {
    /// Begins a row, after as many empty ones as are left out; false where there are too many.
    fn begin_row(&mut self, attributes: &str) -> bool {
        let number = xml::attribute(attributes, "r").and_then(|text| text.parse::<usize>().ok());
        let place = number.unwrap_or_default().max(self.rows.len() + 1);
        let fits = place <= MOST_ROWS;
        let is_hidden = xml::attribute(attributes, "hidden").is_some_and(|word| word == "1" || word == "true");
        self.hidden.extend((fits && is_hidden).then_some(place as u32));
        self.rows.resize(if fits { place } else { self.rows.len() + 1 }, Vec::new());
        fits
    }

    /// Puts a cell into its column; false where the sheet holds too much. Columns far to the right are left out.
    fn put(&mut self, cell: &mut Cell<'_>) -> bool {
        let Some(row) = self.rows.last_mut().filter(|_| cell.column < MOST_COLUMNS) else { return true };
        let text = match &*cell.kind {
            "s" => cell.value.parse().ok().and_then(|at: usize| self.book.texts.get(at)).cloned().unwrap_or_default(),
            "b" => if cell.value == "1" { "TRUE" } else { "FALSE" }.to_owned(),
            "" | "n" => number(&cell.value, self.book.percents.get(cell.style) == Some(&true)),
            _ => mem::take(&mut cell.value),
        };
        let wide = row.len().max(cell.column + 1);
        self.cells += wide - row.len();
        self.letters += text.len();
        if text.len() > MOST_OF_A_CELL || self.cells > MOST_CELLS || self.letters > MOST_LETTERS {
            return false;
        }
        row.resize(wide, String::new());
        row[cell.column] = text;
        true
    }

    /// Repeats what a cell over several rows says in each of them.
    fn fill_down(&mut self, range: &str) {
        let Some((from, to)) = range.split_once(':') else { return };
        let (Some(at), Some(first), Some(last)) = (column(from), row_number(from), row_number(to)) else { return };
        let text = self.rows.get(first - 1).and_then(|row| row.get(at)).cloned().unwrap_or_default();
        for row in self.rows.iter_mut().take(last.min(MOST_ROWS)).skip(first) {
            self.letters += text.len();
            if let Some(cell) = row.get_mut(at).filter(|cell| cell.is_empty() && self.letters < MOST_LETTERS) {
                cell.clone_from(&text);
            }
        }
    }
}

/// A number as people read it: 0.61 where the workbook has 0.60999999999999999, and 61% where it shows a share.
fn number(value: &str, is_percent: bool) -> String {
    if !is_percent && decimal::is_exact(value) && !value.ends_with(".0") {
        return value.to_owned();
    }
    let read = decimal::rounded(value, if is_percent { 2 } else { 0 });
    read.map_or_else(|| value.to_owned(), |number| if is_percent { number + "%" } else { number })
}

/// Which formats of cells show a share of a hundred.
fn percents(styles: &str) -> Vec<bool> {
    let (mut codes, mut all, mut is_format): (Vec<String>, Vec<bool>, bool) =
        (vec!["9".into(), "10".into()], Vec::new(), false);
    xml::read(styles, |met| match met {
        xml::Met::Open("numFmt", attributes) => {
            let code = xml::attribute(attributes, "formatCode").unwrap_or_default();
            codes.extend(xml::attribute(attributes, "numFmtId").filter(|_| code.contains('%')).map(Cow::into_owned));
        }
        xml::Met::Open("cellXfs", _) => is_format = true,
        xml::Met::Close("cellXfs") => is_format = false,
        xml::Met::Open("xf", attributes) if is_format => {
            all.push(xml::attribute(attributes, "numFmtId").is_some_and(|id| codes.iter().any(|code| *code == id)));
        }
        _ => {}
    });
    all
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

/// The column of a cell by its name, from 0: `C7` is 2.
fn column(name: &str) -> Option<usize> {
    let letters = name.bytes().take_while(u8::is_ascii_uppercase);
    let number = letters
        .fold(0_usize, |number, letter| number.saturating_mul(26).saturating_add(usize::from(letter - b'A') + 1));
    number.checked_sub(1)
}

/// The row of a cell by its name, from 1.
fn row_number(name: &str) -> Option<usize> {
    name.trim_start_matches(|c: char| c.is_ascii_uppercase()).parse().ok().filter(|row| *row > 0)
}
