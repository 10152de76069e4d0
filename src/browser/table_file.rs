//! Reads a table that somebody chose: text, or a workbook, which the platform unpacks.

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::base::delimited;
use crate::base::limits::MOST_BYTES;
use crate::base::{letters, web_table, zip};
use crate::documents::files::signature::{Refusal, Signature, packed, signature};
use crate::documents::files::xlsx_read::{self, BOOK, MOST_UNPACKED, RELATIONS, SHARED, STYLES, Workbook, Worksheet};
use crate::documents::import::Rows;
use crate::documents::tables::Tidy;
use crate::domain::pilot::read::{self, Brought, Origin};

/// What unpacks deflated bytes up to a size, and rejects what is larger.
type Inflate<'a> = Option<&'a Function>;

/// The rows of tables that left the widget: of a workbook's sheets with their names, or else of its first. `None` where
/// the file is no table, is damaged, or is larger than any that is read.
pub(crate) async fn ours(file: &File, inflate: Inflate<'_>) -> Option<Vec<Rows>> {
    let bytes = bytes(file).await?;
    match signature(&bytes) {
        Signature::Archive => Parts::of(&bytes, inflate)?.ours().await,
        Signature::Text => {
            let table = delimited::read(&letters::text(&bytes));
            table.cut_at.is_none().then(|| vec![table.rows.into_iter().map(|row| row.cells).collect()])
        }
        _ => None,
    }
}

/// A table of schools: a text as it is; the largest table of a web page, and a sheet of a workbook, as CSV. A line of it
/// is a row of the sheet: of that with this place among those that are shown, or else of the one that reads best as schools.
pub(crate) async fn schools(file: &File, sheet: Option<usize>, inflate: Inflate<'_>) -> Result<Brought, Refusal> {
    let bytes = bytes(file).await.ok_or(Refusal::Unread)?;
    let mut origin = Origin::default();
    let rows = match signature(&bytes) {
        Signature::Text => return Ok(Brought { text: letters::text(&bytes), origin }),
        Signature::Page => {
            let rows = web_table::largest(&letters::text(&bytes));
            (!rows.is_empty()).then_some(rows).ok_or(Refusal::PageWithoutTable)?
        }
        Signature::Archive => {
            let mut parts = Parts::of(&bytes, inflate).ok_or(Refusal::Unread)?;
            if let Some(refusal) = packed(parts.entries.iter().map(|entry| entry.name.as_str())) {
                return Err(refusal);
            }
            let rows;
            (rows, origin) = parts.schools(sheet).await.ok_or(Refusal::Unread)?;
            rows
        }
        Signature::Refused(refusal) => return Err(refusal),
    };
    Ok(Brought { text: read::as_text(&rows), origin })
}

/// What a file holds, unless it is larger than any that is read.
async fn bytes(file: &File) -> Option<Vec<u8>> {
    if file.size() > MOST_BYTES as f64 {
        return None;
    }
    Some(Uint8Array::new(&JsFuture::from(file.array_buffer()).await.ok()?).to_vec())
}

/// The parts of a workbook, and how many bytes of them may still be unpacked.
struct Parts<'a> {
    entries: Vec<zip::Entry>,
    inflate: Inflate<'a>,
    left: usize,
}

impl<'a> Parts<'a> {
    fn of(bytes: &[u8], inflate: Inflate<'a>) -> Option<Parts<'a>> {
        Some(Parts { entries: zip::read(bytes)?, inflate, left: MOST_UNPACKED })
    }

    /// The rows of the sheets with the names of our tables, or else of the first.
    async fn ours(&mut self) -> Option<Vec<Rows>> {
        let (book, relations) = (self.text(BOOK).await?, self.text(RELATIONS).await?);
        let path = |name| xlsx_read::sheet_path(&book, &relations, name);
        let mut paths: Vec<String> = Tidy::ALL.iter().filter_map(|table| path(Some(table.name()))).collect();
        if paths.is_empty() {
            paths.extend(path(None));
        }
        let workbook = self.workbook().await?;
        let mut sheets = Vec::new();
        for path in paths {
            sheets.push(workbook.rows(&self.text(&path).await?)?);
        }
        Some(sheets)
    }

    /// The rows of a sheet by its place, or of the one that reads best as schools, and where they were.
    async fn schools(&mut self, wanted: Option<usize>) -> Option<(Rows, Origin)> {
        let (book, relations) = (self.text(BOOK).await?, self.text(RELATIONS).await?);
        let workbook = self.workbook().await?;
        let (sheets, paths): (Vec<String>, Vec<String>) =
            xlsx_read::shown_sheets(&book, &relations).into_iter().unzip();
        let wanted = if paths.len() == 1 { Some(0) } else { wanted };
        let mut best: Option<(u32, usize, Worksheet)> = None;
        for (at, path) in paths.iter().enumerate().filter(|(at, _)| wanted.is_none_or(|wanted| wanted == *at)) {
            let Some(sheet) = self.text(path).await.and_then(|text| workbook.worksheet(&text)) else { continue };
            let fit = if wanted.is_some() { 0 } else { read::fit(&sheet.rows) };
            if best.as_ref().is_none_or(|(most, ..)| fit > *most) {
                best = Some((fit, at, sheet));
            }
        }
        best.map(|(_, sheet, found)| (found.rows, Origin { sheets, sheet, hidden: found.hidden }))
    }

    /// What the sheets of a workbook share.
    async fn workbook(&mut self) -> Option<Workbook> {
        let shared = self.optional(SHARED).await?;
        Some(Workbook::new(&shared, &self.optional(STYLES).await?))
    }

    /// A part that a workbook need not have.
    async fn optional(&mut self, path: &str) -> Option<String> {
        let is_there = self.entries.iter().any(|entry| entry.name == path);
        if is_there { self.text(path).await } else { Some(String::new()) }
    }

    /// A part as text; `None` where there is none, or it is too large.
    async fn text(&mut self, path: &str) -> Option<String> {
        let entry = self.entries.iter().find(|entry| entry.name == path)?;
        let bytes = if entry.is_deflated {
            inflated(self.inflate?, &entry.bytes, self.left).await?
        } else {
            entry.bytes.clone()
        };
        self.left = self.left.checked_sub(bytes.len())?;
        Some(letters::text(&bytes))
    }
}

async fn inflated(inflate: &Function, bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    let most = JsValue::from_f64(most as f64);
    let promise = inflate.call2(&JsValue::UNDEFINED, &Uint8Array::from(bytes), &most).ok()?;
    let promise: Promise = promise.dyn_into().ok()?;
    Some(JsFuture::from(promise).await.ok()?.dyn_into::<Uint8Array>().ok()?.to_vec())
}
