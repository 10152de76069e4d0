//! Which indicators to raise first.

use std::rc::Rc;

use expect_test::{Expect, expect};
use proptest::prelude::*;
use stem_readiness::app::Model;
use stem_readiness::base::{ChoiceId, Date, ItemId, Level};
use stem_readiness::content;
use stem_readiness::domain::mission::MissingGroup;
use stem_readiness::domain::plan::priority::{Candidate, Relevance, candidates};
use stem_readiness::domain::{ActionLibrary, Assessment, Document, Framework, Mission, Response};

use crate::support::{answers, framework_value, parse};

/// A candidate with its sum, as a person would write it.
fn told(candidate: &Candidate) -> String {
    let relevance = match &candidate.relevance {
        Relevance::Named(tags) => format!("1.5 ({})", tags.join(" ")),
        Relevance::Equity => "1.25 (equity)".to_owned(),
        Relevance::None => "1".to_owned(),
    };
    let ids = |ids: &[stem_readiness::base::IndicatorId]| ids.iter().map(|id| format!(" {id}")).collect::<String>();
    let Candidate { indicator, level, target_level, gap_levels, weight, effort, .. } = candidate;
    let (quarters, held) = (candidate.held_back_quarters(), ids(&candidate.holds_back));
    let (whole, rest) = (candidate.hundredths() / 100, candidate.hundredths() % 100);
    let held = if held.is_empty() { String::new() } else { format!(" × {quarters}/4 holds back{held}") };
    let mut line = format!("{indicator} {level}→{target_level}: {gap_levels}");
    if *weight != 1 {
        line += &format!(" × weight {weight}");
    }
    line += &format!(" × {relevance}{held} ÷ {effort} = {whole}.{rest:02}");
    if !candidate.foundation_of.is_empty() {
        line += &format!("; foundation of{}", ids(&candidate.foundation_of));
    }
    if !candidate.ahead_of.is_empty() {
        line += &format!("; ahead of{}", ids(&candidate.ahead_of));
    }
    line
}

fn list(framework: &Framework, library: &ActionLibrary, mission: &Mission, assessment: &Assessment) -> String {
    let found = candidates(framework, library, mission, assessment);
    found.iter().map(|candidate| told(candidate) + "\n").collect()
}

fn check(mission: &Mission, text: &str, expected: Expect) {
    expected.assert_eq(&list(&content::framework(), &content::actions(), mission, &answers(text)));
}

fn choices(ids: &[&str]) -> Vec<ChoiceId> {
    ids.iter().map(|id| ChoiceId::from(*id)).collect()
}

fn teacher_time() -> Mission {
    Mission { obstacles: choices(&["teacher-time"]), ..Mission::default() }
}

fn girls_named() -> Mission {
    let girls = MissingGroup { id: ItemId::from("g1"), group: "girls".to_owned(), ..MissingGroup::default() };
    Mission { missing: vec![girls], ..Mission::default() }
}

#[test]
fn only_what_lies_below_its_target_is_a_candidate() {
    check(
        &Mission::default(),
        // At its target; above it; a low target reached; not applicable; a target above the default; one level below.
        "V1=3 V2=4>3 V3=2>2 V4=n V5=3>4 P1=2",
        expect![[r#"
            P1 2→3: 1 × 1 ÷ 1 = 1.00
            V5 3→4: 1 × 1 ÷ 2 = 0.50
        "#]],
    );
}

#[test]
fn each_factor_as_worked_by_hand() {
    // T3 raised to 2 costs 1, to 3 the smaller of 3 and 2. S6 rests on T3 at 2: held back only while T3 is below 2.
    let expected = expect![[r#"
        T3 1→3: 2 × 1 × 5/4 holds back S6 ÷ 1 = 2.50
        S6 2→3: 1 × 1 ÷ 2 = 0.50
    "#]];
    check(&Mission::default(), "T3=1 S6=2", expected);
    let expected = expect![[r#"
        S6 2→3: 1 × 1 ÷ 2 = 0.50
        T3 2→3: 1 × 1 ÷ 2 = 0.50
    "#]];
    check(&Mission::default(), "T3=2 S6=2", expected);
}

#[test]
fn a_choice_of_the_mission_counts_more_than_equity_and_never_both() {
    let text = "T3=1 S6=2";
    let expected = expect![[r#"
        T3 1→3: 2 × 1.5 (teachers) × 5/4 holds back S6 ÷ 1 = 3.75
        S6 2→3: 1 × 1 ÷ 2 = 0.50
    "#]];
    check(&teacher_time(), text, expected);
    // 2 × 1.25 × 1.25 = 3.125, rounded half up.
    let expected = expect![[r#"
        T3 1→3: 2 × 1.25 (equity) × 5/4 holds back S6 ÷ 1 = 3.13
        S6 2→3: 1 × 1.25 (equity) ÷ 2 = 0.63
    "#]];
    check(&girls_named(), text, expected);
    let expected = expect![[r#"
        T3 1→3: 2 × 1.5 (teachers) × 5/4 holds back S6 ÷ 1 = 3.75
        S6 2→3: 1 × 1.25 (equity) ÷ 2 = 0.63
    "#]];
    check(&Mission { obstacles: choices(&["teacher-time"]), ..girls_named() }, text, expected);
}

#[test]
fn naming_who_is_missing_carries_no_tag_and_needs_a_name() {
    let blank = MissingGroup { id: ItemId::from("g1"), group: "  ".to_owned(), ..MissingGroup::default() };
    let mission = Mission { missing: vec![blank], ..Mission::default() };
    check(
        &mission,
        "P4=2",
        expect![[r#"
        P4 2→3: 1 × 1 ÷ 2 = 0.50
    "#]],
    );
    check(
        &girls_named(),
        "P4=2",
        expect![[r#"
        P4 2→3: 1 × 1.25 (equity) ÷ 2 = 0.63
    "#]],
    );
}

#[test]
fn every_kind_of_choice_raises_what_shares_its_tags() {
    let check = |mission: Mission, expected: Expect| {
        let all: String = content::framework().indicators().map(|indicator| format!("{}=2 ", indicator.id)).collect();
        let found = candidates(&content::framework(), &content::actions(), &mission, &answers(&all));
        let raised = found.iter().filter_map(|candidate| match &candidate.relevance {
            Relevance::Named(tags) => Some((candidate.indicator.clone(), tags.join("+"))),
            _ => None,
        });
        let mut raised: Vec<_> = raised.collect();
        raised.sort();
        let raised: Vec<String> = raised.into_iter().map(|(id, tags)| format!("{id} {tags}")).collect();
        expected.assert_eq(&raised.join(", "));
    };
    let some = || Mission::default();
    check(Mission { focus: choices(&["renewable-energy"]), ..some() }, expect!["V1 focus"]);
    check(Mission { own_focus: "The dam".to_owned(), ..some() }, expect!["V1 focus"]);
    check(
        Mission { purposes: choices(&["advanced-careers"]), ..some() },
        expect!["P3 learning+workforce, P6 workforce, R6 workforce, T2 learning, T6 learning, V3 learning"],
    );
    check(Mission { partners: choices(&["employers"]), ..some() }, expect!["P1 partners, P2 partners, P5 partners"]);
    check(Mission { authors: choices(&["families"]), ..some() }, expect!["P5 voice, R5 voice, T5 voice, V2 voice"]);
    check(Mission { stop: "Robots".to_owned(), ..some() }, expect!["S4 adoption, V5 adoption, V6 decision"]);
    check(
        Mission { obstacles: choices(&["unclear-results", "spreading"]), ..some() },
        expect!["R4 measure, R5 measure, S1 measure, S3 measure, S5 scale, S6 scale"],
    );
    check(Mission { stop: "  ".to_owned(), obstacles: choices(&["no-such-choice"]), ..some() }, expect![""]);
}

#[test]
fn held_back_counts_rated_indicators_whose_level_or_target_reaches_the_row() {
    // V4 at 1 holds back S2 by its level, R6 by the default target; R3 aims at 2 only.
    let expected = expect![[r#"
        V4 1→3: 2 × 1 × 6/4 holds back S2 R6 ÷ 1 = 3.00; foundation of S2
        R6 1→3: 2 × 1 ÷ 1 = 2.00
        R3 1→2: 1 × 1 ÷ 1 = 1.00
    "#]];
    check(&Mission::default(), "V4=1 S2=3 R6=1 R3=1>2", expected);
    // Unrated and not applicable indicators are not held back, whatever their target.
    check(
        &Mission::default(),
        "V4=1 S2=n>4",
        expect![[r#"
        V4 1→3: 2 × 1 ÷ 1 = 2.00
    "#]],
    );
    // What has reached the row's level holds nothing back.
    check(
        &Mission::default(),
        "V4=2 S2=3",
        expect![[r#"
        V4 2→3: 1 × 1 ÷ 2 = 0.50
    "#]],
    );
}

#[test]
fn an_indicator_held_back_by_two_rows_counts_once() {
    let framework = parse(&framework_value(4, &[2, 1], &["A1 2 A2 2", "A1 3 A2 3"]));
    let found = list(&framework, &ActionLibrary::default(), &Mission::default(), &answers("A1=1>3 A2=1"));
    expect![[r#"
        A2 1→3: 2 × 1 × 5/4 holds back A1 ÷ 2 = 1.25
        A1 1→3: 2 × 1 ÷ 2 = 1.00
    "#]]
    .assert_eq(&found);
}

#[test]
fn equal_sums_keep_the_frameworks_order() {
    let expected = expect![[r#"
        V2 1→3: 2 × 1 ÷ 1 = 2.00
        P6 1→3: 2 × 1 ÷ 1 = 2.00
        S4 1→3: 2 × 1 ÷ 1 = 2.00
        T6 1→3: 2 × 1 ÷ 1 = 2.00
        S1 2→3: 1 × 1 ÷ 1 = 1.00
    "#]];
    check(&Mission::default(), "T6=1 S1=2 S4=1 P6=1 V2=1", expected);
}

#[test]
fn effort_is_the_smallest_for_the_next_rise_and_two_without_any() {
    let framework = content::framework();
    let assessment = answers("T4=2 V6=2");
    let found = list(&framework, &content::actions(), &Mission::default(), &assessment);
    expect![[r#"
        T4 2→3: 1 × 1 ÷ 2 = 0.50
        V6 2→3: 1 × 1 ÷ 3 = 0.33
    "#]]
    .assert_eq(&found);
    let found = list(&framework, &ActionLibrary::default(), &Mission::default(), &assessment);
    expect![[r#"
        V6 2→3: 1 × 1 ÷ 2 = 0.50
        T4 2→3: 1 × 1 ÷ 2 = 0.50
    "#]]
    .assert_eq(&found);
}

/// Candidates of a framework with steps of six indicators `A1` … and weights for some of them.
fn check_order(foundations: &[&str], weights: &[(&str, u32)], text: &str, expected: Expect) {
    let mut value = framework_value(4, &[6, 1], foundations);
    for (id, weight) in weights {
        let index: usize = id[1..].parse::<usize>().expect("A1, A2, …") - 1;
        value["steps"][0]["indicators"][index]["weight"] = (*weight).into();
    }
    check_order_in(&parse(&value), text, expected);
}

fn check_order_in(framework: &Framework, text: &str, expected: Expect) {
    let found = candidates(framework, &ActionLibrary::default(), &Mission::default(), &answers(text));
    let ids: Vec<&str> = found.iter().map(|candidate| candidate.indicator.as_str()).collect();
    expected.assert_eq(&ids.join(" "));
}

#[test]
fn a_foundation_stands_directly_above_what_is_ahead_of_it() {
    // A1's sum is 10 × 1 ÷ 2 = 5, A3's 2, A2's 1 × 1.25 ÷ 2 = 0.63.
    let weights = [("A1", 10), ("A3", 4)];
    check_order(&["A1 3 A2 2"], &weights, "A1=3>4 A2=1>2 A3=2", expect!["A2 A1 A3"]);
    // At 2 the foundation holds, and the sums decide.
    check_order(&["A1 3 A2 2"], &weights, "A1=3>4 A2=2 A3=2", expect!["A1 A3 A2"]);
    // Not rated, or not applicable: nothing fails.
    check_order(&["A1 3 A2 2"], &weights, "A1=3>4 A2=n A3=2", expect!["A1 A3"]);
}

#[test]
fn a_foundation_that_ranks_higher_anyway_keeps_its_place() {
    // A2 2 × 1.25 × 5 ÷ 2 = 6.25, A3 2 × 2 ÷ 2 = 2, A1 0.5.
    check_order(&["A1 3 A2 2"], &[("A2", 5), ("A3", 2)], "A1=3>4 A2=1 A3=1", expect!["A2 A3 A1"]);
}

#[test]
fn a_foundation_at_its_own_target_is_no_candidate() {
    check_order(&["A1 3 A2 2"], &[], "A1=3>4 A2=1>1 A3=2", expect!["A1 A3"]);
}

#[test]
fn nothing_stands_above_an_indicator_that_is_no_candidate_itself() {
    // A1 has reached its target, so A2 keeps the place its sum gives: 1.25 × 1 ÷ 2 against 2.
    check_order(&["A1 3 A2 2"], &[("A3", 4)], "A1=3 A2=1>2 A3=2", expect!["A3 A2"]);
}

#[test]
fn several_foundations_and_several_dependants() {
    // Both foundations stand above A1, in the order of their sums.
    let weights = [("A1", 20), ("A3", 2)];
    check_order(&["A1 3 A2 2", "A1 3 A3 2"], &weights, "A1=3>4 A2=1>2 A3=1>2 A4=2", expect!["A3 A2 A1 A4"]);
    // A foundation of two ranks above the first of them.
    let weights = [("A1", 20), ("A2", 10)];
    check_order(&["A1 3 A3 2", "A2 3 A3 2"], &weights, "A1=3>4 A2=3>4 A3=1>2 A4=2", expect!["A3 A1 A2 A4"]);
}

#[test]
fn chains_are_followed_and_circles_end() {
    // A1 is ahead of A2, A2 of A3: "A1 at 4 needs A2 at 4; A2 at 3 needs A3 at 3".
    let weights = [("A1", 30), ("A2", 3)];
    check_order(&["A1 3 A2 4", "A2 3 A3 3"], &weights, "A1=3>4 A2=3>4 A3=2 A4=2", expect!["A3 A2 A1 A4"]);
    // A1 needs A2 and A2 needs A1; each is ahead of the other. No file may say so, yet the ranking ends.
    let mut value = framework_value(4, &[6, 1], &["A1 2 A2 3"]);
    for (weighty, order) in [("A2", expect!["A1 A2 A3"]), ("A1", expect!["A2 A1 A3"])] {
        for id in ["A1", "A2"] {
            let index: usize = if id == "A1" { 0 } else { 1 };
            value["steps"][0]["indicators"][index]["weight"] = if id == weighty { 2.into() } else { 1.into() };
        }
        let mut circle = parse(&value);
        let mut back = circle.foundations[0].clone();
        std::mem::swap(&mut back.indicator, &mut back.needs);
        circle.foundations.push(back);
        check_order_in(&circle, "A1=2 A2=2 A3=1", order);
    }
}

proptest! {
    #[test]
    fn candidates_are_each_once_in_order_and_behind_their_foundations(said in proptest::collection::vec((0..=5_u8, 0..=4_u8), 30)) {
        let framework = content::framework();
        let mut assessment = Assessment::default();
        for (indicator, (said, target)) in framework.indicators().zip(&said) {
            assessment.edit(&indicator.id, |answer| {
                answer.response = match *said {
                    0 => None,
                    5 => Some(Response::NotApplicable { reason: String::new() }),
                    rated => Level::new(rated).ok().map(Response::Level),
                };
                answer.target_level = Level::new(*target).ok();
            });
        }
        let found = candidates(&framework, &content::actions(), &teacher_time(), &assessment);
        let place = |id: &str| found.iter().position(|candidate| candidate.indicator.as_str() == id);
        for (index, candidate) in found.iter().enumerate() {
            prop_assert_eq!(place(candidate.indicator.as_str()), Some(index), "each once");
            prop_assert_eq!(candidate.gap_levels, candidate.target_level.number() - candidate.level.number());
            prop_assert!(candidate.gap_levels > 0);
            let (sum, per) = candidate.sum();
            prop_assert!(u64::from(candidate.hundredths()).abs_diff(100 * sum / per) <= 1);
            for ahead in &candidate.foundation_of {
                prop_assert!(place(ahead.as_str()).is_none_or(|ahead| index < ahead), "{} on {}", ahead, candidate.indicator);
            }
            let next = found.get(index + 1);
            let lifted = next.is_some_and(|next| candidate.foundation_of.contains(&next.indicator) || !next.ahead_of.is_empty());
            let falls = next.is_none_or(|next| next.sum().0 * per <= sum * next.sum().1);
            prop_assert!(lifted || falls || !candidate.foundation_of.is_empty());
        }
        let below = framework.indicators().filter(|indicator| assessment.gap_levels(&framework, &indicator.id) > 0);
        prop_assert_eq!(below.count(), found.len());
    }
}

#[test]
fn a_library_that_comes_after_the_rest_counts_from_then_on() {
    let begun = |library| {
        let mut model =
            Model::new(content::framework(), library, "d1".to_owned(), Date::new(2026, 11, 2).expect("a day"));
        let document = Document { readiness: answers("V1=1 P3=2"), ..(*model.document).clone() };
        model.document = Rc::new(document);
        model.facts = model.facts_of(Rc::clone(&model.document));
        model
    };
    let (at_once, mut later) = (begun(content::actions()), begun(Rc::default()));
    assert_ne!(later.facts.candidates(), at_once.facts.candidates());
    later.take_up(content::actions());
    assert_eq!(later.facts.candidates(), at_once.facts.candidates());
    assert_eq!(later.library, at_once.library);
}
