//! What a team that rates together has going, apart from its document, and what can happen to it.

use std::rc::Rc;

use crate::base::choice::choice;
use crate::base::record::record;
use crate::base::{IndicatorId, ItemId, Level};
use crate::domain::Confidence;
use crate::domain::panel::{
    Invitation, Phone, Rating, RatingSheet, Ratings, Scope, Sealed, SheetState, Taken, VoteRecord,
};
use crate::domain::rating_code::CodeError;

/// What a team that rates together has going. None of it is in the document: it is kept on the device under keys of its
/// own, and leaves it only as a rating code.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Workshop {
    /// The round before its reveal.
    pub sealed: Option<Rc<Sealed>>,
    /// This device's part of a round, where it is a phone that rates.
    pub phone: Option<Rc<Phone>>,
    /// Why the phone could not join.
    pub not_joined: Option<CodeError>,
    /// What became of the codes given last, line by line.
    pub answers: Rc<Vec<LineAnswer>>,
    /// What the person who rates said before, latest last. It ends with the person's turn.
    pub said_before: Vec<Ratings>,
    /// What this browser can do.
    pub can: Capabilities,
}

/// What this browser can do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Capabilities {
    /// Hand a text to other apps.
    pub share: bool,
    /// Read QR codes from the camera and from pictures.
    pub scan: bool,
}

/// What became of one line of codes.
#[derive(Clone, Debug, PartialEq)]
pub struct LineAnswer {
    /// The line as it was given; of one longer than any code, its beginning.
    pub line: String,
    /// What became of it.
    pub outcome: Result<Taken, CodeError>,
}

choice! {
    /// A part of the workshop, shown in place of the place.
    pub enum Desk as "desk" {
        /// Before the day: people, invitation, script.
        Prepare = "prepare",
        /// Ratings come in.
        Rate = "rate",
        /// What they say, and what the team settles on.
        Reveal = "reveal",
        /// What stays.
        Close = "close",
    }
}

record! {
    /// The timer of a facilitator's script, which all windows of a browser show alike.
    #[derive(Default)]
    pub struct Timer {
        /// The part of the script that runs, from 0.
        pub part: u32 = 0,
        /// When that part ends, in seconds since 1970; 0 while the timer rests.
        pub ends_s: u32 = 0,
        /// The seconds left while the timer rests; 0 when it was not begun.
        pub left_s: u32 = 0,
    }
}

impl Timer {
    /// Stopped for a while, or going on, at an instant in seconds since 1970.
    #[must_use]
    pub(super) fn toggled(&self, now_s: u32) -> Timer {
        let (ends_s, left_s) = match self.ends_s {
            0 => (now_s.saturating_add(self.left_s), 0),
            ends_s => (0, ends_s.saturating_sub(now_s).max(1)),
        };
        Timer { part: self.part, ends_s, left_s }
    }
}

/// Where the team went in its workshop. None of these changes an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum DeskMsg {
    /// Team mode was turned on or off.
    TeamToggled,
    /// A part of the workshop was opened.
    Opened(Desk),
    /// An indicator was opened for talk, or closed.
    TalkOpened(Option<IndicatorId>),
    /// A part of the script began, at an instant in seconds since 1970.
    PartBegun(u32, u32),
    /// The timer was stopped for a while, or goes on, at an instant.
    TimerToggled(u32),
    /// Another window began a part of the script, or stopped the timer, or let it go on.
    TimerFollowed(Timer),
}

/// Something that happened to the people, the length or the parking lot.
#[derive(Clone, Debug, PartialEq)]
pub enum PanelMsg {
    /// A person was added to the roster.
    PersonAdded,
    /// A list of people was handed in: a line each.
    ListAdded(String),
    /// The people of the answers that were here before were added.
    LastAdded,
    /// The people of the answers that were here before were forgotten.
    LastForgotten,
    /// A person's name changed.
    PersonNamed(ItemId, String),
    /// A person's role changed.
    RoleWritten(ItemId, String),
    /// A person was removed, with the person's ratings.
    PersonRemoved(ItemId),
    /// Names were put into the link to rate, or taken out.
    NamesInLinkToggled,
    /// Names were hidden on the shared screen, or shown again.
    NamesHiddenToggled,
    /// Another length was chosen, in minutes.
    LengthChosen(u32),
    /// What was put off changed.
    ParkingLotWritten(String),
}

/// Something that happened in a round, from its start until it is closed.
#[derive(Clone, Debug, PartialEq)]
pub enum RoundMsg {
    /// A round began; its number is chance.
    Begun(u32, Scope),
    /// The round was given up before its reveal.
    Discarded,
    /// Codes were typed or pasted that are not given yet.
    CodesTyped(String),
    /// Codes were given: pasted, typed, scanned, or from files.
    CodesGiven(String),
    /// A phone's ballot was put on a person's seat, or taken off it.
    Seated(String, Option<ItemId>),
    /// A phone's ballot was removed.
    BallotRemoved(String),
    /// What a phone gave after the reveal is counted, or no longer.
    Counted(String),
    /// The laptop goes to a person.
    LaptopPassed(ItemId),
    /// The laptop came back without ratings.
    LaptopReturned,
    /// A rating of a paper sheet was typed, or emptied.
    PaperTyped(ItemId, IndicatorId, Option<Rating>),
    /// The ratings were revealed.
    Revealed,
    /// The team settled on a level, with its reason.
    Settled(IndicatorId, Level, String),
    /// An indicator was put off, or taken up again.
    Parked(IndicatorId),
    /// Everything that all agree on was accepted.
    AgreedAccepted,
    /// The round was closed.
    Closed(VoteRecord),
    /// A phone joined a round; its number is chance.
    Joined(Result<Invitation, CodeError>, u32),
    /// Whoever holds the phone says who it is: one of the team, or somebody else.
    SaidWho(Option<ItemId>),
    /// Whoever holds the phone is asked once more who it is.
    WhoAsked,
    /// Whoever holds the phone is the person who rated on it before.
    WentOn,
    /// The phone goes to the next person; its number from now on is chance.
    PhonePassed(u32),
}

/// Something that a person did while rating.
#[derive(Clone, Debug, PartialEq)]
pub enum SheetMsg {
    /// The language was chosen.
    LanguageChosen(String),
    /// Rating began, or goes on after a pause.
    Begun,
    /// A level was chosen.
    Rated(IndicatorId, Level),
    /// "I can't tell from where I sit".
    CannotTell(IndicatorId),
    /// How sure the person is, or no longer said.
    Sure(IndicatorId, Option<Confidence>),
    /// Another indicator was opened, from 0.
    WentTo(u32),
    /// The person is done.
    Finished,
}

impl Workshop {
    /// Whether the laptop is with somebody.
    #[must_use]
    pub fn is_passed_on(&self) -> bool {
        self.sealed.as_ref().is_some_and(|sealed| sealed.turn.is_some())
    }

    /// Lets this phone join a round, under a number made by chance.
    pub fn join(&mut self, invitation: Result<Invitation, CodeError>, rater: u32) {
        self.not_joined = invitation.as_ref().err().copied();
        let Ok(invitation) = invitation else { return };
        match &mut self.phone {
            Some(phone) => Rc::make_mut(phone).joined(invitation, rater),
            None => self.phone = Some(Rc::new(Phone::new(invitation, rater))),
        }
    }

    /// What the person who rates on this device says.
    #[must_use]
    pub fn sheet(&self) -> Option<&RatingSheet> {
        if let Some(phone) = &self.phone {
            return Some(&phone.sheet);
        }
        self.sealed.as_ref()?.turn.as_ref().map(|turn| &turn.sheet)
    }

    /// After a reload nobody knows who sits here: the person is asked again before anything shows.
    #[must_use]
    pub fn resumed(mut sealed: Sealed) -> Sealed {
        if let Some(turn) = &mut sealed.turn {
            turn.sheet.stage = SheetState::Door;
        }
        sealed
    }
}
