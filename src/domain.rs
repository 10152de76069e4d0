//! The field itself: frameworks, missions, answers, scores, plans. Pure: no Yew, browser, clock, chance or storage.

mod id;
mod level;
mod sort;

pub mod action_library;
pub mod agenda;
pub mod agreement;
pub mod assessment;
pub mod check_in;
pub mod cost;
pub mod date;
pub mod decimal;
pub mod delimited;
pub mod document;
pub mod edition;
pub mod export;
pub mod framework;
pub mod import;
pub mod json;
pub mod measure;
pub mod milestone;
pub mod mission;
pub mod panel;
pub mod paper;
pub mod partner;
pub mod pilot;
pub mod plan;
pub mod radar;
pub mod rating_code;
pub mod readability;
pub mod score;
pub mod texts;
pub mod xml;
pub mod zip;

pub use action_library::{ActionLibrary, LibraryAction};
pub use assessment::{Answer, Assessment, Confidence, Evidence, Response};
pub use date::Date;
pub use document::Document;
pub use framework::{Foundation, Framework, Indicator, Step};
pub use id::{ChoiceId, IndicatorId, ItemId, StepId};
pub use level::{Level, LevelOutOfRange};
pub use milestone::Milestone;
pub use mission::Mission;
pub use panel::{Panel, Scope};
pub use plan::{Action, Plan};
pub(crate) use sort::sort;
