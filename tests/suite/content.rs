//! The content that ships fits its form, and holds together.

use std::collections::BTreeSet;

use expect_test::expect;
use stem_readiness::base::IndicatorId;
use stem_readiness::content;
use stem_readiness::domain::framework::Choice;
use stem_readiness::domain::{Framework, Indicator};

use crate::support::file;

#[test]
fn ids_never_change() {
    let framework = content::framework();
    let steps = framework.steps.iter().map(|step| {
        let ids: Vec<&str> = step.indicators.iter().map(|indicator| indicator.id.as_str()).collect();
        format!("{} {} {}\n", step.id, step.code, ids.join(" "))
    });
    expect![[r#"
        vision V V1 V2 V3 V4 V5 V6
        partnerships P P1 P2 P3 P4 P5 P6
        pilot S S1 S2 S3 S4 S5 S6
        teachers T T1 T2 T3 T4 T5 T6
        resources R R1 R2 R3 R4 R5 R6
    "#]]
    .assert_eq(&steps.collect::<String>());
    assert_eq!((framework.id.as_str(), framework.level_count()), ("five-steps", 4));
    assert_eq!((framework.default_target.number(), framework.claimed_from.number()), (3, 3));
    let names: Vec<&str> = framework.levels.iter().map(|level| level.name.as_str()).collect();
    assert_eq!(names, ["Exploring", "Building", "Established", "Sustaining"]);
}

#[test]
fn the_default_framework_has_no_fault() {
    assert_eq!(written().id, content::FRAMEWORK_ID);
}

/// The ids of some indicators.
fn ids(which: impl Fn(&Indicator) -> bool) -> String {
    let framework = content::framework();
    let ids: Vec<&str> =
        framework.indicators().filter(|indicator| which(indicator)).map(|indicator| indicator.id.as_str()).collect();
    ids.join(" ")
}

#[test]
fn pulse_and_equity_are_those_of_the_rubric() {
    expect!["V1 V4 P2 P4 S2 S5 T1 T3 R1 R4"].assert_eq(&ids(|indicator| indicator.pulse));
    expect!["V2 V4 P4 S2 S6 T3 R3 R6"].assert_eq(&ids(|indicator| indicator.equity));
    for step in &content::framework().steps {
        assert_eq!(step.indicators.iter().filter(|indicator| indicator.pulse).count(), 2, "{}", step.id);
    }
}

#[test]
fn foundations_are_those_of_the_rubric() {
    let framework = content::framework();
    let rows = framework.foundations.iter().map(|row| {
        assert!(!row.because.is_empty() && !row.because.ends_with('.'), "{}", row.because);
        format!("{} at {} needs {} at {}\n", row.indicator, row.level, row.needs, row.needs_level)
    });
    expect![[r#"
        V6 at 3 needs V1 at 2
        P3 at 3 needs P2 at 2
        P4 at 3 needs P1 at 2
        S2 at 3 needs V4 at 2
        S3 at 3 needs S1 at 2
        S5 at 3 needs S3 at 2
        S6 at 3 needs S5 at 2
        S6 at 3 needs T3 at 2
        S6 at 3 needs R1 at 2
        T6 at 3 needs T2 at 2
        T5 at 3 needs T4 at 2
        R2 at 3 needs R1 at 2
        R5 at 3 needs R4 at 2
        R6 at 3 needs V4 at 2
        R3 at 3 needs V4 at 2
    "#]]
    .assert_eq(&rows.collect::<String>());
}

#[test]
fn every_sentence_is_there_and_no_two_levels_read_the_same() {
    let framework = content::framework();
    for step in &framework.steps {
        for text in [&step.title, &step.short_title, &step.why] {
            assert!(!text.trim().is_empty(), "{}", step.id);
        }
    }
    for indicator in framework.indicators() {
        for text in
            indicator.descriptors.iter().chain([&indicator.title, &indicator.question, &indicator.evidence_hint])
        {
            assert!(!text.is_empty() && text.trim() == text, "{}: `{text}`", indicator.id);
        }
        assert!(indicator.question.ends_with('?'), "{}", indicator.id);
        assert_eq!(indicator.descriptors.iter().collect::<BTreeSet<_>>().len(), 4, "{}", indicator.id);
        assert!(!indicator.tags.is_empty(), "{}", indicator.id);
    }
}

#[test]
fn every_choice_raises_some_indicator() {
    let framework = content::framework();
    let offered = &framework.mission;
    let choices: [&[Choice]; 5] =
        [&offered.focus, &offered.purposes, &offered.partners, &offered.authors, &offered.obstacles];
    let own = [&offered.focus_tags, &offered.partner_tags, &offered.author_tags, &offered.stop_tags];
    let tags = choices.iter().flat_map(|choices| choices.iter()).flat_map(|choice| &choice.tags);
    for tag in tags.chain(own.into_iter().flatten()) {
        assert!(framework.indicators().any(|indicator| indicator.tags.contains(tag)), "{tag}");
    }
    for choice in choices.iter().flat_map(|choices| choices.iter()) {
        assert!(!choice.tags.is_empty() && !choice.phrase.is_empty() && !choice.label.is_empty(), "{}", choice.id);
        assert!(!choice.tags.contains(&"gap".to_owned()), "naming who is missing carries no tag: {}", choice.id);
    }
    for choices in choices {
        assert_eq!(choices.iter().map(|choice| &choice.id).collect::<BTreeSet<_>>().len(), choices.len());
    }
    let obstacles = offered.obstacles.iter().map(|choice| format!("{}: {}\n", choice.id, choice.tags.join(" ")));
    expect![[r#"
        teacher-time: teachers
        teacher-confidence: teachers adoption
        curriculum-gaps: learning
        supplies-upkeep: cost adoption
        money-ends: cost
        unclear-results: measure
        spreading: scale
    "#]]
    .assert_eq(&obstacles.collect::<String>());
}

#[test]
fn the_library_has_an_action_for_every_rise_in_the_frameworks_order() {
    let (framework, library) = (content::framework(), content::actions());
    for indicator in framework.indicators() {
        for level in framework.all_levels().skip(1) {
            assert!(library.rises(&indicator.id, level).next().is_some(), "{} to {level}", indicator.id);
        }
    }
    let place = |id: &IndicatorId| framework.indicators().position(|indicator| indicator.id == *id);
    let order: Vec<_> = library.actions.iter().map(|action| (place(&action.indicator), action.to_level)).collect();
    assert!(order.is_sorted() && order.iter().all(|(place, _)| place.is_some()));
    let ids: BTreeSet<&str> = library.actions.iter().map(|action| action.id.as_str()).collect();
    assert_eq!(ids.len(), library.actions.len(), "ids are used once");
}

/// The framework as its file has it, with what the program leaves out because nothing shows it.
fn written() -> Framework {
    content::read_framework(&file("src/content/framework.en.json")).expect("the file fits")
}

#[test]
fn the_program_holds_the_framework_of_the_file_but_for_what_nothing_shows() {
    let written = Framework { glossary: Vec::new(), sources: Vec::new(), ..written() };
    assert!(*content::framework() == written, "what ships is what the file says");
}

#[test]
fn every_action_is_complete_and_cites_what_is_there() {
    let (framework, library) = (written(), content::actions());
    for action in &library.actions {
        let texts =
            [&action.title, &action.first_step, &action.product, &action.owner, &action.measure, &action.equity];
        for text in texts {
            assert!(!text.is_empty() && text.trim() == text, "{}: `{text}`", action.id);
        }
        assert!(action.id.starts_with(&format!("{}-{}", action.indicator, action.to_level)), "{}", action.id);
        assert!((1..=3).contains(&action.effort) && (2..=4).contains(&action.to_level.number()), "{}", action.id);
        assert!(action.equity.ends_with(['?', '.']), "{}: {}", action.id, action.equity);
        let known = action.source.as_ref().is_none_or(|id| framework.sources.iter().any(|source| source.id == *id));
        assert!(known, "{} cites {:?}", action.id, action.source);
    }
}

#[test]
fn sources_are_told_apart_and_cited() {
    let framework = written();
    let ids: BTreeSet<&str> = framework.sources.iter().map(|source| source.id.as_str()).collect();
    assert_eq!(ids.len(), framework.sources.len());
    for source in &framework.sources {
        assert!(source.citation.len() > 20, "{}", source.id);
    }
}

#[test]
fn terms_are_explained_where_the_content_uses_them() {
    let framework = written();
    let used: String = framework
        .indicators()
        .flat_map(|indicator| {
            indicator.descriptors.iter().chain([&indicator.question, &indicator.evidence_hint]).cloned()
        })
        .chain(content::actions().actions.iter().flat_map(|action| {
            [
                action.title.clone(),
                action.first_step.clone(),
                action.measure.clone(),
                action.equity.clone(),
                action.product.clone(),
            ]
        }))
        .collect::<Vec<_>>()
        .join("\n")
        .to_lowercase();
    for term in &framework.glossary {
        assert!(!term.meaning.is_empty(), "{}", term.term);
        let stem: String = term.term.to_lowercase().split(' ').next().unwrap_or_default().to_owned();
        assert!(used.contains(&stem), "`{}` is explained, and nothing says it", term.term);
    }
}
