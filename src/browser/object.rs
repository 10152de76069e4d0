//! Plain values for the platform and the page.

use js_sys::{Object, Reflect};
use wasm_bindgen::JsValue;

/// An object with these properties.
pub(super) fn object(properties: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in properties {
        // A fresh object takes every property.
        let _ = Reflect::set(&object, &JsValue::from_str(name), value);
    }
    object
}

/// The text that a page gave. Empty where it gave anything else, which is then refused as an empty text is: a page may
/// call the element's methods with any value.
pub(super) fn text_of(given: &JsValue) -> String {
    given.as_string().unwrap_or_default()
}
