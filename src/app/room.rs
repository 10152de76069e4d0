//! Where somebody can be: a place, and a room of it where it has some.

use crate::base::choice::choice;
use crate::domain::Framework;

choice! {
    /// Where someone is in the widget.
    #[derive(Default)]
    pub enum Place as "place" {
        /// What the team is for.
        #[default]
        Mission = "mission",
        /// Rating.
        Readiness = "readiness",
        /// What the ratings say.
        Insights = "insights",
        /// What to do.
        Plan = "plan",
        /// Prints and files.
        Share = "share",
    }
}

choice! {
    /// A part of a place that is shown alone. Readiness has the framework's steps in their stead.
    pub enum Room as "room" {
        /// Mission: the four prompts that make the statement.
        Statement = "statement",
        /// Mission: who is missing, and what stops STEM.
        Missing = "missing",
        /// Mission: where the team starts, and what for.
        Start = "start",
        /// Mission: what learners will experience, and who helps.
        People = "people",
        /// Mission: how the team will know and decide.
        Test = "test",
        /// Mission: who stands behind it.
        SignOff = "sign-off",
        /// Insights: where the team stands, as a chart, a table and a strip.
        Picture = "picture",
        /// Insights: what each step needs next, and what has run ahead.
        NextLevel = "next-level",
        /// Insights: strengths, gaps, claims, and where the team differs.
        Findings = "findings",
        /// Insights: what is frozen, and what has changed since.
        Milestones = "milestones",
        /// Plan: what comes first, and its actions.
        Priorities = "priorities",
        /// Plan: what is due when.
        Timeline = "timeline",
        /// Plan: the pilot's sites and charter.
        Pilot = "pilot",
        /// Plan: five years of cost.
        Cost = "cost",
        /// Plan: what is counted.
        Measures = "measures",
        /// Plan: who gives and gets what.
        Partners = "partners",
        /// Plan: how it goes.
        CheckIn = "check-in",
        /// Share: what goes on paper.
        Print = "print",
        /// Share: what goes into files.
        Files = "files",
        /// Share: several teams.
        Teams = "teams",
        /// Share: what stays here.
        Device = "device",
    }
}

impl Place {
    /// The rooms in the order in which a team comes to them; none where the place is shown step by step.
    #[must_use]
    pub fn rooms(self) -> &'static [Room] {
        use Room::*;
        match self {
            Place::Mission => &[Statement, Missing, Start, People, Test, SignOff],
            Place::Insights => &[Picture, NextLevel, Findings, Milestones],
            Place::Plan => &[Priorities, Timeline, Pilot, Cost, Measures, Partners, CheckIn],
            Place::Share => &[Print, Files, Teams, Device],
            Place::Readiness => &[],
        }
    }
}

impl Room {
    /// The place that it is a room of.
    #[must_use]
    pub fn place(self) -> Place {
        let has = |place: &Place| place.rooms().contains(&self);
        Place::ALL.into_iter().find(has).unwrap_or_default()
    }

    /// Whether the journey comes through it by itself. Four prompts of Mission are enough to go on.
    fn is_on_the_way(self) -> bool {
        self.place() != Place::Mission || self == Room::Statement
    }
}

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// A place, as it was left.
    Place(Place),
    /// A step of Readiness, from 0.
    Step(usize),
    /// A room.
    Room(Room),
}

impl Stop {
    /// The stop of a name: a place, or a place and its room or step, such as `plan/cost` or `readiness/vision`. Of a
    /// name that has no such room the place is left.
    ///
    /// ```
    /// use stem_readiness::app::{Place, Room, Stop};
    /// let framework = stem_readiness::content::framework();
    /// assert_eq!(Stop::named("plan/check-in", &framework), Some(Stop::Room(Room::CheckIn)));
    /// assert_eq!(Stop::named("insights/next-level", &framework), Some(Stop::Room(Room::NextLevel)));
    /// assert_eq!(Stop::named("readiness/vision", &framework), Some(Stop::Step(0)));
    /// assert_eq!(Stop::named("share/cost", &framework), Some(Stop::Place(Place::Share)));
    /// assert_eq!(Stop::named("nowhere", &framework), None);
    /// ```
    #[must_use]
    pub fn named(name: &str, framework: &Framework) -> Option<Stop> {
        let (place, room) = name.split_once('/').unwrap_or((name, ""));
        let place = Place::named(place)?;
        let step = || framework.steps.iter().position(|step| step.id.as_str() == room).map(Stop::Step);
        let inner = match place {
            Place::Readiness => step(),
            _ => Room::named(room).filter(|room| room.place() == place).map(Stop::Room),
        };
        Some(inner.unwrap_or(Stop::Place(place)))
    }

    /// The place that it is, or is a part of.
    #[must_use]
    pub fn place(self) -> Place {
        match self {
            Stop::Place(place) => place,
            Stop::Step(_) => Place::Readiness,
            Stop::Room(room) => room.place(),
        }
    }

    /// The stops of a place: its rooms or steps.
    #[must_use]
    pub fn of(place: Place, framework: &Framework) -> Vec<Stop> {
        match place {
            Place::Readiness => (0..framework.steps.len()).map(Stop::Step).collect(),
            _ => place.rooms().iter().copied().map(Stop::Room).collect(),
        }
    }

    /// The way through the widget, from here: rooms that it does not come through by itself are on it while somebody is
    /// in one of them.
    #[must_use]
    pub fn journey(framework: &Framework, here: Stop) -> Vec<Stop> {
        let is_off = |stop: Stop| matches!(stop, Stop::Room(room) if !room.is_on_the_way());
        let all = Place::ALL.into_iter().flat_map(|place| Stop::of(place, framework));
        all.filter(|stop| !is_off(*stop) || is_off(here)).collect()
    }
}
