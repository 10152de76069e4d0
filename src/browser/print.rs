//! Prepares the page for printing, and asks the browser to print.

use std::cell::Cell;
use std::rc::Rc;

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use js_sys::{Array, Function, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Element, ShadowRoot};

/// How long the browser may take to begin to print before it counts as refused.
const BEGINS_WITHIN_MS: u32 = 700;

/// How long a page may take to be painted before it counts as unseen. A slow device under load takes more than a second.
const PAINTS_WITHIN_MS: u32 = 5_000;

/// A page prepared for printing. Dropping it restores the page.
pub(crate) struct Prepared {
    host: Element,
    sheet: Option<JsValue>,
    title: String,
}

/// Adopts one style sheet that sets the paper and hides everything else, and sets the page's title, which becomes the
/// file's name.
pub(crate) fn prepare(root: &Element, css: &str, title: &str) -> Prepared {
    let host = root.get_root_node().dyn_into::<ShadowRoot>().map_or_else(|_| root.clone(), |shadow| shadow.host());
    // Only an invalid name is refused.
    let _ = host.set_attribute("data-printing", "");
    let document = web_sys::window().and_then(|window| window.document());
    let before = document.as_ref().map(web_sys::Document::title).unwrap_or_default();
    if let Some(document) = &document {
        document.set_title(title);
    }
    Prepared { host, sheet: adopt(css).ok(), title: before }
}

/// Asks the browser to print, once what is drawn now is painted. A sandboxed frame that may not open windows opens none
/// and says nothing: then `beforeprint` is not heard, and `refused` is called.
pub(crate) fn print(refused: impl FnOnce() + 'static) {
    painted(|| {
        let Some(window) = web_sys::window() else { return refused() };
        let begun = Rc::new(Cell::new(false));
        let heard = Rc::clone(&begun);
        let listener = EventListener::new(&window, "beforeprint", move |_| heard.set(true));
        // A refusal is told by the silence of `beforeprint`; the result says nothing.
        let _ = window.print();
        Timeout::new(BEGINS_WITHIN_MS, move || {
            drop(listener);
            if !begun.get() {
                refused();
            }
        })
        .forget();
    });
}

/// Calls back after the next paint: Chromium printed a blank page where it was asked before the first one. A page that
/// nobody sees is not painted, and calls back at once; one that says it is seen and is not, after a while.
pub(super) fn painted(then: impl FnOnce() + 'static) {
    if is_hidden() {
        Timeout::new(0, then).forget();
        return;
    }
    let then = Rc::new(Cell::new(Some(then)));
    let once = move || {
        if let Some(then) = then.take() {
            then();
        }
    };
    let (first, late) = (once.clone(), once);
    // The first frame is before the paint, the second after it.
    next_frame(|| next_frame(first));
    Timeout::new(PAINTS_WITHIN_MS, late).forget();
}

/// Whether nobody sees the page: in another tab, or in a window that is covered.
fn is_hidden() -> bool {
    web_sys::window().and_then(|window| window.document()).is_some_and(|document| document.hidden())
}

/// Calls back in the next frame; where there are no frames, never.
pub(super) fn next_frame(then: impl FnOnce() + 'static) {
    let call = Closure::once_into_js(then);
    if let (Some(window), Some(call)) = (web_sys::window(), call.dyn_ref::<Function>()) {
        // Where it fails the timer of `painted` calls back.
        let _ = window.request_animation_frame(call);
    }
}

impl Drop for Prepared {
    fn drop(&mut self) {
        // Only an invalid name is refused.
        let _ = self.host.remove_attribute("data-printing");
        if let Some(document) = web_sys::window().and_then(|window| window.document()) {
            document.set_title(&self.title);
        }
        if let Some(sheet) = &self.sheet {
            // A page that takes no list of sheets keeps this one.
            let _ = release(sheet);
        }
    }
}

/// Adds a sheet to the page itself: `@page` has no effect elsewhere.
fn adopt(css: &str) -> Result<JsValue, JsValue> {
    let make: Function = Reflect::get(&js_sys::global(), &"CSSStyleSheet".into())?.dyn_into()?;
    let sheet = Reflect::construct(&make, &Array::new())?;
    let replace: Function = Reflect::get(&sheet, &"replaceSync".into())?.dyn_into()?;
    replace.call1(&sheet, &JsValue::from_str(css))?;
    let sheets = adopted()?;
    sheets.push(&sheet);
    set_adopted(&sheets)?;
    Ok(sheet)
}

fn release(sheet: &JsValue) -> Result<(), JsValue> {
    let kept = adopted()?.iter().filter(|known| known != sheet).collect::<Array>();
    set_adopted(&kept)
}

fn adopted() -> Result<Array, JsValue> {
    let document = Reflect::get(&js_sys::global(), &"document".into())?;
    Ok(Array::from(&Reflect::get(&document, &"adoptedStyleSheets".into())?))
}

fn set_adopted(sheets: &Array) -> Result<(), JsValue> {
    let document = Reflect::get(&js_sys::global(), &"document".into())?;
    Reflect::set(&document, &"adoptedStyleSheets".into(), sheets).map(|_| ())
}
