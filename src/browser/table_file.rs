//! Reads a table that somebody chose: text, or a workbook, which the platform unpacks.

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::File;

use crate::base::delimited::{self, Written};
use crate::base::limits::MOST_BYTES;
use crate::base::zip;
use crate::documents::files::xlsx_read::{self, BOOK, MOST_UNPACKED, RELATIONS, SHARED};

/// What unpacks deflated bytes up to a size, and rejects what is larger.
type Inflate<'a> = Option<&'a Function>;

/// The rows of a plan's table; `None` where the file is no table, is damaged, or is larger than any that is read.
pub(crate) async fn plan(file: &File, inflate: Inflate<'_>) -> Option<Vec<Vec<String>>> {
    let bytes = bytes(file).await?;
    if is_packed(&bytes) {
        return workbook(&bytes, inflate, Some("plan")).await;
    }
    let table = delimited::read(&String::from_utf8_lossy(&bytes));
    table.cut_at.is_none().then(|| table.rows.into_iter().map(|row| row.cells).collect())
}

/// A table as text: a text as it is, and the first sheet of a workbook as CSV. `None` as for [`plan`].
pub(crate) async fn text(file: &File, inflate: Inflate<'_>) -> Option<String> {
    let bytes = bytes(file).await?;
    if !is_packed(&bytes) {
        return String::from_utf8(bytes).map_or_else(|error| Some(lossy(error.as_bytes())), Some);
    }
    let mut out = String::new();
    for row in workbook(&bytes, inflate, None).await? {
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

async fn workbook(bytes: &[u8], inflate: Inflate<'_>, sheet: Option<&str>) -> Option<Vec<Vec<String>>> {
    let mut parts = Parts { entries: zip::read(bytes)?, inflate, left: MOST_UNPACKED };
    let (book, relations) = (parts.text(BOOK).await?, parts.text(RELATIONS).await?);
    let sheet = parts.text(&xlsx_read::sheet_path(&book, &relations, sheet)?).await?;
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
