//! Which indicators are rated.

use crate::base::choice::choice;

choice! {
    /// Which indicators are rated.
    #[derive(Default)]
    pub enum Scope as "scope" {
        /// All of them.
        #[default]
        Full = "full",
        /// The ten-minute start.
        Pulse = "pulse",
    }
}
