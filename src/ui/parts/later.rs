//! Parts that come later.

use super::{amount, entry, school_picks};
use crate::app::edit::Spot;
use crate::app::form::{Item, Offer};
use crate::base::later::later;
use crate::ui::Scene;
use crate::ui::view::{AttrValue, Html};

later! {
    /// A field for an amount.
    fn amount_field(scene: &Scene, spot: &Spot, id: String, label: AttrValue, decimals: usize) -> Html = amount::amount_field;

    /// A row of a list, named by one of its fields.
    fn row(scene: &Scene, spot: &Spot, name: &str, items: &'static [Item], fields: Html) -> Html = entry::row;

    /// Schools to choose from the list.
    fn school_picks(scene: &Scene, spot: &Spot, offer: Offer) -> Html = school_picks::school_picks;
}
