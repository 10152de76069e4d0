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
        let model = self.0.store.model();
        let shown = &model.view.timer;
        if model.view.desk.is_none() {
            return;
        }
        let is_changed = *shown != *self.0.saver.script.borrow();
        if is_changed { self.tell_timer(shown).await } else { self.hear_timer(shown).await }
    }

    async fn tell_timer(&self, shown: &Timer) {
        let saver = &self.0.saver;
        let record = Write { key: saver.key(part::TIMER), text: shown.write().map(|timer| timer.to_string()) };
        if saver.storage.write(vec![record]).await.is_ok() {
            saver.script.replace(shown.clone());
            self.tell_windows();
        }
    }

    async fn hear_timer(&self, shown: &Timer) {
        let saver = &self.0.saver;
        let kept = saver.storage.read(&[saver.key(part::TIMER)]).await.pop().flatten();
        if let Some(theirs) = kept.and_then(|text| timer(&text)).filter(|theirs| theirs != shown) {
            saver.script.replace(theirs.clone());
            self.0.store.send(Msg::Desk(DeskMsg::TimerFollowed(theirs)));
        }
    }
}

fn timer(text: &str) -> Option<Timer> {
    json::read(serde_json::from_str(text).ok()?, Level::MAX.number()).ok()
}
