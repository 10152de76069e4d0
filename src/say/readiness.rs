//! Sentences about results: level words, what blocks the next level and the next move, what holds a step back.

use super::sentence::lower_first;
use crate::base::{IndicatorId, Level};
use crate::domain::score::{
    Block, Coverage, Gate, OVERALL_SHARE_PERCENT, Overall, Readiness, StepReadiness, least_rated,
};
use crate::domain::{Assessment, Framework, Step};
use crate::words::{Words, with};

/// The overall level's word, or that it is too early for one.
#[must_use]
pub fn overall_word(overall: &Overall, framework: &Framework, words: &Words) -> String {
    word(overall.gate.as_ref().map(|gate| gate.level), overall.coverage, framework, words)
}

/// A step's level word, or that it is too early for one.
#[must_use]
pub fn step_word(step: &StepReadiness, framework: &Framework, words: &Words) -> String {
    word(step.gate.as_ref().map(|gate| gate.level), step.coverage, framework, words)
}

fn word(level: Option<Level>, coverage: Coverage, framework: &Framework, words: &Words) -> String {
    match level {
        Some(level) => framework.level_name(level).to_owned(),
        None if coverage.rated == 0 => words.say_nothing_rated().into_owned(),
        None => words.say_early_reading().into_owned(),
    }
}

/// What the next overall level needs: "Established needs four of five steps there; one is."
#[must_use]
pub fn overall_gate(overall: &Overall, framework: &Framework, words: &Words) -> String {
    let Some(gate) = &overall.gate else { return overall_early(overall, framework, words) };
    let Some(block) = &gate.block else { return words.say_top().into_owned() };
    let (needed, of, there) = (count(block.needed, words), count(block.of, words), count(block.there, words));
    words.say_steps_needed(
        with::Needed(needed),
        with::Next(framework.level_name(block.next)),
        with::Of(of),
        with::There(block.there as u32),
        with::ThereWords(there),
    )
}

fn overall_early(overall: &Overall, framework: &Framework, words: &Words) -> String {
    let (coverage, of) = (overall.coverage, framework.steps.len());
    let needed = count((of * OVERALL_SHARE_PERCENT).div_ceil(100), words);
    words.say_overall_early(
        with::Needed(needed),
        with::Of(count(of, words)),
        with::Rated(coverage.rated as u32),
        with::Total(coverage.total() as u32),
    )
}

/// The next move towards the next overall level: "Partnerships is not at Building, until Mutual agreement or Trust rises
/// one level." Empty at the top, and while it is too early for a level word.
#[must_use]
pub fn overall_move(readiness: &Readiness, framework: &Framework, words: &Words) -> String {
    let Some(Gate { level, block: Some(block) }) = &readiness.overall.gate else { return String::new() };
    let held = framework.steps.iter().zip(&readiness.steps);
    let held = held.filter_map(|(step, at)| Some((step, at.gate.as_ref()?.block.as_ref()?)));
    // Each step that lies too low is named with its own move; without any, the one that needs the fewest moves is.
    let low = held.clone().filter(|(step, _)| block.too_low.contains(&step.id)).map(|(step, own)| {
        words.say_step_below(
            with::Level(framework.level_name(*level)),
            with::Moves(moves(own, framework, words)),
            with::Step(&step.short_title),
        )
    });
    let near = held.filter(|(step, _)| block.too_low.is_empty() && block.near.contains(&step.id));
    let near = near.min_by_key(|(_, own)| own.missing() + own.too_low.len());
    let near = near.map(|(step, own)| {
        words.say_step_near(with::Moves(moves(own, framework, words)), with::Step(&step.short_title))
    });
    low.chain(near).collect::<Vec<_>>().join(" ")
}

/// What the next overall level needs, and the next move.
#[must_use]
pub fn overall_sentence(readiness: &Readiness, framework: &Framework, words: &Words) -> String {
    let gate = overall_gate(&readiness.overall, framework, words);
    format!("{gate} {}", overall_move(readiness, framework, words)).trim_end().to_owned()
}

/// What blocks a step's next level, and the next move.
#[must_use]
pub fn step_gate(step: &StepReadiness, framework: &Framework, words: &Words) -> String {
    match &step.gate {
        None => {
            let total = step.coverage.total();
            words.say_step_early(
                with::Needed(least_rated(total) as u32),
                with::Rated(step.coverage.rated as u32),
                with::Total(total as u32),
            )
        }
        Some(Gate { block: None, .. }) => words.say_top().into_owned(),
        Some(Gate { block: Some(block), .. }) => {
            let (next, needed) = (framework.level_name(block.next), count(block.needed, words));
            let (of, there) = (count(block.of, words), count(block.there, words));
            let needed = words.say_indicators_needed(
                with::Needed(needed),
                with::Next(next),
                with::Of(of),
                with::There(block.there as u32),
                with::ThereWords(there),
            );
            let next = words.say_indicators_next(moves(block, framework, words));
            format!("{needed} {next}")
        }
    }
}

/// What must happen for a step's next level: "Mutual agreement or Trust rises one level".
///
/// Indicators that lie too low are one level below the level reached: each must rise one. With them there, the missing
/// ones can be any; without them, they are among those one level below the next.
fn moves(block: &Block<IndicatorId>, framework: &Framework, words: &Words) -> String {
    let missing = block.missing();
    let rest = words.say_more_reach(
        with::Count(missing as u32),
        with::Next(framework.level_name(block.next)),
        with::Some(count(missing, words)),
    );
    if block.too_low.is_empty() {
        let near = titles(&block.near, framework);
        return if near.len() > MOST_NAMED { rest } else { some_rise(missing, &near, words) };
    }
    let low = titles(&block.too_low, framework);
    let first = words.say_all_rise(with::Count(low.len() as u32), with::Names(words.list(&low)));
    if missing == 0 {
        return first;
    }
    words.say_and_then(with::First(first), with::Rest(rest))
}

fn some_rise(missing: usize, names: &[&str], words: &Words) -> String {
    match names {
        [first, second] if missing == 1 => words.say_either_rises(with::First(first), with::Second(second)),
        names if missing >= names.len() => {
            words.say_all_rise(with::Count(names.len() as u32), with::Names(words.list(names)))
        }
        names => words.say_some_rise(
            with::Count(missing as u32),
            with::Names(words.list(names)),
            with::Some(count(missing, words)),
        ),
    }
}

/// The most indicators that are named as possible next moves.
const MOST_NAMED: usize = 4;

fn titles<'a>(ids: &[IndicatorId], framework: &'a Framework) -> Vec<&'a str> {
    framework.indicators().filter(|indicator| ids.contains(&indicator.id)).map(|found| found.title.as_str()).collect()
}

/// A small number in words.
fn count(number: usize, words: &Words) -> String {
    words.say_count(number as u32)
}

/// What holds a step back, in a phrase: the lowest indicator that blocks the next level, and what it looks like today.
#[must_use]
pub fn holds_back(step: &Step, readiness: &StepReadiness, assessment: &Assessment, words: &Words) -> String {
    let Some(gate) = &readiness.gate else {
        return words.say_holds_back_unrated(
            with::Rated(readiness.coverage.rated as u32),
            with::Total(readiness.coverage.total() as u32),
        );
    };
    let Some(block) = &gate.block else { return words.say_holds_back_nothing().into_owned() };
    let lowest = step
        .indicators
        .iter()
        .filter(|indicator| block.too_low.contains(&indicator.id) || block.near.contains(&indicator.id))
        .filter_map(|indicator| Some((assessment.level(&indicator.id)?, indicator)))
        .min_by_key(|(level, _)| *level);
    lowest.map_or_else(String::new, |(level, indicator)| {
        let descriptor = indicator.descriptors.get(level.index()).map(String::as_str).unwrap_or_default();
        words.say_holds_back(with::Descriptor(lower_first(descriptor, words)), with::Title(&indicator.title))
    })
}

/// The level kept of an indicator that only an earlier edition of the framework had.
#[must_use]
pub fn stray_level(id: &IndicatorId, assessment: &Assessment, words: &Words) -> String {
    let Some(answer) = assessment.answer(id) else { return words.edition_planned().into_owned() };
    let level = answer.level().map(|level| u32::from(level.number())).or(answer.beyond_level);
    match level {
        Some(level) => words.edition_level(level),
        None if answer.is_not_applicable() => words.insights_not_applicable().into_owned(),
        None => words.insights_not_rated().into_owned(),
    }
}

/// "5 of 6, 1 not applicable", where "rated" is said already.
#[must_use]
pub fn coverage(coverage: Coverage, words: &Words) -> String {
    let (rated, total) = (coverage.rated as u32, coverage.total() as u32);
    match coverage.not_applicable as u32 {
        0 => words.say_coverage(with::Rated(rated), with::Total(total)),
        not_applicable => {
            words.say_coverage_with(with::NotApplicable(not_applicable), with::Rated(rated), with::Total(total))
        }
    }
}

/// How an indicator stands, with the word for a level that nothing is cited for: "3 Established, claimed".
pub(crate) fn with_claim(state: String, is_claimed: bool, words: &Words) -> String {
    if is_claimed {
        words.insights_state_claimed(with::Claimed(words.readiness_claimed()), with::State(state))
    } else {
        state
    }
}

/// A level and its name.
pub(crate) fn level(framework: &Framework, level: Level) -> String {
    [level.to_string().as_str(), " ", framework.level_name(level)].concat()
}
