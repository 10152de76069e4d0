//! Other teams' files as they come in, to stand side by side.

use std::rc::Rc;

use crate::documents::files::json::DocumentError;
use crate::domain::teams::MOST_TEAMS;
use crate::domain::{Document, Facts};

/// A team's file that is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedFile {
    /// Its name.
    pub name: String,
    /// Why.
    pub why: FileFault,
}

/// Why a team's file is not shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FileFault {
    /// It cannot be read.
    Unfit(DocumentError),
    /// Another one holds a later state of the same team.
    Older,
    /// There are more than [`MOST_TEAMS`].
    TooMany,
}

/// Teams' files as they come in, one after the other.
#[derive(Debug, Default)]
pub struct Gathering {
    /// The teams so far, each with the name of its file.
    teams: Vec<(String, Rc<Document>)>,
    refused: Vec<RefusedFile>,
}

impl Gathering {
    /// Begins with the teams that are shown already.
    #[must_use]
    pub fn of(beside: &[Rc<Facts>]) -> Gathering {
        let named = |facts: &Rc<Facts>| (facts.document.mission.community.clone(), Rc::clone(&facts.document));
        Gathering { teams: beside.iter().map(named).collect(), refused: Vec::new() }
    }

    /// Adds a file. Of one team the latest state counts; of two that are as late, the one that came last.
    pub fn add(&mut self, name: String, read: Result<Document, DocumentError>) {
        let document = match read {
            Ok(document) => Rc::new(document),
            Err(error) => return self.refuse(name, FileFault::Unfit(error)),
        };
        let known = self.teams.iter().position(|(_, known)| known.document_id == document.document_id);
        match known {
            Some(at) if self.teams[at].1.revision > document.revision => self.refuse(name, FileFault::Older),
            Some(at) => {
                let (before, known) = std::mem::replace(&mut self.teams[at], (name, document));
                if known.revision < self.teams[at].1.revision {
                    self.refuse(before, FileFault::Older);
                }
            }
            None if self.teams.len() >= MOST_TEAMS => self.refuse(name, FileFault::TooMany),
            None => self.teams.push((name, document)),
        }
    }

    /// Adds a file that is not shown.
    pub fn refuse(&mut self, name: String, why: FileFault) {
        self.refused.push(RefusedFile { name, why });
    }

    /// The teams, and the files that are not shown.
    #[must_use]
    pub fn done(self) -> (Vec<Rc<Document>>, Vec<RefusedFile>) {
        (self.teams.into_iter().map(|(_, document)| document).collect(), self.refused)
    }
}
