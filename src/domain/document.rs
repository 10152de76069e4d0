//! Everything a team has written, as one file: `name.stem-readiness.json`.

pub mod migrate;

use std::fmt;

use serde_json::Value;

use super::json::{self, Expected, record};
use super::mission::{MOST_DRAFTS, MOST_OBSTACLES};
use super::panel::MOST_BALLOTS;
use super::plan::MOST_PRIORITIES;
use super::{Assessment, Framework, Level, Milestone, Mission, Panel, Plan};

/// The name of the format, in every file.
pub const FORMAT: &str = "stem-readiness";

/// The version this program writes.
pub const VERSION: u32 = 1;

/// The largest file that is read, in bytes: many times the largest real one.
pub const MOST_BYTES: usize = 8 * 1024 * 1024;

record! {
    /// A team's file.
    pub struct Document {
        /// Always `stem-readiness`.
        pub format: String,
        /// The version of the format.
        pub version: u32,
        /// Tells this team's file from another one's.
        pub document_id: String,
        /// Grows with every change.
        pub revision: u32 = 0,
        /// The framework the answers belong to.
        pub framework: FrameworkRef,
        /// What the team is for.
        pub mission: Mission,
        /// What the team settled on.
        pub readiness: Assessment,
        /// What the team will do.
        pub plan: Plan,
        /// Frozen copies of the answers, oldest first.
        pub milestones: Vec<Milestone>,
        /// Who rates, and the rounds that were revealed.
        pub panel: Panel,
    }
    other other
}

record! {
    /// Which framework answers belong to.
    #[derive(Default)]
    pub struct FrameworkRef {
        /// The framework's id.
        pub id: String,
        /// Its edition.
        pub edition: String,
    }
    other other
}

impl FrameworkRef {
    /// The reference that answers to this framework carry.
    #[must_use]
    pub fn of(framework: &Framework) -> FrameworkRef {
        FrameworkRef { id: framework.id.clone(), edition: framework.edition.clone(), other: serde_json::Map::new() }
    }
}

/// Why a document was refused. Nothing of the current answers changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DocumentError {
    /// The text is no JSON.
    NotJson {
        /// The line, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
    /// The JSON is something else.
    OtherFormat,
    /// The file comes from a later version.
    Newer {
        /// Its version.
        version: u64,
    },
    /// The file is too large to be one of ours.
    TooLarge,
    /// A value does not fit.
    Misfit {
        /// Its JSON path.
        path: String,
        /// What would be right.
        expected: Expected,
    },
}

impl DocumentError {
    /// A word for programs: `not-json`, `other-format`, `newer-version`, `too-large` or `misfit`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            DocumentError::NotJson { .. } => "not-json",
            DocumentError::OtherFormat => "other-format",
            DocumentError::Newer { .. } => "newer-version",
            DocumentError::TooLarge => "too-large",
            DocumentError::Misfit { .. } => "misfit",
        }
    }

    /// The JSON path of the value that does not fit.
    #[must_use]
    pub fn path(&self) -> Option<&str> {
        match self {
            DocumentError::Misfit { path, .. } => Some(path),
            _ => None,
        }
    }
}

impl fmt::Display for DocumentError {
    /// For logs; what people read is in the catalogue.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.code())?;
        self.path().map_or(Ok(()), |path| write!(f, " at {path}"))
    }
}

impl std::error::Error for DocumentError {}

impl Document {
    /// An empty document for a framework. The id is chance, so the caller brings it.
    #[must_use]
    pub fn new(framework: &Framework, document_id: String) -> Document {
        Document {
            format: FORMAT.to_owned(),
            version: VERSION,
            document_id,
            revision: 0,
            framework: FrameworkRef::of(framework),
            mission: Mission::default(),
            readiness: Assessment::default(),
            plan: Plan::default(),
            milestones: Vec::new(),
            panel: Panel::default(),
            other: serde_json::Map::new(),
        }
    }

    /// Whether the team has written nothing yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.mission == Mission::default()
            && self.readiness == Assessment::default()
            && self.plan == Plan::default()
            && self.milestones.is_empty()
            && self.panel == Panel::default()
    }
}

/// Reads a file. Files from every earlier version open; unknown fields are kept.
///
/// # Errors
/// The first thing that does not fit, with its JSON path and what would be right.
pub fn read(text: &str, framework: &Framework) -> Result<Document, DocumentError> {
    if text.len() > MOST_BYTES {
        return Err(DocumentError::TooLarge);
    }
    let value: Value = serde_json::from_str(text)
        .map_err(|error| DocumentError::NotJson { line: error.line(), column: error.column() })?;
    from_value(value, framework)
}

/// Reads a file that is JSON already.
///
/// # Errors
/// As [`read`].
pub fn from_value(value: Value, framework: &Framework) -> Result<Document, DocumentError> {
    let value = migrate::to_current(value)?;
    let mut document: Document = json::read(value, framework.level_count()).map_err(|faults| {
        let first = faults.into_iter().next();
        first.map_or(DocumentError::OtherFormat, |fault| DocumentError::Misfit {
            path: fault.path,
            expected: fault.expected,
        })
    })?;
    document.version = VERSION;
    if document.framework == FrameworkRef::default() {
        document.framework = FrameworkRef::of(framework);
    }
    check(&document)?;
    Ok(document)
}

/// The answers that a saved page carries in `<data data-kept value="…">`; `None` when the text is no such page.
#[must_use]
pub fn in_page(text: &str) -> Option<String> {
    let element = &text[text.find("<data ")?..];
    let element = &element[..element.find("></data>")?];
    let value = element.split_once("data-kept")?.1.split_once("value=\"")?.1;
    let value = &value[..value.find('"')?];
    Some(
        value
            .replace("&quot;", "\"")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&#39;", "'")
            .replace("&amp;", "&"),
    )
}

/// Writes a file: JSON with two spaces of indent and a final line end.
#[must_use]
pub fn write(document: &Document) -> String {
    json::text(document)
}

/// The document as JSON.
#[must_use]
pub fn to_value(document: &Document) -> Value {
    json::Json::write(document).unwrap_or_default()
}

/// Rules that a value's type alone does not hold.
fn check(document: &Document) -> Result<(), DocumentError> {
    let at_most = |path: &str, found: usize, most: usize| {
        if found <= most { Ok(()) } else { Err(misfit(path.to_owned(), Expected::AtMost(most))) }
    };
    at_most("mission.drafts", document.mission.drafts.len(), MOST_DRAFTS)?;
    at_most("mission.obstacles", document.mission.obstacles.len(), MOST_OBSTACLES)?;
    at_most("plan.priorities", document.plan.priorities.len(), MOST_PRIORITIES)?;
    for (index, round) in document.panel.rounds.iter().enumerate() {
        let path = format!("panel.rounds[{index}]");
        at_most(&format!("{path}.ballots"), round.ballots.len(), MOST_BALLOTS)?;
        for (at, spread) in round.spreads.iter().enumerate() {
            let path = format!("{path}.spreads[{at}].levels");
            at_most(&path, spread.levels.len(), usize::from(Level::MAX.number()))?;
            at_most(&path, spread.levels.iter().map(|count| *count as usize).max().unwrap_or(0), MOST_BALLOTS)?;
        }
    }
    for (index, action) in document.plan.actions.iter().enumerate() {
        if action.effort.is_some_and(|effort| !(1..=3).contains(&effort)) {
            return Err(misfit(format!("plan.actions[{index}].effort"), Expected::Level(3)));
        }
    }
    Ok(())
}

fn misfit(path: String, expected: Expected) -> DocumentError {
    DocumentError::Misfit { path, expected }
}
