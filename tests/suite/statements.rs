//! A table of composed statements, one for each of a hundred combinations of answers, made to be read by people.

use expect_test::expect_file;
use stem_readiness::content;
use stem_readiness::domain::Mission;
use stem_readiness::domain::mission::MissingGroup;
use stem_readiness::say::mission::compose;
use stem_readiness::words::Words;

const WHO: [&str; 5] =
    ["", "every student", "Every Riverbend learner", "Girls and boys in grades 3–8.", "students, families"];
const WHAT: [&str; 5] = [
    "",
    "design and test clean-energy solutions",
    "Will build robots.",
    "Learn by making things",
    "ask, and answer, real questions",
];
const GROUPS: [&[&str]; 4] =
    [&[], &["Girls"], &["girls", "English learners."], &["girls, ages 9–12", "newcomers", "rural students"]];
const PARTNERS: [(&[usize], &str); 4] =
    [(&[], ""), (&[0], ""), (&[0, 1, 2], ""), (&[0], "The Hydro Co-op and Mill College")];
const BY: [&str; 4] = ["", "June 2029", "By 2030.", "the end of 2031"];

fn mission(combination: usize) -> Mission {
    let framework = content::framework();
    let pick = |step: usize, of: usize| (combination / step) % of;
    let (partners, own) = PARTNERS[(combination + combination / 25) % PARTNERS.len()];
    let group = |name: &&str| MissingGroup { group: (*name).to_owned(), ..MissingGroup::default() };
    Mission {
        who: WHO[pick(1, WHO.len())].to_owned(),
        what: WHAT[pick(5, WHAT.len())].to_owned(),
        missing: GROUPS[pick(25, GROUPS.len())].iter().map(group).collect(),
        partners: partners.iter().map(|at| framework.mission.partners[*at].id.clone()).collect(),
        own_partners: own.to_owned(),
        by_when: BY[(combination + combination / 4) % BY.len()].to_owned(),
        ..Mission::default()
    }
}

#[test]
fn a_hundred_combinations_of_answers_are_sentences() {
    let (framework, words) = (content::framework(), Words::english());
    let table: Vec<String> = (0..100).map(|at| compose(&mission(at), &framework, &words)).collect();
    for said in table.iter().filter(|said| !said.is_empty()) {
        let first = said.chars().next().is_some_and(|letter| letter.is_uppercase() || letter.is_numeric());
        assert!(first && said.ends_with(['.', '…']), "{said}");
        for slip in ["  ", " ,", ",,", "..", "By By", "by By", "will Will", "will will", " .", ",."] {
            assert!(!said.contains(slip), "`{slip}` is in {said}");
        }
    }
    expect_file!["../fixtures/statements.txt"].assert_eq(&(table.join("\n") + "\n"));
}
