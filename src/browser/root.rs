//! Draws a widget as a Yew app in a box, and uses the box again for the next widget.
//!
//! Yew never removes a box's listeners (`yew::dom_bundle`, yew#2989), so an app that is destroyed leaves 2 KB behind. A
//! page that shows and hides the widget a thousand times would notice. A box that waits for the next widget costs nothing
//! more.

use std::cell::{Cell, RefCell};

use crate::ui::view::{AppHandle, Html, Properties, Renderer, component, html};
use web_sys::Element;

use crate::ui::{App, AppProps};

thread_local! {
    static IDLE: RefCell<Vec<Mount>> = const { RefCell::new(Vec::new()) };
    static DRAWN: Cell<u32> = const { Cell::new(0) };
}

/// A box with a Yew app in it.
pub(super) struct Mount {
    holder: Element,
    handle: AppHandle<Root>,
    number: u32,
}

impl Mount {
    /// Draws a widget into a place of the page. `None` when the page can make no element.
    pub(super) fn open(place: &Element, app: AppProps) -> Option<Mount> {
        let number = DRAWN.get().wrapping_add(1);
        DRAWN.set(number);
        let props = RootProps { app: Some(app), number };
        let idle = IDLE.with_borrow_mut(Vec::pop);
        let stage = match idle {
            Some(mut stage) => {
                place.append_child(&stage.holder).ok()?;
                stage.handle.update(props);
                Mount { number, ..stage }
            }
            None => {
                let holder = place.owner_document()?.create_element("div").ok()?;
                place.append_child(&holder).ok()?;
                let handle = Renderer::<Root>::with_root_and_props(holder.clone(), props).render();
                Mount { holder, handle, number }
            }
        };
        Some(stage)
    }

    /// Draws the same widget with other properties.
    pub(super) fn update(&mut self, app: AppProps) {
        self.handle.update(RootProps { app: Some(app), number: self.number });
    }

    /// Empties the box and returns it to the pool.
    pub(super) fn close(mut self) {
        self.handle.update(RootProps { app: None, number: self.number });
        self.holder.remove();
        IDLE.with_borrow_mut(|idle| idle.push(self));
    }
}

#[derive(Clone, PartialEq, Properties)]
struct RootProps {
    app: Option<AppProps>,
    /// Differs for each widget, so that no state of the previous one is left.
    number: u32,
}

#[component]
fn Root(props: &RootProps) -> Html {
    match &props.app {
        Some(app) => html! { <App key={props.number} ..app.clone() /> },
        None => html! {},
    }
}
