//! The line between windows of one browser: each tells the others that it has saved.

use gloo::events::EventListener;
use web_sys::BroadcastChannel;

/// The channel's name. It carries keys and nothing else.
pub(super) const CHANNEL: &str = "stem-readiness";

/// Listens for as long as it is kept.
pub(super) struct Following {
    pub(super) channel: Option<BroadcastChannel>,
    pub(super) _listeners: Vec<EventListener>,
}

impl Following {
    /// Tells other windows, and other elements on this page, that there is something new.
    pub(super) fn tell(&self, key: &str) {
        if let Some(channel) = &self.channel {
            // Who does not hear of it looks when the window is next looked at.
            let _ = channel.post_message(&key.into());
        }
    }
}

impl Drop for Following {
    fn drop(&mut self) {
        if let Some(channel) = &self.channel {
            channel.close();
        }
    }
}
