//! What is on screen, in Yew. Data in, messages out.

pub(crate) mod app;
pub(crate) mod parts;
mod places;
mod scene;

pub use app::{App, AppProps, StemReadiness, StemReadinessProps};
pub(crate) use parts::notice::refused;
pub use scene::{Ask, Scene};
