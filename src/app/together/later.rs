//! What goes along later: whoever works in two windows has the later part of the program in both.

use super::Before;
use crate::app::model::Model;
use crate::base::later::later;
use crate::domain::Document;

later! {
    /// Remembers the people of the answers that were shown before.
    fn keep_people(model: &mut Model, before: &Document) = super::keep_people;
    /// Goes where another window has gone with a round.
    fn go_along(model: &mut Model, before: Before) = super::go_along;
}
