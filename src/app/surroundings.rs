//! What the page around the widget allows, as far as it can be known.

/// What the page around the widget allows. Only what is known for certain counts as refused.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Surroundings {
    /// The page shows the widget in a frame.
    pub is_framed: bool,
    /// That frame is sandboxed away from its own origin: no storage, perhaps no downloads and no print window either.
    pub is_sandboxed: bool,
    /// The page keeps nothing on the device.
    pub refuses_storage: bool,
    /// The browser did not open its print window when asked to.
    pub refuses_print: bool,
    /// No page can be saved with the answers inside: the widget was not started by its own script.
    pub saves_no_page: bool,
}

impl Surroundings {
    /// Whether a file handed to the browser may never arrive. Nothing tells a script that it did not.
    #[must_use]
    pub fn may_refuse_files(self) -> bool {
        self.is_sandboxed
    }

    /// Whether anything is refused, or may be.
    #[must_use]
    pub fn refuses_something(self) -> bool {
        self.refuses_storage || self.refuses_print || self.may_refuse_files()
    }
}
