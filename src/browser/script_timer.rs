//! The timer of the facilitator's script, which every window of a browser that shows the workshop shows alike: the
//! facilitator begins a part, and the wall counts down.

use super::session::Session;
use super::storage::Write;
use crate::app::Msg;
use crate::app::exchange::part;
use crate::app::workshop::{DeskMsg, Timer};
use crate::base::Level;
use crate::base::json::{self, Json};

impl Session {
    /// Tells other windows of this window's timer where it has changed, and takes theirs where it has not. It is no answer:
    /// the last window's counts, and a refusal is told with the next change.
    pub(super) async fn share_timer(&self) {
        let saver = &self.0.saver;
        let model = self.0.store.model();
        if model.view.desk.is_none() {
            return;
        }
        let (shown, key) = (model.view.timer(), saver.key(part::TIMER));
        if shown == *saver.script.borrow() {
            let kept = saver.storage.read(&[key]).await.pop().flatten();
            match kept.and_then(|text| timer(&text)) {
                Some(theirs) if theirs != shown => {
                    saver.script.replace(theirs.clone());
                    self.0.store.send(Msg::Desk(DeskMsg::TimerFollowed(theirs)));
                }
                _ => {}
            }
        } else if saver
            .storage
            .write(vec![Write { key, text: shown.write().map(|timer| timer.to_string()) }])
            .await
            .is_ok()
        {
            saver.script.replace(shown);
            self.tell_windows();
        }
    }
}

fn timer(text: &str) -> Option<Timer> {
    json::read(serde_json::from_str(text).ok()?, Level::MAX.number()).ok()
}
