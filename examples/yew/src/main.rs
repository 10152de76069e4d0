//! A small Yew app with the widget on its page.
//!
//! ```sh
//! cargo build --package yew-example --target wasm32-unknown-unknown
//! wasm-bindgen target/wasm32-unknown-unknown/debug/yew-example.wasm --target web --out-dir examples/yew/pkg
//! ```
//!
//! Then serve `examples/yew` with any file server.

use stem_readiness::{Settings, StemReadiness};
use yew::{Callback, Html, Renderer, UseStateHandle, component, html, use_state};

/// Each district keeps its own answers.
const DISTRICTS: [(&str, &str); 2] = [("riverbend", "Riverbend Schools"), ("northfield", "Northfield Schools")];

fn main() {
    Renderer::<Consultancy>::new().render();
}

/// A consultancy's page: a choice of district, and the widget with that district's answers.
#[component]
fn Consultancy() -> Html {
    let district = use_state(|| 0);
    let is_dark = use_state(|| false);
    let is_open = use_state(|| true);
    let (key, name) = DISTRICTS[*district];
    let settings = Settings {
        brand: name.to_owned(),
        storage_key: key.to_owned(),
        theme: if *is_dark { "dark" } else { "light" }.to_owned(),
        accent: "#7a1f5c".to_owned(),
        ..Settings::default()
    };
    html! {
        <main>
            <h1>{ "District workshops" }</h1>
            <p>
                { button("next", "Next district", &district, (*district + 1) % DISTRICTS.len()) }
                { button("dark", if *is_dark { "Light" } else { "Dark" }, &is_dark, !*is_dark) }
                { button("open", if *is_open { "Close" } else { "Open" }, &is_open, !*is_open) }
            </p>
            if *is_open {
                <StemReadiness {settings} />
            }
        </main>
    }
}

/// A button that sets a state.
fn button<T: Copy + 'static>(id: &'static str, name: &'static str, state: &UseStateHandle<T>, next: T) -> Html {
    let state = state.clone();
    html! { <button {id} onclick={Callback::from(move |_| state.set(next))}>{ name }</button> }
}
