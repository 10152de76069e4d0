//! Saves what a window shows, and lets it follow what other windows have saved: one exchange with the storage does both.

use std::rc::Rc;

use gloo::timers::callback::Timeout;
use gloo::timers::future::TimeoutFuture;
use wasm_bindgen_futures::spawn_local;

use super::leftovers::later;
use super::session::Session;
use super::storage::{Storage, Write};
use super::{events, mirror, today};
use crate::app::copies::Source;
use crate::app::exchange::{Outcome, Shown, part};
use crate::app::model::{Model, SaveState, Unsaved};
use crate::app::msg::KeepingMsg;
use crate::app::{Later, Msg};
use crate::base::json::Json;
use crate::documents::files::json;

/// How long a change waits to be written, in milliseconds, and waits once more where another comes meanwhile: a run of
/// typing or of ratings is not written one by one, and what is lost with the browser is less than a second's work.
const SAVE_AFTER_MS: u32 = 300;

/// How often an exchange is looked at by who waits for its end, in milliseconds.
const LOOKS_EVERY_MS: u32 = 20;

/// How long after a refusal it is tried again, in milliseconds.
const RETRY_AFTER_MS: u32 = 5000;

impl Session {
    /// Whether the device holds what the model shows.
    pub(super) fn is_clean(&self, model: &Model) -> bool {
        model.keeps_newer() || self.0.saver.window.borrow().holds(&Shown::of(model))
    }

    /// Saves a little later, with what comes until then.
    pub(super) fn save_soon(&self, after_ms: u32) {
        self.0.saver.is_changing.set(true);
        if self.0.saver.timer.borrow().is_none() {
            self.save_in(after_ms, true);
        }
    }

    fn save_in(&self, after_ms: u32, waits_again: bool) {
        let saver = &self.0.saver;
        saver.is_changing.set(false);
        let session = self.clone();
        let save = move || match waits_again && session.0.saver.is_changing.get() {
            true => session.save_in(SAVE_AFTER_MS, false),
            false => session.exchange(),
        };
        saver.timer.replace(Some(Timeout::new(after_ms, save)));
    }

    /// Saves after a change.
    pub(super) fn changed_to(&self, model: &Model) {
        let view = model.view.write().unwrap_or_default();
        let apart = model.copies.as_ref().filter(|copies| copies.source == Source::Tab).map(|copies| &copies.other);
        let is_apart_kept = self.0.saver.apart.borrow().as_ref().map(Rc::as_ptr) == apart.map(Rc::as_ptr);
        let are_drafts_kept = Rc::ptr_eq(&self.0.saver.drafts.borrow(), &model.drafts);
        if !self.is_clean(model) || !is_apart_kept || !are_drafts_kept || *self.0.saver.view.borrow() != view {
            self.save_soon(SAVE_AFTER_MS);
        }
    }

    /// Saves what the device does not hold, and follows what other windows have saved. One exchange runs at a time.
    pub(super) fn exchange(&self) {
        let saver = &self.0.saver;
        saver.timer.take();
        saver.is_asked.set(true);
        if saver.is_busy.replace(true) {
            return;
        }
        let session = self.clone();
        spawn_local(async move {
            while session.0.saver.is_asked.replace(false) {
                session.exchange_once().await;
            }
            session.0.saver.is_busy.set(false);
        });
    }

    /// Saves, and returns once the exchange is over.
    pub(super) async fn exchanged(&self) {
        self.exchange();
        while self.0.saver.is_busy.get() {
            TimeoutFuture::new(LOOKS_EVERY_MS).await;
        }
    }

    async fn exchange_once(&self) {
        let saver = &self.0.saver;
        if saver.is_deleting.replace(false) {
            return self.delete_once().await;
        }
        self.save_view().await;
        self.share_timer().await;
        self.save_apart().await;
        self.save_drafts().await;
        let model = self.0.store.model();
        if model.keeps_newer() {
            return;
        }
        let now_ms = today::now_ms();
        let window = saver.window.borrow().clone();
        let keys: Vec<String> = window.parts(now_ms).into_iter().map(|part| saver.key(part)).collect();
        let mut outcome = None;
        let kept = saver
            .storage
            .exchange(&keys, &mut |found| {
                let (writes, made) = window.exchange(&model, found, now_ms);
                let mut writes = saver.keyed(writes);
                writes.extend(saver.keys.copy_of(&writes));
                outcome = Some(made);
                writes
            })
            .await;
        match (kept, outcome) {
            (Ok(()), Some(outcome)) if outcome.newer => self.not_kept(Unsaved::Elsewhere),
            (Ok(()), Some(outcome)) if outcome.waits || self.must_wait(&outcome) => self.wait(outcome.wrote),
            (Ok(()), Some(outcome)) => self.kept(outcome),
            (Ok(()), None) => self.not_kept(Unsaved::Refused),
            (Err(why), _) => self.not_kept(why),
        }
        self.keep_in_page_now();
    }

    /// Puts the answers into the page, unless the widget was removed meanwhile: the page's copy is then another one's.
    fn keep_in_page_now(&self) {
        if self.0.following.borrow().is_some() {
            self.keep_in_page(&self.0.store.model().document);
        }
    }

    async fn delete_once(&self) {
        let saver = &self.0.saver;
        let window = saver.window.borrow().clone();
        // Who asks for it is in the later part too.
        let Some(deletion) = later::delete(&saver.storage, &saver.keys, &window) else { return };
        match deletion.await {
            Ok(window) => {
                saver.window.replace(window);
                saver.view.take();
                self.tell_windows();
                self.0.store.send(Msg::SaveReported(SaveState::Untouched));
            }
            Err(why) => self.0.store.send(Msg::SaveReported(SaveState::Unsaved(why))),
        }
        self.keep_in_page_now();
    }

    /// Whether what an exchange brought must be put together with what was written here meanwhile, and cannot be yet.
    fn must_wait(&self, outcome: &Outcome) -> bool {
        let model = self.0.store.model();
        model.later != Later::Here && outcome.must_merge(&model)
    }

    /// Nothing is taken from this exchange. What is on the screen is left for the next page, and another exchange follows once
    /// the later part of the program is here.
    fn wait(&self, wrote: bool) {
        if wrote {
            self.tell_windows();
        }
        let is_waiting = self.0.saver.waits.replace(true);
        self.leave_for_next_page();
        if !is_waiting {
            self.when_later(|session| {
                session.0.saver.waits.set(false);
                session.exchange();
            });
        }
    }

    pub(super) fn tell_windows(&self) {
        if let Some(following) = &*self.0.following.borrow() {
            following.tell(&self.0.saver.keys.own);
        }
    }

    /// The device holds what was agreed on.
    fn kept(&self, outcome: Outcome) {
        let saver = &self.0.saver;
        saver.window.replace(outcome.window.clone());
        let wrote = outcome.wrote;
        if wrote {
            self.tell_windows();
        }
        if outcome.deleted {
            return self.0.store.send(Msg::Keeping(KeepingMsg::Erased(today::document_id(), true)));
        }
        self.0.store.send(Msg::Keeping(KeepingMsg::Exchanged(Box::new(outcome))));
        let model = self.0.store.model();
        if !self.is_clean(&model) {
            return self.save_soon(SAVE_AFTER_MS);
        }
        if saver.is_mirrored.replace(false) {
            mirror::forget(saver);
        }
        mirror::forget_all(&self.0.taken_up.take());
        if wrote || matches!(model.save, SaveState::Pending | SaveState::Unsaved(_)) {
            // Whoever types on reads and hears "Saved" once, at the end, and not three times a second.
            if saver.is_changing.get() {
                return self.save_soon(SAVE_AFTER_MS);
            }
            self.0.store.send(Msg::SaveReported(SaveState::Saved(today::now_ms())));
            self.tell(events::SAVED, &[]);
        }
    }

    /// The device holds nothing of the latest changes. It is tried again, since storage can become free.
    fn not_kept(&self, why: Unsaved) {
        if !self.is_clean(&self.0.store.model()) || self.0.saver.storage.check().is_err() {
            self.0.store.send(Msg::SaveReported(SaveState::Unsaved(why)));
        }
        if matches!(why, Unsaved::Full | Unsaved::Refused) && self.0.saver.storage.check().is_ok() {
            self.save_soon(RETRY_AFTER_MS);
        }
    }

    /// Keeps where someone is. It is no answer: the last window's counts, and a refusal is told with the next change.
    async fn save_view(&self) {
        let saver = &self.0.saver;
        let view = self.0.store.model().view.write().unwrap_or_default();
        if *saver.view.borrow() == view {
            return;
        }
        let record = Write { key: saver.key(part::VIEW), text: Some(view.to_string()) };
        if saver.storage.write(vec![record]).await.is_ok() {
            saver.view.replace(view);
        }
    }

    /// Keeps what is written and not handed in yet. A refusal is told with the next change.
    async fn save_drafts(&self) {
        let saver = &self.0.saver;
        let drafts = Rc::clone(&self.0.store.model().drafts);
        if Rc::ptr_eq(&saver.drafts.borrow(), &drafts) {
            return;
        }
        let record = Write { key: saver.key(part::DRAFTS), text: drafts.write().map(|drafts| drafts.to_string()) };
        if saver.storage.write(vec![record]).await.is_ok() {
            saver.drafts.replace(drafts);
        }
    }

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

    /// Saves at once what waits.
    pub(crate) fn flush(&self) {
        self.leave_for_next_page();
        self.keep_in_page_now();
        self.exchange();
    }

    /// The page ends, or is put away and may come back: what waits goes into the older storage, which takes it at once,
    /// and the database is left to others.
    pub(crate) fn leave(&self) {
        self.keep_in_page_now();
        match &self.0.saver.storage {
            Storage::Database(database) if self.leave_for_next_page() => database.rest(),
            _ => self.exchange(),
        }
    }

    /// Leaves what the device does not hold yet for the next page. Returns whether nothing would be lost now.
    fn leave_for_next_page(&self) -> bool {
        let model = self.0.store.model();
        let are_drafts_kept = Rc::ptr_eq(&self.0.saver.drafts.borrow(), &model.drafts);
        let is_view_kept = *self.0.saver.view.borrow() == model.view.write().unwrap_or_default();
        if self.is_clean(&model) && are_drafts_kept && is_view_kept {
            return true;
        }
        let is_left = mirror::write(&self.0.saver, &model);
        self.0.saver.is_mirrored.set(is_left);
        is_left
    }

    /// Whether closing the page loses something that is on the screen.
    pub(super) fn would_lose(&self) -> bool {
        let model = self.0.store.model();
        let has_file = self.0.downloaded.get() == Some(model.document.revision);
        !self.is_clean(&model) && !has_file && !mirror::write(&self.0.saver, &model)
    }
}
