//! What the element asks of a new program after the last one stopped. Nothing is drawn, and as little as can be is read:
//! the kept answers may be what the program stopped over.

use serde_json::{Value, json};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use super::options::Options;
use super::restore::{keys_of, unread};
use super::{shelf, storage, today};
use crate::documents::files::json;
use crate::domain::Document;

/// The answers that a widget with these options would start with, as text.
#[wasm_bindgen]
#[must_use]
pub fn kept_text(
    host: HtmlElement,
    #[wasm_bindgen(unchecked_param_type = "WidgetOptions")] options: &JsValue,
) -> Option<String> {
    let options = Options::read(host, options);
    let (framework, _) = options.framework();
    let record = storage::read(options.settings.storage, &keys_of(&options, &framework).own);
    let document = record.map(|record| match serde_json::from_str::<Value>(&record) {
        Ok(value) => value["document"].to_string(),
        Err(_) => record,
    });
    document.or(options.kept).or(options.document)
}

/// Sets the answers aside as a team of their own, takes them out of the widget's record, and gives the text of an empty
/// document. `has_copy` goes on where the device has no room for them.
///
/// # Errors
/// When they cannot be set aside. The record is then as it was.
#[wasm_bindgen]
pub fn set_aside(
    host: HtmlElement,
    #[wasm_bindgen(unchecked_param_type = "WidgetOptions")] options: &JsValue,
    text: &str,
    has_copy: bool,
) -> Result<String, js_sys::Error> {
    let options = Options::read(host, options);
    let (framework, _) = options.framework();
    let (keep, key) = (options.settings.storage, keys_of(&options, &framework).own);
    let answers: Value = serde_json::from_str(text).unwrap_or_default();
    let name = answers["mission"]["community"].as_str().unwrap_or_default().trim();
    let written = match answers["document_id"].as_str() {
        None => storage::write(keep, &unread(&key), text),
        Some(id) => storage::write(keep, &shelf::slot(&key, id), text).and_then(|()| {
            let mut teams: Vec<Value> = shelf::listed(keep, &key)
                .into_iter()
                .filter(|team| team.document_id != id)
                .map(|team| json!([team.document_id, team.name]))
                .collect();
            teams.push(json!([id, name]));
            storage::write(keep, &shelf::list(&key), &Value::Array(teams).to_string())
        }),
    };
    if written.is_err() && !has_copy {
        return Err(js_sys::Error::new("no room"));
    }
    storage::remove(keep, &key);
    Ok(json::write(&Document::new(&framework, today::document_id())))
}
