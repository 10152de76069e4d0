//! What the browser is asked for later.

use wasm_bindgen::JsValue;

use super::session::Session;
use super::wishes;
use crate::base::later::later;
use crate::ui::Wish;

later! {
    later_browser {
        /// Carries out a wish.
        fn fulfil(session: &Session, wish: Wish) = wishes::fulfil;
        /// A file made of the answers, for the page.
        fn export(session: &Session, kind: &JsValue, table: &JsValue) -> Option<Result<JsValue, JsValue>> = wishes::export;
    }
}
