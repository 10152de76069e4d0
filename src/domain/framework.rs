//! The content an assessment is made of: steps, indicators, levels, foundations, and the mission's choices.

mod check;
mod fault;
mod faults;
pub mod reference;
mod remarks;
mod shape;

use std::rc::Rc;

pub use fault::FrameworkFault;

use super::LibraryAction;
use crate::base::record::record;
use crate::base::texts::Texts;
use crate::base::{ChoiceId, IndicatorId, Level, StepId, json};

record! {
    /// The whole content a team is assessed by. Read once; never changed by an answer.
    pub struct Framework {
        /// Always `stem-readiness-framework`.
        pub format: String,
        /// The version of this format, 1.
        pub version: u32,
        /// The framework's id; answers name it.
        pub id: String,
        /// The edition of the content; answers name it.
        pub edition: String,
        /// The language of the wording.
        pub lang: String,
        /// What people call it.
        pub title: String,
        /// Where the framework comes from.
        pub source: String,
        /// What is said once, before the first rating.
        pub rule: Vec<String>,
        /// The levels, lowest first: 2 to 7 of them.
        pub levels: Vec<LevelName>,
        /// The level aimed at where the team sets no target of its own.
        pub default_target: Level,
        /// From this level on, a response without evidence is "claimed".
        pub claimed_from: Level,
        /// The steps, in the order they are shown: 2 to 12 of them.
        pub steps: Vec<Step>,
        /// Which indicators rest on which.
        pub foundations: Vec<Foundation>,
        /// What the mission offers to choose from.
        pub mission: MissionChoices,
        /// Words explained where they are first used.
        pub glossary: Vec<Term>,
        /// Publications behind the content.
        pub sources: Vec<Citation>,
        /// Actions that a team can take up, in the framework's order, lower levels first. Without any, the team writes
        /// its own.
        pub actions: Vec<Rc<LibraryAction>>,
        /// Sentences of the interface in this framework's own words, by their keys.
        pub words: Texts,
    }
}

record! {
    /// A rung's name and meaning, the same for all indicators.
    pub struct LevelName {
        /// One word.
        pub name: String,
        /// What the rung means in general.
        pub meaning: String,
    }
}

record! {
    /// A group of indicators.
    pub struct Step {
        /// Never changes.
        pub id: StepId,
        /// The letter its indicators' ids begin with.
        pub code: String,
        /// The full title.
        pub title: String,
        /// The title where there is little room.
        pub short_title: String,
        /// Why the step matters, in one line.
        pub why: String,
        /// In the order they are shown.
        pub indicators: Vec<Rc<Indicator>>,
    }
}

record! {
    /// One thing assessed.
    pub struct Indicator {
        /// Never changes.
        pub id: IndicatorId,
        /// Two or three words.
        pub title: String,
        /// What the team is asked.
        pub question: String,
        /// How much it counts in its step's score; 1 unless said otherwise.
        pub weight: u32 = 1,
        /// Whether it bears on equity.
        pub equity: bool,
        /// Whether it belongs to the ten-minute pulse.
        pub pulse: bool,
        /// Links to the mission's choices.
        pub tags: Vec<String>,
        /// What each level looks like, lowest first; one for each of the framework's levels.
        pub descriptors: Vec<String>,
        /// What a team could cite.
        pub evidence_hint: String,
    }
}

record! {
    /// "This indicator, at this level or above, needs that one at that level or above."
    pub struct Foundation {
        /// The indicator that rests on another one.
        pub indicator: IndicatorId,
        /// The level from which it does.
        pub level: Level,
        /// The indicator it rests on.
        pub needs: IndicatorId,
        /// The level that one must have reached.
        pub needs_level: Level,
        /// Why, in a clause.
        pub because: String,
    }
}

record! {
    /// What the mission offers to choose from.
    #[derive(Default)]
    pub struct MissionChoices {
        /// Local needs and industries.
        pub focus: Vec<Choice>,
        /// What STEM learning is for.
        pub purposes: Vec<Choice>,
        /// Kinds of partner.
        pub partners: Vec<Choice>,
        /// Who may shape the mission.
        pub authors: Vec<Choice>,
        /// What most often stops STEM.
        pub obstacles: Vec<Choice>,
        /// Grade bands, for what learners will experience.
        pub bands: Vec<Band>,
        /// The tags that a focus in the team's own words carries.
        pub focus_tags: Vec<String>,
        /// The tags that partners in the team's own words carry.
        pub partner_tags: Vec<String>,
        /// The tags that authors in the team's own words carry.
        pub author_tags: Vec<String>,
        /// The tags that a stop-list carries.
        pub stop_tags: Vec<String>,
    }
}

record! {
    /// One thing the mission can name.
    pub struct Choice {
        /// Never changes.
        pub id: ChoiceId,
        /// As it stands on the chip.
        pub label: String,
        /// As it stands inside a sentence.
        pub phrase: String,
        /// The indicators' tags it raises.
        pub tags: Vec<String>,
    }
}

record! {
    /// A range of grades.
    pub struct Band {
        /// Never changes.
        pub id: ChoiceId,
        /// As it is shown.
        pub label: String,
    }
}

record! {
    /// A word and its meaning.
    pub struct Term {
        /// The word as the content uses it.
        pub term: String,
        /// In a sentence or two.
        pub meaning: String,
    }
}

record! {
    /// A publication.
    pub struct Citation {
        /// Never changes.
        pub id: String,
        /// Who, when, what.
        pub citation: String,
        /// What it does not show.
        pub caution: String,
    }
}

/// Says what is wrong with a sentence under a key, and what would be right.
pub type SentenceCheck = fn(&str, &str) -> Result<(), String>;

impl Framework {
    /// Reads a framework file. `check_sentence` says of a key and a sentence of the interface whether it can be said
    /// there (see `words::check`).
    ///
    /// # Errors
    /// Every fault at once, each with its place: values of the wrong kind first, then values that contradict. For a
    /// text that is not JSON, the line and column of the error.
    pub fn read(text: &str, check_sentence: SentenceCheck) -> Result<Framework, Vec<FrameworkFault>> {
        faults::read(text, check_sentence)
    }

    /// What has no effect in a framework file that fits, and probably should have: a line for each, with its place.
    /// `speaks` says whether the widget has sentences in a language.
    #[must_use]
    pub fn remarks(text: &str, speaks: fn(&str) -> bool) -> Vec<FrameworkFault> {
        remarks::remarks(text, speaks)
    }

    /// Reads a framework file that is known to fit, without looking for faults of meaning; `None` where values are of
    /// the wrong kind.
    #[must_use]
    pub fn read_checked(text: &str) -> Option<Framework> {
        json::read(json::parse(text).ok()?, Level::MAX.number()).ok()
    }

    /// How many levels an indicator has.
    #[must_use]
    pub fn level_count(&self) -> u8 {
        self.levels.len() as u8
    }

    /// All levels, lowest first.
    pub fn all_levels(&self) -> impl DoubleEndedIterator<Item = Level> + use<> {
        (1..=self.level_count()).filter_map(|number| Level::new(number).ok())
    }

    /// A level's name; empty for a level this framework does not have.
    #[must_use]
    pub fn level_name(&self, level: Level) -> &str {
        self.levels.get(level.index()).map_or("", |level| &level.name)
    }

    /// All indicators, in the order they are shown.
    pub fn indicators(&self) -> impl Iterator<Item = &Rc<Indicator>> {
        self.steps.iter().flat_map(|step| &step.indicators)
    }

    /// The indicator with this id.
    #[must_use]
    pub fn indicator(&self, id: &IndicatorId) -> Option<&Rc<Indicator>> {
        self.indicators().find(|indicator| indicator.id == *id)
    }

    /// The step that an indicator belongs to.
    #[must_use]
    pub fn step_of(&self, id: &IndicatorId) -> Option<&Step> {
        self.steps.iter().find(|step| step.indicators.iter().any(|indicator| indicator.id == *id))
    }
}
