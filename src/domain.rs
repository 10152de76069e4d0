//! The field itself: frameworks, missions, answers, scores, plans. Pure: no Yew, browser, clock, chance or storage.

pub mod action;
pub mod action_library;
pub mod agenda;
pub mod agreement;
pub mod assessment;
pub mod check_in;
#[cfg(all(feature = "cohort", not(target_arch = "wasm32")))]
pub mod cohort;
pub mod cost;
pub mod document;
pub mod edition;
pub mod facts;
pub mod framework;
pub(crate) mod later;
mod library_action;
pub mod measure;
pub mod merge;
pub mod milestone;
pub mod mission;
pub mod panel;
pub mod partner;
pub mod pilot;
pub mod plan;
pub mod rating_code;
pub mod readability;
pub mod score;
pub mod teams;

pub use action::Action;
pub use action_library::ActionLibrary;
pub use assessment::{Answer, Assessment, Confidence, Evidence, Response};
pub use document::Document;
pub use facts::Facts;
pub use framework::{Foundation, Framework, Indicator, Step};
pub use library_action::LibraryAction;
pub use milestone::Milestone;
pub use mission::Mission;
pub use panel::{Panel, Scope};
pub use plan::Plan;
