//! Keeps ratings until they are revealed: on this device, under keys of their own, apart from the document.

use std::cell::RefCell;
use std::rc::Rc;

use super::{fragment, storage, today};
use crate::app::model::Unsaved;
use crate::app::settings::KeptIn;
use crate::app::{Model, Workshop};
use crate::base::json;
use crate::base::json::Json;
use crate::domain::panel::{Phone, Sealed};
use crate::domain::rating_code::JoinCode;

/// The records of a widget's rounds.
pub(crate) struct Rounds {
    keep: KeptIn,
    key: String,
    sealed: RefCell<Option<Rc<Sealed>>>,
    phone: RefCell<Option<Rc<Phone>>>,
}

impl Rounds {
    /// Restores what is kept into a model. A phone also reads its link's join code, once.
    pub(crate) fn start(keep: KeptIn, key: &str, is_phone: bool, model: &mut Model) -> Rounds {
        let rounds = Rounds { keep, key: key.to_owned(), sealed: RefCell::default(), phone: RefCell::default() };
        let level_count = model.framework.level_count();
        if is_phone {
            model.workshop.phone = rounds.read("rate", level_count).map(Rc::new);
        } else {
            let kept: Option<Sealed> = rounds.read("round", level_count);
            model.workshop.sealed = kept.map(Workshop::resumed).map(Rc::new);
        }
        // Remembers what is kept already, so that it is removed when its round ends.
        rounds.phone.replace(model.workshop.phone.clone());
        rounds.sealed.replace(model.workshop.sealed.clone());
        if let Some(text) = is_phone.then(fragment::take).flatten() {
            model.workshop.join(JoinCode::read(&text), today::number());
            // The address has the code no more. Whether it can be kept is told with the first rating.
            let _ = rounds.write(model);
        }
        rounds
    }

    /// Writes what has changed.
    ///
    /// # Errors
    /// Why it is not kept.
    pub(crate) fn write(&self, model: &Model) -> Result<(), Unsaved> {
        self.write_one("round", &self.sealed, model.workshop.sealed.as_ref())?;
        self.write_one("rate", &self.phone, model.workshop.phone.as_ref())
    }

    /// Removes everything.
    pub(crate) fn forget(&self) {
        for name in ["round", "rate"] {
            storage::remove(self.keep, &self.name(name));
        }
    }

    fn name(&self, name: &str) -> String {
        format!("{}.{name}", self.key)
    }

    fn read<T: Json>(&self, name: &str, level_count: u8) -> Option<T> {
        let text = storage::read(self.keep, &self.name(name))?;
        json::read(serde_json::from_str(&text).ok()?, level_count).ok()
    }

    fn write_one<T: Json>(
        &self,
        name: &str,
        written: &RefCell<Option<Rc<T>>>,
        now: Option<&Rc<T>>,
    ) -> Result<(), Unsaved> {
        let same = match (&*written.borrow(), now) {
            (Some(written), Some(now)) => Rc::ptr_eq(written, now),
            (None, None) => true,
            _ => false,
        };
        if same {
            return Ok(());
        }
        match now {
            Some(now) => {
                let text = now.write().unwrap_or_default().to_string();
                storage::write(self.keep, &self.name(name), &text)?;
            }
            None => storage::remove(self.keep, &self.name(name)),
        }
        written.replace(now.cloned());
        Ok(())
    }
}
