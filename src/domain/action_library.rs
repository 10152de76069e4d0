//! Actions that a team can take up: at least one for each indicator and each rise of level.

use std::rc::Rc;

use super::{Framework, LibraryAction};
use crate::base::record::record;
use crate::base::{IndicatorId, Level, json};

record! {
    /// All actions on offer, in the framework's order, lower levels first.
    #[derive(Default)]
    pub struct ActionLibrary {
        /// The framework whose indicators the actions raise, by its id.
        pub framework: String,
        /// The actions.
        pub actions: Vec<Rc<LibraryAction>>,
    }
}

impl ActionLibrary {
    /// The actions that a framework brings. Where it brings none, the library itself if it was written for this
    /// framework, else one without actions: the same id can mean another thing elsewhere.
    #[must_use]
    pub fn for_framework(self: Rc<Self>, framework: &Framework) -> Rc<Self> {
        if framework.actions.is_empty() && self.framework == framework.id {
            return self;
        }
        Rc::new(ActionLibrary { framework: framework.id.clone(), actions: framework.actions.clone() })
    }

    /// Reads an action file.
    ///
    /// # Errors
    /// The place and the reason, as `actions[3].effort: …`, when the text is not JSON or a value has the wrong type.
    pub fn parse(text: &str) -> Result<ActionLibrary, String> {
        let value = serde_json::from_str(text).map_err(|error| error.to_string())?;
        json::read(value, Level::MAX.number()).map_err(|faults| {
            let sentences = faults.iter().map(|fault| format!("{}: {}", fault.path, fault.expected));
            sentences.collect::<Vec<_>>().join("; ")
        })
    }

    /// The actions that raise an indicator to a level from the one below, in the library's order.
    pub fn rises(&self, indicator: &IndicatorId, to_level: Level) -> impl Iterator<Item = &Rc<LibraryAction>> {
        self.actions.iter().filter(move |action| action.indicator == *indicator && action.to_level == to_level)
    }
}
