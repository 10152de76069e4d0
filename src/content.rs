//! The content that ships: framework and action library, in each language. Data, no code.

pub(crate) mod later;

use std::rc::Rc;

use crate::domain::framework::FrameworkFault;
use crate::domain::{ActionLibrary, Framework};
use crate::words;

const FRAMEWORK: &str = include_str!(concat!(env!("OUT_DIR"), "/framework.en.json"));
const ACTIONS: &str = include_str!(concat!(env!("OUT_DIR"), "/actions.en.json"));

/// The default framework.
///
/// # Panics
/// Never: a test reads the same text.
#[must_use]
pub fn framework() -> Rc<Framework> {
    #[allow(clippy::expect_used, reason = "checked by the test `content`")]
    Rc::new(Framework::read_checked(FRAMEWORK).expect("the shipped framework fits"))
}

/// The default framework's id.
pub const FRAMEWORK_ID: &str = "five-steps";

/// The default action library.
///
/// # Panics
/// Never: a test reads the same text.
#[must_use]
pub fn actions() -> Rc<ActionLibrary> {
    #[allow(clippy::expect_used, reason = "checked by the test `content`")]
    Rc::new(ActionLibrary::parse(ACTIONS).expect("the shipped actions fit"))
}

/// Reads a framework file, the interface's sentences in its own words included.
///
/// # Errors
/// As [`Framework::read`].
pub fn read_framework(text: &str) -> Result<Framework, Vec<FrameworkFault>> {
    Framework::read(text, words::check)
}
