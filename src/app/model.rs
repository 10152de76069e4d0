//! Everything the widget knows at a moment.

use std::rc::Rc;

use serde_json::Value;

use super::copies::Copies;
use super::drafts::{Drafts, TABLES, TURNED};
use super::gathering::RefusedFile;
pub use super::room::Place;
use super::room::{Room, Stop};
use super::surroundings::Surroundings;
use super::undo::Undo;
use super::workshop::{Desk, Timer, Workshop};
use crate::base::json;
use crate::base::record::record;
use crate::base::{Date, IndicatorId, Level, Same};
use crate::documents::files::json::newer::Newer;
use crate::documents::files::json::{self as file, DocumentError};
use crate::documents::files::signature::Refusal;
use crate::documents::import::Review;
use crate::documents::later;
use crate::documents::paper::{Pack, PaperSize};
pub use crate::domain::Scope;
use crate::domain::panel::Respondent;
use crate::domain::{ActionLibrary, Document, Facts, Framework};

/// Everything the widget knows at a moment.
#[derive(Clone, Debug)]
pub struct Model {
    /// The content.
    pub framework: Rc<Framework>,
    /// The actions on offer.
    pub library: Rc<ActionLibrary>,
    /// The word by which this page marks what it writes, by chance; empty where it marks nothing.
    pub page: Rc<str>,
    /// What the team has written.
    pub document: Rc<Document>,
    /// What follows from it.
    pub facts: Rc<Facts>,
    /// Where someone is, and how they like it.
    pub view: View,
    /// What can be taken back.
    pub undo: Undo,
    /// How safe the answers are.
    pub save: SaveState,
    /// What the page around the widget allows.
    pub surroundings: Surroundings,
    /// The day, told by the browser.
    pub today: Date,
    /// A sentence the widget owes: an error, or an offer to take back.
    pub notice: Option<Notice>,
    /// The changes of tables that wait for a look.
    pub review: Option<Rc<Review>>,
    /// Another copy of the answers that waits for a look.
    pub copies: Option<Rc<Copies>>,
    /// Earlier states of the answers that the device keeps, the newest last.
    pub ancestors: Vec<Rc<Document>>,
    /// The file of a newer program that is shown, for reading only.
    pub read_only: Option<ReadOnly>,
    /// What is written and not handed in yet.
    pub drafts: Rc<Drafts>,
    /// The teams that the browser keeps besides the open one.
    pub teams: Vec<Team>,
    /// Records of this page that could not be read, oldest first.
    pub set_aside: Vec<SetAside>,
    /// Other teams' files, seen beside this one.
    pub beside: Vec<Rc<Facts>>,
    /// Of the files of other teams that were read last, those that are not shown.
    pub refused_files: Vec<RefusedFile>,
    /// Grows with every id handed out, so that ids are unique within the document.
    pub last_item: u32,
    /// What a team that rates together has going, apart from its document.
    pub workshop: Workshop,
    /// Whether the later part of the program is here.
    pub later: Later,
}

/// A team that the browser keeps.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Team {
    /// The id of its document.
    pub document_id: String,
    /// The community's name; empty while it has none.
    pub name: String,
}

/// A record that could not be read. It is kept as it is until somebody deletes it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SetAside {
    /// Its key on the device.
    pub key: String,
    /// The day it was set aside.
    pub day: Date,
}

/// A file of a newer program, shown for reading only: what this program does not know of it could be lost by a change.
#[derive(Clone, Debug)]
pub struct ReadOnly {
    /// The file, as it was written.
    pub original: Rc<Newer>,
    /// The answers to go back to; `None` where the page or the device itself keeps the newer file.
    pub before: Option<Rc<Document>>,
    /// How many changes were refused.
    pub refused_count: u32,
}

/// The same file, and not an alike one.
impl PartialEq for ReadOnly {
    fn eq(&self, other: &ReadOnly) -> bool {
        Rc::ptr_eq(&self.original, &other.original) && self.refused_count == other.refused_count
    }
}

record! {
    /// Where someone is, and how they like it. Kept over a reload, apart from the answers.
    #[derive(Default)]
    pub struct View {
        /// The place shown.
        pub place: Place = Place::Mission,
        /// The step shown in Readiness, from 0.
        pub step: usize = 0,
        /// The rooms that were open last, at most one of each place.
        pub rooms: Vec<Room>,
        /// Which indicators Readiness shows.
        pub scope: Scope = Scope::Full,
        /// Whether a narrow screen shows all indicators of a step, and not one at a time.
        pub whole_list: bool,
        /// Whether a number key moves on to the next indicator.
        pub moves_on: bool = true,
        /// Large type for a projector.
        pub projector: bool,
        /// The paper prints are made for.
        pub paper: PaperSize = PaperSize::Letter,
        /// The milestone the radar compares with.
        pub compared: Option<String>,
        /// The action whose fields are open.
        pub open_action: Option<String>,
        /// Whether the team rates together.
        pub team: bool,
        /// The part of the workshop shown in place of the place.
        pub desk: Option<Desk>,
        /// The indicator looked at in a round that is closed.
        pub talk: Option<String>,
        /// The people of the answers that were here before, for a team that begins with nobody. They are in this browser alone.
        pub people: Vec<Respondent>,
        /// The timer of the script.
        pub timer: Timer,
    }
    passing {
        /// The printed document on screen, if one is.
        pub pack: Option<Pack>,
        /// Whether it was opened to be printed.
        pub prints: bool,
        /// The indicator that a narrow screen shows; the step's first one while it is none of its indicators.
        pub card: Option<IndicatorId>,
        /// The priority that asks to be taken although three are.
        pub asks_in: Option<IndicatorId>,
    }
}

/// Whether the later part of the program is here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Later {
    /// It is on its way.
    Coming,
    /// It is here.
    Here,
    /// It cannot be loaded, for now.
    Missing,
}

impl Later {
    /// How it is now, for a widget that begins: an earlier one on the page may have brought it. The documents' functions
    /// are brought last.
    #[must_use]
    pub fn now() -> Later {
        if later::is_here() { Later::Here } else { Later::Coming }
    }
}

/// How safe the answers are.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub enum SaveState {
    /// Nothing has been written yet.
    #[default]
    Untouched,
    /// A change waits to be written.
    Pending,
    /// Written and read back, at this instant in milliseconds since 1970.
    Saved(f64),
    /// Not kept anywhere.
    Unsaved(Unsaved),
}

/// Why answers are not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unsaved {
    /// The page blocks storage.
    Refused,
    /// Storage is full.
    Full,
    /// The page asked for no storage.
    Off,
    /// Another window has written a later copy.
    Elsewhere,
}

/// A sentence the widget owes.
#[derive(Clone, Debug, PartialEq)]
pub enum Notice {
    /// A file was refused; the answers are as they were.
    Refused(DocumentError),
    /// The file that was opened says the same as the answers here.
    SameCopy,
    /// Of two copies the one on screen was kept; the other is here.
    CopyLeft(Same<Document>),
    /// Two copies were put together; the other one is here, as it was.
    CopiesJoined(Same<Document>),
    /// The other of two copies was kept.
    CopyTaken,
    /// A file was opened.
    Opened,
    /// Everything was emptied, and can be taken back.
    Emptied,
    /// Something was removed, and can be taken back.
    Removed,
    /// A copy was handed to the browser under this name.
    Downloaded(String),
    /// A file holds none of the tables that leave the widget, so that it changes nothing.
    NoTableOfOurs,
    /// A table is no table, is damaged, or is larger than any that is read.
    TableUnread,
    /// A file of another kind is not read as a table of schools.
    TableRefused(Refusal),
    /// Tables that came back say what is here already.
    NothingChanged,
    /// A round of rating is not revealed yet: this team cannot be put aside.
    RoundFirst,
    /// The browser would not take the file; the text can be copied by hand.
    DownloadFailed,
    /// The browser opened no print window.
    PrintRefused,
    /// Everything on this device was deleted.
    DeletedHere,
    /// Everything on this device was deleted in another window.
    DeletedElsewhere,
    /// What the device kept could not be read, and was set aside.
    SetAside,
}

impl View {
    /// Reads what was kept of a view; `None` where it does not fit.
    ///
    /// ```
    /// use stem_readiness::app::{Place, View};
    /// use stem_readiness::base::json::Json;
    /// let view = View { place: Place::Plan, moves_on: false, compared: Some("m1".into()), ..View::default() };
    /// assert_eq!(View::of(view.write().unwrap()), Some(view));
    /// assert_eq!(View::of(serde_json::json!({ "place": "nowhere" })), None);
    /// ```
    #[must_use]
    pub fn of(kept: Value) -> Option<View> {
        json::read(kept, Level::MAX.number()).ok()
    }

    /// Goes somewhere. What was shown in the place's stead is closed.
    pub fn open(&mut self, stop: Stop) {
        self.place = stop.place();
        match stop {
            Stop::Place(_) => {}
            Stop::Step(step) => self.step = step,
            Stop::Room(room) => {
                self.rooms.retain(|other| other.place() != room.place());
                self.rooms.push(room);
            }
        }
        (self.pack, self.desk) = (None, None);
    }

    /// The room of a place that was open last, or its first one; `None` where it has none.
    #[must_use]
    pub fn room(&self, place: Place) -> Option<Room> {
        let open = self.rooms.iter().copied().find(|room| room.place() == place);
        open.or(place.rooms().first().copied())
    }

    /// Where somebody is.
    #[must_use]
    pub fn stop(&self) -> Stop {
        match self.place {
            Place::Readiness => Stop::Step(self.step),
            place => self.room(place).map_or(Stop::Place(place), Stop::Room),
        }
    }
}

impl Model {
    /// A model with an empty document.
    #[must_use]
    pub fn new(framework: Rc<Framework>, library: Rc<ActionLibrary>, document_id: String, today: Date) -> Model {
        let document = Rc::new(Document::new(&framework, document_id));
        let facts = Rc::new(Facts::of(Rc::clone(&document), Rc::clone(&framework), Rc::clone(&library), today));
        Model {
            framework,
            library,
            page: Rc::from(""),
            document,
            facts,
            view: View::default(),
            undo: Undo::default(),
            save: SaveState::Untouched,
            surroundings: Surroundings::default(),
            today,
            notice: None,
            review: None,
            copies: None,
            ancestors: Vec::new(),
            read_only: None,
            drafts: Rc::default(),
            teams: Vec::new(),
            set_aside: Vec::new(),
            beside: Vec::new(),
            refused_files: Vec::new(),
            last_item: 0,
            workshop: Workshop::default(),
            later: Later::now(),
        }
    }

    /// The document as a file: of a newer program, as it was written.
    #[must_use]
    pub fn text(&self) -> String {
        let original = self.read_only.as_ref().map(|read_only| read_only.original.text.clone());
        original.unwrap_or_else(|| file::write(&self.document))
    }

    /// Shows the file of a newer program, with the answers to go back to.
    pub fn show_newer(&mut self, document: Document, original: Newer, before: Option<Rc<Document>>) {
        self.read_only = Some(ReadOnly { original: Rc::new(original), before, refused_count: 0 });
        self.document = Rc::new(document);
    }

    /// Takes up what was kept of drafts, tables under review among them.
    pub fn resume(&mut self, drafts: Drafts) {
        self.drafts = Rc::new(drafts);
        self.look_over();
    }

    /// What the waiting tables would change now. `None` when none of them is one of ours, or none waits.
    pub(super) fn look_over(&mut self) -> Option<Rc<Review>> {
        let draft = |key| self.drafts.get(key).map_or("", |text| text);
        let facts = self.facts_of(Rc::clone(&self.document));
        let review = later::waiting_review(draft(TABLES), draft(TURNED), &facts);
        self.review = review.clone().filter(|review| !review.is_empty());
        review
    }

    /// What follows from a document by this page's framework, seen today.
    #[must_use]
    pub fn facts_of(&self, document: Rc<Document>) -> Rc<Facts> {
        Rc::new(Facts::of(document, Rc::clone(&self.framework), Rc::clone(&self.library), self.today))
    }

    /// Takes up the library that ships, which may come after the rest. The actions of a framework that brings its own stay.
    pub fn take_up(&mut self, library: Rc<ActionLibrary>) {
        self.library = library.for_framework(&self.framework);
        self.facts = self.facts_of(Rc::clone(&self.document));
    }

    /// Whether the device itself keeps a newer program's answers: nothing may be written in their place.
    #[must_use]
    pub fn keeps_newer(&self) -> bool {
        self.read_only.as_ref().is_some_and(|read_only| read_only.before.is_none())
    }

    /// Lets the facts follow the document, the framework and the day. What has been worked out stays while none of them
    /// has changed.
    pub(super) fn settle_facts(&mut self) {
        if !self.facts.are_of(&self.document, &self.framework, self.today) {
            self.facts = self.facts_of(Rc::clone(&self.document));
        }
    }
}
