//! Agreement, medians, verdicts, patterns and the talk list, against published and hand-worked values.

use proptest::prelude::*;
use stem_readiness::base::IndicatorId;
use stem_readiness::domain::agreement::{Pattern, Spread, Verdict, all_to_talk_about, talk_list};

use crate::support::{framework, level};

fn spread(levels: &[u32]) -> Spread {
    Spread { levels: levels.to_vec(), ..Spread::default() }
}

fn agreement(levels: &[u32]) -> u32 {
    spread(levels).agreement().expect("there are ratings").ten_thousandths()
}

/// The formula as it is published, in floating point.
fn published(levels: &[u32]) -> f64 {
    let count: u32 = levels.iter().sum();
    let width = levels.len() as f64 - 1.0;
    let positions = || levels.iter().enumerate().filter(|(_, here)| **here > 0);
    let mean: f64 = positions().map(|(at, here)| at as f64 * f64::from(*here)).sum::<f64>() / f64::from(count);
    let term =
        |at: usize, here: u32| f64::from(here) / f64::from(count) * (1.0 - (at as f64 - mean).abs() / width).log2();
    1.0 + positions().map(|(at, here)| term(at, *here)).sum::<f64>()
}

#[test]
fn published_and_hand_worked_agreement() {
    // The example of the R package agrmt: 0.7256876.
    assert_eq!(agreement(&[30, 40, 210, 130, 530, 50, 10]), 7257);
    // All on one level, and half at either end: by definition.
    assert_eq!(agreement(&[0, 0, 9, 0]), 10_000);
    assert_eq!(agreement(&[5, 0, 0, 5]), 0);
    // By hand: mean 1.5 of 0 to 3, so 1 + (log2(1/2) + log2(5/6) + log2(5/6) + log2(1/2)) / 4 = 0.36848.
    assert_eq!(agreement(&[1, 1, 1, 1]), 3685);
    // The design's picture: four at 1, one each at 2 and 3, three at 4 is 0.17.
    assert_eq!(spread(&[4, 1, 1, 3]).agreement().map(|found| found.hundredths()), Some(17));
    // Half on each of two neighbors: both lie a sixth of the width from the mean, 1 + log2(5/6) = 0.73697.
    assert_eq!(agreement(&[4, 4, 0, 0]), 7370);
}

proptest! {
    #[test]
    fn whole_numbers_give_what_the_formula_gives(levels in prop::collection::vec(0_u32..200, 2..8)) {
        prop_assume!(levels.iter().sum::<u32>() > 0);
        let found = f64::from(agreement(&levels)) / 10_000.0;
        prop_assert!((found - published(&levels)).abs() < 0.000_06, "{found} {}", published(&levels));
    }
}

#[test]
fn medians_of_odd_and_even_counts() {
    assert_eq!(spread(&[0, 3, 0, 2]).lower_median(), Some(level(2)));
    assert_eq!(spread(&[0, 2, 2, 0]).lower_median(), Some(level(2)), "the lower of the two in the middle");
    assert_eq!(spread(&[0, 2, 2, 0]).median_tenths(), Some(25));
    assert_eq!(spread(&[1, 0, 1, 1]).median_tenths(), Some(30));
    assert_eq!(spread(&[0, 0, 0, 0]).lower_median(), None);
}

#[test]
fn verdicts_from_three_ratings_on() {
    assert_eq!(spread(&[1, 0, 0, 1]).verdict(), Verdict::TooFew);
    assert_eq!(spread(&[0, 3, 0, 0]).verdict(), Verdict::Agreed(level(2)));
    assert_eq!(spread(&[0, 4, 4, 0]).verdict(), Verdict::Agreed(level(2)), "within one level wins over 0.74");
    // Nine agree and one is two levels off: 0.84, and still never accepted by itself.
    assert!(agreement(&[0, 20, 0, 1]) >= 8000);
    assert_eq!(spread(&[0, 20, 0, 1]).verdict(), Verdict::Brief);
    assert_eq!(spread(&[4, 1, 1, 3]).verdict(), Verdict::Discuss);
    assert_eq!(spread(&[0, 2, 3, 1]).verdict(), Verdict::Brief);
}

#[test]
fn patterns() {
    let pattern = |levels: &[u32], cited| spread(levels).pattern(level(3), cited);
    assert_eq!(pattern(&[4, 1, 1, 3], false), Some(Pattern::Split(level(1), level(4))));
    assert_eq!(pattern(&[0, 3, 1, 3], false), Some(Pattern::Split(level(2), level(4))));
    assert_eq!(pattern(&[0, 5, 0, 1], false), Some(Pattern::Outlier(level(4))));
    assert_eq!(pattern(&[1, 0, 4, 2], false), Some(Pattern::Outlier(level(1))));
    assert_eq!(pattern(&[1, 1, 1, 1], false), Some(Pattern::Wide(level(1), level(4))));
    assert_eq!(pattern(&[1, 3, 1, 0], false), Some(Pattern::Wide(level(1), level(3))));
    assert_eq!(pattern(&[0, 3, 3, 0], false), Some(Pattern::Middling));
    assert_eq!(pattern(&[0, 0, 3, 3], false), Some(Pattern::Claimed));
    assert_eq!(pattern(&[0, 0, 3, 3], true), Some(Pattern::Together));
    assert_eq!(pattern(&[3, 0, 0, 0], false), Some(Pattern::Together));
    assert_eq!(pattern(&[1, 0, 0, 1], false), None);
}

#[test]
fn the_talk_list_goes_by_disagreement_times_importance_and_by_the_minutes_left() {
    let framework = framework(4, &[3, 2], &[]);
    let of = |id: &str, levels: &[u32]| Spread { indicator: IndicatorId::from(id), ..spread(levels) };
    let spreads = [
        of("A1", &[0, 5, 0, 1]), // 0.69 → 0.31
        of("A2", &[0, 4, 4, 0]), // agreed
        of("A3", &[4, 1, 1, 3]), // 0.17 → 0.83
        of("B1", &[3, 0, 3, 0]), // 0.42 → 0.58, which the mission names: × 1.5 = 0.88
        of("B2", &[0, 5, 0, 1]), // as A1: keeps the framework's order
    ];
    let relevance = |indicator: &stem_readiness::domain::Indicator| if indicator.id.as_str() == "B1" { 6 } else { 4 };
    let ids = |minutes: u32| -> Vec<String> {
        let list = talk_list(&framework, &spreads, minutes, relevance, |_| true);
        list.into_iter().map(|item| item.indicator.to_string()).collect()
    };
    assert_eq!(ids(30), ["B1", "A3", "A1", "B2"]);
    assert_eq!(ids(14), ["B1", "A3"], "fourteen minutes are two indicators");
    assert_eq!(ids(4), [] as [&str; 0]);
    let open = all_to_talk_about(&framework, &spreads, relevance, |id| id.as_str() != "B1");
    assert_eq!(open.first().map(|item| item.indicator.as_str()), Some("A3"), "settled and parked ones leave it");
}
