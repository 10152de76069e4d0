//! The reader of a workbook's worksheet, as far as a table of texts, numbers and dates needs one.
//!
//! A few kilobytes can stand for gigabytes here: deflated text, cells far apart, one long text that a million cells share.
//! So whoever unpacks the parts stops at [`MOST_UNPACKED`], and a sheet that holds more than [`MOST_CELLS`],
//! [`MOST_LETTERS`] or [`MOST_OF_A_CELL`] is not read.

use crate::base::delimited::{MOST_CELLS as MOST_COLUMNS, MOST_ROWS};
use crate::base::xml;

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

/// The rows of a workbook's worksheet with this name, from its unpacked parts by path: those of ours, and those that a
/// spreadsheet program has saved again. `None` where there is no such sheet, or it holds too much.
#[must_use]
pub fn worksheet(parts: &[(String, String)], name: &str) -> Option<Vec<Vec<String>>> {
    let part = |path: &str| parts.iter().find(|(known, _)| known == path).map(|(_, text)| text.as_str());
    let path = sheet_path(part(BOOK)?, part(RELATIONS)?, Some(name))?;
    rows(part(&path)?, part(SHARED).unwrap_or_default())
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
            relation = xml::attribute(attributes, "r:id");
        }
    });
    let mut path = None;
    xml::read(relations, |met| {
        if let xml::Met::Open("Relationship", attributes) = met
            && relation.is_some()
            && xml::attribute(attributes, "Id") == relation
        {
            path = xml::attribute(attributes, "Target");
        }
    });
    let path = path?;
    Some(path.strip_prefix('/').map_or_else(|| ["xl/", &path].concat(), str::to_owned))
}

/// The rows of a worksheet, from the text of its part and that of [`SHARED`]. `None` where it holds too much.
#[must_use]
pub fn rows(sheet: &str, shared_texts: &str) -> Option<Vec<Vec<String>>> {
    let shared = shared(shared_texts);
    let mut grid = Grid { shared: &shared, rows: Vec::new(), cells: 0, letters: 0 };
    let (mut place, mut kind, mut value, mut is_value, mut fits) = (0, String::new(), String::new(), false, true);
    xml::read(sheet, |met| match met {
        _ if !fits => {}
        xml::Met::Open("row", _) => fits = grid.begin_row(),
        xml::Met::Open("c", attributes) => {
            let next = grid.rows.last().map_or(0, Vec::len);
            place = xml::attribute(attributes, "r").and_then(|name| column(&name)).unwrap_or(next);
            kind = xml::attribute(attributes, "t").unwrap_or_default();
            value.clear();
        }
        xml::Met::Open("v" | "t", _) => is_value = true,
        xml::Met::Close("v" | "t") => is_value = false,
        xml::Met::Words(words) if is_value => value.push_str(&words),
        xml::Met::Close("c") => fits = grid.put(place, &kind, &value),
        _ => {}
    });
    fits.then_some(grid.rows)
}

/// The cells read so far.
struct Grid<'a> {
    shared: &'a [String],
    rows: Vec<Vec<String>>,
    cells: usize,
    letters: usize,
}

impl Grid<'_> {
    /// Begins a row; false where there are too many.
    fn begin_row(&mut self) -> bool {
        self.rows.push(Vec::new());
        self.rows.len() <= MOST_ROWS
    }

    /// Puts a cell into its column; false where the sheet holds too much. Columns far to the right are left out.
    fn put(&mut self, column: usize, kind: &str, value: &str) -> bool {
        let Some(row) = self.rows.last_mut().filter(|_| column < MOST_COLUMNS) else { return true };
        let text = match kind {
            "s" => value.parse().ok().and_then(|at: usize| self.shared.get(at)).map_or("", String::as_str),
            _ => value,
        };
        let wide = row.len().max(column + 1);
        self.cells += wide - row.len();
        self.letters += text.len();
        if text.len() > MOST_OF_A_CELL || self.cells > MOST_CELLS || self.letters > MOST_LETTERS {
            return false;
        }
        row.resize(wide, String::new());
        text.clone_into(&mut row[column]);
        true
    }
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
