//! Hands a file to the browser.

use js_sys::{Array, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url};

/// Hands over bytes as a file of this type and name.
///
/// # Errors
/// What the browser threw.
pub(crate) fn bytes(name: &str, kind: &str, bytes: &[u8]) -> Result<(), JsValue> {
    let options = BlobPropertyBag::new();
    options.set_type(kind);
    let parts = Array::of1(&Uint8Array::from(bytes));
    blob(name, &Blob::new_with_u8_array_sequence_and_options(&parts, &options)?)
}

/// Hands over a file under a name.
///
/// # Errors
/// What the browser threw.
pub(crate) fn blob(name: &str, blob: &Blob) -> Result<(), JsValue> {
    let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
    let link: HtmlAnchorElement = document.create_element("a")?.unchecked_into();
    let address = Url::create_object_url_with_blob(blob)?;
    link.set_href(&address);
    link.set_download(name);
    link.click();
    gloo::timers::callback::Timeout::new(30_000, move || {
        // An address that cannot be revoked ends with the page.
        let _ = Url::revoke_object_url(&address);
    })
    .forget();
    Ok(())
}
