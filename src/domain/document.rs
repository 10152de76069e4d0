//! Everything a team has written, as one value.

pub(crate) mod later;

use super::framework::reference::FrameworkRef;
use super::{Assessment, Framework, Milestone, Mission, Panel, Plan};
use crate::base::json::Json;
use crate::base::record::record;

/// The name of the format, in every file.
pub const FORMAT: &str = "stem-readiness";

/// The version this program writes.
pub const VERSION: u32 = 1;

/// How many marks a document keeps: of those who wrote last.
const MOST_MARKS: usize = 12;

record! {
    /// That somebody wrote in a document: a page from its opening to its end. It names neither person nor device.
    #[derive(Default)]
    pub struct Mark {
        /// The page's own word, by chance.
        pub id: String,
        /// The revision that it wrote last.
        pub revision: u32 = 0,
    }
}

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
        /// Who wrote last, the latest last. By them a copy shows which earlier states it goes back to.
        pub marks: Vec<Mark>,
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

impl Document {
    /// An empty document for a framework. The id is chance, so the caller brings it.
    #[must_use]
    pub fn new(framework: &Framework, document_id: String) -> Document {
        Document {
            format: FORMAT.to_owned(),
            version: VERSION,
            document_id,
            revision: 0,
            marks: Vec::new(),
            framework: FrameworkRef::of(framework),
            mission: Mission::default(),
            readiness: Assessment::default(),
            plan: Plan::default(),
            milestones: Vec::new(),
            panel: Panel::default(),
            other: serde_json::Map::new(),
        }
    }

    /// Whether two documents say the same, whoever wrote them and however often.
    #[must_use]
    pub fn says_the_same(&self, other: &Document) -> bool {
        (self.version, &self.format, &self.document_id) == (other.version, &other.format, &other.document_id)
            && self.mission == other.mission
            && self.readiness == other.readiness
            && later::is_same(self.rest(), other.rest()).unwrap_or_else(|| self.written() == other.written())
            && self.other == other.other
    }

    /// What a team comes to after rating.
    fn rest(&self) -> later::Rest<'_> {
        (&self.plan, &self.panel, &self.milestones, &self.framework)
    }

    /// The same as it is written. Until the later part of the program is here it is compared like this: field by field takes
    /// 3 KB of the part that a team waits for.
    fn written(&self) -> [Option<serde_json::Value>; 4] {
        [self.plan.write(), self.panel.write(), self.milestones.write(), self.framework.write()]
    }

    /// Whether two documents are alike to the last mark. Equality tells the same, and has each type compare itself, which takes
    /// a kilobyte of the part that a team waits for.
    #[must_use]
    pub fn is_alike(&self, other: &Document) -> bool {
        (self.revision, &self.marks) == (other.revision, &other.marks) && self.says_the_same(other)
    }

    /// Marks that this page wrote the document as it is now.
    pub fn mark(&mut self, page: &str) {
        self.note(&Mark { id: page.to_owned(), revision: self.revision });
    }

    /// Takes over the marks of a copy that was merged into this document, or given up for it.
    pub fn has_seen(&mut self, copy: &Document) {
        copy.marks.iter().for_each(|mark| self.note(mark));
    }

    /// Whether the document shows that it goes back to an earlier state: whoever wrote that state wrote it, or a later
    /// one, into this document too.
    #[must_use]
    pub fn goes_back_to(&self, state: &Document) -> bool {
        // A merge that nobody wrote yet carries the marks of both copies, and is neither.
        let last = state.marks.last().filter(|last| last.revision == state.revision);
        last.is_some_and(|last| self.marks.iter().any(|mark| mark.id == last.id && mark.revision >= last.revision))
    }

    fn note(&mut self, mark: &Mark) {
        let known = self.marks.iter().position(|known| known.id == mark.id).map(|at| self.marks.remove(at));
        let revision = known.map_or(mark.revision, |known| known.revision.max(mark.revision));
        self.marks.push(Mark { revision, ..mark.clone() });
        crate::base::sort(&mut self.marks, |one, other| one.revision < other.revision);
        let excess = self.marks.len().saturating_sub(MOST_MARKS);
        self.marks.drain(..excess);
    }

    /// Whether the team has written nothing yet.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.mission == Mission::default()
            && self.readiness == Assessment::default()
            && self.plan.write() == Plan::default().write()
            && self.milestones.is_empty()
            && self.panel.write() == Panel::default().write()
    }
}
