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

/// What does not fit in a framework file: a line for each fault, with its JSON path and what would be right. Empty where all
/// fits.
fn framework_faults(text: &str) -> String {
    lines(read_framework(text))
}

/// As [`later::framework_faults`], but for sentences of the interface in the framework's own words, which only the later
/// part of the program knows.
pub(crate) fn structure_faults(text: &str) -> String {
    lines(Framework::read(text, |_, _| Ok(())))
}

/// What has no effect in the text of a framework that fits, and probably should have: a line for each, with its JSON path.
#[must_use]
pub fn framework_remarks(text: &str) -> String {
    told(&Framework::remarks(text, words::Words::speaks))
}

fn lines(read: Result<Framework, Vec<FrameworkFault>>) -> String {
    told(&read.err().unwrap_or_default())
}

fn told(faults: &[FrameworkFault]) -> String {
    faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
}

/// Reads a page's own framework; `None` where anything does not fit. The later part of the program must be here.
#[must_use]
pub(crate) fn own_framework(text: &str) -> Option<Framework> {
    Framework::read_checked(text).filter(|_| later::framework_faults(text).is_empty())
}
