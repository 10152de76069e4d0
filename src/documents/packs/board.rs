//! One page for the board: level words, no percents, and nothing beyond what one page holds.

use crate::base::{IndicatorId, sort};
use crate::documents::manuscript::{Manuscript, pairs};
use crate::documents::paper::{Block, Pack, Paper};
use crate::domain::action::Action;
use crate::domain::score::Readiness;
use crate::say;

// What the page has room for, in groups and in letters; what is longer ends in dots, and the foot
// says that the full plan has the rest.
const MOST_GROUPS: usize = 3;
const STATEMENT: usize = 300;
const GATE: usize = 220;
const GROUP: usize = 85;
const HOLDS_BACK: usize = 85;
const WHAT: usize = 100;
const OWNER: usize = 40;
const KNOW_BY: usize = 60;
const ASK: usize = 200;

pub(in crate::documents) fn board(manuscript: &Manuscript<'_>) -> Paper {
    let (words, framework) = (manuscript.words, manuscript.framework);
    let readiness = manuscript.facts.readiness();
    let word = say::readiness::overall_word(&readiness.overall, framework, words);
    let gate = manuscript.terse(&say::readiness::overall_sentence(readiness, framework, words), GATE);
    let mut blocks = vec![
        Block::Statement(manuscript.terse(&manuscript.statement(), STATEMENT)),
        Block::Text(words.readiness_overall_line(gate, word)),
        manuscript.beside_radar(readiness, steps(manuscript, readiness)),
        Block::Heading(2, words.plan_printed_priorities(manuscript.document.plan.priorities.len() as u32)),
        priorities(manuscript),
    ];
    blocks.push(Block::Pairs(pairs([
        (words.mission_who_is_missing(), manuscript.missing(MOST_GROUPS, GROUP).join("\n")),
        (words.plan_printed_stop(), manuscript.or_open(&manuscript.terse(&manuscript.document.mission.stop, ASK))),
        (words.plan_ask(), manuscript.or_open(&manuscript.terse(&manuscript.document.plan.board_ask, ASK))),
        (words.plan_next_report(), manuscript.next_report()),
    ])));
    blocks.push(Block::Note(foot(manuscript, readiness)));
    manuscript.paper(Pack::Board, words.print_board_title(), blocks)
}

fn steps(manuscript: &Manuscript<'_>, readiness: &Readiness) -> Block {
    let words = manuscript.words;
    let rows = manuscript.framework.steps.iter().zip(&readiness.steps).map(|(step, at)| {
        let holds = say::readiness::holds_back(step, at, &manuscript.document.readiness, words);
        let word = say::readiness::step_word(at, manuscript.framework, words);
        vec![step.short_title.clone(), word, manuscript.terse(&holds, HOLDS_BACK)]
    });
    let columns =
        [(words.readiness_step(), 24), (words.readiness_level_reached(), 23), (words.readiness_holds_back(), 53)];
    manuscript.table(words.readiness_by_step(), columns, rows)
}

fn priorities(manuscript: &Manuscript<'_>) -> Block {
    let (words, plan) = (manuscript.words, &manuscript.document.plan);
    if plan.priorities.is_empty() {
        return Block::Text(words.plan_no_priorities().into_owned());
    }
    let columns = [
        (words.plan_printed_what(), 42),
        (words.plan_owner(), 18),
        (words.plan_printed_by(), 15),
        (words.plan_know_by(), 25),
    ];
    manuscript.table(words.plan_what_we_do(), columns, plan.priorities.iter().map(|id| priority(manuscript, id)))
}

/// A priority in one row: what is open comes before what is done.
fn priority(manuscript: &Manuscript<'_>, id: &IndicatorId) -> Vec<String> {
    let words = manuscript.words;
    let mut actions: Vec<&Action> = manuscript.document.plan.actions_for(id).collect();
    sort(&mut actions, |one, other| one.status.is_open() && !other.status.is_open());
    let (Some(first), more) = (actions.first(), actions.len().saturating_sub(1) as u32) else {
        let open = || manuscript.or_open("");
        return vec![words.plan_priority_open(manuscript.title(id)), open(), open(), open()];
    };
    let what =
        manuscript.terse(&words.plan_priority_action(manuscript.or_open(&first.title), manuscript.title(id)), WHAT);
    vec![
        if more > 0 { words.print_what_more(more, what) } else { what },
        manuscript.or_open(&manuscript.terse(&first.owner, OWNER)),
        manuscript.due_month(first),
        know_by(manuscript, first),
    ]
}

/// What will be counted and where it should stand, or else what will exist.
fn know_by(manuscript: &Manuscript<'_>, action: &Action) -> String {
    let (what, aim) = (action.measure.what.trim(), action.measure.target.trim());
    match (what, aim) {
        ("", "") => manuscript.or_open(&manuscript.terse(&action.product, KNOW_BY)),
        (text, "") | ("", text) => manuscript.terse(text, KNOW_BY),
        (what, aim) => manuscript.words.plan_know(manuscript.terse(aim, KNOW_BY / 2), manuscript.terse(what, KNOW_BY)),
    }
}

fn foot(manuscript: &Manuscript<'_>, readiness: &Readiness) -> String {
    let words = manuscript.words;
    let coverage = readiness.overall.coverage;
    let claimed = manuscript.claimed(&readiness.steps);
    let (rated, total) = (coverage.rated as u32, coverage.total() as u32);
    let mut parts = vec![words.print_foot_rated(rated, total)];
    if coverage.not_applicable > 0 {
        parts.push(words.print_foot_not_applicable(coverage.not_applicable as u32));
    }
    if coverage.rated > 0 {
        parts.push(words.print_foot_claimed(claimed));
    }
    let foot = words.print_foot(words.date(manuscript.today), parts.join("; "));
    if manuscript.cut.get() { format!("{foot} {}", words.print_foot_cut()) } else { foot }
}
