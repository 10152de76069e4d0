//! What lies aside on the device: teams, each under a key of its own beside their list, and records that could not be read.

use serde_json::Value;

use super::storage::Storage;
use super::today;
use crate::app::exchange::part;
use crate::app::model::{SetAside, Team};

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
