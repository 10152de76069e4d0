//! Pictures, each drawn once, for screen and print. A table beside each says the same.

pub mod bars;
pub mod cost;
#[cfg(all(feature = "cohort", not(target_arch = "wasm32")))]
pub mod dots;
pub mod radar;
pub mod readiness;
