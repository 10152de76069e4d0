//! Keeps answers on the device. Refusal is ordinary: sandboxed frames and strict browsers say no.

use web_sys::Storage;

use crate::app::model::Unsaved;
use crate::app::settings::KeptIn;

/// Whether this page may keep anything at all.
///
/// # Errors
/// Why it may not.
pub(crate) fn check(keep: KeptIn) -> Result<(), Unsaved> {
    storage(keep).map(drop)
}

/// The text kept under a key, if there is one.
pub(crate) fn read(keep: KeptIn, key: &str) -> Option<String> {
    storage(keep).ok()?.get_item(key).ok()?
}

/// Writes a text under a key and reads it back.
///
/// # Errors
/// Why it is not kept.
pub(crate) fn write(keep: KeptIn, key: &str, text: &str) -> Result<(), Unsaved> {
    let storage = storage(keep)?;
    storage.set_item(key, text).map_err(|_| Unsaved::Full)?;
    match storage.get_item(key) {
        Ok(Some(kept)) if kept == text => Ok(()),
        _ => Err(Unsaved::Refused),
    }
}

/// A short fingerprint of a text (FNV-1a, 32 bits), to tell copies of one document apart.
pub(crate) fn digest(text: &str) -> u32 {
    text.bytes().fold(0x811c_9dc5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Removes the text kept under a key.
pub(crate) fn remove(keep: KeptIn, key: &str) {
    if let Ok(storage) = storage(keep) {
        // Storage that is refused by now holds nothing that we could reach.
        let _ = storage.remove_item(key);
    }
}

fn storage(keep: KeptIn) -> Result<Storage, Unsaved> {
    let window = web_sys::window().ok_or(Unsaved::Refused)?;
    let found = match keep {
        KeptIn::Local => window.local_storage(),
        KeptIn::Session => window.session_storage(),
        KeptIn::Nowhere => return Err(Unsaved::Off),
    };
    found.ok().flatten().ok_or(Unsaved::Refused)
}
