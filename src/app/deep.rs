//! What can happen to the plan in depth: pilot, costs, measures, partners, check-ins.

use std::rc::Rc;

use crate::base::{ChoiceId, Date, IndicatorId, ItemId, Level};
use crate::domain::action::Status;
use crate::domain::pilot::{Schools, Unit};

/// Something that happened to the plan in depth.
#[derive(Clone, Debug, PartialEq)]
pub enum DeepMsg {
    /// The district's schools were read, and looked over.
    SchoolsRead(Rc<Schools>),
    /// The sites were said to be schools, grades or classrooms.
    UnitChosen(Unit),
    /// So many sites are wanted; as many as usual without a number.
    SitesWanted(Option<u32>),
    /// A school was made a site in any case, or no longer.
    LockToggled(ItemId),
    /// A school was made no site in any case, or no longer.
    ExclusionToggled(ItemId),
    /// The demand for high-need sites changed: column, least value or word, how many.
    NeedChosen(String, String, Option<u32>),
    /// A column counts so much.
    ColumnWeighed(usize, u32),
    /// The team agreed on these sites, or on none.
    SitesAgreed(Vec<ItemId>),
    /// A row was added to a sheet.
    Added(Sheet),
    /// A row was removed from a sheet.
    Removed(Sheet, ItemId),
    /// A field changed. What is no date or choice takes the value away.
    Written(Sheet, ItemId, Field, String),
    /// An amount changed: cents, hundredths or a count, by its field.
    Counted(Sheet, ItemId, Field, Option<u32>),
    /// An item was put on a list of a row, or taken off.
    Listed(Sheet, ItemId, Field, ItemId),
    /// A choice was put on a list of a row, or taken off.
    Chosen(ItemId, Field, ChoiceId),
    /// A measure was read on a day: value and note.
    Read(ItemId, Date, String, String),
    /// In a check-in, an action was said to go like this.
    Checked(ItemId, ItemId, Status),
    /// In a check-in, something was said about an action.
    CheckWritten(ItemId, ItemId, Field, String),
    /// In a check-in, an indicator was rated anew.
    Rerated(ItemId, IndicatorId, Level),
    /// All open actions of one person went to another.
    HandedOver(String, String),
}

/// What has rows, or fields of its own. Those without rows take any id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sheet {
    /// The pilot's charter, without rows.
    Charter,
    /// Its cycles.
    Cycle,
    /// The waves after it.
    Wave,
    /// The cost sketch as a whole, without rows.
    Costs,
    /// Its lines.
    CostLine,
    /// Its sources.
    Source,
    /// The measures.
    Measure,
    /// The partners.
    Partner,
    /// The check-ins.
    CheckIn,
}

/// A field of a sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields of the records, documented there")]
pub enum Field {
    Question,
    Baseline,
    Stop,
    Adapt,
    Scale,
    AgreedOn,
    Playbook,
    Decision,
    DecidedOn,
    Reason,
    Measures,
    Name,
    Start,
    End,
    Schools,
    Readiness,
    Support,
    What,
    Category,
    Recurs,
    Quantity,
    UnitCost,
    PaidBy,
    Actual,
    YearlyMost,
    Students,
    YearBegins,
    About,
    Aim,
    Who,
    When,
    Split,
    Actions,
    Gives,
    Gets,
    Agreement,
    Review,
    Pathways,
    Bands,
    Why,
    NextStep,
    Learned,
    Next,
}
