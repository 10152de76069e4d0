//! A workbook: each table a sheet, with a frozen head, real numbers and real dates.
//!
//! The few parts that a workbook needs are written here; `rust_xlsxwriter` takes 244 KB of gzip for them. A text is a
//! typed string and never a formula, so nothing is put before it.

use std::borrow::Cow;

use crate::base::{Date, xml, zip};
use crate::documents::table::{Kept, Worksheet};

/// The media type.
pub const TYPE: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#;

/// The most a cell can hold, in units of UTF-16.
const MOST_UNITS: usize = 32_767;

/// What ends a text that is cut.
const CUT: &str = " [...]";

/// Writes a workbook.
#[must_use]
pub fn xlsx(tables: &[Worksheet]) -> Vec<u8> {
    let names: Vec<String> = (1..=tables.len()).map(|at| format!("xl/worksheets/sheet{at}.xml")).collect();
    let mut files = vec![
        ("[Content_Types].xml", content_types(tables.len()).into_bytes()),
        ("_rels/.rels", RELATIONS.as_bytes().to_vec()),
        ("xl/workbook.xml", workbook(tables).into_bytes()),
        ("xl/_rels/workbook.xml.rels", relations(tables.len()).into_bytes()),
        ("xl/styles.xml", STYLES.as_bytes().to_vec()),
    ];
    files.extend(names.iter().zip(tables).map(|(name, table)| (name.as_str(), sheet(table).into_bytes())));
    zip::write(&files)
}

const RELATIONS: &str = include_str!("xlsx/relations.xml");

// The formats of cells, by place: as it comes, head, date, wrapped text.
const STYLES: &str = include_str!("xlsx/styles.xml");

fn content_types(sheets: usize) -> String {
    const PREFIX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml";
    let mut out = format!(
        r#"{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="{PREFIX}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="{PREFIX}.styles+xml"/>"#
    );
    for at in 1..=sheets {
        out += &format!(r#"<Override PartName="/xl/worksheets/sheet{at}.xml" ContentType="{PREFIX}.worksheet+xml"/>"#);
    }
    out + "</Types>"
}

fn workbook(tables: &[Worksheet]) -> String {
    let mut out = format!(
        r#"{HEAD}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>"#
    );
    for (at, table) in (1..).zip(tables) {
        out += &format!(r#"<sheet name="{}" sheetId="{at}" r:id="rId{at}"/>"#, table.name);
    }
    out + "</sheets></workbook>"
}

fn relations(sheets: usize) -> String {
    const KIND: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    let mut out =
        format!(r#"{HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">"#);
    for at in 1..=sheets {
        out += &format!(r#"<Relationship Id="rId{at}" Type="{KIND}/worksheet" Target="worksheets/sheet{at}.xml"/>"#);
    }
    out + &format!(r#"<Relationship Id="rId{}" Type="{KIND}/styles" Target="styles.xml"/></Relationships>"#, sheets + 1)
}

fn sheet(table: &Worksheet) -> String {
    let mut out = format!(
        r#"{HEAD}<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>"#
    );
    for at in 0..table.head.len() {
        out += &format!(r#"<col min="{0}" max="{0}" width="{1}" customWidth="1"/>"#, at + 1, width(table, at));
    }
    out += "</cols><sheetData>";
    let head: Vec<Kept> = table.head.iter().map(|name| Kept::Text(name.clone())).collect();
    row(1, &head, Some(1), &mut out);
    for (at, cells) in (2..).zip(&table.rows) {
        row(at, cells, None, &mut out);
    }
    out + "</sheetData></worksheet>"
}

/// Wide enough for its longest text, between 8 and 48 letters.
fn width(table: &Worksheet, column: usize) -> usize {
    let cells = table.rows.iter().filter_map(|row| row.get(column)).map(|cell| match cell {
        Kept::Empty => 0,
        Kept::Text(text) | Kept::Number(text) => text.chars().count(),
        Kept::Date(_) => 10,
    });
    cells.chain([table.head[column].chars().count()]).max().unwrap_or_default().clamp(6, 46) + 2
}

fn row(number: usize, cells: &[Kept], style: Option<u8>, out: &mut String) {
    *out += &format!(r#"<row r="{number}">"#);
    for (at, cell) in cells.iter().enumerate() {
        let place = format!("{}{number}", letters(at));
        match cell {
            Kept::Empty => {}
            Kept::Number(value) => *out += &format!(r#"<c r="{place}"><v>{value}</v></c>"#),
            Kept::Date(date) if serial(*date) > 60 => {
                *out += &format!(r#"<c r="{place}" s="2"><v>{}</v></c>"#, serial(*date));
            }
            Kept::Date(date) => text(&place, 0, &date.to_string(), out),
            Kept::Text(words) => text(&place, style.unwrap_or(3), words, out),
        }
    }
    *out += "</row>";
}

fn text(place: &str, style: u8, words: &str, out: &mut String) {
    *out += &format!(r#"<c r="{place}" s="{style}" t="inlineStr"><is><t xml:space="preserve">"#);
    xml::escape(&fitted(words), out);
    *out += "</t></is></c>";
}

/// Whether a text has the mark of one that was cut.
pub(in crate::documents) fn is_cut(words: &str) -> bool {
    words.len() >= MOST_UNITS / 2 && words.ends_with(CUT.trim())
}

/// As much of a text as a cell holds; a text that is cut ends with a mark.
pub(in crate::documents) fn fitted(words: &str) -> Cow<'_, str> {
    let ends = |most: usize| {
        let mut units = 0;
        words.char_indices().find(|(_, c)| {
            units += c.len_utf16();
            units > most
        })
    };
    match ends(MOST_UNITS).and_then(|_| ends(MOST_UNITS - CUT.len())) {
        Some((end, _)) => Cow::Owned([&words[..end], CUT].concat()),
        None => Cow::Borrowed(words),
    }
}

/// A day as a spreadsheet counts it.
fn serial(date: Date) -> i32 {
    date.days_since_1970() + 25_569
}

/// A column's name: A, B, …, Z, AA, AB, …
fn letters(mut column: usize) -> String {
    let mut out = String::new();
    loop {
        out.insert(0, char::from(b'A' + (column % 26) as u8));
        if column < 26 {
            return out;
        }
        column = column / 26 - 1;
    }
}
