//! What a start finds besides its records is seen to later: such a start waits.

use std::rc::Rc;

use super::{Left, TakenUp, Tidied, Work};
use crate::app::Model;
use crate::app::exchange::Window;
use crate::app::model::{Team, Unsaved};
use crate::base::later::later;
use crate::browser::device::Device;
use crate::browser::keys::Keys;
use crate::browser::storage::Storage;
use crate::domain::{Document, Framework};

later! {
    /// Deletes everything that the device keeps of a widget.
    fn delete(storage: &Storage, keys: &Keys, window: &Window) -> Work<Result<Window, Unsaved>> = super::delete;
    /// Finishes what earlier pages could not, and reads what they have left.
    fn tidy(storage: &Storage, keys: &Keys, window: &Window, framework: &Rc<Framework>) -> Work<Tidied> = super::tidy;
    /// Takes up what earlier pages have left.
    fn take_up(model: &mut Model, device: &Device, left: Left) -> TakenUp = super::take_up;
    /// Puts teams on the shelf that earlier pages were with. Gives the list of those that lie there then.
    fn put_aside(storage: &Storage, own: &str, listed: &[Team], aside: Vec<Rc<Document>>) -> Work<Vec<Team>> = super::put_aside;
}
