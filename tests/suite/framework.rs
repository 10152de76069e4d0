//! The content's form: every fault is found at once, with its place.

use expect_test::{Expect, expect};
use proptest::prelude::*;
use serde_json::{Value, json};
use stem_readiness::domain::{Framework, IndicatorId};

use crate::support::{framework, framework_value, level, parse};

/// A framework with one thing after another set to another value, by JSON pointer; `null` takes the field away.
fn faults(changes: &[(&str, Value)]) -> String {
    let mut value = framework_value(4, &[2, 2], &["A1 3 B1 2"]);
    for (pointer, to) in changes {
        let (object, name) = pointer.rsplit_once('/').expect("a pointer starts with a slash");
        let place = value.pointer_mut(object).unwrap_or_else(|| panic!("{object} is there"));
        match (place, to) {
            (Value::Object(fields), Value::Null) => drop(fields.remove(name)),
            (place, to) => match place.get_mut(name) {
                Some(field) => *field = to.clone(),
                None => place[name] = to.clone(),
            },
        }
    }
    told(&value)
}

fn told(value: &Value) -> String {
    match Framework::parse(&value.to_string()) {
        Ok(_) => "fits".to_owned(),
        Err(faults) => faults.iter().map(|fault| format!("{fault}\n")).collect(),
    }
}

fn check(changes: &[(&str, Value)], expected: Expect) {
    expected.assert_eq(&faults(changes));
}

#[test]
fn one_fault_each_with_its_path_and_what_would_be_right() {
    check(&[], expect!["fits"]);
    check(
        &[("/format", json!("district-survey"))],
        expect![[r#"
        format: is `district-survey`, expected `stem-readiness-framework`
    "#]],
    );
    check(
        &[("/version", json!(2))],
        expect![[r#"
        version: is 2, expected 1
    "#]],
    );
    check(
        &[("/default_target", json!(5))],
        expect![[r#"
        default_target: is 5, expected a level from 1 to 4
    "#]],
    );
    check(
        &[("/claimed_from", json!(7))],
        expect![[r#"
        claimed_from: is 7, expected a level from 1 to 4
    "#]],
    );
    check(
        &[("/steps/1/id", json!("A"))],
        expect![[r#"
        steps[1].id: `A` is already used by steps[0]
    "#]],
    );
    check(
        &[("/steps/1/id", json!("two words"))],
        expect![[r#"
        steps[1].id: is `two words`, expected letters, digits, `-` and `_`
    "#]],
    );
    check(
        &[("/steps/0/indicators/1/id", json!("A1"))],
        expect![[r#"
        steps[0].indicators[1].id: `A1` is already used by steps[0].indicators[0]
    "#]],
    );
    check(
        &[("/steps/1/indicators/1/id", json!("A1"))],
        expect![[r#"
        steps[1].indicators[1].id: `A1` is already used by steps[0].indicators[0]
    "#]],
    );
    check(
        &[("/steps/0/indicators/1/id", json!("A"))],
        expect![[r#"
        steps[0].indicators[1].id: `A` is already used by steps[0]
    "#]],
    );
    check(
        &[("/steps/0/indicators/1/id", json!(""))],
        expect![[r#"
        steps[0].indicators[1].id: is ``, expected letters, digits, `-` and `_`
    "#]],
    );
    check(
        &[("/steps/0/indicators/1/id", json!("Ü1"))],
        expect![[r#"
        steps[0].indicators[1].id: is `Ü1`, expected letters, digits, `-` and `_`
    "#]],
    );
    check(
        &[("/steps/1/indicators/1/descriptors", json!(["one", "two", "three"]))],
        expect![[r#"
        steps[1].indicators[1].descriptors: has 3, expected 4, one for each level
    "#]],
    );
    check(
        &[("/steps/1/indicators/1/weight", json!(0))],
        expect![[r#"
        steps[1].indicators[1].weight: is 0, expected 1 to 100
    "#]],
    );
    check(
        &[("/steps/1/indicators/1/weight", json!(101))],
        expect![[r#"
        steps[1].indicators[1].weight: is 101, expected 1 to 100
    "#]],
    );
    check(
        &[("/foundations/0/indicator", json!("Z1"))],
        expect![[r#"
        foundations[0].indicator: is `Z1`, expected an indicator's id
    "#]],
    );
    check(
        &[("/foundations/0/needs", json!("Z1"))],
        expect![[r#"
        foundations[0].needs: is `Z1`, expected an indicator's id
    "#]],
    );
    check(
        &[("/foundations/0/needs", json!("A1"))],
        expect![[r#"
        foundations[0].needs: `A1` cannot rest on itself
    "#]],
    );
    check(
        &[("/foundations/0/level", json!(5))],
        expect![[r#"
        foundations[0].level: is 5, expected a level from 1 to 4
    "#]],
    );
    check(
        &[("/foundations/0/needs_level", json!(6))],
        expect![[r#"
        foundations[0].needs_level: is 6, expected a level from 1 to 4
    "#]],
    );
}

#[test]
fn a_step_without_indicators_and_too_few_steps() {
    let mut value = framework_value(4, &[1, 0], &[]);
    expect![[r#"
        steps[1].indicators: is empty, expected at least one
    "#]]
    .assert_eq(&told(&value));
    value["steps"] = json!([]);
    expect![[r#"
        steps: has 0 steps, expected 2 to 12
    "#]]
    .assert_eq(&told(&value));
    expect![[r#"
        steps: has 13 steps, expected 2 to 12
    "#]]
    .assert_eq(&told(&framework_value(4, &[1; 13], &[])));
    expect![[r#"
        steps: hold 201 indicators, expected at most 200
    "#]]
    .assert_eq(&told(&framework_value(4, &[100, 101], &[])));
}

#[test]
fn two_to_seven_levels_fit() {
    for levels in 2..=7 {
        assert_eq!(told(&framework_value(levels, &[2, 2], &[])), "fits", "{levels}");
    }
    expect![[r#"
        levels: has 1 levels, expected 2 to 7
    "#]]
    .assert_eq(&told(&framework_value(1, &[1, 1], &[])));
    expect![[r#"
        levels: has 8 levels, expected 2 to 7
    "#]]
    .assert_eq(&told(&framework_value(8, &[1, 1], &[])));
}

#[test]
fn twelve_steps_of_two_hundred_indicators_fit() {
    let value = framework_value(7, &[17, 17, 17, 17, 17, 17, 17, 17, 16, 16, 16, 16], &[]);
    assert_eq!(told(&value), "fits");
}

#[test]
fn all_faults_are_told_together() {
    check(
        &[
            ("/format", json!("district-survey")),
            ("/default_target", json!(6)),
            ("/steps/0/indicators/0/descriptors", json!([])),
            ("/steps/1/indicators/0/id", json!("A2")),
            ("/steps/1/indicators/1/weight", json!(1000)),
            ("/foundations/0/level", json!(5)),
        ],
        expect![[r#"
            format: is `district-survey`, expected `stem-readiness-framework`
            default_target: is 6, expected a level from 1 to 4
            steps[0].indicators[0].descriptors: has 0, expected 4, one for each level
            steps[1].indicators[0].id: `A2` is already used by steps[0].indicators[1]
            steps[1].indicators[1].weight: is 1000, expected 1 to 100
            foundations[0].needs: is `B1`, expected an indicator's id
            foundations[0].level: is 5, expected a level from 1 to 4
        "#]],
    );
}

#[test]
fn values_of_the_wrong_kind_are_told_with_their_paths() {
    check(
        &[("/levels", json!("four"))],
        expect![[r#"
        levels: expected a list
    "#]],
    );
    check(
        &[("/steps/0/indicators/1/descriptors", json!([1, 2, 3, 4]))],
        expect![[r#"
        steps[0].indicators[1].descriptors[0]: expected a text
        steps[0].indicators[1].descriptors[1]: expected a text
        steps[0].indicators[1].descriptors[2]: expected a text
        steps[0].indicators[1].descriptors[3]: expected a text
    "#]],
    );
    check(
        &[("/default_target", Value::Null)],
        expect![[r#"
        default_target: expected a level from 1 to 7
    "#]],
    );
    check(
        &[("/default_target", json!(0))],
        expect![[r#"
        default_target: expected a level from 1 to 7
    "#]],
    );
    check(
        &[("/steps/1/indicators/0/equity", json!("yes"))],
        expect![[r#"
        steps[1].indicators[0].equity: expected true or false
    "#]],
    );
    check(
        &[("/version", Value::Null)],
        expect![[r#"
        version: is missing
    "#]],
    );
    assert!(Framework::parse("{").is_err() && Framework::parse("[]").is_err() && Framework::parse("").is_err());
}

#[test]
fn absent_fields_have_their_usual_value() {
    let mut value = framework_value(4, &[2, 2], &[]);
    value.as_object_mut().expect("an object").remove("mission");
    value.as_object_mut().expect("an object").remove("foundations");
    let framework = parse(&value);
    let indicator = framework.indicator(&IndicatorId::from("A2")).expect("A2 is there");
    assert_eq!((indicator.weight, indicator.equity, indicator.pulse), (1, false, false));
    assert!(framework.foundations.is_empty() && framework.mission.focus.is_empty());
}

#[test]
fn indicators_and_steps_are_found_by_id() {
    let framework = framework(4, &[2, 3], &[]);
    let ids: Vec<&str> = framework.indicators().map(|indicator| indicator.id.as_str()).collect();
    assert_eq!(ids, ["A1", "A2", "B1", "B2", "B3"]);
    assert_eq!(framework.step_of(&IndicatorId::from("B3")).map(|step| step.id.as_str()), Some("B"));
    assert!(framework.step_of(&IndicatorId::from("C1")).is_none());
    assert_eq!((framework.level_name(level(4)), framework.level_name(level(5))), ("Level 4", ""));
    assert_eq!(framework.all_levels().map(|level| level.number()).collect::<Vec<_>>(), [1, 2, 3, 4]);
}

proptest! {
    #[test]
    fn any_text_is_read_or_refused_without_panic(text in "\\PC{0,300}") {
        let _ = Framework::parse(&text);
    }
}
