//! What the plan says, on screen and on paper.

use std::borrow::Cow;

use crate::words::Words;

/// An effort in words: 1, 2 or 3; empty for anything else.
pub(crate) fn effort(words: &Words, effort: u32) -> Cow<'static, str> {
    match effort {
        1 => words.plan_effort_small(),
        2 => words.plan_effort_medium(),
        3 => words.plan_effort_large(),
        _ => Cow::default(),
    }
}
