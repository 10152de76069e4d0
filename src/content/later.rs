//! The content that comes later.

use std::rc::Rc;

use crate::base::later::later;
use crate::domain::ActionLibrary;

later! {
    later_content {
        /// The default action library; until then, one without actions.
        fn actions() -> Rc<ActionLibrary> = super::actions;
    }
}
