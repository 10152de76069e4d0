//! The element's events. None carries words of an answer.

use wasm_bindgen::JsValue;
use web_sys::{CustomEvent, CustomEventInit, HtmlElement};

use super::object::object;
use crate::base::Level;
use crate::domain::score::{Gate, Readiness};

/// The widget is live.
pub(super) const READY: &str = "stem-readiness-ready";
/// The answers changed: `{ revision }`.
pub(super) const CHANGE: &str = "stem-readiness-change";
/// A change was written.
pub(super) const SAVED: &str = "stem-readiness-saved";
/// The last indicator was answered: `{ overall, steps }`, levels only.
pub(super) const COMPLETE: &str = "stem-readiness-complete";
/// A document was refused: `{ code, message }`.
pub(super) const ERROR: &str = "stem-readiness-error";

/// Dispatches an event, which bubbles and is composed. A page that makes no events hears nothing.
pub(super) fn dispatch(host: &HtmlElement, name: &str, detail: &[(&str, JsValue)]) {
    let init = CustomEventInit::new();
    init.set_bubbles(true);
    init.set_composed(true);
    init.set_detail(&object(detail));
    if let Ok(event) = CustomEvent::new_with_event_init_dict(name, &init) {
        // Whether a listener prevented the default makes no difference.
        let _ = host.dispatch_event(&event);
    }
}

/// The detail of [`COMPLETE`].
pub(super) fn levels(readiness: &Readiness) -> [(&'static str, JsValue); 2] {
    let steps: Vec<(&str, JsValue)> =
        readiness.steps.iter().map(|step| (step.step_id.as_str(), number(step.gate.as_ref().map(reached)))).collect();
    let overall = number(readiness.overall.gate.as_ref().map(reached));
    [("overall", overall), ("steps", object(&steps).into())]
}

fn reached<Id>(gate: &Gate<Id>) -> Level {
    gate.level
}

fn number(level: Option<Level>) -> JsValue {
    level.map_or(JsValue::NULL, |level| level.number().into())
}
