//! The widget inside another Yew app: a shadow root of its own, so that neither's styles reach the other.

use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CssStyleRule, CssStyleSheet, Element, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::mount::Widget;
use super::options::Options;
use super::styles::STYLES;
use crate::app::Settings;

/// A widget in an element. Dropping it saves pending changes and empties the element.
pub(crate) struct ShadowHost {
    shadow: ShadowRoot,
    root: Element,
    settings: Settings,
    mounted: Widget,
    _leaving: [EventListener; 2],
}

impl ShadowHost {
    /// Draws the widget into an element that has no shadow root, or had an earlier widget.
    ///
    /// # Errors
    /// When the element takes no shadow root.
    pub(crate) fn open(host: HtmlElement, settings: Settings) -> Result<ShadowHost, JsValue> {
        let shadow = match host.shadow_root() {
            Some(shadow) => shadow,
            None => host.attach_shadow(&ShadowRootInit::new(ShadowRootMode::Open))?,
        };
        let page = host.owner_document().ok_or("an element without a page")?;
        let root = page.create_element("div")?;
        shadow.append_child(&root)?;
        dress(&shadow, &settings);
        let mounted = Widget::draw(Options::of_app(host, settings.clone()), root.clone());
        let window = web_sys::window().ok_or("an element without a window")?;
        let (leave, hide) = (mounted.session(), mounted.session());
        let leaving = [
            EventListener::new(&window, "pagehide", move |_| leave.flush()),
            EventListener::new(&page, "visibilitychange", move |_| hide.flush()),
        ];
        Ok(ShadowHost { shadow, root, settings, mounted, _leaving: leaving })
    }

    /// Applies changed settings. A new key takes effect with the next widget: one widget keeps its answers in one place.
    pub(crate) fn configure(&mut self, settings: &Settings) {
        if self.settings == *settings {
            return;
        }
        self.settings = settings.clone();
        dress(&self.shadow, settings);
        self.mounted.take(settings.clone());
    }
}

impl Drop for ShadowHost {
    fn drop(&mut self) {
        self.mounted.destroy();
        self.root.remove();
    }
}

/// Adopts the widget's sheet and the accent. A browser that makes no sheets shows the widget unstyled.
fn dress(shadow: &ShadowRoot, settings: &Settings) {
    if let Ok(sheets) = sheets(settings) {
        shadow.set_adopted_style_sheets(&sheets);
    }
}

fn sheets(settings: &Settings) -> Result<Array, JsValue> {
    let styles = CssStyleSheet::new()?;
    styles.replace_sync(STYLES)?;
    let accent = CssStyleSheet::new()?;
    accent.insert_rule(":host{}")?;
    if let Some(rule) = accent.css_rules()?.item(0).and_then(|rule| rule.dyn_into::<CssStyleRule>().ok()) {
        rule.style().set_property("--stem-accent", &settings.accent)?;
    }
    Ok(Array::of2(&styles, &accent))
}
