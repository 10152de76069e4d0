//! What the team is for: its answers to the prompts, and the statement made of them.

pub mod check;

use super::Framework;
use super::framework::Choice;
use crate::base::record::record;
use crate::base::{ChoiceId, Date, ItemId, Table};

/// How many drafts of the statement a team can keep side by side.
pub const MOST_DRAFTS: usize = 5;

/// How many obstacles a team can name.
pub const MOST_OBSTACLES: usize = 2;

record! {
    /// The team's answers to the mission's prompts.
    #[derive(Default)]
    pub struct Mission {
        /// The district or team, as it stands on prints.
        pub community: String,
        /// Who: the learners, in the team's words.
        pub who: String,
        /// What they will do.
        pub what: String,
        /// By when, in the team's words, such as "June 2029".
        pub by_when: String,
        /// Which grades, schools and programs "STEM here" includes.
        pub includes: String,
        /// What the district owns already.
        pub owned: String,
        /// The community and its learners.
        pub learners: String,
        /// Local needs and industries, chosen.
        pub focus: Vec<ChoiceId>,
        /// A local need in the team's own words.
        pub own_focus: String,
        /// What STEM learning is for.
        pub purposes: Vec<ChoiceId>,
        /// Who is missing today.
        pub missing: Vec<MissingGroup>,
        /// What learners will experience, by grade band.
        pub experiences: Table<ChoiceId, String>,
        /// Who shaped the mission, chosen.
        pub authors: Vec<ChoiceId>,
        /// Who shaped the mission, in the team's own words.
        pub own_authors: String,
        /// Kinds of partner, chosen.
        pub partners: Vec<ChoiceId>,
        /// Partners by name.
        pub own_partners: String,
        /// What will be measured.
        pub measure: String,
        /// How the mission decides: a budget, hiring or purchase test.
        pub decides: String,
        /// What will be stopped.
        pub stop: String,
        /// What most often stops STEM here; two at most.
        #[most(MOST_OBSTACLES)]
        pub obstacles: Vec<ChoiceId>,
        /// Drafts of the statement; five at most. Without any, there is one, composed from the answers.
        #[most(MOST_DRAFTS)]
        pub drafts: Vec<Draft>,
        /// The chosen draft; the first one when it is none of them.
        pub chosen_draft: Option<ItemId>,
        /// Who stands behind the mission.
        pub sign_offs: Vec<SignOff>,
    }
    other other
}

record! {
    /// A group that STEM does not reach yet. Never a student's name.
    #[derive(Default)]
    pub struct MissingGroup {
        /// The row's id.
        pub id: ItemId,
        /// Who, such as "girls in physics".
        pub group: String,
        /// How many learners the group has. Rows below the reporting limit are left out of prints and tables.
        pub count: Option<u32>,
        /// Where the group stands, such as "31%".
        pub baseline: String,
        /// Where it should stand.
        pub target: String,
        /// By when.
        pub by: Option<Date>,
    }
    other other
}

record! {
    /// A version of the statement.
    #[derive(Default)]
    pub struct Draft {
        /// The draft's id.
        pub id: ItemId,
        /// The team's own wording; without it the statement is composed from the answers.
        pub wording: Option<String>,
        /// The statement in a second language.
        pub second_wording: String,
    }
    other other
}

record! {
    /// Someone who stands behind the mission.
    #[derive(Default)]
    pub struct SignOff {
        /// The row's id.
        pub id: ItemId,
        /// The person's name.
        pub name: String,
        /// The person's role.
        pub role: String,
        /// When the person agreed.
        pub date: Option<Date>,
    }
    other other
}

/// Below this count a group could be recognized as persons, so its row stays out of prints and tables. The limit that
/// many states use; a state may ask for more.
pub const REPORTING_LIMIT: u32 = 10;

impl MissingGroup {
    /// Whether the group is too small to be shown outside the team's own file.
    #[must_use]
    pub fn is_below_limit(&self) -> bool {
        self.count.is_some_and(|count| count < REPORTING_LIMIT)
    }
}

impl Mission {
    /// The groups that are named, without rows still empty.
    pub fn named_groups(&self) -> impl Iterator<Item = &MissingGroup> {
        self.missing.iter().filter(|row| !row.group.trim().is_empty())
    }

    /// Whether the mission names who is missing.
    #[must_use]
    pub fn names_who_is_missing(&self) -> bool {
        self.named_groups().next().is_some()
    }

    /// The chosen draft, if the team has written any.
    #[must_use]
    pub fn draft(&self) -> Option<&Draft> {
        let chosen = self.drafts.iter().find(|draft| Some(&draft.id) == self.chosen_draft.as_ref());
        chosen.or_else(|| self.drafts.first())
    }

    /// Every tag that a choice of the mission carries, each once, in the order of the prompts. Naming who is missing
    /// carries none.
    #[must_use]
    pub fn tags(&self, framework: &Framework) -> Vec<String> {
        let offered = &framework.mission;
        let mut tags: Vec<String> = Vec::new();
        let mut add = |more: &[String]| {
            for tag in more {
                if !tags.contains(tag) {
                    tags.push(tag.clone());
                }
            }
        };
        let groups: [(&[ChoiceId], &[Choice]); 5] = [
            (&self.focus, &offered.focus),
            (&self.purposes, &offered.purposes),
            (&self.partners, &offered.partners),
            (&self.authors, &offered.authors),
            (&self.obstacles, &offered.obstacles),
        ];
        for (chosen, offered) in groups {
            for choice in offered.iter().filter(|choice| chosen.contains(&choice.id)) {
                add(&choice.tags);
            }
        }
        let own = [
            (&self.own_focus, &offered.focus_tags),
            (&self.own_partners, &offered.partner_tags),
            (&self.own_authors, &offered.author_tags),
            (&self.stop, &offered.stop_tags),
        ];
        for (text, carried) in own {
            if !text.trim().is_empty() {
                add(carried);
            }
        }
        tags
    }
}
