//! Moves the keyboard.

use std::cell::{Cell, RefCell};

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement, ScrollBehavior, ScrollIntoViewOptions, ScrollLogicalPosition};

use super::print::next_frame;

thread_local! {
    /// The control that had the keyboard last, and the root of its widget.
    static LAST: RefCell<Option<(Element, Element)>> = const { RefCell::new(None) };
    /// How many controls wait for the keyboard, and how many have ever been asked for.
    static WAIT: Cell<u32> = const { Cell::new(0) };
    static ASKED: Cell<u32> = const { Cell::new(0) };
}

/// How often a control is looked for, which takes a second or more. A drawing that takes long is done in several tasks.
const LOOKS: u32 = 250;

/// Moves the keyboard to a control, once the current drawing is done; in a group of fields to the first of them.
pub(crate) fn later(root: Element, id: String) {
    WAIT.set(WAIT.get() + 1);
    ASKED.set(ASKED.get().wrapping_add(1));
    look(root, id, ASKED.get(), LOOKS);
}

fn look(root: Element, id: String, asked: u32, left: u32) {
    Timeout::new(0, move || {
        let found = find(&root, &id);
        // Where another one has been asked for meanwhile, that one is meant.
        if found.is_none() && left > 0 && ASKED.get() == asked {
            return look(root, id, asked, left - 1);
        }
        WAIT.set(WAIT.get() - 1);
        if let Some(found) = found {
            move_to(first_field(&found).unwrap_or(found));
        }
    })
    .forget();
}

fn move_to(control: HtmlElement) {
    open_around(&control);
    // A control that takes no focus is still scrolled to.
    let _ = control.focus();
    let options = ScrollIntoViewOptions::new();
    options.set_block(ScrollLogicalPosition::Center);
    options.set_behavior(ScrollBehavior::Auto);
    let whole = control.closest("fieldset").ok().flatten().unwrap_or_else(|| control.unchecked_into());
    whole.scroll_into_view_with_scroll_into_view_options(&options);
}

/// What is closed: what a fold holds, and the fields behind the line of an entry.
const CLOSED: &str = "details:not([open]) > :not(summary), .entry__line:not([open]) + .entry__fields";

/// Opens what a control lies in: where it is closed it takes no keyboard.
fn open_around(control: &Element) {
    while let Ok(Some(held)) = control.closest(CLOSED) {
        let line = held.previous_element_sibling().filter(|line| line.matches(".entry__line").unwrap_or(false));
        let Some(fold) = line.or_else(|| held.parent_element()) else { return };
        if fold.set_attribute("open", "").is_err() {
            return;
        }
    }
}

/// Moves the keyboard to a heading, and scrolls to the widget's top when it is out of sight: in the next frame, since both
/// need a layout of what is drawn until then. A control that somebody asked for goes before it.
pub(crate) fn heading(root: &Element, id: &'static str) {
    let (root, asked) = (root.clone(), ASKED.get());
    if WAIT.get() > 0 {
        return;
    }
    // Without frames nobody sees where the keyboard is.
    next_frame(move || {
        if ASKED.get() != asked {
            return;
        }
        let is_above = root.get_bounding_client_rect().top() < 0.0;
        if let Some(heading) = find(&root, id) {
            // Without the focus the keyboard stays where it was.
            let _ = heading.focus();
        }
        if is_above {
            root.scroll_into_view();
        }
        show_where(&root);
    });
}

/// Scrolls the strips of a phone to where somebody is.
fn show_where(root: &Element) {
    let Ok(links) = root.query_selector_all(".rail [aria-current]") else { return };
    for link in (0..links.length()).filter_map(|at| links.get(at)?.dyn_into::<Element>().ok()) {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Nearest);
        options.set_inline(ScrollLogicalPosition::Center);
        link.scroll_into_view_with_scroll_into_view_options(&options);
    }
}

/// Notes which control of a widget has the keyboard, for as long as it is kept, and shows it whole: engines scroll to the
/// text of a field and not to its margins, so that a bar would cover it.
pub(crate) fn watch(root: &Element) -> EventListener {
    let itself = root.clone();
    EventListener::new(root, "focusin", move |event| {
        let control = event.target().and_then(|target| target.dyn_into::<Element>().ok());
        if let Some(field) =
            control.clone().filter(|control| control.matches("input, textarea, select").unwrap_or(false))
        {
            next_frame(move || {
                let options = ScrollIntoViewOptions::new();
                options.set_block(ScrollLogicalPosition::Nearest);
                field.scroll_into_view_with_scroll_into_view_options(&options);
            });
        }
        LAST.set(control.map(|control| (itself.clone(), control)));
    })
}

/// Moves the keyboard to the heading where a change has taken away the control that had it: nobody begins again at the top
/// of the page. Who has gone elsewhere stays there.
pub(crate) fn keep(root: &Element) {
    let is_gone = |(owner, control): &(Element, Element)| owner == root && !control.is_connected();
    if !LAST.with_borrow(|last| last.as_ref().is_some_and(is_gone)) {
        return;
    }
    LAST.set(None);
    let active = root.owner_document().and_then(|page| page.active_element());
    if active.is_none_or(|active| active.tag_name().eq_ignore_ascii_case("body")) {
        heading(root, "place-title");
    }
}

/// The first field of a group.
fn first_field(group: &HtmlElement) -> Option<HtmlElement> {
    let is_group = group.get_attribute("role").as_deref() == Some("group");
    group.query_selector("input, textarea, select").ok()?.filter(|_| is_group)?.dyn_into().ok()
}

fn find(root: &Element, id: &str) -> Option<HtmlElement> {
    root.query_selector(&format!("[id=\"{id}\"]")).ok()??.dyn_into().ok()
}
