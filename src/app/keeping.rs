//! What becomes of the records on a device when several windows write them: nothing is written without comparing, what was
//! edited apart is put together, and what touches becomes a choice. Pure, so that it can be tried by the thousand.

use std::rc::Rc;

use super::record::{Found, Mark};
use crate::base::Level;
use crate::base::json::{self, Json};
use crate::documents::files::json as file;
use crate::domain::merge::Side;
use crate::domain::panel::{Phone, Sealed};
use crate::domain::{Document, Framework, later};

/// A record as this window last knew it.
#[derive(Clone, Debug, PartialEq)]
pub struct Known<T> {
    /// Which writing that was; `None` before the first.
    pub mark: Option<Mark>,
    /// What it held; `None` where there was none.
    pub value: Option<Rc<T>>,
}

/// One record: what the device is to hold, and whether that must be written.
#[derive(Clone, Debug, PartialEq)]
pub struct Agreed<T> {
    /// What the device holds afterwards.
    pub value: Option<Rc<T>>,
    /// Whether it holds something else now.
    pub writes: bool,
}

/// What becomes of the answers.
#[derive(Clone, Debug)]
pub struct Answers {
    /// What the device and this window hold afterwards.
    pub agreed: Agreed<Document>,
    /// This window's answers where they touch what another one had saved; the device keeps the latter.
    pub touching: Option<Box<Touching>>,
    /// Another team's answers that must go to the shelf, so that they are not lost.
    pub aside: Option<Rc<Document>>,
    /// Everything was deleted in another window.
    pub deleted: bool,
    /// A later program has written: nothing may be written over it.
    pub newer: bool,
    /// Both copies must be put together, which the later part of the program does: until it is here nothing may be done.
    pub waits: bool,
}

/// Two copies that touch.
#[derive(Clone, Debug, PartialEq)]
pub struct Touching {
    /// What both came from.
    pub base: Option<Rc<Document>>,
    /// What this window had.
    pub ours: Rc<Document>,
    /// What was saved first.
    pub theirs: Rc<Document>,
}

/// What another window has done to a record.
enum Theirs<T> {
    /// Nothing.
    Same,
    /// There is no record, or none that can be read.
    Gone,
    /// It was deleted on purpose.
    Deleted,
    /// It was written.
    Other(Rc<T>),
    /// A program that is newer than this one has written it.
    Newer,
}

impl<T> Default for Known<T> {
    fn default() -> Known<T> {
        Known { mark: None, value: None }
    }
}

impl<T> Known<T> {
    /// What is known once a record was found like this.
    #[must_use]
    pub fn of(found: &Found, value: Option<Rc<T>>) -> Known<T> {
        Known { mark: found.mark(), value }
    }

    /// Whether a value is the one that is known, without looking inside.
    #[must_use]
    pub fn holds(&self, value: Option<&Rc<T>>) -> bool {
        match (&self.value, value) {
            (Some(known), Some(value)) => Rc::ptr_eq(known, value),
            (None, None) => true,
            _ => false,
        }
    }

    fn theirs(&self, found: &Found, read: impl FnOnce(&str) -> Result<T, bool>) -> Theirs<T> {
        match found {
            Found::Nothing | Found::Damaged(_) => Theirs::Gone,
            Found::Record(mark, _) if Some(*mark) == self.mark => Theirs::Same,
            Found::Record(_, None) => Theirs::Deleted,
            Found::Record(_, Some(text)) => match read(text) {
                Ok(value) => Theirs::Other(Rc::new(value)),
                Err(true) => Theirs::Newer,
                Err(false) => Theirs::Gone,
            },
        }
    }
}

impl Answers {
    fn of(value: &Rc<Document>, writes: bool) -> Answers {
        let agreed = Agreed { value: Some(Rc::clone(value)), writes };
        Answers { agreed, touching: None, aside: None, deleted: false, newer: false, waits: false }
    }
}

/// Compares the answers of a window with the device's.
#[must_use]
pub fn answers(known: &Known<Document>, ours: &Rc<Document>, found: &Found, framework: &Framework) -> Answers {
    let read = |text: &str| read_document(text, framework);
    let changed = match &known.value {
        Some(known) => !Rc::ptr_eq(known, ours) && !known.is_alike(ours),
        None => !ours.is_empty(),
    };
    match known.theirs(found, read) {
        Theirs::Same => Answers::of(ours, changed),
        // Somebody has cleared the storage while the answers are on the screen: they are kept again.
        Theirs::Gone => Answers::of(ours, changed || (known.mark.is_some() && !ours.is_empty())),
        Theirs::Deleted => {
            Answers { agreed: Agreed { value: None, writes: false }, deleted: true, ..Answers::of(ours, false) }
        }
        Theirs::Newer => Answers { newer: true, ..Answers::of(ours, false) },
        Theirs::Other(theirs) if !changed => Answers::of(&theirs, false),
        Theirs::Other(theirs) => both_changed(known.value.as_ref(), ours, &theirs),
    }
}

/// Compares the answers of a window with a copy.
#[must_use]
pub fn beside(known: &Known<Document>, ours: &Rc<Document>, copy: &Rc<Document>) -> Answers {
    both_changed(known.value.as_ref(), ours, copy)
}

fn both_changed(base: Option<&Rc<Document>>, ours: &Rc<Document>, theirs: &Rc<Document>) -> Answers {
    if ours.document_id == theirs.document_id {
        let base = base.filter(|base| base.document_id == ours.document_id);
        return put_together(base, ours, theirs);
    }
    match base {
        // Two windows that both began with nothing: one team.
        None => {
            let ours = Document { document_id: theirs.document_id.clone(), ..(**ours).clone() };
            put_together(None, &Rc::new(ours), theirs)
        }
        // This window has gone over to another team, and another one went on with the old one.
        Some(base) if base.document_id == theirs.document_id => {
            Answers { aside: Some(Rc::clone(theirs)), ..Answers::of(ours, true) }
        }
        Some(_) => Answers { aside: Some(Rc::clone(ours)), ..Answers::of(theirs, false) },
    }
}

fn put_together(base: Option<&Rc<Document>>, ours: &Rc<Document>, theirs: &Rc<Document>) -> Answers {
    // One that was made of the other has all that the other has.
    if ours.goes_back_to(theirs) {
        return Answers::of(ours, true);
    }
    if let Some(document) = continued(base, ours, theirs) {
        return Answers::of(&document, !document.is_alike(theirs));
    }
    let Some((document, touch)) = saved_first(base, ours, theirs) else {
        return Answers { waits: true, ..Answers::of(ours, false) };
    };
    let writes = !document.is_alike(theirs);
    let touching =
        touch.then(|| Box::new(Touching { base: base.cloned(), ours: Rc::clone(ours), theirs: Rc::clone(theirs) }));
    let value = if writes { Rc::new(document) } else { Rc::clone(theirs) };
    Answers { touching, ..Answers::of(&value, writes) }
}

/// Our copy, where the other one says what both came from, so that there is nothing to put together.
#[must_use]
pub fn continued(base: Option<&Rc<Document>>, ours: &Rc<Document>, theirs: &Document) -> Option<Rc<Document>> {
    // A round that only one of them has closed is closed in both.
    base.filter(|base| base.says_the_same(theirs) && ours.panel.write() == theirs.panel.write())?;
    let mut document = (**ours).clone();
    document.has_seen(theirs);
    if document.revision <= theirs.revision {
        document.revision = theirs.revision.saturating_add(1);
    }
    Some(if document.is_alike(ours) { Rc::clone(ours) } else { Rc::new(document) })
}

/// Both copies in one, and whether they touch. There, what was saved first stays until somebody chooses. `None` while the
/// later part of the program is not here.
#[must_use]
pub fn saved_first(base: Option<&Rc<Document>>, ours: &Document, theirs: &Document) -> Option<(Document, bool)> {
    later::put_together(base.map(Rc::as_ref), ours, theirs, Side::Theirs)
}

/// Compares the round of a window with the device's. A round that another window has ended is over.
#[must_use]
pub fn round(known: &Known<Sealed>, ours: Option<&Rc<Sealed>>, found: &Found) -> Agreed<Sealed> {
    let is_same = |one: &Sealed, other: &Sealed| one.id == other.id;
    agree(known, ours, found, is_same, Sealed::merged)
}

/// Compares a phone's part of a round with the device's.
#[must_use]
pub fn phone(known: &Known<Phone>, ours: Option<&Rc<Phone>>, found: &Found) -> Agreed<Phone> {
    agree(known, ours, found, |one, other| one.rater == other.rater, Phone::merged)
}

fn agree<T: Json + Clone + PartialEq>(
    known: &Known<T>,
    ours: Option<&Rc<T>>,
    found: &Found,
    is_same: fn(&T, &T) -> bool,
    put_together: fn(Option<&T>, &T, &T) -> T,
) -> Agreed<T> {
    let changed = !known.holds(ours) && known.value.as_ref() != ours;
    let ours_stay = |writes| Agreed { value: ours.cloned(), writes };
    match known.theirs(found, read) {
        Theirs::Same => ours_stay(changed),
        Theirs::Gone => ours_stay(ours.is_some()),
        // What begins here is not what was ended there.
        Theirs::Deleted if ours.is_some_and(|ours| !known.value.as_ref().is_some_and(|known| is_same(known, ours))) => {
            ours_stay(true)
        }
        Theirs::Deleted => Agreed { value: None, writes: false },
        Theirs::Newer => ours_stay(false),
        // What a page has left says what it knew, and not which writing that was.
        Theirs::Other(theirs) if known.value.as_ref() == Some(&theirs) => ours_stay(changed),
        Theirs::Other(theirs) => match ours {
            Some(ours) if changed && is_same(ours, &theirs) => {
                let base = known.value.as_deref().filter(|base| is_same(base, ours));
                let merged = put_together(base, ours, &theirs);
                let writes = merged != *theirs;
                Agreed { value: Some(if writes { Rc::new(merged) } else { theirs }), writes }
            }
            // It was ended here, whatever came to it meanwhile.
            None if changed => Agreed { value: None, writes: true },
            _ => Agreed { value: Some(theirs), writes: false },
        },
    }
}

/// Adds to a round that was revealed here what came to it in another window before that window heard of the reveal.
#[must_use]
pub fn with_late_ballots(document: &Rc<Document>, known: &Known<Sealed>, found: &Found) -> Rc<Document> {
    let Theirs::Other(theirs) = known.theirs(found, read::<Sealed>) else { return Rc::clone(document) };
    let late =
        known.value.as_ref().map_or_else(|| theirs.ballots.iter().cloned().collect(), |base| theirs.beyond(base));
    let is_open = document.panel.open_round().is_some_and(|round| round.id == theirs.id);
    if late.is_empty() || !is_open {
        return Rc::clone(document);
    }
    let mut document = (**document).clone();
    document.revision += 1;
    document.panel.edit_open(|round| {
        round.ballots.retain(|ballot| !late.iter().any(|late| late.is_by(ballot)));
        round.ballots.edit(|all| all.extend(late));
    });
    Rc::new(document)
}

/// Reads a record of the widget's own; whether it fails because a newer program has written it.
pub(super) fn read<T: Json>(text: &str) -> Result<T, bool> {
    let value = serde_json::from_str(text).map_err(|_| false)?;
    json::read(value, Level::MAX.number()).map_err(|_| false)
}

/// Reads the answers of a record.
///
/// # Errors
/// Whether a newer program has written it, or the answers of another framework are there.
pub fn read_document(text: &str, framework: &Framework) -> Result<Document, bool> {
    let value = serde_json::from_str(text).map_err(|_| false)?;
    file::from_kept(value, framework).map_err(|error| matches!(error, file::DocumentError::Newer { .. }))
}
