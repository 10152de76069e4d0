//! The six checks, each with its reason and the words it looked at.

use crate::ui::view::{Html, html};

use crate::domain::Mission;
use crate::domain::mission::check::{Check, HIGHEST_GRADE_TENTHS, Kind, LONGEST_SENTENCE, MOST_WORDS};
use crate::domain::readability::Readability;
use crate::ui::parts::companion::{check_mark, check_name};
use crate::words::{Words, with};

/// Draws the checks. They advise; nothing waits for them.
pub(super) fn checks(checks: &[Check], mission: &Mission, words: &Words) -> Html {
    let passed = checks.iter().filter(|check| check.passed).count();
    html! {
        <section class="star__part" aria-labelledby="checks-title">
            <h4 class="star__subtitle" id="checks-title">{ words.mission_checks(with::Passed(passed as u32), with::Total(checks.len() as u32)) }</h4>
            <p class="field__hint">{ words.mission_checks_advise() }</p>
            <ul class="checks checks--full">{ for checks.iter().map(|check| one(check, mission, words)) }</ul>
        </section>
    }
}

fn one(check: &Check, mission: &Mission, words: &Words) -> Html {
    let (name, why) = (check_name(check.kind, words), why(check, mission, words));
    html! {
        <li class="checks__item" key={format!("{:?}", check.kind)}>
            { check_mark(check.passed, words) }
            if check.passed {
                <details class="checks__body">
                    <summary class="checks__name checks__summary opens">{ name }</summary>
                    { why }
                </details>
            } else {
                <div class="checks__body">
                    <p class="checks__name">{ name }</p>
                    { why }
                </div>
            }
        </li>
    }
}

/// The reason, and the words that the check went by: of a check that passed they are in a line that opens.
fn why(check: &Check, mission: &Mission, words: &Words) -> Html {
    let looked_at = looked_at(check, words);
    html! {
        <>
            <p>{ reason(check, mission, words) }</p>
            if !looked_at.is_empty() {
                <p class="checks__words clamp">{ words.mission_looked_at(looked_at) }</p>
            }
        </>
    }
}

/// Why it passed, or what would help.
fn reason(check: &Check, mission: &Mission, words: &Words) -> String {
    let sentence = match (check.kind, check.passed) {
        (Kind::Community, true) => words.mission_community_yes(),
        (Kind::Community, false) if mission.community.trim().is_empty() => words.mission_community_unknown(),
        (Kind::Community, false) => return words.mission_community_no(mission.community.trim()),
        (Kind::WhoIsMissing, true) => words.mission_missing_yes(),
        (Kind::WhoIsMissing, false) => words.mission_missing_no(),
        (Kind::LearnersDo, true) => words.mission_do_yes(),
        (Kind::LearnersDo, false) => words.mission_do_no(),
        (Kind::MeasureAndDate, true) => words.mission_measure_yes(),
        (Kind::MeasureAndDate, false) => match (check.has_measure, check.has_date) {
            (true, false) => words.mission_measure_no_date(),
            (false, true) => words.mission_measure_no_measure(),
            _ => words.mission_measure_no(),
        },
        (Kind::Decides, true) => words.mission_decides_yes(),
        (Kind::Decides, false) => words.mission_decides_no(),
        (Kind::Readable, true) => words.mission_readable_yes(),
        (Kind::Readable, false) => {
            return check
                .readability
                .map_or_else(|| words.mission_readable_unknown().into_owned(), |counted| too_hard(&counted, words));
        }
    };
    sentence.into_owned()
}

/// What makes a statement hard to read, each with the most that reads easily.
fn too_hard(counted: &Readability, words: &Words) -> String {
    let mut faults = Vec::new();
    if counted.words > MOST_WORDS {
        faults.push(words.mission_readable_words(with::Count(counted.words), with::Most(MOST_WORDS)));
    }
    if counted.longest_sentence > LONGEST_SENTENCE {
        faults
            .push(words.mission_readable_sentence(with::Count(counted.longest_sentence), with::Most(LONGEST_SENTENCE)));
    }
    if counted.grade_tenths > HIGHEST_GRADE_TENTHS {
        faults.push(words.mission_readable_grade(
            with::Grade(grade(counted.grade_tenths, words)),
            with::Most(grade(HIGHEST_GRADE_TENTHS, words)),
        ));
    }
    faults.join(" ")
}

/// How many of the words that a check went by are quoted.
const MOST_QUOTED: usize = 3;

/// What the check went by: words, or what was counted.
fn looked_at(check: &Check, words: &Words) -> String {
    if let Some(Readability { words: count, longest_sentence, grade_tenths, .. }) = check.readability {
        return words.mission_counted(
            with::Count(count),
            with::Grade(grade(grade_tenths, words)),
            with::Longest(longest_sentence),
        );
    }
    let mut quoted: Vec<String> =
        check.words.iter().take(MOST_QUOTED).map(|found| words.mission_quoted(found)).collect();
    quoted.extend(
        Some(check.words.len())
            .filter(|all| *all > MOST_QUOTED)
            .map(|all| words.common_more((all - MOST_QUOTED) as u32)),
    );
    words.list(&quoted)
}

fn grade(tenths: u32, words: &Words) -> String {
    words.formats().number(f64::from(tenths) / 10.0, 1)
}
