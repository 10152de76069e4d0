//! What Mission shows later.

use super::detail;
use crate::app::Room;
use crate::base::later::later;
use crate::ui::Scene;
use crate::ui::view::Html;

later! {
    /// A room of further prompts.
    fn detail(scene: &Scene, room: Room) -> Html = detail::detail;
}
