//! The document's own file: `name.stem-readiness.json`.

mod migrate;
pub mod newer;

use std::fmt;

use serde_json::Value;

use crate::base::json::{self, Expected, Reader, Unparsed};
use crate::base::{Level, limits};
use crate::domain::document::{FORMAT, VERSION};
use crate::domain::framework::reference::FrameworkRef;
use crate::domain::panel::MOST_BALLOTS;
use crate::domain::{Document, Framework, edition};
use crate::words::{Words, with};

/// The largest file that is read, in bytes: many times the largest real one.
pub use crate::base::limits::MOST_BYTES;

/// The largest saved page that is read, in bytes: the program, the answers with every quote escaped, and the plan.
pub const MOST_BYTES_OF_A_PAGE: usize = 64 * 1024 * 1024;

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
    /// The file holds more values than any of ours.
    TooMany,
    /// Lists and objects lie deeper in one another than in any file of ours.
    TooDeep {
        /// The line from which on they do, from 1.
        line: usize,
        /// The column, from 1.
        column: usize,
    },
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
            DocumentError::TooLarge | DocumentError::TooMany | DocumentError::TooDeep { .. } => "too-large",
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

impl From<Unparsed> for DocumentError {
    fn from(why: Unparsed) -> DocumentError {
        match why {
            Unparsed::TooLarge => DocumentError::TooLarge,
            Unparsed::TooMany => DocumentError::TooMany,
            Unparsed::TooDeep(line, column) => DocumentError::TooDeep { line, column },
            Unparsed::NotJson(error) => DocumentError::NotJson { line: error.line(), column: error.column() },
        }
    }
}

/// Reads a file. Files from every earlier version open; unknown fields are kept.
///
/// # Errors
/// The first thing that does not fit, with its JSON path and what would be right.
pub fn read(text: &str, framework: &Framework) -> Result<Document, DocumentError> {
    from_value(parsed(text)?, framework)
}

fn parsed(text: &str) -> Result<Value, DocumentError> {
    json::parse(text).map_err(DocumentError::from)
}

/// Reads a file that is JSON already.
///
/// # Errors
/// As [`read`].
pub fn from_value(value: Value, framework: &Framework) -> Result<Document, DocumentError> {
    read_value(value, framework, Reader::new(framework.level_count()))
}

/// Reads a copy that this program kept. A page may have changed its framework without saying so: levels that it no
/// longer has are set aside instead of refused. Nor is a text too long that a team has written already.
///
/// # Errors
/// As [`read`].
pub fn from_kept(value: Value, framework: &Framework) -> Result<Document, DocumentError> {
    read_value(value, framework, Reader::new(Level::MAX.number()).lenient())
}

fn read_value(value: Value, framework: &Framework, reader: Reader) -> Result<Document, DocumentError> {
    let value = migrate::to_current(value)?;
    let is_known = level_count_is_known(&value, framework)?;
    let reader = if is_known { reader } else { reader.with_levels(Level::MAX.number()) };
    let document: Document = json::read_by(reader, value).map_err(|faults| {
        let first = faults.into_iter().next();
        first.map_or(DocumentError::OtherFormat, |fault| DocumentError::Misfit {
            path: fault.path,
            expected: fault.expected,
        })
    })?;
    settled(document, framework)
}

/// A document as this version keeps it.
fn settled(mut document: Document, framework: &Framework) -> Result<Document, DocumentError> {
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

/// How far into a tag its value begins at most.
const MOST_OF_A_TAG: usize = 200;

/// The answers that a saved page carries in `<data data-kept value="…">`; `None` when the text is no such page.
#[must_use]
pub fn in_page(text: &str) -> Option<String> {
    if text.len() > MOST_BYTES_OF_A_PAGE {
        return None;
    }
    // A page may hold other data before. What browsers save has `<` and `>` as they are in a value, and never a quote.
    let value = text.match_indices("<data ").find_map(|(at, _)| {
        let tag = &text[at..];
        let before = tag[..tag.floor_char_boundary(MOST_OF_A_TAG)].split_once("value=\"")?.0;
        let is_ours = before.contains("data-kept") && !before.contains('>');
        is_ours.then(|| &tag[before.len() + "value=\"".len()..])
    })?;
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
    for (index, round) in document.panel.rounds.iter().enumerate() {
        let path = format!("panel.rounds[{index}]");
        at_most(&format!("{path}.ballots"), round.ballots.len() + round.apart.len(), MOST_BALLOTS)?;
        for (at, spread) in round.spreads.iter().enumerate() {
            let path = format!("{path}.spreads[{at}].levels");
            at_most(&path, spread.levels.len(), usize::from(Level::MAX.number()))?;
            at_most(&path, spread.levels.iter().map(|count| *count as usize).max().unwrap_or(0), MOST_BALLOTS)?;
        }
    }
    Ok(())
}

fn misfit(path: String, expected: Expected) -> DocumentError {
    DocumentError::Misfit { path, expected }
}

/// Why a file was not opened, and that the answers are as they were.
#[must_use]
pub fn refused(error: &DocumentError, words: &Words) -> String {
    [&*reason(error, words), " ", &*words.error_unchanged()].concat()
}

/// Why a file does not fit: where, and what would be right.
#[must_use]
pub fn reason(error: &DocumentError, words: &Words) -> String {
    match error {
        DocumentError::NotJson { line, column } => {
            words.error_not_json(with::Column(*column as f64), with::Line(*line as f64))
        }
        DocumentError::OtherFormat => words.error_other_format().into_owned(),
        DocumentError::Newer { version } => words.error_newer(*version as f64),
        DocumentError::OtherFramework { theirs, ours } => {
            words.edition_other_framework(with::Ours(ours), with::Theirs(theirs))
        }
        DocumentError::TooLarge => words.error_too_large((MOST_BYTES >> 20) as f64),
        DocumentError::TooMany => words.error_too_many(limits::MOST_VALUES as f64),
        DocumentError::TooDeep { line, column } => words.error_too_deep(
            with::Column(*column as f64),
            with::Line(*line as f64),
            with::Most(limits::MOST_DEPTH as f64),
        ),
        DocumentError::Misfit { path, expected } => {
            words.error_misfit(with::Expected(expectation(expected, words)), with::Path(path))
        }
    }
}

fn expectation(expected: &Expected, words: &Words) -> String {
    match expected {
        Expected::Text => words.error_expected_text().into_owned(),
        Expected::Shorter(most) => words.error_expected_shorter(*most as f64),
        Expected::Number => words.error_expected_number().into_owned(),
        Expected::UpTo(most) => words.error_expected_up_to(*most as f64),
        Expected::Date => words.error_expected_date().into_owned(),
        Expected::Level(most) => words.error_expected_level(*most),
        Expected::List => words.error_expected_list().into_owned(),
        Expected::AtMost(most) => words.error_expected_at_most(*most as f64),
        Expected::Object => words.error_expected_object().into_owned(),
        Expected::Something => words.error_expected_something().into_owned(),
        Expected::Boolean => words.error_expected_boolean().into_owned(),
        Expected::OneOf(known) => words.error_expected_one_of(known.join(", ")),
    }
}
