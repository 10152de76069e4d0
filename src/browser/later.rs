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
    /// Lets this phone join the rounds of the links that it opens.
    fn follow_links(session: &Session) = wishes::follow_links;
    /// Lists the records that were set aside.
    fn list_set_aside(session: &Session) = Session::list_set_aside;
    /// A file made of the answers, for the page.
    fn export(session: &Session, kind: &JsValue, table: &JsValue) -> Option<Result<JsValue, JsValue>> = wishes::export;
}
