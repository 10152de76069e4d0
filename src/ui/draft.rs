//! What a person has written or chosen and not handed in yet, as a control holds it.

use yew::{AttrValue, Callback};

use crate::app::Msg;

/// A text or a choice that waits. A change of place and a reload leave it as it was.
#[derive(Clone, PartialEq)]
pub(crate) struct Draft {
    pub(super) key: AttrValue,
    pub(super) text: Option<AttrValue>,
    pub(super) send: Callback<Msg>,
}

impl Draft {
    /// What was written; `None` while nothing was.
    pub(crate) fn written(&self) -> Option<&str> {
        self.text.as_deref()
    }

    /// What a field shows: what was written, empty while nothing was.
    pub(crate) fn text(&self) -> AttrValue {
        self.text.clone().unwrap_or_default()
    }

    /// Keeps a text.
    pub(crate) fn write(&self, text: impl Into<String>) {
        self.send.emit(Msg::Drafted(self.key.to_string(), Some(text.into())));
    }

    /// Keeps a line below what was written.
    pub(crate) fn add_line(&self, line: &str) {
        self.write([self.written().unwrap_or_default(), line, "\n"].concat());
    }

    /// Forgets the text: what it was for is done, or given up.
    pub(crate) fn done(&self) {
        self.send.emit(Msg::Drafted(self.key.to_string(), None));
    }

    /// Keeps each text it is given.
    pub(crate) fn on_text(&self) -> Callback<String> {
        let draft = self.clone();
        Callback::from(move |text: String| draft.write(text))
    }
}
