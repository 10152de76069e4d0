//! A file's bytes to a team's document, by the reader that the widget uses, or to the reason why not.

use std::rc::Rc;

use super::case::Case;
use super::fault::{Fault, file_id};
use super::inputs::Found;
use crate::base::Date;
use crate::content;
use crate::documents::files::json::{self, DocumentError};
use crate::documents::files::signature::{Signature, signature};
use crate::domain::{ActionLibrary, Document, Facts, Framework};
use crate::words::Words;

/// What a run goes by.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The day from which time is seen.
    pub today: Date,
    /// Whether names of people are told.
    pub names: bool,
    /// The text of a framework file that the documents belong to; the shipped one without it.
    pub framework: Option<String>,
}

/// Reads files. Each thread has its own.
pub struct Reader {
    framework: Rc<Framework>,
    library: Rc<ActionLibrary>,
    words: Words,
    settings: Settings,
}

impl Reader {
    /// A reader for a framework.
    ///
    /// # Errors
    /// A line for each fault of the framework file.
    pub fn new(settings: &Settings) -> Result<Reader, String> {
        let framework = match &settings.framework {
            None => content::framework(),
            Some(text) => Rc::new(
                content::read_framework(text)
                    .map_err(|faults| faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))?,
            ),
        };
        let library = content::actions().for_framework(&framework);
        Ok(Reader { framework, library, words: Words::english(), settings: settings.clone() })
    }

    /// The framework that documents are read by.
    #[must_use]
    pub fn framework(&self) -> &Rc<Framework> {
        &self.framework
    }

    /// The document in what was found, with what follows from it.
    ///
    /// # Errors
    /// Why it is none.
    pub fn case(&self, found: Found) -> Result<Case, Fault> {
        let (path, bytes) = match found {
            Found::File { path, bytes } => (path, bytes),
            Found::Unread(fault) => return Err(fault),
        };
        let file_id = file_id(&path, &bytes);
        match self.document(&bytes) {
            Ok(document) => {
                let document = Rc::new(document);
                let (framework, library) = (Rc::clone(&self.framework), Rc::clone(&self.library));
                let facts = Facts::of(Rc::clone(&document), framework, library, self.settings.today);
                Ok(Case { file_id, path, document, facts, names: self.settings.names })
            }
            Err((reason, place, message)) => Err(Fault { file_id, path, reason, place, message }),
        }
    }

    fn document(&self, bytes: &[u8]) -> Result<Document, (&'static str, String, String)> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| {
            let message = "Expected a file in UTF-8, as the widget saves it.".to_owned();
            ("not-utf8", format!("byte {}", error.valid_up_to() + 1), message)
        })?;
        let read = if signature(bytes) == Signature::Page {
            let kept = json::in_page(text).ok_or_else(|| {
                let message =
                    "Expected a saved page with answers in it, or a file that ends with .stem-readiness.json.";
                ("no-answers", String::new(), message.to_owned())
            })?;
            json::read(&kept, &self.framework)
        } else {
            json::read(text, &self.framework)
        };
        read.map_err(|error| (error.code(), place(&error), json::reason(&error, &self.words)))
    }
}

/// Where in a file something does not fit.
fn place(error: &DocumentError) -> String {
    match error {
        DocumentError::NotJson { line, column } | DocumentError::TooDeep { line, column } => {
            format!("line {line}, column {column}")
        }
        other => other.path().unwrap_or_default().to_owned(),
    }
}
