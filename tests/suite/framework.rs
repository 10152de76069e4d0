//! The content's form: every fault is found at once, with its place.

use expect_test::{Expect, expect};
use proptest::prelude::*;
use serde_json::{Value, json};
use stem_readiness::base::IndicatorId;
use stem_readiness::content;

use crate::support::{framework, framework_value, level, parse};

/// A framework with one thing after another set to another value, by JSON pointer; `null` takes the field away.
fn faults(changes: &[(&str, Value)]) -> String {
    let mut value = framework_value(4, &[2, 2], &["A1 3 B1 2"]);
    for (pointer, to) in changes {
        let (object, name) = pointer.rsplit_once('/').expect("a pointer starts with a slash");
        let place = value.pointer_mut(object).unwrap_or_else(|| panic!("{object} is there"));
        match (place, to) {
            (Value::Object(fields), Value::Null) => drop(fields.remove(name)),
            (Value::Array(entries), to) => entries[name.parse::<usize>().expect("an index")] = to.clone(),
            (place, to) => match place.get_mut(name) {
                Some(field) => *field = to.clone(),
                None => place[name] = to.clone(),
            },
        }
    }
    told(&value)
}

fn told(value: &Value) -> String {
    match content::read_framework(&value.to_string()) {
        Ok(_) => "fits".to_owned(),
        Err(faults) => faults.iter().map(|fault| format!("{fault}\n")).collect(),
    }
}

fn check(changes: &[(&str, Value)], expected: Expect) {
    expected.assert_eq(&faults(changes));
}

/// Each change to a framework that fits, as pointer and value, and below it the faults that it makes.
pub(crate) const FAULTS: &str = r#"
/format = "district-survey"
    format: is `district-survey`, expected `stem-readiness-framework`
/version = 2
    version: is 2, expected 1
/default_target = 5
    default_target: is 5, expected a level from 1 to 4
/claimed_from = 7
    claimed_from: is 7, expected a level from 1 to 4
/steps/1/id = "A"
    steps[1].id: `A` is already used by steps[0]
/steps/1/id = "two words"
    steps[1].id: is `two words`, expected letters, digits, `-` and `_`
/steps/0/indicators/1/id = "A1"
    steps[0].indicators[1].id: `A1` is already used by steps[0].indicators[0]
/steps/1/indicators/1/id = "A1"
    steps[1].indicators[1].id: `A1` is already used by steps[0].indicators[0]
/steps/0/indicators/1/id = "A"
    steps[0].indicators[1].id: `A` is already used by steps[0]
/steps/0/indicators/1/id = ""
    steps[0].indicators[1].id: is missing or empty, expected an id
/steps/0/indicators/1/id = "Ü1"
    steps[0].indicators[1].id: is `Ü1`, expected letters, digits, `-` and `_`
/steps/0/indicators/1/id = "__proto__"
    steps[0].indicators[1].id: is `__proto__`, which scripts cannot keep as a name, expected another id
/steps/1/indicators/1/descriptors = ["one", "two", "three"]
    steps[1].indicators[1].descriptors: has 3, expected 4, one for each level
/steps/1/indicators/1/weight = 0
    steps[1].indicators[1].weight: is 0, expected 1 to 100
/steps/1/indicators/1/weight = 101
    steps[1].indicators[1].weight: is 101, expected 1 to 100
/foundations/0/indicator = "Z1"
    foundations[0].indicator: is `Z1`, expected an indicator's id
/foundations/0/needs = "Z1"
    foundations[0].needs: is `Z1`, expected an indicator's id
/foundations/0/needs = "A1"
    foundations[0].needs: `A1` cannot rest on itself
/foundations/0/level = 5
    foundations[0].level: is 5, expected a level from 1 to 4
/foundations/0/needs_level = 6
    foundations[0].needs_level: is 6, expected a level from 1 to 4
"#;

#[test]
fn one_fault_each_with_its_path_and_what_would_be_right() {
    check(&[], expect!["fits"]);
    let changes: Vec<&str> = FAULTS.lines().filter(|line| line.starts_with('/')).collect();
    let told = |change: &&str| {
        let (pointer, value) = change.split_once(" = ").expect("a pointer and a value");
        let value = serde_json::from_str(value).expect("a value in JSON");
        let faults: String = faults(&[(pointer, value)]).lines().map(|fault| format!("    {fault}\n")).collect();
        format!("{change}\n{faults}")
    };
    assert_eq!(changes.iter().map(told).collect::<String>(), FAULTS.trim_start());
}

#[test]
fn a_step_without_indicators_and_too_few_steps() {
    let mut value = framework_value(4, &[1, 0], &[]);
    expect![[r#"
        steps[1].indicators: is missing or empty, expected at least one
    "#]]
    .assert_eq(&told(&value));
    value["steps"] = json!([]);
    expect![[r#"
        steps: is missing or empty, expected 2 to 12 steps
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
        levels: has one entry, expected 2 to 7 levels
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
            default_target: is 6, expected a level from 1 to 4
            foundations[0].level: is 5, expected a level from 1 to 4
            format: is `district-survey`, expected `stem-readiness-framework`
            steps[0].indicators[0].descriptors: has 0, expected 4, one for each level
            steps[1].indicators[1].weight: is 1000, expected 1 to 100
            foundations[0].needs: is `B1`, expected an indicator's id
            steps[1].indicators[0].id: `A2` is already used by steps[0].indicators[1]
        "#]],
    );
}

#[test]
fn values_of_the_wrong_kind_are_told_with_their_paths() {
    check(
        &[("/levels", json!("four"))],
        expect![[r#"
            levels: is a text, expected a list
        "#]],
    );
    check(
        &[("/steps/0/indicators/1/descriptors", json!([1, 2, 3, 4]))],
        expect![[r#"
            steps[0].indicators[1].descriptors[0]: is 1, expected a text
            steps[0].indicators[1].descriptors[1]: is 2, expected a text
            steps[0].indicators[1].descriptors[2]: is 3, expected a text
            steps[0].indicators[1].descriptors[3]: is 4, expected a text
        "#]],
    );
    check(
        &[("/default_target", Value::Null)],
        expect![[r#"
            default_target: is missing, expected a level from 1 to 4
        "#]],
    );
    check(
        &[("/default_target", json!(0))],
        expect![[r#"
            default_target: is 0, expected a level from 1 to 4
        "#]],
    );
    check(
        &[("/steps/1/indicators/0/equity", json!("yes"))],
        expect![[r#"
            steps[1].indicators[0].equity: is a text, expected true or false
        "#]],
    );
    check(
        &[("/version", Value::Null)],
        expect![[r#"
            version: is missing, expected a value
        "#]],
    );
    assert!(
        content::read_framework("{").is_err()
            && content::read_framework("[]").is_err()
            && content::read_framework("").is_err()
    );
}

#[test]
fn wrong_kinds_and_wrong_meanings_are_told_together() {
    check(
        &[
            ("/steps/0/title", json!(7)),
            ("/steps/0/indicators/0/descriptors", json!(["one"])),
            ("/steps/1/short_title", json!(" ")),
            ("/title", Value::Null),
        ],
        expect![[r#"
            steps[0].title: is 7, expected a text
            steps[0].indicators[0].descriptors: has 1, expected 4, one for each level
            title: is missing or empty, expected a text
            steps[1].short_title: is missing or empty, expected a text
        "#]],
    );
}

#[test]
fn what_hangs_on_an_unread_value_is_not_blamed_for_it() {
    check(
        &[("/levels", json!("four"))],
        expect![[r#"
            levels: is a text, expected a list
        "#]],
    );
    check(
        &[("/steps/0/indicators/0", json!("A1"))],
        expect![[r#"
            steps[0].indicators[0]: is a text, expected an object
        "#]],
    );
    check(
        &[("/steps/1", json!(["B"]))],
        expect![[r#"
            steps[1]: is a list, expected an object
        "#]],
    );
    assert_eq!(told(&json!([])), "is a list, expected an object\n", "the whole has no path");
}

#[test]
fn a_text_that_is_no_json_is_told_with_line_and_column() {
    let faults = content::read_framework("{\n  \"id\": \"a\"\n  \"lang\": 1\n}").expect_err("a comma is missing");
    expect!["this is no JSON: expected `,` or `}` at line 3 column 3"].assert_eq(&faults[0].to_string());
    let faults = content::read_framework("").expect_err("nothing is no JSON");
    expect!["this is no JSON: EOF while parsing a value at line 1 column 0"].assert_eq(&faults[0].to_string());
}

#[test]
fn levels_choices_and_sources_are_told_apart() {
    let choice = |id: &str, label: &str| json!({ "id": id, "label": label, "phrase": "the phrase", "tags": [] });
    check(
        &[
            ("/id", json!("my framework")),
            ("/edition", Value::Null),
            ("/levels/2/name", json!("Level 1")),
            ("/mission/focus", json!([choice("river", "River"), choice("river", "")])),
            ("/mission/partners", json!([choice("river", "The same id in another list is another choice")])),
            ("/mission/bands", json!([{ "id": "k 2", "label": "K–2" }])),
            ("/sources", json!([{ "id": "who", "citation": "Who (2020)." }, { "id": "who", "citation": "" }])),
            ("/glossary", json!([{ "term": "Spread" }])),
        ],
        expect![[r#"
            edition: is missing or empty, expected a text
            mission.focus[1].label: is missing or empty, expected a text
            glossary[0].meaning: is missing or empty, expected a text
            sources[1].citation: is missing or empty, expected a text
            id: is `my framework`, expected letters, digits, `-` and `_`
            mission.focus[1].id: `river` is already used by mission.focus[0]
            mission.bands[0].id: is `k 2`, expected letters, digits, `-` and `_`
            sources[1].id: `who` is already used by sources[0]
            levels[2].name: `Level 1` is already used by levels[0]
        "#]],
    );
}

/// A framework in which a field has another name.
fn renamed(object: &str, name: &str, to: &str) -> Value {
    let mut value = framework_value(4, &[2, 2], &["B1 3 A1 2"]);
    let fields = value.pointer_mut(object).and_then(Value::as_object_mut).expect("an object");
    let field = fields.remove(name).expect("a field");
    fields.insert(to.to_owned(), field);
    value
}

#[test]
fn a_field_with_the_name_of_none_is_told_by_the_one_that_it_was_meant_to_be_and_nothing_else_is_blamed() {
    let told = [
        ("", "steps", "stepz"),
        ("", "levels", "Levels"),
        ("", "default_target", "defaultTarget"),
        ("/steps/0", "indicators", "indicator"),
        ("/steps/0", "title", "tilte"),
        ("/steps/0/indicators/0", "descriptors", "descriptor"),
        ("/foundations/0", "needs_level", "need_level"),
    ]
    .map(|(object, name, to)| told(&renamed(object, name, to)));
    expect![[r#"
        stepz: is no field, did you mean `steps`?
        Levels: is no field, did you mean `levels`?
        defaultTarget: is no field, did you mean `default_target`?
        steps[0].indicator: is no field, did you mean `indicators`?
        steps[0].tilte: is no field, did you mean `title`?
        steps[0].indicators[0].descriptor: is no field, did you mean `descriptors`?
        foundations[0].need_level: is no field, did you mean `needs_level`?
    "#]]
    .assert_eq(&told.concat());
}

#[test]
fn what_has_no_effect_is_told_and_no_fault() {
    let mut value = framework_value(4, &[2, 2], &[]);
    let choice = |tags: Value| json!({ "id": "time", "label": "Time", "phrase": "too little time", "tags": tags });
    value["lang"] = json!("tlh");
    value["steps"][0]["indicators"][0]["wieght"] = json!(5);
    value["steps"][0]["indicators"][0]["tags"] = json!(["teachers", "bridges"]);
    value["steps"][1]["indicators"][0]["tags"] = json!(["schoools"]);
    value["steps"][1]["indicators"][1]["my_note"] = json!("Unknown fields are passed over.");
    value["mission"]["obstacles"] = json!([choice(json!(["teachers", "teahcers", "money"]))]);
    value["mission"]["focus_tags"] = json!(["schools"]);
    assert_eq!(told(&value), "fits");
    expect![[r#"
        steps[0].indicators[0].wieght: is no field, did you mean `weight`?
        lang: is `tlh`, in which the widget has no sentences: its own are in English
        mission.obstacles[0].tags[1]: is `teahcers`, which no indicator carries: did you mean `teachers`?
        mission.obstacles[0].tags[2]: is `money`, which no indicator carries: it raises nothing
        mission.focus_tags[0]: is `schools`, which no indicator carries: did you mean `schoools`?
        steps[1].indicators[0].tags[0]: is `schoools`, which nothing in the mission raises: did you mean `schools`?"#]]
    .assert_eq(&content::framework_remarks(&value.to_string()));
    for file in ["src/content/framework.en.json", "examples/literacy/framework.json"] {
        assert_eq!(content::framework_remarks(&crate::support::file(file)), "", "{file}");
    }
}

#[test]
fn foundations_in_a_circle_are_refused_where_no_level_could_come_first() {
    let rows = |rows: &[&str]| told(&framework_value(4, &[3, 1], rows));
    // From 1 nothing can rise: A1 at 2 needs A2 at 2, which needs A3 at 3, which calls on A1 at 2.
    expect![[r#"
        foundations[0]: `A1` at 2 needs `A2` at 2, which in turn needs `A1`: neither could come first, expected rows that lead nowhere in a circle
        foundations[2]: `A2` at 2 needs `A3` at 3, which in turn needs `A2`: neither could come first, expected rows that lead nowhere in a circle
        foundations[3]: `A3` at 3 needs `A1` at 2, which in turn needs `A3`: neither could come first, expected rows that lead nowhere in a circle
    "#]].assert_eq(&rows(&["A1 2 A2 2", "B1 3 A1 2", "A2 2 A3 3", "A3 3 A1 2", "A3 2 B1 2"]));
    // Steps by turns: A1 to 2, A2 to 3, A1 to 4.
    assert_eq!(rows(&["A2 3 A1 2", "A1 4 A2 3"]), "fits");
    expect![[r#"
        foundations[0]: `A2` at 3 needs `A1` at 2, which in turn needs `A2`: neither could come first, expected rows that lead nowhere in a circle
        foundations[1]: `A1` at 2 needs `A2` at 3, which in turn needs `A1`: neither could come first, expected rows that lead nowhere in a circle
    "#]].assert_eq(&rows(&["A2 3 A1 2", "A1 2 A2 3"]));
}

#[test]
fn actions_that_fit_nothing_are_told() {
    let action = |id: &str, indicator: &str, to_level: u8| json!({ "id": id, "indicator": indicator, "to_level": to_level, "title": "Do it", "effort": 1 });
    let mut other = action("A1-5", "A1", 5);
    other["effort"] = json!(4);
    other["title"] = Value::Null;
    other["source"] = json!("nobody");
    check(
        &[("/actions", json!([action("A1-2", "A1", 2), action("A1-2", "Z1", 1), other]))],
        expect![[r#"
            actions[2].to_level: is 5, expected a level from 1 to 4
            actions[1].indicator: is `Z1`, expected an indicator's id
            actions[1].to_level: is 1, expected a level from 2 to 4
            actions[2].effort: is 4, expected 1, 2 or 3
            actions[2].source: is `nobody`, expected the id of one of `sources`
            actions[2].title: is missing or empty, expected a text
            actions[1].id: `A1-2` is already used by actions[0]
        "#]],
    );
}

#[test]
fn words_of_ones_own_are_held_to_the_sentences_they_replace() {
    check(
        &[(
            "/words",
            json!({
                "common_title": "Early Literacy Readiness",
                "common_titel": "Early Literacy Readiness",
                "common_opened": "{name} is open.",
                "insights_bars_hint": "From {first} to {last, number}.",
                "plan_printed_title": "Plan of {community",
                "share_title": " ",
                "share_lead": 3,
            }),
        )],
        expect![[r#"
            words.share_lead: expected a text
            words.common_titel: is no key, did you mean `common_title`?
            words.common_opened: has `{name}`, expected no placeholder
            words.insights_bars_hint: has `{last, number}`, expected `{first}` or `{last}`
            words.plan_printed_title: an opening brace is not closed
            words.share_title: is empty, expected a sentence
        "#]],
    );
    check(&[("/words", json!({ "plan_printed_title": "Literacy plan of {community}" }))], expect!["fits"]);
    check(&[("/words", json!({ "plan_printed_title": "Our plan" }))], expect!["fits"]);
}

#[test]
fn a_framework_brings_its_own_actions_or_none() {
    let (default, library) = (content::framework(), content::actions());
    assert!(library.clone().for_framework(&default).actions.len() > 90);
    let mut value = framework_value(4, &[2, 2], &[]);
    assert!(library.clone().for_framework(&parse(&value)).actions.is_empty(), "ids mean another thing elsewhere");
    value["actions"] = json!([{ "id": "A1-2", "indicator": "A1", "to_level": 2, "title": "Do it", "effort": 1 }]);
    let own = library.for_framework(&parse(&value));
    assert_eq!(
        own.rises(&IndicatorId::from("A1"), level(2)).map(|action| action.title.as_str()).collect::<Vec<_>>(),
        ["Do it"]
    );
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
        let _ = content::read_framework(&text);
    }
}
