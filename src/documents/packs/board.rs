//! One page for the board: level words, no percents, and nothing beyond what one page holds.

use crate::base::{IndicatorId, sort};
use crate::documents::paper::{Block, Pack, Paper};
use crate::documents::source::Source;
use crate::documents::source::{pairs, table};
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

pub(in crate::documents) fn board(source: &Source<'_>) -> Paper {
    let (words, framework) = (source.words, source.framework);
    let readiness = source.facts.readiness();
    let word = say::readiness::overall_word(&readiness.overall, framework, words);
    let gate = source.terse(&say::readiness::overall_sentence(readiness, framework, words), GATE);
    let mut blocks = vec![
        Block::Statement(source.terse(&source.statement(), STATEMENT)),
        Block::Text(words.print_overall_line(gate, word)),
        source.beside_radar(readiness, steps(source, readiness)),
        Block::Heading(2, words.print_priorities(source.document.plan.priorities.len() as u32)),
        priorities(source),
    ];
    blocks.push(Block::Pairs(pairs([
        (words.print_who_is_missing(), source.missing(MOST_GROUPS, GROUP).join("\n")),
        (words.print_stop(), source.or_open(&source.terse(&source.document.mission.stop, ASK))),
        (words.print_ask(), source.or_open(&source.terse(&source.document.plan.board_ask, ASK))),
        (words.print_next_report(), source.or_open(&source.day(source.document.plan.next_report))),
    ])));
    blocks.push(Block::Note(foot(source, readiness)));
    source.paper(Pack::Board, words.print_board_title(), blocks)
}

fn steps(source: &Source<'_>, readiness: &Readiness) -> Block {
    let words = source.words;
    let rows = source.framework.steps.iter().zip(&readiness.steps).map(|(step, at)| {
        let holds = say::readiness::holds_back(step, at, &source.document.readiness, words);
        let word = say::readiness::step_word(at, source.framework, words);
        vec![step.short_title.clone(), word, source.terse(&holds, HOLDS_BACK)]
    });
    let head = [words.print_step(), words.print_level_reached(), words.print_holds_back()];
    table(words.print_by_step(), head, [24, 23, 53], rows)
}

fn priorities(source: &Source<'_>) -> Block {
    let (words, plan) = (source.words, &source.document.plan);
    if plan.priorities.is_empty() {
        return Block::Text(words.print_no_priorities().into_owned());
    }
    let head = [words.print_what(), words.print_owner(), words.print_by(), words.print_know_by()];
    table(words.print_what_we_do(), head, [42, 18, 15, 25], plan.priorities.iter().map(|id| priority(source, id)))
}

/// A priority in one row: what is open comes before what is done.
fn priority(source: &Source<'_>, id: &IndicatorId) -> Vec<String> {
    let words = source.words;
    let mut actions: Vec<&Action> = source.document.plan.actions_for(id).collect();
    sort(&mut actions, |one, other| one.status.is_open() && !other.status.is_open());
    let (Some(first), more) = (actions.first(), actions.len().saturating_sub(1) as u32) else {
        let open = || source.or_open("");
        return vec![words.print_priority_open(source.title(id)), open(), open(), open()];
    };
    let what = source.terse(&words.print_priority_action(source.or_open(&first.title), source.title(id)), WHAT);
    vec![
        if more > 0 { words.print_what_more(more, what) } else { what },
        source.or_open(&source.terse(&first.owner, OWNER)),
        source.or_open(&source.month(first.due_date)),
        know_by(source, first),
    ]
}

/// What will be counted and where it should stand, or else what will exist.
fn know_by(source: &Source<'_>, action: &Action) -> String {
    let (what, aim) = (action.measure.what.trim(), action.measure.target.trim());
    match (what, aim) {
        ("", "") => source.or_open(&source.terse(&action.product, KNOW_BY)),
        (text, "") | ("", text) => source.terse(text, KNOW_BY),
        (what, aim) => source.words.print_know(source.terse(aim, KNOW_BY / 2), source.terse(what, KNOW_BY)),
    }
}

fn foot(source: &Source<'_>, readiness: &Readiness) -> String {
    let words = source.words;
    let coverage = readiness.overall.coverage;
    let claimed = source.claimed(&readiness.steps);
    let (rated, total) = (coverage.rated as u32, coverage.total() as u32);
    let mut parts = vec![words.print_foot_rated(rated, total)];
    if coverage.not_applicable > 0 {
        parts.push(words.print_foot_not_applicable(coverage.not_applicable as u32));
    }
    if coverage.rated > 0 {
        parts.push(words.print_foot_claimed(claimed));
    }
    let foot = words.print_foot(words.date(source.today), parts.join("; "));
    if source.cut.get() { format!("{foot} {}", words.print_foot_cut()) } else { foot }
}
