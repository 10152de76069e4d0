//! How teams are spread over a step.

use crate::domain::Framework;
use crate::domain::teams::StepSpread;
use crate::words::{Words, with};

/// How many teams are at each level, and between which scores: "Exploring 3, Building 12. Scores from 1.2 to 3.4…".
#[must_use]
pub fn spread(spread: &StepSpread, framework: &Framework, words: &Words) -> String {
    let reached = framework.all_levels().filter(|level| spread.levels.at(*level) > 0);
    let count = |name: &str, count: u32| words.teams_at_level(with::Count(f64::from(count)), with::Name(name));
    let mut levels: Vec<String> =
        reached.map(|level| count(framework.level_name(level), spread.levels.at(level))).collect();
    levels.extend((spread.early > 0).then(|| count(&words.teams_early(), spread.early)));
    let score = |quarters| spread.score(quarters).map(|tenths| words.formats().number(f64::from(tenths) / 10.0, 1));
    let [least, lower, middle, upper, most] = [0, 1, 2, 3, 4].map(|quarters| score(quarters).unwrap_or_default());
    if least.is_empty() {
        return words.list(&levels);
    }
    words.teams_spread(
        with::Least(least),
        with::Levels(words.list(&levels)),
        with::Lower(lower),
        with::Middle(middle),
        with::Most(most),
        with::Upper(upper),
    )
}
