//! A fault of a framework file, and the paths of faults.

use std::fmt;

/// One fault of a framework file: where it is and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameworkFault {
    /// The JSON path, such as `steps[2].indicators[0].id`; empty for the whole.
    pub path: String,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl fmt::Display for FrameworkFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

/// Whether a path is another one's, or lies in it.
pub(super) fn holds(outer: &str, path: &str) -> bool {
    let rest = path.strip_prefix(outer);
    rest.is_some_and(|rest| outer.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
}

pub(super) fn fault(path: String, message: String) -> FrameworkFault {
    FrameworkFault { path, message }
}

pub(super) fn join(path: &str, name: &str) -> String {
    if path.is_empty() { name.to_owned() } else { [path, name].join(".") }
}
