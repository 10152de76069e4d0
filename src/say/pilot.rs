//! What the pilot planner says, on screen and on paper.

use super::amount::thousandths;
use crate::domain::pilot::balance::{Line, Trait, Unseen};
use crate::domain::pilot::{Kind, MOST_USUAL, Pilot, Role, Schools, Wave};
use crate::words::{Words, with};

/// The cells of a line of the balance table: means to one decimal, a word's share of schools in whole percent.
pub(crate) fn balance_row(words: &Words, schools: &Schools, line: &Line) -> Vec<String> {
    let name = &schools.columns[line.column].name;
    let number = |value: i64| match line.category {
        Some(_) => words.print_percent((value + 5).div_euclid(10) as f64),
        None => words.formats().number(value as f64 / 1000.0, 1),
    };
    let none = || words.print_none().into_owned();
    vec![
        line.category.as_ref().map_or_else(|| name.clone(), |word| words.pilot_is(with::Name(name), with::Value(word))),
        number(line.district),
        line.pilots.map_or_else(none, number),
        line.difference.map_or_else(none, |difference| thousandths(words, difference)),
        words.formats().number(f64::from(line.missing), 0),
    ]
}

/// How many decimals the numbers of a column have for people, so that those of these schools are written alike: one where
/// any of them needs it.
pub(crate) fn decimals(schools: &Schools, rows: &[usize], column: usize) -> u8 {
    let is_fine = |row: &usize| schools.millionths(*row, column).is_some_and(|millionths| millionths % 1_000_000 != 0);
    u8::from(rows.iter().any(is_fine))
}

/// What is known about a school, as people read it; a number with so many decimals.
pub(crate) fn value(words: &Words, schools: &Schools, row: usize, column: usize, decimals: u8) -> String {
    let Some(value) = schools.value(row, column) else { return words.print_none().into_owned() };
    match (schools.columns[column].kind, schools.millionths(row, column)) {
        (Kind::Number, Some(millionths)) => words.formats().number(millionths as f64 / 1e6, decimals),
        _ => value.to_owned(),
    }
}

/// How many columns are told beside a school's name.
const MOST_FACTS: usize = 5;

/// What is known about a school, in a line: "Level: Middle, Students: 412, Locale: Rural".
pub(crate) fn facts(words: &Words, schools: &Schools, row: usize) -> String {
    let known = (0..schools.columns.len()).filter(|column| schools.value(row, *column).is_some());
    let fact = |column: usize| {
        let value = value(words, schools, row, column, decimals(schools, &[row], column));
        words.pilot_is(with::Name(&schools.columns[column].name), with::Value(value))
    };
    words.joined(&known.take(MOST_FACTS).map(fact).collect::<Vec<_>>())
}

/// The schools of a wave: those of the list by name, then what is written of others.
pub(crate) fn wave_schools(words: &Words, schools: &Schools, wave: &Wave) -> String {
    let listed = wave.school_ids.iter().filter_map(|id| Some(schools.rows[schools.row(id)?].name.as_str()));
    words.joined(&listed.chain(Some(wave.schools.trim()).filter(|text| !text.is_empty())).collect::<Vec<_>>())
}

/// Why so many sites are suggested.
pub(crate) fn why_so_many(words: &Words, pilot: &Pilot) -> String {
    let schools = pilot.schools.rows.len() as u32;
    match pilot.usual() {
        MOST_USUAL if schools.div_ceil(5) > MOST_USUAL => words.pilot_count_most(MOST_USUAL),
        2 => words.pilot_count_two().into_owned(),
        usual => words.pilot_count_fifth(usual),
    }
}

/// What the pilots cannot tell, in a sentence.
pub(crate) fn unseen(words: &Words, schools: &Schools, unseen: &Unseen) -> String {
    let traits: Vec<String> = unseen.traits.iter().map(|one| trait_name(words, schools, one)).collect();
    words.pilot_unseen(with::Count(unseen.schools), with::Kind(traits.join(words.pilot_and().as_ref())))
}

fn trait_name(words: &Words, schools: &Schools, one: &Trait) -> String {
    let column = |at: &usize| &schools.columns[*at];
    match one {
        Trait::Word(at, word) => words.pilot_is(with::Name(&column(at).name), with::Value(word)),
        Trait::Low(at) if column(at).role == Role::Students => words.pilot_small().into_owned(),
        Trait::High(at) if column(at).role == Role::Students => words.pilot_large().into_owned(),
        Trait::Low(at) => words.pilot_low(&column(at).name),
        Trait::High(at) => words.pilot_high(&column(at).name),
    }
}
