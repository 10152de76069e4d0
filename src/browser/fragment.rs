//! Reads the join code behind a link's `#` once, and takes it out of the address, so that no bookmark, saved page or
//! second visit has it.

use gloo::events::EventListener;
use wasm_bindgen::JsValue;

use crate::domain::rating_code::in_fragment;

/// Listens for a link that is opened in the page that is open already: the browser then changes the address alone.
pub(crate) fn listen(on_code: impl Fn(String) + 'static) -> Option<EventListener> {
    let take = move |_: &web_sys::Event| take().into_iter().for_each(&on_code);
    Some(EventListener::new(&web_sys::window()?.into(), "hashchange", take))
}

/// The join code of the address, if it has one.
pub(crate) fn take() -> Option<String> {
    let window = web_sys::window()?;
    let location = window.location();
    let (ours, others) = in_fragment(&location.hash().ok()?)?;
    let mut address = location.pathname().ok()? + &location.search().ok()?;
    if !others.is_empty() {
        address.push('#');
        address.push_str(&others);
    }
    if let Ok(history) = window.history() {
        // A page that may not change its address keeps the code in it.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&address));
    }
    Some(ours)
}
