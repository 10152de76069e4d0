//! Every sentence of every language, said with arguments that can be told apart.

use std::rc::Rc;

use super::message::{Message, Piece};
use super::{Formats, PlainFormats, Words, with};

include!(concat!(env!("OUT_DIR"), "/every.rs"));

/// How many placeholders are given a count of each kind, one after the other. No sentence has more.
const MOST_PLACEHOLDERS: usize = 12;

/// A count for each case that a plural can have, and one that is written with a comma.
const COUNTS: [f64; 5] = [0.0, 1.0, 2.0, 7.0, 1234.0];

/// What a placeholder's place is given: a count, where it is the one that is looked at, and otherwise a number of its
/// own.
fn number(place: usize, (looked_at, count): (usize, f64)) -> f64 {
    if place == looked_at { count } else { 20.0 + place as f64 }
}

/// The sentence as its template has it, read from the template alone.
fn expected(message: &Message<'_>, names: &[&str], counted: f64, value: &dyn Fn(usize) -> f64) -> String {
    let of = |name: &str| value(names.iter().position(|known| *known == name).expect("a placeholder of the sentence"));
    let piece = |piece: &Piece<'_>| match piece {
        Piece::Plain(words) => (*words).to_owned(),
        Piece::Text(name) => format!("<{name}>"),
        Piece::Number(name) => PlainFormats.number(of(name), 0),
        Piece::Count => PlainFormats.number(counted, 0),
        Piece::Plural(name, cases) => {
            let count = of(name);
            let wanted = [format!("={count}"), PlainFormats.plural(count), "other".to_owned()];
            let case = wanted.iter().find_map(|wanted| cases.iter().find(|(category, _)| category == wanted));
            expected(&case.expect("every plural has a case for the rest").1, names, count, value)
        }
    };
    message.0.iter().map(piece).collect()
}

#[test]
fn every_sentence_puts_each_argument_where_its_template_names_it() {
    for (lang, templates) in TEMPLATES {
        let words = Words::new(lang, Rc::new(PlainFormats));
        for looked_at in (0..MOST_PLACEHOLDERS).flat_map(|place| COUNTS.map(|count| (place, count))) {
            let value = |place| number(place, looked_at);
            for (key, said) in every(&words, value) {
                let template = templates.iter().find(|(known, _)| *known == key).expect("a template of each key").1;
                let message = Message::parse(template).expect("the build has read it");
                let mut found = Vec::new();
                message.placeholders(&mut found);
                let mut names: Vec<&str> = found.iter().map(|(name, _)| *name).collect();
                names.sort_unstable();
                names.dedup();
                assert!(names.len() <= MOST_PLACEHOLDERS, "{key} has more placeholders than are looked at");
                assert_eq!(said, expected(&message, &names, 0.0, &value), "{lang}: {key}");
            }
        }
    }
}
