//! Copies of the answers are compared later: until then none turns up.

use crate::app::keeping::Touching;
use crate::app::model::Model;
use crate::base::later::later;

later! {
    /// Offers the choice between what was typed here and what another window had saved, where the two touch.
    fn offer(model: &mut Model, touching: Touching) = Model::offer;
    /// Lets the comparison with another copy follow the answers on screen.
    fn settle_copies(model: &mut Model) = Model::settle_copies;
}
