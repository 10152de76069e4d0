//! How easily a text reads.

use proptest::prelude::*;
use stem_readiness::domain::readability::{readability, syllables, words};

#[test]
fn the_formula_as_worked_by_hand() {
    // 6 words, 2 sentences, 6 syllables: 0.39 × 3 + 11.8 × 1 − 15.59 = −2.62, shown as 0.
    let found = readability("The cat sat. It ran far.").expect("there are words");
    assert_eq!((found.words, found.sentences, found.longest_sentence, found.grade_tenths), (6, 2, 3, 0));
    // 10 words, 1 sentence, 1+2+1+2+1+1+2+2+1+2 = 15 syllables: 3.9 + 17.7 − 15.59 = 6.01.
    let found = readability("All students will design and test clever ideas with partners.").expect("there are words");
    assert_eq!((found.words, found.sentences, found.grade_tenths), (10, 1, 60));
}

/// The formula in floating point, as printed.
fn grade(words: u32, sentences: u32, syllables: u32) -> u32 {
    let (words, sentences, syllables) = (f64::from(words), f64::from(sentences), f64::from(syllables));
    let grade = 0.39 * words / sentences + 11.8 * syllables / words - 15.59;
    (grade * 10.0 + 0.5).floor().max(0.0) as u32
}

#[test]
fn syllables_by_spelling() {
    let table = [
        (1, "a the June schools makes tree cream friends STEM test 2029 strengths queue"),
        (2, "student science create tables agree people changes designed wanted nation region million partners"),
        (3, "solutions audience radio created families Riverbend"),
        (4, "biology engineering material experience mathematics technology clean-energy"),
        (5, "opportunities university"),
    ];
    for (expected, list) in table {
        for word in list.split(' ') {
            assert_eq!(syllables(word), expected, "{word}");
        }
    }
}

#[test]
fn sentences_end_where_a_reader_stops() {
    let table = [
        ("One. Two! Three? Four; five", 5),
        ("We aim for 3.5 hours a week in U.S. history", 1),
        ("M. Ortiz and Dr. Lee met St. Mary's team. They agreed.", 2),
        ("Wait... what?!", 2),
        ("no end", 1),
        ("هل هذا واضح؟ نعم.", 2),
    ];
    for (text, expected) in table {
        assert_eq!(readability(text).map(|found| found.sentences), Some(expected), "{text}");
    }
    for empty in ["", "  ", "... – !"] {
        assert_eq!(readability(empty), None, "{empty}");
    }
}

#[test]
fn words_are_runs_of_letters_and_digits() {
    let found: Vec<&str> = words("By 2029, every student's clean-energy idea – tested (twice)!").collect();
    assert_eq!(found, ["By", "2029", "every", "student's", "clean-energy", "idea", "tested", "twice"]);
}

proptest! {
    #[test]
    fn any_text_is_counted_without_panic(text in "\\PC{0,200}") {
        if let Some(found) = readability(&text) {
            prop_assert!(found.words >= found.sentences && found.sentences >= 1);
            prop_assert!(found.longest_sentence <= found.words);
            prop_assert_eq!(found.words as usize, words(&text).count());
        }
    }

    #[test]
    fn integers_agree_with_the_printed_formula(text in "([a-z]{1,12}[ .]){1,40}") {
        let found = readability(&text).expect("there are words");
        let exact = grade(found.words, found.sentences, words(&text).map(syllables).sum());
        prop_assert!(found.grade_tenths.abs_diff(exact) <= 1);
    }
}
