//! Reads a table that somebody chose: text, or a workbook, which the platform unpacks.

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::base::delimited::{self, Written};
use crate::base::limits::MOST_BYTES;
use crate::base::zip;
use crate::documents::files::xlsx_read::{self, BOOK, MOST_UNPACKED, RELATIONS, SHARED};
use crate::documents::import::Rows;
use crate::documents::tables::Tidy;

/// What unpacks deflated bytes up to a size, and rejects what is larger.
type Inflate<'a> = Option<&'a Function>;

/// The rows of tables that left the widget: of a workbook's sheets with their names, or else of its first. `None` where
/// the file is no table, is damaged, or is larger than any that is read.
pub(crate) async fn ours(file: &File, inflate: Inflate<'_>) -> Option<Vec<Rows>> {
    let bytes = bytes(file).await?;
    if is_packed(&bytes) {
        return sheets(&bytes, inflate).await;
    }
    let table = delimited::read(&String::from_utf8_lossy(&bytes));
    table.cut_at.is_none().then(|| vec![table.rows.into_iter().map(|row| row.cells).collect()])
}

async fn sheets(bytes: &[u8], inflate: Inflate<'_>) -> Option<Vec<Rows>> {
    let mut parts = Parts { entries: zip::read(bytes)?, inflate, left: MOST_UNPACKED };
    let (book, relations) = (parts.text(BOOK).await?, parts.text(RELATIONS).await?);
    let shared = if parts.has(SHARED) { parts.text(SHARED).await? } else { String::new() };
    let path = |name| xlsx_read::sheet_path(&book, &relations, name);
    let mut paths: Vec<String> = Tidy::ALL.iter().filter_map(|table| path(Some(table.name()))).collect();
    if paths.is_empty() {
        paths.extend(path(None));
    }
    let mut sheets = Vec::new();
    for path in paths {
        sheets.push(xlsx_read::rows(&parts.text(&path).await?, &shared)?);
    }
    Some(sheets)
}

/// A table as text: a text as it is, and the first sheet of a workbook as CSV. `None` as for [`ours`].
pub(crate) async fn text(file: &File, inflate: Inflate<'_>) -> Option<String> {
    let bytes = bytes(file).await?;
    if !is_packed(&bytes) {
        return String::from_utf8(bytes).map_or_else(|error| Some(lossy(error.as_bytes())), Some);
    }
    let mut out = String::new();
    for row in first_sheet(&bytes, inflate).await? {
        delimited::write(row.into_iter().map(Written::Typed), &mut out);
    }
    Some(out)
}

fn lossy(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What a file holds, unless it is larger than any that is read.
async fn bytes(file: &File) -> Option<Vec<u8>> {
    if file.size() > MOST_BYTES as f64 {
        return None;
    }
    Some(Uint8Array::new(&JsFuture::from(file.array_buffer()).await.ok()?).to_vec())
}

fn is_packed(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK")
}

async fn first_sheet(bytes: &[u8], inflate: Inflate<'_>) -> Option<Rows> {
    let mut parts = Parts { entries: zip::read(bytes)?, inflate, left: MOST_UNPACKED };
    let (book, relations) = (parts.text(BOOK).await?, parts.text(RELATIONS).await?);
    let sheet = parts.text(&xlsx_read::sheet_path(&book, &relations, None)?).await?;
    let shared = if parts.has(SHARED) { parts.text(SHARED).await? } else { String::new() };
    xlsx_read::rows(&sheet, &shared)
}

/// The parts of a workbook, and how many bytes of them may still be unpacked.
struct Parts<'a> {
    entries: Vec<zip::Entry>,
    inflate: Inflate<'a>,
    left: usize,
}

impl Parts<'_> {
    fn has(&self, path: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == path)
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
        Some(String::from_utf8(bytes).unwrap_or_else(|error| lossy(error.as_bytes())))
    }
}

async fn inflated(inflate: &Function, bytes: &[u8], most: usize) -> Option<Vec<u8>> {
    let most = JsValue::from_f64(most as f64);
    let promise = inflate.call2(&JsValue::UNDEFINED, &Uint8Array::from(bytes), &most).ok()?;
    let promise: Promise = promise.dyn_into().ok()?;
    Some(JsFuture::from(promise).await.ok()?.dyn_into::<Uint8Array>().ok()?.to_vec())
}
