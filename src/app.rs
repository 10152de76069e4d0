//! The widget's state and how it changes. Pure: no Yew, no browser.

mod alike;
pub mod attributes;
pub mod copies;
pub mod drafts;
pub mod edit;
pub mod exchange;
pub mod form;
pub mod forms;
pub mod gathering;
pub mod keeping;
pub(crate) mod later;
pub mod model;
pub mod msg;
pub mod naming;
pub mod record;
pub mod room;
pub mod select;
pub mod settings;
pub mod store;
pub mod surroundings;
pub mod teams;
pub mod undo;
mod update;
pub mod workshop;

pub use copies::{Copies, CopiesMsg};
pub use drafts::Drafts;
pub use model::{Later, Model, Place, SaveState, Scope, View};
pub use msg::{ActionMsg, CheckInMsg, MilestoneMsg, MissionMsg, Msg, PilotMsg, PlanMsg, ReadinessMsg, ViewMsg};
pub use room::{Room, Stop};
pub use settings::Settings;
pub use store::{Store, Subscription};
pub use surroundings::Surroundings;
pub use workshop::{Desk, DeskMsg, PanelMsg, RoundMsg, SheetMsg, Workshop};
