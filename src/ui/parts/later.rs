//! Parts that come later.

use super::amount;
use crate::app::edit::Spot;
use crate::base::later::later;
use crate::ui::Scene;
use crate::ui::view::{AttrValue, Html};

later! {
    /// A field for an amount.
    fn amount_field(scene: &Scene, spot: &Spot, id: String, label: AttrValue, decimals: usize) -> Html = amount::amount_field;
}
