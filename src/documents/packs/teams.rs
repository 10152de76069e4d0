//! Several teams side by side, on paper: how they are spread over each step, and each of them.

use crate::documents::manuscript::Manuscript;
use crate::documents::paper::{Block, Pack, Paper};
use crate::documents::tables;
use crate::domain::teams::StepSpread;
use crate::say;

pub(in crate::documents) fn teams(manuscript: &Manuscript<'_>) -> Paper {
    let Manuscript { words, framework, teams, .. } = manuscript;
    let spread = |(at, title): (usize, String)| {
        (title, say::teams::spread(&StepSpread::of(teams, framework, at), framework, words))
    };
    let steps = framework.steps.iter().map(|step| step.short_title.clone()).enumerate();
    let blocks = vec![
        Block::Heading(2, words.teams_spread_title().into_owned()),
        Block::Pairs(steps.map(spread).collect()),
        tables::teams::teams(teams, framework, words).block(words),
    ];
    manuscript.paper(Pack::Teams, words.teams_beside(), blocks)
}
