//! What the page around the widget allows.

use crate::app::Surroundings;
use crate::app::model::{SaveState, Unsaved};

/// The page's path on disk, if it was opened from there.
pub(crate) fn path_on_disk() -> Option<String> {
    let location = web_sys::window()?.location();
    location.protocol().ok().filter(|protocol| protocol == "file:")?;
    location.pathname().ok()
}

/// Detects what is known before anything is tried.
pub(crate) fn detect(save: SaveState) -> Surroundings {
    let window = web_sys::window();
    let is_framed = window.as_ref().is_some_and(|window| window.parent().ok().flatten().is_none_or(|up| up != *window));
    // A sandbox without `allow-same-origin` gives the frame an origin of its own, which has no name.
    let is_sandboxed = is_framed && window.is_some_and(|window| window.origin() == "null");
    Surroundings {
        is_framed,
        is_sandboxed,
        refuses_storage: save == SaveState::Unsaved(Unsaved::Refused),
        refuses_print: false,
        saves_no_page: false,
    }
}
