//! What a print waits for: without it, it would be empty.

use crate::documents::manuscript::Manuscript;
use crate::documents::paper::Pack;
use crate::domain::pilot::Charter;
use crate::say;

/// What a team does before a print says anything of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lack {
    /// Write the mission.
    Mission,
    /// Rate.
    Ratings,
    /// Agree on actions.
    Actions,
    /// Choose the pilot's sites.
    Sites,
    /// Add what it costs.
    Costs,
}

/// What a print waits for; nothing where it says something, or is made to be written on.
#[must_use]
pub fn lack(pack: Pack, manuscript: &Manuscript<'_>) -> Option<Lack> {
    let (document, plan) = (manuscript.document, &manuscript.document.plan);
    let has_mission =
        !say::mission::statement(&document.mission, manuscript.framework, manuscript.words).trim().is_empty();
    let is_rated = document.readiness.answers.iter().any(|(_, answer)| answer.response.is_some());
    let is_planned = !plan.actions.is_empty();
    let (says, lack) = match pack {
        // The two are made to be written on, and teams are printed from the table that shows them.
        Pack::RatingSheets | Pack::Script | Pack::Teams => (true, Lack::Mission),
        Pack::Board | Pack::FullPlan => (has_mission || is_rated || is_planned, Lack::Mission),
        Pack::Family => (has_mission || is_planned, Lack::Mission),
        Pack::Poster => (has_mission, Lack::Mission),
        Pack::StepReport => (is_rated, Lack::Ratings),
        Pack::Charter => (!plan.pilot.sites.is_empty() || plan.pilot.charter != Charter::default(), Lack::Sites),
        Pack::Costs => (!plan.cost.lines.is_empty(), Lack::Costs),
        Pack::Progress => (is_planned || !plan.check_ins.is_empty(), Lack::Actions),
    };
    (!says).then_some(lack)
}
