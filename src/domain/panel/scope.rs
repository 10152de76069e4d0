//! Which indicators are rated.

use serde::Serialize;

use crate::base::choice::choice;

choice! {
    /// Which indicators are rated.
    #[derive(Default, Serialize)]
    #[serde(rename_all = "snake_case")]
    pub enum Scope as "scope" {
        /// All of them.
        #[default]
        Full = "full",
        /// The ten-minute start.
        Pulse = "pulse",
    }
}
