//! What can be done with a record that could not be read.

use wasm_bindgen_futures::spawn_local;

use super::download;
use super::session::Session;
use super::shelf::set_aside;
use super::storage::Write;
use crate::app::Msg;
use crate::app::msg::KeepingMsg;

impl Session {
    /// Lists the records that were set aside.
    pub(super) fn list_set_aside(&self) {
        let session = self.clone();
        spawn_local(async move { session.tell_set_aside().await });
    }

    /// Hands a record that was set aside to the browser, as it is.
    pub(super) fn save_set_aside(&self, key: String) {
        let session = self.clone();
        spawn_local(async move {
            let text = session.0.saver.storage.read(std::slice::from_ref(&key)).await.into_iter().next().flatten();
            let name = session.file_stem() + ".set-aside.txt";
            let done = text.is_some_and(|text| download::bytes(&name, "text/plain", text.as_bytes()).is_ok());
            session.report(&name, done);
        });
    }

    /// Deletes a record that was set aside.
    pub(super) fn forget_set_aside(&self, key: String) {
        let session = self.clone();
        spawn_local(async move {
            let saver = &session.0.saver;
            // What cannot be deleted stays in the list.
            let _ = saver.storage.write(vec![Write { key, text: None }]).await;
            session.tell_set_aside().await;
        });
    }

    async fn tell_set_aside(&self) {
        let left = set_aside(&self.0.saver.storage, &self.0.saver.keys.own).await;
        self.store().send(Msg::Keeping(KeepingMsg::SetAsideTold(left)));
    }
}
