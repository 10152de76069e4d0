//! What the element asks of a new program after the last one stopped. Nothing is drawn, and as little as can be is read:
//! the kept answers may be what the program stopped over.

use std::rc::Rc;

use serde_json::Value;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::HtmlElement;

use super::keys::keys_of;
use super::options::Options;
use super::storage::{Storage, Write};
use super::{asks, shelf, today};
use crate::app::exchange::part;
use crate::app::model::Team;
use crate::app::record::Found;
use crate::app::teams;
use crate::documents::files::json;
use crate::domain::{Document, Framework};

/// The answers that a widget with these options would start with, as text.
#[wasm_bindgen]
pub async fn kept_text(
    host: HtmlElement,
    #[wasm_bindgen(unchecked_param_type = "WidgetOptions")] options: JsValue,
) -> Option<String> {
    let options = Options::read(host, &options);
    let framework = framework(&options).await;
    let storage = Storage::open(options.settings.storage).await;
    let record = storage.read(&[keys_of(&options, &framework).own]).await.into_iter().next().flatten();
    let on_device = match Found::read(record) {
        Found::Record(_, text) => text,
        Found::Damaged(record) => Some(record),
        Found::Nothing => None,
    };
    on_device.or(options.kept).or(options.document)
}

/// Sets the answers aside as a team of their own, takes them out of the widget's record, and gives the text of an empty
/// document. `has_copy` goes on where the device has no room for them.
///
/// # Errors
/// When they cannot be set aside. The record is then as it was.
#[wasm_bindgen]
pub async fn set_aside(
    host: HtmlElement,
    #[wasm_bindgen(unchecked_param_type = "WidgetOptions")] options: JsValue,
    text: String,
    has_copy: bool,
) -> Result<String, js_sys::Error> {
    let options = Options::read(host, &options);
    let framework = framework(&options).await;
    let storage = Storage::open(options.settings.storage).await;
    let own = keys_of(&options, &framework).own;
    let key = |part: &str| [own.as_str(), part].concat();
    // The journal holds earlier states of the same answers.
    let emptied = [part::ANSWERS, part::JOURNAL].map(|part| Write { key: key(part), text: None });
    let answers: Value = serde_json::from_str(&text).unwrap_or_default();
    let mut writes = Vec::from(emptied.clone());
    match answers["document_id"].as_str() {
        None => writes.push(Write { key: key(&part::aside(today::now_ms())), text: Some(text) }),
        Some(id) => {
            let name = answers["mission"]["community"].as_str().unwrap_or_default().trim();
            let team = Team { document_id: id.to_owned(), name: name.to_owned() };
            let listed = teams::with(shelf::listed(&storage, &own).await, team);
            writes.push(Write { key: key(part::TEAMS), text: Some(teams::write(&listed)) });
            writes.push(Write { key: key(&part::team(id)), text: Some(text) });
        }
    }
    if storage.write(writes).await.is_err() {
        if !has_copy {
            return Err(js_sys::Error::new("no room"));
        }
        // What cannot be taken out cannot be started without either; the next start says so.
        let _ = storage.write(Vec::from(emptied)).await;
    }
    Ok(json::write(&Document::new(&framework, today::document_id())))
}

/// The framework whose answers are asked for. A page's own waits for the later part of the program, as the widget did.
async fn framework(options: &Options) -> Rc<Framework> {
    if options.framework.is_some() {
        asks::bring_parts().await;
    }
    options.framework().0
}
