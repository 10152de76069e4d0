//! Everything a team has written, as one value.

use super::framework::reference::FrameworkRef;
use super::{Assessment, Framework, Milestone, Mission, Panel, Plan};
use crate::base::record::record;

/// The name of the format, in every file.
pub const FORMAT: &str = "stem-readiness";

/// The version this program writes.
pub const VERSION: u32 = 1;

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

    /// Whether two documents differ in nothing but their revisions.
    #[must_use]
    pub fn says_the_same(&self, other: &Document) -> bool {
        *self == Document { revision: self.revision, ..other.clone() }
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
