//! The cost sketch on paper: five years, what pays for them, and the year in which money runs out.

use crate::documents::manuscript::Manuscript;
use crate::documents::paper::{Block, Pack, Paper};
use crate::documents::picture;
use crate::documents::tables::cost;
use crate::say;

/// The sketch among other parts of a plan: what it finds, and the five years; nothing where no cost is written.
pub(super) fn in_short(manuscript: &Manuscript<'_>) -> Vec<Block> {
    let (words, five) = (manuscript.words, manuscript.facts.five_years());
    if manuscript.document.plan.cost.lines.is_empty() {
        return Vec::new();
    }
    let mut blocks = vec![Block::Heading(2, words.cost_title().into_owned())];
    blocks.extend(say::cost::findings(words, five).into_iter().map(Block::Text));
    if five.total() > 0 {
        blocks.push(Block::Text(say::cost::cost_summary(words, five)));
    }
    blocks.push(cost::five_years(manuscript).block(words));
    blocks.push(cost::lines(manuscript).block(words));
    blocks
}

pub(in crate::documents) fn costs(manuscript: &Manuscript<'_>) -> Paper {
    let (words, plan) = (manuscript.words, &manuscript.document.plan);
    let five = manuscript.facts.five_years();
    let mut blocks: Vec<Block> = manuscript.north_star().into_iter().collect();
    if plan.cost.lines.is_empty() {
        blocks.push(Block::Text(words.cost_none().into_owned()));
        blocks.push(Block::Note(words.cost_rule().into_owned()));
        return manuscript.paper(Pack::Costs, words.cost_title(), blocks);
    }
    let mut found = say::cost::findings(words, five).into_iter();
    blocks.extend(found.next().map(Block::Statement));
    blocks.extend(found.map(Block::Text));
    if five.total() > 0 {
        blocks.push(Block::Text(say::cost::cost_summary(words, five)));
        blocks.push(Block::Bars(picture::cost::five_years(five, words)));
    }
    blocks.push(cost::five_years(manuscript).block(words));
    blocks.push(Block::Note(words.cost_rule().into_owned()));
    blocks.push(Block::Heading(2, words.cost_lines().into_owned()));
    blocks.push(cost::lines(manuscript).block(words));
    blocks.extend(cost::sources(manuscript).block_of_some(words));
    blocks.extend(cost::by_school(manuscript, usize::MAX).block_of_some(words));
    manuscript.paper(Pack::Costs, words.cost_title(), blocks)
}
