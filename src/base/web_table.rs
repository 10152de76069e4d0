//! Tables in the text of a web page, which many programs save under the name of a workbook.

use super::delimited::{MOST_CELLS, MOST_ROWS};
use super::xml::{Met, read};

/// The rows of the largest table of a page; empty where it has none. A cell over several columns stands in the first of
/// them, and one over several rows in the uppermost; the others are empty.
///
/// ```
/// use stem_readiness::base::web_table::largest;
/// let page = "<p>Found</p><TABLE><tr><th>School<th>Students</tr><tr><td>Elm&nbsp;&amp; Oak</td><td>412</td></tr></TABLE>";
/// assert_eq!(largest(page), [["School", "Students"], ["Elm & Oak", "412"]]);
/// ```
#[must_use]
pub fn largest(page: &str) -> Vec<Vec<String>> {
    let mut tables = Tables::default();
    read(page, |met| match met {
        Met::Open(name, attributes) => tables.open(&name.to_ascii_lowercase(), attributes),
        Met::Close(name) => tables.close(&name.to_ascii_lowercase()),
        Met::Words(words) => tables.say(&words),
    });
    let cells = |table: &Grid| table.rows.iter().map(Vec::len).sum::<usize>();
    let tables = tables.done.into_iter().chain(tables.open);
    let mut rows = tables.max_by_key(cells).map(|table| table.rows).unwrap_or_default();
    for cell in rows.iter_mut().flatten() {
        *cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
    }
    rows
}

/// How many columns or rows a cell is believed to span.
const MOST_SPAN: usize = 64;

#[derive(Default)]
struct Tables {
    /// Tables under way, one inside the other.
    open: Vec<Grid>,
    done: Vec<Grid>,
    /// Inside an element whose words are not shown.
    is_hidden: bool,
}

#[derive(Default)]
struct Grid {
    rows: Vec<Vec<String>>,
    is_in_cell: bool,
    /// For each column, how many rows a cell from above still covers.
    covered: Vec<usize>,
}

impl Tables {
    fn open(&mut self, name: &str, attributes: &str) {
        let depth = self.open.len();
        match (name, self.open.last_mut()) {
            ("script" | "style", _) => self.is_hidden = true,
            ("table", _) if depth < MOST_SPAN => self.open.push(Grid::default()),
            ("tr", Some(table)) => table.begin_row(),
            ("td" | "th", Some(table)) => table.begin_cell(attributes),
            ("br" | "p" | "div" | "li", Some(_)) => self.say(" "),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        match (name, self.open.last_mut()) {
            ("script" | "style", _) => self.is_hidden = false,
            ("table", Some(_)) => self.done.extend(self.open.pop()),
            ("td" | "th" | "tr", Some(table)) => table.is_in_cell = false,
            _ => {}
        }
    }

    fn say(&mut self, words: &str) {
        let Some(table) = self.open.last_mut().filter(|table| table.is_in_cell && !self.is_hidden) else { return };
        if let Some(cell) = table.rows.last_mut().and_then(|row| row.last_mut()) {
            cell.push_str(&named_signs(words));
        }
    }
}

impl Grid {
    fn begin_row(&mut self) {
        self.is_in_cell = false;
        if let Some(row) = self.rows.last() {
            // What the row before did not reach is one row nearer to its end.
            self.covered.iter_mut().skip(row.len()).for_each(|left| *left = left.saturating_sub(1));
        }
        if self.rows.len() < MOST_ROWS {
            self.rows.push(Vec::new());
        }
    }

    fn begin_cell(&mut self, attributes: &str) {
        if self.rows.is_empty() {
            self.begin_row();
        }
        let (wide, high) = (span(attributes, "colspan"), span(attributes, "rowspan"));
        let Some(row) = self.rows.last_mut() else { return };
        while let Some(left) = self.covered.get_mut(row.len()).filter(|left| **left > 0) {
            *left -= 1;
            row.push(String::new());
        }
        let first = row.len();
        self.is_in_cell = first + wide <= MOST_CELLS;
        if self.is_in_cell {
            row.resize(first + 1, String::new());
            self.covered.resize(self.covered.len().max(first + wide), 0);
            self.covered[first] = high - 1;
            // The columns to the right are covered in this row too.
            self.covered[first + 1..first + wide].fill(high);
        }
    }
}

/// How many columns or rows a cell spans. Pages write the number with quotes or without.
fn span(attributes: &str, name: &str) -> usize {
    let attributes = attributes.to_ascii_lowercase();
    let value = attributes.split_once(name).map_or("", |(_, rest)| rest.trim_start_matches(['=', ' ', '"', '\'']));
    let digits = value.find(|c: char| !c.is_ascii_digit()).map_or(value, |end| &value[..end]);
    digits.parse().map_or(1, |n: usize| n.clamp(1, MOST_SPAN))
}

/// The signs that pages name and XML does not know.
fn named_signs(words: &str) -> String {
    const NAMED: [(&str, &str); 14] = [
        ("&nbsp;", " "),
        ("&ntilde;", "ñ"),
        ("&aacute;", "á"),
        ("&eacute;", "é"),
        ("&iacute;", "í"),
        ("&oacute;", "ó"),
        ("&uacute;", "ú"),
        ("&rsquo;", "’"),
        ("&lsquo;", "‘"),
        ("&ndash;", "–"),
        ("&mdash;", "—"),
        ("&dagger;", "†"),
        ("&Dagger;", "‡"),
        ("&hellip;", "…"),
    ];
    NAMED
        .iter()
        .fold(words.to_owned(), |text, (name, sign)| if text.contains('&') { text.replace(name, sign) } else { text })
}
