//! The options that a page gives a widget.

use std::rc::Rc;

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, Url};

use crate::app::Settings;
use crate::content;
use crate::domain::Framework;
use crate::ui::Extent;

/// The options of a widget at its start.
#[derive(Clone)]
pub(crate) struct Options {
    /// The element's attributes.
    pub(crate) settings: Settings,
    /// The element itself, which dispatches events.
    pub(crate) host: Option<HtmlElement>,
    /// Makes the page of a saved copy, as text.
    pub(crate) make_page: Option<Function>,
    /// Inflates bytes; returns a promise of a `Uint8Array`.
    pub(crate) inflate: Option<Function>,
    /// The page's own framework, as JSON.
    pub(crate) framework: Option<String>,
    /// The document of a child `data-document`.
    pub(crate) document: Option<String>,
    /// The answers that the page kept.
    pub(crate) kept: Option<String>,
    /// The answers of a program that stopped, with which this one goes on.
    pub(crate) resumed: Option<String>,
    /// How much is drawn at first: all of it, unless the element draws the rest piece by piece.
    pub(crate) extent: Extent,
}

impl Options {
    /// A widget inside another Yew app, which has no copy in the page and no page to save.
    pub(crate) fn of_app(host: HtmlElement, settings: Settings) -> Options {
        let settings = Settings { keep_in_page: false, ..settings };
        Options {
            settings,
            host: Some(host),
            make_page: None,
            inflate: None,
            framework: None,
            document: None,
            kept: None,
            resumed: None,
            extent: Extent::Whole,
        }
    }

    /// The page's framework where it brings one that fits, else the default one; and whether it is the page's. Only the
    /// later part of the program knows what fits: where the page brings one, that must be here.
    pub(crate) fn framework(&self) -> (Rc<Framework>, bool) {
        let own = self.framework.as_deref().and_then(content::own_framework);
        let is_own = own.is_some();
        (own.map_or_else(content::framework, Rc::new), is_own)
    }

    /// The options that `element.js` hands in.
    pub(super) fn read(host: HtmlElement, options: &JsValue) -> Options {
        let text = |name: &str| Reflect::get(options, &JsValue::from_str(name)).ok()?.as_string();
        let function = |name: &str| Reflect::get(options, &JsValue::from_str(name)).ok()?.dyn_into::<Function>().ok();
        Options {
            settings: Options::settings_of(options),
            host: Some(host),
            make_page: function("savedPage"),
            inflate: function("inflate"),
            framework: text("framework"),
            document: text("document"),
            kept: text("kept"),
            resumed: text("resumed"),
            extent: text("drawn").map_or(Extent::Whole, |_| Extent::Header),
        }
    }

    /// The settings among a page's options.
    pub(super) fn settings_of(options: &JsValue) -> Settings {
        let text = |name: &str| Reflect::get(options, &JsValue::from_str(name)).ok()?.as_string();
        // A phone needs an absolute address; a page may give a relative one.
        Settings::decode(|name| if name == "rateHref" { absolute(&text(name)?) } else { text(name) })
    }
}

fn absolute(href: &str) -> Option<String> {
    let base = web_sys::window()?.document()?.base_uri().ok()??;
    Some(Url::new_with_base(href, &base).ok()?.href())
}
