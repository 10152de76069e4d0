//! Reads a file that a person chose.

use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::File;

/// Reads a file as text and hands it on; nothing when the browser would not read it.
pub(crate) fn read(file: File, then: impl FnOnce(Option<String>) + 'static) {
    spawn_local(async move {
        then(JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string()));
    });
}
