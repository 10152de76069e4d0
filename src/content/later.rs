//! The content that comes later.

use std::rc::Rc;

use crate::base::later::later;
use crate::domain::ActionLibrary;

later! {
    /// The default action library; until then, one without actions.
    fn actions() -> Rc<ActionLibrary> = super::actions;
    /// What does not fit in the text of a framework, a line for each fault; empty where all does. A page's own framework
    /// is rare, and its start waits for this.
    fn framework_faults(text: &str) -> String = super::framework_faults;
    /// What has no effect in the text of a framework that fits; empty until then.
    fn framework_remarks(text: &str) -> String = super::framework_remarks;
}
