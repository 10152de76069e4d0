//! Parts that come later.

use super::{amount, school_picks};
use crate::app::edit::Spot;
use crate::app::form::Offer;
use crate::base::later::later;
use crate::ui::Scene;
use crate::ui::view::{AttrValue, Html};

later! {
    /// A field for an amount.
    fn amount_field(scene: &Scene, spot: &Spot, id: String, label: AttrValue, decimals: usize) -> Html = amount::amount_field;

    /// Schools to choose from the list.
    fn school_picks(scene: &Scene, spot: &Spot, offer: Offer) -> Html = school_picks::school_picks;
}
