//! What the measures say, on screen and on paper.

use std::borrow::Cow;

use crate::domain::measure::About;
use crate::words::Words;

/// What a measure tells about.
pub(crate) fn about(words: &Words, about: About) -> Cow<'static, str> {
    match about {
        About::Access => words.deep_access(),
        About::Engagement => words.deep_engagement(),
        About::TeacherConfidence => words.deep_teacher_confidence(),
        About::TeacherPractice => words.deep_teacher_practice(),
        About::PartnerValue => words.deep_partner_value(),
        About::Outcomes => words.deep_outcomes(),
    }
}
