//! What the widget says, and how it counts and lists.

use std::collections::BTreeMap;
use std::rc::Rc;

use expect_test::expect;
use stem_readiness::app::{Desk, Place, Room, Scope};
use stem_readiness::base::Date;
use stem_readiness::base::choice::Worded;
use stem_readiness::base::texts::Texts;
use stem_readiness::content;
use stem_readiness::documents::paper::PaperSize;
use stem_readiness::domain::action::{Horizon, Status};
use stem_readiness::domain::cost::{Category, Recurs};
use stem_readiness::domain::measure::About;
use stem_readiness::domain::panel::{VoteRecord, Way};
use stem_readiness::domain::pilot::{Decision, Unit};
use stem_readiness::domain::score::readiness;
use stem_readiness::domain::{Confidence, Mission};
use stem_readiness::say::mission::compose;
use stem_readiness::say::readiness;
use stem_readiness::words::{Formats, PlainFormats, Words};

use crate::support::{answers_by_step, framework_value, parse, root};

#[test]
fn numbers_dates_and_lists_in_english() {
    let words = Words::english();
    let day: Date = "2027-01-05".parse().expect("a day");
    assert_eq!((words.date(day), words.formats().month(day)), ("Jan 5, 2027".to_owned(), "January 2027".to_owned()));
    let lists = [vec![], vec!["a"], vec!["a", "b"], vec!["a", "b", "c"]].map(|items| words.list(&items));
    assert_eq!(lists, ["", "a", "a and b", "a, b, and c"]);
    let number = |value, decimals| words.formats().number(value, decimals);
    let numbers = [
        number(0.0, 0),
        number(999.0, 0),
        number(1000.0, 0),
        number(1_234_567.0, 0),
        number(2.0, 1),
        number(-1000.0, 0),
    ];
    assert_eq!(numbers, ["0", "999", "1,000", "1,234,567", "2.0", "-1,000"]);
    assert_eq!(words.formats().time(38_520_000.0), "10:42");
}

#[test]
fn a_frameworks_own_sentences_take_the_place_of_ours() {
    let mut own = Texts::default();
    own.set("common_title", "Early Literacy Readiness");
    own.set("say_count", "{count, plural, =2 {a pair} other {#}}");
    own.set("no_such", "Nothing");
    let words = Words::english().with(&own);
    let mut value = framework_value(4, &[2, 2, 2, 2, 2], &[]);
    value["words"] = serde_json::json!({ "say_top": "As high as it goes." });
    let framework = parse(&value);
    let levels = readiness(&framework, &answers_by_step(&framework, &["44", "44", "44", "22", "11"]));
    let said = readiness::overall_sentence(&levels, &framework, &words);
    assert!(!said.contains("two") && Words::english() != words, "{said}");
    let top = readiness(&framework, &answers_by_step(&framework, &["44", "44", "44", "44", "44"]));
    let words = Words::english().with(&framework.words);
    assert_eq!(readiness::overall_sentence(&top, &framework, &words), "As high as it goes.");
    assert!(words == Words::english().with(&framework.words), "the same words are equal");
}

#[test]
fn a_wished_language_finds_the_nearest_there_is() {
    let speaks = |lang| Words::new(lang, Rc::new(PlainFormats)).lang();
    for lang in ["en", "en-US", "EN_gb", "tlh", ""] {
        assert_eq!(speaks(lang), "en", "{lang}");
    }
    assert!(Words::speaks("en-AU") && Words::speaks(Words::PSEUDO) && !Words::speaks("tlh"));
    assert_eq!(Words::english().dir(), "ltr");
}

#[test]
fn the_pseudo_language_marks_every_word_of_the_catalogue_and_no_answer() {
    let words = Words::new(Words::PSEUDO, Rc::new(PlainFormats));
    assert_eq!((words.lang(), words.dir()), (Words::PSEUDO, "rtl"));
    let mission = Mission { who: "Riverbend".to_owned(), what: "build bridges".to_owned(), ..Mission::default() };
    let said = compose(&mission, &content::framework(), &words);
    assert!(said.contains("Riverbend") && said.contains("build bridges"), "{said}");
    let mut outside = String::new();
    let mut depth = 0_u32;
    for c in said.chars() {
        match c {
            '⟦' => depth += 1,
            '⟧' => depth -= 1,
            '\u{2068}' | '\u{2069}' => {}
            c if depth == 0 => outside.push(c),
            _ => {}
        }
    }
    assert_eq!(outside, "Riverbendbuild bridges", "only answers stand outside the marks: {said}");
}

/// What a step's gate says for these levels.
fn said(levels: &str) -> String {
    let framework = content::framework();
    let found = readiness(&framework, &answers_by_step(&framework, &[levels]));
    readiness::step_gate(&found.steps[0], &framework, &Words::english())
}

/// What the overall gate says for these levels.
fn said_overall(steps: [&str; 5]) -> String {
    let framework = content::framework();
    let found = readiness(&framework, &answers_by_step(&framework, &steps));
    readiness::overall_sentence(&found, &framework, &Words::english())
}

#[test]
fn a_steps_gate_is_told_in_every_case() {
    let told: String =
        ["------", "333---", "111111", "222221", "322321", "333321", "333331", "444443", "333222", "33322n"]
            .map(|levels| format!("{levels}: {}\n", said(levels)))
            .concat();
    expect![[r#"
        ------: Rate it, and this says what holds it back.
        333---: 3 of 6 rated. A level word needs 4.
        111111: Building needs five of six indicators there; none is yet. It comes when five more indicators reach Building.
        222221: Established needs five of six indicators there; none is yet. It comes when Decision filter rises one level, and then five more indicators reach Established.
        322321: Established needs five of six indicators there; two are. It comes when Decision filter rises one level, and then three more indicators reach Established.
        333321: Established needs five of six indicators there; four are. It comes when Decision filter rises one level, and then one more indicator reaches Established.
        333331: Established needs five of six indicators there; five are. It comes when Decision filter rises one level.
        444443: The highest level. Keep it through the next turnover.
        333222: Established needs five of six indicators there; three are. It comes when two of Named gaps, Look before buying, and Decision filter rise one level.
        33322n: Established needs four of five indicators there; three are. It comes when Named gaps or Look before buying rises one level.
    "#]].assert_eq(&told);
}

#[test]
fn the_overall_gate_is_told_in_every_case() {
    let riverbend = ["322321", "212212", "232221", "221222", "213222"];
    let told: String = [
        riverbend,
        ["333333", "333333", "333333", "222222", "222222"],
        ["333333", "333333", "333333", "333333", "111111"],
        ["444444", "444444", "444444", "444444", "444444"],
        ["333333", "333333", "333333", "333---", "333---"],
        ["------"; 5],
        ["332221", "333333", "333333", "333333", "333333"],
        ["333322", "333322", "333322", "333333", "333333"],
    ]
    .map(|steps| format!("{}: {}\n", steps.join(" "), said_overall(steps)))
    .concat();
    expect![[r#"
        322321 212212 232221 221222 213222: Established needs four of five steps there; none is yet. Partnerships is not at Building, until Mutual agreement or Trust and ownership rises one level.
        333333 333333 333333 222222 222222: Established needs four of five steps there; three are. The nearest is Teacher capacity: it rises when five more indicators reach Established.
        333333 333333 333333 333333 111111: Established needs four of five steps there; four are. Resource allocation is not at Building, until five more indicators reach Building.
        444444 444444 444444 444444 444444: The highest level. Keep it through the next turnover.
        333333 333333 333333 333--- 333---: 24 of 30 indicators rated. A level word comes when four of five steps have one.
        ------ ------ ------ ------ ------: Rate a step, and this page says where you stand and why.
        332221 333333 333333 333333 333333: Sustaining needs four of five steps there; none is yet. Vision is not at Established, until Decision filter rises one level, and then three more indicators reach Established.
        333322 333322 333322 333333 333333: Established needs four of five steps there; two are. The nearest is Vision: it rises when Look before buying or Decision filter rises one level.
    "#]].assert_eq(&told);
}

#[test]
fn plural_categories_choose_the_sentence() {
    // `=0`, `one` and `other`, in the count of those that are there.
    assert!(said("222222").contains("none is yet"));
    assert!(said("322222").contains("one is"));
    assert!(said("332222").contains("two are"));
    let plural = |value| PlainFormats.plural(value);
    assert_eq!([0.0, 1.0, 2.0, 1.5].map(plural), ["other", "one", "other", "other"]);
}

/// The sentences' keys of a choice. That each of them is there is a condition of the build.
fn keys<C: Worded>() -> Vec<String> {
    C::WORDS.iter().map(|word| format!("{}_{word}", C::NAME)).collect()
}

#[test]
fn no_sentence_is_for_a_value_that_no_choice_has() {
    let mut known = [
        keys::<About>(),
        keys::<Category>(),
        keys::<Confidence>(),
        keys::<Decision>(),
        keys::<Desk>(),
        keys::<Horizon>(),
        keys::<VoteRecord>(),
        keys::<PaperSize>(),
        keys::<Place>(),
        keys::<Recurs>(),
        keys::<Room>(),
        keys::<Scope>(),
        keys::<Status>(),
        keys::<Unit>(),
        keys::<Way>(),
    ]
    .concat();
    known.sort();
    let text = std::fs::read_to_string(root().join("src/content/words/en/choice.json")).expect("the sentences");
    let sentences: BTreeMap<String, String> = serde_json::from_str(&text).expect("sentences by key");
    assert_eq!(known, sentences.into_keys().collect::<Vec<_>>());
}

/// One English text under several keys, where the places differ: a button and a heading, a field and a column of people,
/// a start in time and a start to measure from. Another language words them apart. The number only falls.
const MOST_REPEATS: usize = 66;

#[test]
fn a_sentence_is_written_once_where_it_means_the_same() {
    let mut keys: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for entry in std::fs::read_dir(root().join("src/content/words/en")).expect("the catalogue").flatten() {
        let area = entry.path().file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let text = std::fs::read_to_string(entry.path()).expect("a part of the catalogue");
        let sentences: BTreeMap<String, String> = serde_json::from_str(&text).expect("keys and sentences");
        for (key, sentence) in sentences {
            keys.entry(sentence).or_default().push(format!("{area}_{key}"));
        }
    }
    let repeats: usize = keys.values().map(|keys| keys.len() - 1).sum();
    keys.retain(|_, keys| keys.len() > 1);
    assert!(repeats <= MOST_REPEATS, "{repeats} repeats, expected at most {MOST_REPEATS}: {keys:#?}");
}

/// What is never one where it stands before a noun: limits, and what is told only of many.
const NEVER_ONE: [&str; 9] = ["most", "limit", "total", "minutes", "lines", "columns", "rows", "levels", "longest"];
/// Sentences that are only said of many.
const OF_MANY: [&str; 9] = [
    "mission.readable_words",
    "mission.readable_sentence",
    "plan.overload",
    "plan.printed_overload",
    "plan.why_weight",
    "workshop.invitation_body",
    "workshop.join_words",
    "workshop.scope_full",
    "workshop.scope_pulse",
];

#[test]
fn a_count_agrees_with_the_noun_behind_it() {
    let folder = root().join("src/content/words/en");
    let mut wrong = Vec::new();
    for file in std::fs::read_dir(folder).expect("the catalogue").flatten() {
        let text = std::fs::read_to_string(file.path()).expect("a file of sentences");
        let sentences: BTreeMap<String, String> = serde_json::from_str(&text).expect("sentences");
        let area = file.path().file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        for (key, sentence) in &sentences {
            let key = format!("{area}.{key}");
            let counts = sentence.split('{').filter_map(|part| part.split_once(", number} "));
            for (_, after) in counts.filter(|(name, _)| !NEVER_ONE.contains(name)) {
                let noun = after.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
                let is_plural = noun.ends_with('s') && !["is", "was", "has", "as", "says"].contains(&noun);
                if is_plural && !OF_MANY.contains(&key.as_str()) {
                    wrong.push(format!("{key}: 1 {noun}"));
                }
            }
            if sentence.contains("#th") {
                wrong.push(format!("{key}: 2th"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
