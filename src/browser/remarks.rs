//! Tells the webmaster what the page asks of the element in vain.

use web_sys::console;

use super::session::Session;
use crate::app::attributes;

/// Tells of attributes whose values are passed over.
pub(super) fn remark(session: &Session) {
    let Some(host) = &session.0.host else { return };
    let name = host.local_name();
    for line in attributes::remarks(|name| host.get_attribute(name), &session.store().model().framework) {
        console::warn_1(&format!("<{name}> {line}").into());
    }
}
