//! What the browser is asked for later.

use std::pin::Pin;

use wasm_bindgen::JsValue;

use super::session::Session;
use super::{beside, remarks, wishes};
use crate::base::later::later;
use crate::ui::Wish;

/// Something that takes its time.
type Work = Pin<Box<dyn Future<Output = ()>>>;

later! {
    /// Carries out a wish.
    fn fulfil(session: &Session, wish: Wish) = wishes::fulfil;
    /// Tells the webmaster of attributes that are passed over.
    fn remark(session: &Session) = remarks::remark;
    /// Lets this phone join the rounds of the links that it opens.
    fn follow_links(session: &Session) = wishes::follow_links;
    /// Keeps what the answers themselves are not: the timer of a workshop, and a copy that waits for a choice.
    fn save_beside(session: &Session) -> Option<Work> = beside::save;
    /// Tells which records of this page were set aside.
    fn tell_set_aside(session: &Session) = Session::tell_set_aside;
    /// A file made of the answers, for the page.
    fn export(session: &Session, kind: &JsValue, table: &JsValue) -> Option<Result<JsValue, JsValue>> = wishes::export;
}
