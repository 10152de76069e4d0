//! The North Star statement and the checks that advise on it.

use expect_test::{Expect, expect};
use proptest::prelude::*;
use stem_readiness::base::{ChoiceId, ItemId};
use stem_readiness::content;
use stem_readiness::documents::files::json;
use stem_readiness::domain::mission::check::{Check, Kind, check};
use stem_readiness::domain::mission::{Draft, MissingGroup};
use stem_readiness::domain::{Document, Mission};
use stem_readiness::say::mission::{compose, statement};
use stem_readiness::words::Words;

use crate::support::file;

/// A mission from `who | groups | what | partners | by when`; groups are separated by commas.
fn mission(text: &str) -> Mission {
    let parts: Vec<&str> = text.split('|').map(str::trim).collect();
    let part = |at: usize| parts.get(at).copied().unwrap_or_default().to_owned();
    let row = |group: &str| MissingGroup { group: group.trim().to_owned(), ..MissingGroup::default() };
    Mission {
        who: part(0),
        missing: part(1).split(',').filter(|group| !group.is_empty()).map(row).collect(),
        what: part(2),
        own_partners: part(3),
        by_when: part(4),
        ..Mission::default()
    }
}

fn composed(mission: &Mission) -> String {
    compose(mission, &content::framework(), &Words::english())
}

fn check_composed(text: &str, expected: Expect) {
    expected.assert_eq(&composed(&mission(text)));
}

#[test]
fn every_combination_of_answers_makes_a_sentence() {
    check_composed(
        "every Riverbend student | girls, English learners | design and test clean-energy solutions | local partners | June 2029",
        expect![
            "By June 2029, every Riverbend student, starting with girls and English learners, will design and test clean-energy solutions with local partners."
        ],
    );
    // What is left out leaves no gap: each of the parts, absent and present.
    let parts = ["all our students", "girls", "build robots", "two colleges", "2030"];
    let mut told = String::new();
    for present in 0..32_u32 {
        let part = |at: usize| if present & (1 << at) == 0 { "" } else { parts[at] };
        let text: Vec<&str> = (0..5).map(part).collect();
        told += &composed(&mission(&text.join("|")));
        told.push('\n');
    }
    expect![[r#"

        All our students will …

        All our students, starting with girls, will …
        Every student will build robots.
        All our students will build robots.
        Every student, starting with girls, will build robots.
        All our students, starting with girls, will build robots.

        All our students will … with two colleges.

        All our students, starting with girls, will … with two colleges.
        Every student will build robots with two colleges.
        All our students will build robots with two colleges.
        Every student, starting with girls, will build robots with two colleges.
        All our students, starting with girls, will build robots with two colleges.

        By 2030, all our students will …

        By 2030, all our students, starting with girls, will …
        By 2030, every student will build robots.
        By 2030, all our students will build robots.
        By 2030, every student, starting with girls, will build robots.
        By 2030, all our students, starting with girls, will build robots.

        By 2030, all our students will … with two colleges.

        By 2030, all our students, starting with girls, will … with two colleges.
        By 2030, every student will build robots with two colleges.
        By 2030, all our students will build robots with two colleges.
        By 2030, every student, starting with girls, will build robots with two colleges.
        By 2030, all our students, starting with girls, will build robots with two colleges.
    "#]]
    .assert_eq(&told);
}

#[test]
fn an_answer_that_brings_the_sentences_own_words_does_not_say_them_twice() {
    let expected = "By June 2029, all Riverbend students will design bridges.";
    for text in [
        "all Riverbend students || design bridges || June 2029",
        "All Riverbend students. || will design bridges. || by June 2029.",
        " All Riverbend students, || Will design bridges || By June 2029",
        "All Riverbend students || Design bridges || BY June 2029",
    ] {
        assert_eq!(composed(&mission(text)), expected, "{text}");
    }
    // A name keeps its capital, and so does what is all capitals.
    check_composed(
        "Riverbend students || GIS-map the river || 2029",
        expect!["By 2029, Riverbend students will GIS-map the river."],
    );
    check_composed(
        "bystanders || willingly help || bygone days",
        expect!["By bygone days, bystanders will willingly help."],
    );
}

#[test]
fn partners_by_name_stand_before_chosen_kinds() {
    let kinds = ["employers", "higher-education"].map(ChoiceId::from).to_vec();
    let chosen = Mission { partners: kinds, ..mission("all students || design bridges") };
    assert_eq!(
        composed(&chosen),
        "All students will design bridges with local employers and colleges and universities."
    );
    let named = Mission { own_partners: "the Hydro Co-op".to_owned(), ..chosen };
    assert_eq!(composed(&named), "All students will design bridges with the Hydro Co-op.");
}

#[test]
fn a_drafts_own_wording_stands_before_the_composed_statement() {
    let said = |mission: &Mission| statement(mission, &content::framework(), &Words::english());
    let draft = |id: &str, wording: Option<&str>| Draft {
        id: ItemId::from(id),
        wording: wording.map(str::to_owned),
        ..Draft::default()
    };
    let mut mission = mission("all students || design bridges");
    assert_eq!(said(&mission), "All students will design bridges.");
    mission.drafts = vec![draft("d1", None), draft("d2", Some("Our own words."))];
    assert_eq!(said(&mission), "All students will design bridges.", "the first draft is the composed one");
    mission.chosen_draft = Some(ItemId::from("d2"));
    assert_eq!(said(&mission), "Our own words.");
    mission.chosen_draft = Some(ItemId::from("gone"));
    assert_eq!(said(&mission), "All students will design bridges.", "a chosen draft that is gone is the first one");
    mission.drafts = vec![draft("d1", Some(""))];
    assert_eq!(said(&mission), "", "an emptied wording is the team's wish");
}

/// The checks that pass and fail, with the words they looked at.
fn told(mission: &Mission, statement: &str) -> String {
    let line = |check: &Check| {
        let mark = if check.passed { '+' } else { '-' };
        let counted = check.readability.map(|found| {
            format!(
                "{} words, longest sentence {}, grade {}.{}",
                found.words,
                found.longest_sentence,
                found.grade_tenths / 10,
                found.grade_tenths % 10
            )
        });
        let looked_at = counted.unwrap_or_else(|| check.words.join(" | "));
        format!("{mark} {:?}: {looked_at}", check.kind).trim_end().to_owned() + "\n"
    };
    check(mission, &content::framework(), statement).iter().map(line).collect()
}

#[test]
fn the_complete_fixtures_mission_passes_every_check() {
    let fixture: Document =
        json::read(&file("tests/fixtures/complete.json"), &content::framework()).expect("the fixture fits");
    let said = statement(&fixture.mission, &content::framework(), &Words::english());
    expect![[r#"
        + Community: Riverbend
        + WhoIsMissing: girls in physics | English learners in advanced STEM courses | students at the four river schools with a partner project
        + LearnersDo: design
        + MeasureAndDate: Share of students in each group who finish a partner project by grade 8 and again by grade 12 | 45% | 25% | 1 in 2 | 4 | 2029
        + Decides: A purchase, hire or schedule change goes to the board only when it names the students it reaches first.
        + Readable: 27 words, longest sentence 15, grade 8.5
    "#]].assert_eq(&told(&fixture.mission, &said));
}

#[test]
fn an_empty_mission_passes_no_check() {
    expect![[r#"
        - Community:
        - WhoIsMissing:
        - LearnersDo:
        - MeasureAndDate:
        - Decides:
        - Readable:
    "#]]
    .assert_eq(&told(&Mission::default(), ""));
}

fn check_one(kind: Kind, mission: &Mission, statement: &str, expected: &str) {
    let found = check(mission, &content::framework(), statement);
    let found = found.iter().find(|check| check.kind == kind).expect("each kind is checked");
    let mark = if found.passed { "+ " } else { "- " };
    assert_eq!(format!("{mark}{}", found.words.join(" | ")).trim_end(), expected, "{statement}");
}

#[test]
fn the_community_is_named_by_a_telling_word_or_its_whole_name() {
    let table = [
        ("Riverbend Unified School District", "Every Riverbend student will build.", "+ Riverbend"),
        ("Riverbend Unified School District", "RIVERBEND’S students will build.", "+ Riverbend"),
        (
            "Riverbend Unified School District",
            "Every unified school district will build.",
            "- Riverbend Unified School District",
        ),
        ("Ely Schools", "Students of Ely Schools will build.", "+ Ely Schools"),
        ("Ely Schools", "Our schools will build.", "- Ely Schools"),
        ("", "Every student will build.", "-"),
    ];
    for (community, statement, expected) in table {
        let mission = Mission { community: community.to_owned(), ..Mission::default() };
        check_one(Kind::Community, &mission, statement, expected);
    }
}

#[test]
fn who_is_missing_is_named_by_rows_and_shown_by_what_the_statement_says() {
    let girls = mission("| girls in physics, ELs |");
    check_one(Kind::WhoIsMissing, &girls, "Starting with girls, all will build.", "+ girls in physics");
    check_one(Kind::WhoIsMissing, &girls, "All, with ELs first, will build.", "+ ELs");
    check_one(Kind::WhoIsMissing, &girls, "All will build.", "+ girls in physics | ELs");
    check_one(
        Kind::WhoIsMissing,
        &mission("| students with disabilities"),
        "Students with plans",
        "+ students with disabilities",
    );
    check_one(Kind::WhoIsMissing, &Mission::default(), "Starting with girls, all will build.", "-");
}

#[test]
fn what_learners_do_is_a_deed_after_will_or_the_answer_itself() {
    let build = mission("||Design bridges.");
    for (statement, expected) in [
        ("All will build bridges.", "+ build"),
        ("All will be proud.", "- be"),
        ("All WILL have laptops.", "- have"),
        ("All students design bridges.", "+ Design bridges"),
        ("All students deserve bridges.", "-"),
        ("Where there is a will", "-"),
    ] {
        check_one(Kind::LearnersDo, &build, statement, expected);
    }
    check_one(Kind::LearnersDo, &Mission::default(), "Todos diseñarán puentes.", "-");
    check_one(Kind::LearnersDo, &mission("||diseñarán puentes"), "Todos diseñarán puentes.", "+ diseñarán puentes");
}

#[test]
fn a_measure_and_a_date_come_from_statement_and_answers() {
    let rows = |target: &str, by: Option<&str>| {
        let by = by.map(|by| by.parse().expect("a day"));
        let row = MissingGroup { group: "girls".to_owned(), target: target.to_owned(), by, ..MissingGroup::default() };
        Mission { missing: vec![row], ..Mission::default() }
    };
    let table = [
        (rows("45%", None), "By June 2029 all will build.", "+ 45% | 2029"),
        (rows("45%", Some("2028-06-15")), "All will build.", "+ 45% | 2028-06-15"),
        (rows("", Some("2028-06-15")), "All will build.", "- 2028-06-15"),
        (rows("45%", None), "All will build.", "- 45%"),
        (
            Mission { measure: "Projects".to_owned(), by_when: "in three years".to_owned(), ..Mission::default() },
            "All build.",
            "+ Projects | in three years",
        ),
        (Mission::default(), "By 2028–29, girls make up 45% of physics, up from 31%.", "+ 45% | 31% | 2028"),
        (Mission::default(), "Room 1999 and 2100 are 20290.", "-"),
    ];
    for (mission, statement, expected) in table {
        check_one(Kind::MeasureAndDate, &mission, statement, expected);
    }
}

#[test]
fn it_decides_by_its_prompt_or_by_naming_money_or_people() {
    let decides = Mission { decides: " No purchase without a unit ".to_owned(), ..Mission::default() };
    check_one(Kind::Decides, &decides, "All will build.", "+ No purchase without a unit");
    check_one(Kind::Decides, &Mission::default(), "We fund and hire for it.", "+ fund | hire");
    check_one(Kind::Decides, &Mission::default(), "All will build.", "-");
}

#[test]
fn a_readable_statement_is_short_in_words_sentences_and_grade() {
    let passes = |statement: &str| {
        let found = check(&Mission::default(), &content::framework(), statement);
        found.iter().any(|check| check.kind == Kind::Readable && check.passed)
    };
    assert!(passes("All our students will build and test what the river towns need. We start with girls."));
    assert!(!passes(""));
    assert!(passes(&"We all go and do it. ".repeat(10)), "60 words");
    assert!(!passes(&("We all go and do it. ".repeat(10) + "No.")), "61 words");
    assert!(passes(&("go ".repeat(35) + ".")), "35 words in a sentence");
    assert!(!passes(&("go ".repeat(36) + ".")), "36 words in a sentence");
    assert!(!passes("Comprehensive interdisciplinary experiences facilitate transformative opportunities."), "grade");
}

proptest! {
    #[test]
    fn any_answers_compose_one_sentence_and_are_checked(parts in proptest::collection::vec("\\PC{0,30}", 6)) {
        let text: Vec<String> = parts.iter().map(|part| part.replace(['|', ','], " ")).collect();
        let mut mission = mission(&text[..5].join("|"));
        mission.community.clone_from(&text[5]);
        let said = composed(&mission);
        prop_assert!(said.is_empty() || said.ends_with(['.', '…']));
        let _ = check(&mission, &content::framework(), &said);
    }
}
