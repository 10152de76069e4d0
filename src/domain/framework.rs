//! The content an assessment is made of: steps, indicators, levels, foundations, and the mission's choices.

use std::collections::BTreeMap;
use std::fmt;
use std::rc::Rc;

use super::json::record;
use super::{ChoiceId, IndicatorId, Level, StepId, json};

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
        pub sources: Vec<Source>,
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
    pub struct Source {
        /// Never changes.
        pub id: String,
        /// Who, when, what.
        pub citation: String,
        /// What it does not show.
        pub caution: String,
    }
}

/// One fault of a framework file: where it is and what would be right.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrameworkFault {
    /// The JSON path, such as `steps[2].indicators[0].id`.
    pub path: String,
    /// What is wrong, and what would be right.
    pub message: String,
}

impl fmt::Display for FrameworkFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.message)
    }
}

impl Framework {
    /// Reads a framework file.
    ///
    /// # Errors
    /// Every fault at once, each with its place; the first one only when the text is no JSON or a value has the
    /// wrong type.
    pub fn parse(text: &str) -> Result<Framework, Vec<FrameworkFault>> {
        let value = serde_json::from_str(text)
            .map_err(|error| vec![FrameworkFault { path: String::new(), message: error.to_string() }])?;
        let framework: Framework = json::read(value, Level::MAX.number()).map_err(|faults| {
            let told = |fault: json::Fault| FrameworkFault { path: fault.path, message: fault.expected.to_string() };
            faults.into_iter().map(told).collect::<Vec<_>>()
        })?;
        let faults = framework.faults();
        if faults.is_empty() { Ok(framework) } else { Err(faults) }
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

    fn faults(&self) -> Vec<FrameworkFault> {
        let mut faults = Vec::new();
        let mut fault = |path: String, message: String| faults.push(FrameworkFault { path, message });
        if self.format != "stem-readiness-framework" {
            fault("format".into(), format!("is `{}`, expected `stem-readiness-framework`", self.format));
        }
        if self.version != 1 {
            fault("version".into(), format!("is {}, expected 1", self.version));
        }
        if !(2..=7).contains(&self.levels.len()) {
            fault("levels".into(), format!("has {} levels, expected 2 to 7", self.levels.len()));
        }
        if !(2..=12).contains(&self.steps.len()) {
            fault("steps".into(), format!("has {} steps, expected 2 to 12", self.steps.len()));
        }
        let count = self.indicators().count();
        if count > 200 {
            fault("steps".into(), format!("hold {count} indicators, expected at most 200"));
        }
        for (name, level) in [("default_target", self.default_target), ("claimed_from", self.claimed_from)] {
            self.check_level(name, level, &mut fault);
        }
        self.check_steps(&mut fault);
        self.check_foundations(&mut fault);
        faults
    }

    fn check_level(&self, path: &str, level: Level, fault: &mut impl FnMut(String, String)) {
        if level.index() >= self.levels.len() {
            fault(path.to_owned(), format!("is {level}, expected a level from 1 to {}", self.levels.len()));
        }
    }

    fn check_steps(&self, fault: &mut impl FnMut(String, String)) {
        let mut first_use: BTreeMap<&str, String> = BTreeMap::new();
        for (s, step) in self.steps.iter().enumerate() {
            let path = format!("steps[{s}]");
            check_id(step.id.as_str(), &path, &mut first_use, fault);
            if step.indicators.is_empty() {
                fault(format!("{path}.indicators"), "is empty, expected at least one".into());
            }
            for (i, indicator) in step.indicators.iter().enumerate() {
                let path = format!("{path}.indicators[{i}]");
                check_id(indicator.id.as_str(), &path, &mut first_use, fault);
                let (found, expected) = (indicator.descriptors.len(), self.levels.len());
                if found != expected {
                    fault(
                        format!("{path}.descriptors"),
                        format!("has {found}, expected {expected}, one for each level"),
                    );
                }
                if !(1..=100).contains(&indicator.weight) {
                    fault(format!("{path}.weight"), format!("is {}, expected 1 to 100", indicator.weight));
                }
            }
        }
    }

    fn check_foundations(&self, fault: &mut impl FnMut(String, String)) {
        for (f, row) in self.foundations.iter().enumerate() {
            for (name, id) in [("indicator", &row.indicator), ("needs", &row.needs)] {
                if self.indicator(id).is_none() {
                    fault(format!("foundations[{f}].{name}"), format!("is `{id}`, expected an indicator's id"));
                }
            }
            if row.indicator == row.needs {
                fault(format!("foundations[{f}].needs"), format!("`{}` cannot rest on itself", row.needs));
            }
            self.check_level(&format!("foundations[{f}].level"), row.level, fault);
            self.check_level(&format!("foundations[{f}].needs_level"), row.needs_level, fault);
        }
    }
}

fn check_id<'a>(
    id: &'a str,
    path: &str,
    first_use: &mut BTreeMap<&'a str, String>,
    fault: &mut impl FnMut(String, String),
) {
    if id.is_empty() || !id.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_') {
        fault(format!("{path}.id"), format!("is `{id}`, expected letters, digits, `-` and `_`"));
    }
    match first_use.get(id) {
        Some(first) => fault(format!("{path}.id"), format!("`{id}` is already used by {first}")),
        None => drop(first_use.insert(id, path.to_owned())),
    }
}
