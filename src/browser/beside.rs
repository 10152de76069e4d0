//! What is kept beside the answers, once the later part of the program is here: before that there is none of it.

use std::pin::Pin;
use std::rc::Rc;

use super::session::Session;
use super::storage::Write;
use crate::app::copies::Source;
use crate::app::exchange::part;
use crate::documents::files::json;

/// Keeps the timer of a workshop, and what waits for a choice.
pub(super) fn save(session: &Session) -> Option<Pin<Box<dyn Future<Output = ()>>>> {
    let session = session.clone();
    Some(Box::pin(async move {
        session.share_timer().await;
        session.save_apart().await;
    }))
}

impl Session {
    /// Keeps what touches the answers of another window until somebody has chosen.
    async fn save_apart(&self) {
        let saver = &self.0.saver;
        let model = self.0.store.model();
        let copies = model.copies.as_ref().filter(|copies| copies.source == Source::Tab);
        let apart = copies.map(|copies| Rc::clone(&copies.other));
        if saver.apart.borrow().as_ref().map(Rc::as_ptr) == apart.as_ref().map(Rc::as_ptr) {
            return;
        }
        let text = copies.map(|copies| {
            let base = copies.base().map(|base| json::to_value(base));
            serde_json::json!({ "base": base, "ours": json::to_value(&copies.other) }).to_string()
        });
        if saver.storage.write(vec![Write { key: saver.key(part::APART), text }]).await.is_ok() {
            saver.apart.replace(apart);
        }
    }
}
