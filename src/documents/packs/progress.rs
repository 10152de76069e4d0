//! The progress report: what was said, done, changed and learned, and what comes next.

use crate::base::sort;
use crate::documents::manuscript::Manuscript;
use crate::documents::paper::{Block, Pack, Paper};
use crate::documents::tables;
use crate::domain::action::Status;
use crate::domain::check_in::CheckIn;
use crate::say;
use crate::words::with;

pub(in crate::documents) fn progress(manuscript: &Manuscript<'_>) -> Paper {
    let (words, plan) = (manuscript.words, &manuscript.document.plan);
    let last = plan.check_ins.iter().max_by_key(|check_in| check_in.date);
    let mut blocks = vec![
        Block::Statement(manuscript.statement()),
        Block::Text(last.map_or_else(
            || words.check_in_none().into_owned(),
            |last| words.check_in_as_of(with::Count(plan.check_ins.len() as u32), with::Date(words.date(last.date))),
        )),
        Block::Heading(2, words.check_in_said().into_owned()),
        said(manuscript, last),
    ];
    blocks.push(Block::Heading(2, words.check_in_done().into_owned()));
    blocks.push(done(manuscript));
    blocks.push(Block::Heading(2, words.check_in_changed().into_owned()));
    blocks.extend(changed(manuscript));
    blocks.push(Block::Heading(2, words.check_in_learned().into_owned()));
    let learned: Vec<String> = plan
        .check_ins
        .iter()
        .rev()
        .filter(|check_in| !check_in.learned.trim().is_empty())
        .map(|check_in| {
            words.check_in_on_day(with::Date(words.date(check_in.date)), with::Text(check_in.learned.trim()))
        })
        .collect();
    blocks.push(list_or(learned, words.check_in_nothing_learned()));
    blocks.push(Block::Heading(2, words.check_in_next().into_owned()));
    blocks.push(next(manuscript, last));
    manuscript.paper(Pack::Progress, words.check_in_progress_title(), blocks)
}

/// Every check-in, the latest first: what was said of each action, what was learned and what comes next.
pub(super) fn check_ins(manuscript: &Manuscript<'_>) -> Vec<Block> {
    let (words, plan) = (manuscript.words, &manuscript.document.plan);
    let mut all: Vec<&CheckIn> = plan.check_ins.iter().collect();
    if all.is_empty() {
        return Vec::new();
    }
    sort(&mut all, |one, other| one.date > other.date);
    let mut blocks = vec![Block::Heading(2, words.check_in_all().into_owned())];
    for one in all {
        let lines = say::check_in::lines(one, plan, manuscript.framework, words);
        blocks.push(Block::Together(vec![
            Block::Heading(3, words.check_in_of(words.date(one.date))),
            list_or(lines, words.check_in_nothing_said()),
        ]));
    }
    blocks
}

fn list_or(items: Vec<String>, otherwise: std::borrow::Cow<'static, str>) -> Block {
    if items.is_empty() { Block::Text(otherwise.into_owned()) } else { Block::List(items) }
}

/// Every action: who, by when, how it goes and why.
fn said(manuscript: &Manuscript<'_>, last: Option<&CheckIn>) -> Block {
    let (words, actions) = (manuscript.words, &manuscript.document.plan.actions);
    if actions.is_empty() {
        return Block::Text(words.plan_no_actions().into_owned());
    }
    tables::plan::agreed(manuscript, last).block(words)
}

fn done(manuscript: &Manuscript<'_>) -> Block {
    let actions = manuscript.document.plan.actions.iter().filter(|action| action.status == Status::Done);
    let lines = actions.map(|action| match action.product.trim() {
        "" => manuscript.or_open(&action.title),
        product => manuscript
            .words
            .check_in_done_product(with::Product(product), with::Title(manuscript.or_open(&action.title))),
    });
    list_or(lines.collect(), manuscript.words.check_in_nothing_done())
}

/// Readings against their baseline, and levels that changed.
fn changed(manuscript: &Manuscript<'_>) -> Vec<Block> {
    let (words, plan) = (manuscript.words, &manuscript.document.plan);
    let mut blocks: Vec<Block> = tables::measure::readings(manuscript).block_of_some(words).into_iter().collect();
    let rerated = |said, rated| say::check_in::rerated(said, rated, manuscript.framework, words);
    let levels = plan.check_ins.iter().rev().flat_map(|said| said.rerated.iter().map(move |rated| (said, rated)));
    let levels = levels.map(|(said, rated)| rerated(said, rated));
    let levels: Vec<String> = levels.collect();
    blocks.extend(tables::cost::actuals(manuscript).block_of_some(words));
    if !levels.is_empty() || blocks.is_empty() {
        blocks.push(list_or(levels, words.check_in_nothing_changed()));
    }
    blocks
}

fn next(manuscript: &Manuscript<'_>, last: Option<&CheckIn>) -> Block {
    let (words, plan) = (manuscript.words, &manuscript.document.plan);
    let mut lines: Vec<String> = Vec::new();
    lines.extend(last.map(|last| last.next.trim().to_owned()).filter(|next| !next.is_empty()));
    for action in plan.actions.iter().filter(|action| action.status.is_open()) {
        let said = last.and_then(|last| last.checked(&action.id)).map_or("", |checked| checked.next_step.trim());
        let step = if said.is_empty() { action.first_step.trim() } else { said };
        if !step.is_empty() {
            lines.push(words.check_in_owner_step(with::Owner(manuscript.or_open(&action.owner)), with::Step(step)));
        }
    }
    lines.extend(plan.next_report.map(|day| match day < manuscript.today {
        true => words.check_in_report_passed(words.date(day)),
        false => words.check_in_report_on(words.date(day)),
    }));
    list_or(lines, words.check_in_nothing_next())
}
