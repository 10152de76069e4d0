//! Hands a text to other apps, or to the clipboard, where the platform can.

use js_sys::{Function, Promise, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::object::object;

fn navigator() -> Option<JsValue> {
    Reflect::get(&js_sys::global(), &"navigator".into()).ok()
}

fn method(of: &JsValue, name: &str) -> Option<Function> {
    Reflect::get(of, &name.into()).ok()?.dyn_into().ok()
}

/// Whether the platform can hand a text to other apps.
pub(crate) fn can_share() -> bool {
    navigator().is_some_and(|navigator| method(&navigator, "share").is_some())
}

/// Asks the person which app gets the text.
pub(crate) fn share(text: &str) {
    let Some(navigator) = navigator() else { return };
    let data = object(&[("text", text.into())]);
    // A person who changes their mind makes no error.
    if let Some(promise) = method(&navigator, "share").and_then(|share| share.call1(&navigator, &data).ok()) {
        ignore(&promise);
    }
}

/// Puts a text on the clipboard.
pub(crate) fn copy(text: &str) {
    let clipboard = navigator().and_then(|navigator| Reflect::get(&navigator, &"clipboard".into()).ok());
    let Some(clipboard) = clipboard.filter(JsValue::is_object) else { return };
    if let Some(promise) = method(&clipboard, "writeText").and_then(|write| write.call1(&clipboard, &text.into()).ok())
    {
        ignore(&promise);
    }
}

/// Waits for a promise whose failure does not matter. Unhandled, the failure would count as an error of the page.
fn ignore(promise: &JsValue) {
    if let Ok(promise) = promise.clone().dyn_into::<Promise>() {
        spawn_local(async move {
            // Either way there is nothing to tell.
            let _ = JsFuture::from(promise).await;
        });
    }
}
