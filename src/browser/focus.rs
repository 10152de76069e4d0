//! Moves the keyboard.

use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

/// Moves the keyboard to a control, once the current drawing is done.
pub(crate) fn later(root: Element, id: String) {
    Timeout::new(0, move || {
        if let Some(control) = find(&root, &id) {
            // A control that takes no focus is still scrolled to.
            let _ = control.focus();
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Center);
            options.set_behavior(ScrollBehavior::Auto);
            let whole = control.closest("fieldset").ok().flatten().unwrap_or_else(|| control.unchecked_into());
            whole.scroll_into_view_with_scroll_into_view_options(&options);
        }
    })
    .forget();
}

/// Moves the keyboard to a heading, and scrolls to the widget's top when it is out of sight.
pub(crate) fn heading(root: &Element, id: &str) {
    if let Some(heading) = find(root, id) {
        // Without the focus the keyboard stays where it was.
        let _ = heading.focus();
    }
    if root.get_bounding_client_rect().top() < 0.0 {
        root.scroll_into_view();
    }
}

fn find(root: &Element, id: &str) -> Option<HtmlElement> {
    root.query_selector(&format!("[id=\"{id}\"]")).ok()??.dyn_into().ok()
}
