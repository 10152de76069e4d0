//! What is talked about after a reveal, and the time for it.

use std::rc::Rc;

use super::model::Model;
use crate::base::IndicatorId;
use crate::domain::Indicator;
use crate::domain::agenda::{Part, agenda, talk_minutes};
use crate::domain::agreement::{MINUTES_EACH, Spread, TalkItem, Verdict, all_to_talk_about};
use crate::domain::panel::Round;
use crate::domain::plan::priority::Relevance;

/// The minutes for talk, and whether they run: what is left of the part that runs, where it is the talk; else those that
/// the script gives it.
pub fn minutes_for(model: &Model, minute: u32) -> (u32, bool) {
    let (timer, length) = (&model.view.timer, model.document.panel.length_minutes());
    let part = agenda(length).get(timer.part as usize).map(|(part, _)| *part);
    match (part, timer.ends_s, timer.left_s) {
        (Some(Part::Talk), ends_s, _) if ends_s > 0 => ((ends_s / 60).saturating_sub(minute), true),
        (Some(Part::Talk), _, left_s) if left_s > 0 => (left_s / 60, true),
        _ => (talk_minutes(length), false),
    }
}

/// What is talked about in a round.
pub struct Talks {
    /// What is neither settled nor parked, most pressing first.
    pub open: Vec<TalkItem>,
    /// How many are settled or parked already.
    pub done: u32,
    /// What is open as well and has too few ratings to tell whether it divides the room, in the framework's order.
    pub few: Vec<IndicatorId>,
}

impl Talks {
    /// Of the latest round; nothing once it is closed.
    pub fn of(model: &Model, round: &Round, spreads: &[Rc<Spread>]) -> Talks {
        if round.keeps.is_some() {
            return Talks { open: Vec::new(), done: 0, few: Vec::new() };
        }
        let mission = &model.document.mission;
        let (tags, names) = (mission.tags(&model.framework), mission.names_who_is_missing());
        let relevance = |indicator: &Indicator| Relevance::of(indicator, &tags, names).quarters();
        let spreads: Vec<Spread> = spreads.iter().map(|spread| (**spread).clone()).collect();
        let all = all_to_talk_about(&model.framework, &spreads, relevance, |_| true);
        let (open, done): (Vec<_>, Vec<_>) = all.into_iter().partition(|item| round.is_open(&item.indicator));
        let few = spreads.into_iter().filter(|spread| matches!(spread.verdict(), Verdict::TooFew));
        let few = few.map(|spread| spread.indicator).filter(|id| round.is_open(id)).collect();
        Talks { open, done: done.len() as u32, few }
    }

    /// Those for which there is time.
    pub fn within(&self, minutes: u32) -> &[TalkItem] {
        &self.open[..self.open.len().min((minutes / MINUTES_EACH) as usize)]
    }

    /// The one to talk about after this one, of those for which there is time; then those with too few ratings.
    pub fn after(&self, id: &IndicatorId, minutes: u32) -> Option<&IndicatorId> {
        let listed = self.within(minutes).iter().map(|item| &item.indicator);
        listed.chain(&self.few).find(|other| *other != id)
    }
}
