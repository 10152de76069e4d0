//! Hears of what other windows of this browser have saved, and asks before something unsaved is lost.

use std::rc::{Rc, Weak};

use gloo::events::{EventListener, EventListenerOptions};
use wasm_bindgen::JsCast;
use web_sys::{BroadcastChannel, Event, MessageEvent};

use super::focus;
use super::following::{CHANNEL, Following};
use super::session::{Session, Shared};

impl Session {
    /// Begins to follow other windows.
    pub(super) fn follow(&self) -> Following {
        let channel = BroadcastChannel::new(CHANNEL).ok();
        let mut listeners = vec![focus::watch(&self.0.root)];
        if let Some(channel) = &channel {
            let itself = Rc::downgrade(&self.0);
            listeners.push(EventListener::new(channel, "message", move |event| heard(&itself, event)));
        }
        if let Some(window) = web_sys::window() {
            // A page can come back from the browser's memory, or wake up, with answers of yesterday.
            for name in ["pageshow", "focus", "storage"] {
                listeners.push(EventListener::new(&window, name, looks(&self.0)));
            }
            if let Some(page) = window.document() {
                listeners.push(EventListener::new(&page, "visibilitychange", looks(&self.0)));
            }
            let itself = Rc::downgrade(&self.0);
            let may_stop = EventListenerOptions::enable_prevent_default();
            listeners.push(EventListener::new_with_options(&window, "beforeunload", may_stop, move |event| {
                if itself.upgrade().is_some_and(|shared| Session(shared).would_lose()) {
                    event.prevent_default();
                }
            }));
        }
        Following { channel, _listeners: listeners }
    }
}

fn looks(shared: &Rc<Shared>) -> impl FnMut(&Event) + 'static {
    let itself = Rc::downgrade(shared);
    move |_| {
        if let Some(shared) = itself.upgrade() {
            Session(shared).exchange();
        }
    }
}

/// Anyone on this origin can send a message: it is only a reason to look.
fn heard(itself: &Weak<Shared>, event: &Event) {
    let key = event.dyn_ref::<MessageEvent>().and_then(|message| message.data().as_string());
    if let Some(shared) = itself.upgrade().filter(|shared| key.as_ref() == Some(&shared.saver.keys.own)) {
        Session(shared).exchange();
    }
}
