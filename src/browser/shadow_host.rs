//! The widget inside another Yew app: a shadow root of its own, so that neither's styles reach the other.

use std::cell::RefCell;
use std::rc::Rc;

use gloo::events::EventListener;
use js_sys::Array;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::{CssStyleRule, CssStyleSheet, Element, Event, HtmlElement, ShadowRoot, ShadowRootInit, ShadowRootMode};

use super::mount::Widget;
use super::options::Options;
use super::session::Session;
use super::styles::STYLES;
use crate::app::Settings;

/// A widget in an element. Dropping it saves pending changes and empties the element.
pub(crate) struct ShadowHost {
    shadow: ShadowRoot,
    root: Element,
    settings: Rc<RefCell<Settings>>,
    /// The widget, once what the device keeps is read.
    mounted: Rc<RefCell<Mounted>>,
    _leaving: Vec<EventListener>,
}

/// How far a widget has come.
enum Mounted {
    /// The device is asked what it keeps.
    Waits,
    /// It is there.
    Lives(Widget),
    /// It was taken down.
    Gone,
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
        let mounted = Rc::new(RefCell::new(Mounted::Waits));
        let options = Options::of_app(host, settings.clone());
        let settings = Rc::new(RefCell::new(settings));
        spawn_local(draw(Rc::clone(&mounted), options, root.clone(), Rc::clone(&settings)));
        let window = web_sys::window().ok_or("an element without a window")?;
        let leaving = vec![
            EventListener::new(&window, "pagehide", before(&mounted, Session::leave)),
            EventListener::new(&page, "visibilitychange", before(&mounted, Session::flush)),
        ];
        Ok(ShadowHost { shadow, root, settings, mounted, _leaving: leaving })
    }

    /// Applies changed settings. A new key takes effect with the next widget: one widget keeps its answers in one place.
    pub(crate) fn configure(&mut self, settings: &Settings) {
        if *self.settings.borrow() == *settings {
            return;
        }
        self.settings.replace(settings.clone());
        dress(&self.shadow, settings);
        if let Mounted::Lives(widget) = &mut *self.mounted.borrow_mut() {
            widget.take(settings.clone());
        }
    }
}

impl Drop for ShadowHost {
    fn drop(&mut self) {
        if let Mounted::Lives(mut widget) = self.mounted.replace(Mounted::Gone) {
            widget.destroy();
        }
        self.root.remove();
    }
}

async fn draw(mounted: Rc<RefCell<Mounted>>, options: Options, root: Element, settings: Rc<RefCell<Settings>>) {
    let before = options.settings.clone();
    let mut widget = Widget::draw(options, root).await;
    if matches!(&*mounted.borrow(), Mounted::Gone) {
        return widget.destroy();
    }
    if *settings.borrow() != before {
        widget.take(settings.borrow().clone());
    }
    mounted.replace(Mounted::Lives(widget));
}

/// Saves what waits before the page ends or is hidden.
fn before(mounted: &Rc<RefCell<Mounted>>, save: fn(&Session)) -> impl FnMut(&Event) + 'static {
    let mounted = Rc::clone(mounted);
    move |_| {
        if let Mounted::Lives(widget) = &*mounted.borrow() {
            save(&widget.session());
        }
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
