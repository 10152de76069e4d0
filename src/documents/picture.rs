//! Pictures, each drawn once, for screen and print. A table beside each says the same.

pub mod bars;
pub mod cost;
pub mod dots;
pub mod radar;
pub mod readiness;
