//! What each step's ratings say, indicator by indicator.

use crate::documents::manuscript::Manuscript;
use crate::documents::paper::{Block, Pack, Paper};
use crate::documents::tables::readiness::steps;
use crate::domain::Step;
use crate::domain::score::StepReadiness;
use crate::say;
use crate::words::with;

pub(in crate::documents) fn step_report(manuscript: &Manuscript<'_>) -> Paper {
    let (words, framework) = (manuscript.words, manuscript.framework);
    let readiness = manuscript.facts.readiness();
    let word = say::readiness::overall_word(&readiness.overall, framework, words);
    let mut blocks = vec![
        Block::Text(words.readiness_overall_line(
            with::Gate(say::readiness::overall_sentence(readiness, framework, words)),
            with::Word(word),
        )),
        manuscript.beside_radar(readiness, steps(manuscript).block(words)),
    ];
    for (step, at) in framework.steps.iter().zip(&readiness.steps) {
        blocks.extend(step_blocks(manuscript, step, at));
    }
    blocks.extend(manuscript.open(2));
    blocks.extend(manuscript.strays());
    blocks.extend(manuscript.rated_together());
    manuscript.paper(Pack::StepReport, words.readiness_report_title(), blocks)
}

/// A step; nothing where nothing is known of it.
fn step_blocks(manuscript: &Manuscript<'_>, step: &Step, at: &StepReadiness) -> Vec<Block> {
    let words = manuscript.words;
    let Some(answers) = manuscript.answers(step) else { return Vec::new() };
    let mut about = vec![
        Block::Heading(
            2,
            words.readiness_step_heading(
                with::Level(say::readiness::step_word(at, manuscript.framework, words)),
                with::Title(&step.title),
            ),
        ),
        Block::Text(say::readiness::step_gate(at, manuscript.framework, words)),
    ];
    if at.claimed > 0 {
        about.push(Block::Text(words.readiness_step_claimed(at.claimed as u32)));
    }
    let unmet: Vec<String> = manuscript
        .facts
        .unmet_foundations()
        .into_iter()
        .filter(|row| step.indicators.iter().any(|indicator| indicator.id == row.indicator))
        .map(|row| manuscript.foundation(row))
        .collect();
    if !unmet.is_empty() {
        about.extend([Block::Heading(3, words.readiness_foundations().into_owned()), Block::List(unmet)]);
    }
    let mut blocks = vec![Block::Together(about)];
    blocks.push(answers);
    blocks
}
