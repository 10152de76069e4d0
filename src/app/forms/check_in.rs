//! What is said in a check-in beyond its actions. At a row of `plan.check_ins`.

use crate::app::form::{Item, date, text};
use crate::words::Words;

/// Its day.
pub static DAY: &[Item] = &[date("date", Words::check_in_day)];

/// What the team has learned, and what comes next.
pub static LEARNED: &[Item] =
    &[text("learned", Words::check_in_learned).lines(2), text("next", Words::check_in_next).lines(2)];
