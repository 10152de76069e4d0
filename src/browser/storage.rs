//! Keeps records on the device: in IndexedDB, or where that is refused in the browser's older storage. Refusal of both is
//! ordinary: sandboxed frames and strict browsers say no.
//!
//! The older storage is written to disk some seconds after it was written to, so that a killed browser loses what it had
//! called saved; IndexedDB loses nothing.

use std::rc::Rc;

use web_sys::Storage as WebStorage;

use super::database::Database;
pub(crate) use super::database::{Decide, Write};
use crate::app::model::Unsaved;
use crate::app::settings::KeptIn;

/// Where records are kept. Clones share it.
#[derive(Clone)]
pub(crate) enum Storage {
    /// In IndexedDB.
    Database(Rc<Database>),
    /// In `localStorage` or `sessionStorage`.
    Web(WebStorage),
    /// Nowhere.
    Nowhere(Unsaved),
}

impl Storage {
    /// Opens the best storage that the page allows.
    pub(crate) async fn open(keep: KeptIn) -> Storage {
        if keep == KeptIn::Local
            && let Some(database) = Database::shared().await
        {
            return Storage::Database(database);
        }
        web(keep).map_or_else(Storage::Nowhere, Storage::Web)
    }

    /// Whether anything can be kept.
    ///
    /// # Errors
    /// Why nothing can.
    pub(crate) fn check(&self) -> Result<(), Unsaved> {
        if let Storage::Nowhere(why) = self { Err(*why) } else { Ok(()) }
    }

    /// Reads the records under some keys, and writes what `decide` makes of them. Where there is a database no other window
    /// writes in between. `decide` is called once at most.
    ///
    /// # Errors
    /// Why nothing was written.
    pub(crate) async fn exchange(&self, keys: &[String], decide: Decide<'_>) -> Result<(), Unsaved> {
        match self {
            Storage::Database(database) => database.exchange(keys, decide).await,
            Storage::Web(storage) => {
                let found = keys.iter().map(|key| read(storage, key)).collect();
                decide(found).iter().try_for_each(|record| write(storage, record))
            }
            Storage::Nowhere(why) => Err(*why),
        }
    }

    /// The records under some keys.
    pub(crate) async fn read(&self, keys: &[String]) -> Vec<Option<String>> {
        let mut found = vec![None; keys.len()];
        // What cannot be read is not there.
        let _ = self
            .exchange(keys, &mut |records| {
                found = records;
                Vec::new()
            })
            .await;
        found
    }

    /// Writes records without looking at what is there.
    ///
    /// # Errors
    /// Why nothing was written.
    pub(crate) async fn write(&self, mut records: Vec<Write>) -> Result<(), Unsaved> {
        self.exchange(&[], &mut |_| std::mem::take(&mut records)).await
    }

    /// The keys that begin like this.
    pub(crate) async fn keys(&self, beginning: &str) -> Vec<String> {
        match self {
            Storage::Database(database) => database.keys(beginning).await,
            Storage::Web(storage) => {
                let all = (0..storage.length().unwrap_or(0)).filter_map(|at| storage.key(at).ok().flatten());
                all.filter(|key| key.starts_with(beginning)).collect()
            }
            Storage::Nowhere(_) => Vec::new(),
        }
    }
}

/// The browser's older storage. Only a closing page and records of earlier versions are in `localStorage` where there is a
/// database.
///
/// # Errors
/// Why there is none.
pub(crate) fn web(keep: KeptIn) -> Result<WebStorage, Unsaved> {
    let window = web_sys::window().ok_or(Unsaved::Refused)?;
    let found = match keep {
        KeptIn::Local => window.local_storage(),
        KeptIn::Session => window.session_storage(),
        KeptIn::Nowhere => return Err(Unsaved::Off),
    };
    found.ok().flatten().ok_or(Unsaved::Refused)
}

pub(crate) fn read(storage: &WebStorage, key: &str) -> Option<String> {
    storage.get_item(key).ok()?
}

/// Writes a record and reads it back.
///
/// # Errors
/// Why it is not kept.
pub(crate) fn write(storage: &WebStorage, Write { key, text }: &Write) -> Result<(), Unsaved> {
    match text {
        Some(text) => storage.set_item(key, text).map_err(|_| Unsaved::Full)?,
        None => storage.remove_item(key).map_err(|_| Unsaved::Refused)?,
    }
    if read(storage, key) == *text { Ok(()) } else { Err(Unsaved::Refused) }
}
