//! What lies aside on the device: teams, each under a key of its own beside their list, and records that could not be read.

use super::storage::Storage;
use super::today;
use crate::app::exchange::part;
use crate::app::model::{SetAside, Team};
use crate::app::teams;

/// The teams that lie aside under a page's key, as they were put there.
pub(super) async fn listed(storage: &Storage, own: &str) -> Vec<Team> {
    let kept = storage.read(&[[own, part::TEAMS].concat()]).await;
    teams::read(kept.into_iter().next().flatten().as_deref())
}

/// The records that were set aside, oldest first.
pub(super) async fn set_aside(storage: &Storage, own: &str) -> Vec<SetAside> {
    let beginning = [own, part::ASIDE].concat();
    let keys = storage.keys(&beginning).await;
    let day = |key: &str| {
        let instant: String = key[beginning.len()..].chars().take_while(char::is_ascii_digit).collect();
        // As a whole number: reading a float links 16 KB of program.
        today::day_of(instant.parse::<u64>().unwrap_or_default() as f64)
    };
    keys.into_iter().map(|key| SetAside { day: day(&key), key }).collect()
}
