//! What lies aside on the device: teams, each under a key of its own beside their list, and records that could not be read.

use serde_json::Value;

use super::session::Session;
use super::storage::{Storage, Write};
use super::{download, today};
use crate::app::Msg;
use crate::app::exchange::part;
use crate::app::model::{SetAside, Team};
use crate::app::msg::KeepingMsg;

/// The teams that lie aside under a page's key, as they were put there.
pub(super) async fn listed(storage: &Storage, own: &str) -> Vec<Team> {
    let text = storage.read(&[[own, part::TEAMS].concat()]).await.into_iter().next().flatten();
    let kept: Option<Value> = text.and_then(|text| serde_json::from_str(&text).ok());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let team = |value: &Value| Team { document_id: text(&value[0]), name: text(&value[1]) };
    kept.as_ref().and_then(Value::as_array).map(|all| all.iter().map(team).collect()).unwrap_or_default()
}

/// The records that were set aside, oldest first.
pub(super) async fn set_aside(storage: &Storage, own: &str) -> Vec<SetAside> {
    let beginning = [own, part::ASIDE].concat();
    let keys = storage.keys(&beginning).await;
    let day = |key: &str| {
        let instant: String = key[beginning.len()..].chars().take_while(char::is_ascii_digit).collect();
        today::day_of(instant.parse().unwrap_or_default())
    };
    keys.into_iter().map(|key| SetAside { day: day(&key), key }).collect()
}

impl Session {
    /// Hands a record that was set aside to the browser, as it is.
    pub(super) fn save_set_aside(&self, key: String) {
        let session = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let text = session.0.saver.storage.read(std::slice::from_ref(&key)).await.into_iter().next().flatten();
            let name = session.file_stem() + ".set-aside.txt";
            let done = text.is_some_and(|text| download::bytes(&name, "text/plain", text.as_bytes()).is_ok());
            session.report(&name, done);
        });
    }

    /// Deletes a record that was set aside.
    pub(super) fn forget_set_aside(&self, key: String) {
        let session = self.clone();
        wasm_bindgen_futures::spawn_local(async move {
            let saver = &session.0.saver;
            // What cannot be deleted stays in the list.
            let _ = saver.storage.write(vec![Write { key, text: None }]).await;
            let left = set_aside(&saver.storage, &saver.keys.own).await;
            session.store().send(Msg::Keeping(KeepingMsg::SetAsideTold(left)));
        });
    }
}
