//! Which indicators are rated.

use serde::Serialize;

use crate::base::json::words;

/// Which indicators are rated.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    /// All of them.
    #[default]
    Full,
    /// The ten-minute start.
    Pulse,
}

words!(Scope { Full = "full", Pulse = "pulse" });
