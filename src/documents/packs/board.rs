//! One page for the board: level words, no percents, and nothing beyond what one page holds.

use crate::base::{IndicatorId, sort};
use crate::documents::files::fit;
use crate::documents::manuscript::{Manuscript, pairs};
use crate::documents::paper::{Block, Pack, Paper};
use crate::domain::action::{Action, Status};
use crate::domain::check_in::CheckIn;
use crate::domain::score::Readiness;
use crate::say;
use crate::words::with;

/// What the page has room for, in rows and in letters. What is longer ends in dots, and the foot says that the full plan
/// has the rest.
struct Room {
    /// The actions of a priority.
    actions: usize,
    /// The groups who are missing.
    groups: usize,
    /// The actions that stand otherwise since the last check-in.
    news: usize,
    group: usize,
    statement: usize,
    gate: usize,
    holds: usize,
    what: usize,
    ask: usize,
}

/// From much room to little.
const ROOMS: [Room; 6] = [
    Room { actions: 3, groups: 6, news: 3, group: 160, statement: 500, gate: 400, holds: 140, what: 160, ask: 400 },
    Room { actions: 2, groups: 4, news: 3, group: 120, statement: 400, gate: 300, holds: 110, what: 130, ask: 300 },
    Room { actions: 2, groups: 3, news: 3, group: 90, statement: 300, gate: 220, holds: 70, what: 90, ask: 200 },
    Room { actions: 1, groups: 3, news: 3, group: 85, statement: 300, gate: 220, holds: 70, what: 90, ask: 160 },
    Room { actions: 1, groups: 2, news: 2, group: 70, statement: 240, gate: 160, holds: 50, what: 70, ask: 110 },
    Room { actions: 1, groups: 1, news: 1, group: 60, statement: 200, gate: 130, holds: 40, what: 60, ask: 90 },
];

const OWNER: usize = 40;
const KNOW_BY: usize = 60;

pub(in crate::documents) fn board(manuscript: &Manuscript<'_>) -> Paper {
    let title = manuscript.words.print_board_title();
    fit::fitted(manuscript, Pack::Board, title, &ROOMS, |room| page(manuscript, room))
}

fn page(manuscript: &Manuscript<'_>, room: &Room) -> Vec<Block> {
    let (words, framework, document) = (manuscript.words, manuscript.framework, manuscript.document);
    let readiness = manuscript.facts.readiness();
    let word = say::readiness::overall_word(&readiness.overall, framework, words);
    let gate = manuscript.terse(&say::readiness::overall_sentence(readiness, framework, words), room.gate);
    let ask = |text: &str| manuscript.or_open(&manuscript.terse(text, room.ask));
    vec![
        Block::Statement(manuscript.terse(&manuscript.statement(), room.statement)),
        Block::Text(words.readiness_overall_line(with::Gate(gate), with::Word(word))),
        manuscript.beside_radar(readiness, steps(manuscript, readiness, room)),
        Block::Heading(2, words.plan_printed_priorities(document.plan.priorities.len() as u32)),
        priorities(manuscript, room),
        Block::Pairs(pairs([
            (words.mission_missing(), manuscript.missing(room.groups, room.group).join("\n")),
            (words.check_in_how_it_goes(), progress(manuscript, room)),
            (words.cost_sketch(), cost(manuscript)),
            (words.plan_printed_stop(), ask(&document.mission.stop)),
            (words.plan_ask(), ask(&document.plan.board_ask)),
            (words.plan_next_report(), manuscript.next_report()),
        ])),
        Block::Note(foot(manuscript, readiness)),
    ]
}

/// How the actions stand, and what the last check-in changed; nothing while there are none.
fn progress(manuscript: &Manuscript<'_>, room: &Room) -> String {
    let (words, plan) = (manuscript.words, &manuscript.document.plan);
    let mut lines = vec![say::plan::tally(words, &plan.actions, manuscript.today)];
    if let Some(last) = plan.check_ins.iter().max_by_key(|check_in| check_in.date) {
        lines.extend(changes(manuscript, last, room));
    }
    lines.retain(|line| !line.is_empty());
    lines.join("\n")
}

/// What a check-in changed, under its day, and how many changes more there are; nothing where it changed nothing.
fn changes(manuscript: &Manuscript<'_>, last: &CheckIn, room: &Room) -> Vec<String> {
    let (words, plan) = (manuscript.words, &manuscript.document.plan);
    let changed = last.actions.iter().filter(|said| said.was != said.status).filter_map(|said| {
        let action = plan.actions.iter().find(|action| action.id == said.action)?;
        Some((&action.title, said.status))
    });
    let changed: Vec<_> = changed.collect();
    if changed.is_empty() {
        return Vec::new();
    }
    let line = |(title, status): &(&String, Status)| {
        let title = with::Title(manuscript.terse(title, room.what));
        words.check_in_line(with::Status(say::plan::status(words, *status)), title)
    };
    let mut lines = vec![words.check_in_since(words.date(last.date))];
    lines.extend(changed.iter().take(room.news).map(line));
    let more = changed.len().saturating_sub(room.news) as u32;
    lines.extend((more > 0).then(|| words.print_and_more(more)));
    lines
}

/// What five years cost and what is short; nothing where no cost is written.
fn cost(manuscript: &Manuscript<'_>) -> String {
    let (words, five) = (manuscript.words, manuscript.facts.five_years());
    let mut lines = Vec::new();
    if five.total() > 0 {
        lines.push(say::cost::cost_summary(words, five));
    }
    lines.extend(say::cost::findings(words, five));
    lines.join(" ")
}

fn steps(manuscript: &Manuscript<'_>, readiness: &Readiness, room: &Room) -> Block {
    let words = manuscript.words;
    let rows = manuscript.framework.steps.iter().zip(&readiness.steps).map(|(step, at)| {
        let holds = say::readiness::holds_back(step, at, &manuscript.document.readiness, words);
        let word = say::readiness::step_word(at, manuscript.framework, words);
        vec![step.short_title.clone(), word, manuscript.terse(&holds, room.holds)]
    });
    let columns =
        [(words.readiness_step(), 24), (words.readiness_level_reached(), 23), (words.readiness_holds_back(), 53)];
    manuscript.table(words.readiness_by_step(), columns, rows)
}

fn priorities(manuscript: &Manuscript<'_>, room: &Room) -> Block {
    let (words, plan) = (manuscript.words, &manuscript.document.plan);
    if plan.priorities.is_empty() {
        return Block::Text(words.plan_no_priorities().into_owned());
    }
    let columns = [
        (words.plan_printed_what(), 42),
        (words.plan_owner(), 16),
        (words.plan_printed_by(), 17),
        (words.plan_know_by(), 25),
    ];
    let rows = plan.priorities.iter().flat_map(|id| priority(manuscript, id, room));
    manuscript.table(words.plan_what_we_do(), columns, rows)
}

/// A priority's actions, a row each: what is open comes before what is done. The last row counts those without one.
fn priority(manuscript: &Manuscript<'_>, id: &IndicatorId, room: &Room) -> Vec<Vec<String>> {
    let words = manuscript.words;
    let mut actions: Vec<&Action> = manuscript.document.plan.actions_for(id).collect();
    sort(&mut actions, |one, other| one.status.is_open() && !other.status.is_open());
    if actions.is_empty() {
        let open = || manuscript.or_open("");
        return vec![vec![words.plan_priority_open(manuscript.title(id)), open(), open(), open()]];
    }
    let shown = actions.len().min(room.actions);
    let more = (actions.len() - shown) as u32;
    let row = |(at, action): (usize, &&Action)| {
        let title = manuscript.or_open(&action.title);
        let what = if at == 0 {
            words.plan_priority_action(with::Action(title), with::Title(manuscript.title(id)))
        } else {
            title
        };
        let what = manuscript.terse(&what, room.what);
        vec![
            if more > 0 && at + 1 == shown { words.print_what_more(with::Count(more), with::What(what)) } else { what },
            manuscript.or_open(&manuscript.terse(&action.owner, OWNER)),
            manuscript.due_month(action),
            know_by(manuscript, action),
        ]
    };
    actions.iter().take(shown).enumerate().map(row).collect()
}

/// What will be counted and where it should stand, or else what will exist.
fn know_by(manuscript: &Manuscript<'_>, action: &Action) -> String {
    let (what, aim) = (action.measure.what.trim(), action.measure.target.trim());
    match (what, aim) {
        ("", "") => manuscript.or_open(&manuscript.terse(&action.product, KNOW_BY)),
        (text, "") | ("", text) => manuscript.terse(text, KNOW_BY),
        (what, aim) => manuscript
            .words
            .plan_know(with::Aim(manuscript.terse(aim, KNOW_BY / 2)), with::What(manuscript.terse(what, KNOW_BY))),
    }
}

fn foot(manuscript: &Manuscript<'_>, readiness: &Readiness) -> String {
    let words = manuscript.words;
    let coverage = readiness.overall.coverage;
    let claimed = manuscript.claimed(&readiness.steps);
    let (rated, total) = (coverage.rated as u32, coverage.total() as u32);
    let mut parts = vec![words.print_foot_rated(with::Rated(rated), with::Total(total))];
    if coverage.not_applicable > 0 {
        parts.push(words.print_foot_not_applicable(coverage.not_applicable as u32));
    }
    if coverage.rated > 0 {
        parts.push(words.print_foot_claimed(claimed));
    }
    let foot = words.print_foot(with::Date(words.date(manuscript.today)), with::Parts(parts.join("; ")));
    if manuscript.cut.get() { format!("{foot} {}", words.print_foot_cut()) } else { foot }
}
