//! What the browser is asked for later.

use wasm_bindgen::JsValue;

use super::session::Session;
use super::{remarks, wishes};
use crate::base::later::later;
use crate::ui::Wish;

later! {
    /// Carries out a wish.
    fn fulfil(session: &Session, wish: Wish) = wishes::fulfil;
    /// Tells the webmaster of attributes that are passed over.
    fn remark(session: &Session) = remarks::remark;
    /// Lets this phone join a round by its code.
    fn join(session: &Session, code: &str) = wishes::join;
    /// A file made of the answers, for the page.
    fn export(session: &Session, kind: &JsValue, table: &JsValue) -> Option<Result<JsValue, JsValue>> = wishes::export;
}
