//! A file's bytes to a team's document, by the reader that the widget uses, or to the reason why not.

use std::rc::Rc;

use super::case::Case;
use super::failure::Failure;
use super::fault::{Fault, Reason, file_id};
use super::inputs::Found;
use crate::base::Date;
use crate::content;
use crate::documents::files::json;
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
    /// [`Failure::Unfit`] where the framework file does not fit.
    pub fn new(settings: &Settings) -> Result<Reader, Failure> {
        let framework = match &settings.framework {
            None => content::framework(),
            Some(text) => Rc::new(content::read_framework(text).map_err(|faults| {
                Failure::Unfit(faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"))
            })?),
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
            Found::Unread { path, reason } => return Err(reason.of(path, b"", &self.words)),
        };
        match self.document(&bytes) {
            Ok(document) => {
                let file_id = file_id(&path, &bytes);
                let document = Rc::new(document);
                let (framework, library) = (Rc::clone(&self.framework), Rc::clone(&self.library));
                let facts = Facts::of(Rc::clone(&document), framework, library, self.settings.today);
                let words = self.words.clone();
                Ok(Case { file_id, path, document, facts, names: self.settings.names, words })
            }
            Err(reason) => Err(reason.of(path, &bytes, &self.words)),
        }
    }

    fn document(&self, bytes: &[u8]) -> Result<Document, Reason> {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let text = std::str::from_utf8(bytes).map_err(|error| Reason::NotUtf8(error.valid_up_to() + 1))?;
        let read = if signature(bytes) == Signature::Page {
            json::read(&json::in_page(text).ok_or(Reason::NoAnswers)?, &self.framework)
        } else {
            json::read(text, &self.framework)
        };
        read.map_err(Reason::Unfit)
    }
}
