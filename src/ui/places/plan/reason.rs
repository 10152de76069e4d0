//! Why an indicator ranks where it does, in words and as a sum.

use crate::base::{ChoiceId, IndicatorId};
use crate::domain::framework::Choice;
use crate::domain::plan::priority::{Candidate, Relevance};
use crate::domain::{Document, Framework, Mission};
use crate::words::{Words, with};

/// How many of the mission's choices a reason names.
const MOST_CHOICES: usize = 2;

/// "Why: two levels below target, named in your mission, and holds back Waves."
pub(super) fn why(candidate: &Candidate, framework: &Framework, mission: &Mission, words: &Words) -> String {
    let mut reasons = vec![words.plan_why_gap(candidate.gap_levels)];
    if candidate.weight > 1 {
        reasons.push(words.plan_why_weight(candidate.weight));
    }
    match &candidate.relevance {
        Relevance::Named(tags) => reasons.push(named(tags, framework, mission, words)),
        Relevance::Equity => reasons.push(words.plan_why_equity().into_owned()),
        Relevance::None => {}
    }
    // What is ahead of this indicator is held back too, and told by the stronger words alone.
    let held: Vec<IndicatorId> =
        candidate.holds_back.iter().filter(|id| !candidate.foundation_of.contains(id)).cloned().collect();
    if !held.is_empty() {
        reasons.push(words.plan_why_holds_back(titles(&held, framework, words)));
    }
    if !candidate.foundation_of.is_empty() {
        let names = titles(&candidate.foundation_of, framework, words);
        reasons
            .push(words.plan_why_foundation_of(with::Count(candidate.foundation_of.len() as u32), with::Names(names)));
    }
    if !candidate.ahead_of.is_empty() {
        reasons.push(words.plan_why_ahead_of(titles(&candidate.ahead_of, framework, words)));
    }
    words.plan_why(words.list(&reasons))
}

/// "gap 2 × weight 1 × mission 1.5 × held back 1.25 ÷ effort 2 = 1.88".
pub(super) fn sum(candidate: &Candidate, words: &Words) -> String {
    let factor = quarters(candidate.relevance.quarters(), words);
    let relevance = match candidate.relevance {
        Relevance::Equity => words.plan_sum_equity(&factor),
        Relevance::Named(_) | Relevance::None => words.plan_sum_mission(&factor),
    };
    let held = quarters(candidate.held_back_quarters(), words);
    let value = words.formats().number(f64::from(candidate.hundredths()) / 100.0, 2);
    words.plan_sum(
        with::Effort(candidate.effort),
        with::Gap(candidate.gap_levels),
        with::Held(held),
        with::Relevance(relevance),
        with::Value(value),
        with::Weight(candidate.weight),
    )
}

/// The titles of indicators, as a list in words.
pub(super) fn titles(ids: &[IndicatorId], framework: &Framework, words: &Words) -> String {
    let titles = ids.iter().map(|id| framework.indicator(id).map_or(id.as_str(), |known| known.title.as_str()));
    words.list(&titles.collect::<Vec<_>>())
}

/// An indicator's id and title; the id alone when the framework does not know it.
pub(super) fn name(id: &IndicatorId, framework: &Framework, words: &Words) -> String {
    framework
        .indicator(id)
        .map_or_else(|| id.to_string(), |known| words.plan_name(with::Id(id), with::Title(&known.title)))
}

/// The same, also where only an earlier edition of the framework had the indicator.
pub(super) fn name_kept(id: &IndicatorId, document: &Document, framework: &Framework, words: &Words) -> String {
    match (framework.indicator(id), document.framework.title_of(id)) {
        (None, title) if title != id.as_str() => words.plan_name(with::Id(id), with::Title(title)),
        _ => name(id, framework, words),
    }
}

fn named(tags: &[String], framework: &Framework, mission: &Mission, words: &Words) -> String {
    let offered = &framework.mission;
    let groups: [(&[ChoiceId], &[Choice]); 5] = [
        (&mission.obstacles, &offered.obstacles),
        (&mission.focus, &offered.focus),
        (&mission.purposes, &offered.purposes),
        (&mission.partners, &offered.partners),
        (&mission.authors, &offered.authors),
    ];
    let choices = groups.into_iter().flat_map(|(chosen, offered)| {
        offered.iter().filter(|choice| chosen.contains(&choice.id) && choice.tags.iter().any(|tag| tags.contains(tag)))
    });
    let phrases: Vec<&str> = choices.map(|choice| choice.phrase.as_str()).take(MOST_CHOICES).collect();
    if phrases.is_empty() { words.plan_why_named().into_owned() } else { words.plan_why_named_by(words.list(&phrases)) }
}

/// A factor counted in quarters, with no more decimals than it needs.
fn quarters(count: u32, words: &Words) -> String {
    let decimals = match count % 4 {
        0 => 0,
        2 => 1,
        _ => 2,
    };
    words.formats().number(f64::from(count) / 4.0, decimals)
}
