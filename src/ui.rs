//! What is on screen, in Yew. Data in, messages and wishes out.

pub(crate) mod app;
mod draft;
mod edited;
pub(crate) mod form;
pub(crate) mod later;
pub(crate) mod parts;
mod picture;
pub(crate) mod places;
mod platform;
mod scene;
mod table;
pub mod view;
mod wish;

pub use app::{App, AppProps};
pub use platform::Platform;
pub use scene::{Extent, Given, Scene};
pub use wish::Wish;
