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
        let workshop = &mut model.workshop;
        if is_phone {
            workshop.phone = rounds.read("rate", model.framework.level_count()).map(Rc::new);
            rounds.phone.replace(workshop.phone.clone());
            if let Some(text) = fragment::take() {
                join(workshop, &text, today::number());
            }
        } else {
            let kept: Option<Sealed> = rounds.read("round", model.framework.level_count());
            workshop.sealed = kept.map(Workshop::resumed).map(Rc::new);
        }
        // Remembers what is kept already, so that it is removed when its round ends.
        rounds.sealed.replace(workshop.sealed.clone());
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

/// Joins the round of a phone's link. A round that the phone is already in goes on.
fn join(workshop: &mut Workshop, text: &str, rater: u32) {
    match JoinCode::read(text) {
        Ok(join) if workshop.phone.as_ref().is_some_and(|phone| phone.join == join.write()) => {}
        Ok(join) => workshop.phone = Some(Rc::new(Phone::new(join, rater))),
        Err(error) => workshop.not_joined = Some(error),
    }
}
