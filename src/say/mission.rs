//! The North Star statement, made of the mission's answers.

use super::sentence::lower_first;
use crate::base::ChoiceId;
use crate::domain::Framework;
use crate::domain::framework::Choice;
use crate::domain::mission::{Draft, Mission};
use crate::words::{Words, with};

/// The statement as the answers make it, such as "By June 2029, every Riverbend student, starting with girls and English
/// learners, will design and test clean-energy solutions with local partners." Empty when neither who nor what is known.
///
/// A group below the reporting limit is left out: the statement is in every print.
///
/// An answer that begins with the sentence's own word ("by June 2029", "will design") does not say it twice.
#[must_use]
pub fn compose(mission: &Mission, framework: &Framework, words: &Words) -> String {
    let who = small_start(clean(&mission.who), words);
    let what = lower_first(without(clean(&mission.what), &words.compose_will_word(), words), words);
    if who.is_empty() && what.is_empty() {
        return String::new();
    }
    let shown = mission.named_groups().filter(|row| !row.is_below_limit());
    let groups: Vec<String> = shown.map(|row| small_start(clean(&row.group), words)).collect();
    let mut subject = if who.is_empty() { words.compose_everyone().into_owned() } else { who };
    if !groups.is_empty() {
        subject = words.compose_starting_with(with::Groups(listed(&groups, words)), with::Who(&subject));
    }
    let deed = if what.is_empty() { words.compose_ellipsis().into_owned() } else { what };
    let mut predicate = words.compose_will(with::What(&deed), with::Who(&subject));
    let partners = partners(mission, framework, words);
    if !partners.is_empty() {
        predicate = words.compose_with(with::Partners(&partners), with::Sentence(&predicate));
    }
    let by_when = without(clean(&mission.by_when), &words.compose_by_word(), words);
    let said = if by_when.is_empty() {
        words.compose_sentence(words.capitalized(&predicate))
    } else {
        words.compose_by(with::Sentence(&predicate), with::When(by_when))
    };
    match said.strip_suffix("….") {
        Some(unfinished) => format!("{unfinished}…"),
        None => said,
    }
}

/// The statement the team chose: the chosen draft's own wording, or else what the answers make.
#[must_use]
pub fn statement(mission: &Mission, framework: &Framework, words: &Words) -> String {
    mission
        .draft()
        .map_or_else(|| compose(mission, framework, words), |draft| statement_of(draft, mission, framework, words))
}

/// A draft's statement: its own wording, or else what the answers make.
#[must_use]
pub fn statement_of(draft: &Draft, mission: &Mission, framework: &Framework, words: &Words) -> String {
    draft.wording.clone().unwrap_or_else(|| compose(mission, framework, words))
}

/// Groups in a row; apart by semicolons where one of them has a comma of its own.
fn listed(groups: &[String], words: &Words) -> String {
    match groups {
        [rest @ .., last] if !rest.is_empty() && groups.iter().any(|group| group.contains(',')) => {
            let rest: Vec<_> = rest.iter().map(|group| words.isolated(group)).collect();
            words.compose_and_last(with::Last(last), with::Rest(rest.join("; ")))
        }
        groups => words.list(groups),
    }
}

/// Partners by name where the team names some, or else by kind.
fn partners(mission: &Mission, framework: &Framework, words: &Words) -> String {
    let own = clean(&mission.own_partners);
    if own.is_empty() { words.list(&phrases(&mission.partners, &framework.mission.partners)) } else { own.to_owned() }
}

/// The phrases of chosen choices, in the framework's order.
#[must_use]
pub fn phrases<'a>(chosen: &[ChoiceId], offered: &'a [Choice]) -> Vec<&'a str> {
    offered.iter().filter(|choice| chosen.contains(&choice.id)).map(|choice| choice.phrase.as_str()).collect()
}

/// Without surrounding space and closing stops.
fn clean(text: &str) -> &str {
    text.trim().trim_end_matches(['.', ',', ';'])
}

/// Without a first word that the sentence brings itself.
fn without<'a>(text: &'a str, word: &str, words: &Words) -> &'a str {
    match text.split_once(char::is_whitespace) {
        Some((first, rest)) if words.small(first) == words.small(word) => rest.trim_start(),
        _ => text,
    }
}

/// With a small first letter where the first word is one of those that no name begins with.
fn small_start(text: &str, words: &Words) -> String {
    let first = words.small(text.split_whitespace().next().unwrap_or_default());
    let is_small = words.compose_small_words().split_whitespace().any(|word| word == first);
    if is_small { lower_first(text, words) } else { text.to_owned() }
}
