//! What answers add up to.

use std::rc::Rc;

use expect_test::{Expect, expect};
use proptest::prelude::*;
use serde_json::Value;
use stem_readiness::base::{IndicatorId, Level};
use stem_readiness::content;
use stem_readiness::domain::score;
use stem_readiness::domain::score::{Block, Coverage, Gate, Readiness, Score, readiness};
use stem_readiness::domain::{Assessment, Framework, Response};

use crate::support::{answers, answers_by_step, file, framework, framework_value, level, parse};

/// The cases of a fixture, each with its name.
fn cases(path: &str) -> Vec<(String, Value)> {
    let fixture: Value = serde_json::from_str(&file(path)).expect("the fixture is JSON");
    let cases = fixture["cases"].as_array().expect("the fixture has cases").clone();
    cases.into_iter().map(|case| (case["name"].as_str().unwrap_or_default().to_owned(), case)).collect()
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

fn number<N: TryFrom<u64>>(value: &Value) -> Option<N> {
    value.as_u64().and_then(|number| N::try_from(number).ok())
}

/// What a gate's block says, in one line.
fn told<Id: ToString>(gate: Option<&Gate<Id>>, short: impl Fn(String) -> String) -> Option<String> {
    let Block { next, of, needed, there, too_low, near } = gate?.block.as_ref()?;
    let names = |ids: &[Id]| {
        let names: Vec<String> = ids.iter().map(|id| short(id.to_string())).collect();
        if names.is_empty() { "none".to_owned() } else { names.join(" ") }
    };
    let missing = gate?.block.as_ref()?.missing();
    let (too_low, near) = (names(too_low), names(near));
    Some(format!("{next}: {needed} of {of} needed, {there} there, {missing} missing; too low: {too_low}; near: {near}"))
}

#[test]
fn steps_as_worked_by_hand() {
    for (name, case) in cases("tests/fixtures/scores/steps.json") {
        let levels = text(&case["levels"]);
        let count = number(&case["level_count"]).unwrap_or(4);
        let mut value = framework_value(count.into(), &[levels.chars().count(), 1], &[]);
        for (index, weight) in case["weights"].as_array().into_iter().flatten().enumerate() {
            value["steps"][0]["indicators"][index]["weight"] = weight.clone();
        }
        let framework = parse(&value);
        let found = &readiness(&framework, &answers_by_step(&framework, &[levels])).steps[0];
        let letter = |id: String| char::from(b'a' + id[1..].parse::<u8>().expect("A1, A2, …") - 1).to_string();

        assert_eq!(found.score.map(Score::tenths), number(&case["tenths"]), "{name}: tenths");
        assert_eq!(found.score.map(|score| score.percent(count)), number(&case["percent"]), "{name}: percent");
        assert_eq!(found.gate.as_ref().map(|gate| gate.level.number()), number(&case["level"]), "{name}: level");
        assert_eq!(told(found.gate.as_ref(), letter).as_deref(), case["block"].as_str(), "{name}: block");
        let Coverage { rated, not_applicable, unanswered } = found.coverage;
        assert_eq!(format!("{rated}+{not_applicable}+{unanswered}"), text(&case["coverage"]), "{name}: coverage");
        assert_eq!(found.is_early(), found.score.is_some() && case["level"].is_null(), "{name}: early reading");
    }
}

#[test]
fn overall_as_worked_by_hand() {
    for (name, case) in cases("tests/fixtures/scores/overall.json") {
        let steps: Vec<&str> = case["steps"].as_array().into_iter().flatten().map(text).collect();
        let sizes: Vec<usize> = steps.iter().map(|levels| levels.chars().count()).collect();
        let framework = framework(4, &sizes, &[]);
        let found = readiness(&framework, &answers_by_step(&framework, &steps)).overall;

        assert_eq!(found.score.map(Score::tenths), number(&case["tenths"]), "{name}: tenths");
        assert_eq!(found.score.map(|score| score.percent(4)), number(&case["percent"]), "{name}: percent");
        assert_eq!(found.gate.as_ref().map(|gate| gate.level.number()), number(&case["level"]), "{name}: level");
        assert_eq!(told(found.gate.as_ref(), |id| id).as_deref(), case["block"].as_str(), "{name}: block");
        assert_eq!(found.is_early(), found.score.is_some() && case["level"].is_null(), "{name}: early reading");
    }
}

#[test]
fn answers_to_what_the_framework_does_not_ask_count_nowhere() {
    let framework = content::framework();
    let mut assessment = answers_by_step(&framework, &["322321"]);
    let before = readiness(&framework, &assessment);
    assessment.edit(&IndicatorId::from("Z9"), |answer| answer.response = Some(Response::Level(level(4))));
    assert_eq!(readiness(&framework, &assessment), before);
}

#[test]
fn targets_are_the_default_unless_set_and_never_below_the_level() {
    let framework = framework(4, &[4, 1], &[]);
    let target = |text: &str| readiness(&framework, &answers(text)).steps[0].target.map(Score::tenths);
    // 3 by default for A1 and A2, 4 as it stands for A3, 2 as set for A4: 12/4.
    assert_eq!(target("A1=1 A2=2 A3=4 A4=1>2"), Some(30));
    // A target below the level lowers nothing: (3 + 4)/2 = 3.5.
    assert_eq!(target("A1=3>2 A2=4>1"), Some(35));
    // A target above the default: (4 + 3)/2.
    assert_eq!(target("A1=3>4 A2=1"), Some(35));
    assert_eq!(target("A1=n>4"), None);
    assert_eq!(target(""), None);
}

#[test]
fn a_change_is_worked_out_before_it_is_rounded() {
    let level = |number: &u8| (Level::new(*number).expect("a level"), 1);
    let mean = |levels: &[u8]| Score::mean(levels.iter().map(level)).expect("a mean");
    let (then, now) = (mean(&[1, 2, 2]), mean(&[1, 2, 2, 2, 2, 2]));
    assert_eq!((then.tenths(), now.tenths()), (17, 18), "1.667 and 1.833 as they are written");
    assert_eq!((now.tenths_above(then), then.tenths_above(now)), (2, -2));
    let (low, high) = (mean(&[2; 40]), mean(&[&[2; 39][..], &[3]].concat()));
    assert_eq!((high.tenths_above(low), low.is_below(high)), (0, true), "2.000 and 2.025");
}

#[test]
fn a_mean_of_steps_without_a_common_weight_stays_in_range() {
    // Twelve steps whose weights are different primes: their product is beyond what is kept exact.
    let primes = [97, 89, 83, 79, 73, 71, 67, 61, 59, 53, 47, 43];
    let mut value = framework_value(7, &[2; 12], &[]);
    for (step, prime) in primes.into_iter().enumerate() {
        value["steps"][step]["indicators"][0]["weight"] = (prime - 1).into();
    }
    let framework = parse(&value);
    let overall = readiness(&framework, &answers_by_step(&framework, &["67"; 12])).overall;
    // Each step is 6 + 1/prime; the primes' reciprocals add to 0.1856, over 12 steps 0.0155: 6.0155, 83.6 %.
    assert_eq!(overall.score.map(|score| (score.tenths(), score.percent(7))), Some((60, 84)));
    // Weights far beyond what a framework may have: 6.5 each, next to nothing in common.
    let heavy: Vec<Score> =
        (0..12).filter_map(|n| Score::mean([(level(7), u32::MAX - 2 * n), (level(6), u32::MAX - 5 * n)])).collect();
    let mean = Score::mean_of(&heavy).expect("twelve scores have a mean");
    assert_eq!((mean.tenths(), mean.percent(7), Score::mean_of(&[mean; 12])), (65, 92, Some(mean)));
}

#[test]
fn claimed_means_at_three_or_above_without_note_or_link() {
    let framework = content::framework();
    let assessment = answers("V1=3 V2=3* V3=4 V4=2 V5=n V6=4*");
    assert_eq!(readiness(&framework, &assessment).steps[0].claimed, 2);
    let claims: Vec<&str> = score::claims(&framework, &assessment).iter().map(|found| found.id.as_str()).collect();
    assert_eq!(claims, ["V1", "V3"]);
}

fn check_foundations(text: &str, unmet: Expect, on_claims: Expect) {
    let framework = content::framework();
    let assessment = answers(text);
    let told = |rows: Vec<&stem_readiness::domain::Foundation>| {
        let rows: Vec<String> = rows.iter().map(|row| format!("{} on {}", row.indicator, row.needs)).collect();
        rows.join(", ")
    };
    unmet.assert_eq(&told(score::unmet_foundations(&framework, &assessment)));
    on_claims.assert_eq(&told(score::resting_on_claims(&framework, &assessment)));
}

#[test]
fn a_foundation_fails_when_both_are_rated_and_it_lies_below() {
    check_foundations("V6=3 V1=1", expect!["V6 on V1"], expect![""]);
    check_foundations("V6=4 V1=1", expect!["V6 on V1"], expect![""]);
    check_foundations("V6=2 V1=1", expect![""], expect![""]);
    check_foundations("V6=3 V1=2", expect![""], expect![""]);
    check_foundations("V6=3", expect![""], expect![""]);
    check_foundations("V6=3 V1=n", expect![""], expect![""]);
    check_foundations("V6=n V1=1", expect![""], expect![""]);
    // A target does not make anything ahead of its foundation.
    check_foundations("V6=2>4 V1=1", expect![""], expect![""]);
    check_foundations("S6=3 S5=1 T3=1 R1=1 S3=4 S1=1", expect!["S3 on S1, S6 on S5, S6 on T3, S6 on R1"], expect![""]);
}

#[test]
fn what_rests_on_a_claim_is_told_apart_from_what_fails() {
    check_foundations("S2=3 V4=3", expect![""], expect!["S2 on V4"]);
    check_foundations("S2=3 V4=3*", expect![""], expect![""]);
    // Level 2 is no claim, and level 1 fails.
    check_foundations("S2=3 V4=2", expect![""], expect![""]);
    check_foundations("S2=3 V4=1 R6=3", expect!["S2 on V4, R6 on V4"], expect![""]);
    check_foundations("S2=2 V4=3", expect![""], expect![""]);
}

#[test]
fn the_equity_lens_sets_equity_apart_by_weight() {
    let framework = content::framework();
    // Equity: V2 1, V4 2, S6 3: 2.0. Others: V1 4, V3 3: 3.5. What is not rated is in neither.
    let lens = score::equity_lens(&framework, &answers("V2=1 V4=2 S6=3 V1=4 V3=3 R6=n"));
    assert_eq!((lens.equity.map(Score::tenths), lens.others.map(Score::tenths)), (Some(20), Some(35)));
    assert!(lens.equity.zip(lens.others).is_some_and(|(equity, others)| equity.is_below(others)));
    let lens = score::equity_lens(&framework, &answers("V1=4"));
    assert_eq!((lens.equity, lens.others.map(Score::tenths)), (None, Some(40)));
}

#[test]
fn strengths_are_highest_first_and_evidence_comes_before_claims() {
    let framework = content::framework();
    let told = |text: &str| {
        let found = score::strengths(&framework, &answers(text));
        found.iter().map(|(id, level)| format!("{id} {level}")).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(told("V1=3 V2=3* V3=4 V4=4* V5=2* P1=3*"), "V4 4, V3 4, V2 3");
    assert_eq!(told("V1=2* V2=1"), "");
}

#[test]
fn gaps_are_widest_first_then_in_the_frameworks_order() {
    let framework = content::framework();
    let told = |text: &str| {
        let found = score::gaps(&framework, &answers(text));
        found.iter().map(|(id, gap)| format!("{id} {gap}")).collect::<Vec<_>>().join(", ")
    };
    assert_eq!(told("R1=1 V1=2 P1=1 S1=1>4 T1=3 T2=n"), "S1 3, P1 2, R1 2");
    assert_eq!(told("T1=3 T2=3>4 T3=4 T4=2>2"), "T2 1");
}

/// Answers of every kind to the shipped framework.
fn any_answers() -> impl Strategy<Value = Vec<(u8, u8)>> {
    // 0 is unanswered, 5 not applicable; a target of 0 is none.
    proptest::collection::vec((0..=5_u8, 0..=4_u8), 30)
}

fn assessment(framework: &Framework, said: &[(u8, u8)]) -> Assessment {
    let mut assessment = Assessment::default();
    for (indicator, (said, target)) in framework.indicators().zip(said) {
        assessment.edit(&indicator.id, |answer| {
            answer.response = match *said {
                0 => None,
                5 => Some(Response::NotApplicable { reason: "No".to_owned() }),
                rated => Some(Response::Level(level(rated))),
            };
            answer.target_level = Level::new(*target).ok();
        });
    }
    assessment
}

fn words(readiness: &Readiness) -> Vec<Option<Level>> {
    let steps = readiness.steps.iter().map(|step| step.gate.as_ref().map(|gate| gate.level));
    steps.chain([readiness.overall.gate.as_ref().map(|gate| gate.level)]).collect()
}

fn scores(readiness: &Readiness) -> Vec<Option<Score>> {
    readiness.steps.iter().map(|step| step.score).chain([readiness.overall.score]).collect()
}

proptest! {
    #[test]
    fn raising_a_level_lowers_nothing(said in any_answers(), which in 0..30_usize) {
        prop_assume!((1..=3).contains(&said[which].0));
        let framework = content::framework();
        let before = readiness(&framework, &assessment(&framework, &said));
        let mut raised = said;
        raised[which].0 += 1;
        let after = readiness(&framework, &assessment(&framework, &raised));
        for (was, is) in words(&before).into_iter().zip(words(&after)) {
            prop_assert!(is >= was && is.is_some() == was.is_some());
        }
        for (was, is) in scores(&before).into_iter().zip(scores(&after)) {
            prop_assert!(was.zip(is).is_none_or(|(was, is)| !is.is_below(was)));
        }
    }

    #[test]
    fn not_applicable_moves_its_own_step_and_the_overall_alone(said in any_answers(), which in 0..30_usize) {
        let framework = content::framework();
        let before = readiness(&framework, &assessment(&framework, &said));
        let mut marked = said;
        marked[which].0 = 5;
        let after = readiness(&framework, &assessment(&framework, &marked));
        for (index, (was, is)) in before.steps.iter().zip(&after.steps).enumerate() {
            prop_assert!(index == which / 6 || was == is);
        }
    }

    #[test]
    fn the_order_of_steps_and_indicators_never_matters(said in any_answers(), by in 0..6_usize) {
        let framework = content::framework();
        let assessment = assessment(&framework, &said);
        let mut turned = (*framework).clone();
        turned.steps.rotate_left(by % 5);
        for step in &mut turned.steps {
            step.indicators.rotate_left(by);
            step.indicators.reverse();
        }
        let (one, other) = (readiness(&framework, &assessment), readiness(&turned, &assessment));
        prop_assert_eq!(one.overall.score, other.overall.score);
        prop_assert_eq!(words(&one).pop(), words(&other).pop());
        for step in &one.steps {
            let same = other.steps.iter().find(|found| found.step_id == step.step_id);
            prop_assert_eq!(same.map(|same| (same.score, same.target, same.coverage)), Some((step.score, step.target, step.coverage)));
            prop_assert_eq!(same.and_then(|same| same.gate.as_ref()).map(|gate| gate.level), step.gate.as_ref().map(|gate| gate.level));
        }
    }

    #[test]
    fn numbers_stay_in_range_and_are_absent_only_when_nothing_is_rated(said in any_answers()) {
        let framework = content::framework();
        let found = readiness(&framework, &assessment(&framework, &said));
        for step in &found.steps {
            prop_assert_eq!(step.coverage.total(), 6);
            prop_assert_eq!(step.score.is_some(), step.coverage.rated > 0);
            prop_assert_eq!(step.gate.is_some(), step.coverage.rated >= 4);
            prop_assert!(step.score.is_none_or(|score| (10..=40).contains(&score.tenths()) && score.percent(4) <= 100));
            prop_assert!(step.score.zip(step.target).is_none_or(|(score, target)| !target.is_below(score)));
        }
        prop_assert_eq!(found.overall.coverage.total(), 30);
        prop_assert_eq!(found.overall.score.is_some(), found.overall.coverage.rated > 0);
    }

    /// A gate's level is the highest that meets the rule, taken word by word; and the rule holds for all lower ones.
    #[test]
    fn the_gate_is_the_highest_level_that_meets_the_rule(levels in proptest::collection::vec(1..=4_u8, 4..=6)) {
        let framework = framework(4, &[6, 1], &[]);
        let said: String = levels.iter().map(u8::to_string).collect();
        let found = readiness(&framework, &answers_by_step(&framework, &[&said]));
        let meets = |wanted: u8| {
            let there = levels.iter().filter(|reached| **reached >= wanted).count();
            4 * there >= 3 * levels.len() && levels.iter().all(|reached| reached + 1 >= wanted)
        };
        let highest = (1..=4).filter(|wanted| meets(*wanted)).max();
        prop_assert_eq!(found.steps[0].gate.as_ref().map(|gate| gate.level.number()), highest);
        prop_assert!((1..=highest.unwrap_or(0)).all(meets));
    }

    /// The next move that a block tells is enough, and one rise less is not.
    #[test]
    fn doing_what_the_block_says_reaches_the_next_level(levels in proptest::collection::vec(1..=4_u8, 4..=6)) {
        let framework = framework(4, &[6, 1], &[]);
        let said: String = levels.iter().map(u8::to_string).collect();
        let assessment = answers_by_step(&framework, &[&said]);
        let reached = |assessment: &Assessment| readiness(&framework, assessment).steps[0].gate.clone().map(|gate| gate.level);
        let gate = readiness(&framework, &assessment).steps[0].gate.clone();
        let Some(block) = gate.and_then(|gate| gate.block) else { return Ok(()) };

        let raise = |assessment: &mut Assessment, ids: &[IndicatorId], to: Level| {
            ids.iter().for_each(|id| assessment.edit(id, |answer| answer.response = Some(Response::Level(to))));
        };
        let mut moved = assessment;
        raise(&mut moved, &block.too_low, level(block.next.number() - 1));
        let candidates: Vec<IndicatorId> = block.near.iter().chain(&block.too_low).cloned().collect();
        for count in 0..block.missing() {
            let mut short = moved.clone();
            raise(&mut short, &candidates[..count], block.next);
            prop_assert!(reached(&short) < Some(block.next));
        }
        raise(&mut moved, &candidates[..block.missing()], block.next);
        prop_assert!(reached(&moved) >= Some(block.next));
    }
}

#[test]
fn the_pulse_has_no_word_and_changes_nothing_else() {
    let framework = content::framework();
    let pulse: Vec<Rc<_>> = framework.indicators().filter(|indicator| indicator.pulse).cloned().collect();
    let mut assessment = Assessment::default();
    for indicator in &pulse {
        assessment.edit(&indicator.id, |answer| answer.response = Some(Response::Level(level(3))));
    }
    let found = readiness(&framework, &assessment);
    assert!(found.overall.is_early() && found.steps.iter().all(|step| step.is_early()));
    assert_eq!(found.overall.score.map(Score::tenths), Some(30));
    assert_eq!(found.overall.coverage, Coverage { rated: 10, not_applicable: 0, unanswered: 20 });
}
