//! What the words know later.

use std::rc::Rc;

use super::own;
use crate::base::later::later;
use crate::base::texts::Texts;

later! {
    /// A framework's own sentences, by their places. The keys of all sentences come with this.
    fn own_sentences(own: &Texts) -> Rc<[(usize, String)]> = own::sentences;
}
