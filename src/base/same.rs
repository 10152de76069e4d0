//! Shared content that is compared by what it is, not by what it says.

use std::ops::Deref;
use std::rc::Rc;

/// Shared content. Two are equal when they are one: `Rc`'s own equality reads all of both.
///
/// ```
/// use std::rc::Rc;
/// use stem_readiness::base::Same;
/// let text = Rc::new("shared".to_owned());
/// assert!(Same::of(&text) == Same::of(&text));
/// assert!(Same::of(&text) != Same::of(&Rc::new("shared".to_owned())));
/// ```
#[derive(Debug)]
pub struct Same<T>(Rc<T>);

impl<T> Same<T> {
    /// A share of what is shared.
    #[must_use]
    pub fn of(shared: &Rc<T>) -> Same<T> {
        Same(Rc::clone(shared))
    }
}

impl<T> Clone for Same<T> {
    fn clone(&self) -> Same<T> {
        Same(Rc::clone(&self.0))
    }
}

impl<T> PartialEq for Same<T> {
    fn eq(&self, other: &Same<T>) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl<T> Deref for Same<T> {
    type Target = Rc<T>;

    fn deref(&self) -> &Rc<T> {
        &self.0
    }
}
