//! What is said in a check-in beyond its actions. At a row of `plan.check_ins`.

use crate::app::form::{Item, date, text};
use crate::words::Words;

/// Its day.
pub static DAY: &[Item] = &[date("date", Words::depth_day)];

/// What the team has learned, and what comes next.
pub static LEARNED: &[Item] = &[text("learned", Words::deep_learned).lines(2), text("next", Words::deep_next).lines(2)];
