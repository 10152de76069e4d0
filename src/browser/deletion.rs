//! Deletes everything that a device keeps of a widget.

use super::keys::Keys;
use super::mirror;
use super::storage::{Storage, Write};
use crate::app::exchange::{Window, part};
use crate::app::model::Unsaved;
use crate::app::record::{Found, Mark};

/// Deletes every record of a widget, and returns what its window knows then. What other windows would follow is marked as
/// deleted, so that none of them writes it again.
pub(super) async fn delete(storage: &Storage, keys: &Keys, window: &Window) -> Result<Window, Unsaved> {
    let key = |part: &str| [keys.own.as_str(), part].concat();
    let marked = [part::ANSWERS, part::ROUND, part::RATE].map(key);
    let mut others = storage.keys(&key("#")).await;
    others.extend(keys.copies.clone());
    others.retain(|key| !marked.contains(key));
    let mut marks = Vec::new();
    let mut writes = |found: Vec<Option<String>>| {
        marks = found.into_iter().map(|record| Mark::next(Found::read(record).mark(), window.writer)).collect();
        let gone = std::mem::take(&mut others).into_iter().map(|key| Write { key, text: None });
        let marked = marked.iter().zip(&marks);
        gone.chain(marked.map(|(key, mark)| Write { key: key.clone(), text: Some(mark.record(None)) })).collect()
    };
    storage.exchange(&marked, &mut writes).await?;
    mirror::forget_everything(&keys.own, storage).await;
    Ok(window.deleted(&marks))
}
