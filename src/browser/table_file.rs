//! Reads a table of the plan that somebody has changed: CSV, or a workbook, which the platform unpacks.

use js_sys::{Function, Promise, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;

use crate::base::{delimited, zip};
use crate::documents::files::xlsx_read;

/// The rows of a table of the plan; `None` when the bytes hold no table.
pub(crate) async fn rows(bytes: &[u8], inflate: Option<&Function>) -> Option<Vec<Vec<String>>> {
    if !bytes.starts_with(b"PK") {
        let table = delimited::read(&String::from_utf8_lossy(bytes));
        return Some(table.rows.into_iter().map(|row| row.cells).collect());
    }
    let mut parts = Vec::new();
    for entry in zip::read(bytes)?.into_iter().filter(|entry| entry.name.starts_with("xl/")) {
        let text = if entry.is_deflated { inflated(inflate?, &entry.bytes).await? } else { entry.bytes };
        parts.push((entry.name, String::from_utf8_lossy(&text).into_owned()));
    }
    xlsx_read::worksheet(&parts, "plan")
}

async fn inflated(inflate: &Function, bytes: &[u8]) -> Option<Vec<u8>> {
    let promise: Promise = inflate.call1(&JsValue::UNDEFINED, &Uint8Array::from(bytes)).ok()?.dyn_into().ok()?;
    Some(JsFuture::from(promise).await.ok()?.dyn_into::<Uint8Array>().ok()?.to_vec())
}
