//! Pictures, for screen and print alike.

pub mod radar;
