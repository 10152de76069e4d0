//! What the plan in depth says in more than one place: on screen and on paper.

use std::borrow::Cow;

use super::Words;
use crate::domain::cost::{Category, FiveYears, Recurs, Year};
use crate::domain::measure::About;
use crate::domain::pilot::balance::{Line, Trait, Unseen};
use crate::domain::pilot::{Decision, Kind, Role, Schools};
use crate::domain::plan::Status;
use crate::domain::{Framework, Level};

/// Money, in whole dollars where there are no cents.
pub(crate) fn money(words: &Words, cents: u64) -> String {
    let decimals = if cents.is_multiple_of(100) { 0 } else { 2 };
    words.deep_money(words.formats().number(cents as f64 / 100.0, decimals))
}

/// A number of hundredths, with as few decimals as it needs.
pub(crate) fn hundredths(words: &Words, hundredths: u32) -> String {
    let decimals = if hundredths.is_multiple_of(100) { 0 } else { 2 };
    words.formats().number(f64::from(hundredths) / 100.0, decimals)
}

/// A budget year by the years it touches: "2026–27".
pub(crate) fn budget_year(begins: i32) -> String {
    let next = (begins + 1) % 100;
    [begins.to_string().as_str(), "–", if next < 10 { "0" } else { "" }, next.to_string().as_str()].concat()
}

/// The year in which money runs out, in a sentence.
pub(crate) fn cliff(words: &Words, five: &FiveYears) -> String {
    match five.cliff() {
        Some(cliff) => words.deep_cliff(money(words, cliff.cents), budget_year(cliff.begins)),
        None => words.deep_no_cliff().into_owned(),
    }
}

/// What five years cost, in a line.
pub(crate) fn cost_summary(words: &Words, five: &FiveYears) -> String {
    let percent = five.recurring_percent().unwrap_or_default();
    let total = words.deep_total_of(money(words, five.total()), percent);
    match five.per_student(five.total()) {
        Some(each) => [total, words.deep_each_student(money(words, each), five.students.unwrap_or_default())].join(" "),
        None => total,
    }
}

/// The rows of the five-year table.
pub(crate) fn year_rows(words: &Words, five: &FiveYears) -> Vec<(String, Vec<String>)> {
    let row = |label: Cow<'static, str>, of: &dyn Fn(&Year) -> u64| {
        (label.into_owned(), five.years.iter().map(|year| money(words, of(year))).collect())
    };
    let mut rows = vec![
        row(words.deep_row_yearly(), &|year| year.yearly),
        row(words.deep_row_once(), &|year| year.once),
        row(words.deep_row_total(), &Year::total),
        row(words.deep_row_money(), &|year| year.yearly_money + year.once_money),
        row(words.deep_row_gap(), &Year::gap),
    ];
    if five.students.is_some() {
        rows.push(row(words.deep_per_student(), &|year| five.per_student(year.total()).unwrap_or_default()));
    }
    rows
}

/// A number of thousandths, with two decimals.
pub(crate) fn thousandths(words: &Words, thousandths: i64) -> String {
    // Nothing is less than nothing when it is rounded to it.
    let shown = if thousandths.abs() < 5 { 0 } else { thousandths };
    words.formats().number(shown as f64 / 1000.0, 2)
}

/// The cells of a line of the balance table. A word's share of schools is in percent.
pub(crate) fn balance_row(words: &Words, schools: &Schools, line: &Line) -> Vec<String> {
    let name = &schools.columns[line.column].name;
    let number = |value: i64| match line.category {
        Some(_) => words.print_percent((value + 5).div_euclid(10) as f64),
        None => words.formats().number(value as f64 / 1000.0, u8::from(value.abs() < 100_000)),
    };
    let none = || words.print_none().into_owned();
    vec![
        line.category.as_ref().map_or_else(|| name.clone(), |word| words.deep_is(name, word)),
        number(line.district),
        line.pilots.map_or_else(none, number),
        line.difference.map_or_else(none, |difference| thousandths(words, difference)),
        words.formats().number(f64::from(line.missing), 0),
    ]
}

/// What is known about a school, as people read it.
pub(crate) fn value(words: &Words, schools: &Schools, row: usize, column: usize) -> String {
    let Some(value) = schools.value(row, column) else { return words.print_none().into_owned() };
    match (schools.columns[column].kind, schools.millionths(row, column)) {
        (Kind::Number, Some(millionths)) => {
            let decimals = if millionths % 1_000_000 == 0 { 0 } else { 1 };
            words.formats().number(millionths as f64 / 1e6, decimals)
        }
        _ => value.to_owned(),
    }
}

/// What the pilots cannot tell, in a sentence.
pub(crate) fn unseen(words: &Words, schools: &Schools, unseen: &Unseen) -> String {
    let traits: Vec<String> = unseen.traits.iter().map(|one| trait_name(words, schools, one)).collect();
    words.deep_unseen(unseen.schools, traits.join(words.deep_and().as_ref()))
}

fn trait_name(words: &Words, schools: &Schools, one: &Trait) -> String {
    let column = |at: &usize| &schools.columns[*at];
    match one {
        Trait::Word(at, word) => words.deep_is(&column(at).name, word),
        Trait::Low(at) if column(at).role == Role::Students => words.deep_small().into_owned(),
        Trait::High(at) if column(at).role == Role::Students => words.deep_large().into_owned(),
        Trait::Low(at) => words.deep_low(&column(at).name),
        Trait::High(at) => words.deep_high(&column(at).name),
    }
}

/// A level and its name.
pub(crate) fn level(framework: &Framework, level: Level) -> String {
    [level.to_string().as_str(), " ", framework.level_name(level)].concat()
}

/// What the team calls a state.
pub(crate) fn status(words: &Words, status: Status) -> Cow<'static, str> {
    match status {
        Status::Planned => words.print_status_planned(),
        Status::OnTrack => words.print_status_on_track(),
        Status::Stuck => words.print_status_stuck(),
        Status::Done => words.print_status_done(),
        Status::Stopped => words.print_status_stopped(),
    }
}

/// What the team calls a decision.
pub(crate) fn decision(words: &Words, decision: Decision) -> Cow<'static, str> {
    match decision {
        Decision::Go => words.deep_go(),
        Decision::Hold => words.deep_hold(),
        Decision::Stop => words.deep_end(),
    }
}

/// What the team calls a kind of cost.
pub(crate) fn category(words: &Words, category: Category) -> Cow<'static, str> {
    match category {
        Category::Equipment => words.deep_equipment(),
        Category::Consumables => words.deep_consumables(),
        Category::Software => words.deep_software(),
        Category::Space => words.deep_space(),
        Category::StaffTime => words.deep_staff_time(),
        Category::ProfessionalLearning => words.deep_professional_learning(),
        Category::Support => words.deep_help(),
        Category::Maintenance => words.deep_maintenance(),
        Category::Replacement => words.deep_replacement(),
    }
}

/// Whether a cost comes back, in a word.
pub(crate) fn recurs(words: &Words, recurs: Recurs) -> Cow<'static, str> {
    match recurs {
        Recurs::Once => words.deep_once(),
        Recurs::Yearly => words.deep_yearly(),
    }
}

/// What a measure tells about.
pub(crate) fn about(words: &Words, about: About) -> Cow<'static, str> {
    match about {
        About::Access => words.deep_access(),
        About::Engagement => words.deep_engagement(),
        About::TeacherConfidence => words.deep_teacher_confidence(),
        About::TeacherPractice => words.deep_teacher_practice(),
        About::PartnerValue => words.deep_partner_value(),
        About::Outcomes => words.deep_outcomes(),
    }
}
