//! Keeps the teams that are put aside: a list, and a key for each.

use serde_json::Value;

use super::storage;
use crate::app::model::Team;
use crate::app::settings::KeptIn;

/// The teams that lie aside under a page's key, as they were put there.
pub(crate) fn listed(keep: KeptIn, key: &str) -> Vec<Team> {
    let kept = storage::read(keep, &list(key)).and_then(|text| serde_json::from_str::<Value>(&text).ok());
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    let team = |value: &Value| Team { document_id: text(&value[0]), name: text(&value[1]) };
    kept.as_ref().and_then(Value::as_array).map(|all| all.iter().map(team).collect()).unwrap_or_default()
}

/// The key of the list.
pub(super) fn list(key: &str) -> String {
    [key, ".teams"].concat()
}

/// The key of a team.
pub(super) fn slot(key: &str, document_id: &str) -> String {
    [key, ".team.", document_id].concat()
}
