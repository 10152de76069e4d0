//! Which framework answers belong to.

use super::Framework;
use crate::base::IndicatorId;
use crate::base::record::record;
use crate::base::texts::Texts;

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
            indicators: titles(framework),
            levels: level_names(framework),
            ..FrameworkRef::to(framework)
        }
    }

    /// A reference by id and edition alone, for copies inside a document.
    #[must_use]
    pub fn to(framework: &Framework) -> FrameworkRef {
        FrameworkRef { id: framework.id.clone(), edition: framework.edition.clone(), ..FrameworkRef::default() }
    }

    /// Whether this is a framework's content as it is now.
    pub(crate) fn is_to(&self, framework: &Framework) -> bool {
        (self.id.is_empty() && self.edition.is_empty())
            || (self.id == framework.id && self.edition == framework.edition)
    }

    /// Whether the titles and the names of levels are the framework's. What says none of them agrees with any.
    pub(in crate::domain) fn says_what(&self, framework: &Framework) -> bool {
        let titles = || framework.indicators().map(|indicator| (indicator.id.as_str(), indicator.title.as_str()));
        let is_known = |(id, title)| self.indicators.get(id) == Some(title);
        let are_as_many = || self.indicators.iter().count() == titles().count();
        (self.indicators.is_empty() || (are_as_many() && titles().all(is_known)))
            && (self.levels.is_empty() || self.levels.iter().eq(framework.levels.iter().map(|level| &level.name)))
    }

    /// An indicator's title as this edition or an earlier one has it; its id where neither says it.
    #[must_use]
    pub fn title_of<'a>(&'a self, id: &'a IndicatorId) -> &'a str {
        let found = self.indicators.get(id.as_str()).or_else(|| self.earlier.get(id.as_str()));
        found.unwrap_or(id.as_str())
    }
}

/// The titles of a framework's indicators by id.
fn titles(framework: &Framework) -> Texts {
    let mut titles = Texts::default();
    for indicator in framework.indicators() {
        titles.set(indicator.id.as_str(), &indicator.title);
    }
    titles
}

/// The names of a framework's levels, lowest first.
pub(in crate::domain) fn level_names(framework: &Framework) -> Vec<String> {
    framework.levels.iter().map(|level| level.name.clone()).collect()
}
