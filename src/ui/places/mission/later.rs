//! What Mission shows later.

use super::detail;
use crate::base::later::later;
use crate::ui::Scene;
use crate::ui::view::Html;

later! {
    /// The further prompts.
    fn detail(scene: &Scene) -> Html = detail::detail;
}
