//! Everything that can happen. Past tense; who acted, unless it is the team.

use std::rc::Rc;

use crate::base::{ChoiceId, Date, IndicatorId, ItemId, Level};
use crate::documents::files::json::DocumentError;
use crate::documents::files::json::newer::Newer;
use crate::documents::import::Rows;
use crate::documents::paper::{Pack, PaperSize};
use crate::domain::Document;
use crate::domain::action::Status;
use crate::domain::pilot::Schools;

use super::copies::CopiesMsg;
use super::edit::{Input, Spot};
use super::exchange::Outcome;
use super::gathering::RefusedFile;
use super::model::{Later, Notice, SaveState, Scope, SetAside, Team};
use super::room::Stop;
use super::workshop::{DeskMsg, PanelMsg, RoundMsg, SheetMsg};

/// Something that happened on screen, in the browser or through the element.
#[derive(Clone, Debug, PartialEq)]
pub enum Msg {
    /// Where someone is and how they like it.
    View(ViewMsg),
    /// In Mission.
    Mission(MissionMsg),
    /// In Readiness.
    Readiness(IndicatorId, ReadinessMsg),
    /// In Plan.
    Plan(PlanMsg),
    /// Where the team is in its workshop.
    Desk(DeskMsg),
    /// To the people, and to what they agreed on for the day.
    Panel(PanelMsg),
    /// In a round of ratings.
    Round(RoundMsg),
    /// Somebody rates, on a phone or at the laptop that is passed on.
    Sheet(SheetMsg),
    /// In the pilot planner.
    Pilot(PilotMsg),
    /// In a check-in.
    CheckIn(CheckInMsg),
    /// A field of a form changed.
    Edited(Spot, Input),
    /// A row was added to a list of a form.
    RowAdded(Spot),
    /// A row of a form was removed.
    RowRemoved(Spot),
    /// A table was pasted into a list: its rows, in the order of the list.
    RowsPasted(Spot, Vec<PastedRow>),
    /// Something was written or chosen that is not handed in yet, under its key; or it is no longer.
    Drafted(String, Option<String>),
    /// Tables that left the widget were read; their changes wait for a look.
    TablesRead(Vec<Rows>),
    /// A waiting change, by its key, is to be taken after all, or not.
    ChangeTurned(String),
    /// The waiting changes were taken over, or left.
    TablesReviewed(bool),
    /// To another copy of the answers.
    Copies(CopiesMsg),
    /// The browser told which teams it keeps.
    TeamsTold(Vec<Team>),
    /// Files of other teams were read, to be seen beside this one; some of them may not fit.
    TeamsRead(Vec<Rc<Document>>, Vec<RefusedFile>),
    /// To a milestone.
    Milestone(MilestoneMsg),
    /// The team has seen what moved in the framework's new edition.
    EditionSeen,
    /// The latest change was taken back.
    Undone,
    /// The change last taken back was made again.
    Redone,
    /// A document was opened, through a file or the element.
    Opened(Box<Document>),
    /// A document of a newer program was opened, to be read.
    NewerOpened(Box<Document>, Box<Newer>),
    /// It was closed.
    NewerClosed,
    /// A document was refused.
    Refused(DocumentError),
    /// Everything was emptied.
    Emptied,
    /// The browser reported on saving.
    SaveReported(SaveState),
    /// To what the device keeps.
    Keeping(KeepingMsg),
    /// The browser told the day.
    DayTold(Date),
    /// The widget owes a sentence.
    Noticed(Notice),
    /// The browser opened no print window when asked to.
    PrintRefused,
    /// The sentence was read.
    NoticeClosed,
    /// The later part of the program came, or did not.
    Later(Later),
}

impl Msg {
    /// Whether a message is about the answers or the ratings, and not only about what is shown, saved or told.
    pub(super) fn changes(&self) -> bool {
        !matches!(
            self,
            Msg::View(_)
                | Msg::Desk(_)
                | Msg::Plan(PlanMsg::ActionToggled(_))
                | Msg::Drafted(..)
                | Msg::ChangeTurned(_)
                | Msg::TablesReviewed(false)
                | Msg::TeamsTold(_)
                | Msg::TeamsRead(..)
                | Msg::Opened(_)
                | Msg::NewerOpened(..)
                | Msg::NewerClosed
                | Msg::Refused(_)
                | Msg::Copies(CopiesMsg::Found(..) | CopiesMsg::Touched(_))
                | Msg::SaveReported(_)
                | Msg::Keeping(_)
                | Msg::DayTold(_)
                | Msg::Noticed(_)
                | Msg::PrintRefused
                | Msg::NoticeClosed
                | Msg::Later(_)
        )
    }
}

/// Something that happened to what the device keeps.
#[derive(Clone, Debug, PartialEq)]
pub enum KeepingMsg {
    /// An exchange with the storage is complete.
    Exchanged(Box<Outcome>),
    /// Everything on this device was deleted; the id of the document that begins now, and whether another window did it.
    Erased(String, bool),
    /// The browser told which records it has set aside.
    SetAsideTold(Vec<SetAside>),
}

/// Where someone went, and how they like it. None of these changes an answer.
#[derive(Clone, Debug, PartialEq)]
pub enum ViewMsg {
    /// Another place, step or room was opened.
    Opened(Stop),
    /// The pulse or the full view was chosen.
    ScopeChosen(Scope),
    /// Another indicator was turned to: a narrow screen shows it alone.
    CardShown(IndicatorId),
    /// The whole list on a narrow screen was turned on or off.
    WholeListToggled,
    /// Moving on by itself was turned on or off.
    MovesOnToggled,
    /// The projector's large type was turned on or off.
    ProjectorToggled,
    /// Another paper was chosen.
    PaperChosen(PaperSize),
    /// A print pack was opened to be printed.
    PackOpened(Pack),
    /// The browser began to print, and a print pack is put in the page's place.
    PackShown(Pack),
    /// The print pack was closed.
    PackClosed,
    /// Another milestone was chosen for comparison, or none.
    MilestoneCompared(Option<ItemId>),
}

/// Something that happened to a milestone.
#[derive(Clone, Debug, PartialEq)]
pub enum MilestoneMsg {
    /// The answers were frozen under a name.
    Frozen(String),
    /// A milestone was given another name.
    Renamed(ItemId, String),
    /// A milestone was removed.
    Removed(ItemId),
}

/// Something that happened in Mission.
#[derive(Clone, Debug, PartialEq)]
pub enum MissionMsg {
    /// What learners of a grade band will experience changed.
    ExperienceWritten(ChoiceId, String),
    /// The chosen draft was reworded.
    StatementWritten(String),
    /// The chosen draft's wording was given up for the composed one.
    StatementComposed,
    /// The chosen draft's second language changed.
    SecondWritten(String),
    /// A draft was added as a copy of the chosen one; its starting wording is given.
    DraftAdded(String),
    /// Another draft was chosen.
    DraftChosen(ItemId),
    /// A draft was removed.
    DraftRemoved(ItemId),
}

/// Something that happened to one indicator.
#[derive(Clone, Debug, PartialEq)]
pub enum ReadinessMsg {
    /// A level was chosen.
    Answered(Level),
    /// The answer was taken away.
    Cleared,
    /// The indicator was said not to apply, with a reason.
    NotApplicable(String),
    /// A target was set, or given back to the framework.
    TargetChosen(Option<Level>),
}

/// Something that happened in Plan.
#[derive(Clone, Debug, PartialEq)]
pub enum PlanMsg {
    /// An indicator was chosen as a priority; a fourth asks which one gives way.
    PriorityTaken(IndicatorId),
    /// A priority was given up.
    PriorityDropped(IndicatorId),
    /// The waiting fourth priority takes this one's place.
    PriorityReplaced(IndicatorId),
    /// The waiting fourth priority was given up.
    PriorityWithdrawn,
    /// A priority was moved by so many places.
    PriorityMoved(IndicatorId, isize),
    /// A library action was adopted, by its id.
    ActionAdopted(String),
    /// An action of the team's own was added for an indicator.
    ActionAdded(IndicatorId),
    /// An action was removed.
    ActionRemoved(ItemId),
    /// An action was moved by so many places among its indicator's.
    ActionMoved(ItemId, isize),
    /// An action's fields were opened or closed.
    ActionToggled(ItemId),
    /// An action's measure was read.
    Action(ItemId, ActionMsg),
    /// A check-in began.
    CheckInBegun,
    /// A measure was read on a day: value and note.
    MeasureRead(ItemId, Date, String, String),
    /// All open actions of one person went to another.
    HandedOver(String, String),
    /// What the team asks of the board changed.
    BoardAskWritten(String),
    /// The next report's date changed; text that is no date takes it away.
    NextReportDated(String),
}

/// A row of a table that was pasted.
#[derive(Clone, Debug, PartialEq)]
pub struct PastedRow {
    /// The row that is there already; none for a new one.
    pub id: Option<ItemId>,
    /// Fields by their names, with what was pasted into each.
    pub fields: Vec<(&'static str, Input)>,
}

/// Something that happened to the pilot's sites.
#[derive(Clone, Debug, PartialEq)]
pub enum PilotMsg {
    /// The district's schools were read, and looked over.
    SchoolsRead(Rc<Schools>),
    /// So many sites are wanted; as many as usual without a number.
    SitesWanted(Option<u32>),
    /// A school was made a site in any case, or no longer.
    LockToggled(ItemId),
    /// A school was made no site in any case, or no longer.
    ExclusionToggled(ItemId),
    /// A column counts so much.
    ColumnWeighed(usize, u32),
    /// The team agreed on these sites, or on none.
    SitesAgreed(Vec<ItemId>),
    /// The schools that a wave names in words were chosen from the list, by the wave's id.
    WaveMatched(ItemId),
}

/// Something that happened in a check-in, by its id.
#[derive(Clone, Debug, PartialEq)]
pub enum CheckInMsg {
    /// What an action's or a measure's reading says on the check-in's day; nothing takes it away.
    Read(ItemId, ItemId, String),
    /// An action was said to go like this.
    Checked(ItemId, ItemId, Status),
    /// It was said why an action goes as it does.
    Explained(ItemId, ItemId, String),
    /// It was said what happens next with an action.
    NextStepWritten(ItemId, ItemId, String),
    /// An indicator was rated anew.
    Rerated(ItemId, IndicatorId, Level),
}

/// Something that was read of an action's measure.
#[derive(Clone, Debug, PartialEq)]
pub enum ActionMsg {
    /// A reading of the measure was added, with its day, value and note.
    ReadingAdded(Date, String, String),
    /// A reading was removed, by its place in the list.
    ReadingRemoved(usize),
}
