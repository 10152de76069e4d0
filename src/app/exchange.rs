//! One exchange between a window and the records of its widget: what is found is compared with what the window shows, and
//! what must be written comes out. The storage lets nothing come between.

use std::rc::Rc;

use serde_json::Value;

use super::keeping::{self, Agreed, Answers, Known, Touching, continued};
use super::model::{Model, Team};
use super::record::{Found, Mark};
use super::teams;
use super::workshop::Workshop;
use crate::base::json::Json;
use crate::documents::files::json as file;
use crate::domain::Document;
use crate::domain::panel::{Phone, Sealed, SheetState};

/// How far apart the states of the journal are, in milliseconds.
const JOURNAL_EVERY_MS: f64 = 10_000.0;

/// How many states the journal holds.
const JOURNAL_LENGTH: usize = 5;

/// A record of a widget: its key is the widget's own, followed by the part's name.
pub mod part {
    /// The answers.
    pub const ANSWERS: &str = "";
    /// The round before its reveal.
    pub const ROUND: &str = "#round";
    /// A phone's part of a round.
    pub const RATE: &str = "#rate";
    /// The teams that are put aside.
    pub const TEAMS: &str = "#teams";
    /// The latest states of the answers, some seconds apart.
    pub const JOURNAL: &str = "#journal";
    /// Where someone is.
    pub const VIEW: &str = "#view";
    /// The timer of the facilitator's script.
    pub const TIMER: &str = "#timer";
    /// What is written and not handed in yet.
    pub const DRAFTS: &str = "#drafts";
    /// Answers of one window that touch those of another, until somebody chooses.
    pub const APART: &str = "#apart";

    /// A team that is put aside.
    #[must_use]
    pub fn team(document_id: &str) -> String {
        ["#team#", document_id].concat()
    }

    /// The beginning of the names of records that could not be read.
    pub const ASIDE: &str = "#aside#";

    /// A record that could not be read, by when it was set aside, in milliseconds since 1970.
    #[must_use]
    pub fn aside(now_ms: f64) -> String {
        format!("{ASIDE}{}", now_ms as u64)
    }
}

/// What a window has, beside what it knows the device to hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Window {
    /// The window's number in marks, which is chance.
    pub writer: u32,
    /// Whether it is a phone that rates: it has no answers and no round, whatever this browser keeps of them.
    pub is_phone: bool,
    /// The answers.
    pub document: Known<Document>,
    /// The round before its reveal.
    pub round: Known<Sealed>,
    /// A phone's part of a round.
    pub phone: Known<Phone>,
    /// When this window last looked at the journal, in milliseconds since 1970.
    pub journal_ms: f64,
}

/// What a window shows, which the device may not hold yet.
#[derive(Clone, Debug, PartialEq)]
pub struct Shown {
    /// The answers.
    pub document: Rc<Document>,
    /// The round before its reveal.
    pub round: Option<Rc<Sealed>>,
    /// A phone's part of a round.
    pub phone: Option<Rc<Phone>>,
}

/// A record to write; without a text it is removed.
pub type Write = (String, Option<String>);

/// What came of an exchange, once its writes are kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// What the window knows now.
    pub window: Window,
    /// What the window was showing.
    pub shown: Shown,
    /// This window's answers where they touch what was saved before them.
    pub touching: Option<Box<Touching>>,
    /// Everything was deleted in another window.
    pub deleted: bool,
    /// A newer program keeps its answers here: this one may not write.
    pub newer: bool,
    /// Whether anything was written.
    pub wrote: bool,
    /// The answers must be put together with what was found, which the later part of the program does: nothing was done.
    pub waits: bool,
}

impl Shown {
    /// What a model shows.
    #[must_use]
    pub fn of(model: &Model) -> Shown {
        // While a newer program's file is shown, the answers wait behind it.
        let behind = model.read_only.as_ref().and_then(|read_only| read_only.before.as_ref());
        Shown {
            document: Rc::clone(behind.unwrap_or(&model.document)),
            round: model.workshop.sealed.clone(),
            phone: model.workshop.phone.clone(),
        }
    }
}

impl Outcome {
    /// Nothing was found that another window has done, and nothing was written.
    fn nothing(window: Window, shown: Shown) -> Outcome {
        Outcome { window, shown, touching: None, deleted: false, newer: false, wrote: false, waits: false }
    }

    /// Whether the answers were changed here while the exchange brought others: they must be put together.
    #[must_use]
    pub fn must_merge(&self, model: &Model) -> bool {
        let (now, shown) = (Shown::of(model).document, &self.shown.document);
        self.window.document.value.as_ref().is_some_and(|theirs| {
            let is_apart = !Rc::ptr_eq(shown, theirs) && !Rc::ptr_eq(shown, &now);
            is_apart && now.document_id == theirs.document_id && continued(Some(shown), &now, theirs).is_none()
        })
    }
}

impl Window {
    /// Whether the device holds what is shown.
    #[must_use]
    pub fn holds(&self, shown: &Shown) -> bool {
        let is_untouched = self.document.value.is_none() && shown.document.is_empty();
        (is_untouched || self.document.holds(Some(&shown.document)))
            && self.round.holds(shown.round.as_ref())
            && self.phone.holds(shown.phone.as_ref())
    }

    /// The records that an exchange reads, in this order.
    #[must_use]
    pub fn parts(&self, now_ms: f64) -> Vec<&'static str> {
        if self.is_phone {
            return vec![part::RATE];
        }
        let mut parts = vec![part::ANSWERS, part::ROUND, part::TEAMS];
        // A clock that was set back makes it due as well.
        if (now_ms - self.journal_ms).abs() >= JOURNAL_EVERY_MS {
            parts.push(part::JOURNAL);
        }
        parts
    }

    /// Compares what is shown with what was found under [`Window::parts`], and returns what must be written.
    #[must_use]
    pub fn exchange(&self, model: &Model, found: Vec<Option<String>>, now_ms: f64) -> (Vec<Write>, Outcome) {
        let mut found: Vec<_> = self.parts(now_ms).into_iter().zip(found).collect();
        let mut record = |part: &str| {
            let at = found.iter().position(|(name, _)| *name == part)?;
            Some(found.swap_remove(at).1)
        };
        let [document, round, phone] =
            [part::ANSWERS, part::ROUND, part::RATE].map(|part| Found::read(record(part).flatten()));
        let (teams, journal) = (record(part::TEAMS).flatten(), record(part::JOURNAL));
        let shown = Shown::of(model);
        let ours = match &shown.round {
            None => keeping::with_late_ballots(&shown.document, &self.round, &round),
            Some(_) => Rc::clone(&shown.document),
        };
        let answers = keeping::answers(&self.document, &ours, &document, &model.framework);
        if answers.deleted {
            let window = self.deleted(&[document, round, phone].map(|found| found.mark()));
            let outcome = Outcome { deleted: true, ..Outcome::nothing(window, shown) };
            return (Vec::new(), outcome);
        }
        if answers.waits {
            return (Vec::new(), Outcome { waits: true, ..Outcome::nothing(self.clone(), shown) });
        }
        let mut agreed_round = keeping::round(&self.round, shown.round.as_ref(), &round);
        agreed_round.value = agreed_round.value.map(|theirs| seen_here(theirs, shown.round.as_ref()));
        let agreed_phone = keeping::phone(&self.phone, shown.phone.as_ref(), &phone);
        let mut writing = Writing { writer: self.writer, now_ms, all: Vec::new() };
        let mut window = self.clone();
        if !answers.newer {
            window.document = writing.record(part::ANSWERS, &answers.agreed, &document, file::to_value);
        }
        window.round = writing.record(part::ROUND, &agreed_round, &round, |shown| kept(&as_kept(shown, &round)));
        window.phone = writing.record(part::RATE, &agreed_phone, &phone, kept);
        if answers.agreed.writes {
            let closes = closes_round(self.document.value.as_deref(), answers.agreed.value.as_deref());
            if closes || journal.is_some() {
                window.journal_ms = now_ms;
                writing.journal(journal.flatten().filter(|_| !closes));
            }
        }
        if let Some(aside) = &answers.aside {
            writing.team(aside, teams.as_deref());
        }
        let wrote = !writing.all.is_empty();
        let Answers { touching, newer, .. } = answers;
        (writing.all, Outcome { touching, newer, wrote, ..Outcome::nothing(window, shown) })
    }

    /// What is known once everything was deleted: nothing, so that nothing of it is written again. The marks are those of
    /// the answers, the round and the phone's part.
    #[must_use]
    pub fn deleted(&self, marks: &[impl Into<Option<Mark>> + Copy]) -> Window {
        let mark = |at: usize| marks.get(at).copied().and_then(Into::into);
        Window {
            document: Known { mark: mark(0), value: None },
            round: Known { mark: mark(1), value: None },
            phone: Known { mark: mark(2), value: None },
            ..self.clone()
        }
    }
}

/// A round as this window shows it: somebody else's turn at the laptop stays behind its door here.
fn seen_here(theirs: Rc<Sealed>, ours: Option<&Rc<Sealed>>) -> Rc<Sealed> {
    let is_ours = ours.is_some_and(|ours| ours.turn == theirs.turn);
    if is_ours || theirs.turn.is_none() { theirs } else { Rc::new(Workshop::resumed((*theirs).clone())) }
}

/// A round as the device keeps it: the door that this window shows leaves somebody's turn in another window as it is.
fn as_kept(shown: &Sealed, found: &Found) -> Sealed {
    let there = keeping::read::<Sealed>(found.text().unwrap_or_default()).ok().and_then(|there| there.turn);
    let mut kept = shown.clone();
    if let (Some(turn), Some(there)) = (&mut kept.turn, there) {
        let is_door = turn.sheet.stage == SheetState::Door && turn.respondent == there.respondent;
        if is_door && turn.sheet.ratings == there.sheet.ratings {
            *turn = there;
        }
    }
    kept
}

/// Whether a round that was open is closed now: its votes may be kept nowhere, not in the journal either.
fn closes_round(before: Option<&Document>, after: Option<&Document>) -> bool {
    let open = before.and_then(|document| document.panel.open_round());
    let is_open = |id: &str| after.and_then(|document| document.panel.open_round()).is_some_and(|round| round.id == id);
    open.is_some_and(|round| !is_open(&round.id))
}

fn kept<T: Json>(value: &T) -> Value {
    value.write().unwrap_or_default()
}

/// What is to be written in an exchange.
struct Writing {
    writer: u32,
    now_ms: f64,
    all: Vec<Write>,
}

impl Writing {
    /// Writes a record where it must be, and returns what is known of it then.
    fn record<T>(&mut self, part: &str, agreed: &Agreed<T>, found: &Found, value: impl Fn(&T) -> Value) -> Known<T> {
        if !agreed.writes {
            return Known::of(found, agreed.value.clone());
        }
        if let Found::Damaged(record) = found {
            self.all.push((part::aside(self.now_ms) + part, Some(record.clone())));
        }
        let mark = Mark::next(found.mark(), self.writer);
        let text = agreed.value.as_ref().map(|agreed| value(agreed).to_string());
        self.all.push((part.to_owned(), Some(mark.record(text.as_deref()))));
        Known { mark: Some(mark), value: agreed.value.clone() }
    }

    /// Puts the answers that are written into the journal as well, after those that are there.
    fn journal(&mut self, journal: Option<String>) {
        let mut states = journal.map(|text| journal_of(&text)).unwrap_or_default();
        let written = self.all.iter().find(|(part, _)| part == part::ANSWERS);
        states.extend(written.and_then(|(_, record)| record.clone()));
        let first = states.len().saturating_sub(JOURNAL_LENGTH);
        let text = Value::from(states.split_off(first)).to_string();
        self.all.push((part::JOURNAL.to_owned(), Some(text)));
    }

    /// Puts another team's answers on the shelf.
    fn team(&mut self, document: &Document, listed: Option<&str>) {
        self.all.extend(put_aside(document, teams::read(listed)));
    }
}

/// What puts a team's answers on the shelf, where these teams lie already.
#[must_use]
pub fn put_aside(document: &Document, listed: Vec<Team>) -> [Write; 2] {
    let team = Team::of(document);
    let record = (part::team(&team.document_id), Some(file::write(document)));
    [record, (part::TEAMS.to_owned(), Some(teams::write(&teams::with(listed, team))))]
}

/// The records of a journal, oldest first.
#[must_use]
pub fn journal_of(text: &str) -> Vec<String> {
    serde_json::from_str::<Value>(text)
        .ok()
        .and_then(|value| value.as_array().cloned())
        .into_iter()
        .flatten()
        .filter_map(|record| record.as_str().map(str::to_owned))
        .collect()
}
