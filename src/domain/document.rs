//! Everything a team has written, as one file: `name.stem-readiness.json`.

pub mod migrate;

use std::fmt;

use serde_json::Value;

use super::json::{self, Expected, record};
use super::mission::{MOST_DRAFTS, MOST_OBSTACLES};
use super::panel::MOST_BALLOTS;
use super::plan::MOST_PRIORITIES;
use super::texts::Texts;
use super::{Assessment, Framework, IndicatorId, Level, Milestone, Mission, Panel, Plan, edition};

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
        /// What people call it.
        pub title: String,
        /// The titles of its indicators, by id: they tell what the answers are about, and what has moved later.
        pub indicators: Texts,
        /// The names of its levels, lowest first.
        pub levels: Vec<String>,
        /// The titles of indicators of earlier editions that something is still kept of, by id.
        pub earlier: Texts,
    }
    other other
}

impl FrameworkRef {
    /// The reference that answers to this framework carry.
    #[must_use]
    pub fn of(framework: &Framework) -> FrameworkRef {
        FrameworkRef {
            title: framework.title.clone(),
            indicators: edition::titles(framework),
            levels: edition::level_names(framework),
            ..FrameworkRef::to(framework)
        }
    }

    /// A reference by id and edition alone, for copies inside a document.
    #[must_use]
    pub fn to(framework: &Framework) -> FrameworkRef {
        FrameworkRef { id: framework.id.clone(), edition: framework.edition.clone(), ..FrameworkRef::default() }
    }

    /// Whether this is a framework's content as it is now.
    fn is_to(&self, framework: &Framework) -> bool {
        (self.id.is_empty() && self.edition.is_empty())
            || (self.id == framework.id && self.edition == framework.edition)
    }

    /// An indicator's title as this edition or an earlier one has it; its id where neither says it.
    #[must_use]
    pub fn title_of<'a>(&'a self, id: &'a IndicatorId) -> &'a str {
        let found = self.indicators.get(id.as_str()).or_else(|| self.earlier.get(id.as_str()));
        found.unwrap_or(id.as_str())
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
    /// The answers belong to another framework.
    OtherFramework {
        /// What the file calls it, or its id.
        theirs: String,
        /// What people call the one on the page.
        ours: String,
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
    /// A word for programs: `not-json`, `other-format`, `newer-version`, `other-framework`, `too-large` or
    /// `misfit`.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            DocumentError::NotJson { .. } => "not-json",
            DocumentError::OtherFormat => "other-format",
            DocumentError::Newer { .. } => "newer-version",
            DocumentError::OtherFramework { .. } => "other-framework",
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
    read_value(value, framework, framework.level_count())
}

/// Reads a copy that this program kept. A page may have changed its framework without saying so: levels that it no
/// longer has are set aside instead of refused.
///
/// # Errors
/// As [`read`].
pub fn from_kept(value: Value, framework: &Framework) -> Result<Document, DocumentError> {
    read_value(value, framework, Level::MAX.number())
}

fn read_value(value: Value, framework: &Framework, level_count: u8) -> Result<Document, DocumentError> {
    let value = migrate::to_current(value)?;
    let level_count = if level_count_is_known(&value, framework)? { level_count } else { Level::MAX.number() };
    let mut document: Document = json::read(value, level_count).map_err(|faults| {
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
    edition::carry(&mut document.readiness, framework);
    for milestone in document.milestones.iter_mut().filter(|milestone| milestone.framework.id == framework.id) {
        edition::carry(&mut milestone.readiness, framework);
    }
    check(&document)?;
    Ok(document)
}

/// Whether everything in a file belongs to this edition of the framework, so that its levels must fit.
fn level_count_is_known(value: &Value, framework: &Framework) -> Result<bool, DocumentError> {
    let named = |owner: &Value| {
        let text = |name: &str| owner["framework"][name].as_str().unwrap_or_default().to_owned();
        FrameworkRef { id: text("id"), edition: text("edition"), title: text("title"), ..FrameworkRef::default() }
    };
    let theirs = named(value);
    if !theirs.id.is_empty() && theirs.id != framework.id {
        // Two of the same name are told apart by their ids, and one without a name is known by nothing else.
        if theirs.title.is_empty() || theirs.title == framework.title {
            return Err(DocumentError::OtherFramework { theirs: theirs.id, ours: framework.id.clone() });
        }
        return Err(DocumentError::OtherFramework { theirs: theirs.title, ours: framework.title.clone() });
    }
    let milestones = value["milestones"].as_array().into_iter().flatten();
    Ok(theirs.is_to(framework) && milestones.map(named).all(|reference| reference.is_to(framework)))
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
