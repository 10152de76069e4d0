//! The functions that `element.js` calls: mounting a widget into a shadow root, and the element's methods.

use js_sys::Promise;
use serde_json::json;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen_futures::future_to_promise;
use web_sys::{Element, HtmlElement, console};

use super::object::{object, text_of};
use super::options::Options;
use super::session::{Session, words_in};
use super::today;
use super::{asks, later, print};
use crate::app::model::{SaveState, Unsaved};
use crate::app::{Later, Msg, Settings, ViewMsg};
use crate::browser::root::Mount;
use crate::content;
use crate::documents::files::json::{self, DocumentError};
use crate::documents::paper::Pack;
use crate::ui::{AppProps, Extent, Platform};

/// Checks a framework's text, so that a page learns at once what does not fit. Only the later part of the program can check
/// the interface's sentences in the framework's own words: see [`bring_more`]. Returns what has no effect in a framework
/// that fits, and probably should have, in the same form.
///
/// # Errors
/// A JavaScript `Error` whose message has a line for each fault: its JSON path, and what would be right.
#[wasm_bindgen]
pub fn check_framework(
    #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue,
) -> Result<String, js_sys::Error> {
    let text = text_of(text);
    let faults = if has_more() { content::later::framework_faults(&text) } else { content::structure_faults(&text) };
    if faults.is_empty() { Ok(content::later::framework_remarks(&text)) } else { Err(js_sys::Error::new(&faults)) }
}

/// Whether the later part of the program is here.
#[wasm_bindgen]
#[must_use]
pub fn has_more() -> bool {
    Later::now() == Later::Here
}

/// Brings the later part of the program. False where it cannot join, for now.
#[wasm_bindgen]
pub async fn bring_more() -> bool {
    asks::bring_parts().await
}

/// A mounted widget, as the element holds it.
#[wasm_bindgen(js_name = Mounted)]
pub struct Widget {
    session: Session,
    root: Element,
    stage: Option<Mount>,
    extent: Extent,
    opened_for_print: bool,
}

/// The TypeScript type of the options.
#[wasm_bindgen(typescript_custom_section)]
const OPTIONS: &str = include_str!("../package/options.d.ts");

/// Mounts a widget into `root`, which is in a shadow root that has adopted the style sheet, once what the device keeps is
/// read. Events come from `host`.
#[wasm_bindgen]
pub async fn mount(
    host: HtmlElement,
    root: Element,
    #[wasm_bindgen(unchecked_param_type = "WidgetOptions")] options: JsValue,
) -> Widget {
    yew::set_custom_panic_hook(Box::new(|panic| {
        // Where, and never what: a panic's message may hold a text of the answers.
        if let Some(place) = panic.location() {
            console::error_1(&place.to_string().into());
        }
    }));
    Widget::draw(Options::read(host, &options), root).await
}

impl Widget {
    /// Starts a widget, and draws it unless the options say that it is drawn in pieces.
    pub(crate) async fn draw(options: Options, root: Element) -> Widget {
        let (settings, extent) = (options.settings.clone(), options.extent);
        let session = Session::start(options, root.clone(), || Box::pin(asks::bring_parts())).await;
        session.when_later(later::list_set_aside);
        if settings.rate {
            session.when_later(later::follow_links);
        }
        let mut widget = Widget { session, root, stage: None, extent, opened_for_print: false };
        if extent == Extent::Whole {
            widget.draw_on();
        }
        widget
    }

    /// Applies changed settings.
    pub(crate) fn take(&mut self, settings: Settings) {
        self.session.configure(settings.clone());
        let props = props(&self.session, settings, self.extent);
        if let Some(stage) = &mut self.stage {
            stage.update(props);
        }
    }

    /// The session behind the widget.
    pub(crate) fn session(&self) -> Session {
        self.session.clone()
    }
}

const PLATFORM: Platform = Platform {
    now_s: today::now_s,
    every_second: |tick| Box::new(today::every_second(move |now_s| tick.emit(now_s))),
    words_in,
    once_painted: Some(|then| print::painted(move || then.emit(()))),
};

fn props(session: &Session, settings: Settings, extent: Extent) -> AppProps {
    let (store, words, ask) = (session.store(), session.words(), session.on_wish());
    AppProps { store, words, settings, ask, platform: PLATFORM, extent }
}

#[wasm_bindgen(js_class = Mounted)]
impl Widget {
    /// Draws the next piece of the widget, a task's work. False once all of it is drawn.
    pub fn draw_on(&mut self) -> bool {
        let settings = self.session.0.settings.borrow().clone();
        if self.stage.is_none() {
            self.stage = Mount::open(&self.root, props(&self.session, settings, self.extent));
            return self.stage.is_some();
        }
        let Some(next) = self.extent.next() else { return false };
        self.extent = next;
        self.take(settings);
        true
    }

    /// Tells the page that the widget is live, and brings what comes later.
    pub fn ready(&self) {
        self.session.ready();
        self.session.when_later(later::remark);
        self.session.bring();
    }

    /// The document, as JSON.
    #[must_use]
    pub fn document(&self) -> String {
        self.session.store().model().text()
    }

    /// Opens a document's text, or the page of a saved copy. The team can undo that.
    ///
    /// # Errors
    /// An object with `code`, `message` and, where there is one, `path`. The answers are then unchanged.
    pub fn open(&self, #[wasm_bindgen(unchecked_param_type = "string")] text: &JsValue) -> Result<(), JsValue> {
        self.session.open(&text_of(text)).map_err(|error| self.explain(&error))
    }

    /// A file of the given kind: an object with `type` and `bytes`. `table` names the table of `csv`.
    ///
    /// # Errors
    /// An object with `code` and `message` when the kind or the table is not known.
    pub fn export_as(
        &self,
        #[wasm_bindgen(
            unchecked_param_type = "\"json\" | \"html\" | \"csv\" | \"xlsx\" | \"docx\" | \"md\" | \"ics\""
        )]
        kind: &JsValue,
        #[wasm_bindgen(unchecked_optional_param_type = "string")] table: &JsValue,
    ) -> Result<JsValue, JsValue> {
        later::export(&self.session, kind, table).unwrap_or(Err(JsValue::UNDEFINED))
    }

    /// Resolves once the later part of the program is here, without which there are no exports. Rejects where it cannot be
    /// loaded; another call tries again.
    pub fn whole(&self) -> Promise {
        let session = self.session();
        future_to_promise(async move {
            let missing = session.words().common_later_missing().into_owned();
            match session.brought().await {
                true => Ok(JsValue::UNDEFINED),
                false => Err(object(&[("code", "not-loaded".into()), ("message", missing.into())]).into()),
            }
        })
    }

    /// Empties everything. The team can undo that.
    pub fn reset(&self) {
        self.session.store().send(Msg::Emptied);
    }

    /// Whether the answers are saved, as JSON: `saved`, and `reason` when they are not.
    #[must_use]
    pub fn status(&self) -> String {
        let status = match self.session.store().model().save {
            SaveState::Untouched | SaveState::Saved(_) => json!({ "saved": "saved" }),
            SaveState::Pending => json!({ "saved": "pending" }),
            SaveState::Unsaved(why) => json!({ "saved": "unsaved", "reason": reason(why) }),
        };
        status.to_string()
    }

    /// Applies changed options.
    pub fn configure(&mut self, #[wasm_bindgen(unchecked_param_type = "WidgetOptions")] options: &JsValue) {
        self.take(Options::settings_of(options));
    }

    /// Shows the full plan before the page is printed, unless a printed document is already open.
    pub fn begin_print(&mut self) {
        let store = self.session.store();
        self.session.model_today();
        let model = store.model();
        self.opened_for_print = model.view.pack.is_none() && model.later == Later::Here;
        if self.opened_for_print {
            store.send(Msg::View(ViewMsg::PackShown(Pack::FullPlan)));
        }
    }

    /// Shows again, after the page was printed, what was there before.
    pub fn end_print(&mut self) {
        if std::mem::take(&mut self.opened_for_print) {
            // A document that goes before its effects have run does not give the page back.
            self.release();
            self.session.store().send(Msg::View(ViewMsg::PackClosed));
        }
    }

    /// Saves pending changes.
    pub fn flush(&self) {
        self.session.flush();
    }

    /// Leaves what waits to be saved to the next page, because this one ends.
    pub fn leave(&self) {
        self.session.leave();
    }

    /// Gives the page back as it was before a printed document was shown.
    pub fn release(&self) {
        drop(self.session.release_page());
    }

    /// Saves pending changes and removes the widget.
    pub fn destroy(&mut self) {
        self.session.flush();
        self.session.retire();
        if let Some(stage) = self.stage.take() {
            stage.close();
        }
    }

    fn explain(&self, error: &DocumentError) -> JsValue {
        let message = json::refused(error, &self.session.words());
        let mut properties = vec![("code", error.code().into()), ("message", message.into())];
        properties.extend(error.path().map(|path| ("path", path.into())));
        object(&properties).into()
    }
}

fn reason(why: Unsaved) -> &'static str {
    match why {
        Unsaved::Refused => "storage-blocked",
        Unsaved::Full => "storage-full",
        Unsaved::Off => "storage-off",
        Unsaved::Elsewhere => "newer-copy-elsewhere",
    }
}
