//! Six checks of a mission. A check advises; it never blocks.

use super::Mission;
use crate::base::text::lower;
use crate::domain::Framework;
use crate::domain::readability::{self, Readability};

/// The longest statement that still reads easily, in words.
pub const MOST_WORDS: u32 = 60;

/// The longest sentence that still reads easily, in words.
pub const LONGEST_SENTENCE: u32 = 35;

/// The highest Flesch-Kincaid grade that still reads easily, in tenths.
pub const HIGHEST_GRADE_TENTHS: u32 = 120;

/// What a check looks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// The statement names this community.
    Community,
    /// It names who is missing.
    WhoIsMissing,
    /// It says what learners do.
    LearnersDo,
    /// There is a measure and a date.
    MeasureAndDate,
    /// The mission names how it decides.
    Decides,
    /// The statement reads easily.
    Readable,
}

/// A check's outcome, with the words it looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Check {
    /// What it looks for.
    pub kind: Kind,
    /// Whether it found it.
    pub passed: bool,
    /// The words it found, or looked for in vain.
    pub words: Vec<String>,
    /// What was counted, for the readable check.
    pub readability: Option<Readability>,
    /// Whether there is something to count, for the check of measure and date.
    pub has_measure: bool,
    /// Whether there is a date, for the same.
    pub has_date: bool,
}

/// Words too common to tell one community or group from another.
const GENERIC: [&str; 24] = [
    "school",
    "schools",
    "district",
    "unified",
    "county",
    "public",
    "city",
    "town",
    "community",
    "board",
    "education",
    "area",
    "regional",
    "independent",
    "central",
    "students",
    "student",
    "learners",
    "grade",
    "grades",
    "with",
    "from",
    "their",
    "that",
];

/// Verbs and nouns of decisions.
const DECISIONS: [&str; 15] = [
    "budget",
    "budgets",
    "hire",
    "hires",
    "hiring",
    "buy",
    "buying",
    "purchase",
    "purchases",
    "purchasing",
    "fund",
    "funds",
    "funding",
    "spend",
    "spending",
];

/// Words after "will" that are not a deed.
const NO_DEEDS: [&str; 6] = ["be", "become", "get", "have", "receive", "see"];

/// Checks a mission and the statement the team chose. The words it looks for are English; where a statement has none
/// of them, the team's own answers decide.
#[must_use]
pub fn check(mission: &Mission, _framework: &Framework, statement: &str) -> [Check; 6] {
    [
        community(mission, statement),
        who_is_missing(mission, statement),
        learners_do(mission, statement),
        measure_and_date(mission, statement),
        decides(mission, statement),
        readable(statement),
    ]
}

fn outcome(kind: Kind, passed: bool, words: Vec<String>) -> Check {
    Check { kind, passed, words, readability: None, has_measure: false, has_date: false }
}

/// The words of a text, without the ending of a possessive.
fn words_of(text: &str) -> impl Iterator<Item = &str> {
    readability::words(text).map(|word| word.strip_suffix("'s").or(word.strip_suffix("’s")).unwrap_or(word))
}

/// The words of a text in lower case, without the ending of a possessive.
fn plain_words(text: &str) -> Vec<String> {
    words_of(&lower(text)).map(str::to_owned).collect()
}

/// The words of a name that a text says: those of four letters or more that are not generic; where the text says all
/// of it, the name itself.
fn said(name: &str, text: &str) -> Vec<String> {
    let (name_words, text_words) = (plain_words(name), plain_words(text));
    if !name_words.is_empty() && text_words.windows(name_words.len()).any(|run| run == name_words) {
        return vec![name.trim().to_owned()];
    }
    let is_said = |word: &&str| {
        let plain = lower(word);
        word.chars().count() >= 4 && !GENERIC.contains(&plain.as_str()) && text_words.contains(&plain)
    };
    words_of(name).filter(is_said).map(str::to_owned).collect()
}

/// The groups below the reporting limit that a text names: every word of theirs that tells them from others is in it.
/// The composed statement leaves them out; a team's own words may not.
#[must_use]
pub fn small_groups_named<'a>(mission: &'a Mission, text: &str) -> Vec<&'a str> {
    let text_words = plain_words(text);
    let tells = |word: &String| word.chars().count() >= 4 && !GENERIC.contains(&word.as_str());
    let is_named = |group: &str| {
        let mut words = plain_words(group).into_iter().filter(tells).peekable();
        words.peek().is_some() && words.all(|word| text_words.contains(&word))
    };
    let small = mission.named_groups().filter(|row| row.is_below_limit());
    small.map(|row| row.group.trim()).filter(|group| is_named(group)).collect()
}

fn community(mission: &Mission, statement: &str) -> Check {
    let found = said(&mission.community, statement);
    if !found.is_empty() {
        return outcome(Kind::Community, true, found);
    }
    let wanted = Some(mission.community.trim().to_owned()).filter(|name| !name.is_empty());
    outcome(Kind::Community, false, wanted.into_iter().collect())
}

/// Rows of who is missing are enough; those that the statement names come first to be shown.
fn who_is_missing(mission: &Mission, statement: &str) -> Check {
    let groups: Vec<String> = mission.named_groups().map(|row| row.group.trim().to_owned()).collect();
    let found: Vec<String> = groups.iter().filter(|group| !said(group, statement).is_empty()).cloned().collect();
    outcome(Kind::WhoIsMissing, !groups.is_empty(), if found.is_empty() { groups } else { found })
}

/// The words after "will" are a deed when they say more than being or having something. Without a "will", as in other
/// languages, the team's answer to what learners will do counts where the statement says it.
fn learners_do(mission: &Mission, statement: &str) -> Check {
    let words = plain_words(statement);
    let verb = words.iter().position(|word| word == "will").and_then(|at| words.get(at + 1));
    if let Some(verb) = verb {
        return outcome(Kind::LearnersDo, !NO_DEEDS.contains(&verb.as_str()), vec![verb.clone()]);
    }
    let what = mission.what.trim().trim_end_matches('.');
    let quoted = !what.is_empty() && lower(statement).contains(&lower(what));
    outcome(Kind::LearnersDo, quoted, if quoted { vec![what.to_owned()] } else { Vec::new() })
}

fn measure_and_date(mission: &Mission, statement: &str) -> Check {
    let (measures, dates) = (measures(mission, statement), dates(mission, statement));
    let (has_measure, has_date) = (!measures.is_empty(), !dates.is_empty());
    let found = outcome(Kind::MeasureAndDate, has_measure && has_date, [measures, dates].concat());
    Check { has_measure, has_date, ..found }
}

/// Shares that the statement gives, the mission's measure, and the targets of who is missing.
fn measures(mission: &Mission, statement: &str) -> Vec<String> {
    let share = |word: &&str| word.contains('%') && word.contains(|c: char| c.is_ascii_digit());
    let said = statement.split_whitespace().filter(share).map(|word| word.trim_end_matches(['.', ',', ';']));
    let answers =
        std::iter::once(mission.measure.as_str()).chain(mission.named_groups().map(|row| row.target.as_str()));
    said.chain(answers).map(str::trim).filter(|measure| !measure.is_empty()).map(str::to_owned).collect()
}

/// The years that the statement gives; without any, the mission's own date, or else those of who is missing.
fn dates(mission: &Mission, statement: &str) -> Vec<String> {
    let is_year = |part: &&str| part.len() == 4 && part.parse().is_ok_and(|year: u32| (2000..2100).contains(&year));
    let years: Vec<String> =
        statement.split(|c: char| !c.is_alphanumeric()).filter(is_year).map(str::to_owned).collect();
    if !years.is_empty() {
        return years;
    }
    match mission.by_when.trim() {
        "" => mission.named_groups().filter_map(|row| row.by).map(|date| date.to_string()).collect(),
        by_when => vec![by_when.to_owned()],
    }
}

fn decides(mission: &Mission, statement: &str) -> Check {
    let mut found: Vec<String> =
        plain_words(statement).into_iter().filter(|word| DECISIONS.contains(&word.as_str())).collect();
    if !mission.decides.trim().is_empty() {
        found.push(mission.decides.trim().to_owned());
    }
    outcome(Kind::Decides, !found.is_empty(), found)
}

fn readable(statement: &str) -> Check {
    let counted = readability::readability(statement);
    let passed = counted.is_some_and(|counted| {
        counted.words <= MOST_WORDS
            && counted.longest_sentence <= LONGEST_SENTENCE
            && counted.grade_tenths <= HIGHEST_GRADE_TENTHS
    });
    Check { kind: Kind::Readable, passed, words: Vec::new(), readability: counted, has_measure: false, has_date: false }
}
