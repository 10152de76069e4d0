//! The pilot's charter, and the waves after it.

use yew::Html;

use crate::app::edit::Spot;
use crate::app::forms::charter::CHARTER;
use crate::ui::Scene;
use crate::ui::form::form;

/// Draws what is agreed before the pilot starts, and what follows it.
pub(super) fn charter(scene: &Scene) -> Html {
    form(scene, CHARTER, &Spot::new("plan.pilot"))
}
